//! A year of two offices: one that answers, confirms, approves and follows up at its monthly reviews, and one that does
//! nothing.

use chrono::{Days, NaiveDate};
use serde_json::Value;

use crate::sealed::Sealed;

const ROADMAPS: [&str; 4] = ["a", "b", "c", "d"];

const OWNERS: [(&str, &str); 3] = [
    ("lab", "association"),
    ("agency", "government-agency"),
    ("firm", "cluster-firm"),
];

/// A roadmap of twelve milestones, one due about every seven weeks, set up on 5 January 2026.
fn roadmap(place: usize) -> String {
    let mut text = format!("[cluster]\nname = \"Cluster {place}\"\nstart = 2026-01-05\n");
    for (id, group) in OWNERS {
        text += &format!("[[owner]]\nid = \"{id}\"\nrole = \"{id}\"\ngroup = \"{group}\"\n");
    }
    text += "[[capability]]\nid = \"testing\"\nname = \"Testing\"\ntarget = \"use\"\n";
    for index in 0..12 {
        text += &milestone(place, index);
    }
    text += "capability = \"testing\"\nreaches = \"use\"\n";
    let items: Vec<String> = (0..12).map(|index| format!("\"m{index}\"")).collect();
    text + &format!(
        "[[assessment]]\non = 2026-01-05\nby = \"x\"\nof = \"testing\"\nlevel = \"none\"\n\
         [[review]]\non = 2026-01-05\nby = \"x\"\n\
         [[confirmation]]\non = 2026-01-05\nby = \"x\"\nitems = [{}]\n",
        items.join(", ")
    )
}

fn milestone(place: usize, index: usize) -> String {
    let first = NaiveDate::from_ymd_opt(2026, 1, 20).expect("a date");
    let days = Days::new((45 * index + 7 * place) as u64);
    let baseline = first.checked_add_days(days).expect("a date");
    let (owner, partner) = (OWNERS[index % 3].0, OWNERS[(index + 1) % 3].0);
    let after = match index % 3 {
        0 => String::new(),
        _ => format!("after = [\"m{}\"]\n", index - 1),
    };
    format!(
        "[[milestone]]\nid = \"m{index}\"\ntitle = \"Milestone {index}\"\nowner = \"{owner}\"\n\
         partners = [\"{partner}\"]\nstatus = \"active\"\nbaseline = {baseline}\n{after}"
    )
}

struct Office {
    sealed: Sealed,
}

impl Office {
    fn new() -> Office {
        let sealed = Sealed::with(&[]);
        for (place, id) in ROADMAPS.iter().enumerate() {
            sealed.write(&format!("{id}.toml"), &roadmap(place));
        }
        Office { sealed }
    }

    fn on(&self, today: &str, arguments: &[&str]) -> String {
        let mut all = vec!["--today", today, "--as", "office"];
        all.extend(arguments);
        self.sealed.stdout(&all, 0)
    }

    fn json(&self, today: &str, arguments: &[&str]) -> Vec<Value> {
        let text = self.on(today, &[arguments, &["--format", "json"]].concat());
        serde_json::from_str(&text).expect("a JSON list")
    }

    /// Two remarks reach each cluster in the first half of the month.
    fn hear(&self, month: usize) {
        let today = format!("2026-{month:02}-10");
        let about = format!("m{}", month.min(11));
        for roadmap in ROADMAPS {
            for kind in ["problem", "request"] {
                let add = [
                    "feedback", "add", roadmap, "--kind", kind, "--about", &about,
                ];
                let said = ["--voice", "cluster-firm", "--channel", "visit", "We wait."];
                self.on(&today, &[add.as_slice(), &said].concat());
            }
        }
    }

    /// What was due is done, or gets a new date where it slips; the rest is confirmed; every remark is answered,
    /// delivered and followed up; and once a quarter the dates that slipped are approved.
    fn review(&self, month: usize) {
        let today = format!("2026-{month:02}-28");
        for roadmap in ROADMAPS {
            for milestone in self.json(&today, &["list", "milestones", "--roadmap", roadmap]) {
                self.look_at(&today, roadmap, &milestone);
            }
            let active = format!("roadmap:{roadmap} status:active");
            self.on(&today, &["confirm", "--where", &active]);
            self.answer(&today, roadmap);
            let slipped = format!("{active} slip:>30");
            let any = self.json(&today, &["list", "milestones", "--where", &slipped]);
            if month.is_multiple_of(3) && !any.is_empty() {
                let by = ["--approved-by", "committee", "--why", "quarterly plan"];
                self.on(
                    &today,
                    &[["approve", "--where", &slipped].as_slice(), &by].concat(),
                );
            }
            self.on(&today, &["review", roadmap, "--health", "green"]);
        }
    }

    fn look_at(&self, today: &str, roadmap: &str, milestone: &Value) {
        let fields = &milestone["fields"];
        let forecast = fields["forecast"].as_str();
        let due = forecast.or(fields["baseline"].as_str()).expect("a date");
        if milestone["computed"]["open"] != true || due >= today {
            return;
        }
        let id = milestone["id"].as_str().expect("an id");
        let address = format!("{roadmap}/{id}");
        if forecast.is_none() && ["m1", "m5", "m9"].contains(&id) {
            let late = ["--by", "+45d", "--why", "late parts", "--code", "supplier"];
            self.on(today, &[["forecast", &address].as_slice(), &late].concat());
        } else {
            self.on(today, &["done", &address, "--evidence", "minute"]);
        }
    }

    fn answer(&self, today: &str, roadmap: &str) {
        for remark in self.json(today, &["list", "feedback", "--roadmap", roadmap]) {
            if !remark["fields"]["answered"].is_null() {
                continue;
            }
            let address = format!("{roadmap}/{}", remark["id"].as_str().expect("an id"));
            let answer = [
                "feedback",
                "answer",
                &address,
                "--outcome",
                "accepted",
                "Yes.",
            ];
            self.on(today, &answer);
            self.on(today, &["feedback", "tell", &address, "--satisfied", "yes"]);
            self.on(
                today,
                &[
                    "set",
                    &address,
                    &format!("acted={today}"),
                    "acted_how=ordered",
                ],
            );
        }
    }

    /// The overall health of each roadmap.
    fn health(&self, today: &str) -> Vec<String> {
        let text = self.on(today, &["check", "--fail-on", "never", "--format", "json"]);
        let checked: Value = serde_json::from_str(&text).expect("JSON");
        let roadmaps = checked["roadmaps"].as_array().expect("a list").iter();
        let overall = |roadmap: &Value| roadmap["health"]["overall"].as_str().map(str::to_owned);
        roadmaps.filter_map(overall).collect()
    }
}

#[test]
fn an_office_that_reviews_every_month_is_at_least_half_green_on_the_day_after() {
    let office = Office::new();
    for month in 1..=12 {
        office.hear(month);
        office.review(month);
        let day_after = match month {
            2 => "2026-03-01".to_owned(),
            _ => format!("2026-{month:02}-29"),
        };
        let health = office.health(&day_after);
        let green = health.iter().filter(|word| *word == "green").count();
        assert!(2 * green >= ROADMAPS.len(), "{day_after}: {health:?}");
    }
}

#[test]
fn an_office_that_does_nothing_is_red_within_a_quarter() {
    let office = Office::new();
    for month in 1..=3 {
        office.hear(month);
    }
    let health = office.health("2026-04-06");
    assert_eq!(health, ["red"; 4]);
}
