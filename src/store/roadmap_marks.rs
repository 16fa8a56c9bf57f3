//! By what a roadmap is known under another id: its feedback, else the name of its cluster.

use std::collections::BTreeSet;

use super::read::read_text;
use super::sound::sound;
use crate::model::Roadmap;

/// By what a roadmap is known under another id.
#[derive(Default)]
pub(in crate::store) struct RoadmapMarks {
    /// The ids of its feedback.
    feedback: BTreeSet<String>,
    /// The name of its cluster.
    name: Option<String>,
}

impl RoadmapMarks {
    /// Those of a roadmap.
    pub(in crate::store) fn of(roadmap: &Roadmap) -> Self {
        let ids = roadmap.feedback.iter().map(|one| one.id.to_string());
        Self {
            feedback: ids.filter(|id| !id.is_empty()).collect(),
            name: roadmap.cluster.name.as_ref().map(String::from),
        }
    }

    /// Those of a file; none of one that cannot be read.
    pub(in crate::store) fn in_bytes(id: &str, bytes: &[u8]) -> Self {
        let text = sound(id, bytes).ok();
        let roadmap = text.and_then(|text| read_text(id, &text).roadmap);
        roadmap.map_or_else(Self::default, |roadmap| Self::of(&roadmap))
    }

    /// Every mark as one word.
    pub(in crate::store) fn each(&self) -> impl Iterator<Item = String> {
        let feedback = self.feedback.iter().map(|id| format!("feedback {id}"));
        let name = self.name.iter().map(|name| format!("name {name}"));
        feedback.chain(name)
    }

    /// Whether both hold one feedback.
    pub(in crate::store) fn shares_feedback(&self, other: &Self) -> bool {
        !self.feedback.is_disjoint(&other.feedback)
    }

    /// Whether both are of one roadmap: by their feedback, or by the name where one has none.
    pub(in crate::store) fn is_same(&self, other: &Self) -> bool {
        match self.feedback.is_empty() || other.feedback.is_empty() {
            true => self.name.is_some() && self.name == other.name,
            false => self.shares_feedback(other),
        }
    }
}
