//! Everything that needs somebody, the worst first, and why.

use ratatui::Frame;

use crate::model::Kind;
use crate::tui::app::screen::Screen;
use crate::tui::app::{Model, Row, RowId, ScreenLayout};
use crate::tui::details::words;
use crate::tui::screens::chips::chips;
use crate::tui::screens::detail;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::state::display_name::{cluster, title};
use crate::tui::state::root_causes::RootCauses;
use crate::tui::state::rows;
use crate::tui::widgets::spans::{data, own};

/// The column of the flags.
const NEEDS: usize = 3;

/// The screen.
pub(crate) struct AttentionScreen;

impl Screen<Model> for AttentionScreen {
    fn title(&self) -> &'static str {
        "Attention"
    }

    fn prepare_views(&self, model: &mut Model, rows: &[Row]) {
        if model.view_options().arrangement > 0 {
            model.root_causes = RootCauses::of(&model.snapshot, rows);
        }
    }

    fn reviews_filtered(&self) -> bool {
        true
    }

    fn shows_news(&self) -> bool {
        true
    }

    fn views(&self) -> &'static [&'static str] {
        &["by urgency", "by cause", "by cause, folded"]
    }

    fn is_on_tabs(&self, _model: &Model) -> bool {
        true
    }

    fn count(&self, model: &Model) -> usize {
        model.snapshot.attention.len()
    }

    fn is_of_roadmaps(&self) -> bool {
        true
    }

    fn rows(&self, model: &Model) -> Vec<Row> {
        rows::attention(&model.snapshot)
    }

    fn arranged(&self, model: &Model, rows: Vec<Row>) -> Vec<Row> {
        match model.view_options().arrangement {
            0 => rows,
            view => model.root_causes.arranged(rows, view == 2),
        }
    }

    fn empty(&self, _model: &Model) -> &'static str {
        "No flags: every milestone is on schedule and updated in time."
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        let columns = vec![
            TableColumn::text("", 1),
            TableColumn::rest("entry", 22),
            TableColumn::text("cluster", 12).rank(1).most(20),
            TableColumn::text("flags", 16).most(44),
        ];
        ListTable::draw(model, frame, parts, columns, &|row, table| {
            cells(model, row, table.width(NEEDS))
        });
        crate::tui::screens::empty::where_empty(model, frame, parts);
        detail::draw(model, frame, parts);
    }
}

fn cells(model: &Model, row: &Row, flags: usize) -> Vec<TableCell> {
    let theme = &model.theme;
    let (sign, style) = match model.snapshot.severity_of(&row.key) {
        Some(severity) => words::severity(model, severity),
        None => (" ", theme.text),
    };
    vec![
        TableCell::own(sign, style),
        what(model, row),
        TableCell::data(
            cluster(&model.snapshot, row.key.roadmap().unwrap_or_default()),
            theme.quiet,
        ),
        TableCell(chips(model, &row.key, flags)),
    ]
}

/// The name of an entry; by cause, with how much it holds up, and what it holds up below it.
fn what(model: &Model, row: &Row) -> TableCell {
    let theme = &model.theme;
    let name = title(&model.snapshot, &row.key, model.present);
    if model.view_options().arrangement == 0 {
        return TableCell::data(&name, theme.text);
    }
    let below = model.root_causes.is_below(&row.key) && model.root_causes.held(&row.key) == 0;
    let indent = if below { "  " } else { "" };
    let mut spans = vec![own(indent, theme.text), data(&name, theme.text)];
    let held = model.root_causes.held(&row.key);
    if held > 0 {
        let found = model.snapshot.found(&row.key);
        let late = found.and_then(|found| {
            let late = model
                .snapshot
                .plan
                .outlook(found.roadmap?, found.index)?
                .own_slip?;
            (found.kind == Kind::Milestone && late > 0).then_some(late)
        });
        let late = late.map_or(String::new(), |days| format!(" {}", words::slip(days)));
        let holds = match row.key {
            RowId::Entry(_, Kind::Owner, _) => format!(": delays {held}"),
            _ => format!("{late}: delays {held}"),
        };
        // What a cause holds up matters more than the end of its name.
        spans.insert(
            0,
            own(
                format!("{} ", holds.trim_start_matches([':', ' '])),
                theme.name,
            ),
        );
    }
    TableCell(spans)
}
