//! The text about what is scored from 0 to 3: one of the nine items of collective efficiency or of the four types of
//! upgrading, or the mean over some of them.

use crate::commands::Command;
use crate::dates::date::plain;
use crate::health::Mean;
use crate::model::Roadmap;
use crate::model::choice::{Status, WordEnum};
use crate::text;
use crate::tui::app::Model;
use crate::tui::details::words;
use crate::tui::state::numbers;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{data, own};

/// What a score means.
pub(crate) const SCALE: [&str; 4] = ["none", "low", "medium", "high"];

/// What a word that is scored means, in a few words.
pub(crate) fn means(word: &str) -> &'static str {
    match word {
        "labour" => "people with the skills that the trade needs",
        "inputs" => "materials, parts and services near by, at a good price",
        "information" => "news of markets and techniques that goes round quickly",
        "market-access" => "buyers who come to many makers in one place",
        "trust" => "shared values, and trust in each other's word",
        "backward" => "firms together with their suppliers",
        "forward" => "firms together with their buyers and traders",
        "bilateral" => "two or a few makers together: buying, one label, one machine",
        "multilateral" => "many together: an association, a fair, a service centre",
        "process" => "better ways of making, to the standards of buyers",
        "product" => "finer products, or more kinds of them",
        "functional" => "new functions, such as design, brand or sales",
        "intersectoral" => "the skill of one trade used in another",
        _ => "",
    }
}

/// Writes the text about a word that is scored.
pub(crate) fn write(model: &Model, doc: &mut RichText<'_>, file: &Roadmap, word: &str) {
    let theme = &model.theme;
    doc.text(&word.replace('-', " "), theme.heading);
    doc.line(vec![data(&format!("{}/{word}", file.id), theme.quiet)]);
    doc.text(means(word), theme.text);
    doc.gap();
    let scores = numbers::scores(file, word, model.snapshot.today());
    match scores.last() {
        Some((on, score, at)) => {
            doc.pair("score", &format!("{score} of 3, {}", scale(*score)));
            let by = file.assessments[*at].by.as_deref().unwrap_or_default();
            doc.pair(
                "scored",
                &format!("{}, by {}", plain(*on), words::private(model, by, false)),
            );
        }
        None => {
            let key = model.keymap.label(Command::Assess);
            doc.pair_in(
                "score",
                &format!("not scored yet: {key} scores it, 0 to 3"),
                theme.warning,
            );
        }
    }
    served(model, doc, file, word);
    if scores.is_empty() {
        return;
    }
    doc.heading("Scored");
    for (on, score, at) in scores.iter().rev() {
        let one = &file.assessments[*at];
        let by = words::private(model, one.by.as_deref().unwrap_or_default(), false);
        let lead = format!("  {} ", text::pad_left(&plain(*on), 11));
        doc.hanging(
            &lead,
            theme.quiet,
            &format!("{score} {}, by {by}", scale(*score)),
            theme.text,
        );
        for more in [&one.evidence, &one.source].into_iter().flatten() {
            doc.hanging("              ", theme.text, more, theme.quiet);
        }
    }
}

fn scale(score: i64) -> &'static str {
    usize::try_from(score)
        .ok()
        .and_then(|score| SCALE.get(score))
        .copied()
        .unwrap_or_default()
}

/// The milestones that are this joint action, or bring this upgrading.
fn served(model: &Model, doc: &mut RichText<'_>, file: &Roadmap, word: &str) {
    let theme = &model.theme;
    let serves = |milestone: &crate::model::Milestone| {
        milestone.joint_action.is_some_and(|one| one.word() == word)
            || milestone.upgrading.iter().any(|one| one.word() == word)
    };
    let stays = |milestone: &crate::model::Milestone| milestone.status != Some(Status::Dropped);
    let all = file.milestones.iter().enumerate();
    let all: Vec<_> = all.filter(|(_, one)| serves(one) && stays(one)).collect();
    let tied = numbers::words_under("joint action").contains(&word)
        || numbers::words_under("upgrading").contains(&word);
    if !tied {
        return;
    }
    doc.heading("Milestones for it");
    if all.is_empty() {
        return doc.text(
            "  none: a milestone says which joint action it is, and which upgrading it brings (e)",
            theme.quiet,
        );
    }
    for (at, milestone) in all {
        let outlook = model.snapshot.outlook(&file.id, at);
        let (sign, style) = words::status(model, milestone.status.unwrap_or(Status::Planned));
        let when = words::day_or_dash(outlook.and_then(|one| one.finish));
        doc.line(vec![
            own(format!("  {sign} "), style),
            own(format!("{}  ", text::pad_left(&when, 11)), theme.quiet),
            data(
                milestone.title.as_deref().unwrap_or(&milestone.id),
                theme.text,
            ),
        ]);
    }
}

