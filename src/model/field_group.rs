//! The groups under which forms list the fields of an entry.

use super::field::{Field, ReferenceTarget, ValueType};

/// A group of fields, in the order in which forms show them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum FieldGroup {
    /// What it is.
    #[default]
    Description,
    /// Who is responsible and who is affected.
    People,
    /// When.
    Dates,
    /// How far it is.
    Progress,
    /// What it belongs to.
    Links,
    /// What shows it, and remarks.
    Evidence,
}

impl FieldGroup {
    /// The heading.
    pub fn heading(self) -> &'static str {
        match self {
            FieldGroup::Description => "Description",
            FieldGroup::People => "People",
            FieldGroup::Dates => "Dates",
            FieldGroup::Progress => "Progress",
            FieldGroup::Links => "Links",
            FieldGroup::Evidence => "Evidence and notes",
        }
    }
}

impl Field {
    /// The group under which forms list it.
    pub fn group(&self) -> FieldGroup {
        const PEOPLE: [&str; 7] = ["by", "who", "voice", "person", "contact", "org", "group"];
        const EVIDENCE: [&str; 6] = ["evidence", "result", "notes", "source", "ref", "basis"];
        if PEOPLE.contains(&self.key) {
            return FieldGroup::People;
        }
        if EVIDENCE.contains(&self.key) {
            return FieldGroup::Evidence;
        }
        match self.shape {
            ValueType::Date => FieldGroup::Dates,
            _ if self.key.ends_with("_days") || self.key.starts_with("quiet_") => FieldGroup::Dates,
            ValueType::Reference(ReferenceTarget::Owner | ReferenceTarget::Attendee) => {
                FieldGroup::People
            }
            ValueType::Reference(_) => FieldGroup::Links,
            ValueType::Choice(_)
            | ValueType::Bool
            | ValueType::Integer { .. }
            | ValueType::Number
            | ValueType::Amount
            | ValueType::Numbers => FieldGroup::Progress,
            _ => FieldGroup::Description,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    #[test]
    fn the_fields_of_a_milestone_stand_under_their_headings() {
        for (key, group) in [
            ("title", FieldGroup::Description),
            ("owner", FieldGroup::People),
            ("partners", FieldGroup::People),
            ("baseline", FieldGroup::Dates),
            ("duration_days", FieldGroup::Dates),
            ("quiet_why", FieldGroup::Dates),
            ("status", FieldGroup::Progress),
            ("progress", FieldGroup::Progress),
            ("capability", FieldGroup::Links),
            ("after", FieldGroup::Links),
            ("evidence", FieldGroup::Evidence),
            ("notes", FieldGroup::Evidence),
        ] {
            let field = Kind::Milestone.field(key).unwrap();
            assert_eq!(field.group(), group, "{key}");
        }
    }
}
