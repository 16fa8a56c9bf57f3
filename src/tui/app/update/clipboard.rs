//! The text at hand: what is under the cursor, or in the window over it, as plain text for the clipboard and for
//! programs that can show what a terminal cannot.

use crate::tui::app::update::message::Effect;
use crate::tui::app::{Dispatch, Model, Overlay, ToastLevel};

/// The columns in which a text is written for others.
const COLUMNS: usize = 96;

/// Puts it into the clipboard.
pub(crate) fn copy(model: &mut Model, dispatch: &Dispatch) -> Vec<Effect> {
    match at_hand(model, dispatch) {
        Some((name, text)) => {
            let told = format!("Copied {name}; some terminals must allow it first");
            model.say(ToastLevel::Good, told);
            vec![Effect::Copy(text)]
        }
        None => nothing(model),
    }
}

/// Shows it in another program.
pub(crate) fn show(model: &mut Model, dispatch: &Dispatch) -> Vec<Effect> {
    match at_hand(model, dispatch) {
        Some((name, text)) => vec![Effect::Show { name, text }],
        None => nothing(model),
    }
}

fn nothing(model: &mut Model) -> Vec<Effect> {
    model.say(
        ToastLevel::Plain,
        "There is no text here: go to an entry first",
    );
    Vec::new()
}

/// What the text is called, and the text. In presentation it lacks what is hidden on the screen.
fn at_hand(model: &Model, dispatch: &Dispatch) -> Option<(String, String)> {
    let typed = match model.overlays.last() {
        Some(Overlay::Form(open)) => open.form.draft(),
        _ => Vec::new(),
    };
    let typed: String = typed
        .iter()
        .map(|(field, text)| format!("{field}: {text}\n"))
        .collect();
    let Some(key) = dispatch.target() else {
        return (!typed.is_empty()).then(|| ("what is typed".to_owned(), typed));
    };
    let text = (model.features.entry_text)(model, key, COLUMNS).join("\n");
    let name = key.address();
    let whole = format!("{name}\n{typed}{text}\n");
    Some((name, whole))
}
