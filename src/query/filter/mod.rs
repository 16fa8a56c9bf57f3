//! The filter language of `--where` and `/`.
//!
//! Words match text anywhere; `key:value`, `key:a,b`, `key:"two words"`, `key:<2026-12-31`, `key:>=2` and `key:none`
//! test a field or something computed; `-` negates; spaces mean and; `|` or `or` is weaker than and; parentheses
//! group. [`parse`] turns a text into a [`Filter`], or says where and why it is none; the filter prints as a text
//! that gives it again. What is filtered is anything that implements [`FieldSource`].

mod ast;
mod error;
mod evaluate;
mod key;
mod lexer;
mod operand;
mod parser;

pub use ast::{Filter, Sought};
pub use evaluate::is_called;
pub use evaluate::{FieldSource, FieldValue};
pub use key::{SEVERITIES, keys};
pub use operand::ParseContext;
pub use parser::parse;

#[cfg(test)]
mod tests;
