//! Keys and pastes while a window lies over the screen.

use crate::commands::{Command, HelpSection, command_spec};
use crate::tui::app::overlay::TOUR_PAGES;
use crate::tui::app::update::adding;
use crate::tui::app::update::chase;
use crate::tui::app::update::conflict_picker;
use crate::tui::app::update::fill;
use crate::tui::app::update::form_input;
use crate::tui::app::update::message::Effect;
use crate::tui::app::update::palette_input;
use crate::tui::app::update::review;
use crate::tui::app::update::run_command::act;
use crate::tui::app::update::typed_line::type_line;
use crate::tui::app::update::unavailable;
use crate::tui::app::update::view_commands;
use crate::tui::app::update::window_scroll::{self, moves};
use crate::tui::app::{
    Choice, ChoiceMenu, Dispatch, Help, KindMenu, LineInput, Menu, Model, Overlay, RowId,
    ScrollState, Selection, ToastLevel,
};
use crate::tui::input::{Key as Button, KeyCombo};

/// What a window answers to a key.
enum KeyAnswer {
    /// It stays.
    Stay,
    /// It closes.
    Close,
    /// It closes, and this is done.
    Do(Dispatch),
    /// It stays, and this is done over it.
    Over(Dispatch),
    /// It stays, and this is said.
    Say(String),
}

/// Gives a key to the window on top; `None` where there is none.
pub(crate) fn press(model: &mut Model, chord: KeyCombo) -> Option<Vec<Effect>> {
    let mut top = model.overlays.pop()?;
    if chord == quit()
        && !matches!(
            top,
            Overlay::Filter(..) | Overlay::Form(_) | Overlay::Palette(_) | Overlay::Help(_)
        )
    {
        return Some(Vec::new());
    }
    if let Overlay::Form(open) = top {
        return Some(form_input::press(model, open, chord));
    }
    if let Overlay::Palette(palette) = top {
        return Some(palette_input::press(model, palette, chord));
    }
    let page = usize::from(model.size.1.saturating_sub(6)).max(1);
    let most = model.drawn.window_extent;
    let answer = match &mut top {
        Overlay::Help(shown) => help(shown, model, chord, page, most),
        Overlay::Details(key, reader) => match read(reader, moves(model, chord), page, most) {
            KeyAnswer::Close => leave(model, key, chord),
            answer => answer,
        },
        Overlay::Text(_, reader) => match read(reader, moves(model, chord), page, most) {
            KeyAnswer::Close => closed_by(chord),
            answer => answer,
        },
        Overlay::Menu(menu) => choose(menu, model, chord),
        Overlay::Filter(line, before) => filter(model, line, before, chord),
        Overlay::Kinds(kinds) => return Some(pick(model, kinds.clone(), chord)),
        Overlay::Conflict(choosing) => {
            return Some(conflict_picker::press(model, choosing.clone(), chord));
        }
        Overlay::Tour(page) => tour(page, chord),
        Overlay::Import(reader) => {
            return Some(crate::tui::app::update::import::press(
                model, *reader, chord,
            ));
        }
        Overlay::Reply(reader) => {
            return Some(chase::press(model, *reader, chord));
        }
        Overlay::Choices(ways) => return Some(go(model, ways.clone(), chord)),
        Overlay::Form(_) | Overlay::Palette(_) => KeyAnswer::Close,
    };
    match answer {
        KeyAnswer::Stay => model.overlays.push(top),
        KeyAnswer::Close => {}
        KeyAnswer::Do(dispatch) => return Some(act(model, dispatch)),
        KeyAnswer::Over(dispatch) => {
            model.overlays.push(top);
            return Some(act(model, dispatch));
        }
        KeyAnswer::Say(says) => {
            model.overlays.push(top);
            model.say(ToastLevel::Plain, says);
        }
    }
    Some(Vec::new())
}

/// Gives a paste to the window on top; `false` where nothing is typed there.
pub(crate) fn paste(model: &mut Model, text: &str) -> bool {
    let Some(mut top) = model.overlays.pop() else {
        return false;
    };
    let taken = match &mut top {
        Overlay::Form(open) => {
            form_input::paste(model, open, text);
            true
        }
        Overlay::Filter(line, _) => {
            line.insert(text);
            narrow(model, line.text());
            true
        }
        Overlay::Help(shown) => {
            shown.line.insert(text);
            shown.reader.top = 0;
            true
        }
        Overlay::Palette(palette) => {
            palette.line.insert(text);
            palette.look();
            true
        }
        _ => false,
    };
    model.overlays.push(top);
    taken
}

