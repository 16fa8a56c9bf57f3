//! The figures of feedback of one cluster, and the remarks that wait.

use super::results::part;
use super::source::ReportSource;
use super::words::{amount, percent};
use crate::dates::date::day;
use crate::model::choice::FeedbackKind;
use crate::model::{EntryRef, Feedback, Kind};
use crate::query::address::case_number;
use crate::report::document::{DocBlock, DocTable};

pub(super) fn blocks(source: &ReportSource<'_>, place: usize) -> Vec<DocBlock> {
    let mut blocks = part(source, "feedback-figures", figures(source, place));
    blocks.extend(part(source, "open-remarks", open(source, place)));
    blocks
}

fn figures(source: &ReportSource<'_>, place: usize) -> DocTable {
    let figures = &source.health.roadmaps[place].feedback;
    let columns = [
        source.text("feedback"),
        format!(">{}", source.text("value")),
    ];
    let mut table = DocTable::new(source.text("feedback-figures"), &columns);
    if source.roadmap(place).feedback.is_empty() {
        return table;
    }
    table.row([source.text("waiting"), figures.waiting.to_string()]);
    let rows = [
        ("median-answer", figures.median_days_to_answer.map(amount)),
        ("told-share", figures.told.map(percent)),
        ("satisfied-share", figures.satisfied.map(percent)),
        ("reopened-share", figures.reopened.map(percent)),
        ("followed-up", figures.followed_up.map(percent)),
    ];
    for (id, value) in rows {
        if let Some(value) = value {
            table.row([source.text(id), value]);
        }
    }
    table
}

fn open(source: &ReportSource<'_>, place: usize) -> DocTable {
    let columns = [
        source.text("case"),
        source.text("remark"),
        source.text("owner"),
        format!(">{}", source.text("since-days")),
        source.text("status"),
    ];
    let mut table = DocTable::new(source.text("open-remarks"), &columns);
    let roadmap = source.roadmap(place);
    let today = source.schedule.today;
    let mut rows: Vec<(i64, [String; 5])> = Vec::new();
    for (index, one) in source.entries(place, Kind::Feedback, &roadmap.feedback) {
        let Some(days) = waits(one, today) else {
            continue;
        };
        let found = EntryRef {
            roadmap: Some(place),
            kind: Kind::Feedback,
            index,
        };
        let known = |date: Option<crate::model::Date>| date.is_some_and(|date| day(date) <= today);
        let status = match (known(one.answered), known(one.acknowledged)) {
            (true, _) => "answered-not-told",
            (false, true) => "acknowledged",
            (false, false) => "not-answered",
        };
        rows.push((
            days,
            [
                case_number(&one.id).unwrap_or_else(|| one.id.to_string()),
                source.title_of(found),
                source.office(place, one.owner.as_ref()),
                days.to_string(),
                source.text(status),
            ],
        ));
    }
    rows.sort_by_key(|(days, _)| std::cmp::Reverse(*days));
    for (_, row) in rows {
        table.row(row);
    }
    table
}

/// Days since a remark that wants an answer was said, as long as the answer is not delivered.
fn waits(one: &Feedback, today: i64) -> Option<i64> {
    let heard_only = one.sensitive == Some(true)
        || matches!(one.kind, Some(FeedbackKind::Praise | FeedbackKind::Fact));
    let on = day(one.on?);
    let is_told = one.told.is_some_and(|told| day(told) <= today);
    (!heard_only && !is_told && on <= today).then_some(today - on)
}
