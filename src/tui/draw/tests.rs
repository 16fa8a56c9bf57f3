//! What the screens look like, with their styles; and that they look like something at every size.

use crate::tui::app::update::Msg;
use crate::tui::dialogs;
use crate::tui::input::{Input, Mouse};
use crate::tui::test_harness::TestHarness;
use crate::tui::theme::{Depth, Symbols, Theme};

/// Keys that lead to windows and to states of screens; each screen as it opens is drawn by the tests of `screens`.
const STATES: [(&str, &str); 26] = [
    ("all_milestones", "M r r"),
    ("all_timeline", "T Down Enter"),
    ("programme", "O Down Down"),
    ("since", "Down Down Enter = Ctrl-u '2026-07-01' F10 Down"),
    ("policies", "Down Down Enter 7 r r r"),
    ("milestones", "Down Down Enter 2 Down Down Down"),
    ("help", "?"),
    ("menu", "A m"),
    ("causes", "A r"),
    ("palette", "A : 'test' Down"),
    ("filter", "A / 'silent:>60'"),
    ("forecast", "A f"),
    ("edit", "A e"),
    ("remark", "A n"),
    ("add", "Enter a"),
    ("about", "A Enter Enter"),
    ("selection", "Enter 2 Space Space"),
    ("field", "J"),
    (
        "field_remark",
        "J 1 'wazi' Tab Tab Tab Tab 'The kiln is cold' Tab 'Wazirabad' Tab Tab 'Haji Sahib' F10",
    ),
    (
        "field_form",
        "J 1 'wazi' Tab Tab Tab Tab 'The kiln is cold' Tab 'Wazirabad' F10 1",
    ),
    (
        "field_mine",
        "J 1 'wazi' Tab Tab Tab Tab 'The kiln is cold' F10 2",
    ),
    ("tour", "K Enter Enter"),
    ("review", "A R Right Right Right"),
    ("review_choice", "R"),
    ("review_feedback", "A / 'kind:feedback' Enter R"),
    (
        "review_end",
        "Down Down Enter R Right f '2028-03-31' Tab 'su' Tab 'late parts' F10 End",
    ),
];

fn at(keys: &str) -> TestHarness {
    let mut harness = TestHarness::samples();
    harness.press(keys);
    harness
}

#[test]
fn windows_and_states_at_80_by_24() {
    for (name, keys) in STATES {
        insta::assert_snapshot!(format!("{name}_80x24"), at(keys).picture(80, 24));
    }
}

#[test]
fn a_review_and_field_mode_on_a_very_large_terminal() {
    for (name, keys) in STATES
        .into_iter()
        .filter(|(name, _)| name.starts_with("review") || name.starts_with("field"))
    {
        insta::assert_snapshot!(format!("{name}_200x60"), at(keys).picture(200, 60));
    }
}

#[test]
fn a_terminal_that_is_too_small() {
    insta::assert_snapshot!("too_small", at("").screen(39, 9));
}

#[test]
fn what_is_asked_at_the_start() {
    use crate::tui::app::update::fill;
    let mut harness = TestHarness::samples();
    (harness.model.actor, harness.model.first_name) = ("officer1".into(), true);
    fill::open(&mut harness.model, dialogs::IdentifyActor);
    insta::assert_snapshot!("first_start_80x24", harness.screen(80, 24));
    harness.press("F10");
    insta::assert_snapshot!("tour_offered_80x24", harness.screen(80, 24));
    let file = "[cluster]\nname = \"Fans\"\n[[review]]\non = 2026-11-20\nby = \"A\"\n";
    let mut harness = TestHarness::of(&[("fans", file)]);
    harness.press("F5");
    insta::assert_snapshot!("which_day_80x24", harness.screen(80, 24));
}

#[test]
fn the_welcome() {
    insta::assert_snapshot!("welcome_80x24", TestHarness::of(&[]).screen(80, 24));
}

