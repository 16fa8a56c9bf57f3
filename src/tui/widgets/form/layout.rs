//! Where everything of a form lies in its rectangle. Drawing and pointing both go by it.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text;
use crate::tui::widgets::form::draw_blank::{FieldBlock, FormColumns, block, is_date, more};
use crate::tui::widgets::form::draw_popup;
use crate::tui::widgets::form::form::{Focus, Form};
use crate::tui::widgets::form::style::FormStyle;

/// A form laid out.
pub(crate) struct FormLayout {
    /// The lines above the fields.
    pub above: StyledLines,
    /// The lines below the fields.
    pub below: StyledLines,
    /// Where the fields lie.
    pub body: Rect,
    /// How the width is shared out.
    pub columns: FormColumns,
    /// The first row of the fields that is in view.
    pub top: usize,
    /// Where the cursor is, if it is in view.
    pub cursor: Option<Position>,
    /// Where a popup has room.
    pub room: Rect,
    /// Every row of the fields.
    pub rows: Vec<FormRow>,
    /// Where the buttons stand below the fields; with little room they are the last of the rows.
    pub buttons: Option<Rect>,
    /// Where the month of a date has room beside its field.
    pub month: Option<Rect>,
}

/// One row of the fields.
pub(crate) struct FormRow {
    /// What stands in the column of labels; where there is no value, in all columns.
    pub label: Line<'static>,
    /// What stands in the column of values.
    pub value: Line<'static>,
    /// What it belongs to.
    pub of: Focus,
    /// Whether the value is one that can be typed.
    pub boxed: bool,
}

/// The rows from which on the buttons always stand below the fields.
const FOOT: u16 = 9;

/// Lines with their looks.
pub(crate) type StyledLines = Vec<(String, Style)>;

impl FormLayout {
    /// Lays a form out; `None` where there is no room at all.
    pub(crate) fn of(form: &Form, area: Rect, style: &FormStyle) -> Option<Self> {
        if area.width < 8 || area.height < 2 {
            return None;
        }
        let whole = area;
        let foot = match area.height {
            0..FOOT => 0,
            FOOT..14 => 1,
            _ => 2,
        };
        let area = Rect {
            height: area.height - foot,
            ..area
        };
        let buttons = (foot > 0).then(|| Rect {
            y: whole.bottom() - 1,
            height: 1,
            ..whole
        });
        let (above, below) = surroundings(form, area, style);
        let body = Rect {
            y: area.y + above.len() as u16,
            height: area
                .height
                .saturating_sub((above.len() + below.len()) as u16),
            ..area
        };
        let columns = FormColumns::of(form, usize::from(body.width));
        let height = usize::from(body.height);
        let mut sheet = FormSheet::of(form, &columns, height, style);
        sheet.end(form, buttons.is_none(), style);
        let popup_rows = form.popup.as_ref().map_or(0, draw_popup::rows);
        let top = sheet.top(height, usize::from(area.bottom() - body.y), popup_rows);
        let start = columns.value_start() as u16;
        let cursor = sheet.cursor.and_then(|(row, column)| {
            let row = row.checked_sub(top).filter(|row| *row < height)?;
            let column = (columns.value_start() + column).min(usize::from(body.width) - 1);
            Some(Position::new(body.x + column as u16, body.y + row as u16))
        });
        let y = cursor.map_or(area.bottom(), |cursor| cursor.y + 1);
        let room = Rect {
            x: body.x + start,
            y,
            width: area.width.saturating_sub(start),
            height: area.bottom() - y,
        };
        Some(Self {
            above,
            below,
            body,
            columns,
            top,
            cursor,
            room,
            rows: sheet.rows,
            buttons,
            month: month(form, &columns, body),
        })
    }

    /// The button that lies at a place.
    pub(crate) fn button_at(&self, at: Position) -> Option<Focus> {
        let row = match self.buttons {
            Some(row) => row,
            None => {
                let place = self.in_view().position(|row| row.of == Focus::Save)?;
                Rect {
                    y: self.body.y + place as u16,
                    height: 1,
                    ..self.body
                }
            }
        };
        if !row.contains(at) {
            return None;
        }
        let column = usize::from(at.x - row.x);
        let cancel = INDENT + text::width(SAVE) + GAP;
        match () {
            () if (INDENT..INDENT + text::width(SAVE)).contains(&column) => Some(Focus::Save),
            () if (cancel..cancel + text::width(CANCEL)).contains(&column) => Some(Focus::Cancel),
            () => None,
        }
    }

    /// The rows of the fields that are in view.
    pub(crate) fn in_view(&self) -> impl Iterator<Item = &FormRow> {
        self.rows
            .iter()
            .skip(self.top)
            .take(usize::from(self.body.height))
    }
}

const SAVE: &str = "[ Save ]";
const CANCEL: &str = "[ Cancel ]";
const INDENT: usize = 2;
const GAP: usize = 2;

