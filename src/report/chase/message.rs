//! The message to an owner: a short numbered list for a messenger or for mail, in the owner's language.

use std::fmt::Write as _;

use crate::analysis::agenda::{TaskKind, title};
use crate::analysis::chase::{ChaseGroup, ChaseItem, ChaseList};
use crate::dates::date::date;
use crate::model::{DayNumber, Kind, Owner, Portfolio};
use crate::query::address::case_number;
use crate::report::messages::Messages;
use crate::text;

/// How a message is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChaseFormat {
    /// Plain lines for a messenger.
    Text,
    /// Markdown.
    Markdown,
    /// A link that opens a mail program.
    Mailto,
}

/// A message to one owner, without a line end behind it. `today` is the status date.
pub(crate) fn message(
    portfolio: &Portfolio,
    list: &ChaseList,
    today: DayNumber,
    format: ChaseFormat,
    messages: &Messages,
) -> String {
    let writer = MessageWriter {
        portfolio,
        today,
        messages,
        format,
    };
    match format {
        ChaseFormat::Text | ChaseFormat::Markdown => writer.body(list),
        ChaseFormat::Mailto => writer.link(list),
    }
}

struct MessageWriter<'m> {
    portfolio: &'m Portfolio,
    today: DayNumber,
    messages: &'m Messages,
    format: ChaseFormat,
}

impl MessageWriter<'_> {
    fn owner(&self, list: &ChaseList) -> Option<&Owner> {
        let found = list.owner?;
        self.portfolio.file(found.roadmap).owners.get(found.index)
    }

    fn body(&self, list: &ChaseList) -> String {
        let today = self.messages.date(date(self.today));
        let to = match self.owner(list) {
            Some(owner) => self.isolated(&owner.office()),
            None => self.messages.text("nobody"),
        };
        let mut out = format!("{}\n", self.messages.with("chase-to", &[("owner", to)]));
        if self.is_sample(list) {
            let _ = writeln!(out, "{}", self.messages.text("sample"));
        }
        let opening = self.messages.with("chase-opening", &[("date", today)]);
        let _ = writeln!(out, "{opening}");
        let mut group = None;
        for (index, item) in list.items.iter().enumerate() {
            if group != Some(item.group) {
                group = Some(item.group);
                let heading = self.messages.text(heading(item.group));
                let _ = match self.format {
                    ChaseFormat::Markdown => writeln!(out, "\n**{heading}**\n"),
                    _ => writeln!(out, "\n{heading}"),
                };
            }
            let _ = writeln!(out, "{}. {}", index + 1, self.line(item));
        }
        let _ = write!(out, "\n{}", self.messages.text("chase-how"));
        out
    }

    fn line(&self, item: &ChaseItem) -> String {
        let file = self.portfolio.file(item.found.roadmap);
        let mut line = self.isolated(&text::line(&title(self.portfolio, item.found)));
        let cluster = self.isolated(&text::line(file.name()));
        let _ = write!(line, " ({cluster}");
        let entry = file.entry(item.found.kind, item.found.index);
        let id = entry.map(|entry| entry.id()).unwrap_or_default();
        if let Some(case) = case_number(id).filter(|_| item.found.kind == Kind::Feedback) {
            let _ = write!(
                line,
                ", {}",
                self.messages.with("chase-case", &[("number", case)])
            );
        }
        let _ = write!(line, "): {}", self.when(item));
        line
    }

    fn when(&self, item: &ChaseItem) -> String {
        let Some(due) = item.due else {
            return self.messages.text("chase-no-date");
        };
        let days = due - self.today;
        let date = self.messages.date(date(due));
        let values = [("date", date), ("days", days.abs().to_string())];
        let word = self
            .messages
            .text(&format!("chase-task-{}", item.task.word()));
        let key = match (item.group, item.task) {
            (ChaseGroup::UpdateDue, _) => "chase-stands",
            (_, TaskKind::Milestone) if days < 0 => "chase-expected-past",
            (_, TaskKind::Milestone) => "chase-expected",
            _ if days < 0 => "chase-due-past",
            _ => "chase-due",
        };
        let when = self.messages.with(key, &values);
        match item.task {
            TaskKind::Milestone => when,
            _ => format!("{word}, {when}"),
        }
    }

    /// Where the page runs from right to left, what people wrote keeps its own direction. In markdown nothing of it
    /// is markup.
    fn isolated(&self, words: &str) -> String {
        let words = match self.format {
            ChaseFormat::Markdown => crate::report::markdown::escaped(words),
            _ => text::line(words).into_owned(),
        };
        match self.messages.is_right_to_left() {
            true => format!("\u{2068}{words}\u{2069}"),
            false => words,
        }
    }

    fn is_sample(&self, list: &ChaseList) -> bool {
        let mut files = list.items.iter().map(|item| item.found.roadmap);
        self.portfolio.shared.head.sample == Some(true)
            || files.any(|file| self.portfolio.file(file).cluster.sample == Some(true))
    }

    fn link(&self, list: &ChaseList) -> String {
        let address = self.owner(list).and_then(|owner| owner.contact.as_deref());
        let address = address
            .filter(|address| is_mail_address(address))
            .unwrap_or("");
        let today = self.messages.date(date(self.today));
        let subject = self.messages.with("chase-subject", &[("date", today)]);
        // Mail programs read line ends as CR LF.
        let body = self.body(list).replace('\n', "\r\n");
        format!(
            "mailto:{}?subject={}&body={}",
            percent_encoded(address, "@"),
            percent_encoded(&subject, ""),
            percent_encoded(&body, "")
        )
    }
}

