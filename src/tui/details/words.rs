//! Dates, days and names in the words of the screens.

use crate::dates::date::{Date, DayNumber, date, plain};
use crate::health::Severity;
use crate::model::choice::{Grade, Health, Status, WordEnum};
use crate::model::records::WITHHELD_TEXT;
use crate::model::{EntryRef, Feedback, Owner, ReferenceTarget};
use crate::tui::app::{Model, Snapshot};
use crate::tui::state::display_name::{HIDDEN, of_reference};
use ratatui::style::Style;

/// `in 12 d`, `52 d ago`, `today`.
pub(crate) fn away(day: DayNumber, today: DayNumber) -> String {
    match day - today {
        0 => "today".into(),
        days @ 1.. => format!("in {days} d"),
        days => format!("{} d ago", -days),
    }
}

/// ` 12 d` behind a word for what lasts; nothing where it began today or is dated in the future.
pub(crate) fn lasting(since: DayNumber, today: DayNumber) -> String {
    match today - since {
        ..=0 => String::new(),
        days => format!(" {days} d"),
    }
}

/// `+92 d`, `-3 d`, `0 d`.
pub(crate) fn slip(days: i64) -> String {
    match days {
        0 => "0 d".into(),
        days => format!("{days:+} d"),
    }
}

/// A day as people read it; a dash where there is none.
pub(crate) fn day_or_dash(day: Option<DayNumber>) -> String {
    day.map_or_else(|| "–".into(), |day| plain(date(day)))
}

/// A date as people read it, with how far it is away.
pub(crate) fn dated(when: Date, today: DayNumber) -> String {
    format!(
        "{} ({})",
        plain(when),
        away(crate::dates::date::day(when), today)
    )
}

/// What a reference of the file at `from` names, by its name; an owner by office.
pub(crate) fn named(
    model: &Model,
    from: Option<usize>,
    target: ReferenceTarget,
    reference: &str,
) -> String {
    of_reference(&model.snapshot, from, target, reference, model.present)
}

/// The office of an owner that was found.
pub(crate) fn office_of(snapshot: &Snapshot, found: EntryRef) -> String {
    let file = snapshot.folder.portfolio.file(found.roadmap);
    file.owners
        .get(found.index)
        .map(Owner::office)
        .unwrap_or_default()
}

/// The sign and the style of how far a milestone is.
pub(crate) fn status(model: &Model, status: Status) -> (&'static str, Style) {
    let (theme, signs) = (&model.theme, &model.theme.signs);
    match status {
        Status::Planned => (signs.planned, theme.text),
        Status::Active => (signs.active, theme.name),
        Status::Blocked => (signs.blocked, theme.error),
        Status::Done => (signs.done, theme.good),
        Status::Dropped => (signs.dropped, theme.quiet),
    }
}

/// The sign and the style of a severity.
pub(crate) fn severity(model: &Model, severity: Severity) -> (&'static str, Style) {
    let (theme, signs) = (&model.theme, &model.theme.signs);
    match severity {
        Severity::Error => (signs.error, theme.error),
        Severity::Warning => (signs.warning, theme.warning),
        Severity::Notice => (signs.notice, theme.notice),
    }
}

/// The letter with its shape, and the style of a health.
pub(crate) fn health(model: &Model, health: Health) -> (String, Style) {
    let (theme, signs) = (&model.theme, &model.theme.signs);
    let (sign, letter, style) = match health {
        Health::Red => (signs.red, "R", theme.error),
        Health::Amber => (signs.amber, "A", theme.warning),
        Health::Green => (signs.green, "G", theme.good),
    };
    debug_assert!(!health.word().is_empty());
    (format!("{sign}{letter}"), style)
}

/// A text that may be shown to others only where `shown` says so: hidden while presenting.
pub(crate) fn private<'t>(model: &Model, text: &'t str, shown: bool) -> &'t str {
    match model.present && !shown {
        true => HIDDEN,
        false => text,
    }
}

/// What was said, as far as it may be shown.
pub(crate) fn quotation<'t>(model: &Model, feedback: &'t Feedback) -> &'t str {
    match feedback.sensitive {
        Some(true) => WITHHELD_TEXT,
        _ => private(
            model,
            feedback.text.as_deref().unwrap_or_default(),
            feedback.quotable == Some(true),
        ),
    }
}

/// The style of how well a technology meets a sector of a zone.
pub(crate) fn grade(model: &Model, grade: Grade) -> Style {
    match grade {
        Grade::Strong => model.theme.good,
        Grade::Partial => model.theme.text,
        Grade::Weak => model.theme.warning,
        Grade::None => model.theme.quiet,
    }
}
