//! The filter language of `--where` and `/`.
//!
//! Words match text anywhere; `key:value`, `key:a,b`, `key:"two words"`, `key:<2026-12-31`, `key:>=2` and `key:none`
//! test a field or something computed; `-` negates; spaces mean and; `|` or `or` is weaker than and; parentheses
//! group. [`parse`] turns a text into a [`Filter`], or says where and why it is none; the filter prints as a text
//! that gives it again. What is filtered is anything that implements [`Facts`].

mod error;
mod evaluate;
mod key;
mod operand;
mod parser;
mod reader;
mod tree;

pub use error::{FilterError, Why};
pub use evaluate::{Fact, Facts};
pub use key::{COMPUTED, SEVERITIES, keys};
pub use operand::Scope;
pub use parser::parse;
pub use tree::Filter;

#[cfg(test)]
mod tests;
