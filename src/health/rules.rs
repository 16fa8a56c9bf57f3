//! The table of rules: what each is called, what it looks at, what it says, and what to do about it.
//!
//! The documentation, `?` and every flag read it from here; the rules themselves stand beside, by group.

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RuleGroup {
    /// When things happen.
    Dates,
    /// Whether the roadmap is looked after.
    Upkeep,
    /// Whether those who speak are heard.
    Loop,
    /// Whether the file is in order; it colours no letter.
    File,
}

impl RuleGroup {
    /// Every group, in the order in which people read them.
    pub const ALL: [RuleGroup; 4] = [
        RuleGroup::Dates,
        RuleGroup::Upkeep,
        RuleGroup::Loop,
        RuleGroup::File,
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            RuleGroup::Dates => "dates",
            RuleGroup::Upkeep => "upkeep",
            RuleGroup::Loop => "loop",
            RuleGroup::File => "file",
        }
    }
}

/// The description of a rule.
#[derive(Debug)]
pub struct RuleSpec {
    /// The rule.
    pub rule: Rule,
    /// Its name, as in `off` and in every output.
    pub id: &'static str,
    /// Its group.
    pub group: RuleGroup,
    /// The kind of entry it looks at.
    pub on: &'static str,
    /// When it is raised, in one plain sentence.
    pub says: &'static str,
    /// What to do about it.
    pub advice: &'static str,
}

