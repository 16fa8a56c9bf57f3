//! The log of a roadmap: changes, confirmations, reviews, decisions and risks in one list, the newest first.

use crate::dates::date::{Date, DayNumber, day};
use crate::model::{Change, Kind, Roadmap};
use crate::tui::state::list_state::Row;
use crate::tui::state::route::RowId;
use crate::tui::state::view_options::ViewOptions;

/// The sorts of what the log holds, in the order of the arrangements behind "all".
pub(crate) const SORTS: [Kind; 5] = [
    Kind::Risk,
    Kind::Decision,
    Kind::Review,
    Kind::Change,
    Kind::Confirmation,
];

/// Everything the log of a roadmap holds, the newest first; what bears no date last.
pub(crate) fn rows(roadmap: &Roadmap) -> Vec<Row> {
    let mut dated: Vec<(Option<DayNumber>, Row)> = Vec::new();
    for kind in SORTS {
        for (at, entry) in roadmap.entries(kind).enumerate() {
            let item = match (kind.has_id(), entry.id()) {
                (true, "") => continue,
                (true, id) => id.to_owned(),
                (false, _) => format!("{}[{}]", kind.key(), at + 1),
            };
            let key = RowId::Entry(roadmap.id.clone(), kind, item);
            dated.push((on(roadmap, kind, at).map(day), Row { key, at }));
        }
    }
    // Of one day what stands last in the file is the newest.
    dated.sort_by_key(|(on, row)| std::cmp::Reverse((*on, row.at)));
    dated.into_iter().map(|(_, row)| row).collect()
}

/// The rows of the sort that was chosen.
pub(crate) fn of_sort(options: &ViewOptions, mut rows: Vec<Row>) -> Vec<Row> {
    let chosen = options.arrangement.checked_sub(1);
    if let Some(kind) = chosen.and_then(|at| SORTS.get(at)) {
        rows.retain(|row| matches!(&row.key, RowId::Entry(_, of, _) if of == kind));
    }
    rows
}

/// The day of what the log holds. A risk bears none: it is the day on which it was put on record, else on which it
/// was changed last.
pub(crate) fn on(roadmap: &Roadmap, kind: Kind, at: usize) -> Option<Date> {
    match kind {
        Kind::Change => roadmap.changes.get(at)?.on,
        Kind::Confirmation => roadmap.confirmations.get(at)?.on,
        Kind::Review => roadmap.reviews.get(at)?.on,
        Kind::Decision => {
            let decision = roadmap.decisions.get(at)?;
            decision.on.or_else(|| recorded(roadmap, &decision.id))
        }
        _ => recorded(roadmap, &roadmap.risks.get(at)?.id),
    }
}

fn recorded(roadmap: &Roadmap, id: &str) -> Option<Date> {
    let of = |change: &&Change| change.item.as_deref() == Some(id);
    let added = |change: &&Change| change.is_addition();
    let changes = || roadmap.changes.iter().filter(of);
    let added = changes().find(added).and_then(|change| change.on);
    added.or_else(|| changes().filter_map(|change| change.on).max())
}

/// The feedback that led to what the log holds, as it is referred to.
pub(crate) fn feedback(roadmap: &Roadmap, kind: Kind, at: usize) -> Vec<&str> {
    let list = match kind {
        Kind::Change => roadmap.changes.get(at).map(|change| &change.feedback),
        Kind::Decision => roadmap.decisions.get(at).map(|one| &one.feedback),
        _ => None,
    };
    let list = list.map_or(&[][..], |list| list.as_slice());
    list.iter().map(|one| one.as_str()).collect()
}

/// Whether the values of a change may be of a person: of a field that is personal, or of a whole entry.
pub(crate) fn is_personal(roadmap: &Roadmap, change: &Change) -> bool {
    let Some(field) = change.field.as_deref() else {
        return true;
    };
    if matches!(field, "added" | "removed") {
        return true;
    }
    let kind = change.item.as_deref().and_then(|item| roadmap.find(item));
    let personal = |kind: Kind| {
        roadmap
            .field(kind, field)
            .is_some_and(|field| field.personal)
    };
    match kind {
        Some((kind, _)) => personal(kind),
        // What it was of has gone, or is the cluster.
        None => Kind::ALL.iter().any(|kind| personal(*kind)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::read::read_text;

    const TEXT: &str = r#"
[cluster]
name = "A"
[[risk]]
id = "grid"
text = "the grid holds"
[[risk]]
id = "old"
text = "nobody knows since when"
[[decision]]
id = "buy"
on = 2026-03-01
text = "buy it"
[[review]]
on = 2026-03-01
by = "x"
[[owner]]
id = "lab"
person = "somebody"
[[change]]
on = 2026-02-01
by = "x"
item = "grid"
field = "added"
[[change]]
on = 2026-04-01
by = "x"
item = "lab"
field = "person"
to = "somebody"
"#;

    fn roadmap() -> Roadmap {
        read_text("a", TEXT).roadmap.unwrap()
    }

    #[test]
    fn the_newest_comes_first_and_what_bears_no_date_last() {
        let items: Vec<String> = rows(&roadmap())
            .into_iter()
            .map(|row| row.key.address())
            .collect();
        let wanted = ["change[2]", "review[1]", "buy", "change[1]", "grid", "old"];
        let mut sorted = items.clone();
        assert_eq!(items.len(), wanted.len());
        assert_eq!(items[0], "a/change[2]");
        assert_eq!(items[5], "a/old");
        sorted.sort();
        let mut all: Vec<String> = wanted.iter().map(|item| format!("a/{item}")).collect();
        all.sort();
        assert_eq!(sorted, all);
    }

    #[test]
    fn values_of_persons_are_known_as_such() {
        let roadmap = roadmap();
        assert!(is_personal(&roadmap, &roadmap.changes[1]));
        assert!(is_personal(&roadmap, &roadmap.changes[0]), "a whole entry");
        let change = Change {
            item: Some(crate::model::Reference::new("grid")),
            field: Some("text".into()),
            ..Change::default()
        };
        assert!(
            !is_personal(&roadmap, &change),
            "the text of a risk is nobody's"
        );
    }
}