fn quit() -> KeyCombo {
    KeyCombo {
        ctrl: true,
        ..KeyCombo::plain(Button::Char('c'))
    }
}

/// Scrolls a text; any other key closes its window.
fn read(reader: &mut ScrollState, command: Option<Command>, page: usize, most: usize) -> KeyAnswer {
    match window_scroll::by(reader, command, page, most) {
        true => KeyAnswer::Stay,
        false => KeyAnswer::Close,
    }
}

/// Searches help by what is typed; keys that type nothing scroll it. Esc takes the search back first.
fn help(
    shown: &mut Help,
    model: &mut Model,
    chord: KeyCombo,
    page: usize,
    most: usize,
) -> KeyAnswer {
    let leaves = matches!(chord.key, Button::Esc | Button::F(1)) || chord == quit();
    if leaves && (chord.key != Button::Esc || shown.line.text().is_empty()) {
        return KeyAnswer::Close;
    }
    if leaves {
        *shown = Help::default();
        return KeyAnswer::Stay;
    }
    // The slash that begins a search elsewhere begins it here too.
    if chord.typed() == Some('/') && shown.line.text().is_empty() {
        return KeyAnswer::Say("Type what to look for: help is searched as you type".to_owned());
    }
    let before = shown.line.text().to_owned();
    let scrolls = match chord.key {
        Button::Up => Some(Command::Up),
        Button::Down => Some(Command::Down),
        Button::PageUp => Some(Command::PageUp),
        Button::PageDown => Some(Command::PageDown),
        Button::Home => Some(Command::First),
        Button::End => Some(Command::Last),
        _ => None,
    };
    if scrolls.is_some() {
        return read(&mut shown.reader, scrolls, page, most);
    }
    type_line(
        model,
        &mut shown.line,
        chord,
        "type to search, ↑↓ scroll, Esc closes",
    );
    if shown.line.text() != before {
        shown.reader.top = 0;
    }
    KeyAnswer::Stay
}

/// A key that does not scroll does to the entry that the window shows what it does to one of a list. What leads to another
/// screen closes the window; what is for the list behind is not done.
fn leave(model: &Model, key: &RowId, chord: KeyCombo) -> KeyAnswer {
    let origin = Selection::shown(key);
    if model.keymap.keys(Command::Left).contains(&chord.command()) {
        // As from the text beside a list, it leads back to the list.
        return KeyAnswer::Close;
    }
    let leaves = |action: Command| {
        let others = [Command::FieldMode, Command::Quit, Command::Suspend];
        let screens = command_spec(action).part == HelpSection::Screens;
        others.contains(&action) || (screens && action != Command::Seen)
    };
    match model.keymap.action(chord, &model.context_of(&origin)) {
        Some(Command::Open | Command::Back) => KeyAnswer::Close,
        Some(action) if leaves(action) => KeyAnswer::Do(Dispatch::new(action, origin)),
        Some(action) => KeyAnswer::Over(Dispatch::new(action, origin)),
        None => match model.keymap.elsewhere(chord) {
            Some(line) if !matches!(line.action, Command::Open | Command::Back) => KeyAnswer::Say(
                unavailable::not_here(model, line, &chord.to_string(), &origin),
            ),
            Some(_) => KeyAnswer::Close,
            None => KeyAnswer::Say(unavailable::unknown(model, chord)),
        },
    }
}

/// Chooses from a menu: by arrows and Enter, or by the action's own key.
fn choose(menu: &mut Menu, model: &Model, chord: KeyCombo) -> KeyAnswer {
    let last = menu.actions.len().saturating_sub(1);
    let chosen = |action: Command| KeyAnswer::Do(Dispatch::new(action, menu.origin.clone()));
    let own = |action: &&Command| model.keymap.keys(**action).contains(&chord.command());
    let own = menu.actions.iter().find(own).copied();
    if let Some(action) = own.filter(|_| chord.typed().is_some()) {
        return chosen(action);
    }
    if model.keymap.keys(Command::Menu).contains(&chord.command()) {
        return KeyAnswer::Close;
    }
    match model.keymap.moves(chord) {
        Some(Command::Down) => {
            menu.index = if menu.index == last {
                0
            } else {
                menu.index + 1
            };
        }
        Some(Command::Up) => menu.index = menu.index.checked_sub(1).unwrap_or(last),
        Some(Command::PageDown | Command::Last) => menu.index = last,
        Some(Command::PageUp | Command::First) => menu.index = 0,
        Some(Command::Open) => {
            let action = menu.actions.get(menu.index).copied();
            return action.map_or(KeyAnswer::Close, chosen);
        }
        Some(Command::Back) => return KeyAnswer::Close,
        _ if own.is_some() => return own.map_or(KeyAnswer::Stay, chosen),
        _ => {
            return KeyAnswer::Say(format!(
                "{chord} is none of these: the keys at the left do what stands beside them, Esc closes"
            ));
        }
    }
    KeyAnswer::Stay
}

