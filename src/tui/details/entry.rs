//! The text about any other entry: every field that is there, by the one description of its kind.

use crate::model::records::is_withheld;
use crate::model::{Entry, EntryRef};
use crate::tui::app::{Model, RowId};
use crate::tui::details::flags;
use crate::tui::details::words;
use crate::tui::state::display_name::of_value;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{data, own};

/// Writes the text about an entry.
pub(crate) fn write(model: &Model, doc: &mut RichText<'_>, key: &RowId, found: EntryRef) {
    let Some(entry) = model.snapshot.entry(found) else {
        return;
    };
    let theme = &model.theme;
    let title = entry.title();
    let title = title.map_or_else(|| entry.id().to_owned(), |title| title.plain());
    doc.text(&title, theme.heading);
    doc.line(vec![
        own(found.kind.label(), theme.quiet),
        own(format!(" {} ", theme.signs.dot), theme.quiet),
        data(&key.address(), theme.quiet),
    ]);
    doc.gap();
    flags::write(model, doc, key);
    doc.gap();
    fields(model, doc, found.roadmap, entry);
    for kind in found.kind.description().subs {
        let subs = entry.children(*kind);
        if subs.is_empty() {
            continue;
        }
        doc.heading(kind.plural());
        for sub in subs {
            let fields = sub.fields().iter().enumerate();
            let parts = fields.filter_map(|(at, field)| {
                let (from, value) = (found.roadmap, sub.get(at)?);
                let all = of_value(&model.snapshot, from, Some(field), &value, model.present);
                Some(all.join("; "))
            });
            let parts: Vec<String> = parts.collect();
            doc.text(&parts.join("  "), theme.text);
        }
    }
}

/// Writes every field that holds something, by its label. What references name is looked up from the file at `from`.
pub(crate) fn fields(
    model: &Model,
    doc: &mut RichText<'_>,
    from: Option<usize>,
    entry: &dyn Entry,
) {
    others(model, doc, from, entry, &[]);
}

/// Writes every field that holds something and is not `told` elsewhere, by its label.
pub(crate) fn others(
    model: &Model,
    doc: &mut RichText<'_>,
    from: Option<usize>,
    entry: &dyn Entry,
    told: &[&str],
) {
    for (index, field) in entry.fields().iter().enumerate() {
        let key = field.key;
        if key == "id" || told.contains(&key) || is_withheld(entry, key) {
            continue;
        }
        let Some(value) = entry.get(index) else {
            continue;
        };
        let values = of_value(&model.snapshot, from, Some(field), &value, model.present);
        let shown = values.iter();
        let shown = shown.map(|value| words::private(model, value, !field.personal).to_owned());
        doc.pairs(&field.words(), shown);
    }
}
