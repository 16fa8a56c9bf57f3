//! Open forms: how one is opened, what is kept of it, and what is asked at the start. The forms themselves are in `tui::dialogs`.

pub(crate) mod drafts;
pub(crate) mod feedback;
pub(crate) mod onboarding;
pub(crate) mod opening;
pub(crate) mod remark;

pub(crate) use opening::{open, open_from, renew, resize};

#[cfg(test)]
mod tests;
