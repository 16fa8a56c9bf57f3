//! Ids and references.

use std::ops::Deref;

use lean_string::LeanString;

use super::choice::ASSESSED_WORDS;

/// An entry's id, kept in place where it is of ordinary length. Empty where the file gives none, or none that is valid.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(LeanString);

/// The name of an entry: an id, or `roadmap/id`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference(LeanString);

/// Words that can never be ids beside [`ASSESSED_WORDS`].
pub(crate) const RESERVED: [&str; 4] = ["cluster", "rules", "portfolio", "roadmap"];

/// The characters that new ids are made of: 32, so that each byte of chance is used evenly. Those that look alike when
/// they are written by hand (`i` `l` `o` `u`) are left out.
pub(crate) const ID_ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Names that Windows keeps for devices, whatever their ending: a file called so cannot be made there.
const KEPT_BY_WINDOWS: [&str; 24] = [
    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Why no new file should have that id as its name, where that is so.
pub(crate) fn why_no_file_name(id: &str) -> Option<String> {
    let kept = KEPT_BY_WINDOWS.contains(&id);
    kept.then(|| {
        format!(
            "Windows keeps the name {id} for a device: a file called {id}.toml cannot be made or copied there"
        )
    })
}

/// So many characters of `ID_ALPHABET`, one for each byte that `draw` gives: the one generator of ids and case numbers.
pub(crate) fn id_characters(count: usize, mut draw: impl FnMut() -> u8) -> String {
    let letters = (0..count).map(|_| ID_ALPHABET[usize::from(draw()) % ID_ALPHABET.len()]);
    letters.map(char::from).collect()
}

/// The longest id, in characters.
pub(crate) const LONGEST: usize = 64;

impl Id {
    /// Checks the form `[a-z0-9][a-z0-9-]*`, the length and the reserved words.
    ///
    /// # Errors
    /// Says in words why `text` is no id.
    pub fn new(text: impl AsRef<str>) -> Result<Self, String> {
        let text = text.as_ref();
        match why_no_id(text) {
            Some(reason) => Err(reason),
            None => Ok(Self(text.into())),
        }
    }

    /// The id as text; empty where there is none.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn why_no_id(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some("an id cannot be empty".into());
    }
    if text.len() > LONGEST {
        return Some(format!("an id has at most {LONGEST} characters"));
    }
    let allowed = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
    if text.starts_with('-') || !text.as_bytes().iter().all(allowed) {
        return Some(
            "an id is made of a-z, 0-9 and hyphens, and begins with a letter or digit".into(),
        );
    }
    if RESERVED.contains(&text) || ASSESSED_WORDS.contains(&text) {
        return Some(format!(
            "\"{text}\" is a word of the format and cannot be an id"
        ));
    }
    None
}

impl Reference {
    /// A reference as written.
    pub fn new(text: impl AsRef<str>) -> Self {
        Self(text.as_ref().into())
    }

    /// The reference as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The roadmap it names, where it names one, and the id.
    pub fn parts(&self) -> (Option<&str>, &str) {
        match self.0.split_once('/') {
            Some((roadmap, id)) => (Some(roadmap), id),
            None => (None, &self.0),
        }
    }
}

macro_rules! text_like {
    ($name:ident) => {
        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }
        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }
        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }
    };
}
text_like!(Id);
text_like!(Reference);

/// Makes an id from a title: its Latin letters and digits in lower case, anything else one hyphen, at most
/// 40 characters. Where nothing is left, or `taken` says that the id is in use or no id, the stem (else
/// `kind`) and four characters from `random`.
pub(crate) fn from_title(
    title: &str,
    kind: &str,
    taken: impl Fn(&str) -> bool,
    mut random: impl FnMut(usize) -> String,
) -> Id {
    let mut stem = String::new();
    for character in title.chars() {
        if character.is_ascii_alphanumeric() {
            stem.push(character.to_ascii_lowercase());
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
    }
    stem.truncate(40);
    let stem = stem.trim_end_matches('-');
    if why_no_id(stem).is_none() && !taken(stem) {
        return Id(stem.into());
    }
    let stem = if stem.is_empty() { kind } else { stem };
    loop {
        let candidate = format!("{stem}-{}", random(4));
        if why_no_id(&candidate).is_none() && !taken(&candidate) {
            return Id(candidate.into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_what_the_format_allows() {
        for good in ["a", "0", "iso-17025", "a-", &"x".repeat(64)] {
            assert!(Id::new(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "-a",
            "A",
            "a/b",
            "ü",
            "cluster",
            "labour",
            &"x".repeat(65),
        ] {
            assert!(Id::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_title_becomes_an_id() {
        let random = |n: usize| "k3v9"[..n].to_owned();
        let none = |_: &str| false;
        assert_eq!(
            from_title("Lab granted ISO/IEC 17025", "milestone", none, random),
            "lab-granted-iso-iec-17025"
        );
        assert_eq!(
            from_title("سرجیکل", "milestone", none, random),
            "milestone-k3v9"
        );
        assert_eq!(
            from_title("Lab", "milestone", |id| id == "lab", random),
            "lab-k3v9"
        );
        assert_eq!(from_title("Trust", "risk", none, random), "trust-k3v9");
    }
}
