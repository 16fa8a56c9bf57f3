//! What is due and what is unanswered, owner by owner, with the load of each.

mod due;
mod item;
#[cfg(test)]
mod tests;

pub(crate) use item::{AgendaItem, TaskKind};

use std::collections::BTreeMap;

use crate::model::records::WITHHELD_TEXT;
use crate::model::{DayNumber, EntryRef, Kind, Portfolio};
use crate::query::fields::FilterContext;
use crate::schedule::Schedule;

/// How much an owner has to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Workload {
    /// Open milestones, whenever they are due.
    pub open: usize,
    /// What is due in the days looked at, and not overdue.
    pub due: usize,
    /// What is overdue.
    pub overdue: usize,
    /// Feedback not answered yet.
    pub unanswered: usize,
}

/// What one owner has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OwnerAgenda {
    /// The owner; none where nobody answers for it.
    pub owner: Option<EntryRef>,
    /// How much it is.
    pub load: Workload,
    /// What it is, the earliest first.
    pub items: Vec<AgendaItem>,
}

/// What is due up to some day, owner by owner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Agenda {
    /// How many days ahead were looked at.
    pub days: i64,
    /// The status date.
    pub today: DayNumber,
    /// The owners that have anything to do: most overdue first, then most due, then by address; nobody last.
    pub owners: Vec<OwnerAgenda>,
}

/// What is due within so many days after the status date, and all that is overdue. `known` is of the same portfolio
/// and plan.
pub(crate) fn agenda(
    portfolio: &Portfolio,
    plan: &Schedule,
    known: &FilterContext<'_>,
    days: i64,
) -> Agenda {
    let mut owners: BTreeMap<Option<EntryRef>, OwnerAgenda> = BTreeMap::new();
    let of = |owner: Option<EntryRef>| OwnerAgenda {
        owner,
        load: Workload::default(),
        items: Vec::new(),
    };
    for place in 0..portfolio.roadmaps.len() {
        for (index, outlook) in plan.roadmaps[place].milestones.iter().enumerate() {
            if outlook.open && !outlook.duplicate {
                let found = EntryRef {
                    roadmap: Some(place),
                    kind: Kind::Milestone,
                    index,
                };
                let owner = known.subject(found).owner();
                owners.entry(owner).or_insert_with(|| of(owner)).load.open += 1;
            }
        }
        for item in due::items(portfolio, plan, place) {
            let owner = known.subject(item.found).owner();
            let own = owners.entry(owner).or_insert_with(|| of(owner));
            own.load.unanswered += usize::from(item.what == TaskKind::Answer);
            if item.due - plan.today <= days {
                own.load.overdue += usize::from(item.due < plan.today);
                own.load.due += usize::from(item.due >= plan.today);
                own.items.push(item);
            }
        }
    }
    let mut owners: Vec<OwnerAgenda> = owners
        .into_values()
        .filter(|own| !own.items.is_empty())
        .collect();
    for own in &mut owners {
        own.items
            .sort_by_key(|item| (item.due, item.what, item.found));
    }
    let address = |own: &OwnerAgenda| {
        own.owner
            .map(|found| crate::query::address::address_of(portfolio, found))
    };
    owners.sort_by_cached_key(|own| {
        let load = own.load;
        (
            own.owner.is_none(),
            usize::MAX - load.overdue,
            usize::MAX - load.due,
            address(own),
        )
    });
    Agenda {
        days,
        today: plan.today,
        owners,
    }
}

/// What an entry is called in a list: a title, a name or what was decided. What somebody said is shown only where
/// they allowed it.
pub(crate) fn title(portfolio: &Portfolio, found: EntryRef) -> String {
    let file = portfolio.file(found.roadmap);
    if let Some(feedback) = file
        .feedback
        .get(found.index)
        .filter(|_| found.kind == Kind::Feedback)
    {
        if feedback.sensitive == Some(true) {
            return WITHHELD_TEXT.to_owned();
        }
        let kind = feedback
            .kind
            .map_or("feedback", crate::model::WordEnum::word);
        let voice = feedback
            .voice
            .map(|voice| format!(" from {voice}"))
            .unwrap_or_default();
        let text = feedback
            .text
            .as_deref()
            .filter(|_| feedback.quotable == Some(true));
        let text = text
            .map(|text| format!(": {}", crate::text::line(text)))
            .unwrap_or_default();
        return format!("{kind}{voice}{text}");
    }
    let entry = file.entry(found.kind, found.index);
    let keys = ["title", "name", "text"];
    let text = entry.and_then(|entry| keys.iter().find_map(|key| entry.value(key)));
    text.and_then(|text| text.as_text().map(str::to_owned))
        .unwrap_or_default()
}
