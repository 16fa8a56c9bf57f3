//! Owners as sheets name them: by id, role, office, or a person's name with initials.

use crate::model::{Owner, Portfolio};
use crate::text::fold;

/// The owner that a text of a sheet means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OwnerMatch {
    /// One owner, by the reference that the file holds.
    One(String),
    /// Several fit: their ids.
    Several(Vec<String>),
    /// None fits.
    None,
}

/// Looks for the owner that a text means, first in the roadmap at `file`, then in the portfolio. The strongest kind of
/// likeness decides: id, then a whole name, then initials, then words.
pub(crate) fn find_owner(portfolio: &Portfolio, file: Option<usize>, text: &str) -> OwnerMatch {
    let own = file.map_or(&[][..], |_| &portfolio.file(file).owners);
    let shared = portfolio.shared.owners.iter();
    let owners: Vec<&Owner> = own
        .iter()
        .chain(shared)
        .filter(|owner| !owner.id.is_empty())
        .collect();
    let said = words(text);
    if said.is_empty() {
        return OwnerMatch::None;
    }
    let likeness: [fn(&Owner, &[String], &str) -> bool; 4] =
        [is_id, is_whole_name, has_initials, has_words];
    for fits in likeness {
        let mut found: Vec<String> = owners
            .iter()
            .filter(|owner| fits(owner, &said, text))
            .map(|owner| owner.id.to_string())
            .collect();
        found.dedup();
        match found.len() {
            0 => {}
            1 => return OwnerMatch::One(found.remove(0)),
            _ => return OwnerMatch::Several(found),
        }
    }
    OwnerMatch::None
}

fn names(owner: &Owner) -> impl Iterator<Item = &str> {
    [&owner.role, &owner.org, &owner.person]
        .into_iter()
        .filter_map(|name| name.as_deref())
}

fn is_id(owner: &Owner, _: &[String], text: &str) -> bool {
    fold(owner.id.as_str()) == fold(text.trim())
}

fn is_whole_name(owner: &Owner, said: &[String], _: &str) -> bool {
    names(owner).any(|name| words(name) == said)
}

/// "M. Aslam" and "Aslam, M" for Muhammad Aslam; "TDAP" for the Trade Development Authority of Pakistan.
fn has_initials(owner: &Owner, said: &[String], _: &str) -> bool {
    let person = owner
        .person
        .as_deref()
        .is_some_and(|person| is_abbreviated(&words(person), said));
    let office = names(owner).any(|name| match said {
        [one] => one.chars().count() >= 3 && acronyms(name).any(|acronym| acronym == *one),
        _ => false,
    });
    person || office
}

/// Every word of what was said stands in one name.
fn has_words(owner: &Owner, said: &[String], _: &str) -> bool {
    let long_enough = said.iter().any(|word| word.chars().count() >= 4);
    long_enough
        && names(owner).any(|name| {
            let name = words(name);
            said.iter().all(|word| name.contains(word))
        })
}

fn is_abbreviated(name: &[String], said: &[String]) -> bool {
    let mut said = said.to_vec();
    if said.len() < 2 || said.len() > name.len() {
        return false;
    }
    if said.last().is_some_and(|last| last.chars().count() == 1) {
        said.rotate_right(1);
    }
    let (Some(last_said), Some(last_name)) = (said.last(), name.last()) else {
        return false;
    };
    last_said == last_name
        && said[..said.len() - 1]
            .iter()
            .zip(name)
            .all(|(initial, full)| {
                initial == full || (initial.chars().count() == 1 && full.starts_with(initial))
            })
}

/// The first letters of a name's words, with and without its small words.
fn acronyms(name: &str) -> impl Iterator<Item = String> {
    const SMALL: [&str; 6] = ["of", "and", "the", "for", "in", "on"];
    let words = words(name);
    let first = |word: &String| word.chars().next();
    let all: String = words.iter().filter_map(first).collect();
    let large: String = words
        .iter()
        .filter(|word| !SMALL.contains(&word.as_str()))
        .filter_map(first)
        .collect();
    [all, large].into_iter()
}

fn words(text: &str) -> Vec<String> {
    const TITLES: [&str; 8] = ["mr", "mrs", "ms", "dr", "engr", "prof", "sir", "syed"];
    let words: Vec<String> = fold(text)
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let without: Vec<String> = words
        .iter()
        .filter(|word| !TITLES.contains(&word.as_str()))
        .cloned()
        .collect();
    if without.is_empty() { words } else { without }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Roadmap};

    fn portfolio() -> Portfolio {
        let owner = |id: &str, org: &str, person: &str| Owner {
            id: Id::new(id).unwrap(),
            org: Some(org.into()),
            person: Some(person.into()),
            ..Owner::default()
        };
        Portfolio {
            shared: Roadmap {
                owners: vec![
                    owner(
                        "tdap",
                        "Trade Development Authority of Pakistan",
                        "Muhammad Aslam Khan",
                    ),
                    owner(
                        "smeda",
                        "Small and Medium Enterprises Development Authority",
                        "Ayesha Malik",
                    ),
                    owner("gfc", "Gujrat Fan Association", "Imran Malik"),
                ],
                ..Roadmap::default()
            },
            ..Portfolio::default()
        }
    }

    #[test]
    fn owners_are_found_as_sheets_name_them() {
        let one = |id: &str| OwnerMatch::One(id.into());
        let several =
            |ids: &[&str]| OwnerMatch::Several(ids.iter().map(|id| (*id).to_owned()).collect());
        for (text, expected) in [
            ("TDAP", one("tdap")),
            ("tdap", one("tdap")),
            ("M. A. Khan", one("tdap")),
            ("M. Khan", one("tdap")),
            ("Khan, M", one("tdap")),
            ("Mr. Muhammad Aslam Khan", one("tdap")),
            ("A. Malik", one("smeda")),
            ("Malik", several(&["smeda", "gfc"])),
            ("GFA", one("gfc")),
            ("Gujrat Fan Association", one("gfc")),
            ("Fan Association", one("gfc")),
            ("Nobody known", OwnerMatch::None),
            ("", OwnerMatch::None),
        ] {
            assert_eq!(find_owner(&portfolio(), None, text), expected, "{text}");
        }
    }
}
