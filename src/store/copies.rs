//! Copies of a roadmap that sync programs and file managers make beside it, told by their names.

use std::path::Path;

/// The roadmap of which a file of that stem looks like a copy, where `is_there` knows one of that id.
///
/// Known are `x (1)`, `x - Copy`, `x - Copy (2)`, `x copy`, `Copy of x`, `x.sync-conflict-…`, and `x (… conflict …)`.
pub(crate) fn original(stem: &str, is_there: impl Fn(&str) -> bool) -> Option<&str> {
    let stem = stem.trim();
    let candidates = [
        before_sync_conflict(stem),
        stem.strip_prefix("Copy of "),
        before_parenthesis(stem).map(before_copy),
        Some(before_copy(stem)),
    ];
    let other = |name: &&str| *name != stem && is_there(name);
    candidates.into_iter().flatten().map(str::trim).find(other)
}

/// The roadmap beside which a file of that stem would lie as the copy of another computer, `x-HOST`: the longest that
/// `is_there` knows. Whether it is a copy is told by what it holds.
pub(crate) fn beside(stem: &str, is_there: impl Fn(&str) -> bool) -> Option<&str> {
    let dashes = stem.char_indices().filter(|(_, letter)| *letter == '-');
    let mut heads: Vec<&str> = dashes.map(|(at, _)| &stem[..at]).collect();
    heads.reverse();
    heads.into_iter().find(|head| is_there(head))
}

/// What to do about a file that is a copy of the roadmap `of`: never to rename it, which would double the cluster.
pub(crate) fn advice(path: &Path, of: &str) -> String {
    format!(
        "merge it with tcu merge {} --into {of}, then delete it",
        quoted(path)
    )
}

/// A path as a shell takes it.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-:~\\".contains(letter);
    match path.chars().all(is_plain) {
        true => path,
        false => format!("'{}'", path.replace('\'', r"'\''")),
    }
}

fn before_sync_conflict(stem: &str) -> Option<&str> {
    stem.split_once(".sync-conflict-").map(|(head, _)| head)
}

/// What stands before `(1)` or `(… conflict …)`.
fn before_parenthesis(stem: &str) -> Option<&str> {
    let (head, inner) = stem.strip_suffix(')')?.rsplit_once('(')?;
    let small = inner.to_lowercase();
    let is_number = !inner.is_empty() && inner.chars().all(|letter| letter.is_ascii_digit());
    (is_number || small.contains("conflict") || small.contains("copy")).then(|| head.trim_end())
}

fn before_copy(stem: &str) -> &str {
    let numbered = stem
        .rsplit_once(' ')
        .filter(|(_, end)| end.parse::<u32>().is_ok());
    let stem = numbered.map_or(stem, |(head, _)| head);
    let ends = [" - Copy", " - copy", " copy", " Copy"];
    let head = ends.iter().find_map(|end| stem.strip_suffix(end));
    head.unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_every_program_are_told_and_other_names_are_not() {
        let is_there = |name: &str| ["x", "gujrat-fans"].contains(&name);
        for stem in [
            "x (1)",
            "x(2)",
            "x - Copy",
            "x - Copy (3)",
            "x copy",
            "x copy 2",
            "Copy of x",
            "x.sync-conflict-20261101-120000-ABCDEFG",
            "x (conflicted copy 2026-11-01)",
            "x (B. Khan's conflicted copy 2026-11-01)",
            "x (Case Conflict)",
            "x (conflicted copy 2026-11-01 120000)",
        ] {
            assert_eq!(original(stem, is_there), Some("x"), "{stem}");
        }
        assert_eq!(original("gujrat-fans (1)", is_there), Some("gujrat-fans"));
        for stem in ["x", "y (1)", "My Plan", "x (draft)", "gujrat-fans", "x y"] {
            assert_eq!(original(stem, is_there), None, "{stem}");
        }
        assert_eq!(beside("x-LAPTOP", is_there), Some("x"));
        assert_eq!(
            beside("gujrat-fans-desktop-7", is_there),
            Some("gujrat-fans")
        );
        assert_eq!(beside("gujrat-fans", is_there), None);
    }
}
