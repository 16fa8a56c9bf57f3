//! The rows of the timeline: the name of a milestone before its part of the chart, and the headings of groups.

use ratatui::text::Span;

use crate::dates::date::plain;
use crate::model::Kind;
use crate::model::choice::Status;
use crate::text;
use crate::tui::app::{Row, RowId};
use crate::tui::details::words;
use crate::tui::screens::timeline::sheet::GanttSheet;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::spans::{cut, data, own, width};

/// One row in so many columns; a heading takes all of them.
pub(crate) fn row(
    sheet: &GanttSheet<'_>,
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
fn heading(sheet: &GanttSheet<'_>, row: &Row) -> Vec<Span<'static>> {
    let (theme, snapshot) = (&sheet.model.theme, &sheet.model.snapshot);
    match (&row.key, snapshot.found(&row.key)) {
        (RowId::Entry(_, Kind::Capability, _), Some(found)) => {
            let file = snapshot.folder.portfolio.file(found.roadmap);
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
        (RowId::Entry(_, Kind::Owner, _), Some(found)) => {
            vec![data(&words::office_of(snapshot, found), theme.heading)]
        }
        (key, _) if key.is_nobody() => match sheet.model.view_options().arrangement {
            1 => vec![own("Of no capability", theme.heading)],
            _ => vec![own("Nobody's", theme.warning)],
        },
        (RowId::Entry(_, kind, written), _) => {
            vec![data(&format!("{written} (no such {kind})"), theme.warning)]
        }
        _ => Vec::new(),
    }
}
