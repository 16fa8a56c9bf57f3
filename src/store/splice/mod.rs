//! Edits carried into the bytes of a file: the smallest change of text that makes each of them.
//!
//! Nothing is ever printed back. Every edit becomes a few pieces of new text at places that the outline
//! knows; every other byte stays as it was. See "Faithful editing" in the format.

mod add;
mod array;
mod entry_source;
mod field;
mod inline;
mod lines;
mod locate;
mod remove;
mod render;
mod unknown_keys;

use super::outline::Outline;
use crate::edit::{Edit, EntryPath};
use crate::model::PORTFOLIO;
use crate::model::order;
pub use entry_source::{EntrySource, own};
use locate::{EntryLocation, EntryLocations};

/// A stretch of bytes and what comes in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct TextEdit {
    from: usize,
    to: usize,
    text: String,
}

/// Why an edit could not be carried into a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpliceError {
    /// The text is not valid TOML.
    #[error("the file is not valid TOML and cannot be edited: mend it first")]
    Broken,
    /// The edit names what the text does not hold.
    #[error("the {0} to be changed is not in the file any more")]
    Gone(String),
}

/// The text with the edits made, one after another. `id` is the stem of the file.
///
/// # Errors
/// The text is broken, or an edit names what is not there.
pub fn splice(id: &str, text: &str, edits: &[Edit]) -> Result<String, SpliceError> {
    let mut text = text.to_owned();
    for edit in edits {
        let outline = Outline::parse(&text);
        if !outline.faults.is_empty() {
            return Err(SpliceError::Broken);
        }
        let spots = EntryLocations::of(&outline, id == PORTFOLIO);
        let pieces = pieces(id, &text, &outline, &spots, edit)?;
        text = put(&text, pieces);
    }
    Ok(text)
}

fn pieces(
    id: &str,
    text: &str,
    outline: &Outline,
    spots: &EntryLocations<'_>,
    edit: &Edit,
) -> Result<Vec<TextEdit>, SpliceError> {
    let page = SpliceContext {
        text,
        outline,
        spots,
        portfolio: id == PORTFOLIO,
    };
    match edit {
        Edit::Set {
            place,
            field,
            value,
        } => Ok(page.set(*place, field, value, page.spot(*place)?)),
        Edit::Unset { place, field } => Ok(page.unset(field, page.spot(*place)?)),
        Edit::Add { into: None, new } => Ok(page.add(new)),
        Edit::Add {
            into: Some((kind, index)),
            new,
        } => Ok(page.add_part(page.spot(EntryPath::of(*kind, *index))?, new)),
        Edit::Remove { place } => Ok(page.remove(*place, page.spot(*place)?)),
        Edit::Stray {
            place,
            key,
            value,
            text,
        } => Ok(page.stray(
            *place,
            key,
            value.as_ref(),
            text.as_deref(),
            page.spot(*place)?,
        )),
    }
}

/// A text with its outline, and where the entries stand in it.
struct SpliceContext<'p> {
    text: &'p str,
    outline: &'p Outline,
    spots: &'p EntryLocations<'p>,
    portfolio: bool,
}

impl<'p> SpliceContext<'p> {
    fn spot(&self, place: EntryPath) -> Result<&'p EntryLocation<'p>, SpliceError> {
        self.spots
            .find(place)
            .ok_or_else(|| SpliceError::Gone(place.kind_there().to_string()))
    }
}

/// Puts pieces into a text; they do not overlap.
fn put(text: &str, mut pieces: Vec<TextEdit>) -> String {
    order::sort_by_key(&mut pieces, |piece| (piece.from, piece.to));
    let mut result = String::with_capacity(text.len() + 256);
    let mut at = 0;
    for piece in pieces {
        result.push_str(&text[at..piece.from]);
        result.push_str(&piece.text);
        at = piece.to;
    }
    result.push_str(&text[at..]);
    result
}

#[cfg(test)]
mod tests;
