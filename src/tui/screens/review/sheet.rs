//! All that is needed to decide about one entry, on one screen: why it is flagged and what to do, how its dates
//! moved and why, who answers for it and since when nothing was confirmed, what was said, what depends on it.

use ratatui::style::Style;
use ratatui::text::Line;

use crate::dates::date::{date, day, plain};
use crate::model::choice::{Status, WordEnum};
use crate::model::{Feedback, Kind, Milestone, Roadmap};
use crate::schedule::MilestoneSchedule;
use crate::text::truncate;
use crate::tui::app::update::remedy::remedy;
use crate::tui::app::{Model, RowId};
use crate::tui::details::badges::badge;
use crate::tui::details::words;
use crate::tui::details::{about, milestone as full, past};
use crate::tui::state::review::ReviewSession;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{data, own, two_ends, width};

/// How many of those that wait for it, or were said about it, are named where there is little room.
const NAMED: usize = 3;

/// Below this height the first screen is a digest.
const LOW: usize = 7;

/// How much is said, from everything to the least: the briefer is taken where the longer has no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Length {
    /// Everything that is known.
    Whole,
    /// What is needed to decide, with what to do about each flag.
    Usual,
    /// What is needed to decide on a line each, with what to do about so many flags; each other flag on one line.
    Least(usize),
}

/// The text about one entry of a review: the longest that has room in so many lines. Where only some of it has, what is
/// needed to decide fills them and all of it follows below.
pub(crate) fn text(
    model: &Model,
    review: &ReviewSession,
    key: &RowId,
    columns: usize,
    lines: usize,
) -> Vec<Line<'static>> {
    let written = |length| of_length(model, review, key, columns, length);
    let whole = written(Length::Whole);
    let is_milestone = matches!(key, RowId::Entry(_, Kind::Milestone, _));
    if whole.len() <= lines || !is_milestone {
        return whole;
    }
    let usual = written(Length::Usual);
    let remedies = (1..=model.snapshot.flags_of(key).count()).rev();
    let mut least = remedies.map(|many| written(Length::Least(many)));
    let fitting = std::iter::once(usual).chain(&mut least);
    let first = fitting.into_iter().find(|text| text.len() <= lines);
    let mut first = first.unwrap_or_else(|| match lines < LOW {
        true => digest(model, key, columns, lines),
        false => written(Length::Least(1)),
    });
    first.resize(lines, Line::default());
    first.push(Line::styled("All about it", model.theme.quiet));
    first.extend(whole);
    first
}

/// What fits on a very low screen: what it is, its worst flag, and what else there is
fn digest(model: &Model, key: &RowId, columns: usize, lines: usize) -> Vec<Line<'static>> {
    let (snapshot, theme) = (&model.snapshot, &model.theme);
    let mut doc = RichText::new(theme, columns);
    let flags: Vec<_> = snapshot.flags_of(key).collect();
    let (Some(worst), Some(found)) = (flags.first(), snapshot.found(key)) else {
        return Vec::new();
    };
    let name = crate::tui::state::display_name::title(snapshot, key, model.present);
    doc.line(vec![own(truncate(&name, columns), theme.heading)]);
    let badge = badge(model, worst);
    let high = lines.saturating_sub(2).max(1);
    // A little less than the lines hold, as words are not broken.
    let room = (columns.saturating_sub(2) * high).saturating_sub(6 * (high - 1));
    let room = room.saturating_sub(crate::text::width(&badge.content) + 1);
    doc.led(badge, &truncate(&worst.message, room), theme.text);
    doc.lines.truncate(high + 1);
    let last_confirmed = key
        .roadmap()
        .filter(|_| found.kind == Kind::Milestone)
        .and_then(|id| snapshot.outlook(id, found.index)?.last_word)
        .map(|word| format!("updated {}", words::away(word, day(snapshot.today()))));
    let more = match flags.len() {
        0 | 1 => None,
        2 => Some("+1 flag".to_owned()),
        many => Some(format!("+{} flags", many - 1)),
    };
    let rest: Vec<String> = [more, last_confirmed].into_iter().flatten().collect();
    let rest = rest.join(&format!(" {} ", theme.signs.dot));
    doc.line(vec![own("  ", theme.text), own(rest, theme.text)]);
    doc.lines.resize(lines, Line::default());
    doc.lines
}

