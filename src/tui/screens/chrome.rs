//! The lines that stand on every screen: title, tabs, what is said, the keys.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::commands::Command;
use crate::dates::date::{plain, with_weekday};
use crate::settings::status_date::DateSource;
use crate::tui::app::{self, Model, Route, ToastLevel, key_hints};
use crate::tui::screens::panes;
use crate::tui::widgets::spans::{clear, data, line, own, two_ends, width};

/// Below this width the first two lines say less.
const NARROW: u16 = 66;

/// The first line: the programme and the roadmap at the left, the day at the right.
pub(crate) fn title(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.theme;
    let narrow = area.width < NARROW;
    let mut left = vec![own(" ", theme.text)];
    let roadmap = model.route.roadmap();
    if !narrow || roadmap.is_none() {
        left.push(data(&model.snapshot.name(), theme.heading));
    }
    if let Some(id) = roadmap {
        let name = crate::tui::state::display_name::cluster(&model.snapshot, id);
        if !narrow {
            left.push(own(format!(" {} ", theme.signs.arrow), theme.quiet));
        }
        left.push(data(name, theme.name));
    }
    let mut right = Vec::new();
    if shows_samples(model) {
        right.push(own("SAMPLE  ", theme.warning));
    }
    if model.present {
        let says = match area.width {
            100.. => "personal data hidden  ",
            NARROW.. => "presenting  ",
            _ => "hidden ",
        };
        right.push(own(says, theme.warning));
    }
    right.push(day(model, narrow));
    line(frame, area, two_ends(left, right, usize::from(area.width)));
}

/// Whether what is shown is made up or for teaching: the roadmap, else anything in the folder.
fn shows_samples(model: &Model) -> bool {
    let portfolio = &model.snapshot.folder.portfolio;
    match model.route.roadmap() {
        Some(id) => portfolio.is_sample(portfolio.position(id)),
        None => model.snapshot.holds_samples(),
    }
}

/// The status date, and what set it where that is not the clock.
fn day(model: &Model, narrow: bool) -> Span<'static> {
    let (theme, status) = (&model.theme, &model.snapshot.status);
    let day = if narrow {
        plain(status.today)
    } else {
        with_weekday(status.today)
    };
    let (word, style) = match (status.today == status.machine, status.set) {
        (true, _) | (_, DateSource::Clock) => ("", theme.quiet),
        (_, DateSource::Portfolio) => (" (pinned)", theme.warning),
        (_, DateSource::Asked) => (" (as asked)", theme.warning),
    };
    own(format!("{day}{word} "), style)
}

/// The second line: the tabs of a roadmap, or the top screens.
pub(crate) fn tabs(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.theme;
    let mut end = 0;
    for tab in app::tabs(model, area.width) {
        let style = match tab.open {
            true => theme.name.add_modifier(Modifier::REVERSED),
            false => theme.quiet,
        };
        let column = tab.column.min(area.width);
        let at = Rect {
            x: area.x + column,
            width: area.width - column,
            ..area
        };
        end = column + crate::text::width(&tab.label) as u16;
        line(frame, at, Line::from(own(tab.label, style)));
    }
    // What is not raised must not look as if it were well.
    let off = match model.snapshot.rules_off() {
        0 => return,
        1 => "1 rule is off ".to_owned(),
        off => format!("{off} rules are off "),
    };
    let wide = off.len() as u16;
    if end + wide < area.width {
        let at = Rect {
            x: area.right() - wide,
            width: wide,
            ..area
        };
        line(frame, at, Line::from(own(off, theme.warning)));
    }
}

