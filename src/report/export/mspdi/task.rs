//! The tasks of a project: roadmaps, their capabilities, and the milestones below them.

use std::collections::HashMap;

use super::element::{ProjectWriter, day_at};
use super::own_fields::OWN_FIELDS;
use crate::dates::date::{date, day, iso};
use crate::model::{EntryRef, Kind, Milestone, Status, WordEnum};
use crate::report::export::source::ExportSource;
use crate::schedule::MilestoneSchedule;

/// "As soon as possible", and "finish no earlier than".
const CONSTRAINTS: [&str; 2] = ["0", "6"];

/// One task.
#[derive(Default)]
pub(super) struct ProjectTask {
    pub(super) uid: usize,
    pub(super) owner: Option<EntryRef>,
    pub(super) start: Option<i64>,
    pub(super) finish: Option<i64>,
    name: String,
    outline: String,
    level: usize,
    work: Option<Work>,
}

/// What only a milestone has.
struct Work {
    id: String,
    roadmap: String,
    status: Status,
    progress: i64,
    baseline: Option<i64>,
    gives_start: bool,
    critical: bool,
    after: Vec<usize>,
    elsewhere: String,
    notes: String,
}

/// Every task in the order of the outline. UIDs count from 1: 0 is the project itself.
pub(super) fn tasks(source: &ExportSource<'_>) -> Vec<ProjectTask> {
    let mut tasks: Vec<ProjectTask> = Vec::new();
    let mut places: HashMap<(usize, usize), usize> = HashMap::new();
    for (number, (place, roadmap)) in source.roadmaps().enumerate() {
        let outline = (number + 1).to_string();
        let top = push(&mut tasks, roadmap.name().to_owned(), outline.clone(), 1);
        let mut children = 0;
        for (group, milestones) in groups(source, place) {
            let mut parents = vec![top];
            let mut prefix = outline.clone();
            if let Some(group) = group {
                children += 1;
                prefix = format!("{outline}.{children}");
                parents.push(push(&mut tasks, group, prefix.clone(), 2));
            }
            let level = parents.len() + 1;
            for (inner, index) in milestones.into_iter().enumerate() {
                let number = if level == 3 {
                    inner + 1
                } else {
                    children + inner + 1
                };
                let Some(outlook) = source.plan.outlook(place, index) else {
                    continue;
                };
                let title = title(&roadmap.milestones[index]);
                let at = push(&mut tasks, title, format!("{prefix}.{number}"), level);
                places.insert((place, index), at);
                fill(&mut tasks[at], source, (place, index), outlook);
                let (start, finish) = (tasks[at].start, tasks[at].finish);
                for &parent in &parents {
                    let parent = &mut tasks[parent];
                    parent.start = [parent.start, start].into_iter().flatten().min();
                    parent.finish = parent.finish.max(finish);
                }
            }
        }
    }
    link(source, &places, &mut tasks);
    tasks
}

fn push(tasks: &mut Vec<ProjectTask>, name: String, outline: String, level: usize) -> usize {
    let at = tasks.len();
    tasks.push(ProjectTask {
        uid: at + 1,
        name: crate::text::line(&name).into_owned(),
        outline,
        level,
        ..ProjectTask::default()
    });
    at
}

fn title(milestone: &Milestone) -> String {
    let id = || milestone.id.to_string();
    milestone.title.as_ref().map_or_else(id, String::from)
}

/// The milestones of each capability that has any, then those of none.
fn groups(source: &ExportSource<'_>, place: usize) -> Vec<(Option<String>, Vec<usize>)> {
    let roadmap = source.file(Some(place));
    let of = |capability: Option<&str>| -> Vec<usize> {
        let known = |id: &str| roadmap.capabilities.iter().any(|one| one.id.as_str() == id);
        let all = roadmap.milestones.iter().enumerate();
        let own = all.filter(|(index, milestone)| {
            let named = milestone.capability.as_ref().map(|one| one.as_str());
            let is_twin = source
                .plan
                .outlook(place, *index)
                .is_none_or(|one| one.duplicate);
            named.filter(|id| known(id)) == capability
                && !is_twin
                && source.selects_milestone(place, *index)
        });
        own.map(|(index, _)| index).collect()
    };
    let named = roadmap.capabilities.iter().map(|one| {
        let name = one
            .name
            .clone()
            .map_or_else(|| one.id.to_string(), String::from);
        (Some(name), of(Some(one.id.as_str())))
    });
    let groups = named.chain([(None, of(None))]);
    groups
        .filter(|(_, milestones)| !milestones.is_empty())
        .collect()
}

fn fill(
    task: &mut ProjectTask,
    source: &ExportSource<'_>,
    (place, index): (usize, usize),
    outlook: &MilestoneSchedule,
) {
    let milestone = &source.file(Some(place)).milestones[index];
    let found = EntryRef {
        roadmap: Some(place),
        kind: Kind::Milestone,
        index,
    };
    task.owner = source.owner(found).map(|(owner, _)| owner);
    task.finish = outlook.finish;
    let by_work = || Some(outlook.finish? - milestone.duration_days?);
    let start = milestone.start.map(day).or_else(by_work).or(outlook.finish);
    task.start = start.map(|start| start.min(outlook.finish.unwrap_or(start)));
    let notes = [
        milestone
            .done_means
            .as_ref()
            .map(|text| format!("Done when: {text}")),
        milestone
            .blocked_by
            .as_ref()
            .map(|text| format!("Blocked by: {text}")),
        milestone
            .result
            .as_ref()
            .map(|text| format!("Result: {text}")),
        milestone.notes.clone().map(String::from),
    ];
    let status = outlook.status.unwrap_or(Status::Planned);
    task.work = Some(Work {
        id: milestone.id.to_string(),
        roadmap: source.file(Some(place)).id.clone(),
        status,
        progress: match status {
            Status::Done => 100,
            // A task of 100 percent is done to every program that plans.
            _ => milestone.progress.unwrap_or(0).min(99),
        },
        baseline: outlook.baseline,
        gives_start: milestone.start.map(day) == task.start && task.start.is_some(),
        critical: outlook.critical,
        after: Vec::new(),
        elsewhere: String::new(),
        notes: notes.into_iter().flatten().collect::<Vec<_>>().join("\n"),
    });
}

