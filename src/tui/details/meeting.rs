//! The text about how a technology meets a sector of a zone: what is recorded or likely, the whole of the roadmap's
//! technologies against the zones, and who else could supply that zone.

use crate::analysis::zones::{MatchReason, SuggestedMatch, ZoneMap};
use crate::model::choice::{Link, WordEnum};
use crate::model::{Capability, EntryRef, Kind, Match};
use crate::text::{self, letters};
use crate::tui::app::{Model, RowId};
use crate::tui::details::capability::far;
use crate::tui::details::entry;
use crate::tui::details::words;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{data, own};

/// Writes the text about a recorded match.
pub(crate) fn write(
    model: &Model,
    doc: &mut RichText<'_>,
    key: &RowId,
    holder: EntryRef,
    at: usize,
) {
    let portfolio = &model.snapshot.folder.portfolio;
    let capability = portfolio
        .file(holder.roadmap)
        .capabilities
        .get(holder.index);
    let Some((capability, one)) = capability.and_then(|one| Some((one, one.matches.get(at)?)))
    else {
        return;
    };
    let theme = &model.theme;
    head(model, doc, key, capability);
    let cells = &model.snapshot.zones().cells;
    let cell = cells
        .iter()
        .find(|cell| cell.capability == holder && cell.index == at);
    fields(model, doc, holder.roadmap, one);
    match cell {
        Some(cell) => {
            doc.pair("level", cell.level.word());
            if let Some(rungs) = cell.rungs_above() {
                doc.pair("distance", &far(rungs));
            }
            around(model, doc, holder, Some(cell.zone));
        }
        None => {
            doc.pair_in(
                "zone",
                "this zone is not known in portfolio.toml",
                theme.error,
            );
            around(model, doc, holder, None);
        }
    }
}

/// Writes the text about a match that nobody has recorded: `key` names capability, zone and sector.
pub(crate) fn write_likely(model: &Model, doc: &mut RichText<'_>, key: &RowId) {
    let theme = &model.theme;
    let Some(one) = likely(model, key) else {
        return doc.text("It is not there any more.", theme.quiet);
    };
    let portfolio = &model.snapshot.folder.portfolio;
    let file = portfolio.file(one.capability.roadmap);
    let zone = &portfolio.shared.zones[one.zone];
    let sector = &zone.sectors[one.sector];
    let capability = &file.capabilities[one.capability.index];
    doc.text(
        capability.name.as_deref().unwrap_or(&capability.id),
        theme.heading,
    );
    let place = [
        zone.name.as_deref().unwrap_or(&zone.id),
        sector.name.as_deref().unwrap_or(&sector.id),
    ];
    doc.text(&place.join(": "), theme.text);
    doc.gap();
    doc.hanging(
        "? ",
        theme.notice,
        &format!("Likely, and not recorded: {}.", why(one)),
        theme.text,
    );
    let add = model.keymap.label(crate::commands::Command::Add);
    let says = format!(
        "To record it, or to record that they do not meet (grade none), is your judgement: {add}."
    );
    doc.hanging("  ", theme.text, &says, theme.quiet);
    doc.gap();
    doc.pair("level", one.level.word());
    if let Some(rungs) = one.rungs_above() {
        doc.pair("distance", &far(rungs));
    }
    around(model, doc, one.capability, Some(one.zone));
}

/// The likely match of a key.
pub(crate) fn likely<'m>(model: &'m Model, key: &RowId) -> Option<&'m SuggestedMatch> {
    let RowId::Entry(id, Kind::Match, item) = key else {
        return None;
    };
    let place = model.snapshot.position(id)?;
    let portfolio = &model.snapshot.folder.portfolio;
    model.snapshot.zones().likely_of(place).find(|one| {
        let zone = &portfolio.shared.zones[one.zone];
        let capability = &portfolio.roadmaps[place].capabilities[one.capability.index].id;
        *item == format!("{capability}/{}/{}", zone.id, zone.sectors[one.sector].id)
    })
}

fn why(one: &SuggestedMatch) -> String {
    match &one.why {
        MatchReason::SameWords(words) => {
            format!("the same words are on both sides ({})", words.join(", "))
        }
        MatchReason::OneRung => {
            "another technology of the cluster meets this sector already, and this one is near"
                .into()
        }
    }
}

fn head(model: &Model, doc: &mut RichText<'_>, key: &RowId, capability: &Capability) {
    let theme = &model.theme;
    doc.text(
        capability.name.as_deref().unwrap_or(&capability.id),
        theme.heading,
    );
    doc.line(vec![data(&key.address(), theme.quiet)]);
    doc.gap();
}

fn fields(model: &Model, doc: &mut RichText<'_>, from: Option<usize>, one: &Match) {
    let written = one.zone.as_deref().unwrap_or("–");
    let found = model.snapshot.resolve(from, written, Kind::Zone);
    let zones = &model.snapshot.folder.portfolio.shared.zones;
    let zone = found.and_then(|found| zones.get(found.index));
    let name = zone.and_then(|zone| zone.name.as_deref());
    let sector = one.sector.as_deref().map(|id| {
        let sectors = zone.map(|zone| zone.sectors.as_slice()).unwrap_or_default();
        let sector = sectors.iter().find(|sector| sector.id == id);
        sector
            .and_then(|sector| sector.name.as_deref())
            .unwrap_or(id)
    });
    let place = [Some(name.unwrap_or(written)), sector];
    let place: Vec<&str> = place.into_iter().flatten().collect();
    doc.pair("zone", &place.join(": "));
    doc.pair("fit", one.grade.map_or("not set", WordEnum::word));
    let link = one.link.unwrap_or(Link::None).word().replace('-', " ");
    doc.pair("link", &link);
    let told = ["zone", "sector", "grade", "link"];
    entry::others(model, doc, from, one, &told);
}

