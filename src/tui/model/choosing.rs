//! Choosing which of several values holds.

use super::place::Key;

/// The choice: one of the values, or behind them another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosing {
    /// The field in conflict.
    pub key: Key,
    /// The one under the cursor; behind the last value stands "another".
    pub index: usize,
    /// The first line that is seen.
    pub top: usize,
}
