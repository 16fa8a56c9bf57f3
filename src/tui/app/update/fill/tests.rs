//! Forms from their keys to the bytes of the file: keys in, what is to be written out.

use crate::commands::Command;
use crate::tui::dialogs;
use crate::tui::test_harness::TestHarness;
use std::sync::Arc;

use crate::commands::Keymap;
use crate::dates::date::parse_iso;
use crate::edit::Edit;
use crate::model::{Kind, Portfolio};
use crate::settings::StatusDate;
use crate::store::Folder;
use crate::store::commit::edited;
use crate::store::read::read_text;
use crate::tui::app::update::{Effect, Msg, update};
use crate::tui::app::{AnyDialog, Model, OpenDialog, Overlay, Route, RowId, Snapshot, Tab};
use crate::tui::input::{Input, Mouse};
use crate::tui::theme::Theme;

const SURGICAL: &str = r#"format = 1

[cluster]
name = "Surgical instruments"

[[owner]]
id = "lab"
role = "Head of lab"

[[owner]]
id = "smeda"
org = "SMEDA"

[[capability]]
id = "testing"
name = "Testing"

[[milestone]]
id = "iso"
title = "Scope granted"
capability = "testing"
owner = "lab"
status = "active"
baseline = 2026-06-30
forecast = 2026-12-15

[[milestone]]
id = "export"
title = "First export"
baseline = 2027-01-31
after = ["iso"]
duration_days = 30

[[feedback]]
id = "f-20261004-k3v9q2mx"
on = 2026-10-04
by = "officer"
text = "The lab is too slow"
"#;

const FANS: &str = r#"[cluster]
name = "Fans"

[[milestone]]
id = "rig"
title = "Test rig"
baseline = 2027-01-01
after = ["surgical/iso"]
"#;

fn snapshot(surgical: &str) -> Arc<Snapshot> {
    let read = |id, text| read_text(id, text).roadmap.unwrap();
    let folder = Folder {
        portfolio: Portfolio {
            roadmaps: vec![read("fans", FANS), read("surgical", surgical)],
            ..Portfolio::default()
        },
        ..Folder::default()
    };
    let today = parse_iso("2026-11-15").unwrap();
    let status = StatusDate::new(None, Some(today), today);
    Arc::new(Snapshot::of(folder, status, None))
}

/// A model with the cursor on an entry of the surgical cluster.
fn at(kind: Kind, item: &str) -> Model {
    let theme = Theme::default();
    let mut model = Model::new(
        snapshot(SURGICAL),
        (80, 24),
        Keymap::default(),
        theme,
        crate::tui::features::features(),
    );
    model.actor = "officer".to_owned();
    let tab = match kind {
        Kind::Feedback => Tab(Command::Feedback),
        _ => Tab(Command::Milestones),
    };
    model.go(Route::Roadmap("surgical".to_owned(), tab));
    let key = RowId::Entry("surgical".to_owned(), kind, item.to_owned());
    model.list_mut().select(key);
    model
}

fn on_iso() -> Model {
    at(Kind::Milestone, "iso")
}

/// Presses keys by their names; what stands in quotes is typed.
fn press(model: &mut Model, script: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut rest = script.trim_start();
    while !rest.is_empty() {
        let (keys, after): (Vec<String>, &str) = match rest.strip_prefix('\'') {
            Some(typed) => {
                let (typed, after) = typed.split_once('\'').unwrap();
                let names = typed.chars().map(|key| match key {
                    ' ' => "Space".to_owned(),
                    key => key.to_string(),
                });
                (names.collect(), after)
            }
            None => {
                let (key, after) = rest.split_once(' ').unwrap_or((rest, ""));
                (vec![key.to_owned()], after)
            }
        };
        for key in keys {
            let input = Input::Key(key.parse().unwrap());
            effects.extend(update(model, Msg::Input(input)));
        }
        rest = after.trim_start();
    }
    effects
}

fn form(model: &Model) -> &OpenDialog {
    match model.overlays.last() {
        Some(Overlay::Form(open)) => open,
        other => panic!("no form is open but {other:?}; {:?}", model.toast),
    }
}

/// Goes to a field, be it folded away.
fn to(model: &mut Model, key: &str) {
    for _ in 0..80 {
        match form(model).form.focused() {
            Some(focused) if focused == key => return,
            Some(_) => press(model, "Tab"),
            None => press(model, "Enter"),
        };
    }
    panic!("no field {key}");
}

fn focused(model: &Model) -> &str {
    form(model).form.focused().unwrap()
}

