//! What a filter can ask of any entry of a portfolio: its fields, and what is computed about it.

mod computed;
mod known;
mod select;
mod subject;

pub use known::{Known, Raised};
pub use subject::Subject;

#[cfg(test)]
mod tests;
