//! What the program says in one line above the keys.

/// How a word is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ToastLevel {
    /// It was done.
    Good,
    /// To know.
    Plain,
    /// It was not done.
    Bad,
}

/// One line said to the person; gone with the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Toast {
    /// How it is meant.
    pub level: ToastLevel,
    /// What is said.
    pub text: String,
    /// Whether it stands over the line above the keys, and that stays as it is.
    pub above: bool,
}
