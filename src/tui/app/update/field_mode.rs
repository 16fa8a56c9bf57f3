//! Field mode: what an officer does on a visit, a line each.

use crate::commands::Command;
use crate::tui::app::advice::advice;
use crate::tui::app::update::exchange::start;
use crate::tui::app::update::fill;
use crate::tui::app::update::message::Effect;
use crate::tui::app::{
    Dispatch, Exchange, FieldTask, FieldVisit, Model, OpenDialog, Overlay, Route, RowId,
    ScrollState, Selection, ToastLevel,
};
use crate::tui::input::{Key as Button, KeyCombo};
use crate::tui::state::field_visit::REMEMBERED;

/// Enters or leaves field mode.
pub(crate) fn turn(model: &mut Model) {
    model.field = !model.field;
    let route = match model.field {
        true => Route::Field,
        false => Route::Portfolio,
    };
    model.go(route);
    model.back.clear();
    let says = match model.field {
        true => "Field mode; role = \"field\" in config.toml begins with it",
        false => "Field mode ended: every screen is there again",
    };
    model.say(ToastLevel::Plain, says);
}

/// Does what an action means in field mode; `None` where it means what it does everywhere.
pub(crate) fn act(model: &mut Model, dispatch: &Dispatch) -> Option<Vec<Effect>> {
    if dispatch.command != Command::Open {
        return None;
    }
    match dispatch.target()?.clone() {
        RowId::Task(task) => Some(begin(model, task)),
        // The other screens stay out of the way.
        key => {
            model
                .overlays
                .push(Overlay::Details(key, ScrollState::default()));
            Some(Vec::new())
        }
    }
}

/// The digit of a line does what it says.
pub(crate) fn digit(model: &mut Model, chord: KeyCombo) -> Option<Vec<Effect>> {
    let Button::Char(digit @ '1'..='9') = chord.command().key else {
        return None;
    };
    if !model.field || chord.ctrl || chord.alt {
        return None;
    }
    let index = digit as usize - '1' as usize;
    match (&model.route, index) {
        (Route::Field, _) => {
            let task = FieldTask::ALL.get(index)?;
            model.list_mut().select_index(index);
            Some(begin(model, *task))
        }
        (_, 0) => {
            model.go(Route::Field);
            model.back.clear();
            Some(Vec::new())
        }
        _ => None,
    }
}

fn begin(model: &mut Model, task: FieldTask) -> Vec<Effect> {
    match task {
        FieldTask::New if model.snapshot.folder.portfolio.roadmaps.is_empty() => {
            let says = "There is no roadmap here yet: {sync-with} takes them from the office.";
            let says = advice(model, says);
            model.say(ToastLevel::Plain, says);
        }
        FieldTask::New => return fill::remark::remark(model, Selection::default()),
        FieldTask::Mine => model.go(Route::Mine),
        FieldTask::Give | FieldTask::Take if model.actor.is_empty() => {
            let says = advice(model, "A packet bears a name: {who} says yours.");
            model.say(ToastLevel::Plain, says);
        }
        // Without any roadmap there is nothing that a packet could be for: the office's roadmaps come first.
        FieldTask::Take if model.snapshot.folder.portfolio.roadmaps.is_empty() => {
            return vec![Effect::Where(Exchange::Sync)];
        }
        FieldTask::Give => return start(model, Exchange::Give),
        FieldTask::Take => return start(model, Exchange::Take),
    }
    Vec::new()
}

/// A remark was written: what is the same for the next one of the day is remembered.
pub(crate) fn remember(model: &mut Model, open: &OpenDialog) {
    if !model.field || !open.dialog.is_remark() {
        return;
    }
    let typed = |key: &str| {
        let value = open.form.value(key)?;
        let text = value.plain();
        (!text.is_empty()).then(|| (key.to_owned(), text))
    };
    model.field_visit = Some(FieldVisit {
        on: model.snapshot.today(),
        fields: REMEMBERED.into_iter().filter_map(typed).collect(),
    });
}
