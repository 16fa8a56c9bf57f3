//! Edits carried into the bytes of a file: the smallest change of text that makes each of them.
//!
//! Nothing is ever printed back. Every edit becomes a few pieces of new text at places that the outline
//! knows; every other byte stays as it was. See "Faithful editing" in the format.

mod add;
mod array;
mod context;
mod draft;
mod entry_source;
mod field;
mod lines;
mod locate;
mod members;
mod plan;
mod remove;
mod render;
mod text_edit;
mod tree;
mod unknown;
mod unknown_new;
mod unknown_source;

use std::collections::BTreeSet;

use super::faults;
use super::outline::Outline;
use crate::edit::{Edit, EntryPath};
use crate::model::{Kind, PORTFOLIO};
use context::SpliceContext;
pub(crate) use context::SpliceError;
use draft::SpliceDraft;
pub(crate) use entry_source::{beyond, unheld};
use locate::{Container, EntryLocation, EntryLocations};
use plan::{EntryPlan, Plan};
use text_edit::put;

/// The text with the edits made, each of which speaks of the file as those before it left it. The text is outlined
/// once, whatever the number of edits. `id` is the stem of the file.
///
/// # Errors
/// The text is broken, or an edit names what is not there.
pub fn splice(id: &str, text: &str, edits: &[Edit]) -> Result<String, SpliceError> {
    match splice_at_once(id, text, edits) {
        // What cannot be changed at once may be changed in two steps.
        Err(SpliceError::Overlap) if edits.len() > 1 => {
            let (first, second) = edits.split_at(edits.len() / 2);
            splice(id, &splice(id, text, first)?, second)
        }
        spliced => spliced,
    }
}

fn splice_at_once(id: &str, text: &str, edits: &[Edit]) -> Result<String, SpliceError> {
    let outline = Outline::parse(text);
    if !outline.faults.is_empty() {
        return Err(SpliceError::Broken);
    }
    let portfolio = id == PORTFOLIO;
    let locations = EntryLocations::of(&outline, portfolio);
    let context = SpliceContext {
        text,
        outline: &outline,
        locations: &locations,
        portfolio,
    };
    let plan = Plan::of(&context, edits)?;
    let draft = context.draft(&plan)?;
    let mut after = put(text, draft.finish(&context)).map_err(|_| SpliceError::Overlap)?;
    let had_newline = text.ends_with('\n') || text.len() <= lines::bom(text);
    if !had_newline && after.ends_with('\n') {
        // A final newline that was missing stays missing.
        after.truncate(after.len() - 1);
        after.truncate(after.strip_suffix('\r').unwrap_or(&after).len());
    }
    Ok(faults::spliced(after))
}

impl<'p> SpliceContext<'p> {
    /// All that a plan changes.
    fn draft(&self, plan: &'p Plan) -> Result<SpliceDraft, SpliceError> {
        let mut draft = SpliceDraft::default();
        for (&place, entry) in &plan.entries {
            let above = EntryPath {
                part: None,
                ..place
            };
            let is_gone = |place: &EntryPath| {
                let plan = plan.entries.get(place);
                plan.is_some_and(|plan| plan.removed)
            };
            if place.part.is_some() && is_gone(&above) {
                continue;
            }
            let location = self.location(place)?;
            if entry.removed {
                self.remove(location, &mut draft);
                continue;
            }
            self.entry(place, location, entry, &mut draft);
        }
        let added = plan.added.iter().flatten().map(|new| new.kind);
        // Each kind is looked for once, however many of it are added.
        for kind in added.collect::<BTreeSet<Kind>>() {
            self.check_room(kind)?;
        }
        self.added(plan, &mut draft);
        Ok(draft)
    }

    fn entry(
        &self,
        place: EntryPath,
        location: &'p EntryLocation<'p>,
        plan: &'p EntryPlan,
        draft: &mut SpliceDraft,
    ) {
        self.fields(place, location, plan, draft);
        let (known, unknown): (Vec<_>, Vec<_>) = plan
            .unknown
            .iter()
            .partition(|(key, _)| self.knows(location, key));
        for (key, plan) in known {
            // A value that a field does not take stands where the field does.
            let holdings = location.kind.field_index(key).into_iter();
            let holdings: Vec<_> = holdings
                .flat_map(|field| location.holdings(field))
                .collect();
            self.unknown_key(place, location, key, &holdings, plan, draft);
        }
        self.unknown(place, location, unknown.into_iter(), draft);
        self.added_parts(location, plan, draft);
    }

    /// Whether the key is a field of this entry. At the root of a roadmap only `format` is.
    fn knows(&self, location: &EntryLocation<'p>, key: &str) -> bool {
        let root_of_roadmap =
            matches!(location.home, Container::Root) && !self.portfolio && key != "format";
        location.kind.field_index(key).is_some() && !root_of_roadmap
    }

    /// Nothing else may stand under the name of a kind that is to be added.
    fn check_room(&self, kind: Kind) -> Result<(), SpliceError> {
        let tables = self.outline.tables.iter();
        let mut tables =
            tables.filter(|table| table.keys.first().is_some_and(|key| key.name == kind.key()));
        match tables.next() {
            Some(table) if !table.array && table.keys.len() == 1 => Err(SpliceError::Occupied {
                kind,
                line: lines::number(self.text, table.header.start),
            }),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod sequence_tests;
#[cfg(test)]
mod tests;
