//! A calendar: milestones as days, what is asked of owners as tasks. An entry has the same UID in every calendar, so
//! that a later one replaces what an earlier one said.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, Property, Todo, TodoStatus};

use super::error::ExportError;
use super::source::{ExportFile, ExportSource, SAMPLE};
use crate::analysis::agenda::{AgendaItem, TaskKind};
use crate::dates::date::{date, plain};
use crate::model::{EntryRef, Kind, Owner, Status, WordEnum};
use crate::query::address::case_number;
use crate::text::lines;

/// Days ahead in which something can be due: as far as a calendar goes.
const AHEAD: i64 = 3_652_059;
/// The name of a calendar of what nobody answers for.
const NOBODY: &str = "nobody";

/// One entry of a calendar.
struct CalendarItem {
    owner: Option<EntryRef>,
    component: CalendarComponent,
}

enum CalendarComponent {
    Day(Event),
    Task(Todo),
}

/// One calendar of everything that was asked for.
///
/// # Errors
/// It cannot be written.
pub(crate) fn text(source: &ExportSource<'_>) -> Result<String, ExportError> {
    Ok(calendar(source, &source.name(), items(source)))
}

/// A calendar for each owner that anything is asked of.
///
/// # Errors
/// Nothing has an owner or a date.
pub(crate) fn by_owner(source: &ExportSource<'_>) -> Result<Vec<ExportFile>, ExportError> {
    let mut owners: BTreeMap<Option<EntryRef>, Vec<CalendarItem>> = BTreeMap::new();
    for item in items(source) {
        owners.entry(item.owner).or_default().push(item);
    }
    if owners.is_empty() {
        return Err(ExportError::Nothing("nothing has a date".to_owned()));
    }
    let file = |(owner, items): (Option<EntryRef>, Vec<CalendarItem>)| {
        let (stem, name) = match owner {
            Some(found) => {
                let address = source.address(found);
                let stem: String = (address.chars())
                    .map(|one| {
                        if one.is_ascii_alphanumeric() {
                            one
                        } else {
                            '-'
                        }
                    })
                    .collect();
                let office = source.office(found).map(Owner::office);
                (stem, office.unwrap_or_default())
            }
            None => (NOBODY.to_owned(), NOBODY.to_owned()),
        };
        let stem = stem.trim_matches('-').to_owned();
        let name = format!("{}: {name}", source.name());
        ExportFile::new(format!("{stem}.ics"), calendar(source, &name, items))
    };
    Ok(owners.into_iter().map(file).collect())
}

fn calendar(source: &ExportSource<'_>, name: &str, items: Vec<CalendarItem>) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//tcu//roadmaps//EN"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.append_property(Property::new("X-WR-CALNAME", words(&source.title(name))));
    for item in items {
        match item.component {
            CalendarComponent::Day(event) => calendar.push(event),
            CalendarComponent::Task(todo) => calendar.push(todo),
        };
    }
    calendar.to_string()
}

/// Milestones in the order of the files, then what is asked, the earliest first.
fn items(source: &ExportSource<'_>) -> Vec<CalendarItem> {
    let milestones = source.roadmaps().flat_map(|(place, roadmap)| {
        (0..roadmap.milestones.len()).filter_map(move |index| milestone(source, place, index))
    });
    let mut items: Vec<CalendarItem> = milestones.collect();
    let mut asked = source.agenda(AHEAD);
    asked.retain(|item| item.what != TaskKind::Milestone);
    asked.sort_by_key(|item| (item.due, item.found));
    items.extend(asked.iter().map(|item| task(source, item)));
    items
}

