//! The agenda as JSON.

use serde::Serialize;

use crate::analysis::agenda::{Agenda, AgendaItem, OwnerAgenda, title};
use crate::dates::date::{date, iso};
use crate::model::{Owner, Portfolio};
use crate::query::address::address_of;

#[derive(Serialize)]
struct AgendaJson<'p> {
    today: String,
    days: i64,
    owners: Vec<OwnerJson<'p>>,
}

#[derive(Serialize)]
struct OwnerJson<'p> {
    owner: Option<String>,
    role: Option<&'p str>,
    org: Option<&'p str>,
    until: Option<String>,
    load: WorkloadJson,
    items: Vec<DueJson<'p>>,
}

#[derive(Serialize)]
struct WorkloadJson {
    open: usize,
    due: usize,
    overdue: usize,
    unanswered: usize,
}

#[derive(Serialize)]
struct DueJson<'p> {
    roadmap: &'p str,
    kind: &'static str,
    id: &'p str,
    what: &'static str,
    title: String,
    due: String,
    days: i64,
}

/// The whole agenda; `days` of an item is below zero where it is overdue.
pub(crate) fn json<'p>(portfolio: &'p Portfolio, agenda: &Agenda) -> impl Serialize + use<'p> {
    let today = agenda.today;
    AgendaJson {
        today: iso(date(today)),
        days: agenda.days,
        owners: agenda
            .owners
            .iter()
            .map(|own| of_owner(portfolio, own, today))
            .collect(),
    }
}

fn of_owner<'p>(portfolio: &'p Portfolio, own: &OwnerAgenda, today: i64) -> OwnerJson<'p> {
    let entry: Option<&Owner> = own
        .owner
        .and_then(|found| portfolio.file(found.roadmap).owners.get(found.index));
    OwnerJson {
        owner: own.owner.map(|found| address_of(portfolio, found)),
        role: entry.and_then(|entry| entry.role.as_deref()),
        org: entry.and_then(|entry| entry.org.as_deref()),
        until: entry.and_then(|entry| entry.until).map(iso),
        load: WorkloadJson {
            open: own.load.open,
            due: own.load.due,
            overdue: own.load.overdue,
            unanswered: own.load.unanswered,
        },
        items: own
            .items
            .iter()
            .map(|item| due(portfolio, item, today))
            .collect(),
    }
}

fn due<'p>(portfolio: &'p Portfolio, item: &AgendaItem, today: i64) -> DueJson<'p> {
    let file = portfolio.file(item.found.roadmap);
    let entry = file.entry(item.found.kind, item.found.index);
    DueJson {
        roadmap: &file.id,
        kind: item.found.kind.key(),
        id: entry.map_or("", |entry| entry.id()),
        what: item.what.word(),
        title: title(portfolio, item.found),
        due: iso(date(item.due)),
        days: item.due - today,
    }
}
