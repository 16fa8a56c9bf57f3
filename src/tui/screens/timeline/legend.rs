//! What the signs mean: on the rule below the chart, or at the end of the list where the text stands beside it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::text;
use crate::tui::app::ScreenLayout;
use crate::tui::screens::timeline::sheet::GanttSheet;
use crate::tui::state::display_name;
use crate::tui::widgets::spans::{line, own, width};

/// Draws the legend where there is room for it, as much as there is.
pub(crate) fn draw(sheet: &GanttSheet<'_>, frame: &mut Frame, parts: &ScreenLayout) {
    let list = parts.list;
    let free = sheet.rows.len() < usize::from(list.height);
    let y = match (parts.beside, parts.detail.height > 0) {
        _ if parts.framed => parts.list_pane.bottom().saturating_sub(1),
        (false, true) => parts.detail_pane.y,
        (true, _) if free => list.bottom().saturating_sub(1),
        _ => return,
    };
    let room = match y == parts.detail_pane.y && !parts.framed {
        true => between(sheet, list),
        false => Rect {
            x: list.x + 2,
            width: list.width.saturating_sub(2),
            ..list
        },
    };
    let spans = legend(sheet, usize::from(room.width).saturating_sub(2));
    let wide = u16::try_from(width(&spans)).unwrap_or(u16::MAX);
    let area = Rect {
        y,
        width: wide.min(room.width),
        height: 1,
        ..room
    };
    line(frame, area, Line::from(spans));
}

/// The columns that say how much more there is of the text below.
const ASIDE: u16 = 22;

/// Where the rule above the text is free, between its title and how much more there is of it.
fn between(sheet: &GanttSheet<'_>, list: Rect) -> Rect {
    const AROUND: u16 = 4;
    let title = sheet.model.row().map(|row| display_name::sort(&row.key));
    let title = text::width(title.as_deref().unwrap_or("Details"));
    let before = u16::try_from(title)
        .unwrap_or(u16::MAX)
        .saturating_add(AROUND);
    Rect {
        x: list.x.saturating_add(before),
        width: list.width.saturating_sub(before.saturating_add(ASIDE)),
        ..list
    }
}

fn legend(sheet: &GanttSheet<'_>, columns: usize) -> Vec<Span<'static>> {
    let (theme, signs) = (&sheet.model.theme, &sheet.model.theme.signs);
    let chart = &signs.chart;
    let twice = |sign: char| format!("{sign}{sign}");
    let all = [
        (chart.agreed.to_string(), theme.quiet, "baseline"),
        (chart.expected.to_string(), theme.heading, "forecast"),
        (signs.done.to_owned(), theme.good, "done"),
        (chart.projected.to_string(), theme.warning, "projected"),
        (twice(chart.critical), theme.heading, "critical"),
        (chart.today.to_string(), theme.key, "today"),
        (twice(chart.worked), theme.text, "progress"),
        (twice(chart.slip), theme.warning, "slip"),
        (twice(chart.pace), theme.warning, "delayed"),
    ];
    let mut spans = vec![own(" ", theme.text)];
    for (sign, style, word) in all {
        let more = [own(sign, style), own(format!(" {word}  "), theme.quiet)];
        if width(&spans) + width(&more) > columns + 1 {
            break;
        }
        spans.extend(more);
    }
    spans
}
