//! The text about a capability: where it stands, the way up rung by rung, the zones, how it came there.

use crate::dates::date::{date, day, plain};
use crate::model::choice::{Level, Status, WordEnum};
use crate::model::{Assessment, EntryRef};
use crate::tui::app::advice::advice;
use crate::tui::app::{Model, RowId};
use crate::tui::details::entry;
use crate::tui::details::flags;
use crate::tui::details::words;
use crate::tui::state::capability_path::{CapabilityPath, PathStep, assessments};
use crate::tui::widgets::ladder::RUNGS;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{data, own};

/// Writes the text about a capability.
pub(crate) fn write(model: &Model, doc: &mut RichText<'_>, key: &RowId, found: EntryRef) {
    let Some(path) = CapabilityPath::of(&model.snapshot, found) else {
        return;
    };
    let theme = &model.theme;
    let (capability, past) = (path.capability, assessments(&model.snapshot, found));
    doc.text(
        capability.name.as_deref().unwrap_or(&capability.id),
        theme.heading,
    );
    let firms = capability
        .firm_group
        .as_deref()
        .map(|firms| format!(" {} {firms}", theme.signs.dot));
    doc.line(vec![
        data(&key.address(), theme.quiet),
        data(&firms.unwrap_or_default(), theme.quiet),
    ]);
    flags::write(model, doc, key);
    doc.gap();
    now(model, doc, &path, &past);
    target(model, doc, &path);
    let mut told = vec!["name", "firm_group", "target", "notes"];
    if capability.target.is_some() {
        told.push("due");
    }
    entry::others(model, doc, found.roadmap, capability, &told);
    ladder(model, doc, &path);
    beside(model, doc, &path);
    zones(model, doc, found);
    history(model, doc, &past);
    if let Some(notes) = &capability.notes {
        doc.heading("Notes");
        doc.text(notes, theme.text);
    }
}

fn now(model: &Model, doc: &mut RichText<'_>, path: &CapabilityPath<'_>, past: &[&Assessment]) {
    let Some((on, level)) = path.rung.level else {
        let assess = model.keymap.label(crate::commands::Command::Assess);
        let says = format!("not assessed yet: {assess} records its level");
        return doc.pair_in("current level", &says, model.theme.warning);
    };
    doc.pair(
        "current level",
        &format!(
            "{level}, assessed {}",
            words::dated(date(on), day(model.snapshot.today()))
        ),
    );
    let newest = past.iter().rev().find(|one| one.level.is_some());
    if let Some(evidence) = newest.and_then(|one| one.evidence.as_deref()) {
        doc.pair("evidence", evidence);
    }
}

fn target(model: &Model, doc: &mut RichText<'_>, path: &CapabilityPath<'_>) {
    let theme = &model.theme;
    let Some(target) = path.capability.target else {
        return doc.pair_in(
            "target level",
            &advice(model, "none set: {edit} sets one"),
            theme.quiet,
        );
    };
    let by = path.capability.due.map(|due| format!(" by {}", plain(due)));
    doc.pair(
        "target level",
        &format!("{target}{}", by.unwrap_or_default()),
    );
    match (path.is_there(), path.arrives) {
        (true, _) => doc.pair_in("", "reached", theme.good),
        (_, Some(arrives)) => {
            let late = path
                .capability
                .due
                .map(|due| arrives - day(due))
                .filter(|late| *late > 0);
            let style = if late.is_some() {
                theme.warning
            } else {
                theme.text
            };
            let late = late
                .map(|days| format!(", {days} d late"))
                .unwrap_or_default();
            doc.pair_in(
                "reached by",
                &format!("{}{late}", plain(date(arrives))),
                style,
            );
        }
        _ => doc.pair_in("reached by", "no open milestone leads there", theme.warning),
    }
}

/// The rungs from the highest down, each with the milestones that reach it.
fn ladder(model: &Model, doc: &mut RichText<'_>, path: &CapabilityPath<'_>) {
    let theme = &model.theme;
    doc.heading("Path to target");
    for level in RUNGS.into_iter().rev() {
        let now = path.rung.now();
        let steps: Vec<&PathStep<'_>> = path.to(level).collect();
        let wanted = level > now && Some(level) <= path.capability.target;
        let (sign, style) = match () {
            () if level <= now => (theme.signs.full, theme.name),
            () if wanted => (theme.signs.empty, theme.text),
            () => (theme.signs.dot, theme.quiet),
        };
        let says = match () {
            () if level == now => "  current level",
            () if wanted && Some(level) == path.capability.target && steps.is_empty() => {
                "  the target, and no milestone reaches it"
            }
            () if Some(level) == path.capability.target => "  the target",
            () if wanted && steps.is_empty() => "  no milestone reaches this level",
            () => "",
        };
        doc.line(vec![
            own(format!("{sign} "), style),
            own(
                level.word(),
                if level == now { theme.heading } else { style },
            ),
            own(says, theme.quiet),
        ]);
        for one in steps {
            step(model, doc, one);
        }
    }
}

