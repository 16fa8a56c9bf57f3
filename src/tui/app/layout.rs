//! Where the parts of a screen lie, by its size. Shared by drawing and by what the mouse and page keys mean.

use ratatui::layout::{Margin, Rect};

/// The least size that a screen is drawn in.
pub(crate) const LEAST: (u16, u16) = (40, 10);

/// From this width on, the text about the selected row stands beside the list instead of below it.
const WIDE: u16 = 140;

/// The columns of a list that stands beside its text: so many that it keeps what it shows on a screen of 80.
const LIST: u16 = 84;

/// The least size of a home screen that shows all clusters together beside each.
const BOARD: (u16, u16) = (140, 40);

/// Text that stands beside a list is not wider than this: the list has more use for the columns.
const TEXT: u16 = 74;

/// The least size of a screen whose panes have frames; on a smaller one a rule with the title stands above each.
const FRAMED: (u16, u16) = (100, 30);

/// The least lines between tabs and keys that a rule above the list leaves enough of.
const RULED: u16 = 9;

/// The width from which text stands beside a chart, which needs the columns more than the text does.
const WIDE_CHART: u16 = 150;

/// How the body of a screen is parted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Panes {
    /// A list, with the text about its row beside it or below.
    #[default]
    List,
    /// The same, with what is told of all clusters where there is room for it.
    Home,
    /// One page, with no list.
    Page,
    /// A short list of what can be done, with the text below.
    Steps,
    /// Names beside a chart that needs the height, at any width.
    Names,
    /// One entry in full, with how far the review is above it and the keys that settle it below.
    Review,
}

/// What a screen asks of its layout.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ScreenShape {
    /// How its body is parted.
    pub panes: Panes,
    /// Whether it is a tab of one roadmap.
    pub of_roadmap: bool,
    /// Whether it has a chart of days, to be panned and zoomed: that needs the columns more than the text does.
    pub chart: bool,
    /// The lines of its headings on a list of so many lines.
    pub head: fn(u16) -> u16,
    /// The lines that the text below its list keeps.
    pub text: u16,
    /// Whether a plot or a table stands beside its list, which has use for many columns.
    pub wide_detail: bool,
    /// Whether a picture of the roadmap stands where a short list leaves room for it.
    pub picture: bool,
}

impl Default for ScreenShape {
    fn default() -> Self {
        Self {
            panes: Panes::List,
            of_roadmap: false,
            chart: false,
            head: |_| 1,
            text: 12,
            wide_detail: false,
            picture: true,
        }
    }
}

/// The parts of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ScreenLayout {
    /// The first line: where this is, and for which day.
    pub title: Rect,
    /// The second line: the tabs.
    pub tabs: Rect,
    /// All between the tabs and the last two lines.
    pub body: Rect,
    /// The headings of the columns.
    pub head: Rect,
    /// The rows of the list.
    pub list: Rect,
    /// The text about the selected row.
    pub detail: Rect,
    /// Whether the detail stands beside the list.
    pub beside: bool,
    /// The list with its headings and its frame.
    pub list_pane: Rect,
    /// The detail with its frame.
    pub detail_pane: Rect,
    /// On a home screen with room for them: what is due next, the worst, the feedback that waits.
    pub dashboard: [Rect; 3],
    /// A picture of the roadmap of the row: where a short list, or the text about its row, leaves room for it.
    pub picture: Rect,
    /// Whether panes have frames; else a rule with the title stands above each.
    pub framed: bool,
    /// Whether the list has a frame or a rule that says how many rows it has.
    pub titled: bool,
    /// In a review, the line of the keys that settle.
    pub foot: Rect,
    /// The line in which the program says something, or a filter is typed.
    pub toast: Rect,
    /// The line of the keys.
    pub keys: Rect,
}

