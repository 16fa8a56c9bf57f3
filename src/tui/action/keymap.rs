//! Which chord means which action where: the table's keys, as the config changes them.

use std::collections::HashMap;

use crate::roadmap::id::nearest;
use crate::roadmap::order;
use crate::tui::input::Chord;

use super::context::Context;
use super::described::{Action, Described};
use super::table::{TABLE, described};

/// The keys of every action.
#[derive(Clone, Debug)]
pub struct Keymap {
    keys: HashMap<Action, Vec<Chord>>,
}

impl Default for Keymap {
    fn default() -> Self {
        let keys = TABLE
            .iter()
            .map(|line| {
                let chords = line.keys.iter().filter_map(|key| key.parse().ok());
                (line.action, chords.collect())
            })
            .collect();
        Self { keys }
    }
}

impl Keymap {
    /// Gives the action of that id these keys instead of its own.
    ///
    /// # Errors
    /// Says which id or key is wrong, and which was meant; the action then keeps its keys.
    pub fn bind(&mut self, id: &str, keys: &[String]) -> Result<(), String> {
        let line = TABLE
            .iter()
            .find(|line| line.id == id)
            .ok_or_else(|| unknown(id))?;
        let chords = keys
            .iter()
            .map(|key| reachable(key))
            .collect::<Result<Vec<_>, _>>()?;
        for chord in &chords {
            if let Some(other) = self.clash(line, *chord) {
                return Err(format!(
                    "{chord} is already the key of \"{}\"; give that another key first",
                    other.id
                ));
            }
        }
        self.keys.insert(line.action, chords);
        Ok(())
    }

    fn clash(&self, line: &Described, chord: Chord) -> Option<&'static Described> {
        TABLE.iter().find(|other| {
            other.action != line.action
                && self
                    .keys
                    .get(&other.action)
                    .is_some_and(|keys| keys.contains(&chord))
        })
    }

    /// What a chord means there.
    pub fn action(&self, chord: Chord, context: &Context) -> Option<Action> {
        let chord = chord.command();
        TABLE
            .iter()
            .find(|line| self.has(line.action, chord) && line.applies(context))
            .map(|line| line.action)
    }

    /// What a chord means somewhere else, though not there: to say why nothing happens.
    pub fn elsewhere(&self, chord: Chord) -> Option<&'static Described> {
        TABLE
            .iter()
            .find(|line| self.has(line.action, chord.command()))
    }

    fn has(&self, action: Action, chord: Chord) -> bool {
        self.keys
            .get(&action)
            .is_some_and(|keys| keys.contains(&chord))
    }

    /// The keys of an action, the one to be shown first.
    pub fn keys(&self, action: Action) -> &[Chord] {
        self.keys.get(&action).map_or(&[], Vec::as_slice)
    }

    /// The key to be shown for an action; empty where it has none.
    pub fn label(&self, action: Action) -> String {
        self.keys(action)
            .first()
            .map(|chord| chord.label())
            .unwrap_or_default()
    }

    /// The actions worth a place on the bottom line, the most important first.
    pub fn bottom(&self, context: &Context) -> Vec<&'static Described> {
        let mut lines: Vec<_> = TABLE
            .iter()
            .filter(|line| line.weight > 0 && line.applies(context))
            .filter(|line| !self.keys(line.action).is_empty())
            .collect();
        order::sort_by_key(&mut lines, |line| {
            std::cmp::Reverse(described(line.action).weight)
        });
        lines
    }
}

fn reachable(key: &str) -> Result<Chord, String> {
    let chord: Chord = key.parse()?;
    match chord.unreachable() {
        Some(why) => Err(format!("{chord} cannot be a key: {why}")),
        None => Ok(chord),
    }
}

fn unknown(id: &str) -> String {
    let mut message = format!("there is no action \"{id}\"");
    if let Some(near) = nearest(id, TABLE.iter().map(|line| line.id)) {
        message.push_str(&format!("; did you mean \"{near}\"?"));
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::action::context::{Screen, Subject};

    fn on(subject: Subject) -> Context {
        Context {
            screen: Screen::Milestones,
            subject,
            writable: true,
            roadmaps: true,
            undo: true,
            redo: true,
            back: true,
            ..Context::default()
        }
    }

    fn press(key: &str, context: &Context) -> Option<Action> {
        Keymap::default().action(key.parse().unwrap(), context)
    }

    #[test]
    fn a_key_means_one_thing_at_most_anywhere() {
        let keymap = Keymap::default();
        for line in TABLE {
            for chord in keymap.keys(line.action) {
                assert!(
                    keymap.clash(line, *chord).is_none(),
                    "{chord} of {}",
                    line.id
                );
            }
        }
    }

    #[test]
    fn verbs_apply_to_what_is_open_only() {
        assert_eq!(
            press("f", &on(Subject::OpenMilestone)),
            Some(Action::Forecast)
        );
        assert_eq!(press("f", &on(Subject::ClosedMilestone)), None);
        assert_eq!(press("y", &on(Subject::Unanswered)), Some(Action::Answer));
        assert_eq!(press("t", &on(Subject::Unanswered)), None);
    }

    #[test]
    fn nothing_changes_what_cannot_be_written() {
        let context = Context {
            writable: false,
            ..on(Subject::OpenMilestone)
        };
        assert_eq!(press("f", &context), None);
        assert_eq!(press("j", &context), Some(Action::Down));
    }

    #[test]
    fn wrong_bindings_are_refused_with_the_right_one() {
        let mut keymap = Keymap::default();
        let told = |result: Result<(), String>| result.unwrap_err();
        assert!(told(keymap.bind("forcast", &["f".into()])).contains("\"forecast\""));
        assert!(told(keymap.bind("forecast", &["Ctrl-i".into()])).contains("Tab"));
        assert!(told(keymap.bind("forecast", &["q".into()])).contains("\"quit\""));
        keymap.bind("forecast", &["H".into()]).unwrap();
        let context = on(Subject::OpenMilestone);
        assert_eq!(
            keymap.action("H".parse().unwrap(), &context),
            Some(Action::Forecast)
        );
        assert_eq!(keymap.action("f".parse().unwrap(), &context), None);
    }

    #[test]
    fn the_bottom_line_begins_with_what_matters_most() {
        let bottom = Keymap::default().bottom(&on(Subject::OpenMilestone));
        let weights: Vec<_> = bottom.iter().map(|line| line.weight).collect();
        assert!(weights.is_sorted_by(|a, b| a >= b));
        assert!(bottom.iter().any(|line| line.action == Action::Forecast));
    }
}
