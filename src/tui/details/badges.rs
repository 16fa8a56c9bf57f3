//! A flag as a badge: `▌Slipping +365 d`, in its colour.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::health::{Flag, Rule, Severity};
use crate::text;
use crate::tui::app::Model;
use crate::tui::widgets::spans::own;

/// The least columns of a title that is cut so that its days have room.
const LEAST_TITLE: usize = 6;

/// One flag as a badge: a bar as thick as it is bad, its title, its days.
pub(crate) fn badge(model: &Model, flag: &Flag) -> Span<'static> {
    let (bar, style) = look(model, flag.severity);
    own(format!("{bar}{}{}", flag.rule.title(), days(flag)), style)
}

/// The same in so many columns: rather the end of the title is left out than the days.
pub(crate) fn cut_badge(model: &Model, flag: &Flag, columns: usize) -> Span<'static> {
    let (bar, style) = look(model, flag.severity);
    let (title, days) = (flag.rule.title(), days(flag));
    let room = columns.saturating_sub(text::width(bar) + text::width(&days));
    let says = match room {
        ..LEAST_TITLE => text::truncate(&format!("{bar}{title}"), columns),
        room => format!("{bar}{}{days}", text::truncate(title, room)),
    };
    own(says, style)
}

fn look(model: &Model, severity: Severity) -> (&'static str, Style) {
    let (theme, [error, warning, notice]) = (&model.theme, model.theme.signs.badges);
    match severity {
        Severity::Error => (error, theme.error_badge),
        Severity::Warning => (warning, theme.warning_badge),
        Severity::Notice => (notice, theme.notice_badge),
    }
}

/// The days that a rule measured: with a sign where they are a slip.
fn days(flag: &Flag) -> String {
    let slips = matches!(
        flag.rule,
        Rule::Slipping | Rule::InheritsSlip | Rule::TargetLate | Rule::Rebaselined
    );
    match flag.shown_days() {
        Some(days) if slips => format!(" +{days} d"),
        Some(days) => format!(" {days} d"),
        None => String::new(),
    }
}
