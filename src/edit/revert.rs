//! Undo as new edits: what an act did is set back, and logged as a correction. For where the old bytes cannot
//! return where somebody else has written to the file since.

use super::apply::apply;
use super::change::{Edit, EntryPath, NewEntry};
use super::change_reason::ChangeReason;
use super::error::EditError;
use super::operations::entry;
use super::transaction::Transaction;
use crate::model::{Code, Entry, EntryClass, EntryRef, Kind, Roadmap};

/// Takes `edits`, which were made on `before`, back in the file at `file` as it stands now. `what` says in words
/// what is taken back.
///
/// # Errors
/// What they changed is not there any more, or was a record, which stays once it is written.
pub(crate) fn revert(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    before: &Roadmap,
    edits: &[Edit],
    what: &str,
) -> Result<(), EditError> {
    let reason = ChangeReason {
        approved_by: Some(transaction.actor().by.clone()),
        ..ChangeReason::of(Code::Correction, format!("undone: {what}"))
    };
    for (edit, then) in steps(before, edits)?.into_iter().rev() {
        one(transaction, file, &then, edit, &reason)?;
    }
    Ok(())
}

/// Every edit but those of the log, with the file as the edits before it left it.
fn steps<'e>(before: &Roadmap, edits: &'e [Edit]) -> Result<Vec<(&'e Edit, Roadmap)>, EditError> {
    let mut now = before.clone();
    let mut steps = Vec::new();
    for edit in edits {
        let is_log = matches!(edit, Edit::Add { new, .. } if new.kind == Kind::Change);
        if !is_log {
            steps.push((edit, now.clone()));
        }
        apply(&mut now, edit)?;
    }
    Ok(steps)
}

fn one(
    transaction: &mut Transaction<'_>,
    file: Option<usize>,
    then: &Roadmap,
    edit: &Edit,
    reason: &ChangeReason,
) -> Result<(), EditError> {
    match edit {
        Edit::Set { place, field, .. } | Edit::Unset { place, field } => {
            let (found, stood) = stood(transaction, file, then, *place)?;
            transaction.set(found, &[(*field, stood.value(field))], reason)
        }
        Edit::Add { into: None, new } if new.kind.has_id() => {
            let id = new.value("id").map(|id| id.plain()).unwrap_or_default();
            let index = transaction.file(file).position(new.kind, &id);
            let index = index.ok_or_else(|| EditError::gone(new.kind.key()))?;
            let found = EntryRef {
                roadmap: file,
                kind: new.kind,
                index,
            };
            entry::remove(transaction, found, reason)
        }
        Edit::Remove { place } if place.part.is_none() && place.kind.has_id() => {
            let gone = place
                .find(then)
                .ok_or_else(|| EditError::gone(place.kind.key()))?;
            transaction
                .add(file, None, NewEntry::copy(gone), reason)
                .map(drop)
        }
        _ => Err(EditError::new(
            "the file was changed by another program since, and what was written cannot be taken out of it",
            "write what holds now",
        )),
    }
}

