//! Promised dates as sections of a document, as rows for programs, and as JSON.

use serde_json::{Value as Json, json};

use super::document::{DocBlock, DocSection, DocTable, paragraph, section};
use super::history_section::history_section;
use super::messages::Messages;
use crate::analysis::promises::{Promise, PromiseGroup, PromiseOutcome, PromiseTotals};
use crate::analysis::track_record::TrackRecord;
use crate::dates::date::{date, iso};
use crate::model::{EntryRef, Portfolio};
use crate::query::address::address_of;

/// The promises and what they add up to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PromiseReport<'r> {
    /// What the files hold.
    pub portfolio: &'r Portfolio,
    /// The promises.
    pub promises: &'r [Promise],
    /// Their totals.
    pub totals: &'r PromiseTotals,
    /// How well forecasts from history held.
    pub record: &'r TrackRecord,
    /// The language.
    pub messages: &'r Messages,
}

impl PromiseReport<'_> {
    /// Everything: the totals, then each promise.
    pub(crate) fn sections(&self) -> Vec<DocSection> {
        let mut sections: Vec<DocSection> = self.totals().into_iter().collect();
        sections.extend(history_section(self.record, self.messages));
        let all = self.all();
        if !all.rows.is_empty() {
            let title = self.messages.text("promises-each");
            sections.push(section("promises-each", title, vec![DocBlock::Table(all)]));
        }
        sections
    }

    /// The share kept and the usual slip in every way, and the days lost; `None` where nothing was promised.
    pub(crate) fn totals(&self) -> Option<DocSection> {
        let totals = self.totals;
        if totals.all.promised == 0 {
            return None;
        }
        let mut blocks = vec![paragraph(self.sentence(&totals.all))];
        for (id, first, groups) in [
            (
                "promises-by-organisation",
                "organisation",
                &totals.by_organisation,
            ),
            ("promises-by-owner", "owner", &totals.by_owner),
            ("promises-by-kind", "level", &totals.by_kind),
            ("promises-by-reason", "reason", &totals.by_reason),
        ] {
            if groups.iter().any(|group| group.name.is_some()) {
                blocks.push(DocBlock::Table(self.groups(id, first, groups)));
            }
        }
        if !totals.lost.is_empty() {
            blocks.push(DocBlock::Table(self.lost()));
        }
        Some(section("promises", self.messages.text("promises"), blocks))
    }

    fn sentence(&self, all: &PromiseGroup) -> String {
        let values = [
            ("promised", all.promised.to_string()),
            ("kept", all.kept.to_string()),
            ("moved", all.moved.to_string()),
            ("missed", all.missed.to_string()),
            ("days", all.days_lost.to_string()),
        ];
        self.messages.with("promise-figures", &values)
    }

    fn groups(&self, id: &str, first: &str, groups: &[PromiseGroup]) -> DocTable {
        let number = |id: &str| format!(">{}", self.messages.text(id));
        let columns = [
            self.messages.text(first),
            number("promised"),
            number("promises-kept"),
            number("moved-later"),
            number("promises-missed"),
            number("share-kept"),
            number("usual-slip"),
            number("days-lost"),
        ];
        let mut table = DocTable::new(self.messages.text(id), &columns);
        for group in groups {
            let none = || self.messages.text("none-known");
            table.row([
                group.name.clone().unwrap_or_else(none),
                group.promised.to_string(),
                group.kept.to_string(),
                group.moved.to_string(),
                group.missed.to_string(),
                group.share_kept.map(percent).unwrap_or_default(),
                group
                    .usual_slip
                    .map(|days| days.to_string())
                    .unwrap_or_default(),
                group.days_lost.to_string(),
            ]);
        }
        table
    }

    fn lost(&self) -> DocTable {
        let columns = [
            self.messages.text("organisation"),
            self.messages.text("reason"),
            format!(">{}", self.messages.text("promised")),
            format!(">{}", self.messages.text("days-lost")),
        ];
        let mut table = DocTable::new(self.messages.text("days-lost-by"), &columns);
        for one in &self.totals.lost {
            let nobody = || self.messages.text("nobody");
            table.row([
                one.organisation.clone().unwrap_or_else(nobody),
                one.code
                    .clone()
                    .unwrap_or_else(|| self.messages.text("no-reason")),
                one.promises.to_string(),
                one.days.to_string(),
            ]);
        }
        table
    }

    fn all(&self) -> DocTable {
        let text = |id: &str| self.messages.text(id);
        let columns = [
            text("milestone"),
            text("cluster"),
            text("owner"),
            text("given-on"),
            text("promised-for"),
            text("outcome"),
            format!(">{}", text("days")),
            text("reason"),
        ];
        let mut table = DocTable::new(text("promises-each"), &columns);
        for one in self.promises {
            let file = self.portfolio.file(one.milestone.roadmap);
            let day = |day: i64| self.messages.date(date(day));
            let code = one.code.clone().unwrap_or_default();
            let reason = match &one.explanation {
                Some(why) if code.is_empty() => why.clone(),
                Some(why) => format!("{code}: {why}"),
                None => code,
            };
            table.row([
                crate::analysis::agenda::title(self.portfolio, one.milestone),
                file.name().to_owned(),
                one.owner
                    .map(|owner| self.office(owner))
                    .unwrap_or_default(),
                one.given.map(day).unwrap_or_default(),
                day(one.promised),
                text(one.outcome.word()),
                days(one.outcome)
                    .map(|days| days.to_string())
                    .unwrap_or_default(),
                reason,
            ]);
        }
        table
    }

    fn office(&self, owner: EntryRef) -> String {
        let owner = self.portfolio.file(owner.roadmap).owners.get(owner.index);
        owner.map(crate::model::Owner::office).unwrap_or_default()
    }

    /// The columns of a promise for programs.
    pub(crate) fn row_headings() -> [&'static str; 9] {
        [
            "roadmap",
            "milestone",
            "title",
            "owner",
            "given",
            "promised",
            "outcome",
            "days",
            "code",
        ]
    }

    /// The promises as rows for programs: ISO dates and addresses.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Vec<String>> + '_ {
        self.promises.iter().map(|one| {
            let file = self.portfolio.file(one.milestone.roadmap);
            let id = file.milestones.get(one.milestone.index);
            vec![
                file.id.clone(),
                id.map(|one| one.id.to_string()).unwrap_or_default(),
                crate::analysis::agenda::title(self.portfolio, one.milestone),
                one.owner
                    .map(|owner| address_of(self.portfolio, owner))
                    .unwrap_or_default(),
                one.given.map(|day| iso(date(day))).unwrap_or_default(),
                iso(date(one.promised)),
                one.outcome.word().to_owned(),
                days(one.outcome)
                    .map(|days| days.to_string())
                    .unwrap_or_default(),
                one.code.clone().unwrap_or_default(),
            ]
        })
    }

    /// Everything for programs.
    pub(crate) fn json(&self) -> Json {
        let group = |group: &PromiseGroup| {
            json!({
                "name": group.name, "promised": group.promised, "kept": group.kept, "moved": group.moved,
                "missed": group.missed, "share_kept": group.share_kept, "usual_slip_days": group.usual_slip,
                "days_lost": group.days_lost,
            })
        };
        let groups = |all: &[PromiseGroup]| all.iter().map(group).collect::<Vec<_>>();
        let promise = |one: &Promise| {
            json!({
                "milestone": address_of(self.portfolio, one.milestone),
                "owner": one.owner.map(|owner| address_of(self.portfolio, owner)),
                "given": one.given.map(|day| iso(date(day))),
                "promised": iso(date(one.promised)),
                "outcome": one.outcome.word(),
                "days": days(one.outcome),
                "code": one.code,
                "why": one.explanation,
            })
        };
        let lost = self.totals.lost.iter().map(|one| {
            json!({ "organisation": one.organisation, "code": one.code, "promises": one.promises, "days": one.days })
        });
        json!({
            "all": group(&self.totals.all),
            "by_owner": groups(&self.totals.by_owner),
            "by_organisation": groups(&self.totals.by_organisation),
            "by_kind": groups(&self.totals.by_kind),
            "by_reason": groups(&self.totals.by_reason),
            "days_lost": lost.collect::<Vec<_>>(),
            "history_forecasts": {
                "tested": self.record.forecasts, "within_p50": self.record.within_p50, "within_p80": self.record.within_p80,
            },
            "promises": self.promises.iter().map(promise).collect::<Vec<_>>(),
        })
    }
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

fn days(outcome: PromiseOutcome) -> Option<i64> {
    match outcome {
        PromiseOutcome::Moved(days) | PromiseOutcome::Missed(days) => Some(days),
        _ => None,
    }
}
