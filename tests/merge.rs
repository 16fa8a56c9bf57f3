//! Two sides of a roadmap become one, whoever merges and in whatever order.

#[path = "merge/laptop.rs"]
mod laptop;
#[path = "merge/race.rs"]
mod race;
#[path = "merge/random.rs"]
mod random;
#[path = "styles/mod.rs"]
mod styles;
#[path = "merge/written.rs"]
mod written;