/// The line above the keys: what was said last, else how the list is narrowed.
pub(crate) fn toast(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.theme;
    let list = model.list();
    let columns = usize::from(area.width);
    if model.toast.as_ref().is_some_and(|toast| toast.above) {
        let over = Rect {
            y: area.y.saturating_sub(1),
            ..area
        };
        long(model, frame, over);
    }
    let toast = model.toast.as_ref().filter(|toast| !toast.above);
    let left = match (toast, &model.busy) {
        (Some(toast), _) => {
            let (sign, style) = toast_sign(model, toast.level);
            vec![own(format!(" {sign} "), style), data(&toast.text, style)]
        }
        (None, busy) => aside(model, busy.as_deref()),
    };
    let mut right = Vec::new();
    if !list.marked.is_empty() {
        right.push(own(format!("{} selected  ", list.marked.len()), theme.name));
    }
    if let Some(why) = list
        .wrong
        .as_ref()
        .filter(|_| !list.filter.trim().is_empty())
    {
        let room = columns.saturating_sub(width(&left) + 30);
        right.push(own("no such filter: ", theme.warning));
        right.push(data(&crate::text::truncate(why, room), theme.warning));
        right.push(own("  ", theme.text));
    } else if !list.filter.is_empty() {
        right.push(own("filter ", theme.quiet));
        right.push(data(&list.filter, theme.name));
        right.push(own("  ", theme.text));
    }
    if let Some(count) = panes::count(model).filter(|_| !model.layout().titled) {
        right.push(own(format!("{count} "), theme.quiet));
    }
    if toast.is_some() && width(&left) > columns.saturating_sub(width(&right) + 2) {
        return long(model, frame, area);
    }
    line(frame, area, two_ends(left, right, columns));
}

/// What was said, where one line does not hold it: over the lines above, as what matters may stand at its end.
fn long(model: &Model, frame: &mut Frame, area: Rect) {
    let Some(toast) = &model.toast else {
        return;
    };
    let (sign, style) = toast_sign(model, toast.level);
    let room = usize::from(area.width.saturating_sub(4)).max(1);
    let told = crate::text::wrap(&toast.text, room);
    let high = u16::try_from(told.len())
        .unwrap_or(1)
        .clamp(1, 4)
        .min(area.y + 1);
    let area = Rect {
        y: area.y + 1 - high,
        height: high,
        ..area
    };
    clear(frame, area);
    for (row, text) in told.into_iter().take(usize::from(high)).enumerate() {
        let at = Rect {
            y: area.y + row as u16,
            height: 1,
            ..area
        };
        let sign = if row == 0 { sign } else { " " };
        line(
            frame,
            at,
            Line::from(vec![own(format!(" {sign} "), style), data(&text, style)]),
        );
    }
}

/// The sign and the look of what is said.
fn toast_sign(model: &Model, level: ToastLevel) -> (&'static str, Style) {
    let theme = &model.theme;
    match level {
        ToastLevel::Good => (theme.signs.mark, theme.good),
        ToastLevel::Plain => (theme.signs.dot, theme.text),
        ToastLevel::Bad => (theme.signs.error, theme.error),
    }
}

/// What is being done beside the screen; where nothing is, what is new, and at home what was not sent yet.
fn aside(model: &Model, busy: Option<&str>) -> Vec<Span<'static>> {
    let theme = &model.theme;
    if let Some(busy) = busy.or(model.sync_status.going.as_deref()) {
        return vec![data(&format!(" {busy} …"), theme.quiet)];
    }
    let mut spans = news(model);
    spans.extend(kept(model));
    let status = &model.sync_status;
    let told = [
        (status.words(), Command::Sync),
        (status.without_receipt(), Command::Take),
    ];
    for (words, command) in told.into_iter().filter(|_| model.route == Route::Portfolio) {
        let Some(words) = words else { continue };
        let key = model.keymap.label(command);
        spans.extend([
            own(format!(" {} ", theme.signs.dot), theme.notice),
            data(&words, theme.notice),
            own(format!(" ({key})"), theme.quiet),
        ]);
    }
    spans
}

/// On home and in field mode: how much was begun and not saved.
fn kept(model: &Model) -> Vec<Span<'static>> {
    let theme = &model.theme;
    let many = model.drafts.len();
    if many == 0 || !matches!(model.route, Route::Portfolio | Route::Field | Route::Mine) {
        return Vec::new();
    }
    let remarks = model.remarks_begun().len() == many;
    let what = match (remarks, many) {
        (true, _) => "feedback",
        (false, 1) => "form",
        (false, _) => "forms",
    };
    let key = model.keymap.label(Command::Unsaved);
    vec![
        own(format!(" {} ", theme.signs.dot), theme.notice),
        own(format!("{many} {what} not saved"), theme.notice),
        own(format!(" ({key})"), theme.quiet),
    ]
}

