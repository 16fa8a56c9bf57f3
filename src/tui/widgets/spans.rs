//! Lines of text made of pieces, each cleaned and cut to its columns before it goes to the terminal.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text;

/// A piece of text of the program's own, which is clean.
pub(crate) fn own(text: impl Into<std::borrow::Cow<'static, str>>, style: Style) -> Span<'static> {
    Span::styled(text, style)
}

/// A piece of text from a file, on one line, without anything that a terminal would obey.
pub(crate) fn data(text: &str, style: Style) -> Span<'static> {
    Span::styled(text::line(text).into_owned(), style)
}

/// Takes away what stands on an area.
pub(crate) fn clear(frame: &mut Frame, area: Rect) {
    let buffer = frame.buffer_mut();
    for at in area.intersection(buffer.area).positions() {
        buffer[at].reset();
    }
}

/// The columns that pieces take together.
pub(crate) fn width(spans: &[Span<'_>]) -> usize {
    spans.iter().map(|span| text::width(&span.content)).sum()
}

/// A line with pieces at the left and at the right; the left is cut where both have no room.
pub(crate) fn two_ends(
    left: Vec<Span<'static>>,
    right: Vec<Span<'static>>,
    columns: usize,
) -> Line<'static> {
    let right_width = width(&right);
    let room = match right_width {
        0 => columns,
        taken if taken + 2 <= columns => columns - taken - 2,
        _ => return Line::from(cut(left, columns)),
    };
    let mut spans = cut(left, room);
    let gap = columns.saturating_sub(width(&spans) + right_width);
    spans.push(Span::raw(" ".repeat(gap)));
    spans.extend(right);
    Line::from(spans)
}

/// The pieces in at most so many columns.
pub(crate) fn cut(spans: Vec<Span<'static>>, columns: usize) -> Vec<Span<'static>> {
    let mut left = columns;
    let mut kept = Vec::with_capacity(spans.len());
    for span in spans {
        let wide = text::width(&span.content);
        if wide <= left {
            left -= wide;
            kept.push(span);
            continue;
        }
        if left > 0 {
            kept.push(Span::styled(
                text::truncate(&span.content, left),
                span.style,
            ));
        }
        break;
    }
    kept
}

/// Draws one line in an area, on its first row: each piece where the one before it ends on the screen. The columns of
/// a text as a whole may be fewer, as of two letters that some terminals draw as one.
pub(crate) fn line(frame: &mut Frame, area: Rect, line: Line<'_>) {
    let area = area.intersection(frame.area());
    if area.area() == 0 {
        return;
    }
    let row = Rect { height: 1, ..area };
    let buffer = frame.buffer_mut();
    buffer.set_style(row, line.style);
    let mut x = row.x;
    for span in &line.spans {
        if x >= row.right() {
            break;
        }
        (x, _) = buffer.set_span(x, row.y, span, row.right() - x);
    }
}

/// Draws lines from the top of an area, the first `skip` left out; what has no room is left out.
pub(crate) fn lines(frame: &mut Frame, area: Rect, lines: &[Line<'static>], skip: usize) {
    for (row, text) in lines
        .iter()
        .skip(skip)
        .take(usize::from(area.height))
        .enumerate()
    {
        let at = Rect {
            y: area.y + row as u16,
            height: 1,
            ..area
        };
        line(frame, at, text.clone());
    }
}
