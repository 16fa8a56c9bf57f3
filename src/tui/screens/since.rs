//! What changed since a day, a review or a revision of git: every entry that was added, removed or changed, the old value
//! struck through above the new one.

use ratatui::Frame;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::analysis::changes::{ChangedEntry, EntryFate, FieldChange};
use crate::commands::Command;
use crate::dates::date::plain;
use crate::model::{Field, Kind, Value};
use crate::report::changes::value;
use crate::tui::app::screen::{Screen, ScreenHint, ScreenRole};
use crate::tui::app::{Model, Row, RowId, ScreenLayout};
use crate::tui::details::words;
use crate::tui::dialogs::{AnyDialog, ChooseSince};
use crate::tui::screens::detail::inside;
use crate::tui::screens::panes;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::state::display_name;
use crate::tui::widgets::pane::Scroll;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{data, lines, own};

/// The screen.
pub(crate) struct SinceScreen;

/// The column of what changed.
const WHAT: usize = 2;

/// The columns of the arrow between two values.
const ARROW: usize = 3;

impl Screen<Model> for SinceScreen {
    fn title(&self) -> &'static str {
        "Changes"
    }

    fn role(&self) -> Option<ScreenRole> {
        Some(ScreenRole::Changes)
    }

    fn asks_first(&self) -> Option<AnyDialog> {
        Some(ChooseSince.into())
    }

    fn prepare(&self, model: &mut Model) {
        model.since.renew(&model.snapshot);
    }

    fn rows(&self, model: &Model) -> Vec<Row> {
        model.since.rows()
    }

    fn arranged(&self, _model: &Model, rows: Vec<Row>) -> Vec<Row> {
        let mut clusters: Vec<&str> = rows.iter().filter_map(|row| row.key.roadmap()).collect();
        clusters.dedup();
        if clusters.len() < 2 {
            return rows;
        }
        let mut headed: Vec<Row> = Vec::new();
        for row in rows {
            let file = row.key.roadmap().unwrap_or_default().to_owned();
            let above = headed.last().and_then(|row| row.key.roadmap());
            if above != Some(file.as_str()) {
                let key = RowId::Roadmap(file);
                headed.push(Row::heading(key));
            }
            headed.push(row);
        }
        headed
    }

    fn detail_extent(&self, model: &Model) -> Option<u16> {
        Some(most(model))
    }

    fn hints(&self) -> &'static [ScreenHint] {
        &[
            (&[Command::Since], "since when"),
            (&[Command::Open], "go to it"),
        ]
    }

    fn empty(&self, model: &Model) -> &'static str {
        match model.since.source {
            None => {
                "Since when? {since} asks for a date, the last review, a quarter or a git revision."
            }
            Some(_) => "Nothing changed since then. {since} asks for another day or revision.",
        }
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        let columns = vec![
            TableColumn::text("", 1),
            TableColumn::rest("entry", 20),
            TableColumn::text("what", 16).rank(1).most(48),
            TableColumn::number("days", 7).rank(3),
            TableColumn::number("on", 11).rank(2),
        ];
        ListTable::draw(model, frame, parts, columns, &|row, table| {
            cells(model, row, table.width(WHAT))
        });
        crate::tui::screens::empty::where_empty(model, frame, parts);
        beside(model, frame, parts);
    }
}

/// The entry of a row; `None` of a heading.
fn entry<'m>(model: &'m Model, row: &Row) -> Option<&'m ChangedEntry> {
    model.since.entries.get(row.at)
}

/// The sign of what became of an entry.
fn sign(model: &Model, fate: EntryFate) -> (&'static str, Style) {
    let theme = &model.theme;
    match fate {
        EntryFate::Added => ("+", theme.good),
        EntryFate::Removed => ("-", theme.error),
        EntryFate::Changed => ("~", theme.warning),
    }
}

fn title(model: &Model, row: &Row, entry: &ChangedEntry) -> String {
    if model.snapshot.entry_of(&row.key).is_some() {
        return display_name::title(&model.snapshot, &row.key, model.present);
    }
    match &entry.former_title {
        Some(_) if model.present => display_name::HIDDEN.to_owned(),
        Some(title) => title.clone(),
        None => entry.item.replace('-', " "),
    }
}

fn struck(style: Style) -> Style {
    style.add_modifier(Modifier::CROSSED_OUT)
}

