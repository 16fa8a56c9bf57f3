//! What is computed about a roadmap, in words, and what comes next in it.

use crate::cli::analysis::Analysis;
use crate::cli::key_values::KeyValues;
use crate::cli::output::Output;
use crate::cli::table::Table;
use crate::dates::date::{date, plain};
use crate::health::{Mean, RoadmapHealth};
use crate::schedule::{EarnedSchedule, LEAST_MILESTONES};

/// The figures of a roadmap, in words.
pub(crate) fn computed(condition: &RoadmapHealth, earned: &EarnedSchedule) -> KeyValues {
    let mut sheet = KeyValues::default();
    let letters = &condition.letters;
    sheet.line(
        "health",
        format!(
            "{}: schedule {}, updates {}, feedback {}",
            letters.overall(),
            letters.schedule,
            letters.updates,
            letters.feedback
        ),
    );
    if condition.to_mend > 0 {
        sheet.line("file problems", condition.to_mend.to_string());
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
    let figures = &condition.feedback;
    let share = |share: Option<f64>, word: &str| {
        share.map(|share| format!("{:.0} % {word}", share * 100.0))
    };
    let median = figures.median_days_to_answer.map(|days| match days {
        1.0 => "1 day to an answer".to_owned(),
        days => format!("{days} days to an answer"),
    });
    let parts = [
        Some(format!("{} waiting", figures.waiting)),
        median,
        share(figures.told, "of replies delivered"),
        share(figures.satisfied, "satisfied"),
        share(figures.reopened, "reopened"),
        share(figures.followed_up, "of the accepted followed up"),
    ];
    sheet.line(
        "feedback",
        parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
    );
    sheet
}

fn schedule(earned: &EarnedSchedule) -> String {
    let Some(spi) = earned.spi_t else {
        let reason = match earned.milestones < LEAST_MILESTONES {
            true => format!(
                "too few milestones with a baseline ({} of {LEAST_MILESTONES})",
                earned.milestones
            ),
            false => "the start of the cluster is missing or not past".to_owned(),
        };
        let done = match earned.due {
            0 => "none due yet".to_owned(),
            due => format!("{} done, {due} due", earned.done),
        };
        return format!("{reason}; {done}");
    };
    let finish = earned
        .finish_estimate
        .map(|day| format!(", done on {} at this rate", plain(date(day))));
    let bei = earned
        .bei
        .map(|bei| format!(", BEI {bei:.2}: {} done, {} due", earned.done, earned.due));
    format!(
        "SPI(t) {spi:.2}{}{}",
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
pub(crate) fn next(analysis: &Analysis<'_>, place: usize, output: &Output<'_>) -> String {
    const SHOWN: usize = 8;
    let mut open: Vec<(i64, usize)> = (analysis.plan.roadmaps[place].milestones.iter().enumerate())
        .filter(|(_, outlook)| outlook.open && !outlook.duplicate && outlook.expected.is_some())
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
            .and_then(|outlook| outlook.slip);
        table.row(vec![
            milestone.id.to_string(),
            milestone.title.clone().unwrap_or_default().into(),
            plain(date(projected)),
            slip.map(|slip| slip.to_string()).unwrap_or_default(),
            milestone.owner.as_deref().unwrap_or_default().to_owned(),
        ]);
    }
    format!(
        "\n{}",
        table.text(output.table_columns, |heading| output.colors.bold(heading))
    )
}
