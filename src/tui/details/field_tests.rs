//! What a file holds of an entry is told where the entry is shown, whatever its kind: built-in and custom fields.

use crate::model::choice::{EntryKind, WordEnum};
use crate::model::{Field, Kind, ReferenceTarget, ValueType};
use crate::tui::details::about;
use crate::tui::state::route::RowId;
use crate::tui::test_harness::TestHarness;

/// What the references of the entry under test name, each called by words that stand nowhere else.
const NAMED: &str = "[[owner]]\nid = \"n-owner\"\nrole = \"Named owner\"\n\
    [[phase]]\nid = \"n-phase\"\nname = \"Named phase\"\n\
    [[capability]]\nid = \"n-capability\"\nname = \"Named capability\"\n\
    [[feedback]]\nid = \"f-20260101-zzzzzzzz\"\non = 2026-01-01\nkind = \"idea\"\ntext = \"Named feedback\"\nquotable = true\n\
    [[milestone]]\nid = \"n-milestone\"\ntitle = \"Named milestone\"\n";

/// The kinds that have a text of their own about one entry.
const KINDS: [Kind; 18] = [
    Kind::Phase,
    Kind::Policy,
    Kind::Owner,
    Kind::Zone,
    Kind::Sector,
    Kind::Chain,
    Kind::Capability,
    Kind::Match,
    Kind::Milestone,
    Kind::Indicator,
    Kind::Placement,
    Kind::Fund,
    Kind::Risk,
    Kind::Feedback,
    Kind::Decision,
    Kind::Review,
    Kind::Confirmation,
    Kind::CustomField,
];

/// A value of a field as the file writes it, and as people read it.
fn example(kind: Kind, field: &Field) -> (String, String) {
    match (kind, field.key) {
        (Kind::Feedback, "satisfied") => return ("true".into(), "satisfied".into()),
        (Kind::Feedback, "sensitive") => return ("true".into(), "(withheld)".into()),
        _ => {}
    }
    let (written, shown) = match field.shape {
        ValueType::Date => ("2026-02-03".to_owned(), "3 Feb 2026".to_owned()),
        ValueType::Integer { least, most } => {
            let number = 37.clamp(least, most).to_string();
            (number.clone(), number)
        }
        ValueType::Number | ValueType::Amount => ("41".to_owned(), "41".to_owned()),
        ValueType::Bool => ("true".to_owned(), "yes".to_owned()),
        ValueType::Choice(words) => {
            let word = words.last().copied().unwrap_or_default();
            let shown = field.said_word(word).replace('-', " ");
            (format!("\"{word}\""), shown)
        }
        ValueType::Reference(target) => {
            let (id, name) = match target {
                ReferenceTarget::Owner | ReferenceTarget::Attendee => ("n-owner", "Named owner"),
                ReferenceTarget::Capability | ReferenceTarget::Assessed => {
                    ("n-capability", "Named capability")
                }
                ReferenceTarget::Phase => ("n-phase", "Named phase"),
                ReferenceTarget::Zone => ("n-zone", "Named zone"),
                ReferenceTarget::Sector => ("n-sector", "Named sector"),
                ReferenceTarget::Feedback => ("f-20260101-zzzzzzzz", "Named feedback"),
                _ => ("n-milestone", "Named milestone"),
            };
            (format!("\"{id}\""), name.to_owned())
        }
        ValueType::FieldKey => ("\"xylograph\"".to_owned(), "xylograph".to_owned()),
        _ => ("\"Xylograph\"".to_owned(), "Xylograph".to_owned()),
    };
    match field.many {
        true => (format!("[{written}]"), shown),
        false => (written, shown),
    }
}

/// What must stand beside a field for it to mean anything.
fn beside(kind: Kind, key: &str) -> &'static str {
    match (kind, key) {
        (Kind::Milestone, "actual") => "status = \"done\"\n",
        (Kind::Milestone, "quiet_why") => "quiet_until = 2027-06-30\n",
        (Kind::Feedback, "outcome" | "answer" | "answered_by" | "told") => {
            "answered = 2026-01-02\n"
        }
        (Kind::Feedback, "satisfied") => "answered = 2026-01-02\ntold = 2026-01-03\n",
        (Kind::Feedback, "referred_to" | "referral_confirmed") => "sensitive = true\n",
        (Kind::Match, "sector") => "zone = \"n-zone\"\n",
        _ => "",
    }
}