/// Types the filter; the list follows at once. Enter keeps it, Esc puts back what was there.
fn filter(model: &mut Model, line: &mut LineInput, before: &str, chord: KeyCombo) -> KeyAnswer {
    match chord.key {
        Button::Enter | Button::Down | Button::Tab => return KeyAnswer::Close,
        Button::Esc => {
            narrow(model, before);
            return KeyAnswer::Close;
        }
        Button::Char('c') if chord.ctrl => {
            narrow(model, before);
            return KeyAnswer::Close;
        }
        _ => {}
    }
    if chord.key == Button::F(1) {
        return KeyAnswer::Over(model.dispatch(Command::Help));
    }
    let typed = line.text().to_owned();
    type_line(
        model,
        line,
        chord,
        "type a filter, Enter keeps it, Esc undoes it",
    );
    if line.text() != typed {
        narrow(model, line.text());
    }
    KeyAnswer::Stay
}

/// Whether a key closes a page that is only read; any other is told what does.
fn closed_by(chord: KeyCombo) -> KeyAnswer {
    let closes = [
        Button::Esc,
        Button::Enter,
        Button::Backspace,
        Button::Left,
        Button::F(1),
        Button::Char('q'),
    ];
    match closes.contains(&chord.key) && !chord.ctrl && !chord.alt {
        true => KeyAnswer::Close,
        false => KeyAnswer::Say(format!("{chord} does nothing here: ↑↓ scroll, Esc closes")),
    }
}

fn narrow(model: &mut Model, filter: &str) {
    filter.clone_into(&mut model.list_mut().filter);
    model.relist();
}

/// Turns the pages of the tour; behind the last one it closes.
fn tour(page: &mut usize, chord: KeyCombo) -> KeyAnswer {
    match chord.key {
        Button::Esc => return KeyAnswer::Close,
        Button::Left | Button::Up | Button::PageUp | Button::Backspace => {
            *page = page.saturating_sub(1);
        }
        _ if *page + 1 >= TOUR_PAGES => return KeyAnswer::Close,
        _ => *page += 1,
    }
    KeyAnswer::Stay
}

/// What a key means among some offers, one under the cursor.
enum Pick {
    /// The cursor may have moved.
    Stay,
    /// None of them.
    Leave,
    /// The one of that place, if there is one.
    Take(usize),
    /// The key means nothing here.
    Unknown,
}

/// Moves among offers: by arrows and Enter, or by a digit.
fn among(model: &Model, index: &mut usize, many: usize, chord: KeyCombo) -> Pick {
    let last = many.saturating_sub(1);
    if let Button::Char(digit @ '1'..='9') = chord.command().key {
        return Pick::Take(digit as usize - '1' as usize);
    }
    match model.keymap.moves(chord) {
        Some(Command::Down) => *index = if *index >= last { 0 } else { *index + 1 },
        Some(Command::Up) => *index = index.checked_sub(1).unwrap_or(last),
        Some(Command::PageUp | Command::First) => *index = 0,
        Some(Command::PageDown | Command::Last) => *index = last,
        Some(Command::Open) => return Pick::Take(*index),
        Some(Command::Back) => return Pick::Leave,
        _ => return Pick::Unknown,
    }
    Pick::Stay
}