/// The parts of a screen of that shape on `size` columns and lines, with `rows` rows in its list.
pub(crate) fn layout(
    shape: &ScreenShape,
    (columns, lines): (u16, u16),
    rows: usize,
) -> ScreenLayout {
    let line = |y: u16| Rect::new(0, y.min(lines.saturating_sub(1)), columns, 1.min(lines));
    let body = Rect::new(0, 2.min(lines), columns, lines.saturating_sub(4));
    let mut parts = ScreenLayout {
        title: line(0),
        tabs: line(1),
        body,
        toast: line(lines.saturating_sub(2)),
        keys: line(lines.saturating_sub(1)),
        ..ScreenLayout::default()
    };
    parts.framed = columns >= FRAMED.0 && lines >= FRAMED.1;
    parts.titled = parts.framed || body.height >= RULED;
    if shape.panes == Panes::Review {
        review(&mut parts);
        return parts;
    }
    (parts.list_pane, parts.detail_pane, parts.beside) = split(shape, &parts, rows);
    if shape.panes == Panes::Home && columns >= BOARD.0 && lines >= BOARD.1 {
        dashboard(&mut parts, rows);
        picture(&mut parts);
    } else if shape.picture && matches!(shape.panes, Panes::List | Panes::Home) {
        beside_short(&mut parts, shape, rows);
    } else if shape.picture && shape.panes == Panes::Page {
        beside_page(&mut parts);
    }
    let list = parts.within(parts.list_pane, parts.titled);
    parts.head = Rect {
        height: head_lines(shape, list.height),
        ..list
    };
    parts.list = Rect {
        y: list.y + parts.head.height,
        height: list.height - parts.head.height,
        ..list
    };
    parts.detail = parts.within(parts.detail_pane, true);
    parts
}

/// Gives what the list of clusters does not need to what is told of all of them.
fn dashboard(parts: &mut ScreenLayout, rows: usize) {
    let pane = parts.list_pane;
    let wanted = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(3);
    let high = wanted.clamp(7, pane.height * 2 / 5);
    parts.list_pane.height = high;
    let rest = pane.height - high;
    // Of the worst each has three lines at the most.
    let worst = 17.min(rest / 2);
    let waiting = (rest - worst) / 2;
    let heights = [rest - worst - waiting, worst, waiting];
    let mut y = pane.y + high;
    parts.dashboard = heights.map(|height| {
        let area = Rect { y, height, ..pane };
        y += height;
        area
    });
}

/// Gives the lower part of the text about a cluster to its picture.
fn picture(parts: &mut ScreenLayout) {
    let pane = parts.detail_pane;
    let high = pane.height * 2 / 5;
    parts.detail_pane.height = pane.height - high;
    parts.picture = Rect {
        y: pane.y + parts.detail_pane.height,
        height: high,
        ..pane
    };
}

/// The least size of a picture of a roadmap beside a short list.
const PICTURE: (u16, u16) = (48, 12);

/// Gives a picture what a list beside its text does not need; below a list, the right of a high text.
fn beside_short(parts: &mut ScreenLayout, shape: &ScreenShape, rows: usize) {
    if !parts.framed {
        return;
    }
    let (columns, lines) = PICTURE;
    if !parts.beside {
        let pane = parts.detail_pane;
        let wide = pane.width * 2 / 5;
        if wide >= columns - 2 && pane.height >= lines + 2 {
            parts.detail_pane.width -= wide;
            parts.picture = Rect {
                x: pane.right() - wide,
                width: wide,
                ..pane
            };
        }
        return;
    }
    let pane = parts.list_pane;
    let head = head_lines(shape, pane.height);
    let wanted = u16::try_from(rows).unwrap_or(u16::MAX);
    let wanted = wanted.saturating_add(head + parts.rules()).max(7);
    if pane.width >= columns && pane.height >= wanted.saturating_add(lines) {
        parts.list_pane.height = wanted;
        parts.picture = Rect {
            y: pane.y + wanted,
            height: pane.height - wanted,
            ..pane
        };
    }
}

/// Gives two fifths of a wide page to the picture: lines of text are not read over more columns than the rest.
fn beside_page(parts: &mut ScreenLayout) {
    let pane = parts.list_pane;
    if !parts.framed || pane.width < WIDE {
        return;
    }
    (parts.list_pane, parts.picture, _) = side_by_side(pane, pane.width * 3 / 5, true);
}

impl ScreenLayout {
    /// What a pane leaves inside its frame, or below its rule.
    fn within(&self, pane: Rect, titled: bool) -> Rect {
        match (self.framed, titled) {
            (true, _) => pane.inner(Margin::new(1, 1)),
            (false, true) => Rect {
                y: pane.y + 1.min(pane.height),
                height: pane.height.saturating_sub(1),
                ..pane
            },
            (false, false) => pane,
        }
    }

    /// The lines that a pane needs beside those of what it holds.
    fn rules(&self) -> u16 {
        match (self.framed, self.titled) {
            (true, _) => 2,
            (false, titled) => titled.into(),
        }
    }
}

