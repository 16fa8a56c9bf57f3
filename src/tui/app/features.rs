//! What the rest of the screens gives to `update`, which imports none of them.

use super::RowId;
use super::screen::Screen;

/// What lies above the application, whose state is `M`.
#[derive(Clone, Copy)]
pub(crate) struct Features<M: 'static> {
    /// The text about an entry, in so many columns.
    pub entry_text: fn(&M, &RowId, usize) -> Vec<String>,
    /// The screens that are one file each, in the order of their tabs.
    pub screens: &'static [&'static dyn Screen<M>],
}

impl<M: 'static> std::fmt::Debug for Features<M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Features")
    }
}
