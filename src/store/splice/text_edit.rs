//! Pieces of new text, and the one place that puts them into a text.

/// A stretch of bytes and what comes in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextEdit {
    pub from: usize,
    pub to: usize,
    pub text: String,
    /// Of several insertions at one byte, which comes first.
    pub rank: u32,
}

/// Two pieces claim the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Overlap;

/// Ranks of what is inserted at one byte: keys of an entry, then tables below it, then new entries, then records.
pub(crate) mod rank {
    /// The first known field; the others follow in the order of the format's page.
    pub(crate) const FIELDS: u32 = 1;
    /// A key that the format does not know.
    pub(crate) const UNKNOWN: u32 = 10_000;
    /// A table below an entry.
    pub(crate) const PART: u32 = 20_000;
    /// An entry.
    pub(crate) const ENTRY: u32 = 30_000;
    /// A record or feedback, at the end of the file.
    pub(crate) const RECORD: u32 = 40_000;
}

impl TextEdit {
    /// Text that is inserted at a byte.
    pub(crate) fn insert(at: usize, text: String, rank: u32) -> Self {
        Self {
            from: at,
            to: at,
            text,
            rank,
        }
    }

    /// Bytes that go.
    pub(crate) fn delete(from: usize, to: usize) -> Self {
        Self::replace(from, to, String::new())
    }

    /// Bytes with others in their place.
    pub(crate) fn replace(from: usize, to: usize, text: String) -> Self {
        Self {
            from,
            to,
            text,
            rank: 0,
        }
    }

    fn is_deletion(&self) -> bool {
        self.text.is_empty() && self.from < self.to
    }
}

/// Puts pieces into a text. Deletions that overlap are one deletion; any other overlap is refused.
pub(crate) fn put(text: &str, mut text_edits: Vec<TextEdit>) -> Result<String, Overlap> {
    // What is inserted at a byte comes before what is replaced from that byte on.
    text_edits.sort_by_key(|text_edit| {
        (
            text_edit.from,
            text_edit.from < text_edit.to,
            text_edit.rank,
        )
    });
    let mut whole: Vec<TextEdit> = Vec::with_capacity(text_edits.len());
    for text_edit in text_edits {
        match whole.last_mut() {
            Some(last) if text_edit.from < last.to => {
                if !(last.is_deletion() && text_edit.is_deletion()) {
                    return Err(Overlap);
                }
                last.to = last.to.max(text_edit.to);
            }
            _ => whole.push(text_edit),
        }
    }
    let mut result = String::with_capacity(text.len() + 256);
    let mut at = 0;
    for text_edit in &whole {
        let kept = text.get(at..text_edit.from).ok_or(Overlap)?;
        result.push_str(kept);
        result.push_str(&text_edit.text);
        at = text_edit.to;
    }
    result.push_str(text.get(at..).ok_or(Overlap)?);
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deletions_that_overlap_are_one_and_any_other_overlap_is_refused() {
        let text = "abcdef";
        let delete = TextEdit::delete;
        assert_eq!(put(text, vec![delete(3, 5), delete(1, 4)]), Ok("af".into()));
        let set = TextEdit::replace(2, 4, "x".into());
        assert_eq!(put(text, vec![delete(1, 3), set.clone()]), Err(Overlap));
        assert_eq!(put(text, vec![set.clone(), set.clone()]), Err(Overlap));
        let inside = TextEdit::insert(3, "y".into(), 0);
        assert_eq!(put(text, vec![set, inside]), Err(Overlap));
        assert_eq!(
            put("é", vec![TextEdit::insert(1, "y".into(), 0)]),
            Err(Overlap)
        );
    }

    #[test]
    fn what_is_inserted_at_one_byte_stands_in_its_order_and_before_what_is_replaced_there() {
        let text_edits = vec![
            TextEdit::replace(1, 2, "B".into()),
            TextEdit::insert(1, "2".into(), 2),
            TextEdit::insert(1, "1".into(), 1),
            TextEdit::insert(2, "3".into(), 0),
        ];
        assert_eq!(put("abc", text_edits), Ok("a12B3c".into()));
    }
}