/// The lines that the effects add to the files, those that they take away with a minus.
fn written(effects: &[Effect]) -> Vec<String> {
    let mut lines = Vec::new();
    for effect in effects {
        let Effect::Commit { files, .. } = effect else {
            continue;
        };
        for (id, edits) in files {
            lines.extend(difference(
                if id == "fans" { FANS } else { SURGICAL },
                id,
                edits,
            ));
        }
    }
    lines
}

fn difference(before: &str, id: &str, edits: &[Edit]) -> Vec<String> {
    let (after, _) = edited(id, before, edits).unwrap();
    let missing = |of: &str, from: &str| {
        let lines = of
            .lines()
            .filter(|line| !from.lines().any(|other| other == *line));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let gone = missing(before, &after)
        .into_iter()
        .map(|line| format!("-{line}"));
    gone.chain(missing(&after, before)).collect()
}

#[test]
fn what_is_answered_reaches_the_file() {
    let feedback = (Kind::Feedback, "f-20261004-k3v9q2mx");
    let iso = (Kind::Milestone, "iso");
    for ((kind, item), script, lines) in [
        (
            iso,
            "f '1 Dec' Enter F10",
            &["-forecast = 2026-12-15", "forecast = 2026-12-01"][..],
        ),
        (
            iso,
            "f '2027-02-01' Enter 'proc' Enter 'customs' Tab Tab 'y' Enter Enter",
            &[
                "forecast = 2027-02-01",
                "why = \"customs\"",
                "code = \"procurement\"",
                "code = \"predecessor\"",
                "forecast = 2027-03-03",
            ],
        ),
        (
            iso,
            "d Enter 'a.pdf' Enter 'works' Enter Enter",
            &[
                "status = \"done\"",
                "actual = 2026-11-15",
                "evidence = [\"a.pdf\"]",
                "result = \"works\"",
            ],
        ),
        (
            iso,
            "b 'no power' Enter Enter",
            &["status = \"blocked\"", "blocked_by = \"no power\""],
        ),
        (
            iso,
            "z '2027-01-31' Enter 'monsoon' Enter Enter",
            &["quiet_until = 2027-01-31", "quiet_why = \"monsoon\""],
        ),
        (
            iso,
            "x 'scope' Enter 'not needed' F10",
            &[
                "status = \"dropped\"",
                "code = \"scope\"",
                "why = \"not needed\"",
            ],
        ),
        (
            iso,
            "o 'smeda' Enter 'staf' Enter 'she left' F10",
            &[
                "owner = \"smeda\"",
                "code = \"staffing\"",
                "why = \"she left\"",
            ],
        ),
        (
            iso,
            "e 'X' F10",
            &["title = \"Scope grantedX\"", "field = \"title\""],
        ),
        (iso, "c", &["items = [\"iso\"]"]),
        (
            iso,
            "n 'Door locked' F10",
            &[
                "text = \"Door locked\"",
                "about = [\"iso\"]",
                "on = 2026-11-15",
            ],
        ),
        (
            feedback,
            "y 'acc' Enter 'Yes' F10",
            &[
                "outcome = \"accepted\"",
                "answer = \"Yes\"",
                "answered = 2026-11-15",
            ],
        ),
    ] {
        let mut model = at(kind, item);
        let effects = press(&mut model, script);
        let found = written(&effects);
        for line in lines {
            let line = (*line).to_owned();
            assert!(
                found.contains(&line),
                "{script}: {line} not in {found:#?}; {:?}",
                model.toast
            );
        }
    }
}

#[test]
fn a_date_says_what_moves_with_it_and_asks_why_once_it_is_later() {
    let mut model = on_iso();
    press(&mut model, "f '2027-02-01'");
    let shown = format!("{:?}", form(&model).form);
    assert!(shown.contains("2 milestones move with it"), "{shown}");
    assert!(shown.contains("+31 d"), "{shown}");
    assert!(press(&mut model, "F10").is_empty());
    assert_eq!(focused(&model), "change.code");
}

#[test]
fn all_that_moves_with_a_date_is_listed_from_a_button_where_the_form_has_no_room_for_it() {
    let mut model = on_iso();
    model.size = (40, 10);
    press(&mut model, "f '2027-02-01' Tab Tab Tab Tab Tab F2");
    let Some(Overlay::Text(page, _)) = model.overlays.last() else {
        panic!("{:?}", model.overlays.last());
    };
    assert_eq!(page.lines[0].text(), "2 milestones move with it:");
    assert_eq!(page.lines.len(), 3, "{:?}", page.lines);
    press(&mut model, "Esc");
    assert_eq!(form(&model).form.advice().len(), 3, "the form is as it was");
}

#[test]
fn the_edit_form_shows_the_questions_of_a_reason_when_it_is_needed() {
    let mut model = on_iso();
    press(&mut model, "e");
    assert!(!format!("{:?}", form(&model).form).contains("required: [\"change"));
    to(&mut model, "baseline");
    press(&mut model, "'2026-07-31' F10 'appr' Enter");
    let order = [
        "change.why",
        "change.approved_by",
        "change.ref",
        "change.feedback",
    ];
    for (place, key) in order.into_iter().enumerate() {
        assert_eq!(focused(&model), key, "{place}");
        press(&mut model, "'a' Tab");
    }
    let asked = press(&mut model, "F10");
    assert!(asked.is_empty() && focused(&model) == "change.feedback");
    let lines = written(&press(&mut model, "F10"));
    assert!(lines.contains(&"ref = \"a\"".to_owned()), "{lines:#?}");
}

#[test]
fn referring_wipes_what_was_typed_at_once() {
    let mut model = on_iso();
    press(&mut model, "n");
    to(&mut model, "text");
    press(&mut model, "'beaten words' Esc n Enter");
    assert!(format!("{:?}", model.unsaved()).contains("beaten"));
    press(&mut model, "F9");
    assert_eq!(
        form(&model).dialog,
        AnyDialog::ReferCase(dialogs::ReferCase)
    );
    assert_eq!(
        focused(&model),
        "referred_to",
        "the cluster is that of the feedback"
    );
    assert!(model.drafts.is_empty());
    assert!(!format!("{:?}", model.unsaved()).contains("beaten"));
    press(&mut model, "Esc");
    assert!(model.overlays.is_empty(), "nothing lies below it");
}

#[test]
fn what_a_remark_is_about_follows_the_cluster_that_is_chosen() {
    let mut model = on_iso();
    press(&mut model, "n");
    while focused(&model) != "roadmap" {
        press(&mut model, "Shift-Tab");
    }
    press(&mut model, "'fans' Enter");
    to(&mut model, "about");
    press(&mut model, "Backspace 'test rig' Enter");
    let about = form(&model).form.value("about").unwrap();
    assert_eq!(about.plain(), "rig");
}

#[test]
fn a_change_on_disk_is_taken_over_and_what_was_typed_stays() {
    let mut model = on_iso();
    press(&mut model, "e '!'");
    let text = SURGICAL
        .replace("2026-12-15", "2026-12-20")
        .replace("Scope granted", "Scope");
    update(&mut model, Msg::Snapshot(snapshot(&text)));
    let form = &form(&model).form;
    assert_eq!(form.value("forecast").unwrap().plain(), "2026-12-20");
    assert_eq!(form.value("title").unwrap().plain(), "Scope granted!");
    assert_eq!(form.changes().len(), 1);
}

#[test]
fn leaving_keeps_a_draft_that_comes_back_and_saving_forgets_it() {
    let mut model = on_iso();
    press(&mut model, "b 'no power' Esc b");
    assert_eq!(
        form(&model).form.value("blocked_by").unwrap().plain(),
        "no power"
    );
    press(&mut model, "Ctrl-r Esc b");
    assert!(form(&model).form.value("blocked_by").is_none());
}

#[test]
fn a_click_goes_to_the_field_where_it_is_drawn() {
    let mut model = on_iso();
    press(&mut model, "e");
    let open = form(&model);
    let area = open.areas(model.layout().body).form;
    let click = Mouse::Click(area.x + 3, area.y + 3);
    update(&mut model, Msg::Input(Input::Mouse(click)));
    assert_eq!(focused(&model), "baseline");
    let turned = Mouse::ScrollDown(area.x + 3, area.y + 3);
    update(&mut model, Msg::Input(Input::Mouse(turned)));
    assert_eq!(focused(&model), "duration_days");
}

#[test]
fn arrows_go_by_the_rows_that_are_seen() {
    let mut model = on_iso();
    press(&mut model, "e");
    update(&mut model, Msg::Input(Input::Resize(40, 24)));
    to(&mut model, "notes");
    press(&mut model, "'one two three four five six seven' Up 'X'");
    let notes = form(&model).form.value("notes").unwrap().plain();
    assert!(notes.contains('X') && !notes.ends_with('X'), "{notes}");
}

#[test]
fn what_is_typed_is_unsaved_until_it_is_written() {
    let mut model = on_iso();
    assert!(model.unsaved().is_empty());
    press(&mut model, "b 'no power'");
    let unsaved = model.unsaved();
    assert_eq!(
        unsaved[0].form,
        [
            "dialog",
            "{\"MarkBlocked\":[{\"Entry\":[\"surgical\",\"Milestone\",\"iso\"]}]}"
        ]
    );
    assert_eq!(
        unsaved[0].fields,
        [("blocked_by".to_owned(), "no power".to_owned())]
    );
    // After a crash: another start, the same form.
    let mut again = on_iso();
    assert_eq!(again.take_unsaved(unsaved), 1);
    press(&mut again, "b");
    let blocked_by = form(&again).form.value("blocked_by").unwrap();
    assert_eq!(blocked_by.plain(), "no power");
    press(&mut again, "Enter");
    let settled = Msg::Settled {
        snapshot: None,
        result: Ok("Saved".into()),
        undo: None,
        redo: None,
    };
    update(&mut again, settled);
    assert!(again.unsaved().is_empty());
}

#[test]
fn the_foot_of_a_remark_says_where_it_is_referred_at_any_width() {
    let mut model = on_iso();
    press(&mut model, "n");
    let keys = |model: &Model, columns| {
        let top = model.overlays.last().unwrap();
        let laid = crate::tui::overlays::window::laid(top, columns);
        laid.into_iter().any(|(_, key, _)| key == "F9")
    };
    assert!(keys(&model, 80) && keys(&model, 40));
    press(&mut model, "Esc e");
    assert!(!keys(&model, 80), "it does nothing in other forms");
}

#[test]
fn keys_of_a_shell_edit_a_field_and_what_they_took_comes_back() {
    let mut model = on_iso();
    press(&mut model, "b 'no power yet' Ctrl-w Ctrl-a 'X' Ctrl-e 'Y'");
    let typed = |model: &Model| form(model).form.value("blocked_by").map(|it| it.plain());
    assert_eq!(typed(&model).as_deref(), Some("Xno power Y"));
    press(&mut model, "Ctrl-u");
    assert_eq!(typed(&model), None);
    press(&mut model, "Ctrl-z");
    assert_eq!(typed(&model).as_deref(), Some("Xno power Y"));
    press(&mut model, "Ctrl-y");
    assert_eq!(typed(&model), None);
}

#[test]
fn an_owner_who_is_not_there_is_asked_about_before_it_is_saved() {
    let mut model = on_iso();
    let script = "o 'Haji Sahib' Tab 'staf' Enter 'she left' F10";
    assert!(press(&mut model, script).is_empty());
    assert_eq!(focused(&model), "owner");
    let lines = written(&press(&mut model, "F10"));
    let wanted = "owner = \"Haji Sahib\"".to_owned();
    assert!(lines.contains(&wanted), "{lines:#?}");
}

#[test]
fn a_mistake_that_was_left_in_a_form_has_the_cursor_when_it_comes_back() {
    let mut model = on_iso();
    press(&mut model, "e");
    to(&mut model, "progress");
    press(&mut model, "'140' Esc e");
    assert_eq!(focused(&model), "progress");
}

#[test]
fn the_keys_of_a_form_are_told_over_it() {
    let mut model = on_iso();
    press(&mut model, "n 'Door' F1");
    let Some(Overlay::Text(page, _)) = model.overlays.last() else {
        panic!("{:?}", model.overlays.last());
    };
    assert!(page.lines[0].text().starts_with("F9"), "{:?}", page.lines);
    press(&mut model, "Esc");
    assert_eq!(form(&model).form.value("text").unwrap().plain(), "Door");
}

#[test]
fn a_form_says_that_it_is_kept_only_after_something_was_typed() {
    for keys in [
        "n",
        "Enter 2 e",
        "Enter 2 f",
        "Enter 2 d",
        "Enter 2 a m",
        "Enter 2 a x",
        "Enter e",
        "O e",
        "A R f",
    ] {
        let mut harness = TestHarness::small();
        let line = |harness: &mut TestHarness| {
            let screen = harness.screen(120, 40);
            screen.lines().last().unwrap_or_default().to_owned()
        };
        harness.press(keys);
        let shown = line(&mut harness);
        assert!(
            shown.contains("Esc leave") && !shown.contains("kept"),
            "{keys}: {shown}"
        );
        harness.press("Esc");
        assert!(harness.model.drafts.is_empty(), "{keys}");
        let last = keys.split_whitespace().last().unwrap_or(keys);
        let again = if keys.contains(" a ") {
            format!("a {last}")
        } else {
            last.to_owned()
        };
        harness.press(&again).press("'2027-03-01'");
        let shown = line(&mut harness);
        assert!(shown.contains("kept"), "{keys}: {shown}");
        harness.press("Esc Esc");
        assert_eq!(harness.model.drafts.len(), 1, "{keys}");
    }
}
