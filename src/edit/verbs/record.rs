//! Reviews, and readings of indicators.

use crate::edit::because::Because;
use crate::edit::change::{New, Place};
use crate::edit::refusal::Refusal;
use crate::edit::session::Session;
use crate::roadmap::{Kind, Value};

/// A review of a roadmap. What `new` does not say about day and person is filled in.
///
/// # Errors
/// A value does not fit.
pub fn review(session: &mut Session<'_>, file: Option<usize>, new: New) -> Result<Place, Refusal> {
    let new = dated(session, new);
    session.add(file, None, new, &Because::default())
}

/// A record or part of an entry: a reading, a step, a match, a sector.
///
/// # Errors
/// The entry holds no such part, or a value does not fit.
pub fn part(
    session: &mut Session<'_>,
    file: Option<usize>,
    into: (Kind, usize),
    new: New,
    because: &Because,
) -> Result<Place, Refusal> {
    if !into.0.description().subs.contains(&new.kind) {
        return Err(Refusal::new(
            format!("{} holds no {}", into.0.with_article(), new.kind.plural()),
            "",
        ));
    }
    for field in new.kind.description().fields {
        if field.required == crate::roadmap::Required::Always && new.value(field.key).is_none() {
            return Err(Refusal::new(
                format!(
                    "{} needs `{}`: {}",
                    new.kind.with_article(),
                    field.key,
                    field.help
                ),
                format!("give {}=…", field.key),
            ));
        }
    }
    session.add(file, Some(into), new, because)
}

fn dated(session: &Session<'_>, new: New) -> New {
    let actor = session.actor();
    let new = match new.value("on") {
        Some(_) => new,
        None => new.with("on", Value::Date(actor.on)),
    };
    match new.value("by") {
        Some(_) => new,
        None => new.text("by", &actor.by),
    }
}
