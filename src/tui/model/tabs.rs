//! The tabs on the second line, and where each lies: shared by drawing and by what a click means.

use super::place::{Place, Tab};
use super::state::Model;
use crate::text::width;

/// One tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TabSpot {
    /// Where it leads.
    pub place: Place,
    /// What stands on it, with a blank at both ends.
    pub label: String,
    /// Its first column.
    pub column: u16,
    /// Whether this is where the person is.
    pub open: bool,
}

/// The letters of a title that stand for it where there is little room.
const SHORT: usize = 5;

/// The tabs of the screen in so many columns: with their titles where there is room, else with the title of the
/// open one and the first letters of the others, else of the open one only.
pub fn tabs(model: &Model, columns: u16) -> Vec<TabSpot> {
    let all = titles(model);
    let open = |place: &Place| *place == model.place;
    let full = |(_, key, title): &(Place, String, String)| format!(" {key} {title} ");
    let brief = |(_, key, title): &(Place, String, String)| {
        format!(" {key} {}", title.chars().take(SHORT).collect::<String>())
    };
    let digit = |(_, key, _): &(Place, String, String)| format!(" {key} ");
    let long: Vec<String> = all.iter().map(full).collect();
    let taken: usize = long.iter().map(|label| width(label)).sum();
    let room = usize::from(columns);
    let gap = usize::from(taken + all.len() <= room + 1);
    let fits = taken <= room;
    let abbreviated = all.iter().map(|one| match open(&one.0) {
        true => width(&full(one)),
        false => width(&brief(one)),
    });
    let abbreviates = abbreviated.sum::<usize>() <= room;
    let mut at = 0;
    let spots = all.iter().zip(long).map(|(one, long)| {
        let open = open(&one.0);
        let label = match () {
            () if fits || open => long,
            () if abbreviates => brief(one),
            () => digit(one),
        };
        let column = u16::try_from(at).unwrap_or(u16::MAX);
        at += width(&label) + gap;
        TabSpot {
            place: one.0.clone(),
            label,
            column,
            open,
        }
    });
    spots.collect()
}

/// Every tab: where it leads, its key and its title.
fn titles(model: &Model) -> Vec<(Place, String, String)> {
    if let Place::Roadmap(id, _) = &model.place {
        let of = |tab: Tab| {
            let place = Place::Roadmap(id.clone(), tab);
            (place, tab.digit().to_string(), tab.title().to_owned())
        };
        return Tab::ALL.into_iter().map(of).collect();
    }
    if model.field {
        let mine = super::field::mine(&model.known, &model.actor).len();
        let title = format!("My remarks {mine}");
        return vec![
            (Place::Field, "1".to_owned(), "Start".to_owned()),
            (Place::Mine, "2".to_owned(), title),
        ];
    }
    let counted = |title: &str, count: usize| match count {
        0 => title.to_owned(),
        many => format!("{title} {many}"),
    };
    let known = &model.known;
    let mut all = vec![
        (Place::Portfolio, "P".to_owned(), "Portfolio".to_owned()),
        (
            Place::Attention,
            "A".to_owned(),
            counted("Attention", known.attention.len()),
        ),
    ];
    if !known.folder.portfolio.roadmaps.is_empty() {
        all.push((Place::Inbox, "I".to_owned(), "Inbox".to_owned()));
        all.push((Place::Agenda, "D".to_owned(), "Agenda".to_owned()));
        all.push((Place::Compare, "C".to_owned(), "Compare".to_owned()));
    }
    let clashes = known.clashes.len();
    if clashes > 0 || model.place == Place::Conflicts {
        let title = format!("To choose {clashes}");
        all.push((Place::Conflicts, "W".to_owned(), title));
    }
    if let Some(review) = &model.review {
        let tally = review.tally(known, None);
        let title = format!("Review {}/{}", tally.all - tally.left, tally.all);
        all.push((Place::Review, "R".to_owned(), title));
    }
    let problems = known.folder.problems().count();
    if problems > 0 || model.place == Place::Problems {
        let title = format!("To mend {problems}");
        all.push((Place::Problems, "!".to_owned(), title));
    }
    all
}
