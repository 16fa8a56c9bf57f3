//! Choosing which of several values holds.

use crate::tui::state::route::RowId;

/// The choice: one of the values, or behind them another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ConflictPicker {
    /// The field in conflict.
    pub key: RowId,
    /// The one under the cursor; behind the last value stands "another".
    pub index: usize,
    /// The first line that is seen; `None` where that is as what is under the cursor needs it.
    pub top: Option<usize>,
}
