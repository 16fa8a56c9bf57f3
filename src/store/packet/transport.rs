//! Packets on their way: given to a folder, and taken from one. What commands and screens share.

use std::fs;
use std::path::{Path, PathBuf};

use super::contents::Packet;
use super::encode::{packet, receipt};
use super::import::PacketImport;
use super::sent_log::SentLog;
use super::{MOST, read};
use crate::dates::date::iso;
use crate::edit::Actor;
use crate::model::id::from_title;
use crate::model::{Date, Portfolio, Roadmap};
use crate::store::bounded::{self, Links};
use crate::store::save::{SaveError, save_unlinked};

/// A packet that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedPacket {
    /// The file.
    pub path: PathBuf,
    /// How many remarks of this laptop it holds.
    pub own: usize,
    /// Of how many remarks of others it has news: that they were told the answer, or what they said of it.
    pub others: usize,
    /// What there is to tell of what was packed before, where that could not be read.
    pub told: Option<String>,
}

impl ExportedPacket {
    /// What was packed, in words.
    pub fn words(&self) -> String {
        let own = format!("{} feedback", self.own);
        let news = format!("news of {} feedback of others", self.others);
        let what = match (self.own, self.others) {
            (_, 0) => own,
            (0, _) => news,
            _ => format!("{own} and {news}"),
        };
        format!("{what} packed")
    }
}

/// Packs what this laptop recorded or learned since the last packet, into the file `to`, or where that is a folder
/// into a new file in it; `None` where there is nothing. `here` is the folder of roadmaps, `state` the state
/// folder, `synced` what the other side of the last sync held, `chance` eight characters by which packets of one day differ.
///
/// # Errors
/// Says why nothing was written; what was to be packed is packed the next time.
pub fn give(
    portfolio: &Portfolio,
    (here, state): (&Path, &Path),
    actor: &Actor,
    since: Option<Date>,
    synced: &dyn Fn(&str) -> Option<Roadmap>,
    to: &Path,
    chance: &str,
) -> Result<Option<ExportedPacket>, String> {
    let mut sent_log = SentLog::load(state, here);
    sent_log.follow(portfolio);
    let day = iso(actor.on).replace('-', "");
    let id = format!("p-{day}-{chance}");
    let packed = packet(portfolio, actor, &mut sent_log, since, synced, &id);
    let Some((text, own, others)) = packed.map_err(|error| error.to_string())? else {
        return Ok(None);
    };
    let path = match to.is_dir() {
        true => {
            let who = from_title(&actor.by, "packet", |_| false, |_| chance.to_owned());
            to.join(format!("{who}-{day}-{chance}.toml"))
        }
        false => to.to_owned(),
    };
    save_unlinked(&path, None, text.as_bytes()).map_err(|error| unsaved(&error))?;
    let told = sent_log.keep(state, here).map(|aside| aside.to_string());
    Ok(Some(ExportedPacket {
        path,
        own,
        others,
        told,
    }))
}

/// A packet or receipt with the file that it came in.
#[derive(Clone, Debug)]
pub struct ImportedPacket {
    /// The file.
    pub path: PathBuf,
    /// What it holds.
    pub packet: Packet,
}

/// Keeps in mind what a receipt says has arrived of what was given from the folder `here`, and how much of that is
/// news. `state` is the state folder. A packet says nothing of it.
pub fn note_deliveries(here: &Path, state: &Path, packet: &Packet) -> usize {
    let mut sent_log = SentLog::load(state, here);
    let news = sent_log.note_deliveries(packet);
    if news > 0 {
        sent_log.keep(state, here);
    }
    news
}

