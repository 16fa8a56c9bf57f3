//! Packets: one small TOML file with the feedback that a laptop recorded, and the receipt that goes back with
//! what arrived and the answers since. By stick, mail or messenger.
//!
//! A packet says of each feedback to which roadmap it belongs. It may come twice, late or in pieces, and be
//! made by hand: what is bad is told and passed over, what is known already changes nothing.

mod contents;
mod encode;
mod import;
mod sent_log;
pub mod transport;

pub use contents::{Packet, PacketFeedback};
pub use import::{PacketImport, import};
pub(crate) use sent_log::delivery;
pub use sent_log::{DeliveryStatus, SentLog};
pub use transport::says_packet;

use std::collections::BTreeMap;

use contents::{ROADMAPS, STEM, Sender};

use super::read::read_text;
use super::splice::beyond;
use crate::edit::diff::{EntryNode, EntrySet};
use crate::model::{Kind, Value};

/// The most that a packet may be, in bytes.
pub const MOST: u64 = 16 << 20;

/// The most remarks that a packet may hold.
const MOST_REMARKS: usize = 20_000;

/// The most keys that all its remarks together may hold.
const MOST_KEYS: usize = 400_000;

/// Reads a packet or receipt.
///
/// # Errors
/// Says why it is none.
pub fn read(text: &str) -> Result<Packet, String> {
    let reading = read_text(STEM, text);
    let roadmap = match (reading.roadmap, reading.closed) {
        (Some(roadmap), None) => roadmap,
        (Some(_), Some(why)) => return Err(why),
        (None, _) => {
            let line = reading.problems.first().and_then(|problem| problem.line);
            let line = line
                .map(|line| format!(" (line {line})"))
                .unwrap_or_default();
            return Err(format!(
                "it is damaged or was cut off on the way{line}: ask for it again"
            ));
        }
    };
    let sheet = EntrySet::of(&roadmap, &beyond(text, &roadmap));
    let head = sheet.of_kind(Kind::FileHeader).next();
    let said = |key: &str| head.and_then(|head| head.fields.get(key));
    let word = |key: &str| said(key).and_then(Value::as_text).map(str::to_owned);
    let (packet, receipt) = (word("packet"), word("receipt"));
    if packet.is_none() && receipt.is_none() {
        return Err("it is neither a packet of feedback nor a receipt".into());
    }
    let feedback: Vec<&EntryNode> = sheet.of_kind(Kind::Feedback).collect();
    let keys: usize = feedback.iter().map(|item| item.fields.len()).sum();
    if feedback.len() > MOST_REMARKS || keys > MOST_KEYS {
        return Err(format!(
            "it holds {} feedback with {keys} keys, far more than a packet does: ask who made it",
            feedback.len()
        ));
    }
    let mut read = Packet {
        is_receipt: receipt.is_some(),
        id: receipt.or(packet).unwrap_or_default(),
        by: word("by").unwrap_or_default(),
        on: said("on").and_then(Value::as_date),
        arrived: texts(said("arrived")),
        senders: senders(said(ROADMAPS)),
        remarks: feedback.into_iter().map(remark).collect(),
        problems: Vec::new(),
    };
    // What a remark lacks is told where it is taken: news of one that is known may leave out the rest.
    let is_told = |message: &str| !message.contains("[cluster]") && !message.contains(" needs `");
    let wrong = reading
        .problems
        .iter()
        .filter(|problem| is_told(&problem.message));
    read.problems
        .extend(wrong.map(|problem| match problem.line {
            Some(line) => format!("line {line}: {}", problem.message),
            None => problem.message.clone(),
        }));
    if let Some(Value::Whole(count)) = said("count")
        && usize::try_from(*count).is_ok_and(|count| count > read.remarks.len())
    {
        read.problems.push(format!(
            "of {count} packed, only {} came through: it was cut off on the way; ask for it again",
            read.remarks.len()
        ));
    }
    Ok(read)
}

fn senders(table: Option<&Value>) -> BTreeMap<String, Sender> {
    let Some(Value::Table(roadmaps)) = table else {
        return BTreeMap::new();
    };
    let sender = |value: &Value| {
        let Value::Table(pairs) = value else {
            return Sender::default();
        };
        let said = |key: &str| {
            pairs
                .iter()
                .find(|(known, _)| known == key)
                .map(|(_, value)| value)
        };
        Sender {
            name: said("name").and_then(Value::as_text).map(str::to_owned),
            feedback: texts(said("feedback")),
        }
    };
    roadmaps
        .iter()
        .map(|(id, value)| (id.clone(), sender(value)))
        .collect()
}

