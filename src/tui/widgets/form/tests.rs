//! Forms driven by scripts of keys: what they hold and give afterwards, and how they look.

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Position;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use crate::dates::Calendar;
use crate::dates::date::parse_iso;
use crate::model::choice::{Code, WordEnum};
use crate::model::{Kind, Value, ValueType};
use crate::tui::widgets::form::*;

fn calendar() -> Calendar {
    Calendar {
        today: parse_iso("2026-11-15").unwrap(),
        fiscal_year_start: 7,
    }
}

fn owners() -> Vec<Candidate> {
    vec![
        Candidate::new("simap-testing", "Head of testing, SIMAP"),
        Candidate::new(
            "smeda",
            "Small and Medium Enterprises Development Authority",
        ),
        Candidate::new("unido", "UNIDO Pakistan"),
    ]
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn date(text: &str) -> Value {
    Value::Date(parse_iso(text).unwrap())
}

/// The present state of the milestone that the forms here are about.
fn present(key: &str) -> Option<Value> {
    Some(match key {
        "title" => text("Lab granted ISO/IEC 17025 scope"),
        "owner" => text("simap-testing"),
        "partners" => Value::List(vec![text("smeda")]),
        "status" => text("active"),
        "baseline" => date("2026-06-30"),
        "forecast" => date("2026-09-30"),
        "progress" => Value::Whole(40),
        "evidence" => Value::List(vec![text("docs/a, b.pdf")]),
        "notes" => text("Spectrometer held at customs.\nAsk again in May.\n"),
        _ => return None,
    })
}

fn milestone() -> Form {
    let mut asked = FieldSpec::every(Kind::Milestone);
    for asked in &mut asked {
        if matches!(asked.key.as_str(), "owner" | "partners") {
            asked.candidates = owners().into();
        }
    }
    Form::new("Edit milestone iso-17025", asked, present, calendar())
}

fn forecast() -> Form {
    let codes = Candidate::words(Code::WORDS.iter().copied());
    let asked = vec![
        FieldSpec::of(Kind::Milestone, "forecast").unwrap().needed(),
        FieldSpec::change("code")
            .unwrap()
            .only(codes)
            .called("reason category")
            .always(),
        FieldSpec::change("why").unwrap().always(),
        FieldSpec::change("feedback").unwrap().always(),
        FieldSpec::other("carry", "carry", ValueType::Bool, "also move what inherits"),
    ];
    Form::new("New forecast of iso-17025", asked, present, calendar())
}

/// Presses keys: words are keys, what stands in single quotes is typed, in `<>` pasted.
fn press(form: &mut Form, script: &str) -> FormEvent {
    let mut event = FormEvent::Nothing;
    let mut rest = script.trim_start();
    while !rest.is_empty() {
        let (inputs, after) = match rest.as_bytes()[0] {
            b'\'' => {
                let (typed, after) = rest[1..].split_once('\'').unwrap();
                (typed.chars().map(FormInput::Char).collect(), after)
            }
            b'<' => {
                let (pasted, after) = rest[1..].split_once('>').unwrap();
                (vec![FormInput::Paste(pasted.to_owned())], after)
            }
            _ => {
                let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
                (vec![key(word)], after)
            }
        };
        for input in inputs {
            event = form.update(input);
        }
        rest = after.trim_start();
    }
    event
}

fn key(word: &str) -> FormInput {
    match word {
        "enter" => FormInput::Enter,
        "esc" => FormInput::Esc,
        "tab" => FormInput::Tab,
        "backtab" => FormInput::BackTab,
        "up" => FormInput::Up,
        "down" => FormInput::Down,
        "left" => FormInput::Left,
        "right" => FormInput::Right,
        "home" => FormInput::Home,
        "end" => FormInput::End,
        "pgup" => FormInput::PageUp,
        "pgdn" => FormInput::PageDown,
        "backspace" => FormInput::Backspace,
        "delete" => FormInput::Delete,
        "delword" => FormInput::DeleteWord,
        "tostart" => FormInput::DeleteToStart,
        "undo" => FormInput::Undo,
        "redo" => FormInput::Redo,
        "save" => FormInput::Save,
        "pick" => FormInput::Pick,
        "restore" => FormInput::Restore,
        other => panic!("no key {other}"),
    }
}

fn saved(changes: &[(&str, Option<Value>)]) -> FormEvent {
    let owned = changes
        .iter()
        .map(|(key, value)| ((*key).to_owned(), value.clone()));
    FormEvent::Save(owned.collect())
}

#[test]
fn a_forecast_is_moved_in_a_few_keys() {
    let mut form = forecast();
    let event = press(
        &mut form,
        "'2026-11-30' enter 'proc' enter 'Held at customs' enter tab 'y' enter enter",
    );
    let expected = saved(&[
        ("forecast", Some(date("2026-11-30"))),
        ("change.code", Some(text("procurement"))),
        ("change.why", Some(text("Held at customs"))),
        ("carry", Some(Value::Truth(true))),
    ]);
    assert_eq!(event, expected);
}

#[test]
fn only_what_differs_is_given() {
    for (script, changes) in [
        ("save", vec![]),
        ("'!' backspace save", vec![]),
        (
            "'!' save",
            vec![("title", Some(text("Lab granted ISO/IEC 17025 scope!")))],
        ),
    ] {
        assert_eq!(press(&mut milestone(), script), saved(&changes), "{script}");
    }
    let mut form = milestone();
    form.focus_on("owner");
    assert_eq!(
        press(&mut form, "backspace save"),
        saved(&[("owner", None)])
    );
}

#[test]
fn keys_do_in_each_field_what_they_say() {
    for (field, script, value) in [
        // Choices: typed, picked, begun and left.
        ("status", "'blo' enter", Some(text("blocked"))),
        ("status", "enter down enter", Some(text("blocked"))),
        ("status", "'dr' tab", Some(text("dropped"))),
        ("status", "enter end esc", Some(text("active"))),
        ("status", "enter end enter", None),
        ("status", "enter end home enter", Some(text("planned"))),
        ("status", "enter pgdn enter", None),
        ("status", "'x' restore", Some(text("active"))),
        // References.
        ("owner", "'head' enter", Some(text("simap-testing"))),
        ("owner", "'unido' enter", Some(text("unido"))),
        ("owner", "'gepco' tab", Some(text("gepco"))),
        // Calendar: typed, and in the grid.
        ("forecast", "'2027-01-31'", Some(date("2027-01-31"))),
        (
            "forecast",
            "pick pgdn down right enter",
            Some(date("2026-11-07")),
        ),
        ("forecast", "pick home enter", Some(date("2026-11-15"))),
        ("forecast", "pick right esc", Some(date("2026-09-30"))),
        ("forecast", "pick right tab", Some(date("2026-10-01"))),
        ("forecast", "pick '2027-03-01'", Some(date("2027-03-01"))),
        ("forecast", "backspace", None),
        ("forecast", "<\u{202e}\u{7}> tab", Some(date("2026-09-30"))),
        // Lists: toggled, typed, pasted.
        (
            "partners",
            "enter down ' ' enter",
            Some(Value::List(vec![text("smeda"), text("unido")])),
        ),
        (
            "partners",
            "enter down pick enter",
            Some(Value::List(vec![text("smeda"), text("unido")])),
        ),
        ("partners", "enter ' ' enter", None),
        (
            "partners",
            "'uni' enter",
            Some(Value::List(vec![text("smeda"), text("unido")])),
        ),
        (
            "partners",
            "'uni' ' ' ' ' enter",
            Some(Value::List(vec![text("smeda")])),
        ),
        (
            "partners",
            "<unido\n,x> tab",
            Some(Value::List(vec![text("smeda"), text("unido"), text("x")])),
        ),
        ("partners", "backspace", None),
        (
            "upgrading",
            "enter ' ' down ' ' enter",
            Some(Value::List(vec![text("process"), text("product")])),
        ),
        // Numbers.
        ("progress", "'55'", Some(Value::Whole(55))),
        (
            "progress",
            "end '0'",
            Some(Value::Whole(400)).filter(|_| false),
        ),
        // Texts.
        (
            "blocked_by",
            "<GEPCO\r\nconnection>",
            Some(text("GEPCO connection")),
        ),
        (
            "notes",
            "'Done' enter '!'",
            Some(text(
                "Spectrometer held at customs.\nAsk again in May.\nDone\n!",
            )),
        ),
        (
            "notes",
            "up up 'x'",
            Some(text("xSpectrometer held at customs.\nAsk again in May.\n")),
        ),
    ] {
        let mut form = milestone();
        form.focus_on(field);
        press(&mut form, script);
        assert_eq!(form.value(field), value, "{field}: {script}");
    }
}

#[test]
fn arrows_and_tabs_move_and_stay_at_the_ends() {
    let mut form = milestone();
    for (script, focused) in [
        ("up", "title"),
        ("down down", "capability"),
        ("backtab", "done_means"),
        ("pgdn", "joint_action"),
        ("tab tab", "partners"),
        ("enter esc tab", "status"),
        ("pgdn pgdn pgdn pgdn pgdn", "notes"),
        ("up up up", "result"),
    ] {
        press(&mut form, script);
        assert_eq!(form.focused(), Some(focused), "{script}");
    }
}

#[test]
fn esc_closes_what_is_open_and_then_leaves_with_a_draft() {
    let mut form = forecast();
    assert_eq!(press(&mut form, "pick esc"), FormEvent::Changed);
    assert_eq!(press(&mut form, "esc"), FormEvent::Leave { dirty: false });
    press(&mut form, "tab 'fund' esc tab 'no mon'");
    assert_eq!(
        press(&mut form, "'ey' esc"),
        FormEvent::Leave { dirty: true }
    );
    let draft = form.draft();
    let mut again = forecast();
    again.take_draft(&draft);
    assert_eq!(again.draft(), draft);
    assert_eq!(draft[0], ("change.code".to_owned(), "fund".to_owned()));
}

#[test]
fn what_must_be_put_right_is_gone_to_before_anything_is_saved() {
    let mut form = forecast();
    assert_eq!(
        press(&mut form, "tab tab 'x' backtab backtab 'soon' save"),
        FormEvent::Changed
    );
    assert_eq!(form.focused(), Some("forecast"));
    assert!(
        form.refused
            .as_ref()
            .unwrap()
            .contains("put forecast right")
    );
    press(&mut form, "delword save");
    assert_eq!(
        form.refused.as_deref(),
        Some("not saved yet: forecast is needed")
    );
    let mut form = milestone();
    form.focus_on("progress");
    assert_eq!(press(&mut form, "'140' save"), FormEvent::Changed);
}

#[test]
fn what_names_nothing_is_saved_only_when_that_is_asked_for_once_more() {
    let gepco = [("owner", Some(text("gepco")))];
    {
        let once_more = "save";
        let mut form = milestone();
        form.focus_on("owner");
        assert_eq!(press(&mut form, "'gepco' tab save"), FormEvent::Changed);
        assert_eq!(form.focused(), Some("owner"));
        let refused = form.refused.clone().unwrap();
        assert!(refused.contains("\"owner\" names nothing"), "{refused}");
        assert_eq!(press(&mut form, once_more), saved(&gepco), "{once_more}");
    }
    // Whoever chooses another, or mistypes it in another way, is asked anew.
    let mut form = milestone();
    form.focus_on("owner");
    press(&mut form, "'gepco' tab save");
    assert_eq!(press(&mut form, "'gepcp' esc save"), FormEvent::Changed);
    assert!(form.refused.is_some());
    press(&mut form, "'unido' enter");
    let unido = [("owner", Some(text("unido")))];
    assert_eq!(press(&mut form, "save"), saved(&unido));
    // Enter after something else was done goes on, as ever.
    let mut form = milestone();
    form.focus_on("owner");
    press(&mut form, "'gepco' tab save down up enter");
    assert!(form.is_picking());
}

#[test]
fn two_names_of_nothing_are_told_at_once() {
    let mut form = milestone();
    form.focus_on("owner");
    press(&mut form, "'gepco' tab <smdea> tab save");
    let refused = form.refused.clone().unwrap();
    assert!(
        refused.contains("\"owner\" and \"partners\" name nothing"),
        "{refused}"
    );
    assert!(matches!(press(&mut form, "save"), FormEvent::Save(_)));
}

#[test]
fn what_is_told_of_a_field_is_read_whole_where_rows_are_free() {
    let mut form = forecast();
    press(&mut form, "'soon' tab 'no such reason at all' esc tab 'x'");
    let whole = |form: &Form, height: u16| {
        let (screen, _) = picture(form, 44, height);
        let words: Vec<&str> = screen.split_whitespace().collect();
        let screen = words.join(" ");
        let told = ["F2 lists them", "end of quarter"].map(|end| screen.contains(end));
        (told, screen)
    };
    let (told, screen) = whole(&form, 30);
    assert_eq!(told, [true, true], "{screen}");
    let (told, screen) = whole(&form, 12);
    assert!(told != [true, true] && screen.contains('…'), "{screen}");
    assert!(!screen.contains("……"), "{screen}");
    form.focus_on("change.code");
    for height in [12, 6] {
        let (told, screen) = whole(&form, height);
        assert!(told[0], "whole where the cursor is: {screen}");
    }
}

#[test]
fn what_was_taken_away_in_a_field_comes_back() {
    let mut form = milestone();
    form.focus_on("notes");
    press(&mut form, "'one two' tostart");
    let stands = |form: &Form| form.focused_field().unwrap().text().to_owned();
    let before = "Spectrometer held at customs.\nAsk again in May.\n";
    assert_eq!(stands(&form), before);
    press(&mut form, "undo");
    assert_eq!(stands(&form), format!("{before}one two"));
    press(&mut form, "undo");
    assert_eq!(stands(&form), format!("{before}one "));
    press(&mut form, "undo undo undo undo undo");
    assert_eq!(stands(&form), before);
    press(&mut form, "redo redo redo");
    assert_eq!(stands(&form), format!("{before}one two"));
    press(&mut form, "redo redo redo");
    assert_eq!(stands(&form), before);
    // A value that is replaced by typing over it comes back as well.
    form.focus_on("forecast");
    press(&mut form, "'x' undo");
    assert_eq!(stands(&form), "2026-09-30");
}

#[test]
fn a_reason_is_asked_for_when_the_host_says_so() {
    let asked = vec![
        FieldSpec::of(Kind::Milestone, "forecast").unwrap(),
        FieldSpec::change("why").unwrap(),
    ];
    let mut form = Form::new("", asked, present, calendar());
    assert_eq!(form.stops().len(), 1);
    press(&mut form, "'2026-12-01'");
    form.advise(FormFeedback {
        required: vec!["change.why".to_owned()],
        ..FormFeedback::default()
    });
    assert_eq!(press(&mut form, "save"), FormEvent::Changed);
    assert_eq!(form.focused(), Some("change.why"));
    form.advise(FormFeedback::default());
    assert_eq!(form.focused(), Some("forecast"));
    assert!(matches!(press(&mut form, "save"), FormEvent::Save(_)));
}

#[test]
fn a_new_entry_needs_its_required_fields_and_an_old_one_is_not_held_up() {
    let title = || {
        vec![
            FieldSpec::of(Kind::Milestone, "title").unwrap(),
            FieldSpec::of(Kind::Milestone, "progress").unwrap(),
        ]
    };
    let mut form = Form::new("", title(), |_| None, calendar());
    assert_eq!(press(&mut form, "tab '5' save"), FormEvent::Changed);
    assert_eq!(form.focused(), Some("title"));
    let old = |key: &str| (key == "progress").then_some(Value::Whole(1));
    let mut form = Form::new("", title(), old, calendar());
    assert_eq!(
        press(&mut form, "tab '5' save"),
        saved(&[("progress", Some(Value::Whole(5)))])
    );
}

#[test]
fn fields_that_are_folded_away_open_with_one_key() {
    let fold = |asked: FieldSpec| {
        if asked.key == "kind" {
            asked
        } else {
            asked.folded()
        }
    };
    let asked = FieldSpec::every(Kind::Feedback)
        .into_iter()
        .map(fold)
        .collect();
    let mut form = Form::new("New feedback", asked, |_| None, calendar());
    assert_eq!(form.stops().len(), 2);
    press(&mut form, "down enter");
    assert_eq!(form.focused(), Some("on"));
    assert_eq!(form.folded(), 0);
}

#[test]
fn what_is_sensitive_enters_no_draft() {
    let mut form = Form::new("", FieldSpec::every(Kind::Feedback), |_| None, calendar());
    form.focus_on("text");
    press(&mut form, "'what was said'");
    assert_eq!(form.draft().len(), 1);
    form.focus_on("sensitive");
    press(&mut form, "' '");
    assert_eq!(form.draft(), [("sensitive".to_owned(), "yes".to_owned())]);
}

#[test]
fn what_must_not_be_seen_is_neither_drawn_nor_edited() {
    let asked = FieldSpec::every(Kind::Owner);
    let asked = asked.into_iter().map(|asked| match asked.is_personal() {
        true => asked.masked("(hidden)"),
        false => asked,
    });
    let secret = |key: &str| matches!(key, "person" | "role").then(|| text("Somebody"));
    let form = Form::new("", asked.collect(), secret, calendar());
    let (picture, _) = picture(&form, 80, 24);
    assert_eq!(picture.matches("Somebody").count(), 1);
    assert!(!form.stops().contains(&form::Focus::Field(2)));
}

/// The form as drawn: a plane of glyphs and a plane of styles, a letter for each.
fn picture(form: &Form, width: u16, height: u16) -> (String, Option<Position>) {
    let style = FormStyle::default();
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut cursor = None;
    terminal
        .draw(|frame| cursor = draw(form, frame.area(), frame.buffer_mut(), &style))
        .unwrap();
    let looks = [
        (style.selected, 'S'),
        (style.title, 'B'),
        (style.chip, 'U'),
        (style.hint, 'd'),
    ];
    let buffer = terminal.backend().buffer();
    let mut planes = [String::new(), String::new()];
    for y in 0..height {
        let mut skip = 0;
        for x in 0..width {
            let cell = &buffer[(x, y)];
            if skip == 0 {
                planes[0].push_str(cell.symbol());
                skip = crate::text::width(cell.symbol()).max(1);
            }
            skip -= 1;
            let look = looks
                .iter()
                .find(|(look, _)| *look == Style::new().add_modifier(cell.modifier));
            planes[1].push(look.map_or('.', |(_, letter)| *letter));
        }
        for plane in &mut planes {
            plane.push('\n');
        }
    }
    let trimmed = planes.map(|plane| {
        let lines = plane.lines().map(|line| line.trim_end_matches([' ', '.']));
        lines.collect::<Vec<_>>().join("\n")
    });
    (trimmed.join("\n--\n"), cursor)
}

fn snapshot(name: &str, form: &Form, width: u16, height: u16) {
    let (picture, cursor) = picture(form, width, height);
    let at = cursor.map_or("none".to_owned(), |at| format!("{},{}", at.x, at.y));
    insta::assert_snapshot!(
        format!("{name}_{width}x{height}"),
        format!("{picture}\ncursor {at}")
    );
}

#[test]
fn the_forms_look_like_this() {
    for (width, height) in [(80, 24), (60, 20), (40, 10)] {
        let mut form = forecast();
        press(&mut form, "'2026-11-30'");
        form.advise(FormFeedback {
            lines: vec!["inherits: 6 milestones, gujrat-fans/rig +30 d".to_owned()],
            required: vec!["change.code".to_owned(), "change.why".to_owned()],
            shown: Vec::new(),
        });
        snapshot("forecast", &form, width, height);
        press(&mut form, "tab 'p'");
        snapshot("reason", &form, width, height);
        let mut form = milestone();
        snapshot("milestone", &form, width, height);
        form.focus_on("forecast");
        press(&mut form, "enter");
        snapshot("month", &form, width, height);
        press(&mut form, "esc 'soon' tab");
        form.focus_on("partners");
        press(&mut form, "enter");
        snapshot("partners", &form, width, height);
        form.focus_on("notes");
        press(
            &mut form,
            "'میرا خیال ہے کہ مشین دسمبر میں آئے گی 中文 and then some more of it'",
        );
        snapshot("notes", &form, width, height);
    }
}

#[test]
fn no_size_is_too_small_or_too_large_to_draw() {
    let whole = milestone();
    for width in (1..46).step_by(5).chain([40, 300]) {
        for height in (1..14).step_by(2).chain([10, 100]) {
            for script in ["", "enter", "'x'"] {
                for field in ["owner", "forecast", "partners", "notes"] {
                    let mut form = whole.clone();
                    form.focus_on(field);
                    press(&mut form, script);
                    let (_, cursor) = picture(&form, width, height);
                    assert!(cursor.is_none_or(|at| at.x < width && at.y < height));
                    // Where there is any room the cursor is in view, in the month grid too.
                    assert!(
                        cursor.is_some() || width < 40 || height < 5,
                        "{field} {width}x{height}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_click_goes_to_a_field_and_chooses_in_what_is_open() {
    let area = ratatui::layout::Rect::new(0, 0, 80, 24);
    let click = |form: &mut Form, x: u16, y: u16| form.point(area, Position::new(x, y));
    let mut form = milestone();
    assert_eq!(click(&mut form, 20, 11), FormEvent::Changed);
    assert_eq!(form.focused(), Some("status"));
    click(&mut form, 20, 10);
    assert!(form.is_picking());
    click(&mut form, 34, 13);
    assert_eq!(form.value("status"), Some(text("blocked")));
    // The grid of the month: its third week's Tuesday.
    click(&mut form, 5, 15);
    assert_eq!(form.focused(), Some("forecast"));
    click(&mut form, 5, 14);
    assert!(form.is_picking());
    let (picture, _) = picture(&form, 80, 24);
    let row = picture
        .lines()
        .position(|line| line.contains("14 15 16"))
        .unwrap();
    let column = picture.lines().nth(row).unwrap().find("15").unwrap() as u16 - 2;
    click(&mut form, column, row as u16);
    assert_eq!(form.value("forecast"), Some(date("2026-09-15")));
    assert_eq!(click(&mut form, 0, 0), FormEvent::Nothing);
}

fn any_input() -> impl Strategy<Value = FormInput> {
    use FormInput as I;
    prop_oneof![
        6 => prop::sample::select(vec![
            I::Enter, I::Tab, I::BackTab, I::Up, I::Down, I::Left, I::Right, I::WordLeft, I::WordRight, I::Home,
            I::End, I::PageUp, I::PageDown, I::Backspace, I::Delete, I::DeleteWord,
            I::DeleteToStart, I::Undo, I::Redo, I::Pick, I::Restore, I::Save, I::Esc,
        ]),
        4 => any::<char>().prop_map(I::Char),
        6 => prop::sample::select("adps 5,-\"یے۵".chars().collect::<Vec<_>>()).prop_map(I::Char),
        1 => "(\\PC|\n|\u{1b}|\u{202e}|\u{200d}|👩|中|یہ){0,12}".prop_map(I::Paste),
        1 => (0u16..300, 0u16..100).prop_map(|(width, height)| I::Resize { width, height }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_inputs_leave_the_form_whole(
        inputs in prop::collection::vec(any_input(), 0..60),
        size in (1u16..90, 1u16..30),
    ) {
        for mut form in [milestone(), forecast()] {
            for input in &inputs {
                let event = form.update(input.clone());
                if let Some(field) = form.focused_field() {
                    let text = field.text();
                    let at = field.typing.cursor();
                    prop_assert!(at == text.len() || text.grapheme_indices(true).any(|(place, _)| place == at));
                    prop_assert!(form.stops().contains(&form.focus));
                }
                if let FormEvent::Save(changes) = event {
                    // What is given, put into the form as present, leaves nothing to save.
                    let now = |key: &str| match changes.iter().find(|(changed, _)| changed == key) {
                        Some((_, value)) => value.clone(),
                        None => present(key),
                    };
                    let mut again = form.clone();
                    again.renew(now);
                    prop_assert_eq!(again.changes(), vec![]);
                    let asked = form.fields.iter().map(|field| field.asked.clone()).collect();
                    let reopened = Form::new("", asked, now, calendar());
                    for (key, value) in &changes {
                        prop_assert_eq!(&reopened.value(key), value);
                    }
                }
            }
            picture(&form, size.0, size.1);
        }
    }

    #[test]
    fn leaving_never_loses_what_was_typed(
        inputs in prop::collection::vec(any_input(), 0..40),
        typed in "[a-zA-Z0-9 ]{1,12}",
    ) {
        for mut form in [milestone(), forecast()] {
            for input in &inputs {
                form.update(input.clone());
            }
            form.focus_on("change.why");
            form.focus_on("title");
            form.update(FormInput::End);
            for character in typed.chars() {
                form.update(FormInput::Char(character));
            }
            let texts: Vec<String> = form.fields.iter().map(|field| field.text().to_owned()).collect();
            let event = form.update(FormInput::Esc);
            let left = FormEvent::Leave { dirty: form.is_dirty() };
            prop_assert_eq!(event, left);
            let after: Vec<String> = form.fields.iter().map(|field| field.text().to_owned()).collect();
            prop_assert_eq!(&after, &texts);
            let fresh = if form.title.starts_with("Edit") { milestone() } else { forecast() };
            let mut again = fresh;
            again.take_draft(&form.draft());
            let again: Vec<String> = again.fields.iter().map(|field| field.text().to_owned()).collect();
            prop_assert_eq!(again, after);
        }
    }
}
