//! Every command over every screen, window, menu and palette acts on the entries that are shown, and on no other.

use crate::commands::{Command, CommandSpec, ScreenId, TABLE};
use crate::edit::Edit;
use crate::model::{EntryRef, Kind, Value};
use crate::tui::app::overlay::AddGoal;
use crate::tui::app::update::*;
use crate::tui::app::{AnyDialog, Route, RowId, ScrollState, Tab};
use crate::tui::dialogs;
use crate::tui::state::review::asked_about;
use crate::tui::test_harness::TestHarness;

/// What is shown: the entries, and the roadmap that they or the screen belong to.
#[derive(Clone, Debug)]
struct VisibleTargets {
    keys: Vec<RowId>,
    roadmap: Option<String>,
}

/// A model with something shown, and how it got there.
type Case = (String, Model, VisibleTargets);

/// The screens that have a route of their own.
const APART: [ScreenId; 5] = [
    ScreenId::Of(Command::Portfolio),
    ScreenId::Of(Command::Review),
    ScreenId::Of(Command::FieldMode),
    ScreenId::Mine,
    ScreenId::Welcome,
];

fn screens(model: &Model) -> Vec<Route> {
    let mut places = vec![Route::Portfolio];
    let screens = model.features.screens.iter().map(|screen| screen.id());
    // Tabs follow below, of every roadmap.
    let alone = |id: &ScreenId| !Tab::all().any(|tab| tab.screen() == *id) && !APART.contains(id);
    places.extend(screens.filter(alone).map(Route::Screen));
    for roadmap in &model.snapshot.folder.portfolio.roadmaps {
        places.extend(Tab::all().map(|tab| Route::Roadmap(roadmap.id.clone(), tab)));
    }
    places
}

/// One entry of each kind of the folder, shared ones included.
fn one_of_each(model: &Model) -> Vec<RowId> {
    let portfolio = &model.snapshot.folder.portfolio;
    let mut keys = Vec::new();
    for kind in Kind::ALL {
        let mut files = (0..portfolio.roadmaps.len()).rev().map(Some).chain([None]);
        let found = files.find_map(|roadmap| {
            let found = EntryRef {
                roadmap,
                kind: *kind,
                index: 0,
            };
            model.snapshot.key(found)
        });
        keys.extend(found);
    }
    keys.push(RowId::Roadmap("wazirabad-cutlery".into()));
    keys
}

fn on_lists(start: &Model) -> Vec<Case> {
    let mut cases = Vec::new();
    for place in screens(start) {
        let mut model = start.clone();
        model.go(place.clone());
        let mut sorts = Vec::new();
        for (index, row) in model.list().rows.clone().into_iter().enumerate() {
            let sort = (model.subject(&row.key), std::mem::discriminant(&row.key));
            if sorts.contains(&sort) {
                continue;
            }
            sorts.push(sort);
            let mut model = model.clone();
            model.list_mut().select_index(index);
            let roadmap = place.roadmap().or(row.key.roadmap()).map(str::to_owned);
            let keys = vec![row.key];
            cases.push((
                format!("{place:?} row {index}"),
                model,
                VisibleTargets { keys, roadmap },
            ));
        }
    }
    cases
}

fn in_windows(start: &Model) -> Vec<Case> {
    let mut cases = Vec::new();
    for place in [
        Route::Portfolio,
        Route::Screen(ScreenId::Of(Command::Attention)),
        Route::Roadmap("gujrat-fans".into(), Tab(Command::Milestones)),
    ] {
        for key in one_of_each(start) {
            let mut model = start.clone();
            model.go(place.clone());
            if place.roadmap().is_some() {
                // What is marked behind the window is not what the window shows.
                model.list_mut().mark();
                model.list_mut().mark();
            }
            let window = Overlay::Details(key.clone(), ScrollState::default());
            model.overlays.push(window);
            let shown = VisibleTargets {
                roadmap: key.roadmap().map(str::to_owned),
                keys: vec![key.clone()],
            };
            cases.push((
                format!("window of {} over {place:?}", key.address()),
                model,
                shown,
            ));
        }
    }
    cases
}

fn marked(start: &Model) -> Vec<Case> {
    let mut cases = Vec::new();
    for (tab, id) in [
        (Tab(Command::Milestones), "sialkot-surgical"),
        (Tab(Command::Feedback), "gujrat-fans"),
    ] {
        let mut model = start.clone();
        model.go(Route::Roadmap(id.into(), tab));
        model.list_mut().mark();
        model.list_mut().mark();
        let mut keys: Vec<RowId> = model.list().marked.iter().cloned().collect();
        keys.extend(model.list().key().cloned());
        let shown = VisibleTargets {
            keys,
            roadmap: Some(id.into()),
        };
        cases.push((format!("marked on {tab:?}"), model, shown));
    }
    cases
}

fn press(model: &mut Model, chord: KeyCombo) -> Vec<Effect> {
    update(model, Msg::Input(Input::Key(chord)))
}

