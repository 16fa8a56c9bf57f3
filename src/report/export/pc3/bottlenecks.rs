//! What holds the work up: blocked and late milestones with the newest reason, issues, and risks that happened.

use rust_xlsxwriter::XlsxError;

use super::form::{FormCell, FormProject, Pc3Sheet};
use crate::model::choice::{RiskKind, RiskState};
use crate::model::{EntryRef, Kind, Milestone, Status};
use crate::schedule::MilestoneSchedule;

pub(super) fn write(project: &FormProject<'_>, form: &mut Pc3Sheet<'_>) -> Result<(), XlsxError> {
    let columns = [
        "Item of work",
        "Bottleneck",
        "Days late",
        "Reason",
        "Who acts",
        "Remedy",
    ];
    form.section("9. Issues and bottlenecks", &columns)?;
    for (milestone, outlook) in project.milestones() {
        let blocked = outlook.status == Some(Status::Blocked);
        let late = outlook.slip.filter(|slip| outlook.open && *slip > 0);
        if blocked || late.is_some() {
            form.row(late_item(project, milestone, outlook, late))?;
        }
    }
    let roadmap = project.roadmap();
    for found in project.source.entries(Some(project.place), Kind::Risk) {
        let Some(risk) = roadmap.risks.get(found.index) else {
            continue;
        };
        let is_open = risk.state.is_none_or(|state| state == RiskState::Open);
        let happened = risk.state == Some(RiskState::Broken);
        if happened || (is_open && risk.kind == Some(RiskKind::Issue)) {
            form.row([
                FormCell::words(
                    risk.about
                        .iter()
                        .map(|one| one.as_str())
                        .collect::<Vec<_>>()
                        .join(", "),
                ),
                FormCell::words(risk.text.clone().unwrap_or_default()),
                FormCell::Empty,
                FormCell::Empty,
                FormCell::words(owner(project, found)),
                FormCell::words(risk.response.clone().unwrap_or_default()),
            ])?;
        }
    }
    Ok(())
}

fn late_item(
    project: &FormProject<'_>,
    milestone: &Milestone,
    outlook: &MilestoneSchedule,
    late: Option<i64>,
) -> Vec<FormCell> {
    let roadmap = project.roadmap();
    let index = roadmap
        .milestones
        .iter()
        .position(|one| std::ptr::eq(one, milestone));
    let found = EntryRef {
        roadmap: Some(project.place),
        kind: Kind::Milestone,
        index: index.unwrap_or_default(),
    };
    let changes = roadmap.changes.iter().rev();
    let mut moved = changes.filter(|change| {
        let is_of = change
            .item
            .as_ref()
            .is_some_and(|item| item.as_str() == milestone.id.as_str());
        is_of && change.field.as_deref() == Some("forecast")
    });
    let reason = moved.next().map(|change| {
        let words = [change.code.as_deref(), change.why.as_deref()];
        words.into_iter().flatten().collect::<Vec<_>>().join(": ")
    });
    let what = match (outlook.status, &milestone.blocked_by) {
        (Some(Status::Blocked), Some(by)) => format!("blocked by {by}"),
        (Some(Status::Blocked), None) => "blocked".to_owned(),
        _ => "behind the approved date".to_owned(),
    };
    // Slips are far below where a float loses them.
    #[allow(clippy::cast_precision_loss)]
    let late = late.map(|days| days as f64);
    vec![
        FormCell::words(
            milestone
                .title
                .clone()
                .map_or_else(|| milestone.id.to_string(), String::from),
        ),
        FormCell::words(what),
        FormCell::amount(late),
        FormCell::words(reason.unwrap_or_default()),
        FormCell::words(owner(project, found)),
        FormCell::Empty,
    ]
}

fn owner(project: &FormProject<'_>, found: EntryRef) -> String {
    let owner = project.source.owner(found);
    owner.map(|(_, owner)| owner.office()).unwrap_or_default()
}
