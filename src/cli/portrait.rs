//! A roadmap or an entry as `tcu show` describes it to people.

use super::analysis::Analysis;
use super::flags;
use super::insight;
use super::sheet::Sheet;
use super::streams::Streams;
use super::table::Table;
use crate::health::{Condition, Mean};
use crate::query::address::address_of;
use crate::roadmap::date::{date, plain};
use crate::roadmap::{Entry, Found, Kind, Roadmap, Value};
use crate::schedule::{EarnedSchedule, LEAST_MILESTONES, Outlook};
use crate::text;

/// Everything about one entry or, for its cluster, one roadmap.
pub fn of(analysis: &Analysis<'_>, found: Found, streams: &Streams<'_>) -> String {
    let file = analysis.portfolio.file(found.roadmap);
    let Some(entry) = file.entry(found.kind, found.index) else {
        return String::new();
    };
    let paint = streams.paint;
    let heading = match found.kind {
        Kind::Cluster | Kind::Head => file.id.clone(),
        _ => address_of(analysis.portfolio, found),
    };
    let mut shown = format!("{}\n", paint.bold(&text::line(&heading)));
    shown.push_str(&fields(entry).text(streams.columns, |label| paint.dim(label)));
    let mut computed = computed(analysis, found);
    insight::add(analysis, found, &mut computed);
    let computed = computed.text(streams.columns, |label| paint.dim(label));
    if !computed.is_empty() {
        shown.push_str(&format!("\n{computed}"));
    }
    if let (Kind::Cluster, Some(place)) = (found.kind, found.roadmap) {
        shown.push_str(&next_milestones(analysis, place, streams));
    }
    shown.push_str(&history(file, found, entry.id(), streams));
    let known = analysis.json();
    let raised = known.flags_of(found);
    if !raised.is_empty() {
        shown.push('\n');
        shown.extend(raised.iter().map(|flag| flags::of_one(flag, streams)));
    }
    format!("{}\n", shown.trim_end())
}

/// The fields that are there, and its parts.
fn fields(entry: &dyn Entry) -> Sheet {
    let mut sheet = Sheet::default();
    for (index, field) in entry.fields().iter().enumerate() {
        sheet.maybe(field.key, entry.get(index).map(|value| readable(&value)));
    }
    for &kind in entry.kind().description().subs {
        for part in entry.subs(kind) {
            let pairs = part.fields().iter().enumerate();
            let parts = pairs.filter_map(|(index, field)| {
                Some(format!("{} {}", field.key, readable(&part.get(index)?)))
            });
            sheet.line(kind.key(), parts.collect::<Vec<_>>().join(", "));
        }
    }
    sheet
}

fn readable(value: &Value) -> String {
    match value {
        Value::Date(date) => plain(*date),
        Value::Truth(true) => "yes".into(),
        Value::Truth(false) => "no".into(),
        other => other.plain(),
    }
}

fn computed(analysis: &Analysis<'_>, found: Found) -> Sheet {
    let Some(place) = found.roadmap else {
        return Sheet::default();
    };
    let condition = &analysis.assessment.roadmaps[place];
    match found.kind {
        Kind::Cluster => of_roadmap(condition, &analysis.plan.roadmaps[place].earned),
        Kind::Milestone => match analysis.plan.outlook(place, found.index) {
            Some(outlook) if !outlook.twin => of_milestone(analysis, found, outlook),
            _ => Sheet::default(),
        },
        Kind::Capability => {
            let mut sheet = Sheet::default();
            if let Some(rung) = condition.rungs.get(found.index) {
                let since = rung
                    .level
                    .map(|(on, _)| format!(", assessed {}", plain(date(on))));
                sheet.line(
                    "stands on",
                    format!("{}{}", rung.now(), since.unwrap_or_default()),
                );
            }
            sheet
        }
        _ => Sheet::default(),
    }
}

fn of_milestone(analysis: &Analysis<'_>, found: Found, outlook: &Outlook) -> Sheet {
    let mut sheet = Sheet::default();
    let day = |day: Option<i64>| day.map(|day| plain(date(day)));
    let days = |days: Option<i64>| days.map(in_days);
    sheet.maybe("finish", day(outlook.finish));
    sheet.maybe("own slip", days(outlook.own_slip));
    sheet.maybe("from the original", days(outlook.original_slip));
    if outlook.pushes > 0 {
        sheet.line("moved later", in_times(outlook.pushes));
    }
    if let Some(drift) = &outlook.drift {
        let trend = outlook.trend_finish.map_or_else(
            || "at that pace it never arrives".to_owned(),
            |finish| format!("at that pace done on {}", plain(date(finish))),
        );
        sheet.line(
            "drift",
            format!("{:.2} of each day; {trend}", drift.share()),
        );
    }
    sheet.maybe("projected", day(outlook.projected));
    if outlook.inherited_slip.is_some_and(|slip| slip > 0) {
        let place = found.roadmap.unwrap_or_default();
        let named = |(roadmap, index)| {
            let found = Found {
                roadmap: Some(roadmap),
                kind: Kind::Milestone,
                index,
            };
            address_of(analysis.portfolio, found)
        };
        let causes: Vec<_> = analysis.plan.cause(place, found.index).map(named).collect();
        let slip = outlook.inherited_slip.unwrap_or_default();
        sheet.line(
            "inherits",
            format!("{}, from {}", in_days(slip), causes.join(" from ")),
        );
    }
    if let Some(float) = outlook.float {
        let critical = if outlook.critical { ", critical" } else { "" };
        sheet.line("float", format!("{}{critical}", in_days(float)));
    }
    sheet.maybe("last word", day(outlook.last_word));
    sheet.maybe("last confirmed", day(outlook.last_confirmed));
    sheet.maybe("silent for", days(outlook.silent));
    if outlook.open {
        sheet.line("asked every", in_days(outlook.asked_every));
    }
    sheet
}