/// A milestone that is done or open and has a date, as a day that keeps nobody busy.
fn milestone(source: &ExportSource<'_>, place: usize, index: usize) -> Option<CalendarItem> {
    let outlook = source.plan.outlook(place, index)?;
    let on = date(outlook.finish.filter(|_| !outlook.duplicate)?);
    if outlook.status == Some(Status::Dropped) || !source.selects_milestone(place, index) {
        return None;
    }
    let roadmap = source.file(Some(place));
    let milestone = &roadmap.milestones[index];
    let found = EntryRef {
        roadmap: Some(place),
        kind: Kind::Milestone,
        index,
    };
    let name = milestone.title.as_deref().unwrap_or(milestone.id.as_str());
    let mut about = vec![format!("Roadmap: {}", roadmap.name())];
    about.extend(
        source
            .owner(found)
            .map(|(_, owner)| format!("Owner: {}", owner.office())),
    );
    about.extend(
        outlook
            .status
            .map(|status| format!("Status: {}", status.word())),
    );
    about.extend(
        milestone
            .blocked_by
            .as_ref()
            .map(|what| format!("Blocked by: {what}")),
    );
    about.extend(
        outlook
            .baseline
            .map(|day| format!("Baseline: {}", plain(date(day)))),
    );
    about.extend(
        milestone
            .done_means
            .as_ref()
            .map(|what| format!("Done when: {what}")),
    );
    let done = if outlook.status == Some(Status::Done) {
        "Done: "
    } else {
        ""
    };
    let mut event = Event::with_uid(&uid(source, found));
    event
        .summary(&summary(source, place, &format!("{done}{name}")))
        .description(&words(&about.join("\n")))
        .categories([words(roadmap.name())])
        .timestamp(stamp(source))
        .sequence(u32::try_from(outlook.moves.len()).unwrap_or(u32::MAX))
        .starts(on)
        .ends(on.succ_opt().unwrap_or(on));
    event.add_property("TRANSP", "TRANSPARENT");
    Some(CalendarItem {
        owner: source.owner(found).map(|(owner, _)| owner),
        component: CalendarComponent::Day(event.done()),
    })
}

/// What is asked of an owner, as a task due that day.
fn task(source: &ExportSource<'_>, item: &AgendaItem) -> CalendarItem {
    let found = item.found;
    let place = found.roadmap.unwrap_or_default();
    let roadmap = source.file(Some(place));
    let case = || {
        let feedback = roadmap.feedback.get(found.index)?;
        case_number(feedback.id.as_str())
    };
    let case = case().filter(|_| found.kind == Kind::Feedback);
    let case = case.map(|case| format!(" {case}")).unwrap_or_default();
    let asks = match item.what {
        TaskKind::Answer => format!("Answer{case}: "),
        TaskKind::Tell => format!("Tell the answer{case}: "),
        TaskKind::Decision => "Decision: ".to_owned(),
        TaskKind::Reading => "Read the indicator: ".to_owned(),
        TaskKind::Risk => "Review the risk: ".to_owned(),
        TaskKind::Milestone => String::new(),
    };
    let name = format!("{asks}{}", source.called(found));
    let mut about = vec![format!("Roadmap: {}", roadmap.name())];
    about.extend(
        source
            .owner(found)
            .map(|(_, owner)| format!("Owner: {}", owner.office())),
    );
    let mut todo = Todo::with_uid(&uid(source, found));
    todo.due(date(item.due))
        .status(TodoStatus::NeedsAction)
        .summary(&summary(source, place, &name))
        .description(&words(&about.join("\n")))
        .categories([words(roadmap.name())])
        .timestamp(stamp(source));
    CalendarItem {
        owner: source.owner(found).map(|(owner, _)| owner),
        component: CalendarComponent::Task(todo.done()),
    }
}

fn summary(source: &ExportSource<'_>, place: usize, name: &str) -> String {
    let roadmap = source.file(Some(place));
    let sample =
        source.programme().head.sample == Some(true) || roadmap.cluster.sample == Some(true);
    let name = crate::text::line(name).into_owned();
    if sample {
        format!("{SAMPLE}: {name}")
    } else {
        name
    }
}

/// The same for an entry as long as its id and that of its roadmap stay.
fn uid(source: &ExportSource<'_>, found: EntryRef) -> String {
    let address = source.address(found);
    format!(
        "{}.{}@tcu.roadmaps",
        address.replace('/', "."),
        found.kind.key()
    )
}

/// The status date: the calendar does not ask what time it is.
fn stamp(source: &ExportSource<'_>) -> DateTime<Utc> {
    source.plan.date().and_time(NaiveTime::MIN).and_utc()
}

fn words(text: &str) -> String {
    lines(text).into_owned()
}
