//! Whether a roadmap may travel: only what can be read, and holds none of git's conflict markers, is sent or taken.

use super::markers::marker_line;
use super::packet::says_packet;
use super::read::read_text;

/// Why a roadmap must not travel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unsound {
    /// The line, from 1, where one is to blame.
    pub line: Option<usize>,
    /// What is wrong, and how to mend it.
    pub why: String,
}

impl std::fmt::Display for Unsound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.why),
            None => f.write_str(&self.why),
        }
    }
}

/// The text of a roadmap that may travel; `id` is the stem of its file.
///
/// # Errors
/// Says in which line it is broken.
pub(crate) fn sound(id: &str, bytes: &[u8]) -> Result<String, Unsound> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        Unsound {
            line: Some(1 + before.iter().filter(|byte| **byte == b'\n').count()),
            why: "it is not UTF-8 text: save it as UTF-8 in the editor that wrote it".into(),
        }
    })?;
    if let Some(line) = marker_line(text) {
        return Err(Unsound {
            line: Some(line),
            why: "git's conflict markers stand in it: between <<<<<<< and >>>>>>> keep what is right, and take out the \
                  lines that begin with <<<<<<<, ======= and >>>>>>>"
                .into(),
        });
    }
    if says_packet(text) {
        return Err(Unsound {
            line: None,
            why: "it is a packet of feedback, not a roadmap: tcu feedback import takes it in"
                .into(),
        });
    }
    let reading = read_text(id, text);
    match (reading.roadmap, reading.closed) {
        (Some(_), None) => Ok(text.to_owned()),
        (_, closed) => {
            let first = reading.problems.into_iter().next();
            let line = first.as_ref().and_then(|problem| problem.line);
            let why = closed.filter(|_| line.is_none());
            let why = why.or(first.map(|problem| problem.message));
            Err(Unsound {
                line,
                why: why.unwrap_or_else(|| "it cannot be read".into()),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "[cluster]\nname = \"A\"\nsummary = \"\"\"\nHeading\n=======\ntext\"\"\"\n";

    #[test]
    fn only_what_can_be_read_and_holds_no_markers_is_sound() {
        assert_eq!(sound("a", GOOD.as_bytes()).unwrap(), GOOD);
        let line = |text: &[u8]| sound("a", text).unwrap_err().line;
        assert_eq!(line(b"[cluster]\nname = \n"), Some(2));
        assert_eq!(line(b"[cluster]\nname = \"\xff\"\n"), Some(2));
        let marked = "[cluster]\nname = \"A\"\n<<<<<<< HEAD\n=======\n>>>>>>> x\n";
        assert_eq!(line(marked.as_bytes()), Some(3));
        // Even inside a text, where TOML itself sees nothing wrong.
        let hidden = GOOD
            .replace("Heading", "<<<<<<< HEAD\na")
            .replace("text\"", ">>>>>>> b\n\"");
        assert_eq!(line(hidden.as_bytes()), Some(4));
        assert!(sound("a", b"format = 99\n").is_err());
        assert!(sound("a", b"format = 1\npacket = \"p-1\"\nby = \"o\"\n").is_err());
    }
}
