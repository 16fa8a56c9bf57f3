//! What the trend says, in words: of the milestone under the cursor, and of the roadmap as a whole.

use crate::dates::date::{DayNumber, date, day, plain};
use crate::model::Milestone;
use crate::model::choice::Status;
use crate::schedule::{Drift, EarnedSchedule, LEAST_MILESTONES, MilestoneSchedule};
use crate::tui::app::Model;
use crate::tui::details::past;
use crate::tui::details::words::{self, slip};
use crate::tui::widgets::rich_text::RichText;

/// Writes it.
pub(crate) fn write(model: &Model, doc: &mut RichText<'_>) {
    let Some(at) = model
        .route
        .roadmap()
        .and_then(|id| model.snapshot.position(id))
    else {
        return;
    };
    let file = &model.snapshot.folder.portfolio.roadmaps[at];
    if let Some(row) = model.row()
        && let Some(milestone) = file.milestones.get(row.at)
        && let Some(outlook) = model.snapshot.plan.outlook(at, row.at)
    {
        of_milestone(model, doc, milestone, outlook);
        inherited(model, doc, (at, row.at), outlook);
        past::of_milestone(model, doc, &file.id, row.at);
    }
    doc.heading(&format!("All of {}", file.name()));
    earned(model, doc, &model.snapshot.plan.roadmaps[at].earned);
    past::of_roadmap(model, doc, &file.id);
}

fn of_milestone(
    model: &Model,
    doc: &mut RichText<'_>,
    milestone: &Milestone,
    outlook: &MilestoneSchedule,
) {
    let (sign, style) = words::status(model, milestone.status.unwrap_or(Status::Planned));
    let title = milestone.title.as_deref().unwrap_or(&milestone.id);
    doc.hanging(&format!("{sign} "), style, title, model.theme.heading);
    doc.text(&moved(outlook), model.theme.text);
    if outlook.open {
        let (says, bad) = pace(outlook);
        let style = match bad {
            true => model.theme.warning,
            false => model.theme.text,
        };
        doc.text(&says, style);
    }
    let against =
        |label: &str, of: Option<DayNumber>, days: Option<i64>, doc: &mut RichText<'_>| {
            if let (Some(of), Some(days)) = (of, days) {
                doc.pair(label, &format!("{} from {}", slip(days), plain(date(of))));
            }
        };
    against("own slip", outlook.baseline, outlook.own_slip, doc);
    if agreed_anew(outlook) {
        against("vs original", outlook.original, outlook.original_slip, doc);
    }
}

/// How often its date was moved, and how far.
fn moved(outlook: &MilestoneSchedule) -> String {
    let later = match outlook.pushes {
        0 => "never later".into(),
        1 => "once later".into(),
        many => format!("{many} times later"),
    };
    let now = match (outlook.status, outlook.finish) {
        (Some(Status::Done), Some(finish)) => format!("; done {}", plain(date(finish))),
        (_, Some(finish)) => format!("; forecast now {}", plain(date(finish))),
        (_, None) => "; no date now".into(),
    };
    match outlook.moves.len() {
        0 if agreed_anew(outlook) => {
            format!("Its baseline was moved; its forecast was never moved by itself{now}.")
        }
        0 => format!("Its date was never moved{now}."),
        1 if outlook.pushes == 1 => format!("Its date was moved once, to a later one{now}."),
        1 => format!("Its date was moved once, to an earlier one{now}."),
        many if many == outlook.pushes => {
            format!("Its date was moved {many} times, each time later{now}.")
        }
        many => format!("Its date was moved {many} times, {later}{now}."),
    }
}

/// Whether another date than the first one is agreed now.
fn agreed_anew(outlook: &MilestoneSchedule) -> bool {
    outlook.original.is_some() && outlook.original != outlook.baseline
}

