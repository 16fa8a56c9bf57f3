//! What the screens give to the application.

use super::app::{Features, Model, RowId};
use super::details::about;
use super::screens;

/// All of it.
pub(crate) fn features() -> Features<Model> {
    Features {
        entry_text,
        screens: screens::ALL,
    }
}

fn entry_text(model: &Model, key: &RowId, columns: usize) -> Vec<String> {
    let lines = about(model, key, columns);
    let lines = lines.iter().map(|line| {
        let whole: String = line.spans.iter().map(|span| &*span.content).collect();
        whole.trim_end().to_owned()
    });
    lines.collect()
}
