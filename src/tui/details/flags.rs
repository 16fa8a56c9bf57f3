//! Why an entry is flagged: each rule with its numbers in words, and what to do about it.

use crate::tui::app::update::remedy::remedy;
use crate::tui::app::{Key, Model};
use crate::tui::details::words;
use crate::tui::widgets::rich_text::Doc;

/// Writes the flags of an entry.
pub fn write(model: &Model, doc: &mut Doc<'_>, key: &Key) {
    let theme = &model.theme;
    for flag in model.known.flags_of(key) {
        let (sign, style) = words::severity(model, flag.severity);
        let says = format!("{}: {}", flag.rule.id(), flag.message);
        doc.hanging(&format!("{sign} "), style, &says, style);
        doc.hanging(
            &format!("  {} ", theme.signs.arrow),
            theme.quiet,
            &remedy(model, flag, key),
            theme.text,
        );
    }
}
