//! A text about one thing, line by line: headings, wrapped words, labels with values.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text;
use crate::tui::theme::Theme;
use crate::tui::widgets::long_texts::LongTexts;
use crate::tui::widgets::spans::{cut, own};

/// A text in the making, of so many columns.
#[derive(Debug)]
pub(crate) struct RichText<'t> {
    /// How things look.
    pub theme: &'t Theme,
    /// The columns.
    pub columns: usize,
    /// The lines so far.
    pub lines: Vec<Line<'static>>,
    /// Where long texts are kept as they were wrapped.
    long: Option<&'t LongTexts>,
}

/// The columns of a label before its value, where there are many and where there are few.
const LABELS: (usize, usize) = (20, 13);

/// So many columns are many.
const WIDE: usize = 64;

impl<'t> RichText<'t> {
    /// An empty text.
    pub(crate) fn new(theme: &'t Theme, columns: usize) -> Self {
        Self {
            theme,
            columns: columns.max(1),
            lines: Vec::new(),
            long: None,
        }
    }

    /// It keeps long texts there as they were wrapped, and takes them from there.
    #[must_use]
    pub(crate) fn keeping(mut self, long: &'t LongTexts) -> Self {
        self.long = Some(long);
        self
    }

    /// The columns of a label before its value.
    pub(crate) fn label_columns(&self) -> usize {
        match self.columns {
            WIDE.. => LABELS.0,
            _ => LABELS.1,
        }
    }

    /// A label with the gap behind it: never cut, it rather pushes its value aside.
    fn labelled(&self, label: &str) -> String {
        let gap = self.label_columns().saturating_sub(text::width(label));
        format!("{label}{}", " ".repeat(gap.max(1)))
    }

    /// An empty line, unless it would be the first or follow another.
    pub(crate) fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| line.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    /// A heading.
    pub(crate) fn heading(&mut self, text: &str) {
        self.gap();
        self.label(text);
    }

    /// A heading without a gap before it.
    pub(crate) fn label(&mut self, text: &str) {
        self.text(text, self.theme.heading);
    }

    /// Pieces on one line, cut where there is no room.
    pub(crate) fn line(&mut self, spans: Vec<Span<'static>>) {
        self.lines.push(Line::from(cut(spans, self.columns)));
    }

    /// A text over as many lines as it needs.
    pub(crate) fn text(&mut self, words: &str, style: Style) {
        self.hanging("", Style::new(), words, style);
    }

    /// A sign or label, and a text behind it over as many lines as it needs.
    pub(crate) fn hanging(&mut self, lead: &str, lead_style: Style, words: &str, style: Style) {
        let wrapped = || self.wrapped((lead, lead_style), (words, style));
        match self.long {
            Some(long) => {
                let lines = long.lines(self.columns, (lead, lead_style), (words, style), wrapped);
                self.lines.extend(lines.iter().cloned());
            }
            None => {
                let lines = wrapped();
                self.lines.extend(lines);
            }
        }
    }

    fn wrapped(
        &self,
        (lead, lead_style): (&str, Style),
        (words, style): (&str, Style),
    ) -> Vec<Line<'static>> {
        let indent = text::width(lead);
        let room = self.columns.saturating_sub(indent).max(8);
        let rows = text::wrap(words, room).into_iter().enumerate();
        let line = |(row, words): (usize, String)| {
            let lead = match row {
                0 => lead.to_owned(),
                _ => " ".repeat(indent),
            };
            let spans = vec![own(lead, lead_style), own(words, style)];
            Line::from(cut(spans, self.columns))
        };
        rows.map(line).collect()
    }

    /// A badge, and a text behind it over as many lines as it needs, those below indented a little.
    pub(crate) fn led(&mut self, badge: Span<'static>, words: &str, style: Style) {
        const INDENT: usize = 2;
        let taken = text::width(&badge.content) + 1;
        let room = self.columns.saturating_sub(INDENT).max(8);
        // The lines below begin further right: so many columns of the first are the badge's.
        let lead = taken.saturating_sub(INDENT);
        if lead + 8 > room {
            self.line(vec![badge]);
            return self.hanging(&" ".repeat(INDENT), Style::new(), words, style);
        }
        let held = "\u{2588}".repeat(lead);
        for (row, words) in text::wrap(&format!("{held}{words}"), room)
            .into_iter()
            .enumerate()
        {
            let spans = match (row, words.strip_prefix(held.as_str())) {
                (0, Some(words)) => vec![
                    badge.clone(),
                    own(" ", Style::new()),
                    own(words.to_owned(), style),
                ],
                _ => vec![own(" ".repeat(INDENT), Style::new()), own(words, style)],
            };
            self.line(spans);
        }
    }

    /// A label and its value.
    pub(crate) fn pair(&mut self, label: &str, value: &str) {
        self.pair_in(label, value, self.theme.text);
    }

    /// A label and its values, a line each.
    pub(crate) fn pairs(&mut self, label: &str, values: impl IntoIterator<Item = String>) {
        for (at, value) in values.into_iter().enumerate() {
            self.pair(if at == 0 { label } else { "" }, &value);
        }
    }

    /// A label and its value in a style.
    pub(crate) fn pair_in(&mut self, label: &str, value: &str, style: Style) {
        self.hanging(&self.labelled(label), self.theme.quiet, value, style);
    }

    /// A label and pieces behind it on one line.
    pub(crate) fn pair_spans(&mut self, label: &str, mut spans: Vec<Span<'static>>) {
        spans.insert(0, own(self.labelled(label), self.theme.quiet));
        self.line(spans);
    }
}
