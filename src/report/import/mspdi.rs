//! MS Project XML (MSPDI), as MS Project, ProjectLibre and GanttProject write it: each task becomes a row of a sheet
//! whose headings are keys of a milestone.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::read_error::ImportReadError;
use crate::analysis::import::{Cell, Sheet};
use crate::model::Id;
use crate::report::export::mspdi::own_fields::{
    COMPUTED_START, ELSEWHERE, ID, OwnField, ROADMAP, STATUS,
};

/// How deep elements may stand in one another.
const DEEPEST: usize = 64;
/// The headings of the sheet.
const HEADINGS: [&str; 11] = [
    "No", "id", "title", "owner", "start", "baseline", "forecast", "actual", "status", "progress",
    "after",
];

/// An element with its text and children.
#[derive(Debug, Default)]
struct Element {
    name: String,
    text: String,
    children: Vec<Element>,
}

/// Reads a project as a sheet of milestones; one that we wrote as a sheet for each roadmap. Summary tasks and the project itself are left out.
///
/// # Errors
/// The XML is broken, or is no project.
pub(crate) fn read(bytes: &[u8], name: &str) -> Result<Vec<Sheet>, ImportReadError> {
    let text = String::from_utf8(bytes.to_vec()).map_err(|_| ImportReadError::Encoding)?;
    let project = parse(text.trim_start_matches('\u{feff}')).map_err(ImportReadError::Project)?;
    if project.name != "Project" {
        return Err(ImportReadError::Project(format!(
            "it begins with <{}>, not <Project>",
            project.name
        )));
    }
    let owners = owners(&project);
    let tasks = project
        .child("Tasks")
        .map_or(&[][..], |tasks| &tasks.children);
    let heading = || HEADINGS.iter().map(|heading| Cell::text(heading)).collect();
    let mut sheets: Vec<Sheet> = Vec::new();
    for task in tasks.iter().filter(|task| is_work(task)) {
        // A project of ours holds the milestones of several roadmaps.
        let roadmap = own_field(task, ROADMAP).unwrap_or(name);
        let row = row(task, (&owners, tasks));
        match sheets.iter_mut().find(|sheet| sheet.name == roadmap) {
            Some(sheet) => sheet.rows.push(row),
            None => sheets.push(Sheet {
                name: roadmap.to_owned(),
                rows: vec![heading(), row],
            }),
        }
    }
    if sheets.is_empty() {
        sheets.push(Sheet {
            name: name.to_owned(),
            rows: vec![heading()],
        });
    }
    Ok(sheets)
}

/// The names of the resources of each task, by its UID.
fn owners(project: &Element) -> HashMap<&str, &str> {
    let children = |name: &str| project.child(name).map_or(&[][..], |list| &list.children);
    let is_own = children("ExtendedAttributes").iter().any(|field| {
        field.value("FieldID") == Some(ID.number) && field.value("Alias") == Some(ID.alias)
    });
    let names: HashMap<&str, &str> = children("Resources")
        .iter()
        .filter_map(|resource| {
            let code = resource.value("Code").filter(|_| is_own);
            Some((resource.value("UID")?, code.or(resource.value("Name"))?))
        })
        .collect();
    let mut owners = HashMap::new();
    for assignment in children("Assignments") {
        let task = assignment.value("TaskUID");
        let name = assignment
            .value("ResourceUID")
            .and_then(|uid| names.get(uid));
        if let (Some(task), Some(name)) = (task, name) {
            // The first that is assigned is accountable.
            owners.entry(task).or_insert(*name);
        }
    }
    owners
}

fn is_work(task: &Element) -> bool {
    let is_summary = task.value("Summary") == Some("1");
    let is_project = task.value("UID") == Some("0") || task.value("IsNull") == Some("1");
    task.name == "Task" && task.value("Name").is_some() && !is_summary && !is_project
}

fn row(task: &Element, (owners, tasks): (&HashMap<&str, &str>, &[Element])) -> Vec<Cell> {
    let date = |element: &Element, name: &str| {
        let text = element.value(name).unwrap_or_default();
        let date = text.get(..10).filter(|date| !date.starts_with("NA"));
        Cell::text(date.unwrap_or_default())
    };
    let baselines = task
        .children
        .iter()
        .filter(|child| child.name == "Baseline");
    let baseline =
        baselines.min_by_key(|baseline| baseline.value("Number").unwrap_or("0").to_owned());
    let planned = baseline.map_or(Cell::Empty, |baseline| date(baseline, "Finish"));
    let percent = task.value("PercentComplete").unwrap_or_default();
    let is_done = percent == "100";
    let actual = match (is_done, date(task, "ActualFinish")) {
        (false, _) => Cell::Empty,
        (true, Cell::Empty) => date(task, "Finish"),
        (true, actual) => actual,
    };
    let forecast = if is_done {
        Cell::Empty
    } else {
        date(task, "Finish")
    };
    let id = own_field(task, ID).filter(|id| Id::new(*id).is_ok());
    let start = date(task, "Start");
    // A task of no length starts and ends at once; only a longer one says when work begins.
    let says_start = task.value("Milestone") != Some("1")
        && start
            .as_text()
            .is_none_or(|start| own_field(task, COMPUTED_START) != Some(start));
    let progress = match (id, percent) {
        // Of what came from a roadmap, no percent and all of it say no more than the status does.
        (Some(_), "0" | "100") => "",
        (_, percent) => percent,
    };
    vec![
        Cell::text(task.value("UID").unwrap_or_default()),
        Cell::text(id.unwrap_or_default()),
        Cell::text(task.value("Name").unwrap_or_default()),
        Cell::text(
            owners
                .get(task.value("UID").unwrap_or_default())
                .copied()
                .unwrap_or_default(),
        ),
        if says_start { start } else { Cell::Empty },
        planned,
        forecast,
        actual,
        Cell::text(status(task, percent)),
        Cell::text(progress),
        Cell::text(&links(task, tasks)),
    ]
}

