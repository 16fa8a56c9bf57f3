//! The note that goes with a handover: what is open, where it stands, and what was said of it, to be printed.

use crate::analysis::agenda::title;
use crate::dates::date::{Date, DayNumber, date, plain};
use crate::model::{EntryRef, Field, Kind, Milestone, Owner, Portfolio, Roadmap};
use crate::query::address::case_number;
use crate::schedule::{MilestoneSchedule, Schedule};

/// Who hands over what to whom.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HandoverNote<'n> {
    /// The owner who gives.
    pub from: EntryRef,
    /// The owner who takes.
    pub to: EntryRef,
    /// What goes over, roadmap by roadmap and kind by kind.
    pub items: &'n [EntryRef],
}

/// The note as text. It names offices, and nobody's words that may not be shown.
pub(crate) fn text(portfolio: &Portfolio, plan: &Schedule, note: &HandoverNote<'_>) -> String {
    let mut text = format!("Handover, {}\n\n", plain(plan.date()));
    text.push_str(&format!("From: {}\n", office(portfolio, note.from)));
    text.push_str(&format!("To:   {}\n", office(portfolio, note.to)));
    let (mut roadmap, mut kind) = (None, None);
    for &found in note.items {
        if roadmap != found.roadmap {
            (roadmap, kind) = (found.roadmap, None);
            let name = crate::text::line(portfolio.file(roadmap).name()).into_owned();
            text.push_str(&format!(
                "\n{name}\n{}\n",
                "=".repeat(crate::text::width(&name))
            ));
        }
        if kind != Some(found.kind) {
            kind = Some(found.kind);
            text.push_str(&format!("\n{}\n\n", heading(found.kind)));
        }
        text.push_str(&item(portfolio, plan, found));
    }
    text.push_str("\nHanded over: ____________________    Taken over: ____________________\n");
    text
}

fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Milestone => "Milestones",
        Kind::Decision => "Decisions to carry out",
        Kind::Risk => "Risks to watch",
        Kind::Feedback => "Feedback to answer",
        _ => "Indicators to read",
    }
}

fn office(portfolio: &Portfolio, found: EntryRef) -> String {
    let file = portfolio.file(found.roadmap);
    let owner = file.owners.get(found.index);
    let until = owner
        .and_then(|owner| owner.until)
        .map(|until| format!(", in post until {}", plain(until)));
    let office = owner.map(Owner::office).unwrap_or_default();
    format!(
        "{}{}",
        crate::text::line(&office),
        until.unwrap_or_default()
    )
}

/// One entry: its name, and below it what its successor needs to know.
fn item(portfolio: &Portfolio, plan: &Schedule, found: EntryRef) -> String {
    let file = portfolio.file(found.roadmap);
    let id = file
        .entry(found.kind, found.index)
        .map_or("", |entry| entry.id());
    let name = match found.kind {
        Kind::Feedback => case_number(id).unwrap_or_default(),
        _ => id.to_owned(),
    };
    let mut item = format!(
        "- {name}: {}\n",
        crate::text::line(&title(portfolio, found))
    );
    let facts = match (found.kind, found.roadmap) {
        (Kind::Milestone, Some(place)) => milestone(portfolio, plan, place, found.index),
        _ => others(file, plan.today, found),
    };
    for fact in facts {
        item.push_str(&format!("  {}\n", crate::text::line(&fact)));
    }
    item
}

