//! The only door to the disk: a folder of files, read, changed by splices, and saved.

pub(crate) mod bounded;
pub(crate) mod clock;
pub(crate) mod commit;
pub(crate) mod copies;
pub(crate) mod dismissed_prompts;
pub(crate) mod drafts;
mod evidence;
mod exchange_summary;
mod faults;
mod file_stamp;
pub(crate) mod folder;
pub(crate) mod free_name;
pub(crate) mod git;
pub(crate) mod hash_list;
pub(crate) mod import_maps;
pub(crate) mod last_visit;
pub(crate) mod listing;
pub(crate) mod lock;
mod markers;
pub(crate) mod merge;
pub(crate) mod merge_copy;
pub(crate) mod outline;
pub mod packet;
pub(crate) mod read;
pub(crate) mod relocate;
pub(crate) mod rewrite;
pub(crate) mod save;
pub(crate) mod sent_lists;
pub(crate) mod sound;
pub(crate) mod splice;
pub(crate) mod state_folder;
pub(crate) mod sync;
pub(crate) mod watch;

pub(crate) use commit::{CommitError, FileChange, commit, create, revert};
pub(crate) use folder::{File, Folder, Reopened, RetainBytes};
pub(crate) use read::Problem;
