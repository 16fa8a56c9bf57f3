//! Mappings of imports, remembered by the headings of their sheet in the state folder.

use std::io;
use std::path::{Path, PathBuf};

use super::state_folder::{self, Durability};
use crate::analysis::import::Mapping;

/// The mapping that was last used for a sheet of these headings.
pub(crate) fn find(state: &Path, headings: &[String]) -> Option<Mapping> {
    let text = state_folder::read_text(&file(state, headings))?;
    toml::from_str(&text).ok()
}

/// Remembers a mapping for sheets of these headings.
///
/// # Errors
/// The state folder cannot be written.
pub(crate) fn remember(state: &Path, headings: &[String], mapping: &Mapping) -> io::Result<()> {
    let path = file(state, headings);
    let text = toml::to_string(mapping).map_err(io::Error::other)?;
    state_folder::write(&path, text.as_bytes(), Durability::Quick)
}

/// The name is the headings' own hash: two sheets of the same headings share it.
fn file(state: &Path, headings: &[String]) -> PathBuf {
    let name = headings
        .iter()
        .flat_map(|heading| heading.bytes().chain([0]));
    let hash = name.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    state.join("import").join(format!("{hash:016x}.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_found_by_its_headings() {
        let dir = tempfile::tempdir().unwrap();
        let headings = ["Task".to_owned(), "Who".to_owned()];
        let mapping = Mapping {
            kind: "milestone".to_owned(),
            columns: [("Task".to_owned(), "title".to_owned())].into(),
        };
        assert_eq!(find(dir.path(), &headings), None);
        remember(dir.path(), &headings, &mapping).unwrap();
        assert_eq!(find(dir.path(), &headings), Some(mapping));
        assert_eq!(find(dir.path(), &headings[..1]), None);
    }
}
