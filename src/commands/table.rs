//! The table itself.

use crate::commands::command::{Command, HelpSection};
use crate::commands::entry::ENTRY;
use crate::commands::forms::FORMS;
use crate::commands::navigation::MOVING;
use crate::commands::program::PROGRAM;
use crate::commands::screens::SCREENS;
use crate::commands::spec::CommandSpec;

/// The line of an action.
pub(crate) fn command_spec(action: Command) -> &'static CommandSpec {
    let part = match action.section() {
        HelpSection::Entry => ENTRY,
        HelpSection::Moving => MOVING,
        HelpSection::Screens => SCREENS,
        HelpSection::Program => PROGRAM,
        HelpSection::Forms => FORMS,
    };
    &part[action.row()]
}

/// Every action, in the order in which help lists those of one part.
pub static TABLE: &[CommandSpec] = &joined();

/// The parts of the table, in the order in which a key is looked for and a line is shown.
const PARTS: [&[CommandSpec]; 5] = [ENTRY, SCREENS, PROGRAM, MOVING, FORMS];

const MANY: usize = ENTRY.len() + SCREENS.len() + PROGRAM.len() + MOVING.len() + FORMS.len();

#[expect(clippy::large_stack_arrays, reason = "it is joined while compiling")]
const fn joined() -> [CommandSpec; MANY] {
    let mut all = [ENTRY[0]; MANY];
    let (mut part, mut at, mut next) = (0, 0, 0);
    while next < MANY {
        if at == PARTS[part].len() {
            part += 1;
            at = 0;
            continue;
        }
        all[next] = PARTS[part][at];
        at += 1;
        next += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::key_combo::KeyCombo;

    #[test]
    fn every_line_says_what_it_does_and_has_keys_that_terminals_send() {
        for line in TABLE {
            assert!(
                !line.label.is_empty() && !line.help.is_empty(),
                "{}",
                line.id
            );
            assert!(!line.keys.is_empty(), "{}", line.id);
            for key in line.keys {
                let chord: KeyCombo = key.parse().unwrap();
                assert_eq!(chord.unreachable(), None, "{}", line.id);
                assert_eq!(chord.to_string(), *key, "{}", line.id);
            }
        }
    }

    #[test]
    fn no_line_of_the_menu_is_cut_at_80_columns() {
        for line in TABLE.iter().filter(|line| line.part != HelpSection::Moving) {
            assert!(line.help.len() <= 60, "{}: {}", line.id, line.help);
        }
    }

    #[test]
    fn ids_and_actions_stand_once() {
        for (index, line) in TABLE.iter().enumerate() {
            assert!(TABLE[..index].iter().all(|other| other.id != line.id));
            assert!(
                TABLE[..index]
                    .iter()
                    .all(|other| other.action != line.action)
            );
            assert_eq!(command_spec(line.action).id, line.id);
        }
    }

    #[test]
    fn what_letters_do_other_keys_do_too() {
        // On an Urdu layout letters arrive as others: the menu and help must be reachable without them.
        for action in [Command::Menu, Command::Help] {
            assert!(
                command_spec(action)
                    .keys
                    .iter()
                    .any(|key| key.starts_with('F'))
            );
        }
    }
}
