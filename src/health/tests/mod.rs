//! Every rule at its limit and one day over.

mod alone;
mod dates;
mod feedback;
mod file;
mod letters;
mod scale;
mod upkeep;

use super::*;
use crate::model::{Portfolio, ReferenceIndex};
use crate::schedule::compute;
use crate::schedule::test_support::{on, portfolio};

/// The assessment of files on a day.
fn assessed(files: &[(&str, &str)], today: &str) -> (Portfolio, HealthReport) {
    let portfolio = portfolio(files);
    let names = ReferenceIndex::new(&portfolio);
    let plan = compute(&portfolio, &names, on(today));
    let assessment = assess(&portfolio, &names, &plan);
    drop(names);
    (portfolio, assessment)
}

fn in_words(flag: &Flag) -> String {
    let mut words = format!("{} {}", flag.severity, flag.item.as_deref().unwrap_or("-"));
    if let Some(days) = flag.days {
        words += &format!(" {days}");
    }
    words
}

/// The flags of one rule as `severity item days`, with commas.
fn of_rule(rule: &str, files: &[(&str, &str)], today: &str) -> String {
    let rule = Rule::from_id(rule).expect("a rule");
    let flags = assessed(files, today).1.flags;
    let words: Vec<String> = flags
        .iter()
        .filter(|flag| flag.rule == rule)
        .map(|flag| in_words(flag))
        .collect();
    words.join(", ")
}

/// The same for one roadmap called `a`.
fn one(rule: &str, text: &str, today: &str) -> String {
    of_rule(rule, &[("a", text)], today)
}

/// Checks a rule on one roadmap over days: each with what it raises.
fn over(rule: &str, text: &str, days: &[(&str, &str)]) {
    for (today, want) in days {
        assert_eq!(one(rule, text, today), *want, "{rule} on {today} of {text}");
    }
}

fn message(rule: &str, files: &[(&str, &str)], today: &str) -> String {
    let rule = Rule::from_id(rule).expect("a rule");
    let flags = assessed(files, today).1.flags;
    flags
        .into_iter()
        .find(|flag| flag.rule == rule)
        .expect("a flag")
        .message
        .to_string()
}
