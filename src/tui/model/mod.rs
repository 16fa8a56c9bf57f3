//! The state of the screens: all of it, and nothing else. No terminal, no disk, no clock.

pub mod ahead;
pub mod axis;
pub mod dice;
pub mod filling;
pub mod glance;
pub mod known;
pub mod line;
pub mod list;
pub mod listing;
pub mod log;
pub mod look;
pub mod overlay;
pub mod place;
pub mod regions;
pub mod sift;
pub mod state;
pub mod summary;
pub mod tabs;
pub mod timeline;
pub mod toast;
pub mod unsaved;

pub use ahead::{Ahead, Clock};
pub use axis::Axis;
pub use dice::Dice;
pub use filling::{Filling, Purpose};
pub use glance::Glance;
pub use known::Known;
pub use line::Line;
pub use list::{List, Row};
pub use look::Look;
pub use overlay::{Ask, Kinds, Menu, Overlay, Reader};
pub use place::{Key, Place, Tab};
pub use regions::{Regions, regions};
pub use state::Model;
pub use tabs::{TabSpot, tabs};
pub use toast::{Toast, Tone};
