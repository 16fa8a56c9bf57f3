//! What is wrong with a text that is not valid TOML, in a person's words: the character or the cause, and the line as
//! it should be.

use crate::dates::iso_of;
use crate::store::markers::marker_line;

/// Something wrong in one line: its column, in bytes from the start of the line, and the words.
pub(crate) struct LineFault {
    /// Bytes from the start of the line.
    pub column: usize,
    /// What is wrong, and the line as it should be.
    pub message: String,
}

/// What explains every fault of a text at once, with its byte: git's markers, or zero bytes.
pub(crate) fn of_text(text: &str) -> Option<(usize, String)> {
    if let Some(line) = marker_line(text) {
        let before = text.split_inclusive('\n').take(line - 1);
        let message = "git's conflict markers stand in this file: two people changed it and git could not put both \
                       together. Between <<<<<<< and >>>>>>> keep what is right, take out the lines that begin with \
                       <<<<<<<, ======= and >>>>>>>, and save; tcu git setup lets tcu merge from then on";
        return Some((before.map(str::len).sum(), message.to_owned()));
    }
    let zero = text.find('\0')?;
    let message = "zero bytes stand here: the file was cut off while it was being written, as by a power cut or a \
                   stick that was pulled out. Take the last good copy (of the stick, of git, of a colleague), or \
                   delete the zero bytes in a text editor and add what is missing";
    Some((zero, message.to_owned()))
}

/// Why bytes that are no UTF-8 are none.
pub(crate) fn of_bytes(bytes: &[u8]) -> String {
    let zeros = bytes.iter().take(4096).filter(|byte| **byte == 0).count();
    let is_utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if is_utf16 || zeros * 3 > bytes.len().min(4096) {
        return "this file is saved as UTF-16: open it in a text editor, choose Save As and the encoding UTF-8".into();
    }
    "this is not UTF-8 text: the file is damaged, or was saved in another encoding; open it in a text editor and \
     save it as UTF-8"
        .into()
}

/// What is wrong in a line, where it is one of the things that people do.
pub(crate) fn of_line(line: &str) -> Option<LineFault> {
    let line = line.trim_end_matches(['\r', '\n']);
    let told = |column: usize, what: &str, right: &str| {
        Some(LineFault {
            column,
            message: format!("{what}: write {}", right.trim()),
        })
    };
    if let Some((at, quote)) = find(line, |sign| CURLY.contains(&sign)) {
        let what = format!("the curly quotes {quote} that word processors make are no quotes here");
        return told(at, &what, &right_quotes(line));
    }
    if let Some((at, _)) = find(line, |sign| SPACES.contains(&sign)) {
        let right: String = line
            .chars()
            .map(|sign| if SPACES.contains(&sign) { ' ' } else { sign })
            .collect();
        return told(
            at,
            "an invisible no-break space stands here, not a plain one",
            &right,
        );
    }
    let Some((key, value)) = line.split_once('=') else {
        return colon(line);
    };
    let (key, value) = (key.trim(), value.trim());
    let at = line.len() - line.split_once('=')?.1.trim_start().len();
    let (bare, comment) = match value.find('#') {
        Some(hash) => (value[..hash].trim(), format!("  {}", &value[hash..])),
        None => (value, String::new()),
    };
    if bare.is_empty() {
        let what = format!("a value is missing after {key} =");
        let right = format!("{key} = \"\u{2026}\", or take the line out");
        return told(at, &what, &right);
    }
    if let Some(date) = iso_of(bare).filter(|date| date != bare) {
        let what = "a date is written year-month-day, with hyphens";
        return told(at, what, &format!("{key} = {date}{comment}"));
    }
    if let Some((dash, sign)) = find(line, |sign| {
        ('\u{2010}'..='\u{2015}').contains(&sign) || sign == '\u{2212}'
    }) {
        let right: String = line
            .chars()
            .map(|other| if other == sign { '-' } else { other })
            .collect();
        return told(dash, &format!("the dash {sign} is no hyphen"), &right);
    }
    quotes(key, bare, &comment).and_then(|(what, right)| told(at, what, &right))
}

/// A text without quotes, or with one that is not closed.
fn quotes(key: &str, bare: &str, comment: &str) -> Option<(&'static str, String)> {
    let word = |sign: char| sign.is_alphanumeric() || " -_/.,'()".contains(sign);
    if let Some(rest) = bare.strip_prefix('"') {
        let is_open = !bare.starts_with("\"\"\"") && !rest.contains('"');
        let right = format!("{key} = \"{}\"{comment}", rest.trim_end());
        return is_open.then_some(("the text has no quote at its end", right));
    }
    let is_text = bare.chars().all(word) && bare.chars().any(char::is_alphabetic);
    is_text.then(|| {
        (
            "a text stands in quotes",
            format!("{key} = \"{bare}\"{comment}"),
        )
    })
}

/// `title: "x"`: what stands after a key is no equals sign.
fn colon(line: &str) -> Option<LineFault> {
    let (key, value) = line.split_once(':')?;
    let is_key = |sign: char| sign.is_ascii_alphanumeric() || "-_".contains(sign);
    let (key, value) = (key.trim(), value.trim());
    if key.is_empty() || value.is_empty() || !key.chars().all(is_key) {
        return None;
    }
    let quoted = value.starts_with(['"', '\'', '[', '{']);
    let value = match iso_of(value) {
        Some(date) => date,
        None if quoted || value.parse::<f64>().is_ok() || matches!(value, "true" | "false") => {
            value.to_owned()
        }
        None => format!("\"{value}\""),
    };
    Some(LineFault {
        column: line.find(':').unwrap_or_default(),
        message: format!("after a key stands = and not a colon: write {key} = {value}"),
    })
}

const CURLY: [char; 8] = [
    '\u{201c}', '\u{201d}', '\u{201e}', '\u{201f}', '\u{2018}', '\u{2019}', '\u{ab}', '\u{bb}',
];
const SPACES: [char; 6] = [
    '\u{a0}', '\u{202f}', '\u{2007}', '\u{200b}', '\u{2060}', '\u{3000}',
];

fn right_quotes(line: &str) -> String {
    let right = |sign: char| match sign {
        '\u{2018}' | '\u{2019}' => '\'',
        sign if CURLY.contains(&sign) => '"',
        sign => sign,
    };
    line.chars().map(right).collect()
}

/// The first such character that stands outside of quoted texts.
fn find(line: &str, is_meant: impl Fn(char) -> bool) -> Option<(usize, char)> {
    let mut quote = None;
    for (at, sign) in line.char_indices() {
        match (quote, sign) {
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), _) if sign == open => quote = None,
            (None, '#') => return None,
            (None, _) if is_meant(sign) => return Some((at, sign)),
            _ => {}
        }
    }
    None
}
