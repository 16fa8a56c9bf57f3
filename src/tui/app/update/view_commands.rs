//! Looking at a screen in another way: its arrangement, and the days that a chart shows.

use std::sync::Arc;

use crate::commands::{Command, ScreenId};
use crate::dates::date::{DayNumber, day};
use crate::tui::app::{Known, Look, Model, Place, Tab, all_timeline, timeline};

/// Does what an action does to how this screen is looked at.
pub(crate) fn act(model: &mut Model, action: Command) {
    match action {
        Command::Arrange => arrange(model, 1),
        Command::ZoomIn => zoom(model, true),
        Command::ZoomOut => zoom(model, false),
        Command::ToToday => {
            let today = day(model.known.today());
            if all_clusters(model, |known, look, columns| {
                all_timeline::bring(known, look, columns, today);
            }) {
                return;
            }
            chart(model, |known, id, look, columns| {
                timeline::bring(known, id, look, columns, today);
            });
        }
        _ => {}
    }
}

/// Pans by so many quarters of what a chart shows; `false` where there is none.
pub(crate) fn pan(model: &mut Model, quarters: i64) -> bool {
    if all_clusters(model, |known, look, columns| {
        all_timeline::pan(known, look, columns, quarters);
    }) {
        return true;
    }
    chart(model, |known, id, look, columns| {
        timeline::pan(known, id, look, columns, quarters);
    })
}

/// Zooms around what is selected.
pub(crate) fn zoom(model: &mut Model, closer: bool) {
    let around = focus(model);
    if all_clusters(model, |known, look, columns| {
        all_timeline::zoom(known, look, columns, around, closer);
    }) {
        return;
    }
    chart(model, |known, id, look, columns| {
        timeline::zoom(known, id, look, columns, around, closer);
    });
}

/// Whether this screen has a chart of days along its head.
pub(crate) fn has_chart(model: &Model) -> bool {
    matches!(
        model.place,
        Place::Roadmap(_, Tab::Timeline) | Place::Screen(ScreenId::AllTimeline)
    )
}

/// Puts the day under a column of the chart at a third of it.
pub(crate) fn bring(model: &mut Model, column: u16) {
    if all_clusters(model, |known, look, columns| {
        let first = all_timeline::axis(known, look, columns).day(i64::from(column));
        all_timeline::bring(known, look, columns, first);
    }) {
        return;
    }
    chart(model, |known, id, look, columns| {
        let first = timeline::axis(known, id, look, columns).day(i64::from(column));
        timeline::bring(known, id, look, columns, first);
    });
}

/// The day that zooming keeps in its place: of the milestone under the cursor, else today.
fn focus(model: &Model) -> DayNumber {
    let row = model.row();
    let outlook = row.and_then(|row| model.known.outlook(row.key.roadmap()?, row.at));
    let finish = outlook.and_then(|outlook| outlook.finish);
    finish.unwrap_or_else(|| day(model.known.today()))
}

/// Changes how the timeline of all clusters is looked at; `false` where it is not shown.
fn all_clusters(model: &mut Model, change: impl FnOnce(&Known, &mut Look, usize)) -> bool {
    if model.place != Place::Screen(ScreenId::AllTimeline) {
        return false;
    }
    let known = Arc::clone(&model.known);
    let columns = timeline::chart_columns(model.regions().list.width);
    change(&known, model.look_mut(), columns);
    true
}

/// Changes how the chart of this screen is looked at; `false` where there is none.
fn chart(model: &mut Model, change: impl FnOnce(&Known, &str, &mut Look, usize)) -> bool {
    let Place::Roadmap(id, Tab::Timeline) = model.place.clone() else {
        return false;
    };
    let known = Arc::clone(&model.known);
    let columns = timeline::chart_columns(model.regions().list.width);
    change(&known, &id, model.look_mut(), columns);
    true
}

/// The next arrangement of this screen, or the one before.
pub(crate) fn arrange(model: &mut Model, by: isize) {
    let ways = model.views().len();
    model.look_mut().arrange(ways, by);
    model.relist();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::update::Msg;
    use crate::tui::app::{Axis, Key};
    use crate::tui::input::{Input, Mouse};
    use crate::tui::test_harness::Trial;

    fn axis(trial: &Trial) -> Axis {
        let model = &trial.model;
        let columns = timeline::chart_columns(model.regions().list.width);
        let id = model.place.roadmap().unwrap();
        timeline::axis(&model.known, id, &model.look(), columns)
    }

    fn click(trial: &mut Trial, column: u16, line: u16) {
        trial.tell(Msg::Input(Input::Mouse(Mouse::Click(column, line))));
    }

    #[test]
    fn zooming_keeps_what_is_selected_where_it_is() {
        let mut trial = Trial::samples();
        trial.press("Down Down Enter 3");
        let finish = focus(&trial.model);
        let whole = axis(&trial);
        for _ in 0..4 {
            let before = axis(&trial);
            trial.press("]");
            let after = axis(&trial);
            assert!(after.days < before.days);
            assert!((after.column(finish) - before.column(finish)).abs() <= 1);
        }
        trial.press("[ [ [ [ [ [ [");
        assert_eq!(axis(&trial), whole, "wide enough is all of it again");
    }

    #[test]
    fn panning_never_loses_the_roadmap() {
        let mut trial = Trial::samples();
        trial.press("Down Down Enter 3 ] ]");
        let (first, last) = timeline::extent(&trial.model.known, 2);
        for keys in ["Left", "Right"] {
            for _ in 0..40 {
                trial.press(keys);
                let now = axis(&trial);
                assert!(now.left < last && first < now.end(), "{keys}");
            }
        }
        trial.press(".");
        let today = day(trial.model.known.today());
        assert!((0..axis(&trial).columns).contains(&axis(&trial).column(today)));
    }

    #[test]
    fn another_arrangement_keeps_the_cursor_on_its_milestone() {
        let mut trial = Trial::samples();
        trial.press("Down Down Enter 3 Down Down");
        let before = trial.model.list().key().map(Key::address);
        for _ in 0..3 {
            trial.press("r");
            assert_eq!(trial.model.list().key().map(Key::address), before);
        }
        assert_eq!(trial.model.look().arrangement, 0, "round and round");
    }

    #[test]
    fn a_milestone_stays_under_the_cursor_from_tab_to_tab() {
        let mut trial = Trial::samples();
        trial.press("Down Down Enter 2 Down Down Down");
        let before = trial.model.list().key().map(Key::address);
        for tab in ["3", "4", "2"] {
            trial.press(tab);
            assert_eq!(trial.model.list().key().map(Key::address), before);
        }
    }

    #[test]
    fn tabs_and_days_can_be_clicked() {
        let mut trial = Trial::samples();
        trial.press("Enter");
        let tabs = crate::tui::app::tabs(&trial.model, 80);
        assert!(
            tabs.iter().all(|tab| tab.label.len() > 4),
            "each has a word"
        );
        let timeline = tabs
            .iter()
            .find(|tab| tab.place.roadmap().is_some() && tab.label.contains("Time"));
        click(&mut trial, timeline.unwrap().column + 2, 1);
        assert!(has_chart(&trial.model));
        trial.press("] ] ]");
        let before = axis(&trial);
        let head = trial.model.regions().head.y;
        click(&mut trial, 70, head);
        assert!(axis(&trial).left > before.left);
        trial.tell(Msg::Input(Input::Mouse(Mouse::ScrollUp(70, head))));
        assert!(axis(&trial).days < before.days);
    }
}
