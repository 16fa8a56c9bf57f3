//! What lies over a form: the list of a picker, and the month grid.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::dates::date::with_weekday;
use crate::model::Date;
use crate::text;

use crate::tui::widgets::form::form::{Form, Popup};
use crate::tui::widgets::form::month_picker::MonthPicker;
use crate::tui::widgets::form::picker::{Choosable, Picker};
use crate::tui::widgets::form::style::FormStyle;

/// The most rows of a list in view.
const ROWS: usize = 8;
/// Columns of the month grid.
pub(super) const WEEK: u16 = 20;

/// The rows that a popup would like to have.
pub(crate) fn rows(popup: &Popup) -> usize {
    match popup {
        Popup::List(picker) => picker.rows.len().clamp(1, ROWS) + 1,
        Popup::Month(month) => month.weeks().len() + 2,
    }
}

/// Draws a popup into the rectangle below its field. Gives the place of the cursor where the popup has it.
pub(crate) fn draw(
    form: &Form,
    popup: &Popup,
    room: Rect,
    buffer: &mut Buffer,
    style: &FormStyle,
) -> Option<Position> {
    if room.height == 0 || room.width < 4 {
        return None;
    }
    match popup {
        Popup::List(picker) => {
            draw_list(form, picker, area(popup, room), buffer, style);
            None
        }
        Popup::Month(month) => draw_month(month, area(popup, room), buffer, style),
    }
}

/// The part of the room that a popup takes.
pub(crate) fn area(popup: &Popup, room: Rect) -> Rect {
    let (width, height) = match popup {
        Popup::List(_) => (room.width, rows(popup)),
        Popup::Month(_) => ((WEEK + 3).min(room.width), rows(popup) + 1),
    };
    Rect {
        width,
        height: height.min(usize::from(room.height)) as u16,
        ..room
    }
}

/// The rows of a list that are in view: the first, and how many.
fn in_view(picker: &Picker, area: Rect) -> (usize, usize) {
    // Where there is one row only, it is the marked one.
    let room = usize::from(area.height).saturating_sub(1).max(1);
    let most = picker.rows.len().saturating_sub(room);
    (picker.at.saturating_sub(room / 2).min(most), room)
}

/// What lies at a place of the screen, where a popup covers it.
pub(crate) fn at(popup: &Popup, room: Rect, place: Position) -> Option<Chosen> {
    let area = area(popup, room);
    if !area.contains(place) {
        return None;
    }
    let row = usize::from(place.y - area.y);
    Some(match popup {
        Popup::List(picker) => {
            let (top, seen) = in_view(picker, area);
            let there = row < seen && top + row < picker.rows.len();
            if there {
                Chosen::Row(top + row)
            } else {
                Chosen::Nothing
            }
        }
        Popup::Month(month) => {
            let column = usize::from(place.x.saturating_sub(area.x + 2)) / 3;
            let weeks = month.weeks();
            let top = first_week(month, &weeks, area);
            let week = row
                .checked_sub(2)
                .and_then(|row| weeks.get(top + row).copied());
            match week.and_then(|week| week.get(column).copied().flatten()) {
                Some(day) => Chosen::Day(day),
                None => Chosen::Nothing,
            }
        }
    })
}

/// What was pointed at in a popup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// Nothing that can be chosen.
    Nothing,
    /// The row of a list.
    Row(usize),
    /// A day.
    Day(Date),
}

/// Writes one row of a popup over what was there, behind a line that sets it apart.
fn put((buffer, area, style): (&mut Buffer, Rect, &FormStyle), row: u16, line: &str, look: Style) {
    let y = area.y + row;
    let columns = usize::from(area.width - 2);
    for x in area.x..area.right() {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.reset();
        }
    }
    buffer.set_stringn(area.x, y, style.wall, 2, style.popup);
    buffer.set_stringn(area.x + 2, y, text::pad(line, columns), columns, look);
}

