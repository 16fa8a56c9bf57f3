//! What the palette offers.

use std::sync::Arc;

use crate::commands::{Command, CommandSpec, HelpSection, TABLE};
use crate::model::{Kind, Roadmap};
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

/// Every entry of a file that has an id.
fn entries(model: &Model, file: &Roadmap) -> Vec<PaletteRow> {
    let with_ids = Kind::ALL.iter().filter(|kind| kind.has_id());
    let rows = with_ids.flat_map(|kind| {
        let named = file.entries(*kind).filter(|entry| !entry.id().is_empty());
        named.map(|entry| {
            let key = RowId::Entry(file.id.clone(), *kind, entry.id().to_owned());
            row(model, file, entry.id(), key)
        })
    });
    rows.collect()
}

fn row(model: &Model, file: &Roadmap, id: &str, key: RowId) -> PaletteRow {
    let name = display_name::name(&model.snapshot, &key, model.present);
    let title = text::line(&name).into_owned();
    PaletteRow::entry(key, id, title, (&file.id, file.name()))
}
