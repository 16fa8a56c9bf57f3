//! The inbox: what was said in all clusters and waits for somebody, by its clock.

use ratatui::Frame;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::dates::date::{DayNumber, day};
use crate::model::choice::WordEnum;
use crate::model::{EntryRef, Kind};
use crate::tui::app::screen::Screen;
use crate::tui::app::{FeedbackStage, Model, Row, RowId, ScreenLayout};
use crate::tui::details::feedback::case;
use crate::tui::details::words;
use crate::tui::screens::detail;
use crate::tui::screens::panes::view_or;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::state::display_name::cluster;
use crate::tui::state::upcoming::UpcomingPart;
use crate::tui::widgets::spans::{data, own};

/// The screen.
pub(crate) struct InboxScreen;

impl Screen<Model> for InboxScreen {
    fn title(&self) -> &'static str {
        "Inbox"
    }

    fn prepare(&self, model: &mut Model) {
        model.upcoming.renew(&model.snapshot, UpcomingPart::Waiting);
    }

    fn heading(&self) -> &'static str {
        "Feedback of all clusters"
    }

    fn kind(&self) -> Option<Kind> {
        Some(Kind::Feedback)
    }

    fn views(&self) -> &'static [&'static str] {
        &["by due date", "by who must act"]
    }

    fn is_on_tabs(&self, model: &Model) -> bool {
        model.has_roadmaps()
    }

    fn rows(&self, model: &Model) -> Vec<Row> {
        model.upcoming.inbox(&model.snapshot)
    }

    fn arranged(&self, model: &Model, rows: Vec<Row>) -> Vec<Row> {
        let view = model.view_options().arrangement;
        model.upcoming.arranged_inbox(&model.snapshot, view, rows)
    }

    fn empty(&self, _model: &Model) -> &'static str {
        "No feedback waits: all of it is answered, delivered and followed up."
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        // Under headings each is under who must act.
        let who = if model.view_options().arrangement == 0 {
            16
        } else {
            0
        };
        let columns = vec![
            TableColumn::number("due", 11),
            TableColumn::text("to", 9).rank(2).most(11),
            TableColumn::text("case", 4).rank(5),
            TableColumn::text("kind", 8).rank(4),
            TableColumn::rest(view_or(model, parts, "feedback"), 24),
            TableColumn::text("cluster", 16).rank(3).most(24),
            TableColumn::text("who must act", who)
                .rank(1)
                .most(who * 5 / 2),
        ];
        ListTable::draw(model, frame, parts, columns, &|row, _| cells(model, row));
        crate::tui::screens::empty::where_empty(model, frame, parts);
        detail::draw(model, frame, parts);
    }
}

/// How far a day is, as a clock says it: late in the style of an error.
pub(crate) fn clock(model: &Model, due: DayNumber) -> (String, Style) {
    let theme = &model.theme;
    match due - day(model.snapshot.today()) {
        0 => ("today".into(), theme.warning),
        days @ ..0 => (format!("{} d late", -days), theme.error),
        days @ ..8 => (format!("in {days} d"), theme.warning),
        days => (format!("in {days} d"), theme.text),
    }
}

/// An owner over what they must see to.
pub(crate) fn owner(model: &Model, key: &RowId) -> Vec<Span<'static>> {
    let theme = &model.theme;
    match (key, model.snapshot.found(key)) {
        (key, _) if key.is_nobody() => vec![own("No owner", theme.warning)],
        (RowId::Entry(_, Kind::Owner, _), Some(found)) => {
            let office = words::office_of(&model.snapshot, found);
            let file = model.snapshot.folder.portfolio.file(found.roadmap);
            let until = file.owners.get(found.index).and_then(|one| one.until);
            let gone = until.is_some_and(|until| until < model.snapshot.today());
            let mut spans = vec![data(&office, theme.heading)];
            if gone {
                spans.push(own("  left the post", theme.error));
            }
            spans
        }
        _ => Vec::new(),
    }
}

fn cells(model: &Model, row: &Row) -> Vec<TableCell> {
    let theme = &model.theme;
    let (RowId::Entry(roadmap, Kind::Feedback, _), Some(waiting)) =
        (&row.key, model.upcoming.waiting.get(row.at))
    else {
        return vec![TableCell(owner(model, &row.key))];
    };
    let file = model.snapshot.roadmap(roadmap);
    let Some(feedback) = file.and_then(|file| file.feedback.get(waiting.found.index)) else {
        return vec![TableCell::default()];
    };
    let (when, style) = clock(model, waiting.due);
    let to = match waiting.clock {
        FeedbackStage::Answer => theme.text,
        _ => theme.quiet,
    };
    vec![
        TableCell::own(when, style),
        TableCell::own(waiting.clock.word(), to),
        TableCell::own(case(&feedback.id), theme.quiet),
        TableCell::own(feedback.kind.map_or("", WordEnum::word), theme.text),
        TableCell::data(quotation(model, waiting.found), theme.text),
        TableCell::data(cluster(&model.snapshot, roadmap), theme.quiet),
        match waiting.owner {
            Some(found) => TableCell::data(&words::office_of(&model.snapshot, found), theme.text),
            None => TableCell::own("none", theme.warning),
        },
    ]
}

/// What was said, as far as it may be shown.
pub(crate) fn quotation(model: &Model, found: EntryRef) -> &str {
    let file = model.snapshot.folder.portfolio.file(found.roadmap);
    match file.feedback.get(found.index) {
        Some(feedback) => words::quotation(model, feedback),
        None => "",
    }
}
