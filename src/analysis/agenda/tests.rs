//! What an agenda of a small folder holds.

use super::*;
use crate::dates::date::{date, iso, parse_iso};
use crate::model::ReferenceIndex;
use crate::query::address::address_of;
use crate::schedule::compute;
use crate::schedule::test_support::portfolio;

const FANS: &str = r#"
[cluster]
name = "Fans"
[[owner]]
id = "lab"
role = "Head of testing"
[[milestone]]
id = "rig"
title = "Rig"
owner = "lab"
forecast = 2026-09-30
[[milestone]]
id = "far"
title = "Far"
owner = "lab"
forecast = 2028-09-30
[[milestone]]
id = "lost"
title = "Nobody's"
forecast = 2026-12-01
[[milestone]]
id = "gone"
owner = "lab"
status = "done"
forecast = 2026-09-30
actual = 2026-09-30
[[indicator]]
id = "tests"
name = "Tests"
responsible = "lab"
reading_every_days = 90
[[indicator.reading]]
on = 2026-09-01
value = 3
[[indicator.reading]]
on = 2027-01-01
value = 4
[[risk]]
id = "price"
text = "Price holds"
owner = "agency"
review_by = 2026-12-31
[[risk]]
id = "closed"
text = "Was"
owner = "agency"
state = "closed"
review_by = 2026-10-31
[[feedback]]
id = "f-20261101-aaaa1111"
on = 2026-11-01
kind = "problem"
voice = "cluster-firm"
text = "not to be shown"
about = ["rig"]
[[feedback]]
id = "f-20261102-aaaa2222"
on = 2026-11-02
kind = "praise"
about = ["rig"]
[[feedback]]
id = "f-20261001-aaaa3333"
on = 2026-10-01
kind = "idea"
quotable = true
text = "two shifts"
owner = "agency"
answered = 2026-11-20
[[decision]]
id = "buy"
text = "Buy the rig"
owner = "agency"
due = 2026-11-30
[[decision]]
id = "done"
text = "Done"
owner = "agency"
due = 2026-11-30
done = 2026-11-01
"#;
const SHARED: &str = "[[owner]]\nid = \"agency\"\norg = \"Agency\"\n";

fn told(days: i64) -> Vec<(String, Workload, Vec<String>)> {
    let portfolio = portfolio(&[("portfolio", SHARED), ("fans", FANS)]);
    let names = ReferenceIndex::new(&portfolio);
    let plan = compute(&portfolio, &names, parse_iso("2026-11-21").unwrap());
    let known = FilterContext::new(&portfolio, &names, &plan);
    let agenda = agenda(&portfolio, &plan, &known, days);
    let item = |item: &AgendaItem| {
        let address = address_of(&portfolio, item.found);
        let title = title(&portfolio, item.found);
        format!(
            "{} {} {address} {title}",
            iso(date(item.due)),
            item.what.word()
        )
    };
    let owner = |own: &OwnerAgenda| {
        let address = own.owner.map(|found| address_of(&portfolio, found));
        (
            address.unwrap_or_default(),
            own.load,
            own.items.iter().map(item).collect(),
        )
    };
    agenda.owners.iter().map(owner).collect()
}

#[test]
fn each_owner_has_what_is_due_and_unanswered_the_most_pressed_first() {
    let told = told(30);
    assert_eq!(told[0].0, "fans/lab");
    let load = Workload {
        open: 2,
        due: 2,
        overdue: 1,
        unanswered: 1,
    };
    assert_eq!(told[0].1, load);
    assert_eq!(
        told[0].2,
        [
            "2026-09-30 milestone fans/rig Rig",
            "2026-11-21 answer fans/f-20261101-aaaa1111 problem from cluster-firm",
            "2026-11-30 reading fans/tests Tests",
        ]
    );
    assert_eq!(
        told[1].2,
        [
            "2026-11-30 decision fans/buy Buy the rig",
            "2026-12-04 tell fans/f-20261001-aaaa3333 idea: two shifts",
        ]
    );
    assert_eq!(
        (told[2].0.as_str(), told[2].2.as_slice()),
        (
            "",
            &["2026-12-01 milestone fans/lost Nobody's".to_owned()][..]
        )
    );
}

#[test]
fn the_days_widen_what_is_due_but_not_what_is_overdue() {
    let items = |days| told(days).iter().map(|own| own.2.len()).sum::<usize>();
    assert_eq!([items(0), items(30), items(90), items(3000)], [2, 6, 7, 8]);
}