/// Gives each task those it waits for, as far as they are in the project.
fn link(
    source: &ExportSource<'_>,
    places: &HashMap<(usize, usize), usize>,
    tasks: &mut [ProjectTask],
) {
    for (&(place, index), &at) in places {
        let milestone = &source.file(Some(place)).milestones[index];
        let (mut after, mut elsewhere) = (Vec::new(), Vec::new());
        for name in &milestone.after {
            let named = source
                .names
                .resolve(Some(place), name.as_str(), &[Kind::Milestone]);
            let found = named.found();
            let task = found.and_then(|found| places.get(&(found.roadmap?, found.index)));
            match task {
                Some(&task) if task != at => after.push(task + 1),
                Some(_) => {}
                None => elsewhere.push(name.as_str().to_owned()),
            }
        }
        if let Some(work) = &mut tasks[at].work {
            work.after = after;
            work.elsewhere = elsewhere.join(", ");
        }
    }
}

impl ProjectTask {
    /// Writes the task, its elements in the order of the schema.
    pub(super) fn write(&self, out: &mut ProjectWriter) {
        let work = self.work.as_ref();
        let is_point = self.start == self.finish;
        out.open("Task");
        out.number("UID", self.uid);
        out.number("ID", self.uid);
        out.text("Name", &self.name);
        if work.is_some_and(|work| work.status == Status::Dropped) {
            out.text("Active", "0");
        }
        out.text("Type", "1");
        out.text("IsNull", "0");
        out.text("WBS", &self.outline);
        out.text("OutlineNumber", &self.outline);
        out.number("OutlineLevel", self.level);
        out.text("Priority", "500");
        self.dates(out, is_point);
        out.text("DurationFormat", "7");
        out.text("Estimated", "0");
        out.text(
            "Milestone",
            if work.is_some() && is_point { "1" } else { "0" },
        );
        out.text("Summary", if work.is_none() { "1" } else { "0" });
        if let Some(work) = work {
            self.work(work, out);
        }
        out.close("Task");
    }

    fn dates(&self, out: &mut ProjectWriter, is_point: bool) {
        if let Some(start) = self.start {
            out.text("Start", &day_at(start, if is_point { 17 } else { 8 }));
        }
        if let Some(finish) = self.finish {
            out.text("Finish", &day_at(finish, 17));
        }
        let days = match (self.start, self.finish) {
            (Some(start), Some(finish)) if !is_point => finish - start + 1,
            _ => 0,
        };
        out.text("Duration", &format!("PT{}H0M0S", days * 8));
    }

    fn work(&self, work: &Work, out: &mut ProjectWriter) {
        let is_done = work.status == Status::Done;
        let is_open = !is_done && work.status != Status::Dropped;
        out.text("Critical", if work.critical { "1" } else { "0" });
        out.number("PercentComplete", work.progress);
        let started = self.start.filter(|_| is_done || work.progress > 0);
        if let Some(start) = started {
            out.text(
                "ActualStart",
                &day_at(start, if self.start == self.finish { 17 } else { 8 }),
            );
        }
        if let Some(finish) = self.finish.filter(|_| is_done) {
            out.text("ActualFinish", &day_at(finish, 17));
        }
        let held = self.finish.filter(|_| is_open);
        out.text("ConstraintType", CONSTRAINTS[usize::from(held.is_some())]);
        if let Some(finish) = held {
            out.text("ConstraintDate", &day_at(finish, 17));
        }
        if let Some(baseline) = work.baseline.filter(|_| is_open) {
            out.text("Deadline", &day_at(baseline, 17));
        }
        if !work.notes.is_empty() {
            out.text("Notes", &work.notes);
        }
        for uid in &work.after {
            out.open("PredecessorLink");
            out.number("PredecessorUID", uid);
            out.text("Type", "1");
            out.text("CrossProject", "0");
            out.text("LinkLag", "0");
            out.text("LagFormat", "7");
            out.close("PredecessorLink");
        }
        let computed = self.start.filter(|_| !work.gives_start);
        let computed = computed.map(|start| iso(date(start))).unwrap_or_default();
        let values = [
            &work.id,
            work.status.word(),
            &computed,
            &work.roadmap,
            &work.elsewhere,
        ];
        for (field, value) in OWN_FIELDS.iter().zip(values) {
            if !value.is_empty() {
                out.open("ExtendedAttribute");
                out.text("FieldID", field.number);
                out.text("Value", value);
                out.close("ExtendedAttribute");
            }
        }
        if let Some(baseline) = work.baseline {
            let start = self.start.unwrap_or(baseline).min(baseline);
            out.open("Baseline");
            out.text("Number", "0");
            out.text(
                "Start",
                &day_at(start, if start == baseline { 17 } else { 8 }),
            );
            out.text("Finish", &day_at(baseline, 17));
            out.close("Baseline");
        }
    }
}
