//! The text about a feedback: what was said, by whose voice, and what became of it.

use crate::dates::date::{day, plain};
use crate::model::choice::WordEnum;
use crate::model::{Feedback, Kind, ReferenceTarget};
use crate::store::packet::delivery;
use crate::tui::app::{Model, RowId};
use crate::tui::details::entry;
use crate::tui::details::flags;
use crate::tui::details::words;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{data, own};

pub(crate) use crate::model::records::WITHHELD_TEXT;

/// The case number of a feedback: the last four characters of its id.
pub(crate) fn case(id: &str) -> String {
    let start = id.len().saturating_sub(4);
    id.get(start..).unwrap_or(id).to_uppercase()
}

/// Writes the text about the feedback of that roadmap at a place.
pub(crate) fn write(model: &Model, doc: &mut RichText<'_>, roadmap: &str, index: usize) {
    let Some(feedback) = model
        .snapshot
        .roadmap(roadmap)
        .and_then(|file| file.feedback.get(index))
    else {
        return;
    };
    let key = RowId::Entry(roadmap.to_owned(), Kind::Feedback, feedback.id.to_string());
    head(model, doc, feedback);
    let shown = feedback.quotable == Some(true);
    match (&feedback.text, feedback.sensitive) {
        (_, Some(true)) => {
            let to = feedback.referred_to.as_deref().unwrap_or("none yet");
            doc.text(
                &format!("{WITHHELD_TEXT}. Referred to: {to}"),
                model.theme.warning,
            );
        }
        (Some(text), _) => doc.text(words::private(model, text, shown), model.theme.text),
        (None, _) => doc.text("(no text)", model.theme.quiet),
    }
    doc.gap();
    flags::write(model, doc, &key);
    doc.gap();
    let from = model.snapshot.position(roadmap);
    if feedback.sensitive == Some(true) {
        // Whatever a file holds by hand beside it is shown nowhere.
        let told = ["on", "kind", "sensitive", "referred_to"];
        return entry::others(model, doc, from, feedback, &told);
    }
    whose(model, doc, roadmap, feedback, shown);
    reached(model, doc, roadmap, feedback);
    became(model, doc, feedback);
    let mut told = TOLD.to_vec();
    if feedback.voice.is_some() {
        told.push("channel");
    }
    entry::others(model, doc, from, feedback, &told);
    if let Some(notes) = &feedback.notes {
        doc.heading("Notes");
        doc.text(notes, model.theme.text);
    }
}

/// The fields that the text tells in words of its own.
const TOLD: [&str; 19] = [
    "on",
    "by",
    "voice",
    "who",
    "quotable",
    "place",
    "kind",
    "about",
    "text",
    "owner",
    "acknowledged",
    "answered",
    "outcome",
    "answer",
    "told",
    "satisfied",
    "reopened",
    "sensitive",
    "notes",
];

fn head(model: &Model, doc: &mut RichText<'_>, feedback: &Feedback) {
    let theme = &model.theme;
    let today = day(model.snapshot.today());
    let kind = feedback.kind.map_or("feedback", WordEnum::word);
    let mut line = vec![
        own(format!("{} ", case(&feedback.id)), theme.heading),
        own(kind, theme.heading),
    ];
    if let Some(on) = feedback.on {
        line.push(own(format!("  {}", words::dated(on, today)), theme.quiet));
    }
    line.push(data(&format!("  {}", feedback.id), theme.quiet));
    doc.line(line);
}

fn whose(model: &Model, doc: &mut RichText<'_>, roadmap: &str, feedback: &Feedback, shown: bool) {
    if let Some(voice) = feedback.voice {
        let channel = feedback
            .channel
            .map(|channel| format!(", by {}", channel.word()));
        doc.pair(
            "stakeholder",
            &format!("{}{}", voice.word(), channel.unwrap_or_default()),
        );
    }
    for (label, text, shown) in [
        ("who", &feedback.who, false),
        ("place", &feedback.place, shown),
        ("recorded by", &feedback.by, false),
    ] {
        if let Some(text) = text {
            doc.pair(label, words::private(model, text, shown));
        }
    }
    let quotable = if shown {
        "yes"
    } else {
        "no: hidden from others"
    };
    doc.pair("quotable", quotable);
    let from = model.snapshot.position(roadmap);
    let about = feedback.about.iter();
    let names = about.map(|about| words::named(model, from, ReferenceTarget::Entry, about));
    doc.pairs("concerns", names);
    match answerer(model, roadmap, feedback) {
        Some(owner) => doc.pair("owner", &owner),
        None => doc.pair_in("owner", "none", model.theme.warning),
    }
}

/// Who has to answer: its owner, else the owner of the first thing it is about.
pub(crate) fn answerer(model: &Model, roadmap: &str, feedback: &Feedback) -> Option<String> {
    let snapshot = &model.snapshot;
    let from = snapshot.position(roadmap);
    let of_about = || {
        let first = feedback.about.first()?;
        let found = snapshot.resolve(from, first, Kind::Milestone)?;
        let file = snapshot.folder.portfolio.file(found.roadmap);
        Some((
            found.roadmap,
            file.milestones.get(found.index)?.owner.clone()?,
        ))
    };
    let (from, owner) = match &feedback.owner {
        Some(owner) => (from, owner.clone()),
        None => of_about()?,
    };
    Some(words::named(model, from, ReferenceTarget::Owner, &owner))
}

/// Whether what was recorded here has come to the office: where remarks are given to it in packets.
fn reached(model: &Model, doc: &mut RichText<'_>, roadmap: &str, feedback: &Feedback) {
    doc.gap();
    let handed = &model.sync_status.handed;
    if handed.is_empty() || feedback.by.as_deref() != Some(model.actor.as_str()) {
        return;
    }
    match delivery(handed, roadmap, &feedback.id) {
        Some(Some(on)) => doc.pair(
            "office",
            &format!("has it, as its receipt of {} says", plain(on)),
        ),
        Some(None) => doc.pair("office", "given; its receipt has not come back yet"),
        None => doc.pair_in("office", "not given yet", model.theme.warning),
    }
}

fn became(model: &Model, doc: &mut RichText<'_>, feedback: &Feedback) {
    let today = day(model.snapshot.today());
    if let Some(on) = feedback.acknowledged {
        doc.pair("acknowledged", &plain(on));
    }
    match feedback.answered {
        Some(on) => {
            let outcome = feedback
                .outcome
                .map(|outcome| format!(", {}", outcome.word()));
            doc.pair(
                "answered",
                &format!("{}{}", plain(on), outcome.unwrap_or_default()),
            );
            if let Some(answer) = &feedback.answer {
                doc.pair("answer", answer);
            }
            match feedback.told {
                Some(told) => {
                    let satisfied = match feedback.satisfied {
                        Some(true) => ", satisfied",
                        Some(false) => ", not satisfied",
                        None => "",
                    };
                    doc.pair("reply delivered", &format!("{}{satisfied}", plain(told)));
                }
                None => doc.pair_in("reply delivered", "not yet", model.theme.warning),
            }
        }
        None => {
            let age = feedback.on.map(|on| words::lasting(day(on), today));
            let text = match age.filter(|age| !age.is_empty()) {
                Some(age) => format!("not yet for{age}"),
                None => "not yet".to_owned(),
            };
            doc.pair_in("answered", &text, model.theme.warning);
        }
    }
    if let Some(times) = feedback.reopened.filter(|times| *times > 0) {
        let often = match times {
            1 => "once".to_owned(),
            times => format!("{times} times"),
        };
        doc.pair("reopened", &often);
    }
}
