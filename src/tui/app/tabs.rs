//! The tabs on the second line, and where each lies: shared by drawing and by what a click means.

use crate::text::{truncate, width};
use crate::tui::app::model::Model;
use crate::tui::app::screen::ScreenRole;
use crate::tui::state::route::{Route, Tab};

/// One tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TabLayout {
    /// Where it leads.
    pub route: Route,
    /// What stands on it, with a blank at both ends.
    pub label: String,
    /// Its first column.
    pub column: u16,
    /// Whether this is where the person is.
    pub open: bool,
}

/// What a tab says of itself.
struct Title {
    route: Route,
    key: String,
    /// Its name.
    name: &'static str,
    /// What stands for the name where there is little room, to be cut.
    short: &'static str,
    /// How much there is on it; empty where that is not told.
    count: String,
}

/// The letters of a name that are kept, from much room to little; a count goes after all of them.
const LETTERS: [usize; 9] = [10, 9, 8, 7, 6, 5, 4, 3, 0];

/// The tabs of the screen in so many columns: with their names where there is room, else with the name of the
/// open one and the first letters of the others; counts are the last to go.
pub(crate) fn tabs(model: &Model, columns: u16) -> Vec<TabLayout> {
    let all = titles(model);
    let open = |title: &Title| title.route == model.route;
    let room = usize::from(columns);
    let wide = |labels: &[String]| labels.iter().map(|label| width(label)).sum::<usize>();
    let with = |letters: Option<usize>, counts: bool, named: bool| -> Vec<String> {
        let label = |title: &Title| match letters {
            Some(letters) if !named || !open(title) => brief(title, letters, counts),
            _ => full(title),
        };
        all.iter().map(label).collect()
    };
    let long = with(None, true, true);
    let gap = usize::from(wide(&long) + all.len() <= room + 1);
    let ways = LETTERS.map(|letters| (letters, true));
    let shorter = ways.map(|(letters, counts)| with(Some(letters), counts, true));
    let fitting = std::iter::once(long)
        .chain(shorter)
        .chain([with(Some(0), true, false)])
        .find(|labels| wide(labels) <= room);
    let labels = fitting.unwrap_or_else(|| with(Some(0), false, true));
    let mut at = 0;
    let spots = all.into_iter().zip(labels).map(|(title, label)| {
        let column = u16::try_from(at).unwrap_or(u16::MAX);
        at += width(&label) + gap;
        TabLayout {
            open: title.route == model.route,
            route: title.route,
            label,
            column,
        }
    });
    spots.collect()
}

fn full(title: &Title) -> String {
    match title.count.as_str() {
        "" => format!(" {} {} ", title.key, title.name),
        count => format!(" {} {} {count} ", title.key, title.name),
    }
}

fn brief(title: &Title, letters: usize, counts: bool) -> String {
    // No room for a letter before the mark of what is cut: no name at all.
    let name = match letters {
        0 | 1 => String::new(),
        letters => truncate(title.short, letters),
    };
    let mut label = format!(" {}", title.key);
    for more in [name.as_str(), if counts { &title.count } else { "" }] {
        if !more.is_empty() {
            label.push(' ');
            label.push_str(more);
        }
    }
    if letters == 0 {
        label.push(' ');
    }
    label
}

/// Every tab.
fn titles(model: &Model) -> Vec<Title> {
    if let Route::Roadmap(id, _) = &model.route {
        let tabs = Tab::all().map(|tab| Route::Roadmap(id.clone(), tab));
        return tabs.filter_map(|route| title(model, route)).collect();
    }
    if model.field {
        let places = [Route::Field, Route::Mine].into_iter().zip(["1", "2"]);
        let titles = places.filter_map(|(route, key)| {
            let title = title(model, route)?;
            let key = key.to_owned();
            Some(Title { key, ..title })
        });
        return titles.collect();
    }
    let mut all: Vec<Title> = title(model, Route::Portfolio).into_iter().collect();
    let review = model.review.as_ref().and_then(|_| {
        let tally = model.progress;
        let title = title(model, Route::Review)?;
        let count = format!("{}/{}", tally.all - tally.left, tally.all);
        Some(Title { count, ..title })
    });
    let mut review = review;
    for screen in model.features.screens {
        // What cannot be read stands last.
        if screen.role() == Some(ScreenRole::FileProblems) {
            all.extend(review.take());
        }
        let route = Route::Screen(screen.id());
        if screen.is_on_tabs(model) || model.route == route {
            all.extend(title(model, route));
        }
    }
    all.extend(review);
    all
}

/// What the tab of a place says.
fn title(model: &Model, route: Route) -> Option<Title> {
    let screen = model.screen_of(&route)?;
    let name = screen.title();
    Some(Title {
        route,
        key: model.keymap.label(screen.command()),
        name,
        short: name.strip_prefix("To ").unwrap_or(name),
        count: match screen.count(model) {
            0 => String::new(),
            count => count.to_string(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_harness::TestHarness;

    #[test]
    fn names_are_shortened_before_counts_go() {
        let mut harness = TestHarness::of(&[
            (
                "a",
                "[cluster]\nname = \"A\"\n[[milestone]]\nid = \"m\"\ntitle = \"M\"\n",
            ),
            ("broken", "[cluster\n"),
        ]);
        harness.press("R");
        let told = |columns: u16| -> String {
            let all = tabs(&harness.model, columns);
            all.iter().map(|tab| tab.label.as_str()).collect()
        };
        assert!(told(200).contains(" P Portfolio "), "{}", told(200));
        let columns = 40..200;
        for columns in columns.clone() {
            let line = told(columns);
            assert!(width(&line) <= usize::from(columns), "{columns}: {line}");
            for count in ["0/1", "! ", " 1", " 2"] {
                assert!(line.contains(count), "{columns}: {line}");
            }
        }
        for begins in [" P Portfolio ", " P Portf… ", " P Po… "] {
            let is_told = |columns: u16| told(columns).starts_with(begins);
            assert!(columns.clone().any(is_told), "{begins}");
        }
    }
}
