//! The form in which people in the field write down feedback: one HTML file that needs no network and saves a packet.

use serde_json::{Value, json};

use super::messages::Messages;
use crate::model::LeanString;
use crate::model::choice::{Channel, FeedbackKind};
use crate::model::{EntryRef, Group, Kind, Portfolio, WordEnum};
use crate::text::line;

const TEMPLATE: &str = include_str!("templates/form.html");
/// What the page says, each a message that begins with `form-`.
const LABELS: [&str; 20] = [
    "by", "on", "roadmap", "about", "kind", "voice", "channel", "place", "text", "who", "quotable",
    "add", "added", "remove", "kept", "save", "saved", "how", "refer", "title",
];

/// What a form is made of.
#[derive(Clone, Copy)]
pub(crate) struct FormSource<'f> {
    /// The roadmaps, without what must not leave.
    pub portfolio: &'f Portfolio,
    /// The places of those that were asked for.
    pub places: &'f [usize],
    /// Whether a remark can be about that entry.
    pub shows: &'f dyn Fn(EntryRef) -> bool,
    /// Whether something here is made up or for teaching.
    pub sample: bool,
    /// The headings.
    pub messages: &'f Messages,
}

impl FormSource<'_> {
    /// What a remark on that roadmap can be about: id and title of each entry.
    pub(super) fn items(&self, place: usize) -> Vec<(String, String)> {
        let roadmap = &self.portfolio.roadmaps[place];
        let kinds = [Kind::Milestone, Kind::Capability, Kind::Placement];
        let mut items = Vec::new();
        for kind in kinds {
            for (index, entry) in roadmap.entries(kind).enumerate() {
                let found = EntryRef {
                    roadmap: Some(place),
                    kind,
                    index,
                };
                if entry.id().is_empty() || !(self.shows)(found) {
                    continue;
                }
                let keys = ["title", "name", "trade"];
                let name = keys.iter().find_map(|key| entry.value(key));
                let name = name.map_or_else(|| entry.id().to_owned(), |name| name.plain());
                items.push((entry.id().to_owned(), line(&name).into_owned()));
            }
        }
        items
    }

    /// Where what must not be written down is taken, a line each.
    pub(super) fn referrals(&self) -> Vec<String> {
        let referrals = self.portfolio.shared.referrals.iter().map(|one| {
            let parts = [&one.name, &one.phone, &one.purpose];
            let parts: Vec<&str> = parts
                .into_iter()
                .flatten()
                .map(LeanString::as_str)
                .collect();
            line(&parts.join(", ")).into_owned()
        });
        referrals.collect()
    }

    /// A word of the format, as the form says it.
    pub(super) fn word(&self, word: &str) -> String {
        self.messages.text(&format!("form-word-{word}"))
    }
}

/// The form for these roadmaps.
pub(crate) fn html(source: &FormSource<'_>) -> String {
    let messages = source.messages;
    // Inside a script no sign may end it.
    let data = data(source).to_string().replace('<', "\\u003c");
    let direction = if messages.is_right_to_left() {
        "rtl"
    } else {
        "ltr"
    };
    TEMPLATE
        .replace("{LANG}", messages.language())
        .replace("{DIR}", direction)
        .replace(
            "{TITLE}",
            &super::svg::escaped(&messages.text("form-title")),
        )
        .replace("{DATA}", &data)
}

fn data(source: &FormSource<'_>) -> Value {
    let messages = source.messages;
    let labels: serde_json::Map<String, Value> = LABELS
        .iter()
        .map(|id| {
            (
                (*id).to_owned(),
                json!(messages.text(&format!("form-{id}"))),
            )
        })
        .collect();
    let roadmaps = source.places.iter().map(|&place| {
        let roadmap = &source.portfolio.roadmaps[place];
        json!({ "id": roadmap.id, "name": line(roadmap.name()), "items": source.items(place) })
    });
    let roadmaps: Vec<Value> = roadmaps.collect();
    let words = |words: &[&str]| -> Vec<Value> {
        let pair = |word: &&str| json!([word, source.word(word)]);
        words.iter().map(pair).collect()
    };
    json!({
        "title": messages.text("form-title"),
        "sample": source.sample,
        "labels": labels,
        "roadmaps": roadmaps,
        "kinds": words(FeedbackKind::WORDS),
        "voices": words(Group::WORDS),
        "channels": words(Channel::WORDS),
        "referrals": source.referrals(),
    })
}
