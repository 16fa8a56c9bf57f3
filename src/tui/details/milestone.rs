//! The text about a milestone.

use crate::dates::date::{Date, date, day, plain};
use crate::model::choice::{Status, WordEnum};
use crate::model::{Change, Kind, Milestone, ReferenceTarget, Roadmap};
use crate::schedule::MilestoneSchedule;
use crate::tui::app::{Model, RowId};
use crate::tui::details::entry;
use crate::tui::details::flags;
use crate::tui::details::log;
use crate::tui::details::past;
use crate::tui::details::words;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{data, own};

/// Writes the text about the milestone of that roadmap at a place.
pub(crate) fn write(model: &Model, doc: &mut RichText<'_>, roadmap: &str, index: usize) {
    let Some(file) = model.snapshot.roadmap(roadmap) else {
        return;
    };
    let (Some(milestone), Some(outlook)) = (
        file.milestones.get(index),
        model.snapshot.outlook(roadmap, index),
    ) else {
        return;
    };
    let key = RowId::Entry(
        roadmap.to_owned(),
        Kind::Milestone,
        milestone.id.to_string(),
    );
    head(model, doc, roadmap, milestone);
    flags::write(model, doc, &key);
    doc.gap();
    dates(model, doc, outlook);
    past::of_milestone(model, doc, roadmap, index);
    doc.gap();
    who(model, doc, roadmap, milestone, outlook);
    what(model, doc, roadmap, milestone);
    links(model, doc, roadmap, index);
    history(model, doc, file, &milestone.id);
    feedback(model, doc, file, &milestone.id);
    if let Some(notes) = &milestone.notes {
        doc.heading("Notes");
        doc.text(notes, model.theme.text);
    }
}

/// The title, how far it is and its address.
pub(crate) fn head(model: &Model, doc: &mut RichText<'_>, roadmap: &str, milestone: &Milestone) {
    let theme = &model.theme;
    let title = milestone.title.as_deref().unwrap_or(&milestone.id);
    let status = milestone.status.unwrap_or(Status::Planned);
    let (sign, style) = words::status(model, status);
    doc.hanging(&format!("{sign} "), style, title, theme.heading);
    let mut line = vec![
        own("  ", theme.text),
        own(status.word(), style),
        own(format!(" {} ", theme.signs.dot), theme.quiet),
        data(&format!("{roadmap}/{}", milestone.id), theme.quiet),
    ];
    let progress = match status {
        Status::Done => Some(100),
        _ => milestone.progress,
    };
    if let Some(progress) = progress {
        line.push(own(
            format!(" {} {progress} %", theme.signs.dot),
            theme.quiet,
        ));
    }
    doc.line(line);
    if let Some(why) = &milestone.blocked_by {
        doc.pair_in("blocked by", why, theme.error);
    }
}

/// Its dates, each with what it means.
pub(crate) fn dates(model: &Model, doc: &mut RichText<'_>, outlook: &MilestoneSchedule) {
    let today = day(model.snapshot.today());
    let theme = &model.theme;
    if outlook.status == Some(Status::Done) {
        doc.pair("done", &words::day_or_dash(outlook.finish));
    } else if let Some(expected) = outlook.expected {
        let style = if outlook.open && expected < today {
            theme.error
        } else {
            theme.text
        };
        let text = format!(
            "{} ({})",
            plain(date(expected)),
            words::away(expected, today)
        );
        doc.pair_in("forecast", &text, style);
    } else if outlook.open {
        doc.pair_in("forecast", "no date yet", theme.warning);
    }
    if let Some(baseline) = outlook.baseline {
        let slip = outlook.own_slip.filter(|days| *days != 0);
        let slip = slip.map(|days| format!("  slip {}", words::slip(days)));
        doc.pair(
            "baseline",
            &format!("{}{}", plain(date(baseline)), slip.unwrap_or_default()),
        );
    }
    if let Some(original) = outlook
        .original
        .filter(|original| Some(*original) != outlook.baseline)
    {
        let slip = outlook
            .original_slip
            .map(|days| format!("  slip {}", words::slip(days)));
        doc.pair(
            "original baseline",
            &format!("{}{}", plain(date(original)), slip.unwrap_or_default()),
        );
    }
    if let (Some(projected), Some(inherited @ 1..)) = (outlook.projected, outlook.inherited_slip) {
        let text = format!(
            "{}: inherited slip +{inherited} d from its predecessors",
            plain(date(projected))
        );
        doc.pair_in("projected", &text, theme.warning);
    }
    if let Some(trend) = outlook
        .trend_finish
        .filter(|trend| Some(*trend) > outlook.expected)
    {
        doc.pair(
            "at this pace",
            &format!("{}, if it goes on moving as it has", plain(date(trend))),
        );
    }
    if outlook.open && outlook.critical {
        doc.pair("float", "none: the end of the roadmap moves with it");
    } else if let Some(float) = outlook.float.filter(|_| outlook.open) {
        doc.pair(
            "float",
            &format!("{float} d before the end of the roadmap moves"),
        );
    }
}

