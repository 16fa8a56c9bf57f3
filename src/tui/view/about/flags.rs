//! Why an entry is flagged: each rule with its numbers in words, and what to do about it.

use super::super::widget::doc::Doc;
use super::super::widget::words;
use crate::tui::model::{Key, Model};

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
            flag.advice(),
            theme.text,
        );
    }
}
