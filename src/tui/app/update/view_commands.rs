//! Looking at a screen in another way: its arrangement, and the days that a chart shows.

use crate::commands::Command;
use crate::dates::date::{DayNumber, day};
use crate::tui::app::{Choice, ChoiceMenu, Model, Overlay, Selection, ToastLevel};
use crate::tui::state::timeline;
use crate::tui::state::view_options::ChartMove;

/// Does what an action does to how this screen is looked at.
pub(crate) fn act(model: &mut Model, action: Command) {
    match action {
        Command::Arrange => arrange(model, 1),
        Command::ZoomIn | Command::ZoomOut => {
            let before = model.view_options();
            zoom(model, action == Command::ZoomIn);
            if model.view_options() == before {
                let says = match action == Command::ZoomIn {
                    true => "The chart shows as few days as it can",
                    false => "The chart shows all days that there are",
                };
                model.say(ToastLevel::Plain, says);
            }
        }
        Command::ToToday => {
            let today = day(model.snapshot.today());
            move_chart(model, ChartMove::Bring(today));
        }
        _ => {}
    }
}

/// Hides personal data. Before it is shown again on what may be a projector, that is asked about.
pub(crate) fn present(model: &mut Model) {
    if !model.present {
        model.present = true;
        let says = "Presentation: names, contacts and words that are not quotable are hidden";
        return model.say(ToastLevel::Plain, says);
    }
    let offers = [
        ("Go on with them hidden", Choice::Stay),
        (
            "End the presentation: show them to all who see this screen",
            Choice::EndPresentation,
        ),
    ];
    let offers = offers.map(|(words, choice)| (words.to_owned(), choice));
    model.overlays.push(Overlay::Choices(ChoiceMenu {
        title: "Show names, contacts and private words again?".into(),
        offers: offers.into(),
        index: 0,
        origin: Selection::default(),
    }));
}

/// Shows everything again.
pub(crate) fn end_presentation(model: &mut Model) {
    model.present = false;
    model.relist();
    let says = "Presentation ended: everything is shown";
    model.say(ToastLevel::Plain, says);
}

/// Pans by so many quarters of what a chart shows; `false` where there is none.
pub(crate) fn pan(model: &mut Model, quarters: i64) -> bool {
    move_chart(model, ChartMove::Pan(quarters))
}

/// Zooms around what is selected.
pub(crate) fn zoom(model: &mut Model, closer: bool) {
    let around = focus(model);
    move_chart(model, ChartMove::Zoom { around, closer });
}

/// Puts the day under a column of the chart at a third of it.
pub(crate) fn bring(model: &mut Model, column: u16) {
    move_chart(model, ChartMove::BringColumn(column));
}

/// The day that zooming keeps in its place: of the milestone under the cursor, else today.
fn focus(model: &Model) -> DayNumber {
    let row = model.row();
    let outlook = row.and_then(|row| model.snapshot.outlook(row.key.roadmap()?, row.at));
    let finish = outlook.and_then(|outlook| outlook.finish);
    finish.unwrap_or_else(|| day(model.snapshot.today()))
}

/// Moves the chart of this screen; `false` where there is none.
fn move_chart(model: &mut Model, by: ChartMove) -> bool {
    let Some(screen) = model.screen().filter(|screen| screen.shape().chart) else {
        return false;
    };
    let columns = timeline::chart_columns(model.layout().list.width);
    let mut options = model.view_options();
    screen.move_chart(model, &mut options, columns, by);
    *model.view_options_mut() = options;
    true
}

/// The next arrangement of this screen, or the one before.
pub(crate) fn arrange(model: &mut Model, by: isize) {
    let ways = model.views().len();
    model.view_options_mut().arrange(ways, by);
    model.relist();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::update::Msg;
    use crate::tui::app::{Axis, RowId};
    use crate::tui::input::{Input, Mouse};
    use crate::tui::test_harness::TestHarness;

    fn axis(harness: &TestHarness) -> Axis {
        let model = &harness.model;
        let columns = timeline::chart_columns(model.layout().list.width);
        let id = model.route.roadmap().unwrap();
        timeline::axis(&model.snapshot, id, &model.view_options(), columns)
    }

    fn click(harness: &mut TestHarness, column: u16, line: u16) {
        harness.tell(Msg::Input(Input::Mouse(Mouse::Click(column, line))));
    }

    #[test]
    fn zooming_keeps_what_is_selected_where_it_is() {
        let mut harness = TestHarness::samples();
        harness.press("Down Down Enter 3");
        let finish = focus(&harness.model);
        let whole = axis(&harness);
        for _ in 0..4 {
            let before = axis(&harness);
            harness.press("]");
            let after = axis(&harness);
            assert!(after.days < before.days);
            assert!((after.column(finish) - before.column(finish)).abs() <= 1);
        }
        harness.press("[ [ [ [ [ [ [");
        assert_eq!(axis(&harness), whole, "wide enough is all of it again");
    }

    #[test]
    fn panning_never_loses_the_roadmap() {
        let mut harness = TestHarness::samples();
        harness.press("Down Down Enter 3 ] ]");
        let (first, last) = timeline::extent(&harness.model.snapshot, 2);
        for keys in ["Left", "Right"] {
            for _ in 0..40 {
                harness.press(keys);
                let now = axis(&harness);
                assert!(now.left < last && first < now.end(), "{keys}");
            }
        }
        harness.press(".");
        let today = day(harness.model.snapshot.today());
        assert!((0..axis(&harness).columns).contains(&axis(&harness).column(today)));
    }

    #[test]
    fn another_arrangement_keeps_the_cursor_on_its_milestone() {
        let mut harness = TestHarness::samples();
        harness.press("Down Down Enter 3 Down Down");
        let before = harness.model.list().key().map(RowId::address);
        for _ in 0..3 {
            harness.press("r");
            assert_eq!(harness.model.list().key().map(RowId::address), before);
        }
        assert_eq!(
            harness.model.view_options().arrangement,
            0,
            "round and round"
        );
    }

    #[test]
    fn a_milestone_stays_under_the_cursor_from_tab_to_tab() {
        let mut harness = TestHarness::samples();
        harness.press("Down Down Enter 2 Down Down Down");
        let before = harness.model.list().key().map(RowId::address);
        for tab in ["3", "4", "2"] {
            harness.press(tab);
            assert_eq!(harness.model.list().key().map(RowId::address), before);
        }
    }

    #[test]
    fn tabs_and_days_can_be_clicked() {
        let mut harness = TestHarness::samples();
        harness.press("Enter");
        let tabs = crate::tui::app::tabs(&harness.model, 80);
        assert!(
            tabs.iter().all(|tab| tab.label.len() > 4),
            "each has a word"
        );
        let timeline = tabs
            .iter()
            .find(|tab| tab.route.roadmap().is_some() && tab.label.contains("Time"));
        click(&mut harness, timeline.unwrap().column + 2, 1);
        assert!(harness.model.shape().chart);
        harness.press("] ] ]");
        let before = axis(&harness);
        let head = harness.model.layout().head.y;
        click(&mut harness, 70, head);
        assert!(axis(&harness).left > before.left);
        harness.tell(Msg::Input(Input::Mouse(Mouse::ScrollUp(70, head))));
        assert!(axis(&harness).days < before.days);
    }
}
