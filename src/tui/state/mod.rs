//! What the screens know and how they look at it: the snapshot of the folder, what is derived from it, and the parts of which
//! the model consists. Pure data; nothing here knows the model.

pub(crate) mod all_milestones;
pub(crate) mod all_timeline;
pub(crate) mod axis;
pub(crate) mod capability_path;
pub(crate) mod compared;
pub(crate) mod conflict_picker;
pub(crate) mod conflict_rows;
pub(crate) mod dashboard;
pub(crate) mod dispatch;
pub(crate) mod display_name;
pub(crate) mod draft;
pub(crate) mod field_mode;
pub(crate) mod field_visit;
pub(crate) mod filter_rows;
pub(crate) mod id_source;
pub(crate) mod involvement;
pub(crate) mod list_state;
pub(crate) mod log;
pub(crate) mod numbers;
pub(crate) mod output;
pub(crate) mod overview;
pub(crate) mod review;
pub(crate) mod review_outcome;
pub(crate) mod root_causes;
pub(crate) mod route;
pub(crate) mod rows;
pub(crate) mod since;
pub(crate) mod snapshot;
pub(crate) mod stakeholders;
pub(crate) mod summary;
pub(crate) mod sync_status;
pub(crate) mod timeline;
pub(crate) mod trajectory;
pub(crate) mod upcoming;
pub(crate) mod view_options;
