//! What was said about a roadmap: what waits longest first, and the one under the cursor in full.

use ratatui::Frame;

use crate::dates::date::{day, plain};
use crate::model::choice::WordEnum;
use crate::model::{Feedback, Kind};
use crate::tui::app::screen::Screen;
use crate::tui::app::{Model, Row, ScreenLayout};
use crate::tui::details::feedback::case;
use crate::tui::details::words;
use crate::tui::screens::detail;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::state::rows;
use crate::tui::state::summary::asks_for_answer;

/// The tab.
pub(crate) struct FeedbackTab;

impl Screen<Model> for FeedbackTab {
    fn title(&self) -> &'static str {
        "Feedback"
    }

    fn holds(&self) -> &'static [Kind] {
        &[Kind::Feedback]
    }

    fn adds(&self) -> Option<Kind> {
        Some(Kind::Feedback)
    }

    fn kind(&self) -> Option<Kind> {
        Some(Kind::Feedback)
    }

    fn rows_of(&self, model: &Model, roadmap: &str) -> Vec<Row> {
        let roadmap = model.snapshot.roadmap(roadmap);
        roadmap.map_or_else(Vec::new, rows::feedback)
    }

    fn empty(&self, _model: &Model) -> &'static str {
        "Feedback from firms, workers and buyers is kept here: {feedback} adds the first."
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        draw(model, frame, parts);
    }
}

/// Draws the feedback.
pub(super) fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let columns = vec![
        TableColumn::text("case", 4).rank(3),
        TableColumn::number("date", 11).rank(2),
        TableColumn::text("kind", 8).rank(1),
        TableColumn::rest("text", 20),
        TableColumn::text("status", 16),
    ];
    ListTable::draw(model, frame, parts, columns, &|row, _| cells(model, row));
    crate::tui::screens::empty::where_empty(model, frame, parts);
    detail::draw(model, frame, parts);
}

fn cells(model: &Model, row: &Row) -> Vec<TableCell> {
    let theme = &model.theme;
    let file = row.key.roadmap().and_then(|id| model.snapshot.roadmap(id));
    let Some(feedback) = file.and_then(|file| file.feedback.get(row.at)) else {
        return Vec::new();
    };
    let text = words::quotation(model, feedback);
    let (state, style) = state(model, row, feedback);
    vec![
        TableCell::own(case(&feedback.id), theme.quiet),
        TableCell::own(feedback.on.map(plain).unwrap_or_default(), theme.text),
        TableCell::own(feedback.kind.map_or("", WordEnum::word), theme.text),
        TableCell::data(text, theme.text),
        TableCell::own(state, style),
    ]
}

/// Where a feedback stands in the loop.
fn state(model: &Model, row: &Row, feedback: &Feedback) -> (String, ratatui::style::Style) {
    let theme = &model.theme;
    let today = day(model.snapshot.today());
    let flagged = model.snapshot.severity_of(&row.key);
    let style = flagged.map_or(theme.text, |severity| words::severity(model, severity).1);
    let lasting = |since: crate::model::Date| words::lasting(day(since), today);
    if feedback.sensitive == Some(true) {
        return match (feedback.referral_confirmed, feedback.on) {
            (Some(_), _) => ("referral confirmed".into(), theme.quiet),
            (None, Some(on)) => (format!("referred{}", lasting(on)), style),
            (None, None) => ("referred".into(), style),
        };
    }
    match (feedback.answered, feedback.told) {
        (None, _) if !asks_for_answer(feedback) => ("noted".into(), theme.quiet),
        (None, _) => {
            let age = feedback.on.map(lasting).unwrap_or_default();
            (format!("unanswered{age}"), style)
        }
        (Some(answered), None) => (format!("reply due{}", lasting(answered)), style),
        (Some(_), Some(_)) => {
            let outcome = feedback.outcome.map_or("delivered", WordEnum::word);
            (outcome.to_owned(), theme.quiet)
        }
    }
}
