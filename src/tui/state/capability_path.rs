//! Capabilities on the ladder: the rows of their tab, and the milestones that raise the level of one.

use crate::dates::date::DayNumber;
use crate::health::CapabilityLevel;
use crate::model::{Assessment, Capability, EntryRef, Kind, Level, Milestone, Roadmap, Status};
use crate::schedule::MilestoneSchedule;
use crate::tui::state::list_state::Row;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::state::view_options::ViewOptions;

/// A milestone of a capability.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PathStep<'k> {
    /// Its place in the roadmap.
    pub index: usize,
    /// The milestone.
    pub milestone: &'k Milestone,
    /// What is computed of it.
    pub outlook: &'k MilestoneSchedule,
}

/// The path of one capability up the ladder.
#[derive(Debug)]
pub(crate) struct CapabilityPath<'k> {
    /// The capability.
    pub capability: &'k Capability,
    /// Where it stands, by its newest assessment.
    pub rung: CapabilityLevel,
    /// The milestones of its roadmap that serve it and are not dropped, by the rung that they reach; those that
    /// reach none last.
    pub steps: Vec<PathStep<'k>>,
    /// The day on which an open milestone that reaches the target, or a higher rung, can be done first.
    pub arrives: Option<DayNumber>,
}

impl<'k> CapabilityPath<'k> {
    /// The path of the capability at a place.
    pub(crate) fn of(snapshot: &'k Snapshot, found: EntryRef) -> Option<CapabilityPath<'k>> {
        let at = found.roadmap?;
        let file = &snapshot.folder.portfolio.roadmaps[at];
        let capability = file.capabilities.get(found.index)?;
        let rungs = &snapshot.health.roadmaps.get(at)?.rungs;
        let rung = rungs.get(found.index).copied().unwrap_or_default();
        let mut steps: Vec<PathStep<'k>> = serving(snapshot, at, found).collect();
        steps.sort_by_key(|step| {
            let reaches = step.milestone.reaches;
            (
                reaches.is_none(),
                reaches,
                step.outlook.projected,
                step.index,
            )
        });
        let leads = |step: &&PathStep<'_>| {
            step.outlook.open && step.milestone.reaches >= capability.target.or(Some(Level::Create))
        };
        let arrives = steps
            .iter()
            .filter(leads)
            .filter_map(|step| step.outlook.projected);
        Some(CapabilityPath {
            arrives: arrives.min(),
            capability,
            rung,
            steps,
        })
    }

    /// Whether it stands where it should, or higher; `false` where no target is set.
    pub(crate) fn is_there(&self) -> bool {
        self.capability
            .target
            .is_some_and(|target| self.rung.now() >= target)
    }

    /// The milestones that reach a rung.
    pub(crate) fn to(&self, level: Level) -> impl Iterator<Item = &PathStep<'k>> {
        self.steps
            .iter()
            .filter(move |step| step.milestone.reaches == Some(level))
    }
}

fn serving(snapshot: &Snapshot, at: usize, found: EntryRef) -> impl Iterator<Item = PathStep<'_>> {
    let milestones = snapshot.folder.portfolio.roadmaps[at]
        .milestones
        .iter()
        .enumerate();
    milestones.filter_map(move |(index, milestone)| {
        let named = milestone.capability.as_ref()?;
        let serves = snapshot.resolve(Some(at), named, Kind::Capability) == Some(found);
        let stays = milestone.status != Some(Status::Dropped);
        let outlook = snapshot
            .plan
            .outlook(at, index)
            .filter(|_| serves && stays)?;
        Some(PathStep {
            index,
            milestone,
            outlook,
        })
    })
}

/// The assessments of a capability wherever in the folder they were written, and up to the status date, the oldest
/// first.
pub(crate) fn assessments(snapshot: &Snapshot, found: EntryRef) -> Vec<&Assessment> {
    let portfolio = &snapshot.folder.portfolio;
    let mut all: Vec<&Assessment> = Vec::new();
    for (at, file) in portfolio.roadmaps.iter().enumerate() {
        let own = file.assessments.iter().filter(|one| {
            one.of.as_ref().is_some_and(|of| {
                // Those of this roadmap, and those that name it from elsewhere.
                (Some(at) == found.roadmap || of.contains('/'))
                    && snapshot.resolve(Some(at), of, Kind::Capability) == Some(found)
            })
        });
        all.extend(own.filter(|one| one.on.is_some_and(|on| on <= snapshot.today())));
    }
    all.sort_by_key(|one| one.on);
    all
}

/// The technologies of a roadmap, then how each meets the zones: what is recorded, and what is likely, zone by zone.
pub(crate) fn rows(snapshot: &Snapshot, roadmap: &Roadmap) -> Vec<Row> {
    let Some(place) = snapshot.position(&roadmap.id) else {
        return Vec::new();
    };
    let entry = |kind: Kind, item: String| RowId::Entry(roadmap.id.clone(), kind, item);
    let own = roadmap.capabilities.iter().enumerate();
    let standing = |(at, one): &(usize, &Capability)| {
        !one.id.is_empty() && roadmap.position(Kind::Capability, &one.id) == Some(*at)
    };
    let own: Vec<(usize, &Capability)> = own.filter(standing).collect();
    let mut rows: Vec<Row> = own
        .iter()
        .map(|(at, one)| Row {
            key: entry(Kind::Capability, one.id.to_string()),
            at: *at,
        })
        .collect();
    let mut meeting: Vec<((usize, bool, usize), Row)> = Vec::new();
    for (at, one) in own {
        for (index, found) in one.matches.iter().enumerate() {
            let zone = found.zone.as_ref();
            let zone = zone.and_then(|zone| snapshot.resolve(Some(place), zone, Kind::Zone));
            let key = entry(Kind::Match, format!("{}/match[{}]", one.id, index + 1));
            let order = (zone.map_or(usize::MAX, |zone| zone.index), false, at);
            meeting.push((order, Row { key, at: index }));
        }
    }
    let likely = snapshot.zones().likely.iter().enumerate();
    for (at, one) in likely.filter(|(_, one)| one.capability.roadmap == Some(place)) {
        let zone = &snapshot.folder.portfolio.shared.zones[one.zone];
        let capability = &roadmap.capabilities[one.capability.index].id;
        let item = format!("{capability}/{}/{}", zone.id, zone.sectors[one.sector].id);
        let order = (one.zone, true, one.capability.index);
        let key = entry(Kind::Match, item);
        meeting.push((order, Row { key, at }));
    }
    meeting.sort_by_key(|(order, row)| (*order, row.at));
    rows.extend(meeting.into_iter().map(|(_, row)| row));
    rows
}

/// The rows of the arrangement that was chosen.
pub(crate) fn of_sort(options: &ViewOptions, mut rows: Vec<Row>) -> Vec<Row> {
    let kind = match options.arrangement {
        0 => Kind::Capability,
        _ => Kind::Match,
    };
    rows.retain(|row| matches!(&row.key, RowId::Entry(_, of, _) if *of == kind));
    rows
}