fn of_length(
    model: &Model,
    review: &ReviewSession,
    key: &RowId,
    columns: usize,
    length: Length,
) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let mut doc = RichText::new(theme, columns);
    let item = review.place(key).map(|place| &review.items[place]);
    if let Some(act) = item.and_then(|item| item.acts.last()) {
        let lead = format!("{} ", theme.signs.mark);
        let says = format!("settled in this review: {}", act.words);
        doc.hanging(&lead, theme.good, &says, theme.good);
    } else if item.is_some_and(|item| !review.waits(&model.snapshot, item)) {
        let says = "It has no flag any more. Enter goes on.";
        doc.text(says, theme.good);
    }
    match (key, model.snapshot.found(key)) {
        (RowId::Entry(id, Kind::Milestone, _), Some(found)) => {
            let file = model.snapshot.roadmap(id);
            let milestone = file.and_then(|file| file.milestones.get(found.index));
            let outlook = model.snapshot.outlook(id, found.index);
            if let (Some(file), Some(milestone), Some(outlook)) = (file, milestone, outlook) {
                let about = About {
                    model,
                    file,
                    milestone,
                    outlook,
                    index: found.index,
                };
                about.write(&mut doc, key, length);
            }
        }
        _ => doc.lines.extend(about(model, key, columns)),
    }
    doc.lines
}

/// A milestone with what is known of it.
struct About<'m> {
    model: &'m Model,
    file: &'m Roadmap,
    milestone: &'m Milestone,
    outlook: &'m MilestoneSchedule,
    index: usize,
}

