//! The Gantt chart of one roadmap or several: bars from start to finish, the approved date, what is projected.

use super::builder::{date_axis, heading, key, label};
use super::{Chart, ChartAxis, ChartKey, ChartLabel, ChartShape, ChartStyle, ChartSymbol};
use crate::dates::date::{date, day, plain};
use crate::model::{Milestone, Portfolio, Roadmap, Status};
use crate::schedule::{MilestoneSchedule, Schedule};

/// What of it is drawn.
#[derive(Clone, Copy)]
pub(crate) struct GanttOptions<'g> {
    /// The places of the roadmaps.
    pub roadmaps: &'g [usize],
    /// Whether a milestone is drawn, by the places of its roadmap and of itself.
    pub shows: &'g dyn Fn(usize, usize) -> bool,
    /// Whether the phases of the roadmap lie behind it; only of one roadmap.
    pub phases: bool,
}

/// `365 days late`, `1 day early`.
fn late_or_early(slip: i64) -> String {
    let (days, way) = (slip.abs(), if slip < 0 { "early" } else { "late" });
    let unit = if days == 1 { "day" } else { "days" };
    format!("{days} {unit} {way}")
}

/// One milestone and where its bar lies.
struct GanttRow<'g> {
    milestone: &'g Milestone,
    schedule: &'g MilestoneSchedule,
    from: i64,
    to: i64,
}

/// The chart; `None` where no milestone has a date.
pub(crate) fn gantt_chart(
    portfolio: &Portfolio,
    plan: &Schedule,
    options: &GanttOptions<'_>,
) -> Option<Chart> {
    let mut labels: Vec<ChartLabel> = Vec::new();
    let mut rows: Vec<(usize, GanttRow<'_>)> = Vec::new();
    let mut undated = 0;
    for &place in options.roadmaps {
        let roadmap = &portfolio.roadmaps[place];
        if options.roadmaps.len() > 1 {
            labels.push(heading(roadmap.name()));
        }
        for (group, milestones) in by_capability(roadmap) {
            let shown = milestones
                .into_iter()
                .filter(|&at| (options.shows)(place, at));
            let found: Vec<_> = shown
                .filter_map(|at| Some((at, plan.outlook(place, at)?)))
                .collect();
            let dated = found
                .iter()
                .filter_map(|(at, one)| row(&roadmap.milestones[*at], one));
            let dated: Vec<GanttRow<'_>> = dated.collect();
            undated += found.len() - dated.len();
            if let Some(group) = group.filter(|_| !dated.is_empty()) {
                labels.push(heading(group));
            }
            for one in dated {
                rows.push((labels.len(), one));
                let title = one_title(&rows[rows.len() - 1].1);
                labels.push(label(title));
            }
        }
    }
    let days = rows.iter().flat_map(|(_, row)| row.days());
    let x = date_axis(days.chain([plan.today]))?;
    if rows.is_empty() {
        return None;
    }
    let mut shapes = Vec::new();
    if let ([place], true) = (options.roadmaps, options.phases) {
        phases(&portfolio.roadmaps[*place], &x, &mut shapes);
    }
    for (y, row) in &rows {
        row.draw(*y as f64, &mut shapes);
    }
    shapes.push(ChartShape::Rule {
        x: plan.today as f64,
        style: ChartStyle::Today,
        label: plain(date(plan.today)),
    });
    let names = options
        .roadmaps
        .iter()
        .map(|&place| portfolio.roadmaps[place].name());
    let names = names.collect::<Vec<_>>().join(", ");
    Some(Chart {
        title: format!("Timeline: {names}"),
        description: description(&rows, undated),
        x,
        y: ChartAxis::Slots { labels },
        shapes,
        legend: legend(),
    })
}

fn one_title(row: &GanttRow<'_>) -> String {
    let milestone = row.milestone;
    milestone
        .title
        .clone()
        .map_or_else(|| milestone.id.to_string(), String::from)
}

/// The milestones of each capability in the order of the file; last those of none.
fn by_capability(roadmap: &Roadmap) -> Vec<(Option<String>, Vec<usize>)> {
    let of = |id: Option<&str>| {
        let all = roadmap.milestones.iter().enumerate();
        let own = all.filter(|(_, one)| match (id, &one.capability) {
            (Some(id), Some(capability)) => capability.as_str() == id,
            (None, capability) => capability.as_ref().is_none_or(|one| {
                !roadmap
                    .capabilities
                    .iter()
                    .any(|known| known.id.as_str() == one.as_str())
            }),
            (Some(_), None) => false,
        });
        own.map(|(at, _)| at).collect::<Vec<_>>()
    };
    let named = roadmap.capabilities.iter().map(|one| {
        let name = one
            .name
            .clone()
            .map_or_else(|| one.id.to_string(), String::from);
        (Some(name), of(Some(one.id.as_str())))
    });
    named.chain([(None, of(None))]).collect()
}

fn row<'g>(milestone: &'g Milestone, schedule: &'g MilestoneSchedule) -> Option<GanttRow<'g>> {
    let to = schedule.finish?;
    let by_work = milestone.duration_days.map(|days| to - days);
    let from = milestone.start.map(day).or(by_work).unwrap_or(to).min(to);
    (!schedule.duplicate).then_some(GanttRow {
        milestone,
        schedule,
        from,
        to,
    })
}

impl GanttRow<'_> {
    fn days(&self) -> impl Iterator<Item = i64> + '_ {
        let schedule = self.schedule;
        [
            Some(self.from),
            Some(self.to),
            schedule.baseline,
            schedule.projected,
        ]
        .into_iter()
        .flatten()
    }

    fn style(&self) -> ChartStyle {
        match self.schedule.status {
            Some(Status::Done) => ChartStyle::Done,
            Some(Status::Dropped) => ChartStyle::Dropped,
            Some(Status::Blocked) => ChartStyle::Blocked,
            Some(Status::Active) => ChartStyle::Active,
            _ => ChartStyle::Planned,
        }
    }

    fn tip(&self) -> String {
        let schedule = self.schedule;
        let status = schedule
            .status
            .map_or("planned", crate::model::WordEnum::word);
        let approved = schedule
            .baseline
            .map(|day| format!(", baseline {}", plain(date(day))));
        let slip = schedule.own_slip.filter(|days| *days != 0);
        let slip = slip.map(|days| format!(", {}", late_or_early(days)));
        format!(
            "{}: {status}, {} {}{}{}",
            one_title(self),
            if schedule.open {
                "forecast"
            } else {
                "finished"
            },
            plain(date(self.to)),
            approved.unwrap_or_default(),
            slip.unwrap_or_default()
        )
    }

    fn draw(&self, y: f64, shapes: &mut Vec<ChartShape>) {
        let (tip, style) = (self.tip(), self.style());
        if let Some(projected) = self
            .schedule
            .projected
            .filter(|day| self.schedule.open && *day > self.to)
        {
            shapes.push(ChartShape::Bar {
                y,
                from: self.to as f64,
                to: projected as f64,
                height: 0.25,
                style: ChartStyle::Projected,
                tip: format!("waits until {}", plain(date(projected))),
            });
        }
        if self.from < self.to {
            shapes.push(ChartShape::Bar {
                y,
                from: self.from as f64,
                to: self.to as f64,
                height: 0.5,
                style,
                tip: tip.clone(),
            });
        }
        if let Some(baseline) = self.schedule.baseline {
            shapes.push(ChartShape::Mark {
                x: baseline as f64,
                y,
                symbol: ChartSymbol::HollowDiamond,
                style: ChartStyle::Baseline,
                tip: format!("baseline {}", plain(date(baseline))),
            });
        }
        let symbol = match style {
            ChartStyle::Done => ChartSymbol::Circle,
            ChartStyle::Blocked => ChartSymbol::Square,
            ChartStyle::Dropped => ChartSymbol::Cross,
            _ => ChartSymbol::Diamond,
        };
        shapes.push(ChartShape::Mark {
            x: self.to as f64,
            y,
            symbol,
            style,
            tip,
        });
    }
}