/// `1.6 of 3, 4 of 5 scored`.
pub(crate) fn mean_words(mean: &Mean) -> String {
    let scored = format!("{} of {} scored", mean.scored, mean.of);
    match mean.score {
        Some(score) => format!("{score:.1} of 3, {scored}"),
        None => format!("no mean yet, {scored}"),
    }
}

/// The mean under a heading; `None` where the word is none.
pub(crate) fn mean_of<'m>(model: &'m Model, file: &Roadmap, heading: &str) -> Option<&'m Mean> {
    let at = model.snapshot.position(&file.id)?;
    let efficiency = &model.snapshot.health.roadmaps.get(at)?.efficiency;
    match heading {
        "external economies" => Some(&efficiency.external_economies),
        "joint action" => Some(&efficiency.joint_action),
        "upgrading" => Some(&efficiency.upgrading),
        _ => None,
    }
}

/// Writes the text about a mean: its items, and how it went.
pub(crate) fn mean(model: &Model, doc: &mut RichText<'_>, file: &Roadmap, heading: &str) {
    let theme = &model.theme;
    doc.text(heading, theme.heading);
    let says = match heading {
        "external economies" => {
            "What firms gain from being close to each other, without doing anything together. \
                                 The mean needs 3 of 5 items."
        }
        "joint action" => "What firms do together on purpose. The mean needs 2 of 4 items.",
        _ => "How far the cluster has moved to better ways, products and functions.",
    };
    doc.text(says, theme.quiet);
    doc.gap();
    if let Some(mean) = mean_of(model, file, heading) {
        doc.pair("mean", &mean_words(mean));
    }
    if heading != "upgrading"
        && let Some(at) = model.snapshot.position(&file.id)
    {
        let total = &model.snapshot.health.roadmaps[at].efficiency.total;
        doc.pair(
            "together",
            &format!("collective efficiency {}", mean_words(total)),
        );
    }
    doc.gap();
    let today = model.snapshot.today();
    let of = numbers::words_under(heading);
    for word in of {
        let newest = numbers::scores(file, word, today)
            .last()
            .map(|(_, score, _)| *score);
        let filled = newest.map_or(0, |score| usize::try_from(score).unwrap_or(0).min(3));
        let says = newest.map_or("not scored".to_owned(), |score| {
            format!("{score} {}", scale(score))
        });
        doc.line(vec![
            own(
                format!("{} ", text::pad(&word.replace('-', " "), 14)),
                theme.text,
            ),
            own(theme.signs.full.repeat(filled * 3), theme.name),
            own(theme.signs.empty.repeat((3 - filled) * 3), theme.quiet),
            own(format!("  {says}"), theme.quiet),
        ]);
    }
    let over_time = numbers::means(file, of, today);
    if over_time.len() > 1 {
        doc.heading("Over time");
        for (on, mean, scored) in over_time.iter().rev() {
            let wide = (mean / 3.0 * 18.0).round().clamp(0.0, 18.0) as usize;
            doc.line(vec![
                own(
                    format!("  {} ", text::pad_left(&plain(*on), 11)),
                    theme.quiet,
                ),
                own(theme.signs.full.repeat(wide), theme.name),
                own(format!(" {mean:.1}"), theme.text),
                own(format!("  {scored} of {} scored", of.len()), theme.quiet),
            ]);
        }
    }
}
