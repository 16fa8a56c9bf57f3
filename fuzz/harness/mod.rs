//! What must hold of any input: one function a target. The fuzzer calls them (`fuzz_targets/`), and `tests/fuzz.rs` calls
//! them with inputs from a seed.

mod asked;
mod files;
mod merging;
mod splicing;
mod taken_in;

pub use asked::{address, config, dates, filter, terminal, typed};
pub use files::read;
pub use merging::merge;
pub use splicing::splice;
pub use taken_in::{import_csv, import_mspdi, import_xlsx, packet};

use tcu::internal::dates::{Calendar, Date};
use tcu::internal::edit::Actor;
use tcu::internal::model::{Portfolio, Roadmap};
use tcu::internal::store::edited;
use tcu::internal::store::read::read_text;

/// What stands between the parts of an input that has several.
pub const BETWEEN: &str = "\n%%%\n";

/// A roadmap with most of what the format knows, which inputs are tried on.
pub const FANS: &str = include_str!("fans.toml");

/// The files that belong to it.
pub const SHARED: &str = include_str!("portfolio.toml");

/// The day on which everything happens.
pub fn today() -> Date {
    tcu::internal::dates::date::parse_iso("2026-11-21").expect("a day")
}

pub fn calendar() -> Calendar {
    Calendar::new(today(), Some(7))
}

pub fn actor() -> Actor {
    Actor {
        by: "B. Khan".into(),
        on: today(),
        machine: today(),
    }
}

/// The roadmap and the shared file, read.
pub fn portfolio() -> Portfolio {
    let read = |id: &str, text: &str| read_text(id, text).roadmap.expect("a sample is TOML");
    Portfolio {
        roadmaps: vec![read("fans", FANS)],
        shared: read("portfolio", SHARED),
        ..Portfolio::default()
    }
}

/// The text of the file of that id after an act; an act that is refused changes nothing.
pub fn written(id: &str, edits: &[tcu::internal::edit::Edit]) -> Roadmap {
    let text = if id == "fans" { FANS } else { SHARED };
    match edited(id, text, edits) {
        Ok((_, roadmap)) => roadmap,
        Err(why) => panic!("{why}: {edits:#?}"),
    }
}

/// The text of an input.
pub fn text(data: &[u8]) -> Option<&str> {
    std::str::from_utf8(data).ok()
}
