//! What a filter can ask of any entry of a portfolio: its fields, and what is computed about it.

mod computed;
mod entry_view;
mod filter_context;
mod select;
mod unknown;

pub use entry_view::EntryView;
pub use filter_context::{FilterContext, FlagSummary};

#[cfg(test)]
mod tests;
