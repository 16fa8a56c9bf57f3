//! The text about what all clusters share: the limits in force, zones with the clusters that fit them, sectors.

use crate::model::{EntryRef, Field, Kind, Roadmap, WordEnum};
use crate::schedule::Thresholds;
use crate::tui::app::advice::advice;
use crate::tui::app::{Model, RowId};
use crate::tui::details::{entry, words};
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{data, own};

/// Writes every limit that holds where a roadmap sets none of its own, with where each comes from.
pub(crate) fn limits(model: &Model, doc: &mut RichText<'_>, file: &Roadmap) {
    let theme = &model.theme;
    let shared = &model.snapshot.folder.portfolio.shared;
    let thresholds = Thresholds::of(&shared.rules, &file.rules);
    doc.text("Limits of the rules", theme.heading);
    doc.text(
        &advice(
            model,
            "{edit} sets a limit; one that is empty is built in, by the rhythm. A roadmap may set its own.",
        ),
        theme.quiet,
    );
    doc.gap();
    doc.pair("rhythm", thresholds.rhythm.word());
    let off = match file.rules.off.as_slice() {
        [] => "none".to_owned(),
        off => off.join(", "),
    };
    doc.pair("rules off", &off);
    doc.gap();
    let label = |key: &str| Field::words_of(Kind::RuleSettings.field(key), key);
    let wide = Thresholds::KEYS
        .iter()
        .map(|key| crate::text::width(&label(key)));
    let wide = wide.max().unwrap_or(0);
    for key in Thresholds::KEYS {
        let value = thresholds.get(key).unwrap_or_default();
        let set = file.entry(Kind::RuleSettings, 0);
        let set = set.is_some_and(|own| own.value(key).is_some());
        let (mark, style) = match set {
            true => ("set here", theme.name),
            false => ("built in", theme.quiet),
        };
        doc.line(vec![
            own(crate::text::pad(&label(key), wide + 1), theme.quiet),
            own(format!("{value:>5}  "), theme.text),
            own(mark, style),
        ]);
    }
}

/// Writes about a zone: its fields, its sectors, and which clusters were matched with it.
pub(crate) fn zone(model: &Model, doc: &mut RichText<'_>, key: &RowId, found: EntryRef) {
    entry::write(model, doc, key, found);
    let theme = &model.theme;
    let portfolio = &model.snapshot.folder.portfolio;
    let zones = model.snapshot.zones();
    let cells = zones.cells.iter().filter(|one| one.zone == found.index);
    let likely = zones.likely.iter().filter(|one| one.zone == found.index);
    let likely = likely.count();
    doc.heading("Clusters with a zone fit here");
    let before = doc.lines.len();
    for cell in cells {
        let file = portfolio.file(cell.capability.roadmap);
        let name = file.capabilities.get(cell.capability.index);
        let name = name.map_or("", |one| one.name.as_deref().unwrap_or(&one.id));
        let (word, style) = match cell.grade {
            Some(grade) => (grade.word(), words::grade(model, grade)),
            None => ("not graded", theme.quiet),
        };
        doc.line(vec![
            own(crate::text::pad(word, 11), style),
            data(name, theme.text),
            data(&format!("  {}", file.name()), theme.quiet),
        ]);
    }
    if doc.lines.len() == before {
        doc.text("none yet", theme.text);
    }
    if likely > 0 {
        let says = format!("{likely} more are likely: 5 on a cluster shows its zones");
        doc.text(&says, theme.quiet);
    }
}

/// Writes about a sector of a zone.
pub(crate) fn sector(model: &Model, doc: &mut RichText<'_>, key: &RowId, holder: EntryRef) {
    let theme = &model.theme;
    let (Some(sector), Some(zone)) = (model.snapshot.entry_of(key), model.snapshot.entry(holder))
    else {
        return;
    };
    let name = |entry: &dyn crate::model::Entry| {
        let name = entry.value("name").map(|value| value.plain());
        name.unwrap_or_else(|| entry.id().to_owned())
    };
    doc.text(&name(sector), theme.heading);
    doc.line(vec![
        own("sector of ", theme.quiet),
        data(&name(zone), theme.quiet),
    ]);
    doc.gap();
    entry::fields(model, doc, holder.roadmap, sector);
}
