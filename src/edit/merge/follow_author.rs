//! References to an entry follow it to another id: those that one person made, or all.

use crate::edit::change_reason::ChangeReason;
use crate::edit::error::EditError;
use crate::edit::references::{ReferenceEdit, led, led_elsewhere};
use crate::edit::transaction::Transaction;
use crate::model::{EntryClass, Kind, Roadmap};

/// Rewrites every reference to the entry `old` of a file that `author` made (`None`: whoever did), in every file, to
/// `new`. What the log tells is logged.
///
/// # Errors
/// A field does not take the reference.
pub(super) fn follow(
    transaction: &mut Transaction<'_>,
    home: Option<usize>,
    (old, new): (&str, &str),
    author: Option<&str>,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    let portfolio = transaction.portfolio();
    let home_id = &portfolio.file(home).id;
    let files = (0..portfolio.roadmaps.len()).map(Some).chain([None]);
    // The other files are as they were read: only this one holds an entry of the new id.
    let home_now = transaction.file(home).clone();
    for file in files {
        let roadmap = if file == home {
            &home_now
        } else {
            portfolio.file(file)
        };
        let lead = |reference: &str| match reference.split_once('/') {
            Some((roadmap, id)) if roadmap == home_id && id == old => {
                Some(format!("{home_id}/{new}"))
            }
            None if file == home && reference == old => Some(new.to_owned()),
            _ => None,
        };
        let own = led_elsewhere(roadmap, &lead).filter(|reference| {
            let kind = reference.place.kind;
            let is_record = kind.description().nature == EntryClass::Record;
            // Records are never changed once they are written, but where the old id is gone they would name nothing.
            // What was logged of the old id stays its own.
            let is_log =
                matches!(kind, Kind::Change | Kind::Conflict) && reference.field.key != "cause";
            let stays = is_record && (author.is_some() || is_log);
            let is_it = file == home && [old, new].contains(&reference.entry.id());
            let is_theirs =
                || author.is_none() || author_of(roadmap, reference, &lead).as_deref() == author;
            !stays && !is_it && is_theirs()
        });
        for reference in own {
            reference.make(transaction, file, reason)?;
        }
    }
    Ok(())
}

/// Who made a reference: the newest change that gave it, else who added the entry, else who signs it.
fn author_of(
    roadmap: &Roadmap,
    reference: &ReferenceEdit<'_>,
    lead: &dyn Fn(&str) -> Option<String>,
) -> Option<String> {
    let id = reference.entry.id();
    let of_it = || {
        let changes = roadmap.changes.iter();
        changes.filter(|change| !id.is_empty() && change.item.as_deref() == Some(id))
    };
    let gave = of_it().filter(|change| {
        let to = change.to.as_ref().and_then(|to| led(to, lead));
        change.field.as_deref() == Some(reference.field.key) && to.is_some()
    });
    let change = gave.max_by_key(|change| change.on).or_else(|| {
        of_it()
            .filter(|change| change.is_addition())
            .max_by_key(|change| change.on)
    });
    let by = change.and_then(|change| change.by.as_ref().map(String::from));
    by.or_else(|| Some(reference.entry.value("by")?.as_text()?.to_owned()))
}
