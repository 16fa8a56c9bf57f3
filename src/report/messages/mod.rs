//! The catalogue of headings and phrases in the languages of those who read what is written: Fluent files that
//! people can add to.
//!
//! English and Urdu are built in. Another language is a file of the same keys; what it leaves out is said in English.

use std::path::{Path, PathBuf};

use chrono::Datelike;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::model::Date;

const ENGLISH: &str = include_str!("en.ftl");
const URDU: &str = include_str!("ur.ftl");

/// The languages that are built in.
pub(crate) const BUILT_IN: [&str; 2] = ["en", "ur"];

/// The folder of the languages that people added, beside the configuration file.
pub(crate) fn folder(config_file: &Path) -> PathBuf {
    config_file.with_file_name("messages")
}

/// The file of a language that people added.
pub(crate) fn file(language: &str, folder: &Path) -> PathBuf {
    folder.join(format!("{language}.ftl"))
}

/// The tags of the languages that there are: those built in, then those whose files lie in `folder`, in order.
pub(crate) fn languages(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| {
        let path = entry.path();
        let is_one = path.extension().is_some_and(|ending| ending == "ftl");
        is_one.then(|| path.file_stem()?.to_str().map(str::to_owned))?
    });
    let is_added = |tag: &String| is_tag(tag) && !BUILT_IN.contains(&tag.as_str());
    let mut added: Vec<String> = names.filter(is_added).collect();
    added.sort();
    let built_in = BUILT_IN.iter().map(|tag| (*tag).to_owned());
    built_in.chain(added).collect()
}

fn is_tag(language: &str) -> bool {
    !language.is_empty() && (language.chars()).all(|one| one.is_ascii_alphanumeric() || one == '-')
}

/// Why a language cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum LanguageError {
    /// The name is none of a language.
    #[error("\"{0}\" is no language tag such as en or ur")]
    NotATag(String),
    /// There is no catalogue of it.
    #[error("there is no catalogue of messages for \"{0}\"")]
    Unknown(String),
    /// Its file cannot be understood.
    #[error("the messages of \"{language}\" cannot be read: {problem}")]
    Unreadable {
        /// The language.
        language: String,
        /// What is wrong.
        problem: String,
    },
}

/// Headings and phrases in one language.
pub(crate) struct Messages {
    language: String,
    chosen: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Messages")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

impl Messages {
    /// In that language; `added` is the text of a Fluent file for it, whose messages go before those built in.
    ///
    /// # Errors
    /// There is no such language, or its file cannot be understood.
    pub(crate) fn new(language: &str, added: Option<&str>) -> Result<Self, LanguageError> {
        let built_in = match language {
            "en" => Some(ENGLISH),
            "ur" => Some(URDU),
            _ => None,
        };
        if built_in.is_none() && added.is_none() {
            return Err(LanguageError::Unknown(language.to_owned()));
        }
        let texts: Vec<&str> = built_in.into_iter().chain(added).collect();
        Ok(Self {
            language: language.to_owned(),
            chosen: bundle(language, &texts)?,
            english: bundle("en", &[ENGLISH])?,
        })
    }

    /// In that language, as far as it is built in or has a file in `folder`.
    ///
    /// # Errors
    /// There is no such language, or its file cannot be understood.
    pub(crate) fn read(language: &str, folder: &Path) -> Result<Self, LanguageError> {
        let file = file(language, folder);
        let added = is_tag(language)
            .then(|| std::fs::read_to_string(file).ok())
            .flatten();
        Self::new(language, added.as_deref())
    }

    /// The language tag.
    pub(crate) fn language(&self) -> &str {
        &self.language
    }

    /// Whether it is written from right to left.
    pub(crate) fn is_right_to_left(&self) -> bool {
        self.text("direction") == "rtl"
    }

    /// The message of that name; the name itself where no catalogue has it.
    pub(crate) fn text(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// The message of that name with its variables filled in.
    pub(crate) fn with(&self, id: &str, values: &[(&'static str, String)]) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(*name, FluentValue::from(value.clone()));
        }
        self.format(id, Some(&arguments))
    }

    /// A date as its readers write it: `30 Sep 2026`.
    pub(crate) fn date(&self, date: Date) -> String {
        let month = self.text(&format!("month-{}", date.month()));
        let values = [
            ("day", date.day().to_string()),
            ("month", month),
            ("year", date.year().to_string()),
        ];
        self.with("date", &values)
    }

    fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        for bundle in [&self.chosen, &self.english] {
            let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
                continue;
            };
            let mut errors = Vec::new();
            return bundle
                .format_pattern(pattern, arguments, &mut errors)
                .into_owned();
        }
        id.to_owned()
    }
}

fn bundle(language: &str, texts: &[&str]) -> Result<FluentBundle<FluentResource>, LanguageError> {
    let tag: LanguageIdentifier = language
        .parse()
        .map_err(|_| LanguageError::NotATag(language.to_owned()))?;
    let mut bundle = FluentBundle::new(vec![tag]);
    // What needs it is set apart by the writers, each in the way of its format.
    bundle.set_use_isolating(false);
    for text in texts {
        let resource = FluentResource::try_new((*text).to_owned()).map_err(|(_, errors)| {
            LanguageError::Unreadable {
                language: language.to_owned(),
                problem: errors.first().map(ToString::to_string).unwrap_or_default(),
            }
        })?;
        bundle.add_resource_overriding(resource);
    }
    Ok(bundle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::parse_iso;

    fn keys(text: &str) -> Vec<&str> {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key)
            .collect()
    }

    #[test]
    fn every_language_has_every_message() {
        let (mut english, mut urdu) = (keys(ENGLISH), keys(URDU));
        english.sort_unstable();
        urdu.sort_unstable();
        assert_eq!(english, urdu);
    }

    #[test]
    fn dates_are_written_as_the_reader_writes_them() {
        let date = parse_iso("2026-09-30").unwrap();
        assert_eq!(Messages::new("en", None).unwrap().date(date), "30 Sep 2026");
        let urdu = Messages::new("ur", None).unwrap();
        assert_eq!(urdu.date(date), "30 ستمبر 2026");
        assert!(urdu.is_right_to_left());
    }

    #[test]
    fn a_language_can_be_added_and_says_in_english_what_it_lacks() {
        let german = Messages::new("de", Some("health = Zustand\n")).unwrap();
        assert_eq!(german.text("health"), "Zustand");
        assert_eq!(german.text("timeline"), "Timeline");
        assert!(!german.is_right_to_left());
        let unknown = Messages::new("xx", None).unwrap_err();
        assert_eq!(unknown, LanguageError::Unknown("xx".into()));
        assert!(matches!(
            Messages::new("de", Some("= broken")),
            Err(LanguageError::Unreadable { .. })
        ));
    }
}