fn cells(model: &Model, row: &Row, columns: usize) -> Vec<TableCell> {
    let theme = &model.theme;
    let Some(entry) = entry(model, row) else {
        let name = display_name::cluster(&model.snapshot, row.key.roadmap().unwrap_or_default());
        return vec![TableCell::data(name, theme.heading)];
    };
    let (sign, style) = sign(model, entry.fate);
    let named = match entry.fate {
        EntryFate::Removed => struck(theme.quiet),
        _ => theme.text,
    };
    let days = match moved(entry) {
        0 => TableCell::own("", theme.quiet),
        days if days > 0 => TableCell::own(words::slip(days), theme.warning),
        days => TableCell::own(words::slip(days), theme.good),
    };
    let on = entry.fields.iter().filter_map(|field| field.on).max();
    vec![
        TableCell::own(sign, style),
        TableCell::data(&title(model, row, entry), named),
        TableCell(what(model, entry, columns)),
        days,
        TableCell::own(on.map(plain).unwrap_or_default(), theme.quiet),
    ]
}

/// By how many days a date moved in all: the forecast, else the first of its dates that did.
fn moved(entry: &ChangedEntry) -> i64 {
    let dated = || entry.fields.iter().filter(|field| field.days.is_some());
    let first = dated().find(|field| field.field == "forecast");
    let Some(first) = first.or_else(|| dated().next()) else {
        return 0;
    };
    let same = dated().filter(|field| field.field == first.field);
    same.filter_map(|field| field.days).sum()
}

/// What changed in a line of so many columns: of one field with its values, the old one left out where both have no
/// room; else the names of the fields.
fn what(model: &Model, entry: &ChangedEntry, columns: usize) -> Vec<Span<'static>> {
    let theme = &model.theme;
    let fields: Vec<&FieldChange> = told(entry).collect();
    match (entry.fate, fields.as_slice()) {
        (EntryFate::Added, _) => vec![own("added", theme.good)],
        (EntryFate::Removed, _) => vec![own("removed", theme.error)],
        (_, [one]) => {
            let (from, to) = values(model, entry, one);
            let label = format!("{} ", name(entry, one));
            let wide = [&label, &from, &to].map(|text| crate::text::width(text));
            let mut spans = vec![data(&label, theme.quiet)];
            let fits = wide.iter().sum::<usize>() + ARROW <= columns;
            if !from.is_empty() && (fits || to.is_empty()) {
                spans.push(data(&from, struck(theme.quiet)));
                spans.push(own(format!(" {} ", theme.signs.arrow), theme.quiet));
            }
            spans.push(data(&to, theme.text));
            spans
        }
        (_, several) => {
            let mut names: Vec<String> = Vec::new();
            for one in several {
                let name = name(entry, one);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            vec![data(&names.join(", "), theme.text)]
        }
    }
}

/// The changes of fields, without those that tell of the entry as a whole.
fn told(entry: &ChangedEntry) -> impl Iterator<Item = &FieldChange> {
    let whole = entry.fate != EntryFate::Changed;
    let fields = entry.fields.iter();
    fields.filter(move |one| !(whole && matches!(one.field.as_str(), "added" | "removed")))
}

fn field_of(entry: &ChangedEntry, change: &FieldChange) -> Option<&'static Field> {
    entry.kind?.field(&change.field)
}

/// The label of a field.
fn name(entry: &ChangedEntry, change: &FieldChange) -> String {
    Field::words_of(field_of(entry, change), &change.field)
}

/// The value before and the value after, hidden where others must not see them.
fn values(model: &Model, entry: &ChangedEntry, change: &FieldChange) -> (String, String) {
    let field = field_of(entry, change);
    let is_shown = match (entry.kind, field) {
        // What was said is quoted by its own screen only, where the speaker allowed it.
        (Some(Kind::Feedback), _) | (Some(Kind::Owner), None) => false,
        (_, Some(field)) => !field.personal,
        _ => true,
    };
    let from = model.snapshot.position(&entry.roadmap);
    let text = |held: &Option<Value>| {
        let words = match held {
            Some(named) if !matches!(named, Value::Table(_)) => {
                let values =
                    display_name::of_value(&model.snapshot, from, field, named, model.present);
                values.join("; ")
            }
            other => value(field, other.as_ref()),
        };
        match words.is_empty() {
            true => words,
            false => words::private(model, &words, is_shown).to_owned(),
        }
    };
    (text(&change.from), text(&change.to))
}

