//! Characters for ids that two laptops never make alike.

use super::error::CliError;
use crate::model::id::id_characters;

/// So many characters at random.
///
/// # Errors
/// The system gives no random numbers.
pub(crate) fn characters(count: usize) -> Result<String, CliError> {
    let mut bytes = vec![0; count];
    getrandom::fill(&mut bytes).map_err(|error| {
        CliError::refused(format!("the system gives no random numbers: {error}"))
    })?;
    let mut drawn = bytes.into_iter();
    Ok(id_characters(count, || drawn.next().unwrap_or_default()))
}

/// A source of such characters for ids: a reserve drawn at once, so that it cannot fail later.
///
/// # Errors
/// The system gives no random numbers.
pub(crate) fn source() -> Result<impl FnMut(usize) -> String, CliError> {
    let reserve = characters(4096)?;
    let mut at = 0;
    Ok(move |count: usize| {
        // Ids are tried again where they are taken; going round after a thousand tries does no harm.
        let drawn = reserve.chars().cycle().skip(at).take(count).collect();
        at = (at + count) % reserve.len();
        drawn
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::ID_ALPHABET;

    #[test]
    fn ids_never_come_twice_in_a_row() {
        let mut random = source().unwrap();
        let (first, second) = (random(8), random(8));
        assert_eq!(first.len(), 8);
        assert_ne!(first, second);
        assert!(first.bytes().all(|byte| ID_ALPHABET.contains(&byte)));
    }
}