#[test]
fn every_screen_is_drawn_at_every_size() {
    for (_, keys) in STATES {
        let mut harness = at(keys);
        for columns in (40..=60).step_by(4).chain([80, 300]) {
            for lines in (10..=20).step_by(2).chain([11, 100]) {
                harness.screen(columns, lines);
            }
        }
    }
    for keys in ["A f", "A R", "A R End", "J", "K"] {
        let mut harness = at(keys);
        for columns in (1..42).step_by(if keys == "A f" { 1 } else { 3 }) {
            for lines in 1..12 {
                harness.screen(columns, lines);
            }
        }
    }
}

#[test]
fn the_selection_shows_without_colours() {
    let mut harness = at("A");
    harness.model.theme = Theme::named("none", Depth::Sixteen, Symbols::ascii());
    let picture = harness.picture(80, 24);
    assert!(picture.is_ascii() || picture.lines().any(|line| line.contains("reversed")));
    assert!(picture.contains("reversed"));
    for colour in ["red", "cyan", "green", "yellow", "blue"] {
        assert!(
            !picture
                .split("\n--\n")
                .nth(1)
                .unwrap()
                .contains(&format!(" {colour}")),
            "{colour}"
        );
    }
}

#[test]
fn hard_texts_keep_the_columns() {
    let file = "[cluster]\nname = \"خیرپور کی کھجور\"\n[[milestone]]\nid = \"a\"\ntitle = \"灌装生产线投产 \\u001b[2J\\u202Eevil\"\nforecast = 2026-12-01\n[[milestone]]\nid = \"b\"\ntitle = \"Plain\"\nforecast = 2026-12-02\n";
    let mut harness = TestHarness::of(&[("dates", file)]);
    harness.press("Enter 2");
    let screen = harness.screen(80, 24);
    let column = |text: &str| {
        let line = screen.lines().find(|line| line.contains(text)).unwrap();
        crate::text::width(&line[..line.find(text).unwrap()])
    };
    assert_eq!(column("1 Dec 2026"), column("2 Dec 2026"));
    assert!(!screen.contains('\u{1b}') && !screen.contains('\u{202E}'));
}

#[test]
fn personal_data_are_not_on_the_screen_while_presenting() {
    let file = "[cluster]\nname = \"Fans\"\n[[owner]]\nid = \"lab\"\nrole = \"Head of lab\"\nperson = \"Secret Person\"\ncontact = \"0300\"\nuntil = 2026-01-01\n[[milestone]]\nid = \"a\"\ntitle = \"A\"\nowner = \"lab\"\nforecast = 2026-12-01\n[[feedback]]\nid = \"f-20260101-abcdefgh\"\non = 2026-01-01\nby = \"Secret Officer\"\nwho = \"Secret Voice\"\nplace = \"Secret Town\"\ntext = \"Secret words\"\nabout = [\"a\"]\n[[feedback]]\nid = \"f-20260101-abcdefgi\"\non = 2026-01-01\nby = \"Secret Officer\"\nquotable = true\ntext = \"Open words\"\nabout = [\"a\"]\n";
    let mut seen_open = false;
    for keys in [
        "v",
        "v A",
        "v A Down",
        "v A Down Down",
        "v A Down Enter",
        "v Enter",
        "v Enter 2 Enter",
        "v Enter 6",
        "v Enter 6 Down",
        "v Enter 6 Enter",
        "v A e",
        "v A Down e",
        "v A Down Down e",
        "v A Down Down Down e",
        "v Enter 6 e",
        "v A R",
        "v A R Right",
        "v A R Right Right",
        "v A R Right Right Right",
        "v A R End",
        "v Enter R End Enter",
        "v O",
        "v O Down Down",
        "v Enter = Ctrl-u '2020-01-01' F10",
        "v M",
        "v M Down Enter",
        "v M Down Enter Enter",
        "v J 1",
        "J 1 'Secret words' Tab 'Secret Town' Tab Tab 'Secret Voice' F10 v",
        "J 1 'Secret words' Tab 'Secret Town' Tab Tab 'Secret Voice' F10 v 1",
        "J 1 'Secret words' Tab 'Secret Town' Tab Tab 'Secret Voice' F10 v 2",
    ] {
        let mut harness = TestHarness::of(&[("fans", file)]);
        harness.model.actor = "Secret Officer".into();
        harness.press(keys);
        let screen = harness.screen(120, 60);
        assert!(
            !screen.contains("Secret") && !screen.contains("0300"),
            "{keys}:\n{screen}"
        );
        seen_open |= screen.contains("Open words");
    }
    assert!(seen_open);
}