fn texts(list: Option<&Value>) -> Vec<String> {
    match list {
        Some(Value::List(all)) => all
            .iter()
            .filter_map(Value::as_text)
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    }
}

fn remark(item: &EntryNode) -> PacketFeedback {
    let text = |key: &str| {
        let text = item.fields.get(key).and_then(Value::as_text);
        text.unwrap_or_default().to_owned()
    };
    PacketFeedback {
        roadmap: text("roadmap"),
        id: text("id"),
        item: item.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::encode::{packet, receipt};
    use super::*;
    use crate::dates::date::parse_iso;
    use crate::edit::{Actor, Transaction};
    use crate::model::{Portfolio, ReferenceIndex};

    #[test]
    fn a_packet_of_too_many_remarks_or_keys_is_refused() {
        let head = "format = 1\npacket = \"p-1\"\nby = \"Ali\"\non = 2026-11-01\n";
        let many: String = (0..=MOST_REMARKS)
            .map(|at| format!("[[feedback]]\nid = \"f-{at}\"\n"))
            .collect();
        assert!(
            read(&format!("{head}{many}"))
                .unwrap_err()
                .contains("20001 feedback")
        );
        let wide: String = (0..=MOST_KEYS).map(|at| format!("k{at} = 1\n")).collect();
        assert!(
            read(&format!("{head}[[feedback]]\nid = \"f-1\"\n{wide}"))
                .unwrap_err()
                .contains("keys")
        );
    }

    const PLANTED: &str = "[cluster]\nname = \"Fans\"\n\n[[feedback]]\nid = \"f-20261005-sens2345\"\non = 2026-10-05\nby = \"Ali\"\n\
        sensitive = true\nreferred_to = \"Ombudsperson\"\ntext = \"Zulaikha said it\"\nwho = \"Zulaikha\"\nplace = \"Zulaikha's\"\n";

    fn fans(text: &str) -> Portfolio {
        Portfolio {
            roadmaps: read_text("fans", text).roadmap.into_iter().collect(),
            ..Portfolio::default()
        }
    }

    fn ali() -> Actor {
        let on = parse_iso("2026-11-21").unwrap();
        Actor {
            by: "Ali".into(),
            on,
            machine: on,
        }
    }

    #[test]
    fn what_a_hand_wrote_into_a_sensitive_feedback_leaves_in_no_packet_and_no_receipt() {
        let (portfolio, state) = (fans(PLANTED), tempfile::tempdir().unwrap());
        let mut sent_log = SentLog::load(state.path(), state.path());
        let packed = packet(&portfolio, &ali(), &mut sent_log, None, &|_| None, "p-1");
        let (text, own, _) = packed.unwrap().unwrap();
        assert_eq!(own, 1);
        assert!(text.contains("Ombudsperson"), "{text}");
        assert!(!text.contains("Zulaikha"), "{text}");
        let answered = format!("{PLANTED}answer = \"Zulaikha was told\"\noutcome = \"accepted\"\n");
        let asked = read(&text).unwrap();
        let arrived = ["fans/f-20261005-sens2345".to_owned()];
        let receipt = receipt(&fans(&answered), &ali(), &asked, &arrived, &[]).unwrap();
        assert!(!receipt.contains("Zulaikha"), "{receipt}");
    }

    #[test]
    fn what_a_packet_says_of_a_sensitive_feedback_comes_in_without_what_is_withheld() {
        let head = "format = 1\npacket = \"p-1\"\nby = \"Ali\"\non = 2026-11-01\n";
        let remark = PLANTED.split("\n\n").nth(1).unwrap();
        let given = read(&format!("{head}\n{remark}roadmap = \"fans\"\n")).unwrap();
        let (portfolio, actor) = (fans("[cluster]\nname = \"Fans\"\n"), ali());
        let names = ReferenceIndex::new(&portfolio);
        let mut transaction = Transaction::new(&portfolio, &names, &actor);
        let taken = import(&mut transaction, &given).unwrap();
        assert_eq!((taken.new, taken.refused.len()), (1, 0), "{taken:?}");
        let edits = format!("{:?}", transaction.finish().files);
        assert!(edits.contains("Ombudsperson"), "{edits}");
        assert!(!edits.contains("Zulaikha"), "{edits}");
    }
}
