//! What a match with a zone must hold beside its own fields: it is told apart by its zone and sector, and a zone
//! has the sectors that it lists.

use super::change::EntryPath;
use super::error::EditError;
use crate::model::{Kind, Match, Portfolio, ReferenceIndex, Roadmap};
use crate::text::nearest;

/// Looks at a match as an act has left it; gives the warnings.
///
/// # Errors
/// Its capability has the same match already.
pub(crate) fn validate(
    (portfolio, names): (&Portfolio, &ReferenceIndex<'_>),
    (file, roadmap): (Option<usize>, &Roadmap),
    place: EntryPath,
) -> Result<Option<String>, EditError> {
    let Some((Kind::Match, at)) = place.part else {
        return Ok(None);
    };
    let Some(holder) = roadmap.capabilities.get(place.index) else {
        return Ok(None);
    };
    let Some(one) = holder.matches.get(at) else {
        return Ok(None);
    };
    let same = |other: &Match| (&other.zone, &other.sector) == (&one.zone, &one.sector);
    let duplicate = holder.matches.iter().position(same);
    if let Some(duplicate) = duplicate.filter(|duplicate| *duplicate != at && one.zone.is_some()) {
        let (id, number) = (&holder.id, duplicate + 1);
        return Err(EditError::new(
            format!(
                "{id} has a match with {} already",
                display(one).unwrap_or_default()
            ),
            format!("change that one: {}/{id}/match[{number}]", roadmap.id),
        ));
    }
    Ok(unknown_sector((portfolio, names), file, one))
}

/// The zone of a match, with its sector.
fn display(one: &Match) -> Option<String> {
    let zone = one.zone.as_deref()?;
    Some(match one.sector.as_deref() {
        Some(sector) => format!("{zone} in {sector}"),
        None => zone.to_owned(),
    })
}

fn unknown_sector(
    (portfolio, names): (&Portfolio, &ReferenceIndex<'_>),
    file: Option<usize>,
    one: &Match,
) -> Option<String> {
    let (zone_id, sector) = (one.zone.as_deref()?, one.sector.as_deref()?);
    let found = names.resolve(file, zone_id, &[Kind::Zone]).found()?;
    let zone = portfolio.file(found.roadmap).zones.get(found.index)?;
    let mut ids = zone.sectors.iter().map(|known| known.id.as_str());
    if ids.clone().any(|known| known == sector) {
        return None;
    }
    let hint = match nearest(sector, ids.clone()) {
        Some(near) => format!("; did you mean {near}?"),
        None if ids.clone().next().is_none() => "; it lists none".to_owned(),
        None => format!("; it has {}", ids.by_ref().collect::<Vec<_>>().join(", ")),
    };
    Some(format!(
        "`sector` names {sector}, which {zone_id} does not list{hint}"
    ))
}
