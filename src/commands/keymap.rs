//! Which chord means which action where: the table's keys, as the config changes them.

use std::collections::HashMap;

use crate::commands::key_combo::KeyCombo;
use crate::text::nearest;

use crate::commands::command::Command;
use crate::commands::context::CommandContext;
use crate::commands::spec::CommandSpec;
use crate::commands::table::{TABLE, command_spec};

/// The keys of every action.
#[derive(Clone, Debug)]
pub struct Keymap {
    keys: HashMap<Command, Vec<KeyCombo>>,
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
            if let Some(other) = self.conflict(line, *chord) {
                return Err(format!(
                    "{chord} is already the key of \"{}\"; give that another key first",
                    other.id
                ));
            }
        }
        self.keys.insert(line.action, chords);
        Ok(())
    }

    fn conflict(&self, line: &CommandSpec, chord: KeyCombo) -> Option<&'static CommandSpec> {
        TABLE.iter().find(|other| {
            other.action != line.action
                && other.in_forms() == line.in_forms()
                && other.beside != Some(line.action)
                && self
                    .keys
                    .get(&other.action)
                    .is_some_and(|keys| keys.contains(&chord))
        })
    }

    /// What a chord means there.
    pub fn action(&self, chord: KeyCombo, context: &CommandContext) -> Option<Command> {
        let chord = chord.command();
        TABLE
            .iter()
            .find(|line| self.has(line.action, chord) && line.applies(context))
            .map(|line| line.action)
    }

    /// What a chord means somewhere else, though not there: to say why nothing happens.
    pub fn elsewhere(&self, chord: KeyCombo) -> Option<&'static CommandSpec> {
        self.everywhere(chord).next()
    }

    /// All that a chord means, here and elsewhere.
    pub fn everywhere(&self, chord: KeyCombo) -> impl Iterator<Item = &'static CommandSpec> {
        let lines = TABLE.iter().filter(|line| !line.in_forms());
        lines.filter(move |line| self.has(line.action, chord.command()))
    }

    /// What a chord means in a form, or where a line is typed.
    pub fn in_form(&self, chord: KeyCombo) -> Option<Command> {
        let lines = TABLE.iter().filter(|line| line.in_forms());
        let mut meant = lines.filter(|line| self.has(line.action, chord));
        meant.next().map(|line| line.action)
    }

    /// How a chord moves in a window: the same keys as in lists, and those that open and go back.
    pub fn moves(&self, chord: KeyCombo) -> Option<Command> {
        const MOVES: [Command; 8] = [
            Command::Up,
            Command::Down,
            Command::PageUp,
            Command::PageDown,
            Command::First,
            Command::Last,
            Command::Open,
            Command::Back,
        ];
        MOVES
            .into_iter()
            .find(|command| self.has(*command, chord.command()))
    }

    fn has(&self, action: Command, chord: KeyCombo) -> bool {
        self.keys
            .get(&action)
            .is_some_and(|keys| keys.contains(&chord))
    }

    /// The keys of an action, the one to be shown first.
    pub fn keys(&self, action: Command) -> &[KeyCombo] {
        self.keys.get(&action).map_or(&[], Vec::as_slice)
    }

    /// The key to be shown for an action; empty where it has none.
    pub fn label(&self, action: Command) -> String {
        self.keys(action)
            .first()
            .map(|chord| chord.label())
            .unwrap_or_default()
    }

    /// The commands shown on the bottom line, the most important first.
    pub fn bottom(&self, context: &CommandContext) -> Vec<&'static CommandSpec> {
        let mut lines: Vec<_> = TABLE
            .iter()
            .filter(|line| line.weight > 0 && line.applies(context))
            .filter(|line| !self.keys(line.action).is_empty())
            .collect();
        lines.sort_by_key(|line| std::cmp::Reverse(command_spec(line.action).weight));
        lines
    }
}

fn reachable(key: &str) -> Result<KeyCombo, String> {
    let chord: KeyCombo = key.parse()?;
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
    use crate::commands::command::ScreenId;
    use crate::commands::context::TargetKind;

    fn on(subject: TargetKind) -> CommandContext {
        CommandContext {
            screen: ScreenId::Of(Command::Milestones),
            tab: true,
            subject,
            writable: true,
            roadmaps: true,
            undo: true,
            redo: true,
            back: true,
            ..CommandContext::default()
        }
    }

    fn press(key: &str, context: &CommandContext) -> Option<Command> {
        Keymap::default().action(key.parse().unwrap(), context)
    }

    #[test]
    fn a_key_means_one_thing_at_most_anywhere() {
        let keymap = Keymap::default();
        for line in TABLE {
            for chord in keymap.keys(line.action) {
                let other = keymap.conflict(line, *chord).map(|other| other.id);
                assert_eq!(other, None, "also has {chord}, the key of {}", line.id);
            }
        }
    }

    #[test]
    fn verbs_apply_to_what_is_open_only() {
        assert_eq!(
            press("f", &on(TargetKind::OpenMilestone)),
            Some(Command::Forecast)
        );
        assert_eq!(press("f", &on(TargetKind::ClosedMilestone)), None);
        assert_eq!(
            press("y", &on(TargetKind::Unanswered)),
            Some(Command::Answer)
        );
        assert_eq!(press("t", &on(TargetKind::Unanswered)), None);
    }

    #[test]
    fn nothing_changes_what_cannot_be_written() {
        let context = CommandContext {
            writable: false,
            ..on(TargetKind::OpenMilestone)
        };
        assert_eq!(press("f", &context), None);
        assert_eq!(press("j", &context), Some(Command::Down));
    }

    #[test]
    fn wrong_bindings_are_refused_with_the_right_one() {
        let mut keymap = Keymap::default();
        let told = |result: Result<(), String>| result.unwrap_err();
        assert!(told(keymap.bind("forcast", &["f".into()])).contains("\"forecast\""));
        assert!(told(keymap.bind("forecast", &["Ctrl-i".into()])).contains("Tab"));
        assert!(told(keymap.bind("forecast", &["q".into()])).contains("\"quit\""));
        keymap.bind("forecast", &["~".into()]).unwrap();
        let context = on(TargetKind::OpenMilestone);
        assert_eq!(
            keymap.action("~".parse().unwrap(), &context),
            Some(Command::Forecast)
        );
        assert_eq!(keymap.action("f".parse().unwrap(), &context), None);
    }

    #[test]
    fn the_bottom_line_begins_with_what_matters_most() {
        let bottom = Keymap::default().bottom(&on(TargetKind::OpenMilestone));
        let weights: Vec<_> = bottom.iter().map(|line| line.weight).collect();
        assert!(weights.is_sorted_by(|a, b| a >= b));
        assert!(bottom.iter().any(|line| line.action == Command::Forecast));
    }
}
