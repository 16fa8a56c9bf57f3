//! The terminal's events as inputs. Pure: the reading itself is done by [`crate::tui::input::reader`].

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::commands::key_combo::{Key, KeyCombo};

/// One thing that the person or the window did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key went down, or repeats.
    Key(KeyCombo),
    /// A text was pasted, as it came.
    Paste(String),
    /// The mouse.
    Mouse(Mouse),
    /// The window has this many columns and lines.
    Resize(u16, u16),
}

/// What the mouse did, with column and line from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    /// The left button went down.
    Click(u16, u16),
    /// The right button went down.
    RightClick(u16, u16),
    /// The wheel turned up.
    ScrollUp(u16, u16),
    /// The wheel turned down.
    ScrollDown(u16, u16),
}

/// The input that an event means, where it means one: presses and repeats, never releases.
pub fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => chord(key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Mouse(mouse) => self::mouse(mouse).map(Input::Mouse),
        Event::Resize(columns, lines) => Some(Input::Resize(columns, lines)),
        Event::FocusGained | Event::FocusLost => None,
    }
}

fn chord(event: KeyEvent) -> Option<KeyCombo> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let held = |modifier| event.modifiers.contains(modifier);
    let mut shift = held(KeyModifiers::SHIFT);
    let key = match event.code {
        KeyCode::Char(character) => {
            shift = false;
            // With Control, terminals differ in whether Shift shows in the letter.
            match held(KeyModifiers::CONTROL) {
                true => Key::Char(character.to_ascii_lowercase()),
                false => Key::Char(character),
            }
        }
        KeyCode::BackTab => {
            shift = true;
            Key::Tab
        }
        KeyCode::F(number) => Key::F(number),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Insert => Key::Insert,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        _ => return None,
    };
    Some(KeyCombo {
        key,
        ctrl: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT),
        shift,
    })
}

fn mouse(event: MouseEvent) -> Option<Mouse> {
    let (column, line) = (event.column, event.row);
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Mouse::Click(column, line)),
        MouseEventKind::Down(MouseButton::Right) => Some(Mouse::RightClick(column, line)),
        MouseEventKind::ScrollUp => Some(Mouse::ScrollUp(column, line)),
        MouseEventKind::ScrollDown => Some(Mouse::ScrollDown(column, line)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Option<String> {
        match input(Event::Key(KeyEvent::new(code, modifiers))) {
            Some(Input::Key(chord)) => Some(chord.to_string()),
            _ => None,
        }
    }

    #[test]
    fn keys_become_the_chords_people_write() {
        use KeyCode as C;
        let (none, ctrl, shift) = (
            KeyModifiers::NONE,
            KeyModifiers::CONTROL,
            KeyModifiers::SHIFT,
        );
        for (code, modifiers, written) in [
            (C::Char('G'), shift, "G"),
            (C::Char('s'), ctrl, "Ctrl-s"),
            (C::Char('S'), ctrl | shift, "Ctrl-s"),
            (C::BackTab, shift, "Shift-Tab"),
            (C::BackTab, none, "Shift-Tab"),
            (C::Char('ض'), none, "ض"),
            (C::F(2), none, "F2"),
        ] {
            assert_eq!(key(code, modifiers).as_deref(), Some(written));
        }
    }

    #[test]
    fn a_release_is_no_press_and_a_repeat_is() {
        let event = |kind| {
            let mut event = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::NONE);
            event.kind = kind;
            input(Event::Key(event))
        };
        assert!(event(KeyEventKind::Release).is_none());
        assert!(event(KeyEventKind::Repeat).is_some());
    }
}
