//! Whether two short texts speak of the same trade.

use crate::text::fold;

/// Words that many trades have in common, so that they say nothing.
const COMMON: &str = "\
    certification city control cutting design designs efficiency energy equipment files from general \
    goods high home industrial industries industry machinery machines making manufacturing material \
    materials modern other precision process processing product products quality service services \
    small standards storage system systems technical technologies technology testing tests under \
    units with zone";
/// The fewest letters that two words must share at their beginnings to be taken for one.
const LEAST_SHARED: usize = 5;

/// The words of a text that tell a trade, folded.
pub(super) fn telling(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    let tells =
        |word: &&str| word.chars().count() >= 4 && !COMMON.split(' ').any(|common| common == *word);
    words.filter(tells).map(str::to_owned).collect()
}

/// The words of `ours` that also stand in `theirs`, be it in another form (`marble`, `marbles`; `pharma`,
/// `pharmaceuticals`).
pub(super) fn shared(ours: &[String], theirs: &[String]) -> Vec<String> {
    let same = |word: &&String| theirs.iter().any(|other| alike(word, other));
    let mut shared: Vec<String> = ours.iter().filter(same).cloned().collect();
    shared.sort();
    shared.dedup();
    shared
}

/// One is the beginning of the other, but for the ending of a plural.
fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (singular(a), singular(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    a == b || (short.chars().count() >= LEAST_SHARED && long.starts_with(short))
}

fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with('s') => stem,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trades_are_told_by_their_own_words() {
        for (ours, theirs, same) in [
            (
                "Marble and dimension stone",
                "Marble and dimension stone",
                &["dimension", "marble", "stone"][..],
            ),
            (
                "Knitted garments",
                "Garments and textile products",
                &["garments"],
            ),
            ("Pharma tests", "Pharmaceuticals", &["pharma"]),
            (
                "Dates and date products",
                "Agro-processing, dates",
                &["date", "dates"],
            ),
            (
                "Electric fans",
                "Electronics and electrical appliances",
                &["electric"],
            ),
            ("Sports goods", "Consumer goods", &[]),
            ("Quality control", "Quality standards and control", &[]),
            ("Cutlery", "Cutting machinery", &[]),
            ("Home textiles", "Home building materials", &[]),
            ("", "", &[]),
        ] {
            assert_eq!(
                shared(&telling(ours), &telling(theirs)),
                same,
                "{ours} / {theirs}"
            );
        }
    }
}
