//! A text about one thing, line by line: headings, wrapped words, labels with values.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text;
use crate::tui::theme::Theme;
use crate::tui::widgets::spans::{cut, own};

/// A text in the making, of so many columns.
#[derive(Debug)]
pub struct Doc<'t> {
    /// How things look.
    pub theme: &'t Theme,
    /// The columns.
    pub columns: usize,
    /// The lines so far.
    pub lines: Vec<Line<'static>>,
}

/// The columns of a label before its value.
pub const LABEL: usize = 11;

/// A label with the gap behind it: never cut, it rather pushes its value aside.
fn labelled(label: &str) -> String {
    let gap = LABEL.saturating_sub(text::width(label)).max(1);
    format!("{label}{}", " ".repeat(gap))
}

impl<'t> Doc<'t> {
    /// An empty text.
    pub fn new(theme: &'t Theme, columns: usize) -> Self {
        Self {
            theme,
            columns: columns.max(1),
            lines: Vec::new(),
        }
    }

    /// An empty line, unless it would be the first or follow another.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| line.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    /// A heading.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.label(text);
    }

    /// A heading without a gap before it.
    pub fn label(&mut self, text: &str) {
        self.text(text, self.theme.quiet);
    }

    /// Pieces on one line, cut where there is no room.
    pub fn line(&mut self, spans: Vec<Span<'static>>) {
        self.lines.push(Line::from(cut(spans, self.columns)));
    }

    /// A text over as many lines as it needs.
    pub fn text(&mut self, words: &str, style: Style) {
        self.hanging("", Style::new(), words, style);
    }

    /// A sign or label, and a text behind it over as many lines as it needs.
    pub fn hanging(&mut self, lead: &str, lead_style: Style, words: &str, style: Style) {
        let indent = text::width(lead);
        let room = self.columns.saturating_sub(indent).max(8);
        for (row, words) in text::wrap(words, room).into_iter().enumerate() {
            let lead = if row == 0 {
                lead.to_owned()
            } else {
                " ".repeat(indent)
            };
            self.line(vec![own(lead, lead_style), own(words, style)]);
        }
    }

    /// A label and its value.
    pub fn pair(&mut self, label: &str, value: &str) {
        self.pair_in(label, value, self.theme.text);
    }

    /// A label and its value in a style.
    pub fn pair_in(&mut self, label: &str, value: &str, style: Style) {
        self.hanging(&labelled(label), self.theme.quiet, value, style);
    }

    /// A label and pieces behind it on one line.
    pub fn pair_spans(&mut self, label: &str, mut spans: Vec<Span<'static>>) {
        spans.insert(0, own(labelled(label), self.theme.quiet));
        self.line(spans);
    }
}
