//! A pane: its frame with the title at the left and how much it holds at the right, or a rule that says the same
//! where there is no room for frames; and the bar that shows where a text or a list is scrolled.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders, Scrollbar, ScrollbarOrientation, ScrollbarState};

use crate::text;
use crate::tui::theme::Theme;
use crate::tui::widgets::spans::{cut, data, line, own, width};

/// What stands in the frame of a pane.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pane<'a> {
    /// How it looks.
    pub theme: &'a Theme,
    /// What it is.
    pub title: &'a str,
    /// How much it holds, and in which view.
    pub aside: &'a str,
    /// Keys go to it.
    pub focused: bool,
    /// It has a frame; else a rule above it.
    pub framed: bool,
}

impl Pane<'_> {
    /// Draws the frame, or the rule, around an area.
    pub(crate) fn draw(&self, frame: &mut Frame, area: Rect) {
        if area.width < 4 || area.height == 0 {
            return;
        }
        let style = self.edge();
        let (left, right) = self.titles(usize::from(area.width), style);
        let block = match self.framed {
            true => Block::bordered(),
            false => Block::new().borders(Borders::TOP),
        };
        let block = block.border_set(edges(self.theme)).border_style(style);
        frame.render_widget(block, area);
        let corner = u16::from(self.framed);
        let top = Rect {
            x: area.x + corner,
            width: area.width - 2 * corner,
            height: 1,
            ..area
        };
        let wide = u16::try_from(width(&right.spans)).unwrap_or(u16::MAX);
        let end = Rect {
            x: top.right().saturating_sub(wide),
            width: wide.min(top.width),
            ..top
        };
        line(frame, top, left);
        line(frame, end, right);
    }

    fn edge(&self) -> Style {
        match self.focused {
            true => self.theme.frame,
            false => self.theme.border,
        }
    }

    /// The title, and what stands at the right; that gives way where both have no room.
    fn titles(&self, columns: usize, style: Style) -> (Line<'static>, Line<'static>) {
        let rule = self.theme.signs.rule;
        let name = match self.focused {
            true => self.theme.name,
            false => self.theme.heading,
        };
        let left = vec![
            own(rule, style),
            own(" ", style),
            data(self.title, name),
            own(" ", style),
        ];
        let room = columns.saturating_sub(2);
        let left = cut(left, room);
        let mut right = Vec::new();
        if !self.aside.is_empty() {
            let least = room.saturating_sub(width(&left));
            let room = least.saturating_sub(3);
            let aside = text::truncate(whole_parts(self.aside, rule, room), room);
            if text::width(&aside) >= 4.min(text::width(self.aside)) {
                let aside: Vec<Span<'static>> = vec![
                    own(" ", style),
                    data(&aside, self.theme.quiet),
                    own(" ", style),
                    own(rule, style),
                ];
                right = aside;
            }
        }
        (Line::from(left), Line::from(right))
    }
}

/// As many of the parts of a text, from the first on, as there is room for; the first where there is room for none.
fn whole_parts<'t>(aside: &'t str, rule: &str, room: usize) -> &'t str {
    let between = format!(" {rule} ");
    let mut parts = aside;
    while text::width(parts) > room
        && let Some(end) = parts.rfind(&between)
    {
        parts = &parts[..end];
    }
    parts
}

/// The lines and corners of frames.
pub(crate) fn edges(theme: &Theme) -> border::Set<'static> {
    let [top_left, top_right, bottom_left, bottom_right] = theme.signs.corners;
    border::Set {
        top_left,
        top_right,
        bottom_left,
        bottom_right,
        vertical_left: theme.signs.wall,
        vertical_right: theme.signs.wall,
        horizontal_top: theme.signs.rule,
        horizontal_bottom: theme.signs.rule,
    }
}

/// What is seen of something that is longer than its pane.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scroll {
    /// The first line in sight.
    pub top: usize,
    /// The lines in sight.
    pub height: usize,
    /// All lines.
    pub all: usize,
}

impl Scroll {
    /// So many lines in a pane of a height, scrolled as far as wanted and possible.
    pub(crate) fn to(wanted: usize, height: usize, all: usize) -> Self {
        let top = wanted.min(all.saturating_sub(height));
        Self { top, height, all }
    }

    /// How many lines are below those in sight.
    pub(crate) fn below(self) -> usize {
        self.all.saturating_sub(self.top + self.height)
    }
}

/// Draws the bar of what is scrolled down one column; nothing where all is in sight.
pub(crate) fn scrollbar(
    theme: &Theme,
    frame: &mut Frame,
    column: Rect,
    scroll: Scroll,
    focused: bool,
) {
    let column = Rect { width: 1, ..column }.intersection(frame.area());
    if scroll.all <= scroll.height || column.area() == 0 {
        return;
    }
    let thumb = match focused {
        true => theme.frame,
        false => theme.quiet,
    };
    let bar = Scrollbar::new(ScrollbarOrientation::VerticalRight)
        .begin_symbol(None)
        .end_symbol(None)
        .track_symbol(Some(theme.signs.wall))
        .thumb_symbol(theme.signs.thumb)
        .track_style(if focused { theme.frame } else { theme.border })
        .thumb_style(thumb);
    // The state counts the places that the top can have.
    let places = scroll.all - scroll.height + 1;
    let mut state = ScrollbarState::new(places)
        .position(scroll.top.min(places - 1))
        .viewport_content_length(scroll.height);
    frame.render_stateful_widget(bar, column, &mut state);
}

#[cfg(test)]
mod tests {
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    use super::*;

    fn drawn(columns: u16, draw: impl FnOnce(&mut Frame)) -> String {
        let mut terminal = Terminal::new(TestBackend::new(columns, 3)).unwrap();
        terminal.draw(draw).unwrap();
        terminal.backend().to_string()
    }

    #[test]
    fn a_frame_and_a_rule_say_the_same() {
        let theme = Theme::default();
        let pane = |framed| Pane {
            theme: &theme,
            title: "Milestones",
            aside: "6 of 16 ─ by date",
            focused: true,
            framed,
        };
        let top = |text: String| text.lines().next().unwrap_or_default().to_owned();
        let framed = top(drawn(40, |frame| pane(true).draw(frame, frame.area())));
        assert_eq!(framed, "\"╭─ Milestones ───── 6 of 16 ─ by date ─╮\"");
        let ruled = top(drawn(40, |frame| pane(false).draw(frame, frame.area())));
        assert_eq!(ruled, "\"─ Milestones ─────── 6 of 16 ─ by date ─\"");
        let counted = top(drawn(26, |frame| pane(false).draw(frame, frame.area())));
        assert_eq!(counted, "\"─ Milestones ─── 6 of 16 ─\"");
        let narrow = top(drawn(16, |frame| pane(false).draw(frame, frame.area())));
        assert_eq!(narrow, "\"─ Milestones ───\"");
    }

    #[test]
    fn the_bar_is_at_its_ends_where_the_text_is() {
        let theme = Theme::default();
        let bar = |top| {
            let scroll = Scroll {
                top,
                height: 3,
                all: 9,
            };
            let area = Rect::new(0, 0, 1, 3);
            drawn(1, |frame| scrollbar(&theme, frame, area, scroll, false))
        };
        let (thumb, wall) = (theme.signs.thumb, theme.signs.wall);
        assert!(bar(0).starts_with(&format!("\"{thumb}")), "{}", bar(0));
        assert!(
            bar(6).trim_end().ends_with(&format!("{thumb}\"")),
            "{}",
            bar(6)
        );
        assert!(bar(0).contains(wall), "{}", bar(0));
    }
}
