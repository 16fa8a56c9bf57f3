//! Packets given and taken from the screens.

use std::path::{Path, PathBuf};

use crate::edit::{Actor, Transaction};
use crate::model::ReferenceIndex;
use crate::store::packet::transport::{
    ImportedPacket, answer, arrived, beside, give, note_deliveries,
};
use crate::store::packet::{PacketImport, import};
use crate::store::sync::{self, SyncPeer};
use crate::store::{Folder, RetainBytes, commit};
use crate::tui::runtime::error_text::refused;
use crate::tui::runtime::history::UndoEntry;

/// Writes a packet of what this laptop recorded or learned into a folder; what there is to say.
///
/// # Errors
/// Says why nothing was written.
pub(crate) fn give_packet(
    folder: &Folder,
    state: &Path,
    actor: &Actor,
    to: &Path,
    chance: &str,
) -> Result<String, String> {
    named(actor)?;
    let here = &folder.dir;
    if !to.exists() && to.extension().is_none() {
        // Where it was is perhaps a stick that is not in: a folder made there would be taken for it.
        if SyncPeer::load(state, here).packets.as_deref() == Some(to) {
            let why =
                "was given to the last time and is gone. Is the stick in? Else name another folder";
            return Err(format!("{} {why}", to.display()));
        }
        make(to)?;
    }
    let synced = |id: &str| sync::last_there(here, state, id);
    let given = give(
        &folder.portfolio,
        (here, state),
        actor,
        None,
        &synced,
        to,
        chance,
    )?;
    let aside = remember(state, here, to);
    let given = match given {
        None => "Nothing new to give: everything was given before".into(),
        Some(given) => {
            let packed = format!("{} in {}", given.words(), given.path.display());
            and(packed, given.told)
        }
    };
    let given = and(given, aside);
    Ok(match renew(folder, actor, to) {
        0 => given,
        _ => format!("{given}. The receipts there hold the answers until today"),
    })
}

/// Writes the receipts anew that lie in a folder beside packets which were taken in, so that answers given since go
/// back too; how many.
fn renew(folder: &Folder, actor: &Actor, to: &Path) -> usize {
    let (all, _) = arrived(to, &actor.by).unwrap_or_default();
    let names = ReferenceIndex::new(&folder.portfolio);
    let mut transaction = Transaction::new(&folder.portfolio, &names, actor);
    let has_receipt = |one: &ImportedPacket| !one.packet.is_receipt && beside(&one.path).is_file();
    let mut pairs = Vec::new();
    for one in all.into_iter().filter(has_receipt) {
        match import(&mut transaction, &one.packet) {
            Ok(taken) => pairs.push((one, taken)),
            Err(_) => return 0,
        }
    }
    // What is not taken in yet has not arrived, and taking it writes the receipts.
    if !transaction.finish().is_empty() {
        return 0;
    }
    let written = pairs
        .iter()
        .filter(|(one, taken)| answer(&folder.portfolio, actor, one, taken, None).is_ok());
    written.count()
}

/// Takes in what lies in a folder for this laptop: the act, where something changed, and what there is to say.
///
/// # Errors
/// Says why nothing was taken.
pub(crate) fn take_packets(
    folder: &Folder,
    state: &Path,
    actor: &Actor,
    from: &Path,
) -> Result<(Option<UndoEntry>, String), String> {
    named(actor)?;
    let (all, wrong) = arrived(from, &actor.by)?;
    let aside = remember(state, &folder.dir, from);
    let mut refusals = wrong;
    if all.is_empty() {
        let nothing = format!("There is nothing for you in {}", from.display());
        return Ok((None, and(with(nothing, &refusals), aside)));
    }
    let names = ReferenceIndex::new(&folder.portfolio);
    let mut transaction = Transaction::new(&folder.portfolio, &names, actor);
    let mut taken = Vec::new();
    for one in &all {
        let done = import(&mut transaction, &one.packet).map_err(|refusal| refusal.message)?;
        refusals.extend(done.refused.iter().cloned());
        taken.push(done);
    }
    let work = transaction.finish();
    let receipts = all.iter().map(|one| &one.packet);
    let news = receipts
        .map(|packet| note_deliveries(&folder.dir, state, packet))
        .sum();
    let words = told(&all, &taken, news);
    let past = match work.is_empty() {
        true => None,
        false => {
            let written = commit(folder, state, &work.files).map_err(|error| refused(&error))?;
            Some(UndoEntry {
                words: words.clone(),
                edits: work.files,
                written,
                moved: Vec::new(),
            })
        }
    };
    refusals.extend(answers(folder, actor, &all, &taken));
    Ok((past, and(with(words, &refusals), aside)))
}

/// Words, and what else there is to tell.
fn and(words: String, told: Option<String>) -> String {
    match told {
        Some(told) => format!("{words}. {told}"),
        None => words,
    }
}

/// Writes the receipt of each packet; what went wrong.
fn answers(
    folder: &Folder,
    actor: &Actor,
    all: &[ImportedPacket],
    taken: &[PacketImport],
) -> Vec<String> {
    let packets = || {
        let pairs = all.iter().zip(taken);
        pairs.filter(|(one, _)| !one.packet.is_receipt)
    };
    if packets().next().is_none() {
        return Vec::new();
    }
    let now = Folder::open(&folder.dir, RetainBytes::Nothing);
    let portfolio = now.map_or_else(|_| folder.portfolio.clone(), |now| now.portfolio);
    packets()
        .filter_map(|(one, taken)| answer(&portfolio, actor, one, taken, None).err())
        .map(|why| format!("a receipt could not be written: {why}"))
        .collect()
}

