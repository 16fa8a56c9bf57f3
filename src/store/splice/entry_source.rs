//! The lines that are an entry's own: its header and keys, the comments among them and directly above.

use std::collections::HashMap;

use super::locate::{Container, EntryLocation, EntryLocations};
use super::{Outline, SpliceContext};
use crate::edit::EntryPath;
use crate::model::{Kind, PORTFOLIO};

/// The lines of what stands in a text as tables of its own.
#[derive(Clone, Debug, Default)]
pub struct EntrySource {
    /// Those of entries, records and parts, by place.
    pub entries: HashMap<EntryPath, String>,
    /// Those of tables at the root that the format does not know, by name.
    pub tables: HashMap<String, String>,
}

/// Reads them from the text of a file whose stem is `id`. Nothing of a text that is not valid TOML.
pub fn own(id: &str, text: &str) -> EntrySource {
    let outline = Outline::parse(text);
    let mut own = EntrySource::default();
    if !outline.faults.is_empty() {
        return own;
    }
    let portfolio = id == PORTFOLIO;
    let spots = EntryLocations::of(&outline, portfolio);
    let page = SpliceContext {
        text,
        outline: &outline,
        spots: &spots,
        portfolio,
    };
    for kind in Kind::lists() {
        for (index, spot) in spots.all(kind).iter().enumerate() {
            let place = EntryPath::of(kind, index);
            page.note(place, spot, &mut own);
            for &part in kind.description().subs {
                for (inner, spot) in spot.parts_of(part).iter().enumerate() {
                    page.note(place.part(part, inner), spot, &mut own);
                }
            }
        }
    }
    for (index, table) in outline.tables.iter().enumerate().skip(1) {
        let name = &table.keys[0].name;
        if Kind::from_key(name).is_none() {
            let lines = page.lines_of(&[index]).unwrap_or_default();
            own.tables.entry(name.clone()).or_default().push_str(&lines);
        }
    }
    own
}

impl SpliceContext<'_> {
    fn note(&self, place: EntryPath, spot: &EntryLocation<'_>, own: &mut EntrySource) {
        if let (Container::Table(_), Some(lines)) = (spot.home, self.lines_of(&spot.tables)) {
            own.entries.insert(place, lines);
        }
    }

    /// The lines of tables that stand one behind the other; `None` where something stands between them.
    fn lines_of(&self, tables: &[usize]) -> Option<String> {
        let (first, last) = (*tables.first()?, *tables.last()?);
        if last - first + 1 != tables.len() {
            return None;
        }
        let from = self.above_comments(self.outline.tables[first].header.start);
        Some(self.text[from..self.block_end(last)].to_owned())
    }
}
