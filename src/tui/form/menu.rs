//! A menu over the screen: some things to do, in words; what cannot be done now says why not. A question is a
//! menu of two.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::input::FormInput;
use super::style::FormStyle;
use crate::text;

/// One line of a menu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MenuItem {
    /// What the host knows it by.
    pub id: String,
    /// What people read.
    pub label: String,
    /// What stands beside it: its key, or a word more.
    pub hint: String,
    /// Why it cannot be chosen now; `None` where it can.
    pub why_not: Option<String>,
}

impl MenuItem {
    /// An item that can be chosen.
    pub fn new(id: impl Into<String>, label: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            hint: hint.into(),
            why_not: None,
        }
    }

    /// It cannot be chosen now, because of that.
    #[must_use]
    pub fn unless(mut self, why_not: Option<String>) -> Self {
        self.why_not = why_not;
        self
    }
}

/// What came of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MenuEvent {
    /// Nothing changed.
    Nothing,
    /// It is to be drawn anew.
    Changed,
    /// The item of that id was chosen.
    Chosen(String),
    /// The person leaves without choosing.
    Left,
}

/// A menu with one line marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Menu {
    title: String,
    items: Vec<MenuItem>,
    at: usize,
    /// The number that is being typed; 0 where none is.
    typed: usize,
    /// Why what was chosen last cannot be.
    refused: Option<String>,
}

impl Menu {
    /// A menu; the first item that can be chosen is marked.
    pub fn new(title: impl Into<String>, items: Vec<MenuItem>) -> Self {
        let first = items.iter().position(|item| item.why_not.is_none());
        Self {
            title: title.into(),
            at: first.unwrap_or(0),
            items,
            typed: 0,
            refused: None,
        }
    }

    /// A question with two answers, `yes` and `no`; `no` is marked.
    pub fn question(title: impl Into<String>, yes: &str, no: &str) -> Self {
        let items = vec![
            MenuItem::new("yes", yes, ""),
            MenuItem::new("no", no, "Esc"),
        ];
        let mut menu = Self::new(title, items);
        menu.at = 1;
        menu
    }

    /// The id of the marked item.
    pub fn marked(&self) -> Option<&str> {
        self.items.get(self.at).map(|item| item.id.as_str())
    }

    /// Takes one input.
    pub fn update(&mut self, input: &FormInput) -> MenuEvent {
        self.refused = None;
        let typed = std::mem::take(&mut self.typed);
        let last = self.items.len().saturating_sub(1);
        self.at = match input {
            FormInput::Up | FormInput::BackTab | FormInput::Left => {
                self.at.checked_sub(1).unwrap_or(last)
            }
            FormInput::Down | FormInput::Tab | FormInput::Right if self.at < last => self.at + 1,
            FormInput::Down | FormInput::Tab | FormInput::Right => 0,
            FormInput::Home | FormInput::PageUp => 0,
            FormInput::End | FormInput::PageDown => last,
            FormInput::Enter => return self.choose(),
            FormInput::Esc => return MenuEvent::Left,
            FormInput::Char(character) => return self.type_in(*character, typed),
            _ => return MenuEvent::Nothing,
        };
        MenuEvent::Changed
    }

    /// Chooses the line at that place, counted from 0.
    pub fn point(&mut self, place: usize) -> MenuEvent {
        if place >= self.items.len() {
            return MenuEvent::Nothing;
        }
        self.at = place;
        self.choose()
    }

    fn choose(&mut self) -> MenuEvent {
        let Some(item) = self.items.get(self.at) else {
            return MenuEvent::Left;
        };
        match &item.why_not {
            None => MenuEvent::Chosen(item.id.clone()),
            Some(why) => {
                self.refused = Some(why.clone());
                MenuEvent::Changed
            }
        }
    }

    /// A digit chooses its line as soon as no longer number is possible; a letter marks the next line that
    /// begins with it.
    fn type_in(&mut self, character: char, typed: usize) -> MenuEvent {
        let Some(digit) = digit(character) else {
            return self.seek(character);
        };
        let number = typed * 10 + digit;
        if number == 0 || number > self.items.len() {
            return MenuEvent::Nothing;
        }
        self.at = number - 1;
        if number * 10 > self.items.len() {
            return self.choose();
        }
        self.typed = number;
        MenuEvent::Changed
    }

    fn seek(&mut self, character: char) -> MenuEvent {
        let wanted = character.to_lowercase().to_string();
        let begins = |place: &usize| self.items[*place].label.to_lowercase().starts_with(&wanted);
        let all = 0..self.items.len();
        let found = (self.at + 1..self.items.len()).chain(all).find(begins);
        match found {
            Some(place) => {
                self.at = place;
                MenuEvent::Changed
            }
            None => MenuEvent::Nothing,
        }
    }

    /// The columns and rows that the menu would like to have.
    pub fn size(&self) -> (u16, u16) {
        let lines = self
            .items
            .iter()
            .map(|item| text::width(&self.line(item, 0)));
        let widest = lines.chain([text::width(&self.title)]).max().unwrap_or(0);
        let columns = u16::try_from(widest + 2).unwrap_or(u16::MAX);
        let rows = u16::try_from(self.items.len() + 2).unwrap_or(u16::MAX);
        (columns.max(24), rows)
    }