/// How far a task is: what our own export wrote, as long as the percent does not say otherwise.
fn status<'t>(task: &'t Element, percent: &str) -> &'t str {
    let own = own_field(task, STATUS);
    match (own, percent) {
        (_, "100") => "done",
        (Some(own @ ("planned" | "blocked" | "dropped")), "" | "0") => own,
        (Some(own @ ("active" | "blocked" | "dropped")), _) => own,
        (_, "" | "0") => "planned",
        _ => "active",
    }
}

/// What our own export wrote into a field.
fn own_field(task: &Element, field: OwnField) -> Option<&str> {
    let attributes = task
        .children
        .iter()
        .filter(|child| child.name == "ExtendedAttribute");
    let mut own = attributes.filter(|attribute| attribute.value("FieldID") == Some(field.number));
    own.find_map(|attribute| attribute.value("Value"))
}

/// The predecessors as MS Project shows them: `3FS+2d, 5FS`; of another roadmap as files name it.
fn links(task: &Element, tasks: &[Element]) -> String {
    let links = task
        .children
        .iter()
        .filter(|child| child.name == "PredecessorLink");
    let shown = links.filter_map(|link| {
        let kind = match link.value("Type") {
            Some("0") => "FF",
            Some("2") => "SF",
            Some("3") => "SS",
            _ => "FS",
        };
        // Tenths of a minute, of days of eight hours.
        let lag = link
            .value("LinkLag")
            .and_then(|lag| lag.parse::<i64>().ok())
            .unwrap_or(0)
            / 4800;
        let lag = match lag {
            0 => String::new(),
            days => format!("{days:+}d"),
        };
        let uid = link.value("PredecessorUID")?;
        if kind == "FS"
            && lag.is_empty()
            && let Some(address) = elsewhere(task, tasks, uid)
        {
            return Some(address);
        }
        Some(format!("{uid}{kind}{lag}"))
    });
    let not_here = own_field(task, ELSEWHERE).map(str::to_owned);
    shown.chain(not_here).collect::<Vec<_>>().join(", ")
}

/// The address of a task of another roadmap than that of `task`, both of ours.
fn elsewhere(task: &Element, tasks: &[Element], uid: &str) -> Option<String> {
    let other = tasks.iter().find(|other| other.value("UID") == Some(uid))?;
    let roadmap = own_field(other, ROADMAP)?;
    let here = own_field(task, ROADMAP)?;
    (roadmap != here).then(|| Some(format!("{roadmap}/{}", own_field(other, ID)?)))?
}

impl Element {
    fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of a child, where it has one.
    fn value(&self, name: &str) -> Option<&str> {
        self.child(name)
            .map(|child| child.text.trim())
            .filter(|text| !text.is_empty())
    }
}

/// Reads XML into elements, without their prefixes and attributes. Entities other than the five of XML are refused.
fn parse(text: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    loop {
        let position = reader.buffer_position();
        let event = reader
            .read_event()
            .map_err(|error| format!("{error} at byte {position}"))?;
        match event {
            Event::Start(start) => {
                if open.len() >= DEEPEST {
                    return Err(format!("elements stand more than {DEEPEST} deep"));
                }
                open.push(Element {
                    name: start.local_name().as_ref().to_owned(),
                    ..Element::default()
                });
            }
            Event::Empty(empty) => {
                let element = Element {
                    name: empty.local_name().as_ref().to_owned(),
                    ..Element::default()
                };
                match open.last_mut() {
                    Some(parent) => parent.children.push(element),
                    None => return Ok(element),
                }
            }
            Event::Text(text) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&text.xml10_content());
                }
            }
            Event::CData(text) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&text.xml10_content());
                }
            }
            Event::GeneralRef(name) => {
                let sign = entity(&name)
                    .ok_or_else(|| format!("the entity &{}; is not known", name.xml10_content()))?;
                if let Some(element) = open.last_mut() {
                    element.text.push(sign);
                }
            }
            Event::End(_) => {
                let Some(element) = open.pop() else {
                    return Err("an element ends that has not begun".to_owned());
                };
                match open.last_mut() {
                    Some(parent) => parent.children.push(element),
                    None => return Ok(element),
                }
            }
            Event::Eof => return Err("it ends in the middle".to_owned()),
            _ => {}
        }
    }
}

fn entity(name: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    if let Ok(Some(sign)) = name.resolve_char_ref() {
        return Some(sign);
    }
    Some(match name.xml10_content().as_ref() {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}
