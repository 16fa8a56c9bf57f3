//! Copies of a roadmap that sync programs and file managers make beside it, told by their names.

use std::path::Path;

/// How often a copy of a copy is followed.
const MOST_COPIES: usize = 4;

/// The roadmap of which a file of that stem looks like a copy, where `is_there` knows one of that id.
///
/// Known are `x (1)`, `x - Copy`, `x - Copy (2)`, `x copy`, `Copy of x`, `x.sync-conflict-…`, `x_conflict-…`,
/// `x (… conflict …)` and `x [conflict…]`, in any case of letters, and copies of copies.
pub(crate) fn original(stem: &str, is_there: impl Fn(&str) -> bool) -> Option<String> {
    let stem = stem.trim().to_lowercase();
    let mut stems = vec![stem.as_str()];
    for _ in 0..MOST_COPIES {
        let heads: Vec<&str> = stems.into_iter().flat_map(heads).collect();
        if let Some(found) = heads.iter().find(|head| is_there(head)) {
            return Some((*found).to_owned());
        }
        stems = heads;
    }
    None
}

/// What a stem would be a copy of, by each of the known forms.
fn heads(stem: &str) -> impl Iterator<Item = &str> {
    let candidates = [
        before(stem, ".sync-conflict-"),
        before(stem, "_conflict-"),
        stem.strip_prefix("copy of "),
        before_bracket(stem, '(', ')').map(before_copy),
        before_bracket(stem, '[', ']'),
        Some(before_copy(stem)),
    ];
    let heads = candidates.into_iter().flatten().map(str::trim);
    heads.filter(move |head| *head != stem)
}

/// The roadmap beside which a file of that stem would lie as the copy of another computer or program, `x-HOST`: the
/// longest that `is_there` knows. Whether it is a copy is told by what it holds.
pub(crate) fn beside(stem: &str, is_there: impl Fn(&str) -> bool) -> Option<String> {
    let small = stem.to_lowercase();
    let marks = small
        .char_indices()
        .filter(|(_, letter)| !letter.is_alphanumeric());
    let mut heads: Vec<&str> = marks.map(|(at, _)| &small[..at]).collect();
    if small != stem {
        heads.push(&small);
    }
    let found = heads.into_iter().rev().find(|head| is_there(head));
    found.map(str::to_owned)
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

fn before<'s>(stem: &'s str, mark: &str) -> Option<&'s str> {
    stem.split_once(mark).map(|(head, _)| head)
}

/// What stands before `(1)` or `(… conflict …)`.
fn before_bracket(stem: &str, open: char, close: char) -> Option<&str> {
    let (head, inner) = stem.strip_suffix(close)?.rsplit_once(open)?;
    let is_number = !inner.is_empty() && inner.chars().all(|letter| letter.is_ascii_digit());
    (is_number || inner.contains("conflict") || inner.contains("copy")).then(|| head.trim_end())
}

fn before_copy(stem: &str) -> &str {
    let numbered = stem
        .rsplit_once(' ')
        .filter(|(_, end)| end.parse::<u32>().is_ok());
    let stem = numbered.map_or(stem, |(head, _)| head);
    let ends = [" - copy", " copy"];
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
            "x_conflict-20261101-120000",
            "x [conflicted]",
            "X (1)",
            "x (2) (1)",
            "x - Copy - Copy",
            "Copy of x (1)",
        ] {
            assert_eq!(original(stem, is_there).as_deref(), Some("x"), "{stem}");
        }
        let of = original("gujrat-fans (1)", is_there);
        assert_eq!(of.as_deref(), Some("gujrat-fans"));
        for stem in ["x", "y (1)", "My Plan", "x (draft)", "gujrat-fans", "x y"] {
            assert_eq!(original(stem, is_there), None, "{stem}");
        }
        for (stem, of) in [
            ("x-LAPTOP", Some("x")),
            ("X", Some("x")),
            ("x~conflict", Some("x")),
            ("x - Kopie", Some("x")),
            ("gujrat-fans-desktop-7", Some("gujrat-fans")),
            ("gujrat-fans", None),
            ("x", None),
        ] {
            assert_eq!(beside(stem, is_there).as_deref(), of, "{stem}");
        }
    }
}
