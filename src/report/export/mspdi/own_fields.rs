//! The fields of a task in which a project keeps what its own fields cannot.

/// A field of a task.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OwnField {
    /// The number by which tasks name it.
    pub number: &'static str,
    /// The name of the field.
    pub name: &'static str,
    /// What people see.
    pub alias: &'static str,
}

const fn field(number: &'static str, name: &'static str, alias: &'static str) -> OwnField {
    OwnField {
        number,
        name,
        alias,
    }
}

/// The id of the milestone.
pub(crate) const ID: OwnField = field("188743731", "Text1", "Roadmap id");
/// Its status.
pub(crate) const STATUS: OwnField = field("188743734", "Text2", "Roadmap status");
/// A start that the roadmap does not give.
pub(crate) const COMPUTED_START: OwnField = field("188743737", "Text3", "Computed start");
/// The roadmap.
pub(crate) const ROADMAP: OwnField = field("188743740", "Text4", "Roadmap");
/// Milestones that it waits for and that are not in the project.
pub(crate) const ELSEWHERE: OwnField = field("188743743", "Text5", "Waits for elsewhere");

/// All of them.
pub(crate) const OWN_FIELDS: [OwnField; 5] = [ID, STATUS, COMPUTED_START, ROADMAP, ELSEWHERE];
