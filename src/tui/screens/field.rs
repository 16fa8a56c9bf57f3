//! Field mode: who is here, the visit of the day, and what can be done, a line each.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::model::Kind;
use crate::tui::app::screen::Screen;
use crate::tui::app::{FieldTask, Model, Panes, Row, RowId, ScreenLayout, ScreenShape};
use crate::tui::details::words;
use crate::tui::screens::detail;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::state::field_mode::tasks;
use crate::tui::state::field_mode::waiting;
use crate::tui::widgets::spans::{data, lines, own};

/// The screen.
pub(crate) struct FieldScreen;

impl Screen<Model> for FieldScreen {
    fn title(&self) -> &'static str {
        "Start"
    }

    fn heading(&self) -> &'static str {
        "Field work"
    }

    fn rows(&self, _model: &Model) -> Vec<Row> {
        tasks()
    }

    fn shape(&self) -> ScreenShape {
        ScreenShape {
            panes: Panes::Steps,
            // Who is here, and the visit of the day.
            head: |lines| match lines {
                0..5 => 0,
                5..8 => 1,
                _ => 4,
            },
            ..ScreenShape::default()
        }
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        draw(model, frame, parts);
    }
}

/// Draws the screen.
fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    head(model, frame, parts.head);
    let columns = vec![
        TableColumn::text("", 1),
        TableColumn::text("", 28),
        TableColumn::rest("", 6),
    ];
    let table = ListTable::new(columns, parts.list.width);
    table.rows(model, frame, parts.list, &|row, _| cells(model, row));
    detail::draw(model, frame, parts);
}

fn cells(model: &Model, row: &Row) -> Vec<TableCell> {
    let theme = &model.theme;
    let RowId::Task(task) = row.key else {
        return Vec::new();
    };
    vec![
        TableCell::own((row.at + 1).to_string(), theme.key),
        TableCell::own(task.title(), theme.heading),
        TableCell::own(news(model, task), theme.quiet),
    ]
}

/// What there is to know of a line before it is chosen.
fn news(model: &Model, task: FieldTask) -> String {
    let (to_tell, to_answer) = waiting(&model.snapshot, &model.actor);
    match task {
        FieldTask::Mine if to_tell > 0 => format!("{to_tell} answered: deliver the replies"),
        FieldTask::Mine if to_answer == 1 => "1 not answered".to_owned(),
        FieldTask::Mine if to_answer > 0 => format!("{to_answer} not answered"),
        _ => String::new(),
    }
}

/// Who is here, and where: the name is personal, and so is whom the officer speaks with.
fn head(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.theme;
    let name = match model.actor.as_str() {
        "" => "Your name is not set",
        name => words::private(model, name, false),
    };
    let mut who = vec![own(" ", theme.text), data(name, theme.heading)];
    let office = office(model);
    if !office.is_empty() {
        who.push(own(format!(" {} ", theme.signs.dot), theme.quiet));
        who.push(data(&office, theme.text));
    }
    let visit = model.field_visit.as_ref();
    let visit = visit.filter(|visit| visit.on == model.snapshot.today());
    let parts = visit.map(|visit| {
        let parts = ["place", "channel", "voice", "who"].map(|key| match key {
            "place" | "who" => visit.of(key).map(|text| words::private(model, text, false)),
            key => visit.of(key),
        });
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        parts.join(", ")
    });
    let visit = match parts {
        Some(parts) => vec![
            own(" the visit today: ", theme.quiet),
            data(&parts, theme.text),
        ],
        None => vec![own(" no feedback yet today", theme.quiet)],
    };
    let all = [Line::default(), Line::from(who), Line::from(visit)];
    // Where there is one line only, it says who is here.
    lines(frame, area, &all, usize::from(area.height < 3));
}

/// The office: an owner by its name, else as it was given.
fn office(model: &Model) -> String {
    let found = model.snapshot.resolve(None, &model.office, Kind::Owner);
    match found {
        Some(found) => words::office_of(&model.snapshot, found),
        None => model.office.clone(),
    }
}
