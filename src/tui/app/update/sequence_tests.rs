//! Random sequences of keys, clicks, pastes and resizes from every screen, form and window: the program lives, and what is
//! edited was on the screen.

use crate::tui::dialogs;
use proptest::prelude::*;

use crate::edit::Edit;
use crate::model::{EntryRef, Kind, Value};
use crate::tui::app::update::*;
use crate::tui::app::{AnyDialog, Route, RowId};
use crate::tui::input::Mouse;
use crate::tui::state::review::asked_about;
use crate::tui::test_harness::TestHarness;

/// Keys that lead to views and states of screens, beside each screen of the list.
const STATES: [&str; 9] = [
    "M 2",
    "T Enter",
    "O Down Down",
    "Down Enter 2 = Ctrl-u '2020-01-01' F10",
    "Down Enter 7 r r r",
    "A R",
    "A R End",
    "Down Enter 2 Space Down Space",
    "Enter 2",
];

fn screens() -> Vec<String> {
    let mut keys = TestHarness::keys_to_all(TestHarness::small);
    keys.extend(STATES.map(str::to_owned));
    keys
}

/// Keys that open each form and window there, where they can.
const OPENERS: [&str; 34] = [
    "",
    "Enter",
    "Enter Enter",
    "m",
    "?",
    ":",
    "/",
    "a",
    "a m",
    "a o",
    "a r",
    "a z",
    "a x",
    "e",
    "f",
    "d",
    "b",
    "o",
    "o Enter",
    "z",
    "p",
    "x",
    "s",
    "y",
    "t",
    "n",
    "n F9",
    "K",
    "B",
    "@",
    "R",
    "N",
    "w",
    "e Tab Enter",
];

/// How many sequences are tried; `TCU_SEQUENCES` asks for another number.
fn sequences() -> u32 {
    let asked = std::env::var("TCU_SEQUENCES").ok();
    asked.and_then(|many| many.parse().ok()).unwrap_or(2_000)
}

fn key(name: &'static str) -> Input {
    Input::Key(name.parse().expect("a key"))
}

fn any_input() -> impl Strategy<Value = Input> {
    const NAMES: [&str; 34] = [
        "Enter",
        "Enter",
        "Enter",
        "Esc",
        "Tab",
        "Shift-Tab",
        "Up",
        "Down",
        "Left",
        "Right",
        "PgUp",
        "PgDn",
        "Home",
        "End",
        "Space",
        "Backspace",
        "Delete",
        "F1",
        "F2",
        "F4",
        "F6",
        "F8",
        "F9",
        "F10",
        "Ctrl-s",
        "Ctrl-s",
        "Ctrl-c",
        "Ctrl-r",
        "Ctrl-w",
        "Ctrl-u",
        "Ctrl-z",
        "Ctrl-y",
        "Ctrl-t",
        "Ctrl-p",
    ];
    let pasted = [
        "ض",
        "a\u{301}\u{301}",
        "👨‍👩‍👧",
        "\u{1b}[2J",
        "2027-03-01",
        "su",
        "x\ny",
    ];
    prop_oneof![
        8 => prop::sample::select(&NAMES[..]).prop_map(key),
        6 => prop::char::range(' ', '~').prop_map(|typed| {
            Input::Key(KeyCombo::plain(crate::tui::input::Key::Char(typed)))
        }),
        2 => prop::sample::select(pasted.to_vec()).prop_map(|text| Input::Paste(text.to_owned())),
        1 => (0..220u16, 0..70u16).prop_map(|(columns, lines)| Input::Resize(columns, lines)),
        2 => (0..200u16, 0..60u16).prop_map(|(x, y)| Input::Mouse(Mouse::Click(x, y))),
        1 => (0..200u16, 0..60u16).prop_map(|(x, y)| Input::Mouse(Mouse::RightClick(x, y))),
        1 => (0..200u16, 0..60u16).prop_map(|(x, y)| Input::Mouse(Mouse::ScrollDown(x, y))),
        1 => (0..200u16, 0..60u16).prop_map(|(x, y)| Input::Mouse(Mouse::ScrollUp(x, y))),
    ]
}

/// What the person sees: the entries that a command could act on, and the files that could be added to.
struct EditableFiles {
    keys: Vec<RowId>,
    files: Vec<String>,
    /// Entries of any name may follow: those that move with a date, or go over with their owner.
    others: bool,
}