/// What its pace means, and whether that is bad.
fn pace(outlook: &MilestoneSchedule) -> (String, bool) {
    let Some(drift) = outlook.drift else {
        let says = "Too few moves to tell a pace: two with a date are needed.";
        return (says.into(), false);
    };
    if drift.moved <= 0 {
        return ("It does not move away: no pace to fear.".into(), false);
    }
    let every = every_month(&drift);
    match (outlook.trend_finish, drift.moved >= drift.passed) {
        (Some(finish), _) => {
            let after = outlook.expected.map(|expected| finish - expected);
            let after = after.map(|days| match days {
                0 => ", as forecast".to_owned(),
                1.. => format!(", {days} d after the forecast"),
                ..0 => format!(", {} d before the forecast", -days),
            });
            let says = format!(
                "{every} At that pace it is done on {}{}.",
                plain(date(finish)),
                after.unwrap_or_default()
            );
            (says, true)
        }
        (None, true) => (format!("{every} At that pace it never arrives."), true),
        (None, false) => (
            format!("{every} The date it was given last has come without it: ask for a new one."),
            true,
        ),
    }
}

fn every_month(drift: &Drift) -> String {
    let away = (drift.share() * 30.0).round();
    let days = if away == 1.0 { "day" } else { "days" };
    format!("Every 30 days that pass move it {away} {days} away.")
}

fn inherited(
    model: &Model,
    doc: &mut RichText<'_>,
    at: (usize, usize),
    outlook: &MilestoneSchedule,
) {
    let Some(days) = outlook.inherited_slip.filter(|days| *days > 0) else {
        return;
    };
    let plan = &model.snapshot.plan;
    let names: Vec<&str> = plan
        .cause(at.0, at.1)
        .filter_map(|(roadmap, place)| {
            let file = &model.snapshot.folder.portfolio.roadmaps[roadmap];
            let milestone = file.milestones.get(place)?;
            Some(milestone.title.as_deref().unwrap_or(&milestone.id))
        })
        .collect();
    let through = match names.as_slice() {
        [] => String::new(),
        [one] => format!(" through \"{one}\""),
        [first, .., last] => format!(" through \"{first}\", which waits for \"{last}\""),
    };
    let says = format!("{}{through}", slip(days));
    doc.pair_in("inherited slip", &says, model.theme.warning);
}

/// The earned schedule with its meaning, and why it has none where that is so.
fn earned(model: &Model, doc: &mut RichText<'_>, earned: &EarnedSchedule) {
    let theme = &model.theme;
    if let Some(bei) = earned.bei {
        let says = format!("{bei:.2}: {} done, {} were due", earned.done, earned.due);
        doc.pair("BEI", &says);
    }
    let (Some(spi), Some(sv), Some(es), Some(at)) = (
        earned.spi_t,
        earned.sv_t_days,
        earned.es_days,
        earned.at_days,
    ) else {
        return too_few(model, doc, earned.milestones);
    };
    let style = match spi < 0.8 {
        true => theme.warning,
        false => theme.text,
    };
    let says = format!(
        "{spi:.2}: every 100 days that passed brought {:.0} days of the plan",
        spi * 100.0
    );
    doc.pair_in("SPI(t)", &says, style);
    let side = match sv < 0.0 {
        true => "behind",
        false => "ahead of",
    };
    let says = format!(
        "{:+.0} d: {es:.0} d earned in {at} d, {:.0} d {side} the plan",
        sv,
        sv.abs()
    );
    doc.pair_in("SV(t)", &says, style);
    match earned.finish_estimate {
        Some(finish) => doc.pair(
            "finish",
            &format!(
                "{} for the last milestone, at this pace",
                plain(date(finish))
            ),
        ),
        None => doc.pair("finish", "none: nothing is earned yet"),
    }
}

fn too_few(model: &Model, doc: &mut RichText<'_>, milestones: usize) {
    let at = model
        .route
        .roadmap()
        .and_then(|id| model.snapshot.position(id));
    let file = at.map(|at| &model.snapshot.folder.portfolio.roadmaps[at]);
    let start = file.and_then(|file| file.cluster.start).map(day);
    let begun = start.is_some_and(|start| start < day(model.snapshot.today()));
    let says = match milestones < LEAST_MILESTONES {
        true => format!(
            "too few: {} a baseline, and below {LEAST_MILESTONES} the figures mean nothing",
            match milestones {
                1 => "1 milestone has".to_owned(),
                many => format!("{many} milestones have"),
            }
        ),
        false if begun => "nothing to reckon with".into(),
        false => "the roadmap says no day on which it began (start of its cluster)".into(),
    };
    doc.pair_in("SPI(t)", &says, model.theme.quiet);
}
