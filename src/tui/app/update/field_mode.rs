//! Field mode: what an officer does on a visit, a line each.

use crate::commands::Command;
use crate::tui::app::field_visit::REMEMBERED;
use crate::tui::app::update::exchange::start;
use crate::tui::app::update::fill;
use crate::tui::app::update::message::Effect;
use crate::tui::app::{
    Dispatch, Exchange, Filling, Key, Model, Overlay, Place, Reader, Selection, Task, Tone, Visit,
};
use crate::tui::input::{Key as Button, KeyCombo};

/// Enters or leaves field mode.
pub(crate) fn turn(model: &mut Model) {
    model.field = !model.field;
    let place = match model.field {
        true => Place::Field,
        false => Place::Portfolio,
    };
    model.go(place);
    model.back.clear();
    let says = match model.field {
        true => "Field mode; role = \"field\" in config.toml begins with it",
        false => "Field mode ended: every screen is there again",
    };
    model.say(Tone::Plain, says);
}

/// Does what an action means in field mode; `None` where it means what it does everywhere.
pub(crate) fn act(model: &mut Model, dispatch: &Dispatch) -> Option<Vec<Effect>> {
    if dispatch.command != Command::Open {
        return None;
    }
    match dispatch.target()?.clone() {
        Key::Task(task) => Some(begin(model, task)),
        // The other screens stay out of the way.
        key => {
            model.overlays.push(Overlay::About(key, Reader::default()));
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
    match (&model.place, index) {
        (Place::Field, _) => {
            let task = Task::ALL.get(index)?;
            model.list_mut().select_index(index);
            Some(begin(model, *task))
        }
        (_, 0) => {
            model.go(Place::Field);
            model.back.clear();
            Some(Vec::new())
        }
        _ => None,
    }
}

fn begin(model: &mut Model, task: Task) -> Vec<Effect> {
    match task {
        Task::New if model.known.folder.portfolio.roadmaps.is_empty() => {
            let says = "There is no roadmap here yet: take them from the office first";
            model.say(Tone::Plain, says);
        }
        Task::New => return fill::drafts::remark(model, Selection::default()),
        Task::Mine => model.go(Place::Mine),
        Task::Give => return start(model, Exchange::Give),
        Task::Take => return start(model, Exchange::Take),
    }
    Vec::new()
}

/// A remark was written: what is the same for the next one of the day is remembered.
pub(crate) fn remember(model: &mut Model, filling: &Filling) {
    if !model.field || !filling.purpose.is_remark() {
        return;
    }
    let said = |key: &str| {
        let value = filling.form.value(key)?;
        let text = value.plain();
        (!text.is_empty()).then(|| (key.to_owned(), text))
    };
    model.visit = Some(Visit {
        on: model.known.today(),
        fields: REMEMBERED.into_iter().filter_map(said).collect(),
    });
}
