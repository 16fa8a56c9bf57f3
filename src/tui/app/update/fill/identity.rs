//! What is asked about the person and the day, and what is known of the visit already.

use crate::dates::date::with_weekday;
use crate::model::{Entry, ValueType};
use crate::tui::app::{FieldVisit, Model};
use crate::tui::widgets::form::{Candidate, FieldSpec};

/// What the first start asks.
pub(crate) fn asked(model: &Model) -> Vec<FieldSpec> {
    let owners = &model.snapshot.folder.portfolio.shared.owners;
    let offices = owners.iter().map(|owner| {
        let owner: &dyn Entry = owner;
        let called = |key: &str| Some(owner.value(key)?.plain());
        let name = called("org").or_else(|| called("role")).unwrap_or_default();
        Candidate::new(owner.id(), name)
    });
    let offices: Vec<Candidate> = offices.collect();
    let mut name =
        FieldSpec::other("name", "name", ValueType::Line, "your name, or your post").needed();
    if !model.actor.is_empty() {
        name = name.starting(model.actor.clone());
    }
    let office = FieldSpec::other(
        "office",
        "office",
        ValueType::Line,
        "the office that you work for: one of the list (F2), or its name; may stay empty",
    );
    vec![name, office.offering(offices)]
}

/// Why the name is asked.
pub(crate) fn name_lead(model: &Model) -> Vec<String> {
    let leaving = match model.actor.as_str() {
        "" => "Esc leaves it open; nothing can be recorded without it.".to_owned(),
        actor => format!("Esc leaves it at \"{actor}\" for now."),
    };
    vec![
        "Every change is recorded with the name of who made it.".to_owned(),
        "It is asked once, and kept in config.toml.".to_owned(),
        leaving,
    ]
}

/// The day.
pub(crate) fn day() -> FieldSpec {
    let help = "the day of today; Esc: the clock is right after all";
    FieldSpec::other("day", "today is", ValueType::Date, help).needed()
}

/// Why the day is asked.
pub(crate) fn day_lead(model: &Model) -> Vec<String> {
    let newest = model
        .snapshot
        .ahead_of_clock()
        .map(with_weekday)
        .unwrap_or_default();
    vec![
        format!(
            "The clock of this machine says {}, but the newest record here is of {newest}.",
            with_weekday(model.snapshot.status.machine)
        ),
        "What you write would be dated wrong. Which day is it?".to_owned(),
    ]
}

/// The visit of today, in field mode.
pub(crate) fn visit(model: &Model) -> Option<&FieldVisit> {
    let visit = model.field_visit.as_ref()?;
    (model.field && visit.on == model.snapshot.today()).then_some(visit)
}

/// In field mode the visit stands in the form, and its fields are in sight. While presenting, nobody's name is.
pub(crate) fn take_visit(model: &Model, asked: &mut [FieldSpec]) {
    if !model.field {
        return;
    }
    for one in asked {
        if !["place", "channel", "who", "voice"].contains(&one.key.as_str()) {
            continue;
        }
        one.folded = false;
        let is_hidden = model.present && ["who", "place"].contains(&one.key.as_str());
        let noted = visit(model).filter(|_| one.key != "who");
        let noted = noted.and_then(|visit| visit.of(&one.key));
        if let Some(text) = noted.filter(|_| !is_hidden) {
            one.start = Some(text.to_owned());
        }
    }
}