/// On the screens that tell it: what is new since somebody last looked.
fn news(model: &Model) -> Vec<Span<'static>> {
    let theme = &model.theme;
    let (new, worse) = match model.screen() {
        Some(screen) if screen.shows_news() => model.snapshot.news(),
        _ => (0, 0),
    };
    let told: Vec<String> = [(new, "new"), (worse, "worse")]
        .into_iter()
        .filter(|(many, _)| *many > 0)
        .map(|(many, word)| format!("{many} {word}"))
        .collect();
    if told.is_empty() {
        return Vec::new();
    }
    let key = model.keymap.label(Command::Seen);
    vec![
        own(" Since your last visit: ", theme.quiet),
        own(told.join(", "), theme.warning),
        own(format!(" ({key})"), theme.quiet),
    ]
}

/// The filter as it is typed, in place of what was said.
pub(crate) fn filter(model: &Model, frame: &mut Frame, area: Rect, typed: &app::LineInput) {
    let theme = &model.theme;
    let prompt = vec![own(" / ", theme.key)];
    let start = width(&prompt);
    let room = usize::from(area.width).saturating_sub(start + 1);
    // The end of what is typed stays in sight.
    let before = crate::text::line(typed.before()).into_owned();
    let mut skipped = 0;
    let wide = crate::text::width(&before);
    let mut shown = crate::text::line(typed.text()).into_owned();
    if wide > room {
        skipped = wide - room;
        shown = skip_columns(&shown, skipped);
    }
    let mut spans = prompt;
    spans.push(own(shown.clone(), theme.text));
    if typed.text().is_empty() {
        spans.push(own(
            "words, or owner:none  flag:overdue  due:<2026-12-31 …",
            theme.quiet,
        ));
    }
    let list = model.list();
    let (found, found_style) = match &list.wrong {
        Some(why) if !typed.text().is_empty() => (
            crate::text::truncate(&format!("{why} "), room * 2 / 3),
            theme.warning,
        ),
        _ => (format!("{} of {} ", list.entries(), list.of), theme.quiet),
    };
    clear(frame, area);
    line(
        frame,
        area,
        two_ends(
            spans,
            vec![own(found, found_style)],
            usize::from(area.width),
        ),
    );
    let cursor = start + wide.saturating_sub(skipped);
    frame.set_cursor_position(Position::new(
        area.x
            + u16::try_from(cursor)
                .unwrap_or(u16::MAX)
                .min(area.width.saturating_sub(1)),
        area.y,
    ));
}

/// The text without its first columns.
fn skip_columns(text: &str, columns: usize) -> String {
    let mut gone = 0;
    crate::text::graphemes(text)
        .skip_while(|(_, wide)| {
            let skip = gone < columns;
            gone += wide;
            skip
        })
        .map(|(grapheme, _)| grapheme)
        .collect()
}

/// The last line: the keys that work in the window on top, else those that matter here.
pub(crate) fn keys(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.theme;
    let hint =
        |key: String, label: &str| [own(key, theme.key), own(format!(" {label}  "), theme.quiet)];
    let Some(overlay) = model.overlays.last() else {
        for shown in key_hints::bottom(model, area.width) {
            let at = Rect {
                x: area.x + shown.column.min(area.width),
                width: area.width.saturating_sub(shown.column),
                ..area
            };
            line(frame, at, Line::from(hint(shown.key, shown.label).to_vec()));
        }
        return;
    };
    let mut spans = vec![own(" ", theme.text)];
    for (_, key, label) in crate::tui::overlays::window::laid(overlay, area.width) {
        spans.extend(hint(key, &label));
    }
    line(frame, area, Line::from(spans));
}

#[cfg(test)]
mod tests {
    use crate::tui::test_harness::TestHarness;

    #[test]
    fn a_sample_says_so_in_the_title_of_every_screen() {
        let sample = "[cluster]\nname = \"Fans\"\nsample = true\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\n";
        let real = "[cluster]\nname = \"Pumps\"\n[[milestone]]\nid = \"pump\"\ntitle = \"Pump\"\n";
        let mut harness = TestHarness::of(&[("fans", sample), ("pumps", real)]);
        let title = |harness: &mut TestHarness, columns| {
            let screen = harness.screen(columns, 24);
            screen.lines().next().unwrap_or_default().to_owned()
        };
        for columns in [40, 80, 200] {
            assert!(title(&mut harness, columns).contains("SAMPLE"), "{columns}");
        }
        harness.press("Enter");
        assert!(
            title(&mut harness, 80).contains("SAMPLE"),
            "the roadmap of the sample"
        );
        harness.press("Esc Down Enter");
        let real = title(&mut harness, 80);
        assert!(real.contains("Pumps") && !real.contains("SAMPLE"), "{real}");
    }
}