/// The ways to give a command: by its key, from the menu, from the palette.
fn given(model: &Model, line: &CommandSpec) -> Vec<(&'static str, Model, Vec<Effect>)> {
    let Some(chord) = model.keymap.keys(line.action).first().copied() else {
        return Vec::new();
    };
    let mut by_key = model.clone();
    let effects = press(&mut by_key, chord);
    let mut ways = vec![("key", by_key, effects)];
    let mut menu = model.clone();
    press(&mut menu, "F2".parse().unwrap());
    if let Some(Overlay::Menu(shown)) = menu.overlays.last_mut()
        && let Some(index) = shown
            .actions
            .iter()
            .position(|action| *action == line.action)
    {
        shown.index = index;
        let effects = press(&mut menu, "Enter".parse().unwrap());
        ways.push(("menu", menu, effects));
    }
    let mut palette = model.clone();
    press(&mut palette, "Ctrl-p".parse().unwrap());
    if let Some(Overlay::Palette(shown)) = palette.overlays.last_mut() {
        let all = 0..shown.found.len();
        let is_it = |index: &usize| {
            let goal = shown.row(*index).map(|row| row.goal.clone());
            goal == Some(crate::tui::app::palette_rows::Goal::Do(line.action))
        };
        if let Some(index) = all.into_iter().find(is_it) {
            shown.index = index;
            let effects = press(&mut palette, "Enter".parse().unwrap());
            ways.push(("palette", palette, effects));
        }
    }
    ways
}

/// Whether an entry is among what is shown: itself, what holds it, the remark that a milestone's answer goes to, on
/// the agenda who answers for it, or the table of the roadmap.
fn is_shown(model: &Model, shown: &VisibleTargets, key: &RowId) -> bool {
    if shown.keys.contains(key) {
        return true;
    }
    let same = |other: &RowId| {
        let found = model.snapshot.found(key);
        let answers = asked_about(&model.snapshot, other).as_ref() == Some(key);
        let is_held = found == model.snapshot.found(other) || found == model.snapshot.holder(other);
        let on_agenda = model.route == Route::Screen(ScreenId::Of(Command::Agenda));
        let is_owner = on_agenda && chase::owner_of(model, other).as_ref() == Some(key);
        found.is_some() && (is_held || answers || is_owner)
    };
    let table = matches!(key, RowId::Entry(_, Kind::Cluster | Kind::FileHeader, _));
    shown.keys.iter().any(same) || (table && key.roadmap() == shown.roadmap.as_deref())
}

fn touched(model: &Model, effects: &[Effect]) -> Vec<RowId> {
    let mut keys = Vec::new();
    for effect in effects {
        if let Effect::Chase(request) = effect {
            let (file, id) = request.owner.split_once('/').expect("an address");
            keys.push(RowId::Entry(file.to_owned(), Kind::Owner, id.to_owned()));
        }
        let Effect::Commit { files, .. } = effect else {
            continue;
        };
        for (id, edits) in files {
            let roadmap = model.snapshot.position(id);
            for edit in edits {
                let place = match edit {
                    Edit::Set { place, .. }
                    | Edit::Unset { place, .. }
                    | Edit::Remove { place } => place,
                    Edit::Add { new, .. } => {
                        keys.extend(named(model, roadmap, &new.fields));
                        continue;
                    }
                    Edit::SetUnknown { .. } => panic!("no command writes unknown keys"),
                };
                let found = EntryRef {
                    roadmap,
                    kind: place.kind,
                    index: place.index,
                };
                keys.extend(model.snapshot.key(found));
            }
        }
    }
    keys
}

