//! What the palette offers.

use crate::commands::{Command, CommandSpec, HelpSection, TABLE};
use crate::model::{Kind, Roadmap};
use crate::text;
use crate::tui::app::palette::PaletteRow;
use crate::tui::app::{CommandPalette, Model, Overlay, RowId, Selection};
use crate::tui::state::display_name;

/// The most entries that are offered; in a larger folder those of the roadmap at hand alone.
const MOST: usize = 20_000;

/// Opens it.
pub(crate) fn open(model: &mut Model, origin: Selection) {
    let mut rows = actions(model, &origin, true);
    rows.extend(entries(model, &origin));
    let first = rows.len();
    rows.extend(actions(model, &origin, false));
    let palette = CommandPalette::of(rows, first, origin);
    model.overlays.push(Overlay::Palette(Box::new(palette)));
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

/// The clusters, then every entry that has an id.
fn entries(model: &Model, origin: &Selection) -> Vec<PaletteRow> {
    let row = |file: &Roadmap, id: &str, key: RowId| {
        let name = display_name::name(&model.snapshot, &key, model.present);
        let title = text::line(&name).into_owned();
        PaletteRow::entry(key, id, title, (&file.id, file.name()))
    };
    let roadmaps = model.snapshot.folder.portfolio.roadmaps.iter();
    let mut rows: Vec<_> = roadmaps
        .map(|file| row(file, &file.id, RowId::Roadmap(file.id.clone())))
        .collect();
    for file in files(model, origin) {
        for kind in Kind::ALL.iter().filter(|kind| kind.has_id()) {
            let named = file.entries(*kind).filter(|entry| !entry.id().is_empty());
            rows.extend(named.map(|entry| {
                let key = RowId::Entry(file.id.clone(), *kind, entry.id().to_owned());
                row(file, entry.id(), key)
            }));
        }
    }
    rows
}

/// The files whose entries are offered.
fn files<'m>(model: &'m Model, origin: &Selection) -> Vec<&'m Roadmap> {
    let portfolio = &model.snapshot.folder.portfolio;
    let entries =
        |file: &&Roadmap| -> usize { Kind::ALL.iter().map(|kind| file.count(*kind)).sum() };
    let all = || portfolio.roadmaps.iter().chain([&portfolio.shared]);
    if all().map(|file| entries(&file)).sum::<usize>() <= MOST {
        return all().collect();
    }
    let at_hand = origin.roadmap.as_ref();
    let at_hand = at_hand.and_then(|id| model.snapshot.roadmap(id));
    at_hand.into_iter().collect()
}
