//! Two sides of a roadmap become one, whoever merges and in whatever order.

#[path = "merge/added.rs"]
mod added;
#[path = "merge/clones.rs"]
mod clones;
#[path = "merge/commands.rs"]
mod commands;
#[cfg(unix)]
#[path = "merge/fights.rs"]
mod fights;
#[path = "merge/full.rs"]
mod full;
#[cfg(target_os = "linux")]
#[path = "merge/injected.rs"]
mod injected;
#[path = "merge/killed.rs"]
mod killed;
#[path = "merge/laptop.rs"]
mod laptop;
#[path = "merge/packets.rs"]
mod packets;
#[path = "merge/race.rs"]
mod race;
#[path = "merge/random.rs"]
mod random;
#[path = "merge/removed.rs"]
mod removed;
#[path = "merge/renamed.rs"]
mod renamed;
#[path = "merge/shrunk.rs"]
mod shrunk;
#[path = "merge/stick.rs"]
mod stick;
#[path = "merge/sticks.rs"]
mod sticks;
#[path = "styles/mod.rs"]
mod styles;
#[path = "merge/two.rs"]
mod two;
#[path = "merge/ways.rs"]
mod ways;
#[path = "merge/written.rs"]
mod written;
