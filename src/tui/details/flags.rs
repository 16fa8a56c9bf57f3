//! Why an entry is flagged: each rule as a badge with its numbers in words, and what to do about it.

use crate::tui::app::update::remedy::remedy;
use crate::tui::app::{Model, RowId};
use crate::tui::details::badges::badge;
use crate::tui::widgets::rich_text::RichText;

/// Writes the flags of an entry.
pub(crate) fn write(model: &Model, doc: &mut RichText<'_>, key: &RowId) {
    let theme = &model.theme;
    for flag in model.snapshot.flags_of(key) {
        doc.led(badge(model, flag), &flag.message, theme.text);
        doc.hanging(
            &format!("  {} ", theme.signs.arrow),
            theme.quiet,
            &remedy(model, flag, key),
            theme.text,
        );
    }
}
