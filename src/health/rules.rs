//! The table of rules: what each is called, what it looks at, what it says, and what to do about it.
//!
//! The documentation, `?` and every flag read it from here; the rules themselves stand beside, by group.

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RuleGroup {
    /// When things happen.
    Schedule,
    /// Whether entries are confirmed and kept current.
    Updates,
    /// Whether feedback is answered and followed up.
    Feedback,
    /// Whether the file is in order; it colours no letter.
    File,
}

impl RuleGroup {
    /// Every group, in the order in which people read them.
    pub const ALL: [RuleGroup; 4] = [
        RuleGroup::Schedule,
        RuleGroup::Updates,
        RuleGroup::Feedback,
        RuleGroup::File,
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            RuleGroup::Schedule => "schedule",
            RuleGroup::Updates => "updates",
            RuleGroup::Feedback => "feedback",
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
    /// Its title, as the screens show it.
    pub title: &'static str,
    /// When it is raised, in one plain sentence.
    pub says: &'static str,
    /// What to do about it: one imperative sentence. `{forecast}` stands for the key of that command, `{a|b}` for that of
    /// the first that can be given, `{assess:capability}` for one that is meant on that kind alone.
    pub remedy: &'static str,
}

macro_rules! rules {
    ($($rule:ident $id:literal $group:ident $on:literal $title:literal $says:literal $remedy:literal;)*) => {
        /// A rule, in the order of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule { $( #[doc = $says] $rule, )* }

        /// Every rule.
        pub const RULES: &[RuleSpec] = &[
            $( RuleSpec { rule: Rule::$rule, id: $id, group: RuleGroup::$group, on: $on, title: $title, says: $says, remedy: $remedy }, )*
        ];
    };
}
rules! {
    Overdue "overdue" Schedule "milestone" "Overdue"
        "The forecast has passed and it is not done."
        "give a new forecast {forecast} or mark it done {done}";
    Slipping "slipping" Schedule "milestone" "Slipping"
        "Its own slip, without the days carried from predecessors, is over the limit."
        "recover the days and give the new forecast {forecast}, or have the later date approved as baseline {approve}";
    InheritsSlip "inherits-slip" Schedule "milestone" "Delayed by predecessor"
        "Its predecessors delay it by more than the limit."
        "settle it with the owner of the predecessor, then give a forecast that can hold {forecast}";
    LateStart "late-start" Schedule "milestone" "Late start"
        "It is still planned, though its work had to start by now to meet the forecast."
        "start it {start} or give a later forecast {forecast}";
    Pushed "pushed" Schedule "milestone" "Postponed"
        "Its forecast was postponed twice or more."
        "find the cause before postponing it again {forecast}; drop it {drop} if it will not be done";
    Rebaselined "rebaselined" Schedule "milestone" "Rebaselined"
        "Its baseline was moved later twice or more, or is far from the original baseline."
        "check with those who approve whether the plan is still sound; approve a baseline that holds {approve}, or drop it {drop}";
    Drifting "drifting" Schedule "milestone" "Drifting"
        "Its forecast moves away while time passes."
        "ask what has to happen for it to be done, and give a forecast that holds {forecast}";
    Undated "undated" Schedule "milestone" "No date"
        "It has neither forecast nor baseline."
        "ask its owner and give a forecast {forecast}";
    Blocked "blocked" Schedule "milestone" "Blocked"
        "Its status is blocked."
        "say who removes the obstacle and by when; once it is removed, unblock it {block}";
    ProblemReported "problem-reported" Schedule "milestone" "Problem reported"
        "A problem was reported about it and has no answer."
        "answer it {answer}, and change the forecast if the report is right {forecast}";
    AssumptionBroken "assumption-broken" Schedule "milestone" "Assumption failed"
        "A risk about it has occurred, or an assumption no longer holds."
        "check its forecast {forecast}, and close the risk once it is dealt with {log}";
    Gap "gap" Schedule "capability" "No plan to reach target"
        "It is below its target level and no open milestone reaches the target."
        "add a milestone that reaches the target {add}, or change the target {edit}";
    TargetLate "target-late" Schedule "capability" "Target will be late"
        "The milestones that reach its target are projected after the target is due."
        "bring the milestones that reach it forward {milestones}, or agree on a later due date for the target {edit}";
    Behind "behind" Schedule "indicator" "Indicator behind"
        "It has made less than four fifths of the progress planned by its newest reading."
        "ask who is responsible for the cause; agree on what to do, or on another target {edit}";
    PlacementShort "placement-short" Schedule "placement" "Placements short"
        "The due date has passed and fewer were placed than the target."
        "agree with the host who is placed next, and set the due date and target that hold {edit}";
    PlacementBehind "placement-behind" Schedule "placement" "Placements behind"
        "Fewer than four fifths of those planned by now are placed."
        "ask the host for the cause, and update the numbers {assess}";
    FundsBehind "funds-behind" Schedule "fund" "Release of funds behind"
        "Less than four fifths of this year's allocation was released that should be by now."
        "ask the owner of the fund for the next release, and record it {add}";
    FundsIdle "funds-idle" Schedule "fund" "Funds idle"
        "More than half of what was released is not utilised, and the newest release is old."
        "ask the owner of the fund what delays the spending, and record what was utilised {add}";
    PhaseOver "phase-over" Schedule "phase" "Phase over"
        "It has ended, and an open milestone or policy still belongs to it."
        "close what is finished and give the rest another phase {milestones}, or move the end of the phase {edit}";
    UpdateDue "update-due" Updates "milestone" "Update due"
        "It was not confirmed or changed within the update interval."
        "ask its owner, then confirm it {confirm} or give a new forecast {forecast}";
    Stale "stale" Updates "milestone" "No update"
        "It was not confirmed or changed for more than twice its update interval."
        "ask its owner, then confirm it {confirm} or give a new forecast {forecast}";
    Dormant "dormant" Updates "milestone" "No update for long"
        "It was not confirmed or changed for more than four times its update interval."
        "speak to its owner: confirm it {confirm}, give a new forecast {forecast}, or drop it {drop}";
    Quiet "quiet" Updates "milestone" "Paused too long"
        "Its reminders are paused for longer than the limit, or without a reason."
        "agree on a shorter pause and say what it is for {quiet}";
    NoOwner "no-owner" Updates "milestone" "No owner"
        "It has no owner."
        "give it an owner {owner}";
    Unlogged "unlogged" Updates "milestone" "Changed by hand"
        "A value in the file differs from the newest change in its log."
        "log what was changed by hand and what led to it {record|tcu record}";
    Unproven "unproven" Updates "milestone, capability" "No evidence"
        "It is done, or was assessed above none, without evidence."
        "name the evidence {assess:capability|edit}";
    Jump "jump" Updates "capability" "Level jumped"
        "Its assessed level rose by two or more levels without a done milestone that explains it."
        "check the evidence and assess it again {assess}, or record the milestone that led there {add}";
    Overlap "overlap" Updates "milestone" "Overlapping owners"
        "Two owners work separately towards the same level of one capability."
        "make one owner a partner of the other {edit}, or drop one milestone {drop}";
    OwnerLeft "owner-left" Updates "owner" "Owner left"
        "The owner's last day in post has passed and open milestones are still assigned to them."
        "hand over what they own {owner}";
    OwnerLeaving "owner-leaving" Updates "owner" "Owner leaving"
        "The owner leaves before the forecast of a milestone that they own."
        "agree on a successor and hand over in time {owner}";
    Assess "assess" Updates "capability" "Assess level"
        "A done milestone should have raised its level, and it was not assessed since."
        "assess it {assess}";
    Reassess "reassess" Updates "capability" "Reassess"
        "Its newest assessment is old."
        "assess it again {assess}";
    LinkIdle "link-idle" Updates "capability" "Link idle"
        "A link to a zone has made no recorded progress for longer than the limit."
        "ask the owner of the link, and update its state and date on its own line {capabilities|edit}";
    LoneGroup "lone-group" Updates "capability" "One stakeholder group only"
        "All owners and partners of its milestones belong to one stakeholder group."
        "look for a partner from another group and add them to one of its milestones {milestones}";
    NoReading "no-reading" Updates "indicator" "No reading"
        "Its newest reading is old."
        "ask who is responsible and add a reading {assess}";
    ReadingsDiffer "readings-differ" Updates "indicator" "Readings differ"
        "Two readings of the newest day differ."
        "compare their sources, and add the reading that holds {assess}";
    Funnel "funnel" Updates "placement" "Numbers do not add up"
        "More are counted at a later stage than at an earlier one."
        "check the numbers with the host and correct them {assess}";
    CountOld "count-old" Updates "placement" "Numbers out of date"
        "Its numbers are old and the target is not reached."
        "ask the host for the present numbers, and update them {assess}";
    ChainOld "chain-old" Updates "chain" "Chain description old"
        "Its description is old."
        "check whether it still holds, and update it with its date {edit}";
    Overload "overload" Updates "owner" "Owner overloaded"
        "The owner has more milestones due in the next 92 days than the limit."
        "agree which come first, and hand over or postpone the others {agenda}";
    RiskReview "risk-review" Updates "risk" "Review risk"
        "The date of its review has passed."
        "review it: set the next date, or close it {edit}";
    DecisionOverdue "decision-overdue" Updates "decision" "Decision overdue"
        "The due date has passed and it is not done."
        "ask its owner; mark it done {done}, or set a new due date {edit}";
    ReviewDue "review-due" Updates "roadmap" "Review due"
        "The newest review is old."
        "hold a review {review}";
    Unconfirmed "unconfirmed" Updates "roadmap" "Not confirmed yet"
        "Open milestones were never confirmed or changed."
        "go through the open milestones with their owners, and confirm each or give it a forecast {review}";
    Setup "setup" Updates "roadmap" "Set-up incomplete"
        "A review, an assessment, a zone fit, a reading or a baseline is missing."
        "add what is missing {add}; for a review hold one {review}";
    Unacknowledged "unacknowledged" Feedback "feedback" "Not acknowledged"
        "A message or letter was not acknowledged within the limit."
        "acknowledge it {ack}, or answer it {answer}";
    Unanswered "unanswered" Feedback "feedback" "Not answered"
        "It has no answer within the limit."
        "answer it {answer}";
    Untold "untold" Feedback "feedback" "Reply not delivered"
        "It was answered, but the reply was not delivered."
        "deliver the reply and record it {tell}";
    Unsatisfied "unsatisfied" Feedback "feedback" "Not satisfied"
        "The reply did not satisfy, and nothing was done since."
        "reopen it {reopen}, or record the follow-up {edit}";
    ReferralOpen "referral-open" Feedback "feedback" "Referral not confirmed"
        "The office that it was referred to has not confirmed that it has it."
        "ask the office, and record the day of its confirmation {edit}";
    Unacted "unacted" Feedback "feedback" "No follow-up"
        "It was accepted, but no change, decision or other follow-up names it."
        "make the change and name this feedback with it, record a decision {add}, or record the follow-up {edit}";
    Sensitive "sensitive" Feedback "feedback" "Sensitive text present"
        "It is sensitive and holds what must not be written, or names no office that it was referred to."
        "remove what is written {erase|tcu feedback erase} and name the office that it was referred to {edit}";
    StatusDates "status-dates" File "milestone" "Status and dates disagree"
        "Its status and its dates contradict each other."
        "correct the status or the dates {edit}";
    Clock "clock" File "roadmap" "Dated in the future"
        "A record, reading or feedback is dated after the status date."
        "check the date of this computer, else correct the date in the file {editor}";
    UnknownReference "unknown-reference" File "any entry or record" "Unknown reference"
        "It names something that does not exist."
        "correct the name {edit|editor}, or add what it names {add}";
    Cycle "cycle" File "milestone" "Dependency cycle"
        "It waits for itself through its predecessors."
        "remove one of the links from its predecessors {edit}";
    PossibleCopy "possible-copy" File "roadmap" "Possible copy"
        "Another roadmap has the same cluster name or a feedback of the same id."
        "merge the copy into the other roadmap {tcu merge FILE --into ROADMAP}, or give the cluster its own name {edit}";
    EvidenceMissing "evidence-missing" File "milestone, assessment, feedback" "Evidence file missing"
        "A file that it names as evidence is not in the folder."
        "put the file into the folder, or correct its name {edit|editor}";
    DuplicateId "duplicate-id" File "any entry" "Duplicate id"
        "An earlier entry has the same id."
        "give one of the two another id in the file {editor}";
    Conflict "conflict" File "any entry" "Conflict"
        "Two people changed the same field separately."
        "choose one of the two values {choose|conflicts}";
    UnknownKey "unknown-key" File "any entry or record" "Unknown key"
        "The file has a key that the format does not know."
        "correct or remove it in the file {editor}";
    UnknownTag "unknown-tag" File "feedback" "Unknown tag"
        "A tag is not among the tags of the portfolio."
        "correct the tag {edit}, or add it to the tags in portfolio.toml";
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

    /// Its title, as the screens show it.
    pub fn title(self) -> &'static str {
        self.about().title
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
            assert!(!about.title.is_empty() && !about.title.ends_with('.'));
            assert!(
                about.says.ends_with('.') && !about.remedy.ends_with('.'),
                "{}",
                about.id
            );
        }
        assert_eq!(Rule::from_id("overdo"), None);
    }
}