/// Its owner, and when it was updated last.
pub(crate) fn who(
    model: &Model,
    doc: &mut RichText<'_>,
    roadmap: &str,
    milestone: &Milestone,
    outlook: &MilestoneSchedule,
) {
    let theme = &model.theme;
    let from = model.snapshot.position(roadmap);
    match &milestone.owner {
        Some(owner) => match model.snapshot.resolve(from, owner, Kind::Owner) {
            Some(found) => doc.pair("owner", &words::office_of(&model.snapshot, found)),
            None => doc.pair_in("owner", &format!("{owner} (not known)"), theme.warning),
        },
        None => doc.pair_in("owner", "none", theme.warning),
    }
    if !milestone.partners.is_empty() {
        for (at, partner) in milestone.partners.iter().enumerate() {
            let label = if at == 0 { "partners" } else { "" };
            match model.snapshot.resolve(from, partner, Kind::Owner) {
                Some(found) => doc.pair(label, &words::office_of(&model.snapshot, found)),
                None => doc.pair_in(label, &format!("{partner} (not known)"), theme.warning),
            }
        }
    }
    if !outlook.open {
        return;
    }
    let today = day(model.snapshot.today());
    match outlook.last_word {
        Some(word) => {
            let text = format!(
                "{} ({}); due every {} d",
                plain(date(word)),
                words::away(word, today),
                outlook.asked_every
            );
            doc.pair("last update", &text);
        }
        None => doc.pair("last update", "none yet"),
    }
    if let Some(until) = pause(milestone, model.snapshot.today()) {
        let why = milestone.quiet_why.as_deref().unwrap_or("no reason given");
        doc.pair("paused until", &format!("{}: {why}", plain(until)));
    }
}

/// What it is for, and what came of it.
pub(crate) fn what(model: &Model, doc: &mut RichText<'_>, roadmap: &str, milestone: &Milestone) {
    let from = model.snapshot.position(roadmap);
    if let Some(means) = &milestone.done_means {
        doc.pair("completion criteria", means);
    }
    if let Some(capability) = &milestone.capability {
        let reaches = milestone
            .reaches
            .map(|level| format!(", reaches {}", level.word()));
        let name = words::named(model, from, ReferenceTarget::Capability, capability);
        doc.pair(
            "capability",
            &format!("{name}{}", reaches.unwrap_or_default()),
        );
    }
    if !milestone.evidence.is_empty() {
        doc.pair("evidence", &milestone.evidence.join(", "));
    }
    if let Some(result) = &milestone.result {
        doc.pair("result", result);
    }
    entry::others(model, doc, from, milestone, &told(model, milestone));
}

/// The fields that the text tells in words of its own.
fn told(model: &Model, milestone: &Milestone) -> Vec<&'static str> {
    let mut told = vec![
        "title",
        "done_means",
        "capability",
        "owner",
        "partners",
        "status",
        "blocked_by",
        "baseline",
        "forecast",
        "actual",
        "after",
        "progress",
        "evidence",
        "result",
        "notes",
    ];
    if milestone.capability.is_some() {
        told.push("reaches");
    }
    if pause(milestone, model.snapshot.today()).is_some() {
        told.extend(["quiet_until", "quiet_why"]);
    }
    told
}

