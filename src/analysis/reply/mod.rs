//! Replies to a numbered list of open items, as owners write them in a messenger, read as proposed edits.
//!
//! "1 ok, 2 march, 3 done 4/12, 4 blocked no power" is split into one segment for each number, and each segment is
//! read for the kind of item that the number names. What cannot be read with certainty is a [`ReplyProblem`] with the
//! words as they were written: nothing is guessed, and nothing is passed over.

mod action;
mod plan;
mod read;
mod segments;
#[cfg(test)]
mod tests;
mod vocabulary;

pub(crate) use action::{ReplyAction, ReplyPart, ReplyProblem};
pub(crate) use plan::{PlannedReply, ReplyOrigin, plan_reply};

use crate::analysis::agenda::TaskKind;
use crate::dates::Calendar;

/// Reads a reply to a list of `items`; the first has the number 1. The parts come in the order of the reply.
pub(crate) fn read_reply(text: &str, items: &[TaskKind], calendar: &Calendar) -> Vec<ReplyPart> {
    let mut parts: Vec<ReplyPart> = Vec::new();
    for segment in segments::split(text, items.len(), calendar) {
        if segment.numbers.is_empty() {
            if !vocabulary::is_courtesy(&segment.text) {
                parts.push(part(None, &segment.text, Err(ReplyProblem::NoNumber)));
            }
            continue;
        }
        for number in segment.numbers {
            let is_repeated = parts.iter().any(|part| part.number == Some(number));
            let Some(&kind) = items.get(number.wrapping_sub(1)) else {
                let problem = Err(ReplyProblem::UnknownNumber);
                parts.push(part(Some(number), &segment.text, problem));
                continue;
            };
            if is_repeated {
                parts.push(part(
                    Some(number),
                    &segment.text,
                    Err(ReplyProblem::Repeated),
                ));
                continue;
            }
            let (action, explanation) = read::action(&segment.text, kind, calendar);
            parts.push(ReplyPart {
                explanation,
                ..part(Some(number), &segment.text, action)
            });
        }
    }
    parts
}

fn part(number: Option<usize>, text: &str, action: Result<ReplyAction, ReplyProblem>) -> ReplyPart {
    ReplyPart {
        number,
        text: text.to_owned(),
        action,
        explanation: None,
    }
}
