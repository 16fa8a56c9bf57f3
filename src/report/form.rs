//! The form in which people in the field write down feedback: one HTML file that needs no network and saves a packet.

use serde_json::{Value, json};

use super::messages::Messages;
use crate::model::LeanString;
use crate::model::choice::{Channel, FeedbackKind};
use crate::model::{Group, Kind, Portfolio, WordEnum};
use crate::text::line;

const TEMPLATE: &str = include_str!("templates/form.html");
/// What the page says, each a message that begins with `form-`.
const LABELS: [&str; 20] = [
    "by", "on", "roadmap", "about", "kind", "voice", "channel", "place", "text", "who", "quotable",
    "add", "added", "remove", "kept", "save", "saved", "how", "refer", "title",
];

/// The form for these roadmaps.
pub(crate) fn html(
    portfolio: &Portfolio,
    places: &[usize],
    sample: bool,
    messages: &Messages,
) -> String {
    let data = data(portfolio, places, sample, messages);
    // Inside a script no sign may end it.
    let data = data.to_string().replace('<', "\\u003c");
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

fn data(portfolio: &Portfolio, places: &[usize], sample: bool, messages: &Messages) -> Value {
    let labels: serde_json::Map<String, Value> = LABELS
        .iter()
        .map(|id| {
            (
                (*id).to_owned(),
                json!(messages.text(&format!("form-{id}"))),
            )
        })
        .collect();
    let roadmaps: Vec<Value> = places
        .iter()
        .map(|&place| {
            let roadmap = &portfolio.roadmaps[place];
            let kinds = [Kind::Milestone, Kind::Capability, Kind::Placement];
            let items = kinds.iter().flat_map(|kind| roadmap.entries(*kind));
            let items = items.filter(|entry| !entry.id().is_empty()).map(|entry| {
                let keys = ["title", "name", "trade"];
                let name = keys.iter().find_map(|key| entry.value(key));
                let name = name.map_or_else(|| entry.id().to_owned(), |name| name.plain());
                json!([entry.id(), line(&name)])
            });
            let items: Vec<Value> = items.collect();
            json!({ "id": roadmap.id, "name": line(roadmap.name()), "items": items })
        })
        .collect();
    let words = |words: &[&str]| -> Vec<Value> {
        let said = |word: &&str| json!([word, messages.text(&format!("form-word-{word}"))]);
        words.iter().map(said).collect()
    };
    let referrals: Vec<String> = portfolio
        .shared
        .referrals
        .iter()
        .map(|one| {
            let parts = [&one.name, &one.phone, &one.purpose];
            let parts: Vec<&str> = parts
                .into_iter()
                .flatten()
                .map(LeanString::as_str)
                .collect();
            line(&parts.join(", ")).into_owned()
        })
        .collect();
    json!({
        "title": messages.text("form-title"),
        "sample": sample,
        "labels": labels,
        "roadmaps": roadmaps,
        "kinds": words(FeedbackKind::WORDS),
        "voices": words(Group::WORDS),
        "channels": words(Channel::WORDS),
        "referrals": referrals,
    })
}
