//! A chat as messengers export or copy it, split into what was said: day, speaker, words. What nobody said (joins,
//! notices, pictures left out) is passed over.

use crate::dates::{Calendar, YearBias, parse};
use crate::model::Date;

/// One message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ChatMessage {
    /// The day, where the chat says it.
    pub on: Option<Date>,
    /// Who said it, where the chat says it.
    pub speaker: Option<String>,
    /// What was said, with its lines.
    pub text: String,
}

/// What stands in the place of a picture or a message that was taken back.
const NOTHING_SAID: [&str; 6] = [
    "<media omitted>",
    "image omitted",
    "audio omitted",
    "video omitted",
    "this message was deleted",
    "you deleted this message",
];

/// Splits a chat. Where no line begins as a messenger's does, each paragraph is one message.
pub(crate) fn messages(text: &str, calendar: &Calendar) -> Vec<ChatMessage> {
    let clean: String = text
        .chars()
        .map(|one| {
            if matches!(one, '\u{202f}' | '\u{a0}') {
                ' '
            } else {
                one
            }
        })
        .filter(|one| !matches!(one, '\u{200e}' | '\u{200f}' | '\u{feff}' | '\r'))
        .collect();
    let mut messages: Vec<Option<ChatMessage>> = Vec::new();
    for line in clean.lines() {
        if let Some(message) = header(line, calendar) {
            messages.push(message);
            continue;
        }
        match messages.last_mut() {
            Some(Some(message)) => {
                message.text.push('\n');
                message.text.push_str(line);
            }
            Some(None) => {}
            None if line.trim().is_empty() => {}
            None => return paragraphs(&clean),
        }
    }
    messages.into_iter().flatten().filter_map(said).collect()
}

/// A line with which a message begins; `Some(None)` of a notice that nobody said.
fn header(line: &str, calendar: &Calendar) -> Option<Option<ChatMessage>> {
    let line = line.trim_start();
    let (moment, rest) = match line.strip_prefix('[') {
        Some(inner) => inner.split_once(']')?,
        None => line.split_once(" - ")?,
    };
    let (day, time) = moment.split_once(',').or_else(|| moment.rsplit_once(' '))?;
    let has_time = time.contains(':') && time.chars().any(char::is_numeric);
    let on = parse(day.trim(), calendar, YearBias::Past)
        .ok()
        .filter(|_| has_time)?;
    let Some((speaker, text)) = rest
        .split_once(": ")
        .or_else(|| Some((rest.strip_suffix(':')?, "")))
    else {
        return Some(None);
    };
    Some(Some(ChatMessage {
        on: Some(on),
        speaker: Some(speaker.trim().to_owned()).filter(|speaker| !speaker.is_empty()),
        text: text.to_owned(),
    }))
}

/// The message with its words trimmed; nothing where nothing was said.
fn said(mut message: ChatMessage) -> Option<ChatMessage> {
    message.text = message.text.trim().to_owned();
    let folded = message.text.to_lowercase();
    let is_said = !folded.is_empty() && !NOTHING_SAID.contains(&folded.trim_end_matches('.'));
    is_said.then_some(message)
}

fn paragraphs(text: &str) -> Vec<ChatMessage> {
    let parts = text.split("\n\n").map(|part| ChatMessage {
        text: part.to_owned(),
        ..ChatMessage::default()
    });
    parts.filter_map(said).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::{iso, parse_iso};

    fn told(text: &str) -> Vec<String> {
        let calendar = Calendar::new(parse_iso("2026-11-21").unwrap(), Some(7));
        let messages = messages(text, &calendar).into_iter();
        let told = messages.map(|one| {
            let on = one.on.map(iso).unwrap_or_default();
            format!("{on}|{}|{}", one.speaker.unwrap_or_default(), one.text)
        });
        told.collect()
    }

    #[test]
    fn chats_of_messengers_are_split_into_what_was_said() {
        for (text, expected) in [
            (
                "12/10/2026, 14:03 - Messages and calls are end-to-end encrypted.\n\
                 12/10/2026, 14:03 - Aslam: Power fails daily\nsince Monday\n\
                 12/10/26, 2:05\u{202f}pm - Bilal Khan: When does the rig come?\n\
                 13/10/2026, 09:00 - Aslam: <Media omitted>\n",
                &[
                    "2026-10-12|Aslam|Power fails daily\nsince Monday",
                    "2026-10-12|Bilal Khan|When does the rig come?",
                ][..],
            ),
            (
                "\u{200e}[12/10/2026, 14:03:11] اسلم: بجلی نہیں ہے\n[12.10.2026, 14:05] Aslam: a: b\n",
                &["2026-10-12|اسلم|بجلی نہیں ہے", "2026-10-12|Aslam|a: b"],
            ),
            (
                "Power fails.\n\nThe rig is good - but slow: very\n",
                &["||Power fails.", "||The rig is good - but slow: very"],
            ),
            ("", &[]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
