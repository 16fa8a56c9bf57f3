//! The rows of one field: its label, its value, and what is to be said about it.

use std::borrow::Cow;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::model::ValueType;
use crate::text;

use crate::edit::input::list_syntax;
use crate::tui::widgets::form::draw_popup;
use crate::tui::widgets::form::field_state::FormField;
use crate::tui::widgets::form::form::{Focus, Form};
use crate::tui::widgets::form::hscroll;
use crate::tui::widgets::form::style::FormStyle;
use crate::tui::widgets::form::wrapping;

/// How the width of a form is shared out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FormColumns {
    /// Columns of the labels, with the marks before and behind them.
    pub label: usize,
    /// Columns of the values.
    pub value: usize,
    /// Whether the month of a date has room beside them.
    pub beside: bool,
}

/// The mark before a label, and the gap behind it.
const MARK: usize = 2;
const GAP: usize = 1;

/// Columns of values below which what is said about them takes the whole width.
const NARROW: usize = 46;

impl FormColumns {
    /// For a form in so many columns: as much as the longest label needs, at most a third.
    pub(crate) fn of(form: &Form, width: usize) -> Self {
        let shown = (0..form.fields.len()).filter(|&place| form.is_shown(place));
        let longest = shown
            .map(|place| text::width(&form.fields[place].asked.label))
            .max()
            .unwrap_or(0);
        // One column more for the star of what is required.
        let label = MARK + (longest + 1).min(width / 3).max(4);
        // The last column stays free: some terminals draw some characters wider than they say.
        let value = width.saturating_sub(label + GAP + 1).max(1);
        let month = usize::from(draw_popup::WEEK) + 5;
        let beside = form.focused_field().is_some_and(is_date) && value >= NARROW / 2 + month;
        let value = if beside { value - month } else { value };
        Self {
            label,
            value,
            beside,
        }
    }

    /// Whether values have so little room that what is said about them stands below the labels too.
    fn is_narrow(&self) -> bool {
        self.value < NARROW
    }

    /// The columns of what is said about a value.
    fn remark(&self) -> usize {
        match self.is_narrow() {
            true => (self.value_start() + self.value).saturating_sub(MARK),
            false => self.value,
        }
    }

    /// Where labels end.
    pub(crate) fn label_end(&self) -> usize {
        self.label
    }

    /// Where values begin.
    pub(crate) fn value_start(&self) -> usize {
        self.label + GAP
    }
}

/// Whether a field holds one date.
pub(crate) fn is_date(field: &FormField) -> bool {
    field.asked.shape == ValueType::Date && !field.asked.many
}

/// The rows of one field, each with what stands in the column of labels and in that of values.
#[derive(Debug, Default)]
pub(crate) struct FieldBlock {
    /// The rows.
    pub rows: Vec<(Line<'static>, Line<'static>)>,
    /// Row and column of the cursor, where it is here.
    pub cursor: Option<(usize, usize)>,
    /// So many of the rows are of the text that is typed.
    pub typed: usize,
    /// What stands below: what is wrong, what to look at, and what the text was taken for, whole.
    pub remarks: Vec<(String, Style)>,
}

/// The line that offers the fields that are folded away.
pub(crate) fn more(form: &Form, style: &FormStyle) -> FieldBlock {
    let focused = form.focus == Focus::More;
    let (mark, look) = if focused {
        (style.cursor, style.focus)
    } else {
        (" ", style.hint)
    };
    let label = match form.folded_and_filled() {
        0 => format!("{mark} More"),
        filled => format!("{mark} More ({filled})"),
    };
    let label = Line::from(Span::styled(label, look));
    let fields = text::count(form.folded(), "more field", "more fields");
    let look = if focused { style.selected } else { style.hint };
    FieldBlock {
        rows: vec![(label, Line::from(Span::styled(fields, look)))],
        cursor: focused.then_some((0, 0)),
        ..FieldBlock::default()
    }
}

