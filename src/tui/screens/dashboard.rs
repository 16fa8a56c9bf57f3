//! The panes of the home screen on a wide terminal: what is due next in all clusters, the worst with their causes,
//! the feedback that waits.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::dates::date::{date, plain};
use crate::model::Kind;
use crate::text;
use crate::tui::app::{Hit, Model, ScreenLayout};
use crate::tui::details::badges::badge;
use crate::tui::details::words;
use crate::tui::screens::cluster_picture::Clickable;
use crate::tui::screens::{agenda, inbox};
use crate::tui::state::dashboard::{NEXT_DAYS, cause};
use crate::tui::state::display_name::{cluster, title};
use crate::tui::widgets::pane::Pane;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{cut, data, lines, own, two_ends, width};

/// The columns of a day in the lists.
const DAY: usize = 12;

/// Draws them where there is room.
pub(crate) fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    for (area, title, aside, all) in panes(model, parts) {
        let pane = Pane {
            theme: &model.theme,
            title: &title,
            aside: &aside,
            focused: false,
            framed: true,
        };
        pane.draw(frame, area);
        let shown: Vec<Line<'static>> = in_sight(model, area, all)
            .into_iter()
            .map(|(line, _)| line)
            .collect();
        lines(frame, inside(area), &shown, 0);
    }
}

/// What a click on each line leads to.
pub(crate) fn hits(model: &Model, parts: &ScreenLayout) -> Vec<(Rect, Hit)> {
    let mut hits = Vec::new();
    for (area, _, _, all) in panes(model, parts) {
        let inside = inside(area);
        for (y, (_, key)) in (inside.y..).zip(in_sight(model, area, all)) {
            let at = Rect {
                y,
                height: 1,
                ..inside
            };
            hits.extend(key.map(|key| (at, Hit::Entry(key))));
        }
    }
    hits
}

/// The panes that there is room for: where each lies, its title, what stands at its right, its lines.
fn panes(model: &Model, parts: &ScreenLayout) -> Vec<(Rect, String, String, Vec<Clickable>)> {
    let [next, worst, waiting] = parts.dashboard;
    // Until the new size of the terminal has been told, it is of an earlier reading or of none.
    if next.area() == 0 || !model.dashboard.is_of(&model.snapshot) {
        return Vec::new();
    }
    let board = &model.dashboard;
    let (due, open) = board.counts;
    let dash = model.theme.signs.rule;
    let all = model.snapshot.attention.len();
    vec![
        (
            next,
            format!("Next {NEXT_DAYS} days"),
            format!("{due} {dash} D"),
            next_days(model, inside(next)),
        ),
        (
            worst,
            "Worst, and why".to_owned(),
            format!("{} of {all} {dash} A", board.worst.len()),
            worst_five(model, inside(worst)),
        ),
        (
            waiting,
            "Feedback waiting".to_owned(),
            format!("{open} {dash} I"),
            feedback(model, inside(waiting)),
        ),
    ]
}

fn inside(area: Rect) -> Rect {
    area.inner(ratatui::layout::Margin::new(2, 1))
}

/// As many lines as a pane has room for; the last one says how many more there are.
fn in_sight(model: &Model, area: Rect, mut all: Vec<Clickable>) -> Vec<Clickable> {
    let height = usize::from(inside(area).height);
    if all.len() <= height {
        return all;
    }
    let kept = height.saturating_sub(1);
    let more = format!("and {} more", all.len() - kept);
    all.truncate(kept);
    all.push((Line::from(own(more, model.theme.quiet)), None));
    all
}

/// The lines of a list: made as far as the pane shows them, and counted beyond.
fn in_height<T>(all: &[T], area: Rect, line: impl Fn(&T) -> Clickable) -> Vec<Clickable> {
    let height = usize::from(area.height);
    let shown = all.iter().take(height).map(line);
    let beyond = all.iter().skip(height).map(|_| (Line::default(), None));
    shown.chain(beyond).collect()
}

