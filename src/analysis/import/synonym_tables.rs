//! The tables of words behind the synonyms of headings and statuses.

/// Keys or words of the format, each with the words that offices use for it.
pub(crate) type Synonyms = &'static [(&'static str, &'static [&'static str])];

/// Headings of this kind of entry.
pub(crate) const COMMON: Synonyms = &[
    (
        "id",
        &["id", "code", "ref", "reference", "identifier", "unique id"],
    ),
    ("name", &["name", "title", "description", "نام"]),
    (
        "notes",
        &[
            "notes",
            "remarks",
            "remark",
            "comment",
            "comments",
            "note",
            "تبصرہ",
            "ریمارکس",
        ],
    ),
    (
        "due",
        &["due", "due date", "target date", "deadline", "by when"],
    ),
    ("source", &["source", "reference"]),
];

/// Headings of this kind of entry.
pub(crate) const MILESTONE: Synonyms = &[
    (
        "title",
        &[
            "title",
            "milestone",
            "milestones",
            "task",
            "task name",
            "activity",
            "activities",
            "deliverable",
            "description",
            "description of activity",
            "name",
            "action",
            "work item",
            "سرگرمی",
            "کام",
            "سنگ میل",
            "عنوان",
        ],
    ),
    (
        "owner",
        &[
            "owner",
            "responsible",
            "responsibility",
            "responsible person",
            "responsible agency",
            "lead",
            "lead agency",
            "accountable",
            "assigned to",
            "resource names",
            "agency",
            "by whom",
            "focal person",
            "ذمہ دار",
            "مالک",
        ],
    ),
    (
        "partners",
        &[
            "partners",
            "partner",
            "supporting agencies",
            "with",
            "partner agencies",
            "شراکت دار",
        ],
    ),
    (
        "baseline",
        &[
            "baseline",
            "planned finish",
            "planned date",
            "planned end",
            "approved date",
            "original date",
            "plan",
            "planned completion",
            "target date",
            "baseline finish",
            "target completion date",
            "due date",
            "due",
            "deadline",
            "finish",
            "finish date",
            "finishing date",
            "end",
            "end date",
            "ending date",
            "to",
            "by when",
            "timeline",
            "مقررہ تاریخ",
            "تاریخ تکمیل",
            "آخری تاریخ",
        ],
    ),
    (
        "forecast",
        &[
            "forecast",
            "revised date",
            "revised",
            "expected date",
            "expected",
            "new date",
            "current date",
            "expected completion",
            "revised finish",
            "likely date",
            "revised completion date",
            "متوقع تاریخ",
        ],
    ),
    (
        "actual",
        &[
            "actual",
            "actual finish",
            "actual date",
            "completed on",
            "completion date",
            "date completed",
            "done on",
            "actual completion",
            "تکمیل کی تاریخ",
        ],
    ),
    (
        "start",
        &[
            "start",
            "start date",
            "starting date",
            "begin",
            "begins",
            "planned start",
            "from",
            "آغاز",
        ],
    ),
    (
        "status",
        &[
            "status",
            "state",
            "progress status",
            "current status",
            "حیثیت",
            "صورتحال",
        ],
    ),
    (
        "progress",
        &[
            "progress",
            "% complete",
            "percent complete",
            "% progress",
            "completion",
            "physical progress",
            "percentage",
            "% done",
            "فیصد",
            "پیش رفت",
        ],
    ),
    (
        "duration_days",
        &[
            "duration",
            "duration days",
            "days",
            "duration in days",
            "دورانیہ",
        ],
    ),
    (
        "after",
        &[
            "after",
            "predecessors",
            "predecessor",
            "depends on",
            "dependency",
            "dependencies",
            "waits for",
            "پہلے",
        ],
    ),
    ("capability", &["capability", "technology", "component"]),
    (
        "done_means",
        &[
            "done means",
            "completion criteria",
            "criteria",
            "definition of done",
            "evidence of completion",
            "means of verification",
        ],
    ),
    (
        "blocked_by",
        &[
            "blocked by",
            "bottleneck",
            "bottlenecks",
            "issue",
            "issues",
            "constraints",
            "رکاوٹ",
        ],
    ),
    ("phase", &["phase", "مرحلہ"]),
    ("weight", &["weight", "weightage"]),
    ("evidence", &["evidence", "documents", "proof"]),
    ("result", &["result", "outcome"]),
];

/// Headings of this kind of entry.
pub(crate) const OWNER: Synonyms = &[
    (
        "org",
        &[
            "organisation",
            "organization",
            "office",
            "agency",
            "company",
            "ادارہ",
        ],
    ),
    (
        "person",
        &["person", "name", "focal person", "contact person"],
    ),
    (
        "contact",
        &["contact", "phone", "mobile", "email", "e-mail", "رابطہ"],
    ),
    (
        "role",
        &["role", "designation", "position", "title", "عہدہ"],
    ),
];

/// Headings of this kind of entry.
pub(crate) const FEEDBACK: Synonyms = &[
    (
        "text",
        &[
            "text",
            "feedback",
            "remark",
            "comment",
            "what was said",
            "رائے",
        ],
    ),
    ("on", &["on", "date", "received on", "تاریخ"]),
    ("who", &["who", "name", "respondent", "نام"]),
    ("place", &["place", "location", "مقام"]),
];

/// Headings of this kind of entry.
pub(crate) const RISK: Synonyms = &[
    (
        "text",
        &["text", "risk", "description", "risk description", "خطرہ"],
    ),
    (
        "response",
        &["response", "mitigation", "mitigation measure", "action"],
    ),
    ("likelihood", &["likelihood", "probability"]),
];

/// Headings of this kind of entry.
pub(crate) const INDICATOR: Synonyms = &[
    ("name", &["indicator", "indicators", "kpi", "اشاریہ"]),
    (
        "verification",
        &["means of verification", "mov", "source of data"],
    ),
    ("responsible", &["responsible", "owner"]),
];

/// Words for the words of closed lists.
pub(crate) const CHOICES: Synonyms = &[
    (
        "done",
        &[
            "done",
            "completed",
            "complete",
            "finished",
            "achieved",
            "closed",
            "100%",
            "yes",
            "مکمل",
        ],
    ),
    (
        "active",
        &[
            "active",
            "in progress",
            "ongoing",
            "on going",
            "in process",
            "started",
            "under way",
            "underway",
            "wip",
            "on track",
            "partially completed",
            "جاری",
        ],
    ),
    (
        "planned",
        &[
            "planned",
            "not started",
            "pending",
            "to do",
            "todo",
            "yet to start",
            "not yet started",
            "open",
            "زیر التوا",
        ],
    ),
    (
        "blocked",
        &[
            "blocked",
            "stuck",
            "stopped",
            "on hold",
            "halted",
            "suspended",
            "رکا ہوا",
        ],
    ),
    (
        "dropped",
        &[
            "dropped",
            "cancelled",
            "canceled",
            "abandoned",
            "deleted",
            "منسوخ",
        ],
    ),
    ("cluster-firm", &["firm", "company", "smes", "sme"]),
    ("government-agency", &["government", "agency", "department"]),
    ("academia", &["university", "universities", "academic"]),
];