#[test]
fn panes_are_framed_where_there_is_room_and_else_have_a_rule() {
    let mut harness = at("Down Enter 2");
    let framed = harness.screen(120, 40);
    assert!(framed.contains("╭─ Milestones ─"), "{framed}");
    assert!(framed.contains(" of 10 ─╮"), "{framed}");
    for (columns, lines) in [(99, 40), (120, 29), (80, 24)] {
        let ruled = harness.screen(columns, lines);
        assert!(ruled.contains("\n─ Milestones ─"), "{ruled}");
        assert!(!ruled.contains('╭'), "{ruled}");
    }
}

#[test]
fn the_pane_that_has_the_keys_is_seen_and_scrolls() {
    let mut harness = at("Down Enter 2");
    let corner = |harness: &mut TestHarness, title: &str| {
        let buffer = harness.buffer(120, 40);
        let pane = match title {
            "list" => harness.model.layout().list_pane,
            _ => harness.model.layout().detail_pane,
        };
        buffer[(pane.x, pane.y)].fg
    };
    let focus = harness.model.theme.frame.fg.unwrap();
    assert_eq!(corner(&mut harness, "list"), focus);
    assert_ne!(corner(&mut harness, "detail"), focus);
    let row = harness.model.list().index();
    harness.press("Right Down Down");
    assert_eq!(corner(&mut harness, "detail"), focus);
    assert_ne!(corner(&mut harness, "list"), focus);
    assert_eq!(harness.model.list().scroll, 2);
    assert_eq!(harness.model.list().index(), row, "the row stays");
    harness.press("Esc Down");
    assert_eq!(corner(&mut harness, "list"), focus);
    assert_eq!(harness.model.list().index(), row + 1);
    assert_eq!(
        harness.model.route.screen(),
        crate::commands::ScreenId::Of(crate::commands::Command::Milestones)
    );
    let pane = harness.model.layout().detail_pane;
    harness.tell(Msg::Input(Input::Mouse(Mouse::Click(
        pane.x + 4,
        pane.y + 4,
    ))));
    assert_eq!(
        corner(&mut harness, "detail"),
        focus,
        "a click goes into it"
    );
    harness.press("Left");
    assert_eq!(corner(&mut harness, "list"), focus);
}

#[test]
fn what_holds_more_than_it_shows_has_a_bar() {
    for (columns, lines) in [(80, 24), (120, 40)] {
        let mut harness = at("A");
        let screen = harness.screen(columns, lines);
        let bars = screen.lines().filter(|line| line.contains('┃')).count();
        assert!(bars > 1, "{screen}");
    }
    let mut few = at("");
    let buffer = few.buffer(120, 40);
    let pane = few.model.layout().list_pane;
    let has_bar = |x: u16| (pane.top()..pane.bottom()).any(|y| buffer[(x, y)].symbol() == "┃");
    assert!(!(pane.left()..pane.right()).any(has_bar), "all is in sight");
}

#[test]
fn what_lies_behind_a_window_stands_back() {
    let mut harness = at("A m");
    harness.model.theme = Theme::named("dark", Depth::True, Symbols::unicode());
    let buffer = harness.buffer(120, 40);
    let cell = &buffer[(12, 8)];
    assert_eq!(Some(cell.fg), harness.model.theme.dimmed.fg);
    assert_eq!(Some(cell.bg), harness.model.theme.surface.bg);
}
