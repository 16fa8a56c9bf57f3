//! What the files have that cannot be used: where, and how to mend it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::commands::Command;
use crate::store::{File, Problem};
use crate::text;
use crate::tui::app::screen::{Screen, ScreenRole};
use crate::tui::app::{Model, Row, ScreenLayout};
use crate::tui::screens::panes;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::state::rows;
use crate::tui::widgets::spans::{data, lines, own};

/// The screen.
pub(crate) struct ProblemsScreen;

impl Screen<Model> for ProblemsScreen {
    fn title(&self) -> &'static str {
        "File problems"
    }

    fn role(&self) -> Option<ScreenRole> {
        Some(ScreenRole::FileProblems)
    }

    fn is_on_tabs(&self, model: &Model) -> bool {
        self.count(model) > 0
    }

    fn count(&self, model: &Model) -> usize {
        model.snapshot.problem_count()
    }

    fn rows(&self, model: &Model) -> Vec<Row> {
        rows::problems(&model.snapshot)
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        let theme = &model.theme;
        if model.snapshot.problem_count() == 0 {
            let nothing = Line::from(own(
                "   No file problems: every file could be read in full.",
                theme.good,
            ));
            return lines(frame, parts.list, &[nothing], 0);
        }
        let columns = vec![
            TableColumn::text("file", 24).rank(1),
            TableColumn::number("line", 6),
            TableColumn::rest("problem", 24),
        ];
        ListTable::draw(model, frame, parts, columns, &|row, _| {
            let Some((file, problem)) = model.snapshot.problem(row.at) else {
                return Vec::new();
            };
            let line = problem
                .line
                .map(|line| line.to_string())
                .unwrap_or_default();
            vec![
                TableCell::data(&file.name, theme.text),
                TableCell::own(line, theme.quiet),
                TableCell::data(&problem.message, theme.text),
            ]
        });
        if let Some((file, problem)) = model.row().and_then(|row| model.snapshot.problem(row.at)) {
            panes::beside(model, frame, parts, "File problem", &file.name);
            detail(model, frame, parts.detail, file, problem);
        }
    }
}

fn detail(model: &Model, frame: &mut Frame, area: Rect, file: &File, problem: &Problem) {
    let theme = &model.theme;
    let columns = usize::from(area.width.saturating_sub(4)).max(1);
    let place = match (problem.line, problem.column) {
        (Some(line), Some(column)) => {
            format!("{}, line {line}, column {column}", file.name)
        }
        _ => file.name.clone(),
    };
    let mut all = vec![Line::from(data(&place, theme.heading)), Line::default()];
    if let Some(source) = &problem.source_line {
        let number = problem.line.unwrap_or(0).to_string();
        all.push(Line::from(vec![
            own(format!("{number} {} ", theme.signs.wall), theme.quiet),
            data(source, theme.text),
        ]));
        let before: String = source
            .chars()
            .take(problem.column.unwrap_or(1).saturating_sub(1))
            .collect();
        let indent = text::width(&text::lines(&before));
        let room = columns.saturating_sub(number.len() + 3);
        if indent < room {
            all.push(Line::from(vec![
                own(
                    format!("{} {} ", " ".repeat(number.len()), theme.signs.wall),
                    theme.quiet,
                ),
                own(format!("{}^", " ".repeat(indent)), theme.error),
            ]));
        }
        all.push(Line::default());
    }
    let words = text::wrap(&problem.message, columns);
    all.extend(
        words
            .into_iter()
            .map(|words| Line::from(Span::styled(words, theme.text))),
    );
    all.push(Line::default());
    let mut offer = |command: Command, words: &'static str| {
        let key = own(model.keymap.label(command), theme.key);
        all.push(Line::from(vec![key, own(words, theme.quiet)]));
    };
    if file.copy_of.is_some() {
        offer(
            Command::MergeCopy,
            " merges it into the roadmap; that can be undone",
        );
    }
    offer(
        Command::Editor,
        " opens the file in your editor, at this line",
    );
    let inside = Rect {
        x: area.x + 2,
        width: area.width.saturating_sub(2),
        ..area
    };
    lines(frame, inside, &all, usize::from(model.list().scroll));
}