fn step(model: &Model, doc: &mut RichText<'_>, step: &PathStep<'_>) {
    let theme = &model.theme;
    let (sign, style) = words::status(model, step.milestone.status.unwrap_or(Status::Planned));
    let when = match step.outlook.open {
        true => step.outlook.projected,
        false => step.outlook.finish,
    };
    let late = step
        .outlook
        .original
        .zip(when)
        .map(|(first, when)| when - first);
    let late = late
        .filter(|late| *late > 0)
        .map(|days| format!(" {days:+} d"));
    let title = step
        .milestone
        .title
        .as_deref()
        .unwrap_or(&step.milestone.id);
    doc.line(vec![
        own(format!("  {sign} "), style),
        own(
            crate::text::pad_left(&words::day_or_dash(when), 11),
            theme.text,
        ),
        own(late.unwrap_or_default(), theme.warning),
        own("  ", theme.text),
        data(title, theme.text),
    ]);
}

/// The milestones that serve it without reaching a rung.
fn beside(model: &Model, doc: &mut RichText<'_>, path: &CapabilityPath<'_>) {
    let rest = path.steps.iter().filter(|step| {
        step.milestone
            .reaches
            .is_none_or(|level| level == Level::None)
    });
    let rest: Vec<&PathStep<'_>> = rest.collect();
    if !rest.is_empty() {
        doc.heading("Milestones without a level of their own");
        for one in rest {
            step(model, doc, one);
        }
    }
}

/// How it meets the zones.
fn zones(model: &Model, doc: &mut RichText<'_>, found: EntryRef) {
    let theme = &model.theme;
    let (portfolio, map) = (&model.snapshot.folder.portfolio, model.snapshot.zones());
    if portfolio.shared.zones.is_empty() {
        return;
    }
    doc.heading("In the zones");
    let own_cells = map.cells.iter().filter(|cell| cell.capability == found);
    let mut none = true;
    for cell in own_cells {
        none = false;
        let zone = &portfolio.shared.zones[cell.zone];
        let sector = cell
            .sector
            .map(|at| zone.sectors[at].name.as_deref().unwrap_or_default());
        let facts = [
            cell.grade.map(|grade| grade.word().to_owned()),
            cell.link
                .map(|link| format!("link {}", link.word().replace('-', " "))),
            cell.rungs_above().map(far),
        ];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        let place = [
            zone.name.as_deref().unwrap_or(&zone.id),
            sector.unwrap_or_default(),
        ];
        let place = place.join(": ");
        doc.hanging(
            "  ",
            theme.text,
            place.trim_end_matches([':', ' ']),
            theme.text,
        );
        doc.hanging("    ", theme.text, &facts.join("; "), theme.quiet);
        let basis = portfolio.file(found.roadmap).capabilities[found.index].matches[cell.index]
            .basis
            .as_deref();
        if let Some(basis) = basis {
            doc.hanging("    ", theme.text, basis, theme.quiet);
        }
    }
    let likely = map
        .likely
        .iter()
        .filter(|one| one.capability == found)
        .count();
    let says = match (none, likely) {
        (true, 0) => "no zone fit recorded, and none is likely".to_owned(),
        (_, 0) => return,
        (true, likely) => format!("no zone fit recorded; {likely} likely: {{arrange}} shows them"),
        (false, likely) => format!("{likely} more likely, not recorded: {{arrange}} shows them"),
    };
    doc.hanging("  ", theme.text, &advice(model, &says), theme.quiet);
}

/// How far the firms of a zone stand from the cluster, in words.
pub(super) fn far(rungs: i64) -> String {
    match rungs {
        0 => "its firms are on the same level".to_owned(),
        1 => "its firms are one level above".to_owned(),
        rungs @ 2.. => format!("its firms are {rungs} levels above"),
        -1 => "its firms are one level below".to_owned(),
        rungs => format!("its firms are {} levels below", -rungs),
    }
}

/// The levels over time, the newest first.
fn history(model: &Model, doc: &mut RichText<'_>, past: &[&Assessment]) {
    let theme = &model.theme;
    if past.is_empty() {
        return;
    }
    doc.heading("Assessed");
    let mut before: Option<Level> = None;
    let mut lines = Vec::new();
    for one in past {
        let moved = match (before, one.level) {
            (Some(before), Some(level)) if before != level => format!(" (from {before})"),
            _ => String::new(),
        };
        before = one.level.or(before);
        lines.push((one, moved));
    }
    for (one, moved) in lines.into_iter().rev() {
        let level = one.level.map_or("no level", |level| level.word());
        let on = one.on.map(plain).unwrap_or_default();
        let by = words::private(model, one.by.as_deref().unwrap_or_default(), false);
        let lead = format!("  {} ", crate::text::pad_left(&on, 11));
        doc.hanging(
            &lead,
            theme.quiet,
            &format!("{level}{moved}, by {by}"),
            theme.text,
        );
        for more in [&one.evidence, &one.source].into_iter().flatten() {
            doc.hanging("              ", theme.text, more, theme.quiet);
        }
    }
}