impl About<'_> {
    fn write(&self, doc: &mut RichText<'_>, key: &RowId, length: Length) {
        let (model, id) = (self.model, &self.file.id);
        self.head(doc);
        self.flags(doc, key, length);
        if length == Length::Whole {
            doc.gap();
            full::dates(model, doc, self.outlook);
            past::of_milestone(model, doc, id, self.index);
            doc.gap();
            full::who(model, doc, id, self.milestone, self.outlook);
            full::what(model, doc, id, self.milestone);
            full::links(model, doc, id, self.index);
            full::history(model, doc, self.file, &self.milestone.id);
            full::feedback(model, doc, self.file, &self.milestone.id);
            return;
        }
        self.dates(doc);
        self.reason(doc, length);
        match length {
            Length::Least(_) => self.who(doc),
            _ => full::who(model, doc, id, self.milestone, self.outlook),
        }
        self.feedback(doc, length);
        self.holds_up(doc, length);
        if let Some(means) = &self.milestone.done_means
            && length == Length::Usual
        {
            doc.pair("completion criteria", means);
        }
    }

    /// What it is called, how far it is and its address: on one line where there is room.
    fn head(&self, doc: &mut RichText<'_>) {
        let (theme, milestone) = (&self.model.theme, self.milestone);
        let title = milestone.title.as_deref().unwrap_or(&milestone.id);
        let status = milestone.status.unwrap_or(Status::Planned);
        let (sign, style) = words::status(self.model, status);
        let address = format!("{}/{}", self.file.id, milestone.id);
        let right = vec![
            own(status.word(), style),
            own(format!(" {} ", theme.signs.dot), theme.quiet),
            data(&address, theme.quiet),
        ];
        let left = vec![own(format!("{sign} "), style), data(title, theme.heading)];
        if width(&left) + width(&right) + 2 <= doc.columns {
            let columns = doc.columns;
            return doc.lines.push(two_ends(left, right, columns));
        }
        doc.hanging(&format!("{sign} "), style, title, theme.heading);
        let indented = std::iter::once(own("  ", theme.text)).chain(right);
        doc.line(indented.collect());
    }

    /// Why it is flagged, and what to do; of the less bad ones less where there is little room.
    fn flags(&self, doc: &mut RichText<'_>, key: &RowId, length: Length) {
        let theme = &self.model.theme;
        for (index, flag) in self.model.snapshot.flags_of(key).enumerate() {
            let badge = badge(self.model, flag);
            let is_brief = matches!(length, Length::Least(remedies) if index >= remedies);
            if is_brief {
                let message = data(&flag.message, theme.text);
                doc.line(vec![badge, own(" ", theme.text), message]);
                continue;
            }
            doc.led(badge, &flag.message, theme.text);
            let lead = format!("  {} ", theme.signs.arrow);
            let remedy = remedy(self.model, flag, key);
            doc.hanging(&lead, theme.quiet, &remedy, theme.text);
        }
    }

    /// The dates that it has had, from the first agreed one on.
    fn dates(&self, doc: &mut RichText<'_>) {
        let (outlook, theme) = (self.outlook, &self.model.theme);
        let mut days: Vec<_> = outlook.original.into_iter().collect();
        days.extend(outlook.moves.iter().filter_map(|one| one.to));
        days.extend(outlook.finish);
        days.dedup();
        let days: Vec<String> = days.iter().map(|day| plain(date(*day))).collect();
        let mut text = days.join(&format!(" {} ", theme.signs.arrow));
        if let Some(slip) = outlook.original_slip.filter(|slip| *slip != 0) {
            text.push_str(&format!("  {}", words::slip(slip)));
        }
        if days.is_empty() {
            return doc.pair_in("dates", "none yet", theme.warning);
        }
        doc.pair("dates", &text);
        if let (Some(projected), Some(inherited @ 1..)) =
            (outlook.projected, outlook.inherited_slip)
        {
            let text = format!(
                "{}: inherited slip +{inherited} d from its predecessors",
                plain(date(projected))
            );
            doc.pair_in("projected", &text, theme.warning);
        }
    }

    /// Why its date moved last.
    fn reason(&self, doc: &mut RichText<'_>, length: Length) {
        let id = self.milestone.id.as_str();
        let is_of = |change: &&crate::model::Change| {
            change.item.as_deref() == Some(id) && change.field.as_deref() == Some("forecast")
        };
        let Some(change) = self.file.changes.iter().rev().find(is_of) else {
            return;
        };
        let parts = [
            change.on.map(plain),
            change.code.as_ref().map(String::from),
            change.why.as_ref().map(String::from),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        pair(
            doc,
            "last moved",
            &parts.join(", "),
            length,
            self.model.theme.text,
        );
    }

    /// Who answers for it, and since when nothing was confirmed.
    fn who(&self, doc: &mut RichText<'_>) {
        let (snapshot, theme) = (&self.model.snapshot, &self.model.theme);
        let from = snapshot.position(&self.file.id);
        let owner = self.milestone.owner.as_ref();
        let office = owner.map(|owner| match snapshot.resolve(from, owner, Kind::Owner) {
            Some(found) => words::office_of(snapshot, found),
            None => owner.to_string(),
        });
        match office {
            Some(office) => pair(doc, "owner", &office, Length::Least(0), theme.text),
            None => doc.pair_in("owner", "none", theme.warning),
        }
        let today = day(snapshot.today());
        let word = self
            .outlook
            .last_word
            .map_or("none yet".to_owned(), |word| {
                format!("{} ({})", plain(date(word)), words::away(word, today))
            });
        let every = self.outlook.asked_every;
        doc.pair("last update", &format!("{word}; due every {every} d"));
    }

    /// What waits for it, the next first.
    fn holds_up(&self, doc: &mut RichText<'_>, length: Length) {
        let snapshot = &self.model.snapshot;
        let Some(place) = snapshot.position(&self.file.id) else {
            return;
        };
        let all: Vec<_> = snapshot.plan.held_up(place, self.index).collect();
        let named = all.iter().take(NAMED).filter_map(|(roadmap, index)| {
            let milestone = snapshot.folder.portfolio.roadmaps[*roadmap]
                .milestones
                .get(*index)?;
            let outlook = snapshot.plan.outlook(*roadmap, *index)?;
            let title = milestone.title.as_deref().unwrap_or(&milestone.id);
            Some(match outlook.projected {
                Some(projected) => format!("{title} ({})", plain(date(projected))),
                None => title.to_owned(),
            })
        });
        let named: Vec<String> = named.collect();
        if named.is_empty() {
            return;
        }
        let more = match all.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!("; and {more} more"),
        };
        let text = format!("{}{more}", named.join("; "));
        pair(doc, "delays", &text, length, self.model.theme.text);
    }

    /// What was said about it and is not settled.
    fn feedback(&self, doc: &mut RichText<'_>, length: Length) {
        let id = self.milestone.id.as_str();
        let is_open = |one: &&Feedback| {
            one.told.is_none() && one.about.iter().any(|about| about.as_str() == id)
        };
        for feedback in self.file.feedback.iter().filter(is_open).take(NAMED) {
            let style = match feedback.answered {
                Some(_) => self.model.theme.text,
                None => self.model.theme.warning,
            };
            pair(doc, "feedback", &self.remark(feedback), length, style);
        }
    }

    fn remark(&self, feedback: &Feedback) -> String {
        let today = day(self.model.snapshot.today());
        let state = match (feedback.answered, feedback.on) {
            _ if feedback.sensitive == Some(true) => "referred".to_owned(),
            (Some(_), _) => "answered, reply not delivered".to_owned(),
            (None, Some(on)) => format!("unanswered{}", words::lasting(day(on), today)),
            (None, None) => "unanswered".to_owned(),
        };
        let kind = feedback.kind.map_or("feedback", WordEnum::word);
        let text = words::quotation(self.model, feedback);
        format!("{kind}, {state}: {}", crate::text::line(text))
    }
}

/// A label with its value; on one line where there is little room.
fn pair(doc: &mut RichText<'_>, label: &str, value: &str, length: Length, style: Style) {
    match length {
        Length::Least(_) => doc.pair_spans(label, vec![data(value, style)]),
        _ => doc.pair_in(label, value, style),
    }
}
