//! The reply to a message, pasted back: which list it speaks of, what it changes, and what was not understood.

use std::path::Path;

use super::sent::{items, list_of_owner, office, owner_name};
use crate::analysis::agenda::TaskKind;
use crate::analysis::reply::{PlannedReply, ReplyOrigin, plan_reply, read_reply};
use crate::dates::Calendar;
use crate::dates::date::{parse_iso, plain};
use crate::edit::{Actor, ChangeSet, Transaction};
use crate::model::{Date, EntryRef, Kind, Portfolio, ReferenceIndex};
use crate::query::address::{Address, address_of, resolve};
use crate::store::sent_lists;
use crate::text;

/// The list that a reply speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RepliedList {
    /// When it was sent, as people read it; none where it is made anew.
    sent: Option<String>,
    /// Its items; none where one is gone.
    items: Vec<Option<(EntryRef, TaskKind)>>,
}

impl RepliedList {
    /// The list that the owner was sent last, else the one that would be sent now.
    ///
    /// # Errors
    /// None was sent and nothing is asked about now; the address of the owner.
    pub(crate) fn find(
        portfolio: &Portfolio,
        names: &ReferenceIndex<'_>,
        owner: Option<EntryRef>,
        (today, days): (Date, i64),
        (state, folder): (&Path, &Path),
    ) -> Result<Self, String> {
        let name = owner_name(portfolio, owner);
        if let Some(sent) = sent_lists::find(state, folder, &name) {
            let find = |(address, word): &(String, String)| {
                let task = TaskKind::from_word(word)?;
                match resolve(portfolio, names, address) {
                    Ok(Address::Entry(found)) => Some((found, task)),
                    _ => None,
                }
            };
            return Ok(Self {
                sent: Some(parse_iso(&sent.on).map_or(sent.on.clone(), plain)),
                items: sent.items.iter().map(find).collect(),
            });
        }
        let own = list_of_owner(portfolio, names, today, owner, days).ok_or(name)?;
        let items = own.items.into_iter();
        Ok(Self {
            sent: None,
            items: items.map(|item| Some((item.found, item.task))).collect(),
        })
    }

    fn is_gone(&self, number: Option<usize>) -> bool {
        let item = number.and_then(|number| self.items.get(number.wrapping_sub(1)));
        item.is_some_and(Option::is_none)
    }
}

/// What a reply comes to, before anything of it is written.
#[derive(Clone, Debug)]
pub(crate) struct ReplyPreview {
    /// In words: what each part changes, what was not understood, what was not replied to.
    pub text: String,
    /// The edits, as one act.
    pub work: ChangeSet,
    /// How many parts were understood.
    pub understood: usize,
    /// What was not understood, in the words of the preview.
    pub left_out: Vec<String>,
}

impl ReplyPreview {
    /// Reads a reply to a list, made over the portfolio in the name of who acts.
    pub(crate) fn of(
        reply: &str,
        list: &RepliedList,
        (portfolio, names): (&Portfolio, &ReferenceIndex<'_>),
        actor: &Actor,
        origin: &ReplyOrigin,
    ) -> Self {
        let nowhere = EntryRef {
            roadmap: None,
            kind: Kind::FileHeader,
            index: 0,
        };
        // An item that is gone keeps its number, but takes nothing.
        let all: Vec<(EntryRef, TaskKind)> = (list.items.iter())
            .map(|item| item.unwrap_or((nowhere, TaskKind::Milestone)))
            .collect();
        let kinds: Vec<TaskKind> = all.iter().map(|(_, task)| *task).collect();
        let calendar = Calendar::new(actor.on, portfolio.shared.head.fiscal_year_start);
        let parts = read_reply(reply, &kinds, &calendar);
        let (gone, parts): (Vec<_>, Vec<_>) = parts
            .into_iter()
            .partition(|part| list.is_gone(part.number));
        let mut transaction = Transaction::new(portfolio, names, actor);
        let mut planned = plan_reply(&mut transaction, &all, &parts, origin);
        planned.extend(gone.into_iter().map(|part| PlannedReply {
            number: part.number,
            found: None,
            title: String::new(),
            words: part.text,
            outcome: Err("the item of this number is gone from the roadmap".to_owned()),
        }));
        let left_out = left_out(portfolio, &planned);
        Self {
            text: words(portfolio, origin.said_by, list, &planned, &left_out),
            work: transaction.finish(),
            understood: planned.iter().filter(|part| part.outcome.is_ok()).count(),
            left_out,
        }
    }
}

/// What the reply comes to, in words.
fn words(
    portfolio: &Portfolio,
    owner: Option<EntryRef>,
    list: &RepliedList,
    planned: &[PlannedReply],
    left_out: &[String],
) -> String {
    let of = match &list.sent {
        Some(sent) => format!("the list sent on {sent}"),
        None => "the list as it is now (none was sent from here)".to_owned(),
    };
    let mut out = format!(
        "Reply of {} to {of}, {}\n",
        office(portfolio, owner).unwrap_or_else(|| "nobody".to_owned()),
        items(list.items.len())
    );
    for part in planned {
        if let Ok(done) = &part.outcome {
            out.push_str(&format!("  {}\n     {done}\n", head(portfolio, part)));
        }
    }
    if !left_out.is_empty() {
        out.push_str(&format!("Not understood\n{}\n", left_out.join("\n")));
    }
    let named = |number: usize| planned.iter().any(|part| part.number == Some(number));
    let unnamed: Vec<String> = (1..=list.items.len())
        .filter(|number| !named(*number))
        .map(|number| number.to_string())
        .collect();
    if !unnamed.is_empty() {
        out.push_str(&format!("Not replied to: {}\n", unnamed.join(", ")));
    }
    out
}

/// The lines about what was not understood.
fn left_out(portfolio: &Portfolio, planned: &[PlannedReply]) -> Vec<String> {
    let lines = |part: &PlannedReply| {
        let why = part.outcome.as_ref().err()?;
        let said = format!("     \"{}\": {why}", text::line(&part.words));
        Some([format!("  {}", head(portfolio, part)), said])
    };
    planned.iter().filter_map(lines).flatten().collect()
}

fn head(portfolio: &Portfolio, part: &PlannedReply) -> String {
    let number = part
        .number
        .map_or("-".to_owned(), |number| format!("{number}."));
    match part.found {
        Some(found) => format!(
            "{number} {} ({})",
            text::line(&part.title),
            address_of(portfolio, found)
        ),
        None => number,
    }
}