fn milestone(portfolio: &Portfolio, plan: &Schedule, place: usize, index: usize) -> Vec<String> {
    let roadmap = &portfolio.roadmaps[place];
    let entry = &roadmap.milestones[index];
    let Some(outlook) = plan.outlook(place, index) else {
        return Vec::new();
    };
    let name = |(at, index): (usize, usize)| {
        let other = &portfolio.roadmaps[at];
        let id = &other.milestones[index].id;
        if at == place {
            id.to_string()
        } else {
            format!("{}/{id}", other.id)
        }
    };
    let names =
        |places: Vec<(usize, usize)>| places.into_iter().map(name).collect::<Vec<_>>().join(", ");
    let waits = plan
        .waits_for(place, index)
        .filter(|&(at, index)| is_open(plan, at, index))
        .collect();
    let holds = plan
        .held_up(place, index)
        .filter(|&(at, index)| is_open(plan, at, index))
        .collect();
    let given = |label: &str, text: String| (!text.is_empty()).then(|| format!("{label}: {text}"));
    let facts = [
        Some(dates(outlook)),
        entry
            .blocked_by
            .as_ref()
            .map(|by| format!("blocked by: {by}")),
        entry
            .done_means
            .as_ref()
            .map(|means| format!("completion criteria: {means}")),
        given("waits for", names(waits)),
        given("delays", names(holds)),
        given(
            "with",
            entry
                .partners
                .iter()
                .map(|one| one.as_str())
                .collect::<Vec<_>>()
                .join(", "),
        ),
        reason(roadmap, entry, plan.date()),
        outlook
            .last_word
            .map(|day| format!("last update: {}", plain(date(day)))),
    ];
    facts.into_iter().flatten().collect()
}

fn is_open(plan: &Schedule, place: usize, index: usize) -> bool {
    plan.outlook(place, index)
        .is_some_and(|outlook| outlook.open)
}

/// `forecast 31 Dec 2026, baseline 31 Dec 2025, postponed 3 times`.
fn dates(outlook: &MilestoneSchedule) -> String {
    let day =
        |word: &str, day: Option<DayNumber>| day.map(|day| format!("{word} {}", plain(date(day))));
    let forecast = day("forecast", outlook.expected).unwrap_or("no date yet".to_owned());
    let baseline = day(", baseline", outlook.baseline).unwrap_or_default();
    let first = outlook
        .original
        .filter(|_| outlook.original != outlook.baseline);
    let first = day(", original baseline", first).unwrap_or_default();
    let moved = match outlook.pushes {
        0 => String::new(),
        1 => ", postponed once".to_owned(),
        pushes => format!(", postponed {pushes} times"),
    };
    format!("{forecast}{baseline}{first}{moved}")
}

/// The newest reason why its date moved.
fn reason(roadmap: &Roadmap, entry: &Milestone, today: Date) -> Option<String> {
    let own = roadmap
        .changes
        .iter()
        .filter(|change| change.item.as_deref() == Some(entry.id.as_str()));
    let moved =
        own.filter(|change| change.field.as_deref() == Some("forecast") && change.why.is_some());
    let there = moved.filter(|change| change.on.is_some_and(|on| on <= today));
    let newest = there.max_by_key(|change| change.on)?;
    Some(format!(
        "last moved {}: {}",
        plain(newest.on?),
        newest.why.as_deref()?
    ))
}

/// The fields of any other entry that a successor needs.
fn others(file: &Roadmap, today: DayNumber, found: EntryRef) -> Vec<String> {
    let Some(entry) = file.entry(found.kind, found.index) else {
        return Vec::new();
    };
    let keys: &[&str] = match found.kind {
        Kind::Decision => &["due", "about"],
        Kind::Risk => &[
            "kind",
            "likelihood",
            "impact",
            "response",
            "review_by",
            "about",
        ],
        Kind::Feedback => &["on", "acknowledged", "about"],
        _ => &["unit", "baseline", "due", "target", "verification"],
    };
    let fact = |key: &&str| {
        let field = found.kind.field(key);
        let shown = Field::shown_of(field, &entry.value(key)?);
        Some(format!("{}: {shown}", Field::words_of(field, key)))
    };
    let mut facts: Vec<String> = keys.iter().filter_map(fact).collect();
    if let Some(indicator) = file
        .indicators
        .get(found.index)
        .filter(|_| found.kind == Kind::Indicator)
    {
        let readings = indicator
            .readings
            .iter()
            .filter(|one| one.on.is_some_and(|on| on <= date(today)));
        let newest = readings.max_by_key(|one| one.on);
        facts.extend(newest.and_then(|one| {
            Some(format!(
                "last reading: {} on {}",
                one.value?,
                plain(one.on?)
            ))
        }));
    }
    facts
}
