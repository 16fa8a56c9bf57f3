//! The columns of `tcu list`, kind by kind.

use super::analysis::Analysis;
use crate::dates::date::{date, iso};
use crate::health::RoadmapHealth;
use crate::model::records::{WITHHELD_TEXT, is_withheld};
use crate::model::{Entry, EntryRef, Kind, Roadmap, WordEnum};
use crate::report::json::JsonContext;

/// The columns that people see of a kind, the most useful first. One that begins with `>` holds numbers.
#[expect(clippy::too_many_lines, reason = "a table of cases")]
pub(crate) fn for_people(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Cluster => &[
            "roadmap", "name", "place", "health", "schedule", "updates", "feedback", ">open",
            ">done", ">flags",
        ],
        Kind::Milestone => &[
            "roadmap", "id", "title", "status", "owner", "due", ">slip", "flags",
        ],
        Kind::Feedback => &[
            "roadmap", "id", "on", "kind", "voice", "text", "answered", "told", "flags",
        ],
        Kind::Owner => &["roadmap", "id", "role", "org", "group", "until", "flags"],
        Kind::Capability => &["roadmap", "id", "name", "level", "target", "due", "flags"],
        Kind::Indicator => &[
            "roadmap",
            "id",
            "name",
            ">baseline",
            ">newest",
            ">target",
            "due",
            "flags",
        ],
        Kind::Placement => &[
            "roadmap",
            "id",
            "trade",
            "zone",
            ">target",
            ">trained",
            ">placed",
            ">returned",
            "due",
            "flags",
        ],
        Kind::Risk => &[
            "roadmap",
            "id",
            "kind",
            "text",
            "state",
            "owner",
            "review_by",
            "flags",
        ],
        Kind::Decision => &[
            "roadmap", "id", "on", "text", "owner", "due", "done", "flags",
        ],
        Kind::Change => &[
            "roadmap", "on", "by", "item", "field", "from", "to", "code", "why",
        ],
        Kind::Conflict => &[
            "roadmap",
            "item",
            "field",
            "base",
            "ours",
            "theirs",
            "ours_by",
            "theirs_by",
        ],
        Kind::Zone => &["id", "name", "place", "sectors", "flags"],
        Kind::Confirmation => &["roadmap", "on", "by", "said_by", "channel", "items"],
        Kind::Assessment => &["roadmap", "on", "by", "of", "level", ">score", "evidence"],
        Kind::Review => &["roadmap", "on", "kind", "health", "by", "note"],
        Kind::Fund => &[
            "roadmap",
            "id",
            "title",
            "source",
            "owner",
            "currency",
            ">approved",
            ">released",
            ">utilised",
            "flags",
        ],
        Kind::Policy => &[
            "roadmap",
            "id",
            "name",
            "instrument",
            "phase",
            "owner",
            "status",
            "end",
            "flags",
        ],
        Kind::CustomField => &[
            "kind", "key", "label", "type", "choices", "personal", "help",
        ],
        Kind::Phase => &["roadmap", "id", "name", "start", "end", "focus"],
        Kind::Chain => &[
            "roadmap",
            "id",
            "name",
            "governance",
            "driver",
            "lead_firm",
            "as_of",
        ],
        _ => &["roadmap", "id", "name", "phone", "for"],
    }
}

/// What is computed of a milestone and has a column for programs.
const OF_MILESTONE: [&str; 6] = ["due", "slip", "projected", "float", "silent", "pushes"];

/// The columns of a CSV file: where it is, every field, what is computed, and the rules of its flags.
pub(crate) fn for_programs(shared: &Roadmap, kind: Kind) -> Vec<&'static str> {
    let mut columns = vec!["roadmap"];
    if kind != Kind::Cluster {
        columns.push("id");
    }
    let fields = shared.fields(kind).iter().map(|field| field.key);
    columns.extend(fields.filter(|key| *key != "id"));
    match kind {
        Kind::Milestone => columns.extend(OF_MILESTONE),
        Kind::Capability => columns.push("level"),
        Kind::Cluster => columns.extend([
            "health", "schedule", "updates", "feedback", "open", "done", "dropped",
        ]),
        _ => {}
    }
    columns.push("flags");
    columns
}

/// Every column of a kind: those that people see, then all that programs get. One that begins with `>` holds numbers.
pub(crate) fn all(shared: &Roadmap, kind: Kind) -> Vec<&'static str> {
    let mut all = for_people(kind).to_vec();
    for column in for_programs(shared, kind) {
        if all
            .iter()
            .any(|known| known.trim_start_matches('>') == column)
        {
            continue;
        }
        all.push(numbers(column).unwrap_or(column));
    }
    all
}

