//! Taking an act back where another program has written to its files since: new edits, logged as corrections.

use std::path::Path;

use super::history::Past;
use super::refused::refused;
use crate::edit::{Actor, Refusal, Session, Work, take_back};
use crate::roadmap::{Names, Roadmap};
use crate::store::read::read_text;
use crate::store::{Folder, Written, commit};

/// Takes an act back by new edits of the folder as it is now.
///
/// # Errors
/// Says in words why that cannot be.
pub fn correct(
    folder: &Folder,
    state: &Path,
    actor: &Actor,
    past: &Past,
) -> Result<Vec<Written>, String> {
    let told = |refusal: Refusal| format!("Not undone ({}): {}", past.words, refusal.message);
    let work = edits(folder, actor, past).map_err(told)?;
    commit(folder, state, &work.files).map_err(|error| refused(&error))
}

fn edits(folder: &Folder, actor: &Actor, past: &Past) -> Result<Work, Refusal> {
    let portfolio = &folder.portfolio;
    let names = Names::new(portfolio);
    let mut session = Session::new(portfolio, &names, actor);
    for (id, edits) in past.edits.iter().rev() {
        let before = before(past, id).ok_or_else(|| Refusal::gone("file"))?;
        take_back(
            &mut session,
            portfolio.position(id),
            &before,
            edits,
            &past.words,
        )?;
    }
    Ok(session.finish())
}

/// A file as it was before the act.
fn before(past: &Past, id: &str) -> Option<Roadmap> {
    let written = past.written.iter().find(|written| written.id == id)?;
    let text = std::str::from_utf8(written.before.as_deref()?).ok()?;
    read_text(id, text).roadmap
}