macro_rules! rules {
    ($($rule:ident $id:literal $group:ident $on:literal $says:literal $advice:literal;)*) => {
        /// A rule, in the order of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule { $( #[doc = $says] $rule, )* }

        /// Every rule.
        pub const RULES: &[RuleSpec] = &[
            $( RuleSpec { rule: Rule::$rule, id: $id, group: RuleGroup::$group, on: $on, says: $says, advice: $advice }, )*
        ];
    };
}
rules! {
    Overdue "overdue" Dates "milestone"
        "It should be done by now and is not."
        "give a new date (f) or mark it done (d)";
    Slipping "slipping" Dates "milestone"
        "It is expected later than was agreed, by more than the limit."
        "win the time back and give the new date (f), or have the later date approved (p)";
    InheritsSlip "inherits-slip" Dates "milestone"
        "What it waits for makes it later than its own date says."
        "settle it with the owner of what it waits for, then give a date that can hold (f)";
    LateStart "late-start" Dates "milestone"
        "It is still planned, though the work had to begin by now to be done in time."
        "begin it (start, in the menu m) or give a later date (f)";
    Pushed "pushed" Dates "milestone"
        "Its date was moved later twice or more."
        "find out what really holds it, before moving it again (f); drop it (x) if it will not come";
    Drifting "drifting" Dates "milestone"
        "Its date moves away while time passes."
        "ask what would have to be true for it to be done, and give a date that holds (f)";
    Undated "undated" Dates "milestone"
        "Nobody has said when it is expected."
        "ask its owner and give a date (f)";
    Blocked "blocked" Dates "milestone"
        "Something stands in its way."
        "say who clears the way and by when; once it is clear, unblock it (b)";
    ProblemReported "problem-reported" Dates "milestone"
        "Somebody reported a problem with it and has no answer."
        "answer it (y), and change the date if it is right (f)";
    AssumptionBroken "assumption-broken" Dates "milestone"
        "What it rests on no longer holds."
        "look at its date again (f), and close the risk once it is dealt with (e)";
    Gap "gap" Dates "capability"
        "It is below its target and no open milestone leads there."
        "add a milestone that reaches the target (a), or change the target (e)";
    TargetLate "target-late" Dates "capability"
        "The milestones that lead to its target are expected after it is due."
        "bring the milestone forward (f), or agree on a later day for the target (e)";
    Behind "behind" Dates "indicator"
        "It has come less than four fifths of the way that it should have come."
        "ask who reads it what holds it back; agree on what to do, or on another target (e)";
    PlacementShort "placement-short" Dates "placement"
        "Fewer were placed than agreed, and the day has passed."
        "agree with the host who comes next, and set the day and number that hold (e)";
    UpdateDue "update-due" Upkeep "milestone"
        "Nobody has confirmed or changed it for longer than it is asked for."
        "ask its owner, then confirm it (c) or give a new date (f)";
    Stale "stale" Upkeep "milestone"
        "Nobody has confirmed or changed it for more than twice its rhythm."
        "ask its owner, then confirm it (c) or give a new date (f)";
    Dormant "dormant" Upkeep "milestone"
        "Nobody has confirmed or changed it for more than four times its rhythm."
        "speak to its owner: confirm it (c), give a new date (f), or drop it (x)";
    Quiet "quiet" Upkeep "milestone"
        "Its agreed silence is too long, or has no reason."
        "agree on a shorter silence, with its reason (z)";
    NoOwner "no-owner" Upkeep "milestone"
        "Nobody answers for it."
        "give it an owner (o)";
    Unlogged "unlogged" Upkeep "milestone"
        "What stands in the file is not what its log says last."
        "log what was changed by hand, with its reason (tcu record)";
    Unproven "unproven" Upkeep "milestone"
        "It is done, but nothing shows it."
        "name the evidence (e)";
    Overlap "overlap" Upkeep "milestone"
        "Two owners work towards the same rung of one capability, apart."
        "bring the two together: make one a partner of the other (e), or drop one (x)";
    OwnerLeft "owner-left" Upkeep "owner"
        "The owner's last day has passed and milestones are still theirs."
        "hand them over (o on each, or tcu handover)";
    OwnerLeaving "owner-leaving" Upkeep "owner"
        "The owner leaves before a milestone of theirs is expected."
        "agree on who follows and hand over in time (o on each, or tcu handover)";
    Assess "assess" Upkeep "capability"
        "A milestone that is done should have lifted it, and nobody has assessed it since."
        "assess it (s)";
    Reassess "reassess" Upkeep "capability"
        "Its last assessment is old."
        "assess it again (s)";
    LoneGroup "lone-group" Upkeep "capability"
        "All the work on it lies with one group of stakeholders."
        "look for a partner from another group and name them (e)";
    NoReading "no-reading" Upkeep "indicator"
        "Its last reading is old."
        "ask who reads it and add a reading (a)";
    ReadingsDiffer "readings-differ" Upkeep "indicator"
        "Two readings of one day differ."
        "compare their sources, and add the reading that holds (a)";
    RiskReview "risk-review" Upkeep "risk"
        "The day to look at it again has passed."
        "look at it again: set the next day, or close it (e)";
    DecisionOverdue "decision-overdue" Upkeep "decision"
        "It should have been carried out by now."
        "ask who carries it out; note the day it was done, or set a new one (e)";
    ReviewDue "review-due" Upkeep "roadmap"
        "The last review is long ago."
        "hold a review (R)";
    Unconfirmed "unconfirmed" Upkeep "roadmap"
        "Nobody has ever confirmed or changed some open milestones."
        "go through them with their owners (R): confirm each (c) or give a date (f)";
    Setup "setup" Upkeep "roadmap"
        "Something is not set up yet."
        "add what is missing (a, s for an assessment, R for a review, p for an agreed date)";
    Unacknowledged "unacknowledged" Loop "feedback"
        "A message or letter has not been acknowledged."
        "say that it has arrived (+), or answer it (y)";
    Unanswered "unanswered" Loop "feedback"
        "It has no answer yet."
        "answer it (y)";
    Untold "untold" Loop "feedback"
        "It was answered, but the one who spoke has not heard."
        "tell them and note it (t)";
    Unacted "unacted" Loop "feedback"
        "It was accepted, but no change or decision names it."
        "change what was promised and name this feedback with it (e), or record a decision (a)";
    Sensitive "sensitive" Loop "feedback"
        "It is sensitive and holds what must not be written, or does not say where it was taken."
        "take out what is written (tcu feedback erase) and name the office it was referred to (e)";
    StatusDates "status-dates" File "milestone"
        "Its status and its dates contradict each other."
        "mend the status or the dates (e)";
    Clock "clock" File "roadmap"
        "Something is dated after today."
        "check the date of this computer, else mend the date in the file (E)";
    UnknownReference "unknown-reference" File "any entry or record"
        "It names something that does not exist."
        "mend the name (e), or add what it names (a)";
    Cycle "cycle" File "milestone"
        "It waits for itself, directly or through others."
        "take one of the links out of `after` (e)";
    DuplicateId "duplicate-id" File "any entry"
        "An earlier entry has the same id."
        "give one of the two another id in the file (E)";
    Conflict "conflict" File "any entry"
        "Two people changed the same field apart."
        "choose between the two values (tcu resolve)";
    UnknownKey "unknown-key" File "any entry or record"
        "The file has a key that the format does not know."
        "mend or remove it in the file (E)";
}

impl Rule {
    /// The description of the rule.
    pub fn about(self) -> &'static RuleSpec {
        &RULES[self as usize]
    }

    /// Its name.
    pub fn id(self) -> &'static str {
        self.about().id
    }

    /// Its group.
    pub fn group(self) -> RuleGroup {
        self.about().group
    }

    /// The rule of that name.
    pub fn from_id(id: &str) -> Option<Rule> {
        RULES
            .iter()
            .find(|about| about.id == id)
            .map(|about| about.rule)
    }
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_rules_and_names_each_once() {
        for (place, about) in RULES.iter().enumerate() {
            assert_eq!(about.rule as usize, place);
            assert_eq!(Rule::from_id(about.id), Some(about.rule));
            assert!(
                about.says.ends_with('.') && !about.advice.ends_with('.'),
                "{}",
                about.id
            );
        }
        assert_eq!(Rule::from_id("overdo"), None);
    }
}
