//! The message to an owner, that it was sent, and the reply that comes back: for the command and the screens alike.

mod message;
mod reply;
mod sent;

pub(crate) use message::ChaseFormat;
pub(crate) use reply::{RepliedList, ReplyPreview};
pub(crate) use sent::{ChaseMessage, DUE_SOON, chase_lists, items, list_of_owner, owner_language};
