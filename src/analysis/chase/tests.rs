use super::*;
use crate::dates::date::parse_iso;
use crate::health::assess;
use crate::model::ReferenceIndex;
use crate::schedule::compute;
use crate::store::read::read_text;

const FANS: &str = r#"
[cluster]
name = "Fans"
[[owner]]
id = "lab"
[[milestone]]
id = "late"
owner = "lab"
forecast = 2026-11-01
[[milestone]]
id = "soon"
owner = "lab"
forecast = 2026-12-01
[[milestone]]
id = "far"
owner = "lab"
forecast = 2027-06-01
[[milestone]]
id = "silent"
owner = "lab"
status = "active"
forecast = 2027-07-01
[[milestone]]
id = "unowned"
forecast = 2026-11-10
[[decision]]
id = "buy"
on = 2026-10-01
text = "Buy it"
owner = "lab"
due = 2026-11-30
[[feedback]]
id = "f-20261101-k3v9q2mx"
on = 2026-11-19
by = "x"
kind = "problem"
text = "No power"
owner = "lab"
[[confirmation]]
on = 2026-01-01
by = "x"
items = ["silent"]
[[confirmation]]
on = 2026-11-20
by = "x"
items = ["far", "soon"]
"#;

#[test]
fn an_owner_is_asked_by_group_and_day_and_about_nothing_twice() {
    let portfolio = Portfolio {
        roadmaps: vec![read_text("fans", FANS).roadmap.expect("valid TOML")],
        ..Portfolio::default()
    };
    let names = ReferenceIndex::new(&portfolio);
    let today = parse_iso("2026-11-21").expect("a date");
    let plan = compute(&portfolio, &names, today);
    let report = assess(&portfolio, &names, &plan);
    let known = FilterContext::assessed(&portfolio, &names, &plan, &report);
    let lists = chase(&portfolio, &plan, &report, &known, 30);
    let told: Vec<Vec<(String, ChaseGroup)>> = lists
        .iter()
        .map(|list| {
            let id = |item: &ChaseItem| {
                let entry = portfolio
                    .file(item.found.roadmap)
                    .entry(item.found.kind, item.found.index);
                (entry.expect("an entry").id().to_owned(), item.group)
            };
            list.items.iter().map(id).collect()
        })
        .collect();
    let named = |ids: &[(&str, ChaseGroup)]| -> Vec<(String, ChaseGroup)> {
        ids.iter()
            .map(|(id, group)| ((*id).to_owned(), *group))
            .collect()
    };
    assert_eq!(
        told,
        [
            named(&[
                ("late", ChaseGroup::Overdue),
                ("buy", ChaseGroup::DueSoon),
                ("soon", ChaseGroup::DueSoon),
                ("silent", ChaseGroup::UpdateDue),
                ("f-20261101-k3v9q2mx", ChaseGroup::Answers),
            ]),
            named(&[("unowned", ChaseGroup::Overdue)]),
        ]
    );
    assert_eq!(lists[1].owner, None);
}
