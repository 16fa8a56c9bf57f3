//! The rows of the timeline: the name of a milestone before its part of the chart, and the headings of groups.

use ratatui::text::Span;

use crate::dates::date::plain;
use crate::model::Kind;
use crate::model::choice::Status;
use crate::text;
use crate::tui::app::{Key, Row};
use crate::tui::details::words;
use crate::tui::screens::timeline::sheet::Sheet;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::spans::{cut, data, own, width};

/// One row in so many columns; a heading takes all of them.
pub(crate) fn row(
    sheet: &Sheet<'_>,
    canvas: &Canvas,
    y: usize,
    row: &Row,
    columns: usize,
) -> Vec<Span<'static>> {
    let (model, theme) = (sheet.model, &sheet.model.theme);
    let list = model.list();
    let under = sheet.rows.start + y == list.index();
    let cursor = if under { theme.signs.cursor } else { " " };
    let mark = match list.marked.contains(&row.key) {
        true => theme.signs.mark,
        false => " ",
    };
    let mut spans = vec![own(format!("{cursor}{mark}"), theme.name)];
    let milestone = sheet.milestone(row);
    let room = match milestone {
        Some((milestone, outlook)) => {
            let status = milestone.status.unwrap_or(Status::Planned);
            let (sign, style) = words::status(model, status);
            let rests = if outlook.open {
                theme.text
            } else {
                theme.quiet
            };
            let title = milestone.title.as_deref().unwrap_or(&milestone.id);
            spans.extend([own(format!("{sign} "), style), data(title, rests)]);
            sheet.label
        }
        None => {
            spans.extend(heading(sheet, row));
            columns
        }
    };
    let mut spans = cut(spans, room);
    if under && !theme.tints() {
        let all: String = spans.iter().map(|span| span.content.as_ref()).collect();
        spans = vec![own(text::pad(&all, room), theme.selected)];
    }
    if milestone.is_some() {
        let gap = (room + 1).saturating_sub(width(&spans));
        spans.push(Span::raw(" ".repeat(gap)));
        spans.extend(canvas.row(y));
    }
    match under && theme.tints() {
        true => crate::tui::screens::table::bar(model, spans, columns),
        false => spans,
    }
}

/// What holds a group together: a capability with its target, an owner by office.
fn heading(sheet: &Sheet<'_>, row: &Row) -> Vec<Span<'static>> {
    let (theme, known) = (&sheet.model.theme, &sheet.model.known);
    match (&row.key, known.found(&row.key)) {
        (Key::Entry(_, Kind::Capability, _), Some(found)) => {
            let file = known.folder.portfolio.file(found.roadmap);
            let capability = &file.capabilities[found.index];
            let name = capability.name.as_deref().unwrap_or(&capability.id);
            let arrow = theme.signs.arrow;
            let target = capability
                .target
                .map(|target| format!("  {arrow} {target}"));
            let due = capability.due.map(|due| format!(" by {}", plain(due)));
            let more = format!("{}{}", target.unwrap_or_default(), due.unwrap_or_default());
            vec![data(name, theme.heading), own(more, theme.quiet)]
        }
        (Key::Entry(_, Kind::Owner, _), Some(found)) => {
            vec![data(&words::office_of(known, found), theme.heading)]
        }
        (key, _) if key.is_nobody() => match sheet.model.look().arrangement {
            1 => vec![own("Of no capability", theme.heading)],
            _ => vec![own("Nobody's", theme.warning)],
        },
        (Key::Entry(_, kind, written), _) => {
            vec![data(&format!("{written} (no such {kind})"), theme.warning)]
        }
        _ => Vec::new(),
    }
}