/// The rows of the field of that place, in a form whose fields have `height` rows.
pub(crate) fn block(
    form: &Form,
    place: usize,
    columns: &FormColumns,
    height: usize,
    style: &FormStyle,
) -> FieldBlock {
    let field = &form.fields[place];
    let focused = form.focus == Focus::Field(place);
    let mut block = if focused && field.typing.many_lines() {
        long(field, columns, height, style)
    } else if focused {
        line(form, field, columns, style)
    } else {
        FieldBlock {
            rows: vec![(Line::default(), at_rest(form, place, columns, style))],
            ..FieldBlock::default()
        }
    };
    block.typed = block.rows.len();
    block.rows[0].0 = label(form, place, focused, columns, style);
    if !(focused && form.popup.is_some()) {
        block.remarks = remarks(form, place, focused, columns, style);
    }
    block
}

impl FieldBlock {
    /// The rows with as many of those of its remark as are given; a remark that has more ends in dots.
    pub(crate) fn with_remarks(mut self, most: usize, columns: &FormColumns) -> Self {
        let cut = self.remarks.len() > most;
        for (at, (mut words, look)) in self.remarks.drain(..).take(most).enumerate() {
            if cut && at + 1 == most {
                words = text::truncate(&(words + "…"), columns.remark());
            }
            let words = Span::styled(words, look);
            self.rows.push(match columns.is_narrow() {
                true => {
                    let indent = Span::raw(" ".repeat(MARK));
                    (Line::from(vec![indent, words]), Line::default())
                }
                false => (Line::default(), Line::from(words)),
            });
        }
        self
    }
}

fn label(
    form: &Form,
    place: usize,
    focused: bool,
    columns: &FormColumns,
    style: &FormStyle,
) -> Line<'static> {
    let field = &form.fields[place];
    let star = if form.is_required(place) { "*" } else { "" };
    let room = columns.label - MARK - star.len();
    let name = text::truncate(&field.asked.label, room);
    let (mark, look) = match (focused, field.is_touched()) {
        (true, _) => (style.cursor, style.focus),
        (false, true) => (style.changed, style.label),
        (false, false) => (" ", style.label),
    };
    Line::from(vec![
        Span::styled(format!("{mark} {name}"), look),
        Span::styled(star, style.error),
    ])
}

/// A field without the cursor, on one row.
fn at_rest(form: &Form, place: usize, columns: &FormColumns, style: &FormStyle) -> Line<'static> {
    let field = &form.fields[place];
    let room = columns.value;
    if let Some(shown) = field.asked.masked {
        return Line::from(Span::styled(shown, style.hint));
    }
    if field.text().trim().is_empty() {
        let missing = form.is_required(place);
        return Line::from(match missing {
            true => Span::styled("needed", style.warning),
            false => Span::styled(style.nothing, style.hint),
        });
    }
    if field.asked.many && field.asked.shape != ValueType::Line {
        return chips(field, room, style);
    }
    let rows = field.text().trim_end().lines().count();
    let more = match rows {
        0 | 1 => String::new(),
        2 => " (+1 line)".to_owned(),
        several => format!(" (+{} lines)", several - 1),
    };
    let first = field.text().lines().find(|line| !line.trim().is_empty());
    let shown = text::truncate(first.unwrap_or_default(), room.saturating_sub(more.len()));
    let used = text::width(&shown) + more.len();
    let mut spans = vec![
        Span::styled(shown, style.value),
        Span::styled(more, style.hint),
    ];
    spans.extend(echo(field, room.saturating_sub(used), false, style));
    Line::from(spans)
}

/// The items of a list, each apart.
fn chips(field: &FormField, room: usize, style: &FormStyle) -> Line<'static> {
    let mut spans = Vec::new();
    let mut left = room;
    let list = list_syntax::items(field.text());
    for item in list.iter().filter(|item| !item.text.is_empty()) {
        let gap = usize::from(!spans.is_empty());
        let wide = text::width(&text::line(&item.text));
        if wide + gap > left {
            let rest = text::truncate(&item.text, left.saturating_sub(gap));
            spans.push(Span::raw(" ".repeat(gap.min(left))));
            spans.push(Span::styled(rest, style.chip));
            break;
        }
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(Span::styled(text::truncate(&item.text, wide), style.chip));
        left -= wide + gap;
    }
    Line::from(spans)
}

/// What the text was taken for, behind it: whole where the cursor is, else as much as fits.
fn echo(field: &FormField, left: usize, whole: bool, style: &FormStyle) -> Option<Span<'static>> {
    let words = field.reading.echo.as_deref()?;
    let room = left.checked_sub(2).filter(|room| *room >= 6)?;
    if whole && text::width(&text::line(words)) > room {
        return None;
    }
    Some(Span::styled(
        format!("  {}", text::truncate(words, room)),
        style.hint,
    ))
}