/// The buttons.
pub(crate) fn buttons(form: &Form, style: &FormStyle) -> Line<'static> {
    let look = |of: Focus| match form.focus == of {
        true => style.selected,
        false => style.button,
    };
    Line::from(vec![
        Span::raw(" ".repeat(INDENT)),
        Span::styled(SAVE, look(Focus::Save)),
        Span::raw(" ".repeat(GAP)),
        Span::styled(CANCEL, look(Focus::Cancel)),
    ])
}

/// Where the month of the date under the cursor is drawn.
fn month(form: &Form, columns: &FormColumns, body: Rect) -> Option<Rect> {
    let is_date = form.focused_field().is_some_and(is_date);
    let wide = draw_popup::WEEK + 3;
    let shows = columns.beside && is_date && form.popup.is_none() && body.height >= 8;
    shows.then(|| Rect {
        x: body.right() - wide,
        y: body.y,
        width: wide,
        height: body.height.min(9),
    })
}

/// The lines above the fields (title, lead) and below them (advice), as many as there is room for.
fn surroundings(form: &Form, area: Rect, style: &FormStyle) -> (StyledLines, StyledLines) {
    let (width, height) = (usize::from(area.width), usize::from(area.height));
    let spare = (height / 3).max(1);
    let above = above(form, width, height, style);
    let mut below = StyledLines::new();
    if height >= 6 {
        let room = match height {
            0..9 => 1,
            _ => spare.saturating_sub(above.len().saturating_sub(1)).max(1),
        };
        let told = advice(&form.advice.lines, width, room);
        below.extend(told.into_iter().map(|line| (line, style.warning)));
    }
    if height >= 3 {
        below.extend(help(form, area, style));
    }
    (above, below)
}

/// The title and the lead. Where there is little room the lead, which is to be thought of first, stands until
/// something is typed: beside the title, or in its place; and the title where the lead would take most rows.
fn above(form: &Form, width: usize, height: usize, style: &FormStyle) -> StyledLines {
    let title = (form.title.clone(), style.title);
    let titles = usize::from(!form.framed);
    let lead = form.lead.iter().flat_map(|line| text::wrap(line, width));
    let lead: StyledLines = lead.map(|line| (line, style.warning)).collect();
    let half = height / 2;
    match height {
        0..4 => Vec::new(),
        8.. => {
            let shown = lead.into_iter().take((height / 3).max(1) - titles);
            std::iter::once(title).take(titles).chain(shown).collect()
        }
        _ if lead.is_empty() || form.is_dirty() || lead.len() > half => vec![title],
        _ if lead.len() < half => std::iter::once(title).chain(lead).collect(),
        _ => lead,
    }
}

/// What follows from what is typed, a thing a line: those that there is room for, and how many there are besides.
fn advice(told: &[String], width: usize, room: usize) -> Vec<String> {
    let wrapped: Vec<Vec<String>> = told.iter().map(|line| text::wrap(line, width)).collect();
    if wrapped.iter().map(Vec::len).sum::<usize>() <= room {
        return wrapped.concat();
    }
    let mut shown = Vec::new();
    for (index, lines) in wrapped.iter().enumerate() {
        if index > 0 && shown.len() + lines.len() >= room {
            if room > 1 {
                shown.push(format!("… and {} more", wrapped.len() - index));
            }
            break;
        }
        shown.extend(lines.iter().cloned());
    }
    shown.truncate(room);
    shown
}

/// Why nothing was saved, or what a button does, where the cursor is in no field.
fn help(form: &Form, area: Rect, style: &FormStyle) -> StyledLines {
    let (told, look) = match (&form.refused, form.focus) {
        (_, Focus::Field(_)) => return StyledLines::new(),
        (Some(refused), _) => (refused.clone(), style.error),
        (None, Focus::More) => {
            let more = text::count(form.folded(), "more field", "more fields");
            let shows = match form.folded() {
                1 => "Enter shows it",
                _ => "Enter shows them",
            };
            let told = format!("{more}, {} filled; {shows}", form.folded_and_filled());
            (told, style.hint)
        }
        (None, Focus::Save) => {
            let told = match form.lists_advice() {
                true => "Enter saves; F2 lists what follows",
                false => "Enter saves; Ctrl-s does from every field",
            };
            (told.to_owned(), style.hint)
        }
        (None, Focus::Cancel) => (
            "Enter closes without saving, as Esc does".to_owned(),
            style.hint,
        ),
    };
    let most = (usize::from(area.height) / 3).max(1);
    let mut lines = text::wrap(&told, usize::from(area.width));
    lines.truncate(most);
    lines.into_iter().map(|line| (line, look)).collect()
}

/// The rows that remarks may have at the field with the cursor: all but those of the field.
fn most_here(height: usize) -> usize {
    height.saturating_sub(1).max(1)
}