fn phases(roadmap: &Roadmap, x: &ChartAxis, shapes: &mut Vec<ChartShape>) {
    let (first, last) = x.extent();
    for phase in &roadmap.phases {
        let from = phase.start.map_or(first, |on| day(on) as f64).max(first);
        let to = phase.end.map_or(last, |on| day(on) as f64).min(last);
        if from < to {
            shapes.push(ChartShape::Band {
                from,
                to,
                label: phase
                    .name
                    .clone()
                    .map_or_else(|| phase.id.to_string(), String::from),
            });
        }
    }
}

fn description(rows: &[(usize, GanttRow<'_>)], undated: usize) -> String {
    let count =
        |holds: &dyn Fn(&GanttRow<'_>) -> bool| rows.iter().filter(|(_, row)| holds(row)).count();
    let done = count(&|row| row.schedule.status == Some(Status::Done));
    let blocked = count(&|row| row.schedule.status == Some(Status::Blocked));
    let late =
        count(&|row| row.schedule.open && row.schedule.own_slip.is_some_and(|days| days > 0));
    let undated = match undated {
        0 => String::new(),
        count => format!("; {count} without a date are not drawn"),
    };
    format!(
        "{} milestones: {done} done, {blocked} blocked, {late} forecast after their baseline{undated}.",
        rows.len()
    )
}

fn legend() -> Vec<ChartKey> {
    use ChartStyle as Style;
    use ChartSymbol as Symbol;
    vec![
        key(Symbol::Diamond, Style::Planned, "planned"),
        key(Symbol::Diamond, Style::Active, "active"),
        key(Symbol::Square, Style::Blocked, "blocked"),
        key(Symbol::Circle, Style::Done, "done"),
        key(Symbol::Cross, Style::Dropped, "dropped"),
        key(Symbol::HollowDiamond, Style::Baseline, "baseline"),
        key(Symbol::Bar, Style::Projected, "waits for others"),
        key(Symbol::Dashes, Style::Today, "status date"),
    ]
}