/// What was taken; `news` is how much of what was given is now known to have arrived.
fn told(all: &[ImportedPacket], taken: &[PacketImport], news: usize) -> String {
    let receipts = all.iter().filter(|one| one.packet.is_receipt).count();
    let count = |many: usize, word: &str| match many {
        0 => String::new(),
        1 => format!("1 {word}, "),
        many => format!("{many} {word}s, "),
    };
    let new: usize = taken.iter().map(|one| one.new).sum();
    let changed: usize = taken.iter().map(|one| one.changed).sum();
    let news = match news {
        0 => String::new(),
        news => format!("{news} arrived at the office, "),
    };
    format!(
        "Taken: {}{}{news}{new} new, {changed} answered or changed",
        count(all.len() - receipts, "packet"),
        count(receipts, "receipt")
    )
}

/// What was done, and the first thing that was passed over.
fn with(words: String, refusals: &[String]) -> String {
    match refusals {
        [] => words,
        [one] => format!("{words}. Passed over: {one}"),
        [one, rest @ ..] => format!("{words}. Passed over: {one}; and {} more", rest.len()),
    }
}

fn named(actor: &Actor) -> Result<(), String> {
    match actor.by.is_empty() {
        true => {
            Err("Nobody knows who you are, and a packet bears a name: start with --as NAME".into())
        }
        false => Ok(()),
    }
}

/// The folder where packets go, below one that is there.
fn make(to: &Path) -> Result<(), String> {
    if to.parent().is_none_or(|parent| !parent.is_dir()) {
        return Err(format!("{} is not there. Is the stick in?", to.display()));
    }
    std::fs::create_dir(to).map_err(|error| format!("{} could not be made: {error}", to.display()))
}

/// Remembers where packets go; what there is to tell of what was remembered before.
fn remember(state: &Path, here: &Path, place: &Path) -> Option<String> {
    let place: Option<&Path> = if place.is_dir() {
        Some(place)
    } else {
        place.parent()
    };
    let mut peer = SyncPeer::load(state, here);
    peer.packets = place.map(|place| place.canonicalize().unwrap_or_else(|_| place.to_owned()));
    peer.keep(state, here).map(|aside| aside.to_string())
}

/// A folder as a person types it: `~` is their home.
pub(crate) fn typed(text: &str) -> PathBuf {
    let text = text.trim();
    match (text.strip_prefix("~/"), directories::BaseDirs::new()) {
        (Some(rest), Some(dirs)) => dirs.home_dir().join(rest),
        _ => PathBuf::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::parse_iso;
    use crate::store::RetainBytes;

    #[test]
    fn giving_renews_the_receipts_there_with_the_answers_since() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        for name in ["here", "stick"] {
            std::fs::create_dir(at(name)).unwrap();
        }
        let remark = "[[feedback]]\nid = \"f-20261101-aaaaaaaa\"\non = 2026-11-01\nby = \"Ali\"\ntext = \"Cold\"\n";
        let head = "format = 1\npacket = \"p-1\"\nby = \"Ali\"\non = 2026-11-01\n";
        let packet = format!("{head}{remark}roadmap = \"x\"\n");
        std::fs::write(at("stick/ali.toml"), packet).unwrap();
        let answered = format!("{remark}answered = 2026-11-02\nanswer = \"On Monday\"\n");
        std::fs::write(
            at("here/x.toml"),
            format!("[cluster]\nname = \"X\"\n{answered}"),
        )
        .unwrap();
        let folder = Folder::open(&at("here"), RetainBytes::Bytes).unwrap();
        let actor = Actor {
            by: "Sana".into(),
            on: parse_iso("2026-11-03").unwrap(),
            machine: parse_iso("2026-11-03").unwrap(),
        };
        let give = || give_packet(&folder, &at("state"), &actor, &at("stick"), "abcdefgh").unwrap();
        let receipt = || std::fs::read_to_string(at("stick/ali-receipt.toml"));
        assert!(!give().contains("receipts"));
        assert!(receipt().is_err(), "nobody has taken it yet");
        let earlier = "format = 1\nreceipt = \"p-1\"\nby = \"Sana\"\non = 2026-11-02\narrived = [\"x/f-20261101-aaaaaaaa\"]\n";
        std::fs::write(at("stick/ali-receipt.toml"), earlier).unwrap();
        assert!(give().contains("The receipts there hold the answers"));
        assert!(receipt().unwrap().contains("On Monday"));
    }

    #[test]
    fn a_folder_that_packets_were_given_to_and_that_is_gone_is_not_made_again() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path().canonicalize().unwrap();
        let at = |name: &str| root.join(name);
        std::fs::create_dir(at("here")).unwrap();
        let remark = "[[feedback]]\nid = \"f-20261101-aaaaaaaa\"\non = 2026-11-01\nby = \"Ali\"\ntext = \"Cold\"\n";
        let text = format!("[cluster]\nname = \"X\"\n{remark}");
        std::fs::write(at("here/x.toml"), text).unwrap();
        let folder = Folder::open(&at("here"), RetainBytes::Bytes).unwrap();
        let on = parse_iso("2026-11-03").unwrap();
        let (by, machine) = ("Ali".into(), on);
        let actor = Actor { by, on, machine };
        let give = || give_packet(&folder, &at("state"), &actor, &at("stick"), "abcdefgh");
        assert!(give().unwrap().contains("1 feedback packed"));
        std::fs::remove_dir_all(at("stick")).unwrap();
        let told = give().unwrap_err();
        assert!(told.contains("is gone. Is the stick in?"), "{told}");
        assert!(!at("stick").exists());
    }
}
