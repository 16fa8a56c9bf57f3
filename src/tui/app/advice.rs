//! Sentences on the screens that advise a key: as it is bound, and only where it acts.

use crate::commands::{CommandSpec, TABLE};
use crate::health::remedy::commands;
use crate::tui::app::Model;

/// What parts the clauses of a sentence.
const SEPARATORS: [&str; 3] = [": ", "; ", ". "];

/// A sentence in which each `{command}` becomes its key. A clause that names a command which does not apply to what is
/// selected goes, with what parts it from the one before.
pub(crate) fn advice(model: &Model, text: &str) -> String {
    let context = model.context();
    let key = |id: &str| {
        let spec = spec(id)?;
        let label = model.keymap.label(spec.action);
        (!label.is_empty() && spec.applies(&context)).then_some(label)
    };
    let mut advice = String::new();
    for (separator, clause) in clauses(text.trim_end_matches('.')) {
        let Some(filled) = filled(clause, &key) else {
            continue;
        };
        advice.push_str(if advice.is_empty() { "" } else { separator });
        advice.push_str(&filled);
    }
    if text.ends_with('.') && !advice.is_empty() {
        advice.push('.');
    }
    advice
}

/// A text in which each `{command}` becomes its key, wherever that acts.
pub(crate) fn as_bound(model: &Model, text: &str) -> String {
    let label = |id: &str| Some(model.keymap.label(spec(id)?.action));
    filled(text, &label).unwrap_or_else(|| text.to_owned())
}

/// The command of that id; a text that names another is a fault of the program.
fn spec(id: &str) -> Option<&'static CommandSpec> {
    let spec = TABLE.iter().find(|spec| spec.id == id);
    debug_assert!(spec.is_some(), "{id} is no command");
    spec
}

/// The clauses of a text, each with what stands before it.
fn clauses(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let (mut rest, mut separator) = (text, "");
    loop {
        let next = SEPARATORS
            .iter()
            .filter_map(|one| Some((rest.find(one)?, *one)))
            .min();
        let Some((at, next)) = next else {
            found.push((separator, rest));
            return found;
        };
        found.push((separator, &rest[..at]));
        (rest, separator) = (&rest[at + next.len()..], next);
    }
}

/// A clause with the keys of its commands; `None` where one of them has none here.
fn filled(clause: &str, key: &impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut filled = clause.to_owned();
    for id in commands(clause) {
        filled = filled.replace(&format!("{{{id}}}"), &key(id)?);
    }
    Some(filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_harness::TestHarness;

    const FANS: &str = "[roadmap]\nformat = 1\n\n[cluster]\nname = \"Fans\"\n";

    #[test]
    fn a_key_is_named_as_it_is_bound_and_only_where_it_acts() {
        let mut harness = TestHarness::of(&[("fans", FANS)]);
        harness.press("Enter 2");
        let told = |harness: &TestHarness, text| advice(&harness.model, text);
        let text = "Milestones stand here: {add} adds the first; {answer} answers. All else stays.";
        assert_eq!(
            told(&harness, text),
            "Milestones stand here: a adds the first. All else stays.",
            "there is nothing to answer"
        );
        harness.model.keymap.bind("add", &["~".into()]).unwrap();
        assert_eq!(told(&harness, "{add} adds one."), "~ adds one.");
        assert!(harness.screen(80, 24).contains("~ adds the first"));
        assert_eq!(told(&harness, "{answer} answers."), "");
        assert_eq!(told(&harness, "Nothing to press"), "Nothing to press");
    }

    #[test]
    fn what_cannot_be_written_is_not_advised() {
        let mut harness = TestHarness::of(&[("fans", FANS)]);
        let text = "Empty: {new} makes the first.";
        assert_eq!(advice(&harness.model, text), "Empty: N makes the first.");
        let closed = std::sync::Arc::get_mut(&mut harness.model.snapshot).unwrap();
        closed.read_only = Some("this folder is only read".into());
        assert_eq!(
            advice(&harness.model, "Empty: {new} makes the first."),
            "Empty."
        );
    }
}
