//! Texts of many lines as they were wrapped last: a note of a megabyte is wrapped once, not for every frame.

use std::cell::RefCell;
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use foldhash::fast::FixedState;
use ratatui::style::Style;
use ratatui::text::Line;

/// The bytes from which on a text is kept as it was wrapped.
const LONG: usize = 16 * 1024;

/// How many texts are kept: those of the list, of a window over it and of a form.
const KEPT: usize = 4;

/// What a wrapped text depends on. Of the words their hash and their length.
#[derive(Clone, Debug, PartialEq, Eq)]
struct LongTextKey {
    words: (u64, usize),
    columns: usize,
    lead: String,
    styles: (Style, Style),
}

/// A text as it was wrapped.
#[derive(Clone, Debug)]
struct WrappedOnce {
    key: LongTextKey,
    lines: Arc<Vec<Line<'static>>>,
}

/// The long texts that were wrapped last. What is kept changes nothing of what is drawn, only how soon.
#[derive(Clone, Debug, Default)]
pub(crate) struct LongTexts(RefCell<Vec<WrappedOnce>>);

impl LongTexts {
    /// The lines of a text behind a lead, in so many columns, as `wrap` makes them; of a long text those made before.
    pub(crate) fn lines(
        &self,
        columns: usize,
        (lead, lead_style): (&str, Style),
        (words, style): (&str, Style),
        wrap: impl FnOnce() -> Vec<Line<'static>>,
    ) -> Arc<Vec<Line<'static>>> {
        if words.len() < LONG {
            return wrap().into();
        }
        let key = LongTextKey {
            words: (FixedState::default().hash_one(Bytes(words)), words.len()),
            columns,
            lead: lead.to_owned(),
            styles: (lead_style, style),
        };
        let mut kept = self.0.borrow_mut();
        if let Some(at) = kept.iter().position(|one| one.key == key) {
            let known = kept.remove(at);
            let lines = Arc::clone(&known.lines);
            kept.push(known);
            return lines;
        }
        let lines = Arc::new(wrap());
        kept.push(WrappedOnce {
            key,
            lines: Arc::clone(&lines),
        });
        if kept.len() > KEPT {
            kept.remove(0);
        }
        lines
    }
}

/// Words to be hashed as one piece of bytes.
struct Bytes<'w>(&'w str);

impl Hash for Bytes<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        state.write(self.0.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn a_long_text_is_wrapped_again_only_for_other_words_columns_or_looks() {
        let texts = LongTexts::default();
        let wrapped = Cell::new(0);
        let lines = |words: &str, columns: usize, style: Style| {
            texts.lines(columns, ("", Style::new()), (words, style), || {
                wrapped.set(wrapped.get() + 1);
                vec![Line::from(format!("{} in {columns}", words.len()))]
            })
        };
        let long = "word ".repeat(LONG);
        let other = "wore ".repeat(LONG);
        for _ in 0..3 {
            assert_eq!(
                lines(&long, 80, Style::new())[0].to_string(),
                format!("{} in 80", long.len())
            );
        }
        assert_eq!(wrapped.get(), 1);
        lines(&long, 40, Style::new());
        lines(&other, 80, Style::new());
        lines(&long, 80, Style::new().bold());
        assert_eq!(wrapped.get(), 4);
        lines("short", 80, Style::new());
        lines("short", 80, Style::new());
        assert_eq!(wrapped.get(), 6, "a short text is not kept");
        assert_eq!(texts.0.borrow().len(), KEPT);
    }
}