/// The parts of a review: how far it is, all about one entry, the keys that settle it; where there is room, the
/// entries at the left.
fn review(parts: &mut ScreenLayout) {
    let body = parts.body;
    let line = |y: u16| Rect {
        y,
        height: 1.min(body.height),
        ..body
    };
    parts.head = line(body.y);
    parts.foot = line(body.bottom().saturating_sub(1).max(body.y));
    let inner = Rect {
        y: body.y + 1.min(body.height),
        height: body.height.saturating_sub(2),
        ..body
    };
    (parts.list_pane, parts.detail_pane) = (Rect { height: 0, ..inner }, inner);
    if body.width >= WIDE {
        let left = (u32::from(body.width) * 36 / 100) as u16;
        (parts.list_pane, parts.detail_pane, parts.beside) =
            side_by_side(inner, left, parts.framed);
    }
    parts.list = match parts.beside {
        true => parts.within(parts.list_pane, parts.titled),
        false => parts.list_pane,
    };
    parts.detail = match parts.titled {
        true => parts.within(parts.detail_pane, true),
        false => parts.detail_pane,
    };
}

/// The lines from which on the end of a review has a blank line between what was counted and what can be done.
const LOW_REVIEW: u16 = 9;

/// Where the text of the end of a review lies: over the list and the detail.
pub(crate) fn review_end(parts: &ScreenLayout) -> Rect {
    // An empty list still has a place, on the rule above the detail.
    let whole = match parts.list.is_empty() {
        true => parts.detail,
        false => parts.list.union(parts.detail),
    };
    Rect {
        x: whole.x + 1.min(whole.width),
        width: whole.width.saturating_sub(2),
        ..whole
    }
}

/// The first line of what can be done at the end of a review, in a text of so many lines.
pub(crate) fn review_end_first(height: u16) -> u16 {
    if height < LOW_REVIEW { 1 } else { 3 }
}

/// How far the end of a review is scrolled for one of what can be done to be in sight.
pub(crate) fn review_end_scroll(parts: &ScreenLayout, scroll: u16, choice: usize) -> u16 {
    let height = review_end(parts).height;
    let line = review_end_first(height) + u16::try_from(choice).unwrap_or(0);
    let most = match choice {
        0 => 0,
        _ => scroll.min(line),
    };
    most.max((line + 1).saturating_sub(height))
}

/// The lines of the headings on a list of so many lines.
fn head_lines(shape: &ScreenShape, lines: u16) -> u16 {
    (shape.head)(lines).min(lines)
}

/// The body in the panes of list and detail.
fn split(shape: &ScreenShape, parts: &ScreenLayout, rows: usize) -> (Rect, Rect, bool) {
    let (body, framed) = (parts.body, parts.framed);
    match shape.panes {
        Panes::Steps => {
            let lines = if body.height < 12 { 5 } else { 8 };
            return above(body, body.height.min(lines + parts.rules()));
        }
        Panes::Page => return (body, Rect::default(), false),
        Panes::Names => {
            let left = (body.width * 3 / 10).clamp(16, 68).min(body.width / 2);
            return side_by_side(body, left, framed);
        }
        Panes::List | Panes::Home | Panes::Review => {}
    }
    let wide = if shape.chart { WIDE_CHART } else { WIDE };
    if body.width >= wide {
        let share = if shape.of_roadmap { 58 } else { 55 };
        let share = (u32::from(body.width) * share / 100) as u16;
        let left = match shape.wide_detail {
            true => share,
            false => share.max(body.width - TEXT),
        };
        return side_by_side(body, left.max(LIST), framed);
    }
    if body.height < 9 {
        // Too low for both: the list, and Enter opens the rest.
        return (body, Rect::default(), false);
    }
    // The list takes what it needs, up to half, or to what the detail leaves.
    let wanted = u16::try_from(rows + usize::from(head_lines(shape, body.height)))
        .unwrap_or(u16::MAX)
        .max(4)
        .saturating_add(parts.rules());
    let most = (body.height / 2).max(body.height.saturating_sub(shape.text));
    above(body, wanted.min(most))
}

/// A pane of so many lines with the detail below it.
fn above(body: Rect, lines: u16) -> (Rect, Rect, bool) {
    let lines = lines.min(body.height);
    let list = Rect {
        height: lines,
        ..body
    };
    let detail = Rect {
        y: body.y + lines,
        height: body.height - lines,
        ..body
    };
    (list, detail, false)
}

/// A pane of so many columns with the detail beside it; where they have no frames, a wall stands between.
fn side_by_side(body: Rect, left: u16, framed: bool) -> (Rect, Rect, bool) {
    let list = Rect {
        width: left.min(body.width),
        ..body
    };
    let gap = (left + if framed { 0 } else { 2 }).min(body.width);
    let detail = Rect {
        x: body.x + gap,
        width: body.width - gap,
        ..body
    };
    (list, detail, true)
}
