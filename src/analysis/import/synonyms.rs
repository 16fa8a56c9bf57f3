//! The words by which offices head their columns and name their statuses, English and Urdu.

use crate::model::Kind;
use crate::text::fold;

/// The field that a heading means, by the kind of the sheet.
pub fn key_of(kind: Kind, heading: &str) -> Option<&'static str> {
    let heading = normal(heading);
    if heading.is_empty() {
        return None;
    }
    let fields = kind.description().fields;
    let own = fields.iter().find(|field| normal(field.key) == heading);
    if let Some(field) = own {
        return Some(field.key);
    }
    let known = synonyms(kind).find(|(_, words)| words.iter().any(|word| normal(word) == heading));
    known
        .and_then(|(key, _)| kind.field(key))
        .map(|field| field.key)
}

/// A column that is no field: it numbers the rows, so that predecessors can name them.
pub fn is_row_number(heading: &str) -> bool {
    let heading = normal(heading);
    [
        "s no",
        "sr",
        "sr no",
        "s n",
        "no",
        "number",
        "serial",
        "serial no",
        "row",
        "نمبر شمار",
        "شمار",
    ]
    .iter()
    .any(|word| normal(word) == heading)
        || heading == "#"
}

/// The word of a choice that a text means.
pub fn choice_of(words: &[&'static str], text: &str) -> Option<&'static str> {
    let said = normal(text);
    let own = words.iter().find(|word| normal(word) == said);
    let synonym = CHOICES.iter().find(|(word, others)| {
        words.contains(word) && others.iter().any(|other| normal(other) == said)
    });
    own.copied().or(synonym.map(|(word, _)| *word))
}

/// True of a text that says that nothing is known: "-", "TBD", "n/a".
pub fn is_nothing(text: &str) -> bool {
    let said = text.trim().to_lowercase();
    [
        "-",
        "–",
        "—",
        "--",
        "n/a",
        "na",
        "nil",
        "none",
        "tbd",
        "tba",
        "t.b.d.",
        "?",
        ".",
        "x",
        "نامعلوم",
        "not known",
    ]
    .contains(&said.as_str())
}

/// True of a row that sums others up.
pub fn is_total(text: &str) -> bool {
    let said = normal(text);
    [
        "total",
        "grand total",
        "sub total",
        "subtotal",
        "sum",
        "overall",
        "average",
        "کل",
        "میزان",
        "totals",
    ]
    .contains(&said.as_str())
}

fn normal(text: &str) -> String {
    let folded = fold(text);
    let plain = folded.chars().map(|sign| {
        if sign.is_alphanumeric() || sign == '#' {
            sign
        } else {
            ' '
        }
    });
    plain
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn synonyms(kind: Kind) -> impl Iterator<Item = &'static (&'static str, &'static [&'static str])> {
    let own: &[_] = match kind {
        Kind::Milestone => MILESTONE,
        Kind::Owner => OWNER,
        Kind::Feedback => FEEDBACK,
        Kind::Risk => RISK,
        Kind::Indicator => INDICATOR,
        _ => &[],
    };
    own.iter().chain(COMMON)
}

type Synonyms = &'static [(&'static str, &'static [&'static str])];

const COMMON: Synonyms = &[
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

const MILESTONE: Synonyms = &[
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
            "end",
            "end date",
            "مقررہ تاریخ",
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
            "begin",
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

const OWNER: Synonyms = &[
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

const FEEDBACK: Synonyms = &[
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

const RISK: Synonyms = &[
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

const INDICATOR: Synonyms = &[
    ("name", &["indicator", "indicators", "kpi", "اشاریہ"]),
    (
        "verification",
        &["means of verification", "mov", "source of data"],
    ),
    ("responsible", &["responsible", "owner"]),
];

/// Words for the words of closed lists.
const CHOICES: Synonyms = &[
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
