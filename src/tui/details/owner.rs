//! The text about an owner: the office and who holds it, since when and until when, and all that hangs on it.

use crate::dates::date::{date, day, plain};
use crate::model::choice::{Status, WordEnum};
use crate::model::{EntryRef, Kind, Owner, Reference, ReferenceTarget};
use crate::tui::app::{Model, RowId};
use crate::tui::details::entry;
use crate::tui::details::flags;
use crate::tui::details::words;
use crate::tui::state::summary::asks_for_answer;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{data, own};

/// How many entries of one kind are named.
const NAMED: usize = 12;

/// Writes the text about an owner.
pub(crate) fn write(model: &Model, doc: &mut RichText<'_>, key: &RowId, found: EntryRef) {
    let file = model.snapshot.folder.portfolio.file(found.roadmap);
    let Some(owner) = file.owners.get(found.index) else {
        return;
    };
    let theme = &model.theme;
    doc.text(&owner.office(), theme.heading);
    let group = owner
        .group
        .map(|group| format!("{} {} ", group.word().replace('-', " "), theme.signs.dot));
    doc.line(vec![
        own(group.unwrap_or_default(), theme.quiet),
        data(&key.address(), theme.quiet),
    ]);
    flags::write(model, doc, key);
    doc.gap();
    who(model, doc, found, owner);
    let told = [
        "role",
        "org",
        "person",
        "contact",
        "group",
        "since",
        "until",
        "deputy",
        "reports_to",
        "notes",
    ];
    entry::others(model, doc, found.roadmap, owner, &told);
    holds(model, doc, found);
    if let Some(notes) = &owner.notes {
        doc.heading("Notes");
        doc.text(notes, theme.text);
    }
}

fn who(model: &Model, doc: &mut RichText<'_>, found: EntryRef, owner: &Owner) {
    let theme = &model.theme;
    for (label, text) in [("person", &owner.person), ("contact", &owner.contact)] {
        if let Some(text) = text {
            doc.pair(label, words::private(model, text, false));
        }
    }
    let today = day(model.snapshot.today());
    match (owner.since, owner.until) {
        (None, None) => doc.pair_in("in post", "not set", theme.quiet),
        (since, until) => {
            let since = since.map(|since| format!("since {}", plain(since)));
            let style = if until.is_some_and(|until| day(until) < today) {
                theme.error
            } else {
                theme.text
            };
            let until = until.map(|until| format!("until {}", words::dated(until, today)));
            let parts: Vec<String> = [since, until].into_iter().flatten().collect();
            doc.pair_in("in post", &parts.join(", "), style);
        }
    }
    let office = |reference: &Reference| {
        words::named(model, found.roadmap, ReferenceTarget::Owner, reference)
    };
    match &owner.deputy {
        Some(deputy) => doc.pair("deputy", &office(deputy)),
        None => doc.pair_in("deputy", "none", theme.quiet),
    }
    if let Some(above) = &owner.reports_to {
        doc.pair("reports to", &office(above));
    }
}

/// All that is open of this owner, in every roadmap.
fn holds(model: &Model, doc: &mut RichText<'_>, owner: EntryRef) {
    let (snapshot, theme) = (&model.snapshot, &model.theme);
    let portfolio = &snapshot.folder.portfolio;
    let all = sorted(model, &snapshot.held(owner));
    doc.gap();
    if all.is_empty() {
        return doc.text("Nothing is open of this owner.", theme.quiet);
    }
    let hand = model.keymap.label(crate::commands::Command::Owner);
    let counted = counted(model, &all);
    doc.text(
        &format!("{counted}; {hand} hands all of it to another owner"),
        theme.quiet,
    );
    let mut heading = None;
    let mut told = 0;
    for (sort, found) in &all {
        if heading != Some((found.roadmap, *sort)) {
            heading = Some((found.roadmap, *sort));
            told = 0;
            doc.heading(&match is_here(model, *found) {
                true => sort.words().to_owned(),
                false => format!("{}, {}", sort.words(), portfolio.file(found.roadmap).name()),
            });
        }
        told += 1;
        if told == NAMED + 1 {
            let of = |other: &&(Sort, EntryRef)| heading == Some((other.1.roadmap, other.0));
            let rest = all.iter().filter(of).count() - NAMED;
            doc.text(&format!("  and {rest} more"), theme.quiet);
        }
        if told <= NAMED {
            one(model, doc, *found);
        }
    }
}

/// What an owner can hold: entries of a kind, and remarks by whether they ask for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Of(Kind),
    ToAnswer,
    Noted,
}

impl Sort {
    fn words(self) -> &'static str {
        match self {
            Sort::Of(kind) => kind.plural(),
            Sort::ToAnswer => "to answer",
            Sort::Noted => "feedback that asks for no answer",
        }
    }
}

