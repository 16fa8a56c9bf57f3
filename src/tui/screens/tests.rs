//! What the charts and the lists over time look like, with their styles, and that they hold at every size.

use ratatui::layout::Rect;

use super::ALL;
use crate::commands::{Command, ScreenId};
use crate::tui::app::layout;
use crate::tui::overlays::window;
use crate::tui::test_harness::TestHarness;

/// Keys that lead to views of charts and lists; the samples begin with Gujrat, the third is Sialkot.
const VIEWS: [(&str, &str); 14] = [
    ("timeline_by_capability", "Down Down Enter 3 r Down Down"),
    ("timeline_by_owner", "Down Down Enter 3 r r"),
    ("timeline_months", "Down Down Enter 3 Down ] ] ]"),
    ("trend_all", "Down Down Enter 4 r"),
    ("trend_few", "Down Down Down Enter 4"),
    (
        "log",
        "Down Down Enter 9 Down Down Down Down Down Down Down Down",
    ),
    ("log_reviews", "Down Down Enter 9 Right Right Right"),
    ("log_decisions", "Down Down Enter 9 Right Right"),
    ("log_risks", "Down Down Enter 9 Right"),
    ("inbox", "I Down Down"),
    ("inbox_by_who", "I r"),
    ("agenda", "D Down"),
    ("agenda_by_day", "D r"),
    ("log_of_one", "Down Down Enter 2 Down Down Down Down Down L"),
];

/// The same of the integrated model: the ladder, the zones, who acts where, the numbers, the clusters side by side.
const MODEL: [(&str, &str); 7] = [
    ("capabilities_zones", "Down Down Enter 5 r Down Down"),
    ("stakeholders", "Down Down Enter 7 Down Down"),
    ("stakeholders_groups", "Down Down Enter 7 r Down Down"),
    ("stakeholders_owners", "Down Down Enter 7 r r Down"),
    ("indicators_scores", "Down Down Enter 8 r r r r Down"),
    ("chains", "Down Down Enter G Enter"),
    ("compare", "C Down"),
];

fn at(keys: &str) -> TestHarness {
    let mut harness = TestHarness::samples();
    harness.press(keys);
    harness
}

#[test]
fn every_screen_at_its_sizes() {
    for screen in ALL {
        let mut harness = TestHarness::at_screen(*screen);
        let name = format!("{:?}", screen.id()).to_lowercase();
        insta::assert_snapshot!(format!("screen_{name}_80x24"), harness.picture(80, 24));
        for (columns, lines) in [(40, 12), (120, 40)] {
            let name = format!("screen_{name}_{columns}x{lines}");
            insta::assert_snapshot!(name, harness.screen(columns, lines));
        }
    }
}

#[test]
fn every_screen_is_drawn_at_every_size() {
    for screen in ALL {
        let mut harness = TestHarness::at_screen(*screen);
        for columns in (1..=60).step_by(6).chain([80, 150, 300]) {
            for lines in (1..=20).step_by(2).chain([100]) {
                harness.screen(columns, lines);
            }
        }
    }
}

#[test]
fn charts_and_logs_at_their_sizes() {
    for (name, keys) in VIEWS {
        let mut harness = at(keys);
        insta::assert_snapshot!(format!("{name}_80x24"), harness.picture(80, 24));
        for (columns, lines) in [(40, 10), (120, 40), (200, 60)] {
            let name = format!("{name}_{columns}x{lines}");
            insta::assert_snapshot!(name, harness.screen(columns, lines));
        }
    }
}

#[test]
fn the_integrated_model_at_its_sizes() {
    for (name, keys) in MODEL {
        let mut harness = at(keys);
        insta::assert_snapshot!(format!("{name}_80x24"), harness.picture(80, 24));
        insta::assert_snapshot!(format!("{name}_120x40"), harness.screen(120, 40));
    }
}

