//! Every change as a value.

pub mod as_of;
