use super::*;
use crate::dates::date::{date, iso, parse_iso};
use crate::model::{Portfolio, ReferenceIndex};
use crate::schedule::compute;
use crate::store::read::read_text;

const FANS: &str = r#"
[cluster]
name = "Fans"
[[owner]]
id = "lab"
org = "SIMTEL"
[[owner]]
id = "new-lab"
org = "PSQCA"
[[milestone]]
id = "moved"
owner = "new-lab"
reaches = "use"
baseline = 2026-03-01
forecast = 2026-09-30
[[milestone]]
id = "kept"
owner = "lab"
baseline = 2026-06-30
status = "done"
actual = 2026-06-20
[[milestone]]
id = "late"
owner = "lab"
baseline = 2026-06-30
status = "done"
actual = 2026-07-10
[[milestone]]
id = "open"
baseline = 2027-06-30
[[milestone]]
id = "dropped"
baseline = 2026-01-01
status = "dropped"
[[change]]
on = 2026-02-01
by = "x"
item = "moved"
field = "forecast"
from = 2026-03-01
to = 2026-05-31
code = "procurement"
why = "customs"
[[change]]
on = 2026-04-01
by = "x"
item = "moved"
field = "owner"
from = "lab"
to = "new-lab"
[[change]]
on = 2026-05-01
by = "x"
item = "moved"
field = "forecast"
from = 2026-05-31
to = 2026-07-31
code = "predecessor"
[[change]]
on = 2026-05-01
by = "x"
item = "moved"
field = "forecast"
from = 2026-07-31
to = 2026-09-30
code = "staffing"
[[change]]
on = 2026-05-02
by = "x"
item = "moved"
field = "forecast"
from = 2026-09-30
to = 2026-10-30
code = "correction"
"#;

#[test]
fn every_promise_is_kept_moved_missed_or_pending_and_belongs_to_who_gave_it() {
    let portfolio = Portfolio {
        roadmaps: vec![read_text("fans", FANS).roadmap.expect("valid TOML")],
        ..Portfolio::default()
    };
    let names = ReferenceIndex::new(&portfolio);
    let plan = compute(&portfolio, &names, parse_iso("2026-11-21").expect("a date"));
    let all = promises(&portfolio, &names, &plan, &[0]);
    let told: Vec<String> = all
        .iter()
        .map(|one| {
            let roadmap = &portfolio.roadmaps[0];
            let owner = one
                .owner
                .map(|owner| roadmap.owners[owner.index].id.to_string());
            format!(
                "{} by {} given {} for {}: {:?} {}",
                roadmap.milestones[one.milestone.index].id,
                owner.unwrap_or("nobody".to_owned()),
                one.given.map_or("?".to_owned(), |on| iso(date(on))),
                iso(date(one.promised)),
                one.outcome,
                one.code.clone().unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "moved by lab given ? for 2026-03-01: Moved(91) procurement",
            "moved by lab given 2026-02-01 for 2026-05-31: Moved(122) staffing",
            "moved by new-lab given 2026-05-01 for 2026-09-30: Missed(52) ",
            "kept by lab given ? for 2026-06-30: Kept ",
            "late by lab given ? for 2026-06-30: Missed(10) ",
            "open by nobody given ? for 2027-06-30: Pending ",
            "dropped by nobody given ? for 2026-01-01: Dropped ",
        ]
    );
    let totals = PromiseTotals::of(&portfolio, &all);
    let all = &totals.all;
    assert_eq!(
        (all.promised, all.kept, all.moved, all.missed),
        (7, 1, 2, 2)
    );
    assert_eq!(
        (all.share_kept, all.usual_slip, all.days_lost),
        (Some(0.2), Some(52.0), 275)
    );
    let simtel = &totals.by_organisation[0];
    assert_eq!(simtel.name.as_deref(), Some("SIMTEL"));
    assert_eq!((simtel.days_lost, simtel.share_kept), (223, Some(0.25)));
    let most = &totals.lost[0];
    assert_eq!(
        (
            most.organisation.as_deref(),
            most.code.as_deref(),
            most.days
        ),
        (Some("SIMTEL"), Some("staffing"), 122)
    );
    assert_eq!(totals.by_reason.len(), 2);
}
