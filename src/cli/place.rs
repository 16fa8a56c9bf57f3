//! What addresses name, for commands.

use super::failure::Failure;
use crate::query::address::{Address, AddressError, resolve};
use crate::roadmap::{Found, Kind, Names, Portfolio};

/// What an address names: the cluster stands for its roadmap, the head for the portfolio.
///
/// # Errors
/// It names nothing or several things; or the file could not be read.
pub fn find(portfolio: &Portfolio, names: &Names<'_>, address: &str) -> Result<Found, Failure> {
    Ok(match resolve(portfolio, names, address)? {
        Address::Entry(found) => found,
        Address::Roadmap(place) => Found {
            roadmap: Some(place),
            kind: Kind::Cluster,
            index: 0,
        },
        Address::Portfolio => Found {
            roadmap: None,
            kind: Kind::Head,
            index: 0,
        },
    })
}

impl From<AddressError> for Failure {
    fn from(error: AddressError) -> Self {
        match error {
            AddressError::Unread { .. } => Failure::file(error.to_string()),
            _ => Failure::refused(error.to_string()),
        }
    }
}
