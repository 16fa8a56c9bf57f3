use super::*;
use crate::dates::date::parse_iso;
use crate::store::read::read_text;

const FANS: &str = r#"
[cluster]
name = "Fans"
[[owner]]
id = "lab"
org = "SIMTEL"
[[milestone]]
id = "rig"
title = "Test rig runs"
owner = "lab"
baseline = 2026-06-30
forecast = 2026-12-31
[[milestone]]
id = "iso"
title = "Lab accredited"
owner = "lab"
status = "done"
actual = 2026-09-01
[[feedback]]
id = "f-20261004-k3v9q2mx"
on = 2026-10-04
by = "x"
text = "power"
[[change]]
on = 2026-05-01
by = "x"
item = "rig"
field = "forecast"
to = 2026-07-30
code = "utility"
why = "before the range"
[[change]]
on = 2026-08-01
by = "x"
item = "rig"
field = "forecast"
from = 2026-07-30
to = 2026-11-27
code = "procurement"
why = "Rig held at customs"
feedback = ["f-20261004-k3v9q2mx"]
[[change]]
on = 2026-10-05
by = "x"
item = "rig"
field = "forecast"
from = 2026-11-27
to = 2026-12-31
[[change]]
on = 2026-09-01
by = "x"
item = "iso"
field = "status"
from = "active"
to = "done"
[[change]]
on = 2026-09-02
by = "x"
item = "old"
field = "removed"
from = { id = "old", title = "Old plan" }
code = "scope"
why = "given up"
"#;

fn changes_of(since: &str) -> (Portfolio, Changes) {
    let portfolio = Portfolio {
        roadmaps: vec![read_text("fans", FANS).roadmap.expect("valid TOML")],
        ..Portfolio::default()
    };
    let names = ReferenceIndex::new(&portfolio);
    let date = |text| parse_iso(text).expect("a date");
    let query = ChangesQuery {
        since: Since::Day(date(since)),
        until: date("2026-11-21"),
        roadmaps: &[0],
    };
    let changes = changes(&portfolio, &names, &query, &|_| true);
    (portfolio, changes)
}

#[test]
fn days_are_summed_by_reason_and_by_organisation() {
    let (_, changes) = changes_of("2026-07-01");
    let figures = &changes.clusters[0].figures;
    assert_eq!(
        (figures.done, figures.dropped, figures.without_reason),
        (1, 1, 1)
    );
    assert_eq!(
        (figures.postponed.milestones, figures.postponed.days),
        (1, 154)
    );
    let reasons: Vec<_> = (figures.postponed.reasons.iter())
        .map(|one| (one.code.as_deref(), one.days, one.organisation.as_deref()))
        .collect();
    assert_eq!(
        reasons,
        [
            (Some("procurement"), 120, Some("SIMTEL")),
            (None, 34, Some("SIMTEL"))
        ]
    );
    let moved = |moves, later| DaysMoved {
        moves,
        later,
        earlier: 0,
    };
    assert_eq!(changes.totals.all, moved(2, 154));
    assert_eq!(
        changes.totals.by_owner,
        [(Some("SIMTEL".to_owned()), moved(2, 154))]
    );
    assert_eq!(changes.totals.by_feedback.len(), 2);
}

#[test]
fn a_first_forecast_is_measured_from_the_baseline_and_both_ends_count() {
    let (_, changes) = changes_of("2026-05-01");
    assert_eq!(changes.clusters[0].figures.postponed.days, 184);
    let (_, changes) = changes_of("2026-05-02");
    assert_eq!(changes.clusters[0].figures.postponed.days, 154);
}

#[test]
fn what_has_gone_keeps_its_title() {
    let (_, changes) = changes_of("2026-07-01");
    let removed = changes.clusters[0]
        .changes
        .iter()
        .find(|one| one.field == "removed");
    assert_eq!(
        removed.and_then(|one| one.former_title.as_deref()),
        Some("Old plan")
    );
}