/// The entries that a record names.
fn named(model: &Model, roadmap: Option<usize>, fields: &[(&'static str, Value)]) -> Vec<RowId> {
    let mut ids = Vec::new();
    for (key, value) in fields {
        match (*key, value) {
            ("item" | "items", Value::List(items)) => ids.extend(items.iter().map(Value::plain)),
            ("item" | "items", value) => ids.push(value.plain()),
            _ => {}
        }
    }
    let file = model.snapshot.folder.portfolio.file(roadmap);
    let of = |id: &String| {
        file.find(id)
            .map(|(kind, _)| RowId::Entry(file.id.clone(), kind, id.clone()))
    };
    ids.iter().filter_map(of).collect()
}

fn check_purpose(at: &str, model: &Model, shown: &VisibleTargets, dialog: &AnyDialog) {
    for key in dialog.targets() {
        assert!(
            is_shown(model, shown, key),
            "{at}: {dialog:?}\nshown: {shown:?}"
        );
    }
    if let AnyDialog::AddEntry(dialogs::AddEntry(file, _))
    | AnyDialog::RecordReview(dialogs::RecordReview(file)) = dialog
    {
        assert_eq!(Some(file), shown.roadmap.as_ref(), "{at}: {dialog:?}");
    }
}

#[test]
fn every_command_acts_on_what_is_shown_and_on_nothing_else() {
    let start = TestHarness::samples().model;
    let mut cases = on_lists(&start);
    cases.extend(in_windows(&start));
    cases.extend(marked(&start));
    let (mut edits, mut forms) = (0, 0);
    for (name, model, shown) in &cases {
        let applying = model.context();
        for line in TABLE.iter().filter(|line| line.changes) {
            if !line.applies(&applying) {
                continue;
            }
            for (way, after, effects) in given(model, line) {
                let at = format!("{name}, {} by {way}", line.id);
                for key in touched(model, &effects) {
                    assert!(
                        is_shown(model, shown, &key),
                        "{at}: {key:?}\nshown: {shown:?}"
                    );
                    edits += 1;
                }
                match after.overlays.last() {
                    Some(Overlay::Form(open)) => {
                        check_purpose(&at, model, shown, &open.dialog);
                        forms += 1;
                    }
                    Some(Overlay::Kinds(kinds)) => {
                        // The form of a part names what it belongs to.
                        let goals = kinds.offers.iter().map(|offer| &offer.goal);
                        for goal in goals {
                            if let AddGoal::Open(dialog @ AnyDialog::AddEntry(..)) = goal {
                                check_purpose(&at, model, shown, dialog);
                            }
                        }
                    }
                    Some(Overlay::Conflict(choosing)) => {
                        assert!(is_shown(model, shown, &choosing.key), "{at}");
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(
        edits > 100 && forms > 1000,
        "{edits} edits, {forms} forms in {} cases",
        cases.len()
    );
}

#[test]
fn a_window_over_another_cluster_takes_the_commands() {
    let mut harness = TestHarness::samples();
    let before = harness.texts.clone();
    let iso = RowId::Entry(
        "sialkot-surgical".into(),
        Kind::Milestone,
        "iso-17025".into(),
    );
    navigate::go(&mut harness.model, iso);
    harness.press(": 'steel-price' Enter");
    let risk = RowId::Entry("gujrat-fans".into(), Kind::Risk, "steel-price".into());
    assert_eq!(harness.model.list().key(), Some(&risk), "it is gone to");
    harness.press("c");
    assert_eq!(harness.texts, before);
    harness.press("Enter");
    assert!(
        matches!(harness.model.overlays.last(), Some(Overlay::Details(key, _)) if *key == risk)
    );
    harness.press("c");
    assert_eq!(harness.texts, before);
    let toast = harness.model.toast.clone().unwrap().text;
    assert!(toast.contains("cannot be done to a risk"), "{toast}");
    assert!(
        harness.screen(80, 24).contains("cannot be done to a risk"),
        "{}",
        harness.screen(80, 24)
    );
    harness.press("e");
    match harness.model.overlays.last() {
        Some(Overlay::Form(open)) => assert_eq!(
            open.dialog,
            AnyDialog::EditEntry(dialogs::EditEntry(risk.clone()))
        ),
        other => panic!("{other:?}"),
    }
    harness.press("Esc");
    assert!(
        matches!(harness.model.overlays.last(), Some(Overlay::Details(key, _)) if *key == risk)
    );
}

#[test]
fn what_is_opened_at_the_start_is_what_is_edited() {
    let mut harness = TestHarness::samples();
    let risk = RowId::Entry("gujrat-fans".into(), Kind::Risk, "steel-price".into());
    harness.model.start = Some(risk.clone());
    harness.reread();
    harness.press("e");
    match harness.model.overlays.last() {
        Some(Overlay::Form(open)) => {
            assert_eq!(open.dialog, AnyDialog::EditEntry(dialogs::EditEntry(risk)));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn no_command_of_any_screen_edits_a_file_of_a_newer_format_or_opens_a_form_for_it() {
    let mut start = TestHarness::samples();
    let newer = start.texts["gujrat-fans"].replacen("format = 1", "format = 2", 1);
    assert_ne!(newer, start.texts["gujrat-fans"]);
    start.texts.insert("gujrat-fans".into(), newer);
    start.reread();
    let is_of = |key: &RowId| key.roadmap() == Some("gujrat-fans");
    let mut cases = on_lists(&start.model);
    cases.extend(in_windows(&start.model));
    cases.retain(|(_, _, shown)| shown.keys.iter().any(is_of));
    let mut tried = 0;
    for (name, model, shown) in &cases {
        for line in TABLE.iter().filter(|line| line.changes) {
            let mut model = model.clone();
            let origin = model.selection();
            let dispatched = crate::tui::app::Dispatch::new(line.action, origin);
            let effects = run_command::dispatch(&mut model, dispatched);
            let at = format!("{name}, {}", line.id);
            let edits = touched(&model, &effects);
            assert!(!edits.iter().any(is_of), "{at}: {edits:?}");
            let moves = |effect: &Effect| matches!(effect, Effect::Relocate { .. });
            assert!(!effects.iter().any(moves), "{at}");
            if let Some(Overlay::Form(open)) = model.overlays.last() {
                let targets = open.dialog.targets();
                assert!(!targets.iter().any(is_of), "{at}: {shown:?}");
            }
            tried += 1;
        }
    }
    assert!(tried > 500, "{tried} in {} cases", cases.len());
}