/// A field of one line with the cursor in it.
fn line(form: &Form, field: &FormField, columns: &FormColumns, style: &FormStyle) -> FieldBlock {
    let room = columns.value;
    let typing = &field.typing;
    let window = hscroll::window(typing.text(), typing.cursor(), room);
    let replaced = form.fresh && field.asked.is_replaced() && !field.asked.many;
    let look = if replaced {
        style.selected
    } else {
        style.value
    };
    let used = text::width(&window.text);
    let mut spans = vec![Span::styled(window.text, look)];
    spans.extend(echo(field, room.saturating_sub(used), true, style));
    FieldBlock {
        rows: vec![(Line::default(), Line::from(spans))],
        cursor: Some((0, window.cursor)),
        ..FieldBlock::default()
    }
}

/// A long text with the cursor in it: as many of its rows as there is room for.
fn long(field: &FormField, columns: &FormColumns, height: usize, style: &FormStyle) -> FieldBlock {
    let text = field.text();
    let all = match field.wrapped.rows(columns.value) {
        Some(rows) => Cow::Borrowed(rows),
        None => Cow::Owned(wrapping::rows(text, columns.value)),
    };
    let (row, column) = wrapping::place(text, &all, field.typing.cursor());
    let room = height.saturating_sub(2).max(1);
    let top = row
        .saturating_sub(room / 2)
        .min(all.len().saturating_sub(room));
    let seen = all.iter().skip(top).take(room);
    let look = |row: &std::ops::Range<usize>| {
        Line::from(Span::styled(
            hscroll::shown(&text[row.clone()]),
            style.value,
        ))
    };
    FieldBlock {
        rows: seen.map(|row| (Line::default(), look(row))).collect(),
        cursor: Some((row - top, column.min(columns.value - 1))),
        ..FieldBlock::default()
    }
}

/// What stands below a field: why nothing was saved, what is wrong, what to look at, what the text was taken for; below
/// that with the cursor, what it is for.
fn remarks(
    form: &Form,
    place: usize,
    focused: bool,
    columns: &FormColumns,
    style: &FormStyle,
) -> Vec<(String, Style)> {
    let field = &form.fields[place];
    let room = columns.remark().saturating_sub(2);
    let echoed = |words: &&String| {
        let both = text::width(&hscroll::shown(field.text())) + text::width(&text::line(words));
        focused && both + 2 > columns.value
    };
    let reading = &field.reading;
    let refused = form.refused.as_deref().filter(|_| focused);
    let refused = refused.map(|refused| ("!", refused, style.error));
    let told = (field.error().map(|error| ("!", error, style.error)))
        .or_else(|| Some(("?", reading.doubt.as_deref()?, style.warning)))
        .or_else(|| {
            let warning = reading.warning.as_deref().filter(|_| field.is_touched());
            Some(("?", warning?, style.warning))
        })
        .or_else(|| Some(("=", reading.echo.as_ref().filter(echoed)?, style.hint)));
    let mut all = Vec::new();
    for (sign, words, look) in refused.into_iter().chain(told) {
        let lines = text::wrap(words, room).into_iter().enumerate();
        all.extend(lines.map(|(row, line)| {
            let sign = if row == 0 { sign } else { " " };
            (format!("{sign} {line}"), look)
        }));
    }
    if focused {
        let help = text::wrap(&hint(field), columns.remark()).into_iter();
        all.extend(help.map(|line| (line, style.hint)));
    }
    all
}

/// What a field is for, and how it is filled in.
fn hint(field: &FormField) -> String {
    let help = &field.asked.help;
    let how = match () {
        () if field.asked.many => "Enter lists them; commas between several",
        () if field.asked.is_picked() => "Enter lists what can be chosen",
        () if field.typing.many_lines() => "Enter begins a line, Tab goes on",
        () if is_date(field) => "2026-09-30, +4w, end of quarter; F2 opens the month",
        () => "",
    };
    match (help.as_str(), how) {
        ("", how) => how.to_owned(),
        (help, "") => help.to_owned(),
        (help, how) => format!("{help}. {how}"),
    }
}