/// The packets and receipts of a folder that others made, the oldest first, and what is wrong with other files, a
/// sentence each. `from` may also be one file.
///
/// # Errors
/// It cannot be read, or is one file and no packet.
pub fn arrived(from: &Path, by: &str) -> Result<(Vec<ImportedPacket>, Vec<String>), String> {
    if !from.is_dir() {
        let packet = open(from)?;
        let path = from.to_owned();
        return Ok((vec![ImportedPacket { path, packet }], Vec::new()));
    }
    let entries = fs::read_dir(from)
        .map_err(|error| format!("{} could not be read: {error}", from.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    paths.sort();
    let (mut all, mut wrong) = (Vec::new(), Vec::new());
    for path in paths {
        // Roadmaps may lie in the same folder: they are none of this.
        match text(&path, Links::Refuse) {
            Ok(text) if !says_packet(&text) => {}
            Ok(text) => match read(&text) {
                Ok(packet) if packet.by == by => {}
                Ok(packet) => all.push(ImportedPacket { path, packet }),
                Err(why) => wrong.push(format!("{}: {why}", path.display())),
            },
            Err(why) => wrong.push(why),
        }
    }
    all.sort_by_key(|one| one.packet.on);
    Ok((all, wrong))
}

/// Whether a text means to be a packet or receipt: it says so on one of its first lines.
pub fn says_packet(text: &str) -> bool {
    let keys = text.lines().take(8).map(|line| line.trim_start());
    keys.take_while(|line| !line.starts_with('['))
        .any(|line| line.starts_with("packet") || line.starts_with("receipt"))
}

/// Reads one packet or receipt from its file.
///
/// # Errors
/// Says why it is none.
pub fn open(path: &Path) -> Result<Packet, String> {
    let text = text(path, Links::Follow)?;
    read(&text).map_err(|why| format!("{} cannot be taken in: {why}", path.display()))
}

fn text(path: &Path, links: Links) -> Result<String, String> {
    let bytes = bounded::read(path, links, MOST)
        .map_err(|error| format!("{} could not be read: {error}", path.display()))?;
    String::from_utf8(bytes).map_err(|_| {
        format!(
            "{} could not be read: it is damaged: no text",
            path.display()
        )
    })
}

/// Writes the receipt of a packet that was taken, beside it or where `out` says; gives its file. `portfolio` is the
/// folder as it is after the packet was taken.
///
/// # Errors
/// It could not be written.
pub fn answer(
    portfolio: &Portfolio,
    actor: &Actor,
    one: &ImportedPacket,
    taken: &PacketImport,
    out: Option<&Path>,
) -> Result<PathBuf, String> {
    let out = out.map_or_else(|| beside(&one.path), Path::to_owned);
    let text = receipt(
        portfolio,
        actor,
        &one.packet,
        &taken.arrived,
        &taken.refused,
    )
    .map_err(|error| error.to_string())?;
    let before = standing_receipt(&out, &one.packet)?;
    if before.as_deref() != Some(text.as_bytes()) {
        save_unlinked(&out, before.as_deref(), text.as_bytes()).map_err(|error| unsaved(&error))?;
    }
    Ok(out)
}

/// Why a file was not saved, and what to do about it.
fn unsaved(error: &SaveError) -> String {
    format!("{error}: {}", error.hint())
}

/// What stands where a receipt is to go: nothing, or an earlier receipt of the same packet. Anything else stays.
fn standing_receipt(out: &Path, packet: &Packet) -> Result<Option<Vec<u8>>, String> {
    let place = out.display();
    let bytes = match bounded::read(out, Links::Refuse, MOST) {
        Ok(bytes) => bytes,
        Err(error) if error.is_not_found() => return Ok(None),
        Err(error) => return Err(format!("the receipt was not written to {place}: {error}")),
    };
    let standing = std::str::from_utf8(&bytes)
        .ok()
        .and_then(|text| read(text).ok());
    match standing.is_some_and(|standing| standing.is_receipt && standing.id == packet.id) {
        true => Ok(Some(bytes)),
        false => Err(format!(
            "the receipt was not written: {place} is another file; move it away, or name another place for the receipt"
        )),
    }
}

/// Where the receipt of the packet in that file goes, unless it is told otherwise.
pub fn beside(file: &Path) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!("{stem}-receipt.toml"))
}
