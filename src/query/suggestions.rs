//! The names nearest to one that was not found.

/// Up to three of `known` that may have been meant by `said`, the likeliest first.
pub(crate) fn nearest_few(said: &str, known: impl IntoIterator<Item = String>) -> Vec<String> {
    const LIKE: f64 = 0.75;
    let said = said.to_lowercase();
    let mut like: Vec<(f64, String)> = known
        .into_iter()
        .map(|name| (likeness(&said, &name), name))
        .filter(|(likeness, _)| *likeness > LIKE)
        .collect();
    like.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    like.dedup_by(|a, b| a.1 == b.1);
    like.into_iter().take(3).map(|(_, name)| name).collect()
}

/// How like two names are, 0 to 1. Of an address only the last part counts: who names the roadmap as well is
/// answered from that roadmap.
fn likeness(said: &str, name: &str) -> f64 {
    const PART: f64 = 0.9;
    let last = name.rsplit('/').next().unwrap_or(name);
    let held = said.len() >= 3 && last.contains(said);
    let whole = strsim::jaro_winkler(said, last);
    if held { whole.max(PART) } else { whole }
}

/// ` Did you mean a, b or c?`, or nothing.
pub(crate) fn did_you_mean(near: &[String]) -> String {
    match near {
        [] => String::new(),
        near => format!(" Did you mean {}?", listed(near, "or")),
    }
}

/// `a, b or c`.
pub(super) fn listed(names: &[String], before_last: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {before_last} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_names_come_first() {
        let known = || ["a/iso-17025", "a/staff-trained", "b/iso-9001"].map(str::to_owned);
        assert_eq!(nearest_few("iso-1725", known())[0], "a/iso-17025");
        assert_eq!(nearest_few("17025", known()), ["a/iso-17025"]);
        assert_eq!(nearest_few("zebra", known()), Vec::<String>::new());
        assert_eq!(
            listed(&known(), "or"),
            "a/iso-17025, a/staff-trained or b/iso-9001"
        );
    }
}