fn of_roadmap(condition: &Condition, earned: &EarnedSchedule) -> Sheet {
    let mut sheet = Sheet::default();
    let letters = &condition.letters;
    sheet.line(
        "health",
        format!(
            "{}: dates {}, upkeep {}, loop {}",
            letters.overall(),
            letters.dates,
            letters.upkeep,
            letters.feedback_loop
        ),
    );
    if condition.to_mend > 0 {
        sheet.line("file", format!("{} to mend in the file", condition.to_mend));
    }
    let off: Vec<_> = condition.off.rules().map(|rule| rule.id()).collect();
    sheet.line("rules off", off.join(", "));
    sheet.line(
        "milestones",
        format!(
            "{} open, {} done, {} dropped",
            condition.open, condition.done, condition.dropped
        ),
    );
    sheet.line("earned schedule", schedule(earned));
    let efficiency = &condition.efficiency;
    sheet.line("external economies", mean(efficiency.external_economies));
    sheet.line("joint action", mean(efficiency.joint_action));
    sheet.line("collective efficiency", mean(efficiency.total));
    sheet.line("upgrading", mean(efficiency.upgrading));
    let figures = &condition.feedback_loop;
    let share = |share: Option<f64>, word: &str| {
        share.map(|share| format!("{:.0} % {word}", share * 100.0))
    };
    let median = figures
        .median_days_to_answer
        .map(|days| format!("{days} days to an answer"));
    let parts = [
        Some(format!("{} not yet told", figures.open)),
        median,
        share(figures.told, "of the answered told"),
        share(figures.reopened, "opened again"),
        share(figures.acted, "of the accepted acted on"),
    ];
    sheet.line(
        "feedback",
        parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
    );
    sheet
}

fn schedule(earned: &EarnedSchedule) -> String {
    let Some(spi) = earned.spi_t else {
        return format!(
            "too few milestones with a baseline ({} of {LEAST_MILESTONES})",
            earned.milestones
        );
    };
    let finish = earned
        .finish_estimate
        .map(|day| format!(", done on {} at this pace", plain(date(day))));
    let bei = earned
        .bei
        .map(|bei| format!(", {bei:.2} of what was due is done"));
    format!(
        "{spi:.2} of the planned pace{}{}",
        bei.unwrap_or_default(),
        finish.unwrap_or_default()
    )
}

fn mean(mean: Mean) -> String {
    match mean.score {
        Some(score) => format!("{score:.1} of 3, {} of {} scored", mean.scored, mean.of),
        None if mean.scored == 0 => String::new(),
        None => format!("too few scored ({} of {})", mean.scored, mean.of),
    }
}

/// The next few open milestones by their projected dates.
fn next_milestones(analysis: &Analysis<'_>, place: usize, streams: &Streams<'_>) -> String {
    const SHOWN: usize = 8;
    let mut open: Vec<(i64, usize)> = (analysis.plan.roadmaps[place].milestones.iter().enumerate())
        .filter(|(_, outlook)| outlook.open && !outlook.twin)
        .filter_map(|(index, outlook)| Some((outlook.projected?, index)))
        .collect();
    if open.is_empty() {
        return String::new();
    }
    open.sort_unstable();
    let mut table = Table::new(&["next", "title", "projected", ">slip", "owner"]);
    for &(projected, index) in open.iter().take(SHOWN) {
        let milestone = &analysis.portfolio.roadmaps[place].milestones[index];
        let slip = analysis
            .plan
            .outlook(place, index)
            .and_then(|outlook| outlook.own_slip);
        table.row(vec![
            milestone.id.to_string(),
            milestone.title.clone().unwrap_or_default(),
            plain(date(projected)),
            slip.map(|slip| slip.to_string()).unwrap_or_default(),
            milestone.owner.as_deref().unwrap_or_default().to_owned(),
        ]);
    }
    format!(
        "\n{}",
        table.text(streams.table_columns, |heading| streams.paint.bold(heading))
    )
}

/// What the log says of the entry.
fn history(file: &Roadmap, found: Found, id: &str, streams: &Streams<'_>) -> String {
    let name = match found.kind {
        Kind::Cluster | Kind::Rules => found.kind.key(),
        _ => id,
    };
    let changes = file
        .changes
        .iter()
        .filter(|change| !name.is_empty() && change.item.as_deref() == Some(name));
    let value = |value: &Option<Value>| value.as_ref().map(readable).unwrap_or_default();
    let mut table = Table::new(&["changed", "field", "from", "to", "code", "why", "by"]);
    let mut any = false;
    for change in changes {
        any = true;
        table.row(vec![
            change.on.map(plain).unwrap_or_default(),
            change.field.clone().unwrap_or_default(),
            value(&change.from),
            value(&change.to),
            change.code.clone().unwrap_or_default(),
            change.why.clone().unwrap_or_default(),
            change.by.clone().unwrap_or_default(),
        ]);
    }
    match any {
        true => format!(
            "\n{}",
            table.text(streams.table_columns, |heading| streams.paint.bold(heading))
        ),
        false => String::new(),
    }
}

/// `once`, `twice`, `3 times`.
fn in_times(count: usize) -> String {
    match count {
        1 => "once".into(),
        2 => "twice".into(),
        _ => format!("{count} times"),
    }
}

/// `1 day`, `12 days`.
pub fn in_days(days: i64) -> String {
    match days {
        1 | -1 => format!("{days} day"),
        _ => format!("{days} days"),
    }
}
