//! What addresses name, for commands.

use super::error::CliError;
use crate::model::{EntryRef, Kind, Portfolio, ReferenceIndex};
use crate::query::address::{Address, AddressError, resolve};

/// What an address names: the cluster stands for its roadmap, the head for the portfolio.
///
/// # Errors
/// It names nothing or several things; or the file could not be read.
pub(crate) fn find(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    address: &str,
) -> Result<EntryRef, CliError> {
    Ok(match resolve(portfolio, names, address)? {
        Address::Entry(found) => found,
        Address::Roadmap(place) => EntryRef {
            roadmap: Some(place),
            kind: Kind::Cluster,
            index: 0,
        },
        Address::Portfolio => EntryRef {
            roadmap: None,
            kind: Kind::FileHeader,
            index: 0,
        },
    })
}

/// The owner of that address.
///
/// # Errors
/// It names nothing, or something that is no owner.
pub(crate) fn owner(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    said: &str,
) -> Result<EntryRef, CliError> {
    let found = find(portfolio, names, said)?;
    match found.kind {
        Kind::Owner => Ok(found),
        kind => Err(
            CliError::refused(format!("{said} is {}, not an owner", kind.with_article()))
                .hint("tcu list owners names them all"),
        ),
    }
}

impl From<AddressError> for CliError {
    fn from(error: AddressError) -> Self {
        match error {
            AddressError::Unread { .. } => CliError::file(error.to_string()),
            _ => CliError::refused(error.to_string()),
        }
    }
}
