//! Ids held twice: the first entry of a kind stands, a later one of the same kind is left out of everything.

use crate::model::hash::{HashMap, HashSet};

use crate::model::{Kind, Portfolio, ReferenceIndex, Roadmap};

/// The entries of a file whose id an earlier entry holds.
#[derive(Debug, Default)]
pub(super) struct DuplicateIds {
    /// Every later holder, in the order of kinds and of the file, with the kind of the first.
    pub later: Vec<(Kind, usize, Kind)>,
    /// Those of the same kind as an earlier one.
    left_out: HashSet<(Kind, usize)>,
}

impl DuplicateIds {
    /// Finds them where the index of the portfolio says that there are any.
    pub(crate) fn known(
        portfolio: &Portfolio,
        names: &ReferenceIndex<'_>,
        place: Option<usize>,
    ) -> DuplicateIds {
        match names.holds_one_twice(place) {
            true => Self::of(portfolio.file(place)),
            false => Self::default(),
        }
    }

    /// Finds them.
    pub(crate) fn of(file: &Roadmap) -> DuplicateIds {
        let mut duplicates = DuplicateIds::default();
        // Ids are nearly always held once, so only the first holder of each is kept.
        let mut first: HashMap<&str, Kind> = HashMap::default();
        let mut again: HashSet<(&str, Kind)> = HashSet::default();
        for kind in Kind::lists().filter(|kind| kind.has_id()) {
            for (index, entry) in file.entries(kind).enumerate() {
                if entry.id().is_empty() {
                    continue;
                }
                let Some(&holder) = first.get(entry.id()) else {
                    first.insert(entry.id(), kind);
                    continue;
                };
                duplicates.later.push((kind, index, holder));
                if holder == kind || !again.insert((entry.id(), kind)) {
                    duplicates.left_out.insert((kind, index));
                }
            }
        }
        duplicates
    }

    /// Whether an entry counts.
    pub(crate) fn stands(&self, kind: Kind, index: usize) -> bool {
        self.left_out.is_empty() || !self.left_out.contains(&(kind, index))
    }
}