/// The entry that stood at a place, and where it stands now.
fn stood<'t>(
    transaction: &Transaction<'_>,
    file: Option<usize>,
    then: &'t Roadmap,
    place: EntryPath,
) -> Result<(EntryRef, &'t dyn Entry), EditError> {
    let gone = || EditError::gone(place.kind.key());
    let entry = place
        .find(then)
        .filter(|_| place.part.is_none())
        .ok_or_else(gone)?;
    let index = match place.kind.description().nature {
        EntryClass::Table => 0,
        _ => transaction
            .file(file)
            .position(place.kind, entry.id())
            .ok_or_else(gone)?,
    };
    let found = EntryRef {
        roadmap: file,
        kind: place.kind,
        index,
    };
    Ok((found, entry))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::parse_iso;
    use crate::edit::Actor;
    use crate::edit::operations::milestone;
    use crate::model::{Milestone, Portfolio, ReferenceIndex, Status};

    fn portfolio(forecast: &str) -> Portfolio {
        let mut milestone = Milestone {
            forecast: parse_iso(forecast),
            status: Some(Status::Active),
            ..Milestone::default()
        };
        milestone.id = crate::model::Id::new("iso").unwrap();
        let roadmap = Roadmap {
            id: "a".into(),
            milestones: vec![milestone],
            ..Roadmap::default()
        };
        Portfolio {
            roadmaps: vec![roadmap],
            ..Portfolio::default()
        }
    }

    fn actor() -> Actor {
        let on = parse_iso("2026-11-15").unwrap();
        Actor {
            by: "Me".into(),
            on,
            machine: on,
        }
    }

    #[test]
    fn what_was_set_is_set_back_and_logged_as_a_correction() {
        let (portfolio, actor) = (portfolio("2026-09-30"), actor());
        let names = ReferenceIndex::new(&portfolio);
        let found = EntryRef {
            roadmap: Some(0),
            kind: Kind::Milestone,
            index: 0,
        };
        let mut transaction = Transaction::new(&portfolio, &names, &actor);
        let reason = ChangeReason::of(Code::Other, "late");
        milestone::forecast(
            &mut transaction,
            found,
            parse_iso("2026-12-31").unwrap(),
            &reason,
        )
        .unwrap();
        let work = transaction.finish();
        let mut after = portfolio.clone();
        for edit in &work.files[0].1 {
            apply(&mut after.roadmaps[0], edit).unwrap();
        }
        // Somebody else changed the status meanwhile.
        after.roadmaps[0].milestones[0].status = Some(Status::Blocked);
        let names = ReferenceIndex::new(&after);
        let mut transaction = Transaction::new(&after, &names, &actor);
        revert(
            &mut transaction,
            Some(0),
            &portfolio.roadmaps[0],
            &work.files[0].1,
            "forecast",
        )
        .unwrap();
        let now = transaction.file(Some(0)).clone();
        assert_eq!(now.milestones[0].forecast, parse_iso("2026-09-30"));
        assert_eq!(now.milestones[0].status, Some(Status::Blocked));
        let work = transaction.finish();
        let logged = work.files[0].1.iter().find_map(|edit| match edit {
            Edit::Add { new, .. } => new.value("code").map(|code| code.plain()),
            _ => None,
        });
        assert_eq!(logged.as_deref(), Some("correction"));
    }

    #[test]
    fn what_was_removed_comes_back_with_the_values_that_its_fields_do_not_take() {
        let (mut portfolio, actor) = (portfolio("2026-09-30"), actor());
        let custom = &mut portfolio.roadmaps[0].milestones[0].custom;
        custom.keep_refused("weight", crate::model::Value::Text("three".into()));
        let names = ReferenceIndex::new(&portfolio);
        let mut transaction = Transaction::new(&portfolio, &names, &actor);
        let editor = transaction.editor(Some(0));
        let reason = ChangeReason::of(Code::Scope, "w");
        let place = EntryPath::of(Kind::Milestone, 0);
        editor.remove(place, &reason).unwrap();
        let work = transaction.finish();
        let mut after = portfolio.clone();
        for edit in &work.files[0].1 {
            apply(&mut after.roadmaps[0], edit).unwrap();
        }
        let names = ReferenceIndex::new(&after);
        let mut transaction = Transaction::new(&after, &names, &actor);
        let (before, edits) = (&portfolio.roadmaps[0], &work.files[0].1);
        revert(&mut transaction, Some(0), before, edits, "removed").unwrap();
        let back = transaction.file(Some(0)).milestones[0].clone();
        assert_eq!(back.weight, None);
        let added = transaction.finish().files[0].1[0].clone();
        let Edit::Add { new, .. } = added else {
            panic!("{added:?}");
        };
        let weight = new.unknown_keys.iter().find(|(key, _)| key == "weight");
        assert_eq!(weight.unwrap().1.plain(), "three");
    }
}
