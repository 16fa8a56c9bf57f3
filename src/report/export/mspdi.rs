//! MS Project XML (MSPDI). Elements stand in the order of its schema; days are calendar days, so that no program moves
//! a date that falls on a weekend. The id of a milestone, its status, and a start that the file does not give are kept
//! in fields of their own, by which the project comes back without loss.

mod element;
pub(crate) mod own_fields;
mod task;

use element::{ProjectWriter, day_at};
use own_fields::OWN_FIELDS;
use task::{ProjectTask, tasks};

use super::error::ExportError;
use super::source::ExportSource;
use crate::model::EntryRef;

/// The milestones of the roadmaps as a project: roadmaps and capabilities are its summary tasks.
///
/// # Errors
/// It cannot be written.
pub(crate) fn text(source: &ExportSource<'_>) -> Result<String, ExportError> {
    let tasks = tasks(source);
    let mut owners: Vec<EntryRef> = tasks.iter().filter_map(|task| task.owner).collect();
    owners.sort_unstable();
    owners.dedup();
    let mut out = ProjectWriter::new();
    out.open_root();
    project(source, &tasks, &mut out);
    own_fields(&mut out);
    calendar(&mut out);
    out.open("Tasks");
    for task in &tasks {
        task.write(&mut out);
    }
    out.close("Tasks");
    out.open("Resources");
    let offices = owners.iter().filter_map(|owner| source.office(*owner));
    for (number, office) in offices.enumerate() {
        out.open("Resource");
        out.number("UID", number + 1);
        out.number("ID", number + 1);
        out.text("Name", &office.office());
        out.text("Type", "1");
        out.text("Code", office.id.as_str());
        out.close("Resource");
    }
    out.close("Resources");
    out.open("Assignments");
    let assigned = tasks.iter().filter_map(|task| {
        let resource = owners.iter().position(|owner| Some(*owner) == task.owner)?;
        Some((task.uid, resource + 1))
    });
    for (number, (task, resource)) in assigned.enumerate() {
        out.open("Assignment");
        out.number("UID", number + 1);
        out.number("TaskUID", task);
        out.number("ResourceUID", resource);
        out.text("Units", "1");
        out.close("Assignment");
    }
    out.close("Assignments");
    out.finish()
        .map_err(|error| ExportError::of("project", error))
}

fn project(source: &ExportSource<'_>, tasks: &[ProjectTask], out: &mut ProjectWriter) {
    let title = source.title(&source.name());
    let today = source.plan.today;
    let first = tasks
        .iter()
        .filter_map(|task| task.start)
        .min()
        .unwrap_or(today);
    let last = tasks
        .iter()
        .filter_map(|task| task.finish)
        .max()
        .unwrap_or(today);
    out.text("SaveVersion", "12");
    out.text("Name", &format!("{}.xml", source.stem()));
    out.text("Title", &title);
    out.text("CreationDate", &day_at(today, 0));
    out.text("ScheduleFromStart", "1");
    out.text("StartDate", &day_at(first, 8));
    out.text("FinishDate", &day_at(last, 17));
    out.text("CalendarUID", "1");
    out.text("DefaultStartTime", "08:00:00");
    out.text("DefaultFinishTime", "17:00:00");
    out.text("MinutesPerDay", "480");
    out.text("MinutesPerWeek", "3360");
    out.text("DaysPerMonth", "30");
    out.text("DurationFormat", "7");
    out.text("HonorConstraints", "1");
    out.text("StatusDate", &day_at(today, 17));
    out.text("CurrentDate", &day_at(today, 8));
}

fn own_fields(out: &mut ProjectWriter) {
    out.open("ExtendedAttributes");
    for field in OWN_FIELDS {
        out.open("ExtendedAttribute");
        out.text("FieldID", field.number);
        out.text("FieldName", field.name);
        out.text("Alias", field.alias);
        out.close("ExtendedAttribute");
    }
    out.close("ExtendedAttributes");
}

/// A calendar in which every day is a working day of eight hours: roadmaps count calendar days.
fn calendar(out: &mut ProjectWriter) {
    out.open("Calendars");
    out.open("Calendar");
    out.text("UID", "1");
    out.text("Name", "Every day");
    out.text("IsBaseCalendar", "1");
    out.text("BaseCalendarUID", "-1");
    out.open("WeekDays");
    for day in 1..=7 {
        out.open("WeekDay");
        out.number("DayType", day);
        out.text("DayWorking", "1");
        out.open("WorkingTimes");
        for (from, to) in [("08:00:00", "12:00:00"), ("13:00:00", "17:00:00")] {
            out.open("WorkingTime");
            out.text("FromTime", from);
            out.text("ToTime", to);
            out.close("WorkingTime");
        }
        out.close("WorkingTimes");
        out.close("WeekDay");
    }
    out.close("WeekDays");
    out.close("Calendar");
    out.close("Calendars");
}