#[test]
fn every_chart_and_log_is_drawn_at_every_size() {
    for (_, keys) in VIEWS.into_iter().chain(MODEL) {
        let mut harness = at(keys);
        for columns in (1..=60).step_by(3).chain([80, 149, 150, 300]) {
            for lines in (1..=20).chain([100]) {
                harness.screen(columns, lines);
            }
        }
    }
}

#[test]
fn any_dates_can_be_drawn() {
    let file = "[cluster]\nname = \"A\"\nstart = 0001-01-01\n[[phase]]\nid = \"p\"\nname = \"P\"\nstart = 9999-12-31\nend = 0001-01-01\n[[milestone]]\nid = \"a\"\ntitle = \"A\"\nbaseline = 0001-01-01\nforecast = 9999-12-31\nduration_days = 36500\nafter = [\"b\"]\n[[milestone]]\nid = \"b\"\ntitle = \"B\"\nstart = 9999-12-31\nforecast = 0001-01-01\nafter = [\"a\"]\n[[milestone]]\nid = \"c\"\ntitle = \"C\"\n[[change]]\non = 2026-01-01\nby = \"x\"\nitem = \"a\"\nfield = \"forecast\"\nto = 9999-12-31\n[[change]]\non = 2026-02-01\nby = \"x\"\nitem = \"a\"\nfield = \"forecast\"\nto = 0001-01-01\n";
    for keys in [
        "Enter 3",
        "Enter 3 ] ] ] ] ] ] ]",
        "Enter 3 r Right Right [ [ Left",
        "Enter 4",
        "Enter 4 r",
        "Enter 9",
    ] {
        let mut harness = TestHarness::of(&[("a", file)]);
        harness.press(keys);
        for (columns, lines) in [(40, 10), (80, 24), (200, 60)] {
            harness.screen(columns, lines);
        }
    }
}

#[test]
fn names_in_the_log_are_not_shown_while_presenting() {
    let file = "[cluster]\nname = \"Fans\"\n[[owner]]\nid = \"lab\"\nrole = \"Head of lab\"\nperson = \"Secret Now\"\n[[milestone]]\nid = \"a\"\ntitle = \"A\"\nforecast = 2026-12-01\n[[feedback]]\nid = \"f-20260101-abcdefgh\"\non = 2026-01-01\nby = \"Secret Officer\"\ntext = \"Secret words\"\nabout = [\"a\"]\n[[review]]\non = 2026-05-01\nby = \"Secret Chair\"\nattended = [\"lab\", \"Secret Guest\"]\nnote = \"Open note\"\n[[confirmation]]\non = 2026-05-02\nby = \"Secret Clerk\"\nitems = [\"a\"]\n[[change]]\non = 2026-05-03\nby = \"Secret Hand\"\napproved_by = \"Secret Boss\"\nitem = \"lab\"\nfield = \"person\"\nfrom = \"Secret Before\"\nto = \"Secret Now\"\nfeedback = [\"f-20260101-abcdefgh\"]\n[[change]]\non = 2026-05-04\nby = \"Secret Hand\"\nitem = \"gone\"\nfield = \"removed\"\nfrom = { person = \"Secret Gone\" }\n[[change]]\non = 2026-05-05\nby = \"Secret Hand\"\nitem = \"f-20260101-abcdefgh\"\nfield = \"text\"\nto = \"Secret words\"\n";
    let mut open = false;
    for down in 0..6 {
        for tail in ["", " Enter", " L"] {
            let mut harness = TestHarness::of(&[("fans", file)]);
            harness.press("v Enter 9");
            for _ in 0..down {
                harness.press("Down");
            }
            harness.press(tail);
            let screen = harness.screen(140, 50);
            assert!(!screen.contains("Secret"), "{down}{tail}:\n{screen}");
            open |= screen.contains("Open note");
        }
    }
    assert!(open);
    for keys in ["v I", "v I r", "v I Enter", "v D", "v D r", "v D Up Enter"] {
        let mut harness = TestHarness::of(&[("fans", file)]);
        harness.press(keys);
        let screen = harness.screen(140, 50);
        assert!(!screen.contains("Secret"), "{keys}:\n{screen}");
        assert!(screen.contains("(hidden)"), "{keys}:\n{screen}");
    }
}