/// Until when no reminders are wanted, where that holds today.
fn pause(milestone: &Milestone, today: Date) -> Option<Date> {
    let open = !matches!(milestone.status, Some(Status::Done | Status::Dropped));
    milestone
        .quiet_until
        .filter(|until| open && *until >= today)
}

/// What it waits for, and what waits for it.
pub(crate) fn links(model: &Model, doc: &mut RichText<'_>, roadmap: &str, index: usize) {
    let Some(place) = model.snapshot.position(roadmap) else {
        return;
    };
    let plan = &model.snapshot.plan;
    let before: Vec<_> = plan.waits_for(place, index).collect();
    let after: Vec<_> = plan.held_up(place, index).collect();
    for (heading, places) in [("Predecessors", before), ("Successors", after)] {
        if places.is_empty() {
            continue;
        }
        doc.heading(heading);
        for at in places {
            neighbour(model, doc, place, at);
        }
    }
}

fn neighbour(model: &Model, doc: &mut RichText<'_>, from: usize, (place, index): (usize, usize)) {
    let theme = &model.theme;
    let file = &model.snapshot.folder.portfolio.roadmaps[place];
    let Some(milestone) = file.milestones.get(index) else {
        return;
    };
    let outlook = model.snapshot.plan.outlook(place, index);
    let (sign, style) = words::status(model, milestone.status.unwrap_or(Status::Planned));
    let day = outlook.and_then(|one| if one.open { one.projected } else { one.finish });
    let mut line = vec![
        own(format!("{sign} "), style),
        own(crate::text::pad(&words::day_or_dash(day), 12), theme.text),
        data(
            milestone.title.as_deref().unwrap_or(&milestone.id),
            theme.text,
        ),
    ];
    if place != from {
        line.push(data(&format!("  ({})", file.name()), theme.quiet));
    }
    doc.line(line);
}

/// What changed, the newest first.
pub(crate) fn history(model: &Model, doc: &mut RichText<'_>, file: &Roadmap, id: &str) {
    let changes: Vec<&Change> = file
        .changes
        .iter()
        .filter(|change| change.item.as_deref() == Some(id))
        .collect();
    if changes.is_empty() {
        return;
    }
    doc.heading("History");
    for change in changes.iter().rev() {
        write_change(model, doc, file, change);
    }
}

/// One change: the day, the key, from and to, and why.
pub(crate) fn write_change(model: &Model, doc: &mut RichText<'_>, file: &Roadmap, change: &Change) {
    let theme = &model.theme;
    let on = change.on.map(plain).unwrap_or_default();
    let what = log::what(model, file, change);
    doc.hanging(&crate::text::pad(&on, 12), theme.quiet, &what, theme.text);
    let reason = log::reason(change);
    if reason.is_empty() {
        return;
    }
    doc.hanging(&" ".repeat(12), theme.quiet, &reason, theme.quiet);
}

/// What was said about it.
pub(crate) fn feedback(model: &Model, doc: &mut RichText<'_>, file: &Roadmap, id: &str) {
    let about: Vec<_> = file
        .feedback
        .iter()
        .filter(|feedback| feedback.about.iter().any(|about| about.as_str() == id))
        .collect();
    if about.is_empty() {
        return;
    }
    doc.heading("Feedback");
    for feedback in about {
        let on = feedback.on.map(plain).unwrap_or_default();
        let kind = feedback.kind.map_or("feedback", WordEnum::word);
        let text = words::quotation(model, feedback);
        let state = if feedback.answered.is_some() {
            ""
        } else {
            "unanswered: "
        };
        let lead = crate::text::pad(&on, 12);
        doc.hanging(
            &lead,
            model.theme.quiet,
            &format!("{state}{kind}: {text}"),
            model.theme.text,
        );
    }
}
