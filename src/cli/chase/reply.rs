//! The reply to a list, pasted back: read, shown, and written as one act.

use std::path::Path;

use super::Chase;
use crate::analysis::agenda::TaskKind;
use crate::analysis::chase::chase;
use crate::analysis::reply::{PlannedReply, ReplyOrigin, plan_reply, read_reply};
use crate::cli::analysis::Analysis;
use crate::cli::context::CliContext;
use crate::cli::edit_context::EditContext;
use crate::cli::error::{CliError, ExitStatus};
use crate::cli::flags::counted;
use crate::cli::output::Output;
use crate::cli::text_argument;
use crate::dates::date::{parse_iso, plain};
use crate::edit::Transaction;
use crate::model::choice::Channel;
use crate::model::{EntryRef, Portfolio, ReferenceIndex, WordEnum};
use crate::query::address::{Address, address_of, resolve};
use crate::store::sent_lists;
use crate::text;

/// The list that a reply speaks of.
struct RepliedList {
    /// When it was sent, as people read it; none where it is made anew.
    sent: Option<String>,
    /// Its items; none where one is gone.
    items: Vec<Option<(EntryRef, TaskKind)>>,
}

impl Chase {
    pub(super) fn take_reply(
        &self,
        file: &Path,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        // Read before the folder is locked: somebody may be typing it.
        let reply = text_argument::file(file)?;
        if Channel::from_word(&self.channel).is_none() {
            return Err(
                CliError::refused(format!("\"{}\" is no channel", self.channel))
                    .hint(format!("a channel is one of {}", Channel::WORDS.join(", "))),
            );
        }
        let edit = EditContext::begin(context)?;
        edit.look_everywhere();
        let portfolio = edit.portfolio();
        let names = ReferenceIndex::new(portfolio);
        let Some(owner) = self.only(portfolio, &names)? else {
            return Err(CliError::refused("whose reply it is is not said")
                .hint("name the owner with --owner"));
        };
        let list = self.list(context, &edit, &names, owner)?;
        // An item that is gone keeps its number, but takes nothing.
        let kinds: Vec<TaskKind> = (list.items.iter())
            .map(|item| item.map_or(TaskKind::Milestone, |(_, task)| task))
            .collect();
        let mut parts = read_reply(&reply, &kinds, &edit.calendar());
        let mut gone = Vec::new();
        parts.retain(|part| {
            let is_gone = part
                .number
                .is_some_and(|number| matches!(list.items.get(number.wrapping_sub(1)), Some(None)));
            if is_gone {
                gone.push(part.clone());
            }
            !is_gone
        });
        let origin = ReplyOrigin {
            said_by: owner,
            channel: self.channel.clone(),
            code: Some(self.code.clone()),
            explanation: self.why.clone(),
        };
        let mut transaction = Transaction::new(portfolio, &names, &edit.actor);
        let nowhere = EntryRef {
            roadmap: None,
            kind: crate::model::Kind::FileHeader,
            index: 0,
        };
        let items: Vec<(EntryRef, TaskKind)> = (list.items.iter())
            .map(|item| item.unwrap_or((nowhere, TaskKind::Milestone)))
            .collect();
        let mut planned = plan_reply(&mut transaction, &items, &parts, &origin);
        planned.extend(gone.into_iter().map(|part| PlannedReply {
            number: part.number,
            found: None,
            title: String::new(),
            words: part.text,
            outcome: Err("the item of this number is gone from the roadmap".to_owned()),
        }));
        let work = transaction.finish();
        output.result(&preview(portfolio, owner, &list, &planned))?;
        let understood = planned.iter().filter(|part| part.outcome.is_ok()).count();
        if understood == 0 {
            return Err(CliError::refused(
                "nothing of the reply was understood; nothing was written",
            )
            .hint("correct the words in the file, or make the edits one by one"));
        }
        if self.dry_run {
            output.say("Nothing was written (--dry-run).\n");
            return Ok(ExitStatus::Fine);
        }
        if !self.yes && !output.asks("Write what was understood? [y/N] ") {
            return Err(CliError::refused("nothing was written")
                .hint("look at the preview, then give --yes"));
        }
        edit.write(&work, output)
    }

    /// The list that was sent last, else the one that would be sent now.
    fn list(
        &self,
        context: &CliContext,
        edit: &EditContext<'_>,
        names: &ReferenceIndex<'_>,
        owner: Option<EntryRef>,
    ) -> Result<RepliedList, CliError> {
        let portfolio = edit.portfolio();
        let name = owner.map_or_else(|| "none".to_owned(), |owner| address_of(portfolio, owner));
        if let Some(sent) = sent_lists::find(&context.places.state, &context.folder.path, &name) {
            let find = |(address, word): &(String, String)| {
                let task = TaskKind::from_word(word)?;
                match resolve(portfolio, names, address) {
                    Ok(Address::Entry(found)) => Some((found, task)),
                    _ => None,
                }
            };
            return Ok(RepliedList {
                sent: Some(parse_iso(&sent.on).map_or(sent.on.clone(), plain)),
                items: sent.items.iter().map(find).collect(),
            });
        }
        let analysis = Analysis::new(portfolio, names, edit.actor.on);
        let known = analysis.known();
        let lists = chase(
            portfolio,
            &analysis.plan,
            analysis.assessment(),
            &known,
            self.days,
        );
        let own = lists.into_iter().find(|list| list.owner == owner);
        let items: Vec<_> = own.map(|own| own.items).unwrap_or_default();
        if items.is_empty() {
            return Err(CliError::refused(format!(
                "nothing of {name} is asked about now, and no list was sent"
            ))
            .hint("tcu chase --owner OWNER writes the list"));
        }
        Ok(RepliedList {
            sent: None,
            items: (items.into_iter())
                .map(|item| Some((item.found, item.task)))
                .collect(),
        })
    }
}

/// What the reply comes to, in words.
fn preview(
    portfolio: &Portfolio,
    owner: Option<EntryRef>,
    list: &RepliedList,
    planned: &[PlannedReply],
) -> String {
    let office = owner
        .and_then(|owner| portfolio.file(owner.roadmap).owners.get(owner.index))
        .map(|owner| text::line(&owner.office()).into_owned());
    let of = match &list.sent {
        Some(sent) => format!("the list sent on {sent}"),
        None => "the list as it is now (none was sent from here)".to_owned(),
    };
    let mut out = format!(
        "Reply of {} to {of}, {}\n",
        office.unwrap_or_else(|| "nobody".to_owned()),
        counted(list.items.len(), "item")
    );
    for part in planned.iter().filter(|part| part.outcome.is_ok()) {
        if let Ok(done) = &part.outcome {
            out.push_str(&format!("  {}\n     {done}\n", head(portfolio, part)));
        }
    }
    let mut heading = "Not understood\n";
    for part in planned {
        if let Err(why) = &part.outcome {
            out.push_str(heading);
            heading = "";
            out.push_str(&format!(
                "  {}\n     \"{}\": {why}\n",
                head(portfolio, part),
                text::line(&part.words)
            ));
        }
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
