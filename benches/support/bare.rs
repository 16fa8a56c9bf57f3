//! The same files in structs that hold what is written and know nothing else, as `toml-spanner` reads them.

#![allow(dead_code, reason = "what is read is never looked at")]

use toml_spanner::{Arena, Context, Failed, FromToml, Item, Toml};

/// A date as it is written.
#[derive(Debug)]
struct Day(toml_spanner::Date);

impl<'de> FromToml<'de> for Day {
    fn from_toml(context: &mut Context<'de>, item: &Item<'de>) -> Result<Self, Failed> {
        match item.as_datetime().and_then(toml_spanner::DateTime::date) {
            Some(date) => Ok(Self(date)),
            None => Err(context.report_expected_but_found(&"a date", item)),
        }
    }
}

/// A roadmap.
#[derive(Debug, Toml)]
#[toml(FromToml, ignore_unknown_fields)]
pub(crate) struct Bare {
    #[toml(default)]
    milestone: Vec<Milestone>,
    #[toml(default)]
    owner: Vec<Owner>,
    #[toml(default)]
    capability: Vec<Capability>,
    #[toml(default)]
    feedback: Vec<Feedback>,
    #[toml(default)]
    change: Vec<Change>,
    #[toml(default)]
    confirmation: Vec<Confirmation>,
}

#[derive(Debug, Toml)]
#[toml(FromToml, ignore_unknown_fields)]
struct Owner {
    id: String,
    role: Option<String>,
    org: Option<String>,
    group: Option<String>,
}

#[derive(Debug, Toml)]
#[toml(FromToml, ignore_unknown_fields)]
struct Capability {
    id: String,
    name: Option<String>,
    target: Option<String>,
    due: Option<Day>,
}

#[derive(Debug, Toml)]
#[toml(FromToml, ignore_unknown_fields)]
struct Milestone {
    id: String,
    title: Option<String>,
    done_means: Option<String>,
    capability: Option<String>,
    owner: Option<String>,
    status: Option<String>,
    baseline: Option<Day>,
    forecast: Option<Day>,
    actual: Option<Day>,
    duration_days: Option<i64>,
    #[toml(default)]
    after: Vec<String>,
    #[toml(default)]
    evidence: Vec<String>,
}

#[derive(Debug, Toml)]
#[toml(FromToml, ignore_unknown_fields)]
struct Feedback {
    id: String,
    on: Option<Day>,
    by: Option<String>,
    voice: Option<String>,
    kind: Option<String>,
    #[toml(default)]
    about: Vec<String>,
    text: Option<String>,
    answered: Option<Day>,
    outcome: Option<String>,
    answer: Option<String>,
}

#[derive(Debug, Toml)]
#[toml(FromToml, ignore_unknown_fields)]
struct Change {
    on: Option<Day>,
    by: Option<String>,
    item: Option<String>,
    field: Option<String>,
    from: Option<Day>,
    to: Option<Day>,
    code: Option<String>,
    why: Option<String>,
}

#[derive(Debug, Toml)]
#[toml(FromToml, ignore_unknown_fields)]
struct Confirmation {
    on: Option<Day>,
    by: Option<String>,
    #[toml(default)]
    items: Vec<String>,
}

impl Bare {
    /// Reads a text; `None` where it does not fit.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let arena = Arena::new();
        toml_spanner::parse(text, &arena).ok()?.to().ok()
    }
}
