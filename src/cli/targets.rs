//! The entries that an edit command is for: by their addresses, or by a filter.

use clap::Args;

use super::analysis::Analysis;
use super::edit_context::EditContext;
use super::error::CliError;
use super::resolve_entry;
use crate::model::{EntryRef, Kind, ReferenceIndex};
use crate::query::address;
use crate::query::filter::{ParseContext, parse};

/// A filter instead of addresses.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct TargetArgs {
    /// Everything that the filter lists, instead of addresses
    #[arg(long = "where", value_name = "FILTER", allow_hyphen_values = true)]
    pub filter: Option<String>,
}

/// The parts of entries among some addresses, and the addresses that mean something else.
///
/// # Errors
/// An address means a part that is not there.
pub(crate) fn parts(
    edit: &EditContext<'_>,
    names: &ReferenceIndex<'_>,
    addresses: &[String],
) -> Result<(Vec<address::AddressPart>, Vec<String>), CliError> {
    let (mut parts, mut others) = (Vec::new(), Vec::new());
    for said in addresses {
        match address::part(edit.portfolio(), names, said)? {
            Some(part) if parts.contains(&part) => {}
            Some(part) => parts.push(part),
            None => others.push(said.clone()),
        }
    }
    Ok((parts, others))
}

/// The entries of those addresses, else those of `kinds` that the filter lists and `counts` keeps.
///
/// # Errors
/// Neither or both are given, an address names nothing, or the filter lists nothing.
pub(crate) fn find(
    edit: &EditContext<'_>,
    names: &ReferenceIndex<'_>,
    addresses: &[String],
    by: &TargetArgs,
    kinds: &[Kind],
    counts: impl Fn(EntryRef) -> bool,
) -> Result<Vec<EntryRef>, CliError> {
    match (&by.filter, addresses) {
        (Some(_), [_, ..]) => Err(CliError::refused(
            "addresses and --where cannot be given together",
        )),
        (None, []) => {
            Err(CliError::refused("nothing is named")
                .hint("name roadmap/id, or give --where FILTER"))
        }
        (None, addresses) => {
            let mut found: Vec<EntryRef> = Vec::new();
            for address in addresses {
                let one = resolve_entry::find(edit.portfolio(), names, address)?;
                if !found.contains(&one) {
                    found.push(one);
                }
            }
            Ok(found)
        }
        (Some(filter), []) => {
            edit.look_everywhere();
            let analysis = Analysis::new(edit.portfolio(), names, edit.actor.on);
            let scope = ParseContext {
                calendar: edit.calendar(),
                kind: match kinds {
                    [kind] => Some(*kind),
                    _ => None,
                },
                custom: edit.portfolio().shared.custom,
            };
            let filter = parse(filter, &scope)
                .map_err(|error| CliError::refused(format!("--where: {error}")))?;
            let known = analysis.known();
            let listed = kinds.iter().flat_map(|kind| known.select(&filter, *kind));
            let found: Vec<EntryRef> = listed.filter(|found| counts(*found)).collect();
            match found.is_empty() {
                true => Err(lists_nothing(edit, known.unknown(&filter, kinds))),
                false => Ok(found),
            }
        }
    }
}

/// A filter that lists nothing. What could not be read was not searched, and is told.
fn lists_nothing(edit: &EditContext<'_>, unknown: Vec<String>) -> CliError {
    let message = "--where lists nothing; nothing was written";
    let unread: Vec<&str> = edit
        .opened
        .folder
        .unread()
        .map(|file| file.name.as_str())
        .collect();
    let failure = match unread.is_empty() {
        true => CliError::refused(message),
        false => CliError::file(message).hint(format!(
            "{} could not be read and was not searched: tcu check says what is wrong",
            unread.join(", ")
        )),
    };
    let failure = unknown.into_iter().fold(failure, CliError::hint);
    failure.hint("tcu list with the same filter shows what it lists")
}
