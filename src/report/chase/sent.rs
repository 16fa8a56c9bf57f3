//! What an owner is sent: the items, their words, and that it was sent.

use std::io;
use std::path::Path;

use super::message::{ChaseFormat, message};
use crate::analysis::chase::{ChaseList, chase};
use crate::dates::date::{date, iso};
use crate::health::{HealthReport, assess};
use crate::model::{Date, DayNumber, EntryRef, Portfolio, ReferenceIndex};
use crate::query::address::address_of;
use crate::query::fields::FilterContext;
use crate::report::messages::Messages;
use crate::schedule::{Schedule, compute};
use crate::store::sent_lists::{self, SentList};
use crate::text;

/// How many days ahead counts as due soon, unless another number is given.
pub(crate) const DUE_SOON: i64 = 30;

/// What nobody answers for is remembered under this name.
const NOBODY: &str = "none";

/// A message to one owner, with what is remembered once it is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChaseMessage {
    /// The message, without a line end behind it.
    pub text: String,
    /// How many items it asks about.
    pub items: usize,
    owner: String,
    sent: SentList,
}

impl ChaseMessage {
    /// The message for a list. `today` is the status date.
    pub(crate) fn of(
        portfolio: &Portfolio,
        list: &ChaseList,
        today: DayNumber,
        format: ChaseFormat,
        messages: &Messages,
    ) -> Self {
        let items = list.items.iter();
        let sent = SentList {
            on: iso(date(today)),
            language: Some(messages.language().to_owned()),
            items: items
                .map(|item| {
                    let address = address_of(portfolio, item.found);
                    (address, item.task.word().to_owned())
                })
                .collect(),
        };
        Self {
            text: message(portfolio, list, today, format, messages),
            items: list.items.len(),
            owner: owner_name(portfolio, list.owner),
            sent,
        }
    }

    /// Remembers that it was sent: the reply speaks of its numbers.
    ///
    /// # Errors
    /// The state folder cannot be written.
    pub(crate) fn remember(&self, state: &Path, folder: &Path) -> io::Result<()> {
        sent_lists::remember(state, folder, &self.owner, &self.sent)
    }
}

/// What every owner is asked about: what stands in roadmaps. What is shared by all is not chased.
pub(crate) fn chase_lists(
    portfolio: &Portfolio,
    plan: &Schedule,
    report: &HealthReport,
    known: &FilterContext<'_>,
    days: i64,
) -> Vec<ChaseList> {
    let mut lists = chase(portfolio, plan, report, known, days);
    for list in &mut lists {
        list.items.retain(|item| item.found.roadmap.is_some());
    }
    lists.retain(|list| !list.items.is_empty());
    lists
}

/// What one owner is asked about; none where nothing is.
pub(crate) fn list_of_owner(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    today: Date,
    owner: Option<EntryRef>,
    days: i64,
) -> Option<ChaseList> {
    let plan = compute(portfolio, names, today);
    let report = assess(portfolio, names, &plan);
    let known = FilterContext::with_report(portfolio, names, &plan, &report);
    let lists = chase_lists(portfolio, &plan, &report, &known, days);
    lists.into_iter().find(|list| list.owner == owner)
}

/// The language in which an owner was written to last.
pub(crate) fn owner_language(
    portfolio: &Portfolio,
    owner: Option<EntryRef>,
    (state, folder): (&Path, &Path),
) -> Option<String> {
    sent_lists::find(state, folder, &owner_name(portfolio, owner))?.language
}

/// The name under which it is remembered what an owner was sent.
pub(super) fn owner_name(portfolio: &Portfolio, owner: Option<EntryRef>) -> String {
    owner.map_or_else(|| NOBODY.to_owned(), |owner| address_of(portfolio, owner))
}

/// The office of an owner, for people.
pub(super) fn office(portfolio: &Portfolio, owner: Option<EntryRef>) -> Option<String> {
    let owner = owner?;
    let found = portfolio.file(owner.roadmap).owners.get(owner.index)?;
    Some(text::line(&found.office()).into_owned())
}

/// So many items, in words.
pub(crate) fn items(count: usize) -> String {
    match count {
        1 => "1 item".to_owned(),
        count => format!("{count} items"),
    }
}
