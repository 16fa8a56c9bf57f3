//! What goes to other places: syncing, giving to the office, taking from it. It runs beside the screen.

use crate::commands::Command;
use crate::tui::app::update::fill;
use crate::tui::app::update::message::Effect;
use crate::tui::app::{Exchange, Model, ToastLevel};
use crate::tui::dialogs;

/// Does what an action asks for: with the folder that is remembered, or asks for one.
pub(crate) fn act(model: &mut Model, action: Command) -> Vec<Effect> {
    match action {
        Command::Sync if model.sync_status.going.is_some() => {
            model.say(ToastLevel::Plain, "It is being synced already");
            Vec::new()
        }
        Command::Sync => start(model, Exchange::Sync),
        Command::SyncWith => vec![Effect::Where(Exchange::Sync)],
        Command::Give => start(model, Exchange::Give),
        Command::Take => start(model, Exchange::Take),
        _ => Vec::new(),
    }
}

/// Begins an exchange: what field mode's "Give to the office" and "Take from the office" do too. Into which folder
/// something is given is shown first, also where it is remembered: it may go to another stick, or be gone.
pub(crate) fn start(model: &mut Model, exchange: Exchange) -> Vec<Effect> {
    if exchange == Exchange::Give {
        return vec![Effect::Where(exchange)];
    }
    begin(model, exchange);
    vec![Effect::Go(exchange, None)]
}

fn begin(model: &mut Model, exchange: Exchange) {
    let words = match exchange {
        Exchange::Sync => "Syncing",
        // These take no noticeable time.
        Exchange::Give | Exchange::Take => return,
    };
    model.sync_status.going = Some(words.to_owned());
}

/// Opens the form that asks for the folder.
pub(crate) fn ask(model: &mut Model, exchange: Exchange, folders: Vec<String>) -> Vec<Effect> {
    model.sync_status.going = None;
    model.sync_status.folders = folders;
    fill::open(model, dialogs::ChooseFolder(exchange))
}

/// The folder is given.
pub(crate) fn go(model: &mut Model, exchange: Exchange, folder: String) -> Vec<Effect> {
    begin(model, exchange);
    vec![Effect::Go(exchange, Some(folder))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::Overlay;
    use crate::tui::app::update::{Msg, update};
    use crate::tui::input::Input;
    use crate::tui::test_harness::TestHarness;

    fn press(harness: &mut TestHarness, key: &str) -> Vec<Effect> {
        let chord = key.parse().unwrap();
        update(&mut harness.model, Msg::Input(Input::Key(chord)))
    }

    #[test]
    fn the_folder_is_asked_for_once_and_what_is_typed_meanwhile_stays() {
        let mut harness = TestHarness::small();
        assert_eq!(press(&mut harness, "S"), [Effect::Go(Exchange::Sync, None)]);
        assert!(harness.screen(80, 24).contains("Syncing …"));
        harness.tell(Msg::Where(
            Exchange::Sync,
            vec!["/media/a/STICK/roadmaps".into()],
        ));
        assert!(harness.screen(80, 24).contains("/media/a/STICK/roadmaps"));
        let effects = press(&mut harness, "F10");
        let there = Some("/media/a/STICK/roadmaps".to_owned());
        assert_eq!(effects, [Effect::Go(Exchange::Sync, there)]);
        assert!(harness.model.overlays.is_empty());
        // A form that is open stays, whatever comes in beside it.
        harness.press("n");
        harness.tell(Msg::Going(Some("Syncing: a.toml, 1 of 2".into())));
        harness.tell(Msg::Going(None));
        harness.tell(Msg::Said(
            ToastLevel::Good,
            "Synced: sent 1, received 2, 0 conflicts".into(),
        ));
        assert!(matches!(
            harness.model.overlays.last(),
            Some(Overlay::Form(_))
        ));
        assert!(harness.screen(80, 24).contains("sent 1, received 2"));
    }

    #[test]
    fn nothing_is_synced_twice_at_a_time() {
        let mut harness = TestHarness::small();
        press(&mut harness, "S");
        assert!(press(&mut harness, "S").is_empty());
        harness.tell(Msg::Going(None));
        assert_eq!(press(&mut harness, "S").len(), 1);
    }

    #[test]
    fn home_says_what_was_not_sent_yet() {
        let mut harness = TestHarness::small();
        for (count, words) in [
            (1, "1 change not yet sent to the remote (S)"),
            (3, "3 changes not yet sent to the remote (S)"),
        ] {
            harness.tell(Msg::Unsent(Some((count, "the remote".into()))));
            assert!(harness.screen(80, 24).contains(words));
        }
        harness.tell(Msg::Unsent(Some((0, "the remote".into()))));
        assert!(!harness.screen(80, 24).contains("not yet sent"));
    }

    #[test]
    fn home_says_what_was_given_without_a_receipt() {
        let mut harness = TestHarness::small();
        let on = crate::dates::date::parse_iso("2026-11-20").unwrap();
        let handed = [
            ("fans/f-1".to_owned(), None),
            ("fans/f-2".to_owned(), Some(on)),
        ];
        harness.tell(Msg::Handed(handed.into()));
        let words = "1 feedback given, without a receipt (<)";
        assert!(harness.screen(80, 24).contains(words));
        harness.tell(Msg::Handed([("fans/f-2".to_owned(), Some(on))].into()));
        assert!(!harness.screen(80, 24).contains("without a receipt"));
    }

    #[test]
    fn giving_and_taking_ask_for_their_folder_too_and_giving_always_shows_it() {
        let mut harness = TestHarness::small();
        let (give, take) = (Exchange::Give, Exchange::Take);
        for (key, exchange, effect) in [
            (">", give, Effect::Where(give)),
            ("<", take, Effect::Go(take, None)),
        ] {
            assert_eq!(press(&mut harness, key), [effect]);
            harness.tell(Msg::Where(exchange, Vec::new()));
            for letter in ["/", "m"] {
                press(&mut harness, letter);
            }
            assert_eq!(
                press(&mut harness, "F10"),
                [Effect::Go(exchange, Some("/m".into()))]
            );
        }
    }
}
