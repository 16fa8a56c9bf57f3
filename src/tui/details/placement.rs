//! The text about a placement: the funnel from training to what came back to the cluster.

use crate::dates::date::{day, plain};
use crate::model::{EntryRef, Placement};
use crate::text;
use crate::tui::app::{Model, RowId};
use crate::tui::details::entry;
use crate::tui::details::flags;
use crate::tui::details::words;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{data, own};

/// The stages of a placement, in their order.
pub(crate) fn stages(placement: &Placement) -> [(&'static str, Option<i64>); 5] {
    [
        ("trained", placement.trained),
        ("certified", placement.certified),
        ("placed", placement.placed),
        ("retained", placement.retained),
        ("returned", placement.returned),
    ]
}

/// Writes the text about a placement.
pub(crate) fn write(model: &Model, doc: &mut RichText<'_>, key: &RowId, found: EntryRef) {
    let file = model.snapshot.folder.portfolio.file(found.roadmap);
    let Some(placement) = file.placements.get(found.index) else {
        return;
    };
    let theme = &model.theme;
    doc.text(
        placement.trade.as_deref().unwrap_or(&placement.id),
        theme.heading,
    );
    doc.line(vec![data(&key.address(), theme.quiet)]);
    flags::write(model, doc, key);
    doc.gap();
    place(model, doc, found, placement);
    doc.gap();
    funnel(model, doc, placement);
    if let Some(notes) = &placement.notes {
        doc.heading("Notes");
        doc.text(notes, theme.text);
    }
}

fn place(model: &Model, doc: &mut RichText<'_>, found: EntryRef, placement: &Placement) {
    let mut told = vec!["trade", "as_of", "target", "notes"];
    if placement.target.is_some() {
        told.push("due");
    }
    told.extend(stages(placement).map(|(stage, _)| stage));
    entry::others(model, doc, found.roadmap, placement, &told);
    if let Some(target) = placement.target {
        let due = placement
            .due
            .map(|due| format!(" by {}", words::dated(due, day(model.snapshot.today()))));
        doc.pair(
            "target",
            &format!("{target} placed{}", due.unwrap_or_default()),
        );
    }
    match placement.as_of {
        Some(as_of) => doc.pair("as of", &plain(as_of)),
        None => doc.pair_in(
            "as of",
            "not set: of which day are these numbers?",
            model.theme.warning,
        ),
    }
}

/// Each stage as a bar, with its share of the one before.
fn funnel(model: &Model, doc: &mut RichText<'_>, placement: &Placement) {
    let theme = &model.theme;
    let stages = stages(placement);
    let most = stages
        .iter()
        .filter_map(|(_, count)| *count)
        .chain(placement.target)
        .max();
    let most = most.unwrap_or(0).max(1);
    let room = doc.columns.saturating_sub(34).clamp(4, 40);
    let mut before: Option<i64> = None;
    for (stage, count) in stages {
        let label = own(format!("{} ", text::pad(stage, 10)), theme.quiet);
        let Some(count) = count else {
            doc.line(vec![label, own("not set", theme.quiet)]);
            continue;
        };
        let wide = (count.max(0) as f64 / most as f64 * room as f64).round() as usize;
        let wide = wide.min(room).max(usize::from(count > 0));
        let share = before.filter(|before| *before > 0).map(|before| {
            format!(
                "  {:.0} % of those before",
                count as f64 / before as f64 * 100.0
            )
        });
        let target = placement
            .target
            .filter(|_| stage == "placed")
            .map(|target| format!(" of {target}"));
        doc.line(vec![
            label,
            own(theme.signs.full.repeat(wide), theme.name),
            own(" ".repeat(room - wide), theme.text),
            own(
                format!(" {count}{}", target.unwrap_or_default()),
                theme.text,
            ),
            own(share.unwrap_or_default(), theme.quiet),
        ]);
        before = Some(count);
    }
}