fn heading(group: ChaseGroup) -> &'static str {
    match group {
        ChaseGroup::Overdue => "chase-overdue",
        ChaseGroup::DueSoon => "chase-due-soon",
        ChaseGroup::UpdateDue => "chase-update-due",
        ChaseGroup::Answers => "chase-answers",
    }
}

fn is_mail_address(words: &str) -> bool {
    let plain = |character: char| character.is_ascii_alphanumeric() || "@.-_+".contains(character);
    words.chars().all(plain)
        && words.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@')
        })
}

/// A text as a part of a URI (RFC 3986): everything but letters, digits, `-._~` and `keep` becomes `%XX`.
fn percent_encoded(words: &str, keep: &str) -> String {
    let mut out = String::with_capacity(words.len() * 2);
    for byte in words.bytes() {
        let character = char::from(byte);
        match byte.is_ascii_alphanumeric() || "-._~".contains(character) || keep.contains(character)
        {
            true => out.push(character),
            false => {
                // Writing into a string cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::{day, parse_iso};
    use crate::model::EntryRef;
    use crate::store::read::read_text;

    const FANS: &str = r#"
[cluster]
name = "Fans | *Gujrat*"
[[owner]]
id = "lab"
role = "Head"
org = "SIMTEL & Co"
contact = "head@simtel.example.pk"
[[milestone]]
id = "rig"
title = "Test rig <b>runs</b>"
owner = "lab"
[[feedback]]
id = "f-20261101-k3v9q2mx"
on = 2026-11-01
by = "x"
kind = "problem"
voice = "cluster-firm"
text = "secret words"
"#;

    fn told(format: ChaseFormat, language: &str) -> String {
        let portfolio = Portfolio {
            roadmaps: vec![read_text("fans", FANS).roadmap.expect("valid TOML")],
            ..Portfolio::default()
        };
        let of = |kind, index| EntryRef {
            roadmap: Some(0),
            kind,
            index,
        };
        let item = |kind, task, group, due: &str| ChaseItem {
            found: of(kind, 0),
            task,
            group,
            due: Some(day(parse_iso(due).unwrap())),
        };
        let list = ChaseList {
            owner: Some(of(Kind::Owner, 0)),
            items: vec![
                item(
                    Kind::Milestone,
                    TaskKind::Milestone,
                    ChaseGroup::Overdue,
                    "2026-11-01",
                ),
                item(
                    Kind::Feedback,
                    TaskKind::Answer,
                    ChaseGroup::Answers,
                    "2026-11-30",
                ),
            ],
        };
        let messages = Messages::new(language, None).unwrap();
        let today = day(parse_iso("2026-11-21").unwrap());
        message(&portfolio, &list, today, format, &messages)
    }

    #[test]
    fn a_message_numbers_its_items_and_names_cases_but_no_withheld_words() {
        let text = told(ChaseFormat::Text, "en");
        assert!(
            text.contains(
                "1. Test rig <b>runs</b> (Fans | *Gujrat*): forecast 1 Nov 2026, 20 days ago"
            ),
            "{text}"
        );
        assert!(text.contains("2. problem from cluster-firm (Fans | *Gujrat*, case Q2MX): answer owed, due 30 Nov 2026, in 9 days"), "{text}");
        assert!(!text.contains("secret"), "{text}");
        let markdown = told(ChaseFormat::Markdown, "en");
        assert!(
            markdown.contains("&lt;b&gt;") && markdown.contains("\\*Gujrat\\*"),
            "{markdown}"
        );
    }

    #[test]
    fn a_mail_link_holds_nothing_but_its_characters() {
        let link = told(ChaseFormat::Mailto, "ur");
        assert!(
            link.starts_with("mailto:head@simtel.example.pk?subject="),
            "{link}"
        );
        assert!(
            link.is_ascii() && !link.contains(['<', ' ', '\n']),
            "{link}"
        );
        assert!(
            link.matches('&').count() == 1 && link.contains("%0D%0A"),
            "{link}"
        );
        for wrong in ["0300 1234567", "a@b", "a@b.c?bcc=x@y.z", "@b.c"] {
            assert!(!is_mail_address(wrong), "{wrong}");
        }
    }

    #[test]
    fn an_urdu_message_sets_latin_titles_apart() {
        let text = told(ChaseFormat::Text, "ur");
        assert!(
            text.contains("\u{2068}Test rig <b>runs</b>\u{2069}"),
            "{text}"
        );
        assert!(
            text.contains("1 نومبر 2026") || text.contains("نومبر"),
            "{text}"
        );
    }
}
