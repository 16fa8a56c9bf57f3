//! The agenda: what is due in the next days and what is late, under those who answer for it, with their load.

use ratatui::Frame;
use ratatui::text::Span;

use crate::analysis::agenda::TaskKind;
use crate::model::{EntryRef, Kind};
use crate::text;
use crate::tui::app::screen::Screen;
use crate::tui::app::{Model, Row, RowId, ScreenLayout};
use crate::tui::details::words;
use crate::tui::screens::panes::view_or;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::screens::{detail, inbox};
use crate::tui::state::upcoming::UpcomingPart;
use crate::tui::widgets::spans::{own, width};

/// The columns of the bar that shows a load.
const BAR: usize = 12;

/// The screen.
pub(crate) struct AgendaScreen;

impl Screen<Model> for AgendaScreen {
    fn title(&self) -> &'static str {
        "Agenda"
    }

    fn is_of_owners(&self) -> bool {
        true
    }

    fn prepare(&self, model: &mut Model) {
        model.upcoming.renew(&model.snapshot, UpcomingPart::Due);
    }

    fn heading(&self) -> &'static str {
        "The next 90 days"
    }

    fn views(&self) -> &'static [&'static str] {
        &["by owner", "by day"]
    }

    fn is_on_tabs(&self, model: &Model) -> bool {
        model.has_roadmaps()
    }

    fn rows(&self, model: &Model) -> Vec<Row> {
        model.upcoming.agenda(&model.snapshot)
    }

    fn first(&self, _model: &Model, rows: &[Row]) -> Option<RowId> {
        rows.first().map(|row| row.key.clone())
    }

    fn arranged(&self, model: &Model, rows: Vec<Row>) -> Vec<Row> {
        let view = model.view_options().arrangement;
        model.upcoming.arranged_agenda(&model.snapshot, view, rows)
    }

    fn empty(&self, _model: &Model) -> &'static str {
        "Nothing is due in the next 90 days, and nothing is late."
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        let who = if model.view_options().arrangement == 1 {
            16
        } else {
            0
        };
        let columns = vec![
            TableColumn::number("when", 11),
            TableColumn::text("what", 9).rank(1),
            TableColumn::rest(view_or(model, parts, "entry"), 20),
            TableColumn::text("cluster", 16).rank(2).most(20),
            TableColumn::text("owner", who).rank(3).most(who * 5 / 2),
        ];
        let wide = usize::from(parts.list.width);
        ListTable::draw(model, frame, parts, columns, &|row, _| {
            cells(model, row, wide)
        });
        crate::tui::screens::empty::where_empty(model, frame, parts);
        detail::draw(model, frame, parts);
    }
}

fn cells(model: &Model, row: &Row, columns: usize) -> Vec<TableCell> {
    let theme = &model.theme;
    let Some((item, owner)) = model.upcoming.due(row.at) else {
        return vec![TableCell(heading(model, row, columns))];
    };
    let (when, style) = inbox::clock(model, item.due);
    let what = match item.what {
        TaskKind::Milestone => theme.quiet,
        _ => theme.text,
    };
    let file = model.snapshot.folder.portfolio.file(item.found.roadmap);
    vec![
        TableCell::own(when, style),
        TableCell::own(item.what.label(), what),
        TableCell::data(&title(model, item.found), theme.text),
        TableCell::data(file.name(), theme.quiet),
        match owner {
            Some(found) => TableCell::data(&words::office_of(&model.snapshot, found), theme.text),
            None => TableCell::own("none", theme.warning),
        },
    ]
}

/// What something that is due is called.
pub(crate) fn title(model: &Model, found: EntryRef) -> String {
    if found.kind == Kind::Feedback {
        return inbox::quotation(model, found).to_owned();
    }
    let file = model.snapshot.folder.portfolio.file(found.roadmap);
    let entry = file.entry(found.kind, found.index);
    let name = entry.and_then(|entry| entry.title());
    let id = entry.map_or("", |entry| entry.id());
    name.map_or_else(|| id.to_owned(), |name| name.plain())
}

/// Who answers for what follows: what is late, what is due, and a bar as long as their load.
fn heading(model: &Model, row: &Row, columns: usize) -> Vec<Span<'static>> {
    let (theme, signs) = (&model.theme, &model.theme.signs);
    let load = model.upcoming.load(model.snapshot.found(&row.key));
    let late = match load.overdue {
        0 => own("", theme.quiet),
        many => own(format!("{many} late, "), theme.error),
    };
    let due = own(format!("{} due, ", load.due), theme.text);
    let open = own(format!("{} open ", load.open), theme.quiet);
    let most = model.upcoming.most().max(1);
    let full = ((load.overdue + load.due) * BAR).div_ceil(most).min(BAR);
    let late_full = (load.overdue * full).div_ceil((load.overdue + load.due).max(1));
    let bar = [
        own(signs.full.repeat(late_full), theme.error),
        own(signs.full.repeat(full - late_full), theme.name),
        own(signs.empty.repeat(BAR - full), theme.quiet),
    ];
    let mut right: Vec<Span<'static>> = vec![late, due, open];
    if columns >= 60 {
        right.extend(bar);
    }
    let room = columns.saturating_sub(width(&right) + 5);
    let left = crate::tui::widgets::spans::cut(inbox::owner(model, &row.key), room);
    let gap = text::pad("", (room + 1).saturating_sub(width(&left)));
    let mut spans = left;
    spans.push(own(gap, theme.text));
    spans.extend(right);
    spans
}
