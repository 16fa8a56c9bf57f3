//! The form that asks for the folder of the stick, the share or the office.

use crate::model::ValueType;
use crate::tui::app::{Exchange, Model};
use crate::tui::widgets::form::{Candidate, FieldSpec};

/// The key of the folder.
pub(crate) const FOLDER: &str = "folder";

/// What it is called, and what it asks.
pub(crate) fn form(model: &Model, exchange: Exchange) -> (String, Vec<FieldSpec>) {
    let (title, help) = match exchange {
        Exchange::Sync => (
            "Sync with which folder?",
            "the folder of roadmaps on the stick or share; made if it is not there",
        ),
        Exchange::Give => (
            "Give it to the office: into which folder?",
            "the folder on the stick or share that goes to the office; or any, to send the file by mail",
        ),
        Exchange::Take => (
            "Take it from which folder?",
            "the folder on the stick or share that came; or the file itself",
        ),
    };
    let folders = model.sync_status.folders.iter().map(String::as_str);
    let mut asked = FieldSpec::other(FOLDER, "folder", ValueType::Line, help)
        .offering(Candidate::words(folders))
        .needed();
    if let Some(first) = model.sync_status.folders.first() {
        asked = asked.starting(first.clone());
    }
    (title.to_owned(), vec![asked])
}

/// The lines above it.
pub(crate) fn lead(exchange: Exchange) -> Vec<String> {
    let line = match exchange {
        Exchange::Sync => "Both sides get what the other has; nothing is written over.",
        Exchange::Give => {
            "One small file is written, with what was recorded here since the last one."
        }
        Exchange::Take => "What is here already changes nothing, so it may be taken twice.",
    };
    vec![line.into(), "It is remembered for the next time.".into()]
}