/// What an owner holds, with what it is: what is to be answered before what asks for no answer.
fn sorted(model: &Model, all: &[EntryRef]) -> Vec<(Sort, EntryRef)> {
    let portfolio = &model.snapshot.folder.portfolio;
    let sort = |found: &EntryRef| {
        let remark = portfolio.file(found.roadmap).feedback.get(found.index);
        let sort = match (found.kind, remark) {
            (Kind::Feedback, Some(remark)) if asks_for_answer(remark) => Sort::ToAnswer,
            (Kind::Feedback, _) => Sort::Noted,
            (kind, _) => Sort::Of(kind),
        };
        (sort, *found)
    };
    let (noted, mut rest): (Vec<_>, Vec<_>) = all
        .iter()
        .map(sort)
        .partition(|(sort, _)| *sort == Sort::Noted);
    rest.extend(noted);
    rest.sort_by_key(|(_, found)| found.roadmap);
    rest
}

fn is_here(model: &Model, found: EntryRef) -> bool {
    let file = model.snapshot.folder.portfolio.file(found.roadmap);
    model.route.roadmap() == Some(file.id.as_str())
}

/// How much of each there is, on the roadmap of the screen and in the others: the list counts no other.
fn counted(model: &Model, all: &[(Sort, EntryRef)]) -> String {
    let whole = model.route.roadmap().is_none();
    let mut counts: Vec<(Sort, usize)> = Vec::new();
    let mut elsewhere = 0;
    for (sort, found) in all {
        if !whole && !is_here(model, *found) {
            elsewhere += 1;
            continue;
        }
        match counts.iter_mut().find(|(other, _)| other == sort) {
            Some((_, count)) => *count += 1,
            None => counts.push((*sort, 1)),
        }
    }
    let mut told: Vec<String> = counts
        .into_iter()
        .map(|(sort, count)| match sort {
            Sort::Of(kind) if count == 1 => format!("1 {kind}"),
            Sort::Of(kind) => format!("{count} {}", kind.plural()),
            Sort::ToAnswer => format!("{count} to answer"),
            Sort::Noted => format!("{count} noted"),
        })
        .collect();
    if elsewhere > 0 {
        told.push(format!("{elsewhere} in other roadmaps"));
    }
    told.join(", ")
}

fn one(model: &Model, doc: &mut RichText<'_>, found: EntryRef) {
    let theme = &model.theme;
    let Some(entry) = model.snapshot.entry(found) else {
        return;
    };
    let today = day(model.snapshot.today());
    let text = |key: &str| entry.value(key).map(|value| value.plain());
    let (sign, style, when, title) = match (found.kind, found.roadmap) {
        (Kind::Milestone, Some(at)) => {
            let milestone = &model.snapshot.folder.portfolio.roadmaps[at].milestones[found.index];
            let expected = model
                .snapshot
                .plan
                .outlook(at, found.index)
                .and_then(|one| one.expected);
            let (sign, style) = words::status(model, milestone.status.unwrap_or(Status::Planned));
            (sign, style, expected, text("title"))
        }
        (Kind::Feedback, _) => {
            let on = entry.value("on").and_then(|on| on.as_date()).map(day);
            let case = crate::query::address::case_number(entry.id());
            let age =
                on.map(|on| format!("{}, {} d old", case.clone().unwrap_or_default(), today - on));
            (theme.signs.dot, theme.text, on, age.or(case))
        }
        _ => {
            let due = entry.value("due").or_else(|| entry.value("review_by"));
            let due = due.and_then(|due| due.as_date()).map(day);
            (
                theme.signs.dot,
                theme.text,
                due,
                text("text").or_else(|| text("name")),
            )
        }
    };
    let late = found.kind != Kind::Feedback && when.is_some_and(|when| when < today);
    let when = when.map(|when| plain(date(when))).unwrap_or_default();
    let lead = format!("  {sign} {}  ", crate::text::pad_left(&when, 11));
    let style = if late { theme.error } else { style };
    let title = title.unwrap_or_else(|| entry.id().to_owned());
    doc.hanging(&lead, style, &title, theme.text);
}

#[cfg(test)]
mod tests {
    use crate::tui::test_harness::TestHarness;

    #[test]
    fn the_list_and_the_text_beside_it_count_the_same_to_answer() {
        let file = "[cluster]\nname = \"A\"\n[[owner]]\nid = \"lab\"\nrole = \"Lab\"\n\
                    [[milestone]]\nid = \"m\"\ntitle = \"M\"\nowner = \"lab\"\n\
                    [[feedback]]\nid = \"f-20260101-abcdefgh\"\non = 2026-01-01\nkind = \"problem\"\ntext = \"x\"\nowner = \"lab\"\n\
                    [[feedback]]\nid = \"f-20260102-abcdefgj\"\non = 2026-01-02\nkind = \"praise\"\ntext = \"y\"\nowner = \"lab\"\n";
        let mut harness = TestHarness::of(&[("a", file)]);
        harness.press("Enter 7 r r");
        let screen = harness.screen(140, 30);
        assert!(
            screen.contains("1 milestone, 1 to answer, 1 noted; o hands"),
            "{screen}"
        );
    }
}
