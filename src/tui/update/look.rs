//! Looking at a screen in another way: its arrangement, and the days that a chart shows.

use std::sync::Arc;

use crate::roadmap::date::{Day, day};
use crate::tui::action::Action;
use crate::tui::model::{Known, Look, Model, Place, Tab, timeline};

/// Does what an action does to how this screen is looked at.
pub fn act(model: &mut Model, action: Action) {
    match action {
        Action::Arrange => arrange(model),
        Action::ZoomIn => zoom(model, true),
        Action::ZoomOut => zoom(model, false),
        Action::ToToday => {
            let today = day(model.known.today());
            chart(model, |known, id, look, columns| {
                timeline::bring(known, id, look, columns, today);
            });
        }
        _ => {}
    }
}

/// Pans by so many quarters of what a chart shows; `false` where there is none.
pub fn pan(model: &mut Model, quarters: i64) -> bool {
    chart(model, |known, id, look, columns| {
        timeline::pan(known, id, look, columns, quarters);
    })
}

/// Zooms around what is selected.
pub fn zoom(model: &mut Model, closer: bool) {
    let around = focus(model);
    chart(model, |known, id, look, columns| {
        timeline::zoom(known, id, look, columns, around, closer);
    });
}

/// Whether this screen has a chart of days along its head.
pub fn has_chart(model: &Model) -> bool {
    matches!(model.place, Place::Roadmap(_, Tab::Timeline))
}

/// Puts the day under a column of the chart at a third of it.
pub fn bring(model: &mut Model, column: u16) {
    chart(model, |known, id, look, columns| {
        let first = timeline::axis(known, id, look, columns).day(i64::from(column));
        timeline::bring(known, id, look, columns, first);
    });
}

/// The day that zooming keeps in its place: of the milestone under the cursor, else today.
fn focus(model: &Model) -> Day {
    let row = model.row();
    let outlook = row.and_then(|row| model.known.outlook(row.key.roadmap()?, row.at));
    let finish = outlook.and_then(|outlook| outlook.finish);
    finish.unwrap_or_else(|| day(model.known.today()))
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

fn arrange(model: &mut Model) {
    let place = model.place.clone();
    model.look_mut().arrange(&place);
    model.relist();
}