fn next_days(model: &Model, area: Rect) -> Vec<Clickable> {
    let theme = &model.theme;
    let columns = usize::from(area.width);
    if model.dashboard.next.is_empty() {
        return vec![(Line::from(own("Nothing is due.", theme.quiet)), None)];
    }
    let line = |item: &crate::analysis::agenda::AgendaItem| {
        let (when, style) = inbox::clock(model, item.due);
        let file = model.snapshot.folder.portfolio.file(item.found.roadmap);
        let left = vec![
            own(text::pad_left(&plain(date(item.due)), DAY - 1), theme.quiet),
            own(" ", theme.text),
            own(text::pad(&when, 9), style),
            own(text::pad(item.what.label(), 10), theme.quiet),
            data(&agenda::title(model, item.found), theme.text),
        ];
        let name = text::truncate(file.name(), columns / 3);
        let line = two_ends(left, vec![data(&name, theme.quiet)], columns);
        (line, model.snapshot.key(item.found))
    };
    in_height(&model.dashboard.next, area, line)
}

fn worst_five(model: &Model, area: Rect) -> Vec<Clickable> {
    let theme = &model.theme;
    let columns = usize::from(area.width);
    let mut doc = RichText::new(theme, columns);
    let mut keys = Vec::new();
    for key in &model.dashboard.worst {
        let Some(flag) = model.snapshot.flags_of(key).next() else {
            continue;
        };
        let name = title(&model.snapshot, key, model.present);
        let badge = badge(model, flag);
        let room = columns.saturating_sub(text::width(&badge.content) + 1);
        let left = vec![
            badge,
            own(" ", theme.text),
            data(&text::truncate(&name, room), theme.heading),
        ];
        let name = cluster(&model.snapshot, key.roadmap().unwrap_or_default());
        let name = vec![data(&text::truncate(name, columns / 3), theme.quiet)];
        doc.lines.push(two_ends(left, name, columns));
        doc.line(cut(
            vec![own("  ", theme.text), data(&flag.message, theme.text)],
            columns,
        ));
        let found = model.snapshot.found(key);
        let reason = found.and_then(|found| cause(&model.snapshot, found));
        if let Some(change) = reason {
            let code = change.code.as_deref().unwrap_or_default();
            let why = change.why.as_deref().unwrap_or_default();
            let colon = if code.is_empty() || why.is_empty() {
                ""
            } else {
                ": "
            };
            let says = format!("  {} {code}{colon}{why}", theme.signs.arrow);
            doc.line(cut(vec![data(&says, theme.quiet)], columns));
        }
        keys.resize(doc.lines.len(), Some(key.clone()));
    }
    if doc.lines.is_empty() {
        doc.text("No flags.", theme.good);
    }
    keys.resize(doc.lines.len(), None);
    doc.lines.into_iter().zip(keys).collect()
}

fn feedback(model: &Model, area: Rect) -> Vec<Clickable> {
    let theme = &model.theme;
    let columns = usize::from(area.width);
    let waiting = &model.dashboard.waiting;
    if waiting.is_empty() {
        let nothing = "All feedback is answered, delivered and followed up.";
        return vec![(Line::from(own(nothing, theme.good)), None)];
    }
    let line = |one: &crate::tui::state::upcoming::PendingFeedback| {
        debug_assert_eq!(one.found.kind, Kind::Feedback);
        let (when, style) = inbox::clock(model, one.due);
        let file = model.snapshot.folder.portfolio.file(one.found.roadmap);
        let owner = one
            .owner
            .map(|found| words::office_of(&model.snapshot, found));
        let left = vec![
            own(text::pad_left(&when, DAY - 1), style),
            own(" ", theme.text),
            own(text::pad(one.clock.word(), 12), theme.quiet),
            data(inbox::quotation(model, one.found), theme.text),
        ];
        let owner = owner.unwrap_or_else(|| "no owner".to_owned());
        // The owner has what the text leaves, at least a third with the roadmap.
        let free = columns.saturating_sub(width(&left) + 2);
        let roadmap = text::truncate(file.name(), columns / 3);
        let room = free
            .max(columns / 3)
            .saturating_sub(text::width(&roadmap) + 2);
        let right = format!("{}, {roadmap}", text::truncate(&owner, room));
        let line = two_ends(left, vec![data(&right, theme.quiet)], columns);
        (line, model.snapshot.key(one.found))
    };
    in_height(waiting, area, line)
}
