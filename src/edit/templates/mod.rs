//! What a new roadmap may begin with: an empty file, or a first plan for one of the four sector groups.
//!
//! A template is a whole TOML text with its sources in comments. Its dates are computed from the status date, so
//! that nothing in it is late on the day it is made.

use chrono::{Datelike, Months};

use crate::dates::date::iso;
use crate::model::choice::SectorGroup;
use crate::model::{Date, WordEnum};
use crate::text::toml_quote;

/// What a new roadmap begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// The name of the cluster and nothing else.
    Blank,
    /// Phases, capabilities, milestones and indicators that suit a sector group.
    For(SectorGroup),
}

impl Template {
    /// Every template, in the order in which it is offered.
    pub const ALL: [Template; 5] = [
        Template::Blank,
        Template::For(SectorGroup::Traditional),
        Template::For(SectorGroup::NaturalResource),
        Template::For(SectorGroup::ComplexProductSystems),
        Template::For(SectorGroup::SpecialisedSupplier),
    ];

    /// The word by which it is asked for: `blank`, or the sector group.
    pub fn word(self) -> &'static str {
        match self {
            Template::Blank => "blank",
            Template::For(group) => group.word(),
        }
    }

    /// The template of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|template| template.word() == word)
    }

    /// What it is for, in a line.
    pub fn about(self) -> &'static str {
        match self {
            Template::Blank => "nothing but the name",
            Template::For(SectorGroup::Traditional) => {
                "many small makers: tests at home, links between firms, a second value chain"
            }
            Template::For(SectorGroup::NaturalResource) => {
                "what grows or lies in the ground: sanitary standards, public and private research"
            }
            Template::For(SectorGroup::ComplexProductSystems) => {
                "parts for assemblers: certificates, a network broker, parts designed here"
            }
            Template::For(SectorGroup::SpecialisedSupplier) => {
                "specialists near their clients: skilled people, shared certification, own products"
            }
        }
    }

    fn body(self) -> &'static str {
        match self {
            Template::Blank => "",
            Template::For(SectorGroup::Traditional) => include_str!("traditional.toml"),
            Template::For(SectorGroup::NaturalResource) => include_str!("natural-resource.toml"),
            Template::For(SectorGroup::ComplexProductSystems) => {
                include_str!("complex-product-systems.toml")
            }
            Template::For(SectorGroup::SpecialisedSupplier) => {
                include_str!("specialised-supplier.toml")
            }
        }
    }
}

/// The text of a new roadmap of the cluster called `name`, made on `today`.
pub fn text(name: &str, template: Template, today: Date) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if template == Template::Blank {
        return format!(
            "format = 1\n\n[cluster]\nname = {}\n",
            toml_quote::quote(&name)
        );
    }
    let mut text = String::new();
    fill(include_str!("head.toml"), &name, today, &mut text);
    fill(template.body(), &name, today, &mut text);
    text
}

/// Appends a part with its places filled in.
fn fill(part: &str, name: &str, today: Date, text: &mut String) {
    let mut rest = part;
    while let Some((before, (place, after))) = rest
        .split_once("{{")
        .and_then(|(before, inside)| Some((before, inside.split_once("}}")?)))
    {
        text.push_str(before);
        match place {
            "name" => text.extend(name.chars().filter(|letter| !letter.is_control())),
            "quoted name" => text.push_str(&toml_quote::quote(name)),
            "owners" => fill(include_str!("owners.toml"), name, today, text),
            "programme" => fill(include_str!("programme.toml"), name, today, text),
            date => text.push_str(&iso(day_of(date, today))),
        }
        rest = after;
    }
    text.push_str(rest);
}

/// The day that a place means: `today`, `+6` the last day of the month six months ahead, `>6` the day after that.
fn day_of(place: &str, today: Date) -> Date {
    let months = |text: &str| text.parse().unwrap_or(0);
    let day = match place.split_at_checked(1) {
        Some(("+", ahead)) => month_end(today, months(ahead)),
        Some((">", ahead)) => month_end(today, months(ahead)).and_then(|day| day.succ_opt()),
        _ => Some(today),
    };
    // Beyond the last date of the format the plan stays on its first day.
    day.filter(|day| day.year() <= 9999).unwrap_or(today)
}

fn month_end(today: Date, ahead: u32) -> Option<Date> {
    let first = today.with_day(1)?;
    first.checked_add_months(Months::new(ahead + 1))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::parse_iso;

    fn on(text: &str) -> Date {
        parse_iso(text).expect("a date")
    }

    #[test]
    fn dates_are_month_ends_counted_from_today() {
        for (place, today, day) in [
            ("today", "2026-11-21", "2026-11-21"),
            ("+0", "2026-11-21", "2026-11-30"),
            ("+3", "2026-11-30", "2027-02-28"),
            (">3", "2026-11-30", "2027-03-01"),
            ("+3", "2023-11-30", "2024-02-29"),
            ("+54", "2026-01-31", "2030-07-31"),
            ("+54", "9999-12-31", "9999-12-31"),
        ] {
            assert_eq!(day_of(place, on(today)), on(day), "{place} on {today}");
        }
    }

    #[test]
    fn no_place_is_left_open_and_no_template_lacks_a_word() {
        for template in Template::ALL {
            let text = text("Some \"cluster\"", template, on("2026-11-21"));
            assert!(!text.contains("{{") && !text.contains("}}"), "{text}");
            assert_eq!(Template::from_word(template.word()), Some(template));
        }
    }

    #[test]
    fn any_name_gives_valid_toml_that_says_the_name() {
        for name in ["a\"b\\c", "سرجیکل", "tab\u{1}bell", "{{owners}}", "'''"] {
            for template in Template::ALL {
                let table: toml::Table = text(name, template, on("2026-11-21")).parse().unwrap();
                assert_eq!(table["cluster"]["name"].as_str(), Some(name));
            }
        }
    }
}
