//! The text about any other entry: every field that is there, by the one description of its kind.

use crate::model::{Entry, EntryRef};
use crate::tui::app::{Model, RowId};
use crate::tui::details::flags;
use crate::tui::details::words;
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
    fields(model, doc, entry);
    for kind in found.kind.description().subs {
        let subs = entry.children(*kind);
        if subs.is_empty() {
            continue;
        }
        doc.heading(kind.plural());
        for sub in subs {
            let parts: Vec<String> = (0..sub.fields().len())
                .filter_map(|field| sub.get(field))
                .map(|value| value.plain())
                .collect();
            doc.text(&parts.join("  "), theme.text);
        }
    }
}

/// Writes every field that holds something, by its label.
pub(crate) fn fields(model: &Model, doc: &mut RichText<'_>, entry: &dyn Entry) {
    for (index, field) in entry.fields().iter().enumerate() {
        if field.key == "id" {
            continue;
        }
        let Some(value) = entry.get(index) else {
            continue;
        };
        let text = field.shown(&value);
        let shown = words::private(model, &text, !field.personal);
        doc.pair(&field.words(), shown);
    }
}