/// The text beside the list.
fn about(model: &Model, row: &Row, columns: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let mut doc = RichText::new(theme, columns);
    let Some(entry) = entry(model, row) else {
        let file = row.key.roadmap().unwrap_or_default();
        let own = model.since.entries.iter().filter(|one| one.roadmap == file);
        let of = |fate| own.clone().filter(|one| one.fate == fate).count();
        doc.text(
            &format!(
                "{} added, {} removed, {} changed",
                of(EntryFate::Added),
                of(EntryFate::Removed),
                of(EntryFate::Changed)
            ),
            theme.text,
        );
        return doc.lines;
    };
    let style = match entry.fate {
        EntryFate::Removed => struck(theme.heading),
        _ => theme.heading,
    };
    doc.text(&title(model, row, entry), style);
    let word = match entry.fate {
        EntryFate::Added => "added",
        EntryFate::Removed => "removed",
        EntryFate::Changed => "changed",
    };
    let (sign, style) = self::sign(model, entry.fate);
    doc.line(vec![
        own(format!("{sign} {word}  "), style),
        data(&row.key.address(), theme.quiet),
    ]);
    for change in &entry.fields {
        doc.gap();
        field(model, &mut doc, entry, change);
    }
    doc.lines
}

/// One change: the old value struck through above the new, then why and by whom.
fn field(model: &Model, doc: &mut RichText<'_>, entry: &ChangedEntry, change: &FieldChange) {
    let theme = &model.theme;
    let (from, to) = values(model, entry, change);
    let mut label = name(entry, change);
    if !from.is_empty() {
        doc.pair_in(&label, &format!("- {from}"), struck(theme.quiet));
        label.clear();
    }
    if !to.is_empty() {
        let days = change
            .days
            .map_or_else(String::new, |days| format!("  {}", words::slip(days)));
        doc.pair_in(&label, &format!("+ {to}{days}"), theme.text);
    } else if !matches!(change.field.as_str(), "removed" | "added") {
        doc.pair_in(&label, "+ none", theme.quiet);
    } else if from.is_empty() {
        doc.pair_in(
            &label,
            &change.on.map(plain).unwrap_or_default(),
            theme.quiet,
        );
    }
    let reason: Vec<&str> = [change.code.as_deref(), change.why.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    if !reason.is_empty() {
        doc.pair("", &reason.join(": "));
    }
    let by = change
        .by
        .as_deref()
        .map(|by| words::private(model, by, false));
    // A date that was set that day, and an entry that was added then, tell the day themselves.
    let is_told = from.is_empty()
        && (to.is_empty() || change.to.as_ref().and_then(Value::as_date) == change.on);
    let on = change.on.filter(|_| !is_told);
    let when = [on.map(plain), by.map(str::to_owned)];
    let when: Vec<String> = when.into_iter().flatten().collect();
    if !when.is_empty() {
        doc.pair_in("", &when.join(", "), theme.quiet);
    }
}

/// How far the text beside the list can be scrolled.
fn most(model: &Model) -> u16 {
    let area = model.layout().detail;
    let Some(row) = model.row().filter(|_| area.area() > 0) else {
        return 0;
    };
    let all = about(model, row, usize::from(inside(area).width)).len();
    u16::try_from(all.saturating_sub(usize::from(area.height))).unwrap_or(u16::MAX)
}

fn beside(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let area = parts.detail;
    if area.area() == 0 {
        return;
    }
    let inside = inside(area);
    let all = match model.row() {
        Some(row) => about(model, row, usize::from(inside.width)),
        None => Vec::new(),
    };
    let wanted = usize::from(model.list().scroll);
    let scroll = Scroll::to(wanted, usize::from(inside.height), all.len());
    let since = match model.since.words.as_str() {
        "" => String::new(),
        "last-review" => "since the last review".to_owned(),
        "last-quarter" => "since the last quarter".to_owned(),
        words => format!("since {words}"),
    };
    let more = panes::more(model, scroll.below());
    let aside = more.unwrap_or(since);
    panes::beside(model, frame, parts, "Before and now", &aside);
    lines(frame, inside, &all, scroll.top);
    panes::text_bar(model, frame, parts, inside, scroll);
}
