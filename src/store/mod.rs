//! The only door to the disk: a folder of files, read, changed by splices, and saved.

pub mod asked;
pub mod beyond;
pub mod commit;
pub mod drafts;
pub mod folder;
pub mod git;
pub mod listing;
pub mod lock;
pub mod merge;
pub mod outline;
pub mod packet;
pub mod read;
pub mod save;
pub mod seen;
pub mod splice;
pub mod sync;
pub mod watch;

pub use commit::{CommitError, Written, commit, create, edited, revert};
pub use folder::{File, Folder, Keep};
pub use merge::{MergeError, MergedText, merge_texts};
pub use read::{Problem, Reading};
