//! What a sync would do, found out before anything is written.

use super::pass::{SyncPass, Synced};
use super::renamed;
use super::sync_error::SyncError;

/// Finds out what would be done, and writes nothing.
///
/// # Errors
/// A folder cannot be read, or the clock stands before the newest record of a file that would change.
pub(super) fn rehearse(pass: &mut SyncPass) -> Result<Synced, SyncError> {
    let (done, attachments) = (pass.done.clone(), pass.attachments.clone());
    pass.is_rehearsal = true;
    let renamed = renamed::follow(pass)?;
    let mut ids = pass.ids()?;
    ids.retain(|id| !renamed.contains(id));
    let mut in_step = pass.in_step(&ids);
    for id in &ids {
        match in_step.remove(id) {
            Some(quiet) => pass.add(quiet),
            None => pass.once(id)?,
        }
    }
    pass.is_rehearsal = false;
    pass.attachments = attachments;
    Ok(std::mem::replace(&mut pass.done, done))
}