/// A computed column of numbers, with its mark.
fn numbers(column: &str) -> Option<&'static str> {
    let marked = [
        ">slip", ">float", ">silent", ">pushes", ">open", ">done", ">dropped",
    ];
    marked.into_iter().find(|marked| &marked[1..] == column)
}

/// What stands in a column.
pub(crate) fn cell(
    analysis: &Analysis<'_>,
    known: &JsonContext<'_>,
    found: EntryRef,
    column: &str,
) -> String {
    let file = analysis.portfolio.file(found.roadmap);
    let Some(entry) = file.entry(found.kind, found.index) else {
        return String::new();
    };
    match column {
        "roadmap" => file.id.clone(),
        "id" => id_of(found, entry),
        "flags" => flags_of(analysis, known, found),
        _ if is_withheld(entry, column) => {
            let stands = entry.value(column).is_some();
            if stands {
                WITHHELD_TEXT.to_owned()
            } else {
                String::new()
            }
        }
        _ => entry
            .value(column)
            .map(|value| value.plain())
            .or_else(|| computed(analysis, found, column))
            .unwrap_or_default(),
    }
}

fn id_of(found: EntryRef, entry: &dyn Entry) -> String {
    match entry.id() {
        "" => format!("{}[{}]", found.kind.key(), found.index + 1),
        id => id.to_owned(),
    }
}

fn flags_of(analysis: &Analysis<'_>, known: &JsonContext<'_>, found: EntryRef) -> String {
    if let (Kind::Cluster, Some(place)) = (found.kind, found.roadmap) {
        let condition = &analysis.assessment().roadmaps[place];
        return (condition.errors + condition.warnings + condition.notices).to_string();
    }
    let flags = known.flags_of(found);
    let mut rules: Vec<_> = flags.map(|flag| flag.rule.id()).collect();
    rules.dedup();
    rules.join(" ")
}

/// What is computed of a whole roadmap.
fn condition_of(condition: &RoadmapHealth, column: &str) -> Option<String> {
    Some(match column {
        "health" => condition.letters.overall().to_string(),
        "schedule" => condition.letters.schedule.to_string(),
        "updates" => condition.letters.updates.to_string(),
        "feedback" => condition.letters.feedback.to_string(),
        "open" => condition.open.to_string(),
        "done" => condition.done.to_string(),
        "dropped" => condition.dropped.to_string(),
        _ => return None,
    })
}

fn computed(analysis: &Analysis<'_>, found: EntryRef, column: &str) -> Option<String> {
    let place = found.roadmap?;
    let roadmap = analysis.portfolio.file(found.roadmap);
    let day = |day: Option<i64>| day.map(|day| iso(date(day)));
    let number = |number: Option<i64>| number.map(|number| number.to_string());
    match found.kind {
        Kind::Cluster if column == "name" => Some(roadmap.name().to_owned()),
        Kind::Cluster => condition_of(analysis.assessment().roadmaps.get(place)?, column),
        Kind::Milestone => {
            let outlook = analysis.plan.outlook(place, found.index)?;
            match column {
                "due" => day(outlook.finish),
                "slip" => number(outlook.slip),
                "projected" => day(outlook.projected),
                "float" => number(outlook.float),
                "silent" => number(outlook.silent),
                "pushes" => Some(outlook.pushes.to_string()),
                "status" => Some("planned".into()),
                _ => None,
            }
        }
        Kind::Fund => {
            let flows = roadmap.funds.get(found.index)?.flows.iter();
            let there = flows.filter(|flow| flow.on.is_some_and(|on| on <= analysis.plan.date()));
            let of_kind = there.filter(|flow| flow.kind.is_some_and(|kind| kind.word() == column));
            let amounts: Vec<f64> = of_kind.filter_map(|flow| flow.amount).collect();
            let known = matches!(column, "released" | "utilised");
            known.then(|| amounts.iter().sum::<f64>().to_string())
        }
        Kind::Capability if column == "level" => {
            let condition = analysis.assessment().roadmaps.get(place)?;
            Some(condition.rungs.get(found.index)?.now().to_string())
        }
        Kind::Indicator if column == "newest" => {
            let readings = &roadmap.indicators.get(found.index)?.readings;
            let there = readings
                .iter()
                .filter(|reading| reading.on.is_some_and(|on| on <= analysis.plan.date()));
            let newest = there.max_by_key(|reading| reading.on)?;
            newest.value.map(|value| value.to_string())
        }
        _ => None,
    }
}