    /// Draws the menu and says where the terminal's own cursor belongs.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, style: &FormStyle) -> Option<Position> {
        let area = area.intersection(*buffer.area());
        if area.width < 4 || area.height < 2 {
            return None;
        }
        let columns = usize::from(area.width);
        let mut put = |row: u16, line: &str, look| {
            let line = text::fit(line, columns);
            buffer.set_stringn(area.x, area.y + row, line, columns, look);
        };
        put(0, &self.title, style.title);
        // The last row says why not, or what the marked line is about.
        let room = usize::from(area.height).saturating_sub(2).max(1);
        let top = (self.at.saturating_sub(room / 2)).min(self.items.len().saturating_sub(room));
        for (row, place) in (top..self.items.len()).take(room).enumerate() {
            let item = &self.items[place];
            let look = match (&item.why_not, place == self.at) {
                (_, true) => style.selected,
                (Some(_), false) => style.hint,
                (None, false) => style.popup,
            };
            put(row as u16 + 1, &self.line(item, place + 1), look);
        }
        if let Some(why) = &self.refused
            && area.height > 2
        {
            put(area.height - 1, why, style.error);
        }
        let row = self.at.checked_sub(top)? as u16 + 1;
        (row < area.height).then_some(Position {
            x: area.x,
            y: area.y + row,
        })
    }

    fn line(&self, item: &MenuItem, number: usize) -> String {
        let digits = self.items.len().to_string().len();
        let hint = if item.hint.is_empty() {
            String::new()
        } else {
            format!("  {}", item.hint)
        };
        format!("{number:>digits$} {}{hint}", item.label)
    }
}

/// A digit of any script that is typed here.
fn digit(character: char) -> Option<usize> {
    let zero = match character {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        _ => return None,
    };
    Some(character as usize - zero as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn menu(count: usize) -> Menu {
        let items = (1..=count).map(|n| MenuItem::new(format!("i{n}"), format!("item {n}"), ""));
        Menu::new("Do what?", items.collect())
    }

    fn chosen(id: &str) -> MenuEvent {
        MenuEvent::Chosen(id.to_owned())
    }

    #[test]
    fn arrows_go_round_and_enter_chooses() {
        let mut menu = menu(3);
        menu.update(&FormInput::Up);
        assert_eq!(menu.update(&FormInput::Enter), chosen("i3"));
        menu.update(&FormInput::Down);
        assert_eq!(menu.update(&FormInput::Enter), chosen("i1"));
        assert_eq!(menu.update(&FormInput::Esc), MenuEvent::Left);
    }

    #[test]
    fn digits_of_any_script_choose_their_line() {
        assert_eq!(menu(3).update(&FormInput::Char('2')), chosen("i2"));
        assert_eq!(menu(3).update(&FormInput::Char('۳')), chosen("i3"));
        assert_eq!(menu(3).update(&FormInput::Char('4')), MenuEvent::Nothing);
        let mut long = menu(12);
        assert_eq!(long.update(&FormInput::Char('1')), MenuEvent::Changed);
        assert_eq!(long.update(&FormInput::Char('2')), chosen("i12"));
        assert_eq!(long.update(&FormInput::Char('5')), chosen("i5"));
        long.update(&FormInput::Char('1'));
        assert_eq!(long.update(&FormInput::Enter), chosen("i1"));
    }

    #[test]
    fn what_cannot_be_done_says_why() {
        let why = Some("it is done already".to_owned());
        let done = MenuItem::new("done", "Done", "d").unless(why.clone());
        let mut menu = Menu::new("", vec![done, MenuItem::new("edit", "Edit", "e")]);
        assert_eq!(menu.marked(), Some("edit"));
        menu.update(&FormInput::Char('d'));
        assert_eq!(menu.update(&FormInput::Enter), MenuEvent::Changed);
        assert_eq!(menu.refused, why);
        menu.update(&FormInput::Char('E'));
        assert_eq!(menu.update(&FormInput::Enter), chosen("edit"));
    }

    #[test]
    fn a_question_is_answered_no_unless_yes_is_chosen() {
        let ask = || Menu::question("Overwrite?", "Yes, overwrite", "No");
        assert_eq!(ask().update(&FormInput::Enter), chosen("no"));
        let mut yes = ask();
        yes.update(&FormInput::Up);
        assert_eq!(yes.update(&FormInput::Enter), chosen("yes"));
        assert_eq!(ask().update(&FormInput::Char('1')), chosen("yes"));
    }

    #[test]
    fn an_empty_menu_and_a_tiny_screen_do_no_harm() {
        let mut empty = menu(0);
        assert_eq!(empty.update(&FormInput::Down), MenuEvent::Changed);
        assert_eq!(empty.update(&FormInput::Enter), MenuEvent::Left);
        for menu in [empty, menu(30)] {
            for width in 0..40 {
                for height in 0..12 {
                    let area = Rect::new(0, 0, width, height);
                    let mut buffer = Buffer::empty(area);
                    menu.draw(area, &mut buffer, &FormStyle::default());
                }
            }
        }
    }
}