#[test]
fn a_sensitive_feedback_stands_as_referred_and_its_form_withholds_what_was_written() {
    let file = "[cluster]\nname = \"Fans\"\n[[feedback]]\nid = \"f-20261105-sens1tve\"\non = 2026-11-05\n\
                sensitive = true\nreferred_to = \"Labour office\"\ntext = \"beaten at work\"\nwho = \"Aslam\"\n\
                [[feedback]]\nid = \"f-20261101-c0nf1rmd\"\non = 2026-11-01\nsensitive = true\n\
                referred_to = \"Labour office\"\nreferral_confirmed = 2026-11-10\n";
    let mut harness = TestHarness::of(&[("fans", file)]);
    harness.press("Enter 6");
    let list = harness.screen(120, 40);
    assert!(list.contains("referred 10 d"), "{list}");
    assert!(list.contains("referral confir"), "{list}");
    assert!(!list.contains("unanswered"), "{list}");
    let form = harness.press("e").screen(120, 60);
    assert!(form.contains("(withheld)"), "{form}");
    for screen in [list, form] {
        for word in ["beaten", "Aslam", "(hidden)"] {
            assert!(!screen.contains(word), "{word}: {screen}");
        }
    }
}

#[test]
fn the_timeline_of_all_clusters_opens_to_milestones_and_closes() {
    let mut harness = at("T Down");
    let clusters = harness.model.list().rows.len();
    assert_eq!(clusters, 4, "a row a cluster");
    harness.press("Enter");
    let rows = harness.model.list().rows.clone();
    assert!(rows.len() > clusters);
    assert_eq!(rows[1].key.address(), "khairpur-dates");
    assert!(rows[2].key.address().starts_with("khairpur-dates/"));
    let wide = harness.screen(120, 40);
    assert!(wide.contains("Power line of 11 kV"), "{wide}");
    let before = harness.model.view_options();
    harness.press("]");
    assert_ne!(harness.model.view_options(), before, "it zooms");
    harness.press("Right .");
    assert_eq!(
        harness.model.list().index(),
        1,
        "and pans without leaving its row"
    );
    harness.press("Enter");
    assert_eq!(harness.model.list().rows.len(), clusters);
}

#[test]
fn the_milestones_of_all_clusters_are_filtered_sorted_grouped_and_changed_together() {
    let mut harness = at("M");
    let all = harness.model.list().rows.len();
    let snapshot = &harness.model.snapshot;
    let roadmaps = &snapshot.folder.portfolio.roadmaps;
    let there: usize = roadmaps.iter().map(|one| one.milestones.len()).sum();
    assert_eq!(all, there);
    harness.press("r");
    let slips: Vec<i64> = (harness.model.list().rows.iter())
        .filter_map(|row| {
            let outlook = harness.model.snapshot.outlook(row.key.roadmap()?, row.at)?;
            outlook.slip.filter(|_| outlook.open)
        })
        .collect();
    assert!(slips.is_sorted_by(|one, other| one >= other), "{slips:?}");
    for (view, more) in [("by cluster", 4), ("by owner", 5), ("by month", 5)] {
        harness.press("r");
        let screen = harness.screen(120, 40);
        assert!(screen.contains(view), "{screen}");
        let headings = harness.model.list().rows.len() - all;
        assert!(headings >= more, "{view}: {headings} headings");
    }
    harness.press("r / 'owner:none' Enter");
    assert!(harness.model.list().rows.len() < all);
    harness.press("Esc g Space Down Down Space");
    assert_eq!(harness.model.list().marked.len(), 2);
    assert_eq!(harness.model.selection().all().len(), 2, "both are meant");
}

