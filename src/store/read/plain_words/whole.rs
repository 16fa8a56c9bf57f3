//! What explains every fault of a file at once: git's markers, zero bytes, another encoding, another kind of file.

use crate::store::markers::marker_line;

const UTF_16: &str =
    "this file is saved as UTF-16: open it in a text editor, choose Save As and the encoding UTF-8";

/// What explains every fault of a text at once, with its byte.
pub(crate) fn of_text(text: &str) -> Option<(usize, String)> {
    if let Some(line) = marker_line(text) {
        let before = text.split_inclusive('\n').take(line - 1);
        let message = "git's conflict markers stand in this file: two people changed it and git could not put both \
                       together. Between <<<<<<< and >>>>>>> keep what is right, take out the lines that begin with \
                       <<<<<<<, ======= and >>>>>>>, and save; tcu git setup lets tcu merge from then on";
        return Some((before.map(str::len).sum(), message.to_owned()));
    }
    if let Some(what) = other_kind(text.as_bytes()) {
        return Some((0, what));
    }
    if text.contains('\r') && !text.contains('\n') {
        let message = "the lines of this file end as on old Macs, with a carriage return alone: open it in a text \
                       editor and save it with line ends of Windows or Unix";
        return Some((0, message.to_owned()));
    }
    let zero = text.find('\0')?;
    if is_wide(text.as_bytes()) {
        return Some((0, UTF_16.to_owned()));
    }
    let message = "zero bytes stand here: the file was cut off while it was being written, as by a power cut or a \
                   stick that was pulled out. Take the last good copy (of the stick, of git, of a colleague), or \
                   delete the zero bytes in a text editor and add what is missing";
    Some((zero, message.to_owned()))
}

/// Why bytes that are no UTF-8 are none.
pub(crate) fn of_bytes(bytes: &[u8]) -> String {
    let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if is_utf16 || is_wide(bytes) {
        return UTF_16.to_owned();
    }
    other_kind(bytes).unwrap_or_else(|| {
        "this is not UTF-8 text: the file is damaged, or was saved in another encoding; open it in a text editor \
         and save it as UTF-8"
            .to_owned()
    })
}

/// Whether every second byte is zero, as in UTF-16 of Latin letters: between zeros stand letters.
fn is_wide(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let letters = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte != 0)
            .count()
    };
    let (even, odd) = (letters(0), letters(1));
    let half = head.len() / 2;
    half > 0
        && ((even * 10 >= half * 9 && odd * 10 <= half)
            || (odd * 10 >= half * 9 && even * 10 <= half))
}

/// What a file is that is no roadmap at all, told by how it begins.
fn other_kind(bytes: &[u8]) -> Option<String> {
    let start = bytes.trim_ascii_start();
    let begins =
        |mark: &[u8]| start.len() >= mark.len() && start[..mark.len()].eq_ignore_ascii_case(mark);
    let what = match () {
        () if begins(b"PK\x03\x04") => "a zip archive, or a document of Word or Excel",
        () if begins(b"%PDF") => "a PDF",
        () if begins(b"{\\rtf") => "a document of a word processor (RTF)",
        () if begins(b"\xd0\xcf\x11\xe0") => "a document of an older Word or Excel",
        () if begins(b"<!doctype html") || begins(b"<html") => "a web page",
        () if begins(b"<?xml") => "XML",
        () if begins(b"{") => "JSON",
        () if begins(b"---\n") || begins(b"---\r\n") => "YAML",
        () => return None,
    };
    Some(format!(
        "this file holds {what} and no roadmap: put the roadmap in its place, or give the file another ending than .toml"
    ))
}
