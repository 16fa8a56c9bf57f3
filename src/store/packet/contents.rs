//! What a packet holds.

use std::collections::BTreeMap;

use crate::edit::diff::EntryNode;
use crate::model::{Date, Value};

/// A packet or receipt as it was read.
#[derive(Clone, Debug, Default)]
pub struct Packet {
    /// What it is called; of a receipt, the packet that it answers.
    pub id: String,
    /// Whether it is a receipt.
    pub is_receipt: bool,
    /// Who made it.
    pub by: String,
    /// When it was made.
    pub on: Option<Date>,
    /// Of a receipt: the remarks that the office has, each `roadmap/id`.
    pub arrived: Vec<String>,
    /// By what the roadmaps of its maker are known, by their ids there: here they may have others.
    pub senders: BTreeMap<String, Sender>,
    /// What it holds.
    pub remarks: Vec<PacketFeedback>,
    /// What is wrong with it, a sentence each.
    pub problems: Vec<String>,
}

/// By what a roadmap of the maker of a packet is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sender {
    /// The name of its cluster.
    pub name: Option<String>,
    /// The ids of feedback that it holds, the earliest ones.
    pub feedback: Vec<String>,
}

/// A feedback on its way, or what became of one.
#[derive(Clone, Debug)]
pub struct PacketFeedback {
    /// The roadmap that it belongs to; empty where the packet does not say.
    pub roadmap: String,
    /// The id; empty where the packet gives none.
    pub id: String,
    /// Its fields.
    pub item: EntryNode,
}

impl PacketFeedback {
    /// The value of a field.
    pub fn value(&self, key: &str) -> Option<&Value> {
        self.item.fields.get(key)
    }

    /// Whether it must hold no more than where it was referred.
    pub fn is_sensitive(&self) -> bool {
        self.value("sensitive") == Some(&Value::Truth(true))
    }
}

/// The stem under which packets are read: feedback is what roadmaps hold.
pub(super) const STEM: &str = "packet";

/// The key of a remark under which stands what was corrected: each field with the hash of what was packed before.
pub(super) const WAS: &str = "was";

/// The key of the table that says by what each roadmap is known.
pub(super) const ROADMAPS: &str = "roadmaps";
