//! What the rest of the screens gives to `update`, which imports none of them.

use super::{Key, Model};

/// What lies above the application.
#[derive(Clone, Copy)]
pub struct Features {
    /// The text about an entry, in so many columns.
    pub entry_text: fn(&Model, &Key, usize) -> Vec<String>,
}

impl Default for Features {
    fn default() -> Self {
        Self {
            entry_text: |_, _, _| Vec::new(),
        }
    }
}

impl std::fmt::Debug for Features {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Features")
    }
}