/// Chooses what to add: by its letter, or by arrows and Enter.
fn pick(model: &mut Model, mut kinds: KindMenu, chord: KeyCombo) -> Vec<Effect> {
    let letter = |letter: char| kinds.offers.iter().position(|offer| offer.letter == letter);
    let many = kinds.offers.len();
    let chosen = match chord.typed().map(letter) {
        Some(Some(index)) => Some(index),
        // Letters that move in lists are letters here.
        Some(None) => {
            let says = format!("{chord} adds nothing here: the letters in front do, or Enter");
            model.say(ToastLevel::Plain, says);
            None
        }
        None => match among(model, &mut kinds.index, many, chord) {
            Pick::Leave => return Vec::new(),
            Pick::Take(index) if index < many => Some(index),
            Pick::Stay => None,
            Pick::Take(_) | Pick::Unknown => {
                model.say(
                    ToastLevel::Plain,
                    "Here a letter chooses what to add, or Enter; Esc closes",
                );
                None
            }
        },
    };
    match chosen {
        Some(index) => adding::choose(model, kinds, index),
        None => {
            model.overlays.push(Overlay::Kinds(kinds));
            Vec::new()
        }
    }
}

/// Chooses how to go on.
fn go(model: &mut Model, mut ways: ChoiceMenu, chord: KeyCombo) -> Vec<Effect> {
    let chosen = match among(model, &mut ways.index, ways.offers.len(), chord) {
        Pick::Leave => return Vec::new(),
        Pick::Take(index) if index < ways.offers.len() => {
            ways.offers.get(index).map(|(_, chosen)| chosen.clone())
        }
        Pick::Stay => None,
        Pick::Take(_) | Pick::Unknown => {
            let says = format!("{chord} is none of these: a digit or Enter chooses, Esc closes");
            model.say(ToastLevel::Plain, says);
            None
        }
    };
    match chosen {
        Some(Choice::Command(action)) => return act(model, Dispatch::new(action, ways.origin)),
        Some(Choice::Add(file)) => adding::offer_to(model, &file, ways.origin),
        Some(Choice::Open(dialog)) => return fill::open_from(model, dialog, ways.origin),
        Some(Choice::GoOn(scope)) => review::go_on(model, &scope),
        Some(Choice::Review(scope)) => review::anew(model, scope),
        Some(Choice::Draft(dialog)) => fill::drafts::ask(model, &dialog),
        Some(Choice::Forget(dialog)) => fill::drafts::forget(model, &dialog),
        Some(Choice::Chase(owner, language)) => return chase::copy(model, &owner, Some(language)),
        Some(Choice::OpenFile(path)) => return vec![Effect::OpenFile(path)],
        Some(Choice::Copy(text)) => {
            model.say(ToastLevel::Good, format!("Copied: {text}"));
            return vec![Effect::Copy(text)];
        }
        Some(Choice::EndPresentation) => view_commands::end_presentation(model),
        Some(Choice::Stay) => {}
        None => model.overlays.push(Overlay::Choices(ways)),
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::update::Msg;
    use crate::tui::input::{Input, Mouse};
    use crate::tui::test_harness::TestHarness;

    #[test]
    fn help_is_searched_by_typing() {
        let mut harness = TestHarness::samples();
        harness.press("Enter 2 ?");
        assert!(
            harness.screen(80, 24).contains("↓"),
            "how much more there is"
        );
        // The slash begins the search here, and reaches nothing behind.
        harness.press("/ 'baseline'");
        let screen = harness.screen(80, 24);
        assert!(screen.contains("Approve a new"), "{screen}");
        assert!(!screen.contains("The tab before"), "{screen}");
        assert_eq!(harness.model.list().filter, "");
        harness.press("'xyzzy'");
        assert!(
            harness
                .screen(80, 24)
                .contains("No key has all these words")
        );
        harness.press("Esc");
        assert!(harness.screen(80, 24).contains("type to search"));
        harness.press("Down Down End Home Esc");
        assert!(harness.model.overlays.is_empty());
        harness.press("? 'quit'");
        assert_eq!(harness.ended, None, "letters are searched for, not obeyed");
    }

    #[test]
    fn the_right_button_opens_the_menu_of_the_row_under_it() {
        let mut harness = TestHarness::samples();
        harness.press("Enter 2");
        let list = harness.model.layout().list;
        harness.tell(Msg::Input(Input::Mouse(Mouse::RightClick(
            list.x + 4,
            list.y + 2,
        ))));
        let third = harness.model.list().rows[2].key.clone();
        match harness.model.overlays.last() {
            Some(Overlay::Menu(menu)) => assert_eq!(menu.origin.cursor, Some(third)),
            other => panic!("{other:?}"),
        }
        harness.press("Esc");
        harness.tell(Msg::Input(Input::Mouse(Mouse::RightClick(0, 0))));
        assert!(harness.model.overlays.is_empty(), "no row lies there");
    }
}
