//! What the rest of the screens gives to `update`, which imports none of them.

use super::Key;

/// What lies above the application, whose state is `M`.
#[derive(Clone, Copy)]
pub struct Features<M> {
    /// The text about an entry, in so many columns.
    pub entry_text: fn(&M, &Key, usize) -> Vec<String>,
}

impl<M> Default for Features<M> {
    fn default() -> Self {
        Self {
            entry_text: |_, _, _| Vec::new(),
        }
    }
}

impl<M> std::fmt::Debug for Features<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Features")
    }
}