/// The row of the entry under test.
fn row(kind: Kind) -> RowId {
    let file = match kind {
        Kind::Zone | Kind::Sector | Kind::CustomField => "portfolio",
        _ => "a",
    };
    let item = match kind {
        Kind::Match => "one/match[1]".to_owned(),
        Kind::Sector => "one/sector[1]".to_owned(),
        Kind::Review | Kind::Confirmation => format!("{kind}[1]"),
        Kind::CustomField => "field[1]".to_owned(),
        _ => "one".to_owned(),
    };
    RowId::Entry(file.into(), kind, item)
}

/// The text about an entry that holds one field.
fn told(kind: Kind, line: &str) -> String {
    let shared = "[[owner]]\nid = \"n-owner\"\nrole = \"Named owner\"\n\
                  [[zone]]\nid = \"n-zone\"\nname = \"Named zone\"\n\
                  [[zone.sector]]\nid = \"n-sector\"\nname = \"Named sector\"\n";
    let head = match kind {
        Kind::Match => "[[capability]]\nid = \"one\"\n[[capability.match]]\n".to_owned(),
        Kind::Sector => "[[zone]]\nid = \"one\"\n[[zone.sector]]\n".to_owned(),
        Kind::Review | Kind::Confirmation | Kind::CustomField => format!("[[{kind}]]\n"),
        kind => format!("[[{kind}]]\nid = \"one\"\n"),
    };
    let entry = format!("{head}{line}");
    let custom = format!("[[field]]\nkind = \"{kind}\"\nkey = \"x-own\"\ntype = \"text\"\n");
    let (portfolio, roadmap) = match kind {
        Kind::Zone => (format!("{custom}{shared}{entry}"), NAMED.to_owned()),
        Kind::Sector => (format!("{shared}{entry}"), NAMED.to_owned()),
        Kind::CustomField => (format!("{entry}{shared}"), NAMED.to_owned()),
        _ => (format!("{custom}{shared}"), format!("{NAMED}{entry}")),
    };
    let roadmap = format!("[cluster]\nname = \"A\"\n{roadmap}");
    let harness = TestHarness::of(&[("a", &roadmap), ("portfolio", &portfolio)]);
    let key = row(kind);
    let lines = about(&harness.model, &key, 100);
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[test]
fn every_field_of_every_kind_is_told() {
    let mut untold = Vec::new();
    for kind in KINDS {
        for field in kind.description().fields {
            if field.key == "id" {
                continue;
            }
            let (written, shown) = example(kind, field);
            let beside = beside(kind, field.key);
            let (with, without) = (
                told(kind, &format!("{beside}{} = {written}\n", field.key)),
                told(kind, beside),
            );
            let shows = with.replace('-', " ").contains(&shown.replace('-', " "));
            if !shows || with == without {
                untold.push(format!("{kind}.{} = {written}\n{with}", field.key));
            }
        }
    }
    assert!(untold.is_empty(), "{}", untold.join("\n----\n"));
}

#[test]
fn a_custom_field_is_told_without_another_line() {
    for kind in KINDS
        .into_iter()
        .filter(|kind| EntryKind::from_word(kind.key()).is_some())
    {
        let says = told(kind, "x-own = \"Xylograph\"\n");
        assert!(says.contains("Xylograph"), "{kind}: {says}");
    }
}

#[test]
fn amounts_have_their_thousands_apart_and_parts_their_dates_in_words() {
    let says = told(
        Kind::Fund,
        "approved = 52000000\n[[fund.flow]]\non = 2026-02-03\nkind = \"released\"\namount = 1250000\n",
    );
    assert!(says.contains("52,000,000"), "{says}");
    assert!(
        says.contains("3 Feb 2026") && says.contains("1,250,000"),
        "{says}"
    );
}
