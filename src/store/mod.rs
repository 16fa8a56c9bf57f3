//! The only door to the disk: a folder of files, read, changed by splices, and saved.

pub mod bounded;
pub mod clock;
pub mod commit;
pub mod copies;
pub mod dismissed_prompts;
pub mod drafts;
mod evidence;
mod exchange_summary;
mod faults;
pub mod folder;
pub mod git;
pub mod hash_list;
pub mod import_maps;
pub mod last_visit;
pub mod listing;
pub mod lock;
mod markers;
pub mod merge;
pub mod outline;
pub mod packet;
pub mod read;
pub mod relocate;
pub mod rewrite;
pub mod save;
pub mod sent_lists;
pub mod sound;
pub mod splice;
pub mod state_folder;
pub mod sync;
pub mod watch;

pub use commit::{CommitError, FileChange, commit, create, edited, revert};
pub use folder::{File, Folder, RetainBytes};
pub use read::Problem;