impl EditableFiles {
    fn of(model: &Model) -> Self {
        let selection = model.selection();
        let mut keys = selection.all();
        keys.extend(selection.cursor.clone());
        let mut files: Vec<String> = selection.roadmap.clone().into_iter().collect();
        let mut others = false;
        for open in model.forms() {
            keys.extend(open.dialog.targets().iter().cloned());
            files.extend(open.form.value("roadmap").map(|value| value.plain()));
            match &open.dialog {
                AnyDialog::AddEntry(dialogs::AddEntry(file, _))
                | AnyDialog::RecordReview(dialogs::RecordReview(file)) => files.push(file.clone()),
                AnyDialog::ChangeForecast(_) | AnyDialog::HandOver(_) | AnyDialog::EditEntry(_) => {
                    others = true;
                }
                _ => {}
            }
        }
        keys.extend(
            model
                .list()
                .key()
                .cloned()
                .filter(|_| model.route == Route::Review),
        );
        let answered = keys
            .iter()
            .filter_map(|key| asked_about(&model.snapshot, key));
        let answered: Vec<RowId> = answered.collect();
        keys.extend(answered);
        files.extend(keys.iter().filter_map(RowId::roadmap).map(str::to_owned));
        Self {
            keys,
            files,
            others,
        }
    }

    fn has(&self, model: &Model, key: &RowId) -> bool {
        let found = model.snapshot.found(key);
        let same = |other: &RowId| {
            found.is_some()
                && (found == model.snapshot.found(other) || found == model.snapshot.holder(other))
        };
        let table = matches!(key, RowId::Entry(_, Kind::Cluster | Kind::FileHeader, _));
        self.keys.contains(key)
            || self.keys.iter().any(same)
            || (table
                && key
                    .roadmap()
                    .is_some_and(|file| self.files.iter().any(|one| one == file)))
            || (self.others && matches!(key, RowId::Entry(..)))
    }
}

/// The entries that an edit changes or names.
fn touched(model: &Model, id: &str, edit: &Edit) -> Vec<RowId> {
    let roadmap = model.snapshot.position(id);
    let place = match edit {
        Edit::Set { place, .. } | Edit::Unset { place, .. } | Edit::Remove { place } => place,
        Edit::Add { new, .. } => {
            let file = model.snapshot.folder.portfolio.file(roadmap);
            let texts = new
                .fields
                .iter()
                .filter(|(key, _)| matches!(*key, "item" | "items"));
            let ids = texts.flat_map(|(_, value)| match value {
                Value::List(items) => items.iter().map(Value::plain).collect(),
                value => vec![value.plain()],
            });
            let named = ids.filter_map(|id| {
                let (kind, _) = file.find(&id)?;
                Some(RowId::Entry(file.id.clone(), kind, id))
            });
            return named.collect();
        }
        Edit::SetUnknown { .. } => return Vec::new(),
    };
    let found = EntryRef {
        roadmap,
        kind: place.kind,
        index: place.index,
    };
    model.snapshot.key(found).into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: sequences(), ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_edited_that_was_not_on_the_screen_whatever_is_done(
        screen in prop::sample::select(screens()),
        opener in prop::sample::select(&OPENERS[..]),
        inputs in prop::collection::vec(any_input(), 1..24),
    ) {
        let mut harness = TestHarness::small();
        harness.press(&screen).press(opener);
        harness.commits.clear();
        for input in inputs {
            let before = harness.model.clone();
            let shown = EditableFiles::of(&before);
            harness.tell(Msg::Input(input.clone()));
            for (id, edits) in std::mem::take(&mut harness.commits) {
                for edit in &edits {
                    for key in touched(&before, &id, edit) {
                        prop_assert!(
                            shown.has(&before, &key),
                            "{:?} edits {} while these were shown: {:?}", input, key.address(), shown.keys
                        );
                    }
                }
                prop_assert!(
                    shown.files.contains(&id) || shown.others,
                    "{:?} writes {}; shown {:?}", input, id, shown.files
                );
            }
        }
        let (columns, lines) = harness.model.size;
        if columns > 0 && lines > 0 {
            harness.screen(columns, lines);
        }
        for (id, text) in &harness.texts {
            prop_assert!(crate::store::read::read_text(id, text).roadmap.is_some(), "{}", id);
        }
    }
}