fn around(model: &Model, doc: &mut RichText<'_>, capability: EntryRef, zone: Option<usize>) {
    matrix(model, doc, capability);
    if let Some(zone) = zone {
        suppliers(model, doc, zone);
    }
}

/// The zones down, the technologies across: the grade and the link of the best match of each.
fn matrix(model: &Model, doc: &mut RichText<'_>, capability: EntryRef) {
    let theme = &model.theme;
    let (portfolio, map) = (&model.snapshot.folder.portfolio, model.snapshot.zones());
    let Some(place) = capability.roadmap else {
        return;
    };
    let capabilities = &portfolio.roadmaps[place].capabilities;
    doc.heading("Zone fit: technologies and sectors");
    let heads = letters()
        .take(capabilities.len())
        .map(|letter| (letter, theme.quiet));
    let mut rows = vec![(String::new(), heads.collect::<Vec<_>>())];
    for zone in map.zones_of(place) {
        let cells = (0..capabilities.len()).map(|index| {
            let found = EntryRef {
                roadmap: Some(place),
                kind: Kind::Capability,
                index,
            };
            best(model, map, found, zone)
        });
        let zone = &portfolio.shared.zones[zone];
        let name = zone.name.as_deref().unwrap_or(&zone.id);
        rows.push((name.to_owned(), cells.collect()));
    }
    let label = rows.iter().map(|(name, _)| text::width(name)).max();
    let label = label.unwrap_or(0).min(doc.columns / 3);
    let widths = widths(&rows, doc.columns.saturating_sub(label));
    for (name, cells) in rows {
        let mut line = vec![own(text::pad(&name, label), theme.text)];
        for ((says, style), width) in cells.into_iter().zip(&widths) {
            line.push(own(format!(" {}", text::pad(&says, *width)), style));
        }
        doc.line(line);
    }
    for (letter, one) in letters().zip(capabilities) {
        let name = one.name.as_deref().unwrap_or(&one.id);
        doc.hanging(&format!("{letter} "), theme.quiet, name, theme.quiet);
    }
    doc.text("? likely, not recorded", theme.quiet);
}

/// From so many columns on names stand before their facts, in a column of their own.
const SIDE_BY_SIDE: usize = 64;

/// A row of a matrix: its name, and what stands in it.
type MatrixRow = (String, Vec<(String, ratatui::style::Style)>);

/// The width of each column: what it holds, less of the widest where all together have no room.
fn widths(rows: &[MatrixRow], room: usize) -> Vec<usize> {
    let many = rows.first().map_or(0, |(_, cells)| cells.len());
    let widest = |at: usize| {
        let cells = rows.iter().filter_map(|(_, cells)| cells.get(at));
        cells.map(|(says, _)| text::width(says)).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..many).map(widest).collect();
    while widths.iter().map(|width| width + 1).sum::<usize>() > room {
        let Some(most) = widths.iter_mut().max().filter(|most| **most > 5) else {
            break;
        };
        *most -= 1;
    }
    widths
}

fn best(
    model: &Model,
    map: &ZoneMap,
    found: EntryRef,
    zone: usize,
) -> (String, ratatui::style::Style) {
    let theme = &model.theme;
    let (recorded, likely) = map.at(found, zone);
    let best = recorded.iter().max_by_key(|cell| (cell.grade, cell.link));
    match best {
        Some(cell) => {
            let parts = [
                cell.grade.map(|grade| grade.word().to_owned()),
                cell.link
                    .filter(|link| *link != Link::None)
                    .map(|link| link.word().replace('-', " ")),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            let style = cell
                .grade
                .map_or(theme.text, |grade| words::grade(model, grade));
            (parts.join(", "), style)
        }
        None if likely.is_empty() => (theme.signs.nothing.to_owned(), theme.quiet),
        None => ("?".to_owned(), theme.notice),
    }
}

/// Who could supply the zone, across all clusters.
fn suppliers(model: &Model, doc: &mut RichText<'_>, zone: usize) {
    let theme = &model.theme;
    let (portfolio, map) = (&model.snapshot.folder.portfolio, model.snapshot.zones());
    let name = portfolio.shared.zones[zone].name.as_deref();
    doc.heading(&format!(
        "Who could supply {}",
        name.unwrap_or(&portfolio.shared.zones[zone].id)
    ));
    for one in map.supply.iter().filter(|one| one.zone == zone) {
        let facts = [
            one.link
                .map(|link| format!("link {}", link.word().replace('-', " "))),
            one.grade.map(|grade| grade.word().to_owned()),
            (one.likely > 0).then(|| format!("{} likely", one.likely)),
            one.rungs_above.map(|rungs| match rungs {
                0 => "the same level".to_owned(),
                1 | -1 => format!("{rungs:+} level"),
                rungs => format!("{rungs:+} levels"),
            }),
        ];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        let roadmap = &portfolio.roadmaps[one.roadmap];
        let (name, facts) = (text::line(roadmap.name()), facts.join("; "));
        if doc.columns < SIDE_BY_SIDE {
            doc.hanging("  ", theme.text, &format!("{name}: {facts}"), theme.text);
        } else {
            let lead = format!("  {} ", text::pad(&name, 28));
            doc.hanging(&lead, theme.text, &facts, theme.quiet);
        }
    }
}