/// The rows that are left once every remark has one, and that of the field with the cursor what it needs.
fn free(form: &Form, blocks: &[(Focus, FieldBlock)], height: usize) -> usize {
    let taken = blocks.iter().map(|(of, block)| {
        let most = match form.focus == *of {
            true => most_here(height),
            false => 1,
        };
        block.rows.len() + block.remarks.len().min(most)
    });
    height.saturating_sub(taken.sum::<usize>() + usize::from(form.folded() > 0))
}

/// All rows of the fields, the label and the value of each.
struct FormSheet {
    rows: Vec<FormRow>,
    /// The rows of the field that has the cursor.
    focus: std::ops::Range<usize>,
    /// Row and column of the cursor.
    cursor: Option<(usize, usize)>,
}

impl FormSheet {
    fn of(form: &Form, columns: &FormColumns, height: usize, style: &FormStyle) -> Self {
        let mut sheet = FormSheet {
            rows: Vec::new(),
            focus: 0..0,
            cursor: None,
        };
        let shown = (0..form.fields.len()).filter(|&place| form.is_shown(place));
        let blocks: Vec<(Focus, FieldBlock)> = shown
            .map(|place| {
                let of = Focus::Field(place);
                (of, block(form, place, columns, height, style))
            })
            .collect();
        let mut free = free(form, &blocks, height);
        let mut group = None;
        for (of, block) in blocks {
            if let Focus::Field(place) = of
                && form.unfolded
                && form.fields[place].asked.folded
                && form.fields[place].asked.described.is_some()
            {
                let its = form.fields[place].asked.group();
                if group.replace(its) != Some(its) {
                    sheet.head(its.heading(), of, style);
                }
            }
            let focused = form.focus == of;
            let all = block.remarks.len();
            let given = match focused {
                true => all.min(most_here(height)),
                false => {
                    let more = all.saturating_sub(1).min(free);
                    free -= more;
                    all.min(1) + more
                }
            };
            sheet.add(block.with_remarks(given, columns), of, focused);
        }
        if form.folded() > 0 {
            sheet.add(more(form, style), Focus::More, form.focus == Focus::More);
        }
        sheet
    }

    /// The heading of a group of fields.
    fn head(&mut self, heading: &'static str, of: Focus, style: &FormStyle) {
        self.rows.push(FormRow {
            label: Line::from(Span::styled(heading, style.title)),
            value: Line::default(),
            of,
            boxed: false,
        });
    }

    /// What ends the rows: the buttons where they scroll with the fields; with the cursor on them the end is in view.
    fn end(&mut self, form: &Form, scrolls: bool, style: &FormStyle) {
        if scrolls {
            self.rows.push(FormRow {
                label: buttons(form, style),
                value: Line::default(),
                of: Focus::Save,
                boxed: false,
            });
        }
        if form.is_on_button() {
            let last = self.rows.len().saturating_sub(1);
            self.focus = last..last + 1;
        }
    }

    fn add(&mut self, block: FieldBlock, of: Focus, focused: bool) {
        let start = self.rows.len();
        let typed = block.typed;
        let rows = block.rows.into_iter().enumerate();
        self.rows.extend(rows.map(|(at, (label, value))| FormRow {
            label,
            value,
            of,
            boxed: at < typed,
        }));
        if focused {
            self.focus = start..self.rows.len();
            self.cursor = block.cursor.map(|(row, column)| (start + row, column));
        }
    }

    /// The first row in view. It moves by half a screen at a time, so that what one looks at mostly stays where it
    /// is; the focused field is in view, all of it where it fits, with room below it for what is open.
    fn top(&self, height: usize, below: usize, popup_rows: usize) -> usize {
        let most = self.rows.len().saturating_sub(height);
        let (step, margin) = ((height / 2).max(1), height / 4);
        let steps = self.focus.start.saturating_sub(margin) / step;
        let mut top = (steps * step).min(most);
        if self.focus.end > top + height {
            top = self.focus.end - height;
        }
        let row = self.cursor.map_or(self.focus.start, |(row, _)| row);
        if popup_rows > 0 {
            top = top
                .max((row + 1 + popup_rows).saturating_sub(below))
                .min(row);
        }
        top.clamp((row + 1).saturating_sub(height), row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advice_is_cut_by_the_thing_and_not_by_the_row() {
        let told = [
            "3 move with it:",
            "the first of them",
            "the second",
            "the third",
        ];
        let told = told.map(str::to_owned);
        assert_eq!(advice(&told, 40, 4), told);
        let cut = ["3 move with it:", "the first of them", "… and 2 more"];
        assert_eq!(advice(&told, 40, 3), cut);
        // A thing on two rows counts once.
        let cut = [
            "3 move",
            "with it:",
            "the",
            "first of",
            "them",
            "… and 2 more",
        ];
        assert_eq!(advice(&told, 8, 6), cut);
        assert_eq!(advice(&told, 40, 1), ["3 move with it:"]);
    }
}
