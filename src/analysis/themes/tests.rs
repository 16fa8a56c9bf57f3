use super::*;
use crate::dates::date::day;
use crate::dates::date::parse_iso;
use crate::model::{Portfolio, ReferenceIndex};
use crate::store::read::read_text;

fn roadmap(id: &str, remarks: &[(&str, &str, &str)]) -> crate::model::Roadmap {
    let mut text =
        format!("[cluster]\nname = \"{id}\"\n[[owner]]\nid = \"gepco\"\norg = \"Power company\"\n");
    for (number, (on, words, more)) in remarks.iter().enumerate() {
        text.push_str(&format!(
            "[[feedback]]\nid = \"f-{id}-{number}\"\non = {on}\nby = \"x\"\nkind = \"problem\"\nowner = \"gepco\"\ntext = \"{words}\"\n{more}\n"
        ));
    }
    read_text(id, &text).roadmap.expect("valid TOML")
}

fn told(portfolio: &Portfolio) -> Vec<(ThemeKey, usize, usize, bool, usize, Option<String>)> {
    let names = ReferenceIndex::new(portfolio);
    let places: Vec<usize> = (0..portfolio.roadmaps.len()).collect();
    let today = day(parse_iso("2026-11-21").expect("a date"));
    themes(portfolio, &names, &places, today, &|_| true)
        .into_iter()
        .map(|one| {
            (
                one.key,
                one.remarks.len(),
                one.clusters.len(),
                one.is_common,
                one.waiting.len(),
                one.organisation,
            )
        })
        .collect()
}

#[test]
fn the_same_matter_in_three_clusters_is_told_once_by_tag_and_by_wording() {
    let portfolio = Portfolio {
        roadmaps: vec![
            roadmap(
                "a",
                &[(
                    "2026-09-01",
                    "Voltage drops stop our furnaces every evening",
                    "tags = ['power']",
                )],
            ),
            roadmap(
                "b",
                &[
                    (
                        "2026-10-01",
                        "In the evening the voltage drops and furnaces stop",
                        "tags = ['power']\nanswered = 2026-10-09\nanswer = 'A feeder of its own'",
                    ),
                    ("2026-10-02", "The buyer wants a certificate for steel", ""),
                ],
            ),
            roadmap(
                "c",
                &[(
                    "2026-11-20",
                    "Voltage drops: furnaces stop",
                    "tags = ['power']",
                )],
            ),
            roadmap(
                "d",
                &[(
                    "2026-11-20",
                    "Roads to the port are closed",
                    "sensitive = true",
                )],
            ),
        ],
        ..Portfolio::default()
    };
    let told = told(&portfolio);
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(told[0].0, ThemeKey::Tag("power".to_owned()));
    assert_eq!(
        (told[0].1, told[0].2, told[0].3, told[0].4),
        (3, 3, true, 2)
    );
    assert_eq!(told[0].5.as_deref(), Some("Power company"));
    assert!(
        matches!(&told[1].0, ThemeKey::Words(words) if words.contains(&"voltage".to_owned())),
        "{told:?}"
    );
}

#[test]
fn far_apart_or_in_two_clusters_it_is_no_common_matter() {
    let portfolio = Portfolio {
        roadmaps: vec![
            roadmap("a", &[("2026-01-01", "x", "tags = ['power']")]),
            roadmap("b", &[("2026-05-01", "y", "tags = ['power']")]),
            roadmap("c", &[("2026-09-01", "z", "tags = ['power', 'roads']")]),
        ],
        ..Portfolio::default()
    };
    let told = told(&portfolio);
    assert_eq!(told.len(), 1);
    assert!(!told[0].3);
}
