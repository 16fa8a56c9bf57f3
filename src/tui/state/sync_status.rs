//! What goes between this folder and other places: a stick, a share, a remote, the office.

use serde::{Deserialize, Serialize};

use crate::store::packet::DeliveryStatus;

/// An exchange that a person can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum Exchange {
    /// Both ways with a stick, a share or a remote.
    Sync,
    /// A packet of remarks to the office.
    Give,
    /// Packets of officers, or the office's receipts.
    Take,
}

/// The state of it, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SyncStatus {
    /// What is being exchanged beside the screen now, in words.
    pub going: Option<String>,
    /// How many changes the other side was not given yet, and what it is called; `None` where there is none.
    pub unsent: Option<(usize, String)>,
    /// What was given to the office in packets, and what of it is known to have arrived.
    pub handed: DeliveryStatus,
    /// Folders that may be meant when one is asked for, the likeliest first.
    pub folders: Vec<String>,
}

impl SyncStatus {
    /// The line of the home screen: nothing where all is sent.
    pub(crate) fn words(&self) -> Option<String> {
        let (count, with) = self.unsent.as_ref()?;
        match count {
            0 => None,
            1 => Some(format!("1 change not yet sent to {with}")),
            many => Some(format!("{many} changes not yet sent to {with}")),
        }
    }

    /// What was given to the office and no receipt of it has come: taking what came from the office may bring it.
    pub(crate) fn without_receipt(&self) -> Option<String> {
        let count = self.handed.values().filter(|on| on.is_none()).count();
        match count {
            0 => None,
            1 => Some("1 feedback given, without a receipt".into()),
            many => Some(format!("{many} feedback given, without a receipt")),
        }
    }
}