fn draw_list(form: &Form, picker: &Picker, area: Rect, buffer: &mut Buffer, style: &FormStyle) {
    let (top, room) = in_view(picker, area);
    let wide = ids_wide(picker, usize::from(area.width));
    for (row, place) in (top..picker.rows.len()).take(room).enumerate() {
        let marked = place == picker.at;
        let sign = if marked { style.cursor } else { " " };
        let line = format!(
            "{sign} {}",
            row_text(form, picker, picker.rows[place], wide)
        );
        let look = if marked { style.selected } else { style.popup };
        put((buffer, area, style), row as u16, &line, look);
    }
    let shown = picker.rows.len().min(room);
    if picker.rows.is_empty() {
        put((buffer, area, style), 0, "nothing matches", style.hint);
    }
    if usize::from(area.height) > shown.max(1) {
        let row = shown.max(1) as u16;
        put(
            (buffer, area, style),
            row,
            &footer(picker, style.dot),
            style.hint,
        );
    }
}

/// The columns of the ids: those of the longest, at most half.
fn ids_wide(picker: &Picker, width: usize) -> usize {
    let longest = picker.rows.iter().filter_map(|row| match row {
        Choosable::Candidate(place) => Some(text::width(&picker.candidates[*place].id)),
        Choosable::Nothing | Choosable::New => None,
    });
    longest.max().unwrap_or(0).min(width / 2)
}

fn row_text(form: &Form, picker: &Picker, row: Choosable, wide: usize) -> String {
    let place = match (row, picker.makes) {
        (Choosable::Candidate(place), _) => place,
        (Choosable::New, Some(kind)) => return format!("new {kind} …"),
        _ => return "(leave empty)".to_owned(),
    };
    let candidate = &picker.candidates[place];
    let held = form
        .focused_field()
        .is_some_and(|field| field.holds(&candidate.id));
    let tick = match (picker.many, held) {
        (false, _) => "",
        (true, true) => "[x] ",
        (true, false) => "[ ] ",
    };
    if candidate.label.is_empty() {
        return format!("{tick}{}", candidate.id);
    }
    let id = text::pad(&candidate.id, wide);
    format!("{tick}{id}  {}", candidate.label)
}

fn footer(picker: &Picker, dot: &str) -> String {
    let place = match picker.rows.len() {
        0 => return "Esc closes the list".to_owned(),
        rows => format!("{} of {rows} {dot} ", picker.at + 1),
    };
    let (first, second) = if picker.many {
        ("Space ticks", "Enter takes")
    } else {
        ("Enter takes", "type to narrow")
    };
    format!("{place}{first} {dot} {second}")
}

/// The first week in view: where there is no room for all, the cursor's is among them.
fn first_week(month: &MonthPicker, weeks: &[[Option<Date>; 7]], area: Rect) -> usize {
    let room = usize::from(area.height).saturating_sub(2).max(1);
    let here = weeks
        .iter()
        .position(|week| week.contains(&Some(month.day)));
    let most = weeks.len().saturating_sub(room);
    here.unwrap_or(0).saturating_sub(room / 2).min(most)
}

pub(super) fn draw_month(
    month: &MonthPicker,
    area: Rect,
    buffer: &mut Buffer,
    style: &FormStyle,
) -> Option<Position> {
    let weeks = month.weeks();
    let wanted = (weeks.len() + 3) as u16;
    put(
        (buffer, area, style),
        0,
        &with_weekday(month.day),
        style.title,
    );
    if area.height > 1 {
        put((buffer, area, style), 1, "Mo Tu We Th Fr Sa Su", style.hint);
    }
    let mut cursor = None;
    let top = first_week(month, &weeks, area);
    for (row, week) in weeks.iter().skip(top).enumerate() {
        let row = row as u16 + 2;
        if row >= area.height {
            break;
        }
        put((buffer, area, style), row, "", style.popup);
        for (column, day) in week.iter().enumerate() {
            let Some(day) = day else { continue };
            let x = area.x + 2 + column as u16 * 3;
            if x + 2 > area.right() {
                continue;
            }
            let look = if *day == month.day {
                cursor = Some(Position {
                    x: x + 1,
                    y: area.y + row,
                });
                style.selected
            } else if *day == month.today {
                style.chip
            } else {
                style.popup
            };
            let number = chrono::Datelike::day(day);
            buffer.set_stringn(x, area.y + row, format!("{number:>2}"), 2, look);
        }
    }
    if area.height == wanted {
        let keys = "PgUp PgDn  Home today";
        put((buffer, area, style), wanted - 1, keys, style.hint);
    }
    cursor
}
