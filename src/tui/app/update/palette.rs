//! What the palette offers.

use std::sync::Arc;

use crate::commands::{Command, CommandSpec, HelpSection, TABLE};
use crate::model::{Entry, EntryClass, Kind, Roadmap, Value};
use crate::text;
use crate::tui::app::palette::PaletteFolder;
use crate::tui::app::palette_rows::{PaletteRow, PaletteRows};
use crate::tui::app::{CommandPalette, Model, Overlay, RowId, Selection};
use crate::tui::state::display_name;

/// The most entries that are offered; in a larger folder those of the roadmap at hand alone.
const MOST: usize = 20_000;

/// Opens it.
pub(crate) fn open(model: &mut Model, origin: Selection) {
    let whole = whole_folder(model);
    let mut here = vec![Arc::new(PaletteRows::new(actions(model, &origin, true)))];
    let at_hand = match &whole.holds_entries {
        true => None,
        false => origin.roadmap.as_ref(),
    };
    let at_hand = at_hand.and_then(|id| model.snapshot.roadmap(id));
    here.push(whole.rows);
    if let Some(file) = at_hand {
        here.push(Arc::new(PaletteRows::new(entries(model, file))));
    }
    let others = PaletteRows::new(actions(model, &origin, false));
    let palette = CommandPalette::of(here, others, origin);
    model.overlays.push(Overlay::Palette(Box::new(palette)));
}

/// The clusters and, unless there are too many, all entries: made once a reading.
fn whole_folder(model: &mut Model) -> PaletteFolder {
    let wanted = (model.snapshot.generation, model.present);
    if let Some(made) = &model.palette_folder
        && made.made_for == wanted
        && wanted.0 > 0
    {
        return made.clone();
    }
    let portfolio = &model.snapshot.folder.portfolio;
    let all = || portfolio.roadmaps.iter().chain([&portfolio.shared]);
    let count = |file: &Roadmap| -> usize { Kind::ALL.iter().map(|kind| file.count(*kind)).sum() };
    let holds_entries = all().map(count).sum::<usize>() <= MOST;
    let clusters = portfolio.roadmaps.iter();
    let mut rows: Vec<PaletteRow> = clusters
        .map(|file| row(model, file, &file.id, RowId::Roadmap(file.id.clone())))
        .collect();
    if holds_entries {
        rows.extend(all().flat_map(|file| entries(model, file)));
    }
    let made = PaletteFolder {
        rows: Arc::new(PaletteRows::new(rows)),
        holds_entries,
        made_for: wanted,
    };
    model.palette_folder = Some(made.clone());
    made
}

/// Everything that can be done here; or what else there is: getting about, and what can be done elsewhere, which is
/// found by those who look for it.
fn actions(model: &Model, origin: &Selection, here: bool) -> Vec<PaletteRow> {
    let context = model.context_of(origin);
    let never = [Command::Menu, Command::Palette];
    let lines = TABLE
        .iter()
        .filter(|line| !never.contains(&line.action) && !line.in_forms())
        .filter(|line| (line.part != HelpSection::Moving && line.applies(&context)) == here);
    let row = |line: &CommandSpec| {
        let applies = line.applies(&context);
        let help = match applies {
            true => line.help.to_owned(),
            false => format!("(not here) {}", line.help),
        };
        PaletteRow::command(line.action, help, applies)
    };
    lines.map(row).collect()
}

/// Every entry of a file that has an id, and the parts that have words of their own.
fn entries(model: &Model, file: &Roadmap) -> Vec<PaletteRow> {
    let with_ids = Kind::ALL.iter().filter(|kind| kind.has_id());
    let rows = with_ids.flat_map(|kind| {
        let named = file.entries(*kind).filter(|entry| !entry.id().is_empty());
        named.map(|entry| {
            let key = RowId::Entry(file.id.clone(), *kind, entry.id().to_owned());
            row(model, file, entry.id(), key)
        })
    });
    rows.chain(parts(file)).collect()
}

/// The parts of a file that have no id: those at its root, and those of its entries. One without words is found with what
/// it is a part of.
fn parts(file: &Roadmap) -> impl Iterator<Item = PaletteRow> {
    let kinds = Kind::ALL.iter().copied();
    let kinds =
        kinds.filter(|kind| kind.description().nature == EntryClass::Part && !kind.has_id());
    let placed = kinds.flat_map(|kind| -> Vec<(Kind, String, &dyn Entry)> {
        let item = |at: usize| format!("{}[{}]", kind.key(), at + 1);
        match kind.description().parent {
            None => {
                let all = file.entries(kind).enumerate();
                all.map(|(at, entry)| (kind, item(at), entry)).collect()
            }
            Some(parent) => {
                let holders = file.entries(parent).filter(|one| !one.id().is_empty());
                let parts = holders.flat_map(|holder| {
                    let parts = holder.children(kind).into_iter().enumerate();
                    parts.map(move |(at, part)| {
                        (kind, format!("{}/{}", holder.id(), item(at)), part)
                    })
                });
                parts.collect()
            }
        }
    });
    placed.filter_map(|(kind, item, entry)| {
        let title = words(entry)?;
        let key = RowId::Entry(file.id.clone(), kind, item);
        let title = text::line(&title).into_owned();
        Some(PaletteRow::entry(
            key,
            &kind.label(),
            title,
            (&file.id, file.name()),
        ))
    })
}

/// The texts of an entry in one; `None` where it has none.
fn words(entry: &dyn Entry) -> Option<String> {
    let fields = entry.fields().iter().enumerate();
    let shown = fields.filter(|(_, field)| !field.personal);
    let texts = shown.filter_map(|(at, _)| match entry.get(at)? {
        Value::Text(text) => Some(text),
        _ => None,
    });
    let texts: Vec<String> = texts.collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}

fn row(model: &Model, file: &Roadmap, id: &str, key: RowId) -> PaletteRow {
    let name = display_name::name(&model.snapshot, &key, model.present);
    let title = text::line(&name).into_owned();
    PaletteRow::entry(key, id, title, (&file.id, file.name()))
}