#[test]
fn the_register_has_a_list_for_each_of_its_kinds() {
    let mut harness = at("Down Down Enter 9");
    let screen = harness.screen(80, 24);
    assert!(
        screen.contains("Register: [all] risks decisions"),
        "{screen}"
    );
    harness.press("Right");
    let screen = harness.screen(80, 24);
    assert!(screen.contains("[risks]"), "{screen}");
    harness.press("Left Left");
    assert!(
        harness.screen(80, 24).contains("[confirmations]"),
        "round and round"
    );
}

#[test]
fn every_part_of_every_screen_lies_on_it() {
    for shape in ALL.iter().map(|screen| screen.shape()) {
        for columns in (0..130).chain([300]) {
            for lines in (0..40).chain([100]) {
                let screen = Rect::new(0, 0, columns, lines);
                let parts = layout(&shape, (columns, lines), 7);
                for part in [
                    parts.title,
                    parts.tabs,
                    parts.body,
                    parts.head,
                    parts.list,
                    parts.detail,
                    parts.list_pane,
                    parts.detail_pane,
                    parts.toast,
                    parts.keys,
                    parts.foot,
                    parts.picture,
                ] {
                    assert_eq!(
                        part.intersection(screen).area(),
                        part.area(),
                        "{part:?} at {columns}x{lines}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_dashboard_cuts_no_roadmap_and_no_title_that_has_room() {
    let mut harness = TestHarness::samples();
    let screen = harness.screen(200, 60);
    for words in [
        "◐ Common driver design released to members ",
        " Wazirabad cutlery ",
        " Sialkot surgical instruments ",
    ] {
        assert!(screen.contains(words), "{words}:\n{screen}");
    }
    let waiting = screen.split("Feedback waiting").nth(1).unwrap_or_default();
    assert!(waiting.contains(", Wazirabad cutlery "), "{screen}");
}

#[test]
fn what_a_short_list_leaves_shows_the_roadmap_and_what_the_row_is_about() {
    for keys in [
        "I",
        "C",
        "T",
        "Down Down Enter 2",
        "Down Down Enter 3",
        "Down Down Enter 5",
        "Down Down Enter 6",
        "Down Down Enter 7",
        "Down Down Enter 8",
    ] {
        let mut harness = at(keys);
        harness.model.size = (200, 60);
        let (parts, rows) = (harness.model.layout(), harness.model.list().rows.len());
        let blank = usize::from(parts.list.height).saturating_sub(rows);
        assert!(blank < 12, "{keys}: {blank} lines of the list are blank");
        let screen = harness.screen(200, 60);
        let title = match keys.ends_with('3') {
            true => "─ Forecasts by review ─",
            false => "─ Timeline ─",
        };
        assert!(screen.contains(title), "{keys}:\n{screen}");
    }
    let mut harness = at("Down Down Enter 5");
    let below = harness.screen(120, 40);
    assert!(below.contains("─ Timeline ─"), "{below}");
    assert!(!below.contains("No milestones"), "{below}");
    assert!(!harness.screen(80, 24).contains("─ Timeline ─"));
    assert!(!at("O").screen(200, 60).contains("─ Timeline ─"));
}

#[test]
fn a_click_on_the_picture_beside_a_list_leads_to_the_milestone() {
    let mut harness = at("Down Down Enter 5");
    harness.screen(200, 60);
    let picture = harness.model.layout().picture;
    let hits = super::picture::hits(&harness.model, &harness.model.layout());
    assert!(hits.len() > 10, "{hits:?}");
    assert!(
        hits.iter()
            .all(|(at, _)| picture.intersection(*at) == *at && at.height == 1)
    );
}

#[test]
fn readings_of_one_day_are_a_bar_and_those_of_two_a_chart() {
    let one = "[cluster]\nname = \"Fans\"\n[[indicator]]\nid = \"tests\"\nname = \"Tests\"\nlevel = \"output\"\n\
               baseline = 0\nstart = 2026-01-01\ntarget = 8\ndue = 2027-12-31\n\
               [[indicator.reading]]\non = 2026-06-01\nvalue = 2\n";
    let two = format!("{one}[[indicator.reading]]\non = 2026-09-01\nvalue = 3\n");
    for (file, chart) in [(one, false), (two.as_str(), true)] {
        let mut harness = TestHarness::of(&[("fans", file)]);
        harness.press("Enter 8 Home");
        for _ in 0..4 {
            let key = harness.model.list().key().map(|key| format!("{key:?}"));
            if key.is_some_and(|key| key.contains("tests")) {
                break;
            }
            harness.press("Down");
        }
        let screen = harness.screen(200, 60);
        assert_eq!(
            screen.contains("25 % from baseline to target"),
            !chart,
            "{screen}"
        );
        assert_eq!(screen.contains("reading  "), chart, "{screen}");
    }
}

/// The number of lines that the frame of a text beside a list says are left to read, and the key that it names.
fn left_to_read(screen: &str) -> Option<(usize, String)> {
    let at = screen.find(" more line")?;
    let number = screen[..at]
        .rsplit(|sign: char| !sign.is_ascii_digit())
        .next()?;
    let key = screen[at..].split_once(": ")?.1.split_whitespace().next()?;
    let key = match key {
        "\u{2192}" => "Right",
        key => key,
    };
    Some((number.parse().ok()?, key.to_owned()))
}

#[test]
fn what_is_cut_beside_a_list_is_read_by_the_key_that_its_frame_names() {
    let mut ways = std::collections::BTreeMap::new();
    for screen in ALL {
        for (columns, lines) in [(80, 24), (200, 60)] {
            let mut harness = TestHarness::at_screen(*screen);
            harness.screen(columns, lines);
            let rows = harness.model.list().rows.len();
            for row in (0..rows).step_by(rows.div_ceil(4).max(1)) {
                harness.model.list_mut().select_index(row);
                let shown = harness.screen(columns, lines);
                let cut = usize::from(super::detail_extent(&harness.model));
                if screen.id() == ScreenId::Of(Command::Review) {
                    continue;
                }
                let told = left_to_read(&shown);
                assert_eq!(told.as_ref().map_or(0, |told| told.0), cut, "{shown}");
                let Some((_, key)) = told else { continue };
                let wide = match key.as_str() {
                    "Right" => harness.model.layout().detail.width - 2,
                    _ => columns.min(window::WIDEST) - 4,
                };
                let kind = harness.model.row().unwrap().key.clone();
                harness.press(&key);
                let opened = harness.model.reads_detail() || !harness.model.overlays.is_empty();
                assert!(opened, "{key} does nothing on {kind:?}: {shown}");
                let mut read = String::new();
                for _ in 0..400 {
                    let before = harness.screen(columns, lines);
                    read.push_str(&before);
                    harness.press("PgDn");
                    if harness.screen(columns, lines) == before {
                        break;
                    }
                }
                let words = |text: &str| -> std::collections::BTreeSet<String> {
                    let words = text.split(|sign: char| !sign.is_alphanumeric());
                    words.map(str::to_owned).collect()
                };
                let read = words(&read);
                let all = crate::tui::details::about(&harness.model, &kind, usize::from(wide));
                let all: Vec<String> = all.iter().map(ToString::to_string).collect();
                let owned = matches!(screen.id(), ScreenId::Of(Command::Trend | Command::Since));
                let missing: Vec<_> = words(&all.join(" ")).difference(&read).cloned().collect();
                assert!(
                    owned || missing.is_empty(),
                    "{:?} {kind:?} {key}: {missing:?}",
                    screen.id()
                );
                ways.insert(key, screen.id());
                harness.press("Esc");
            }
        }
    }
    let ways: Vec<String> = ways.into_keys().collect();
    assert_eq!(ways, ["Ctrl-d", "Right"]);
}
