//! Remedies as the table of rules writes them, with the keys of commands filled in.

/// A remedy as a sentence part: each `{…}` becomes the key in parentheses that `key` gives for one of its commands, or
/// goes with the blank before it where there is none.
///
/// `kind` is that of the flagged entry; a command with a kind behind a colon is meant on that kind alone.
pub fn fill(remedy: &str, kind: &str, mut key: impl FnMut(&str) -> Option<String>) -> String {
    let mut filled = String::new();
    let mut rest = remedy;
    while let Some((before, behind)) = rest.split_once('{') {
        let (commands, after) = behind.split_once('}').unwrap_or((behind, ""));
        let fits = commands
            .split('|')
            .filter_map(|one| match one.split_once(':') {
                Some((command, only)) => (only == kind).then_some(command),
                None => Some(one),
            });
        match fits.into_iter().find_map(&mut key) {
            Some(key) => {
                filled.push_str(before);
                filled.push_str(&format!("({key})"));
            }
            None => filled.push_str(before.trim_end()),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// What is named of a command where there are no keys: the command line, where that is written there.
pub fn command_line(id: &str) -> Option<String> {
    id.starts_with("tcu ").then(|| id.to_owned())
}

/// The ids of the commands of the screens that a remedy names.
pub fn commands(remedy: &str) -> impl Iterator<Item = &str> {
    let braces = remedy.split('{').skip(1);
    let inner = braces.filter_map(|part| part.split('}').next());
    let one = |part: &'_ str| part.split_once(':').map_or(part.len(), |(id, _)| id.len());
    inner
        .flat_map(|all| all.split('|'))
        .map(move |part| &part[..one(part)])
        .filter(|id| !id.starts_with("tcu "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_command_that_can_be_given_is_named_and_the_rest_goes() {
        let key = |id: &str| (id != "no").then(|| id[..1].to_owned());
        for (remedy, kind, filled) in [
            (
                "give a date {forecast} or end it {drop}",
                "",
                "give a date (f) or end it (d)",
            ),
            (
                "give a date {no}, or end it {no}",
                "",
                "give a date, or end it",
            ),
            ("correct it {no|edit}", "", "correct it (e)"),
            (
                "prove it {assess:capability|edit}",
                "capability",
                "prove it (a)",
            ),
            (
                "prove it {assess:capability|edit}",
                "milestone",
                "prove it (e)",
            ),
            ("say it", "", "say it"),
        ] {
            assert_eq!(fill(remedy, kind, key), filled);
        }
        let named: Vec<&str> = commands("a {b|c:d} {e}").collect();
        assert_eq!(named, ["b", "c", "e"]);
    }
}
