//! How things look, by what they mean. No screen names a colour.
//!
//! A [`Theme`] is made of a [`ColorPalette`]: a colour for each role. The theme `plain` uses the terminal's own sixteen
//! colours on its own background; `none` tells everything by weight, underline, reversal and signs. Nothing is told
//! by colour alone.

pub(crate) mod chart;
pub(crate) mod choice;
pub(crate) mod color;
pub(crate) mod palette;
pub(crate) mod signs;

use ratatui::style::{Color, Modifier, Style};
use ratatui::text::Span;

use crate::text;

pub(crate) use choice::ThemeChoice;
pub(crate) use color::Depth;
pub(crate) use palette::ColorPalette;
pub(crate) use signs::Symbols;

/// The style of each meaning, and the signs that go with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Theme {
    /// Running text.
    pub text: Style,
    /// What stands back: labels, units, hints.
    pub quiet: Style,
    /// A heading.
    pub heading: Style,
    /// A name that matters: the cluster, the tab that is open.
    pub name: Style,
    /// A key to press.
    pub key: Style,
    /// The line under the cursor.
    pub selected: Style,
    /// The line of the cursor in a list that does not have the focus.
    pub resting: Style,
    /// Going well.
    pub good: Style,
    /// Going wrong.
    pub warning: Style,
    /// Wrong now.
    pub error: Style,
    /// To be looked at.
    pub notice: Style,
    /// Where text is typed.
    pub field: Style,
    /// The frame of a window over the screen, and of the pane that has the focus.
    pub frame: Style,
    /// The frame of a pane that does not have the focus.
    pub border: Style,
    /// Behind everything.
    pub surface: Style,
    /// Behind a pane.
    pub panel: Style,
    /// Behind a window over the screen.
    pub raised: Style,
    /// What lies behind a window over the screen.
    pub dimmed: Style,
    /// The badge of what is wrong now.
    pub error_badge: Style,
    /// The badge of what is going wrong.
    pub warning_badge: Style,
    /// The badge of a warning.
    pub notice_badge: Style,
    /// The signs.
    pub signs: Symbols,
}

impl Theme {
    /// The theme of a palette.
    pub(crate) fn of(palette: &ColorPalette, signs: Symbols) -> Self {
        let ink = |color: Color| match color {
            Color::Reset => Style::new(),
            color => Style::new().fg(color),
        };
        let paper = |color: Color| match color {
            Color::Reset => Style::new(),
            color => Style::new().bg(color),
        };
        let bold = |style: Style| style.add_modifier(Modifier::BOLD);
        let marked = |style: Style, modifier: Modifier| match style.fg {
            // Without a colour, weight and underline tell it.
            None => style.add_modifier(modifier),
            Some(_) => style,
        };
        let badge = |color: Color, modifier: Modifier| {
            let tint = color::mix(color, palette.panel, palette.tint);
            let behind = match (palette.tint, palette.panel) {
                (0, _) | (_, Color::Indexed(_)) => Style::new(),
                _ => paper(tint),
            };
            marked(ink(color).patch(behind), modifier)
        };
        let (selected, resting) = match palette.selection {
            Some(color) => (paper(color), paper(color::mix(color, palette.panel, 50))),
            None => (
                Style::new().add_modifier(Modifier::REVERSED),
                Style::new().add_modifier(Modifier::UNDERLINED),
            ),
        };
        let resting = match palette.panel {
            Color::Indexed(_) => selected,
            _ => resting,
        };
        let field = match palette.selection {
            Some(_) => Style::new().add_modifier(Modifier::UNDERLINED),
            None => Style::new().add_modifier(Modifier::UNDERLINED),
        };
        // A theme without tints is one of high contrast.
        let least = if palette.tint == 0 { 7.1 } else { 4.6 };
        let papers = [palette.surface, palette.panel];
        let dimmed = match color::receding(palette.quiet, papers, least) {
            Some(color) => ink(color).patch(paper(palette.surface)),
            None => Style::new().add_modifier(Modifier::DIM),
        };
        let (warn, bad) = (
            Modifier::UNDERLINED,
            Modifier::BOLD.union(Modifier::UNDERLINED),
        );
        Self {
            text: ink(palette.text),
            quiet: ink(palette.quiet),
            heading: bold(ink(palette.text)),
            name: bold(ink(palette.accent)),
            key: bold(ink(palette.accent)),
            selected,
            resting,
            good: ink(palette.good),
            warning: marked(ink(palette.warn), warn),
            error: marked(ink(palette.bad), bad),
            notice: ink(palette.info),
            field,
            frame: ink(palette.accent),
            border: ink(palette.border),
            surface: paper(palette.surface).patch(ink(palette.text)),
            panel: paper(palette.panel).patch(ink(palette.text)),
            raised: paper(palette.raised).patch(ink(palette.text)),
            dimmed,
            error_badge: badge(palette.bad, bad),
            warning_badge: badge(palette.warn, warn),
            notice_badge: badge(palette.info, Modifier::empty()),
            signs,
        }
    }

    /// A built-in theme as a terminal of that depth shows it, on dark.
    #[cfg(test)]
    pub(crate) fn named(name: &str, depth: Depth, signs: Symbols) -> Self {
        Self::of(&ColorPalette::builtin(name, depth, false), signs)
    }

    /// Pieces as a selected row over so many columns: with its background, and the colours they have. Where rows are
    /// selected by reversing them they are of one colour, as a bar of many reversed ones is hard to read: weight and underline
    /// then tell what the colours told.
    pub(crate) fn select(
        &self,
        mut spans: Vec<Span<'static>>,
        columns: usize,
        style: Style,
    ) -> Vec<Span<'static>> {
        let wide: usize = spans.iter().map(|span| text::width(&span.content)).sum();
        for span in &mut spans {
            span.style = match style.bg {
                Some(_) => style.patch(span.style),
                None => style.add_modifier(self.weight(span.style)),
            };
        }
        spans.push(Span::styled(
            " ".repeat(columns.saturating_sub(wide)),
            style,
        ));
        spans
    }

    /// What tells a style apart without its colour: what is wrong is bold and underlined, what is going wrong underlined.
    fn weight(&self, style: Style) -> Modifier {
        let weights = Modifier::BOLD | Modifier::UNDERLINED;
        let own = style.add_modifier & weights;
        match style {
            style if style == self.error || style == self.error_badge => own | weights,
            style if style == self.warning || style == self.warning_badge => {
                own | Modifier::UNDERLINED
            }
            _ => own,
        }
    }

    /// Whether the selected row has a background of its own: its colours stay.
    pub(crate) fn tints(&self) -> bool {
        self.selected.bg.is_some()
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::of(&palette::PLAIN, Symbols::unicode())
    }
}

#[cfg(test)]
mod tests;
