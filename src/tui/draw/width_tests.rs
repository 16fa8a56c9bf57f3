//! Texts that terminals find hard, on every screen and in every window: what is drawn takes the columns that were
//! counted, nothing beside it moves, and what has no room is cut with an ellipsis.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::text::{line, width};
use crate::tui::app::Panes;
use crate::tui::test_harness::TestHarness;

/// The pieces: ligatures, joined emoji, flags, combining marks, scripts with vowels above and below, wide letters.
const PIECES: [&str; 22] = [
    "لا",
    "لأ",
    "الله",
    "ﷺ",
    "مُحَمَّد",
    "👨\u{200d}👩\u{200d}👧",
    "🏳\u{fe0f}\u{200d}🌈",
    "👍🏽",
    "♻\u{fe0f}",
    "1\u{fe0f}\u{20e3}",
    "🇵🇰",
    "🇵",
    "e\u{301}\u{323}",
    "a\u{20dd}",
    "กำ",
    "น้ำ",
    "क्षि",
    "हिन्दी",
    "中文",
    "한",
    " ",
    "steel",
];

/// What stands before and after every hard text: by these it is found again.
const BEGINS: &str = "⟦";
const ENDS: &str = "⟧";

/// A roadmap in which every name, title and text is the same hard one.
fn file(text: &str) -> String {
    let text = format!("{BEGINS}{text}{ENDS}");
    format!(
        "[cluster]\nname = \"{text}\"\nplace = \"{text}\"\n\
         [[phase]]\nid = \"p\"\nname = \"{text}\"\nstart = 2026-01-01\n\
         [[policy]]\nid = \"q\"\nname = \"{text}\"\nphase = \"p\"\n\
         [[owner]]\nid = \"o\"\nrole = \"{text}\"\ngroup = \"association\"\n\
         [[chain]]\nid = \"c\"\nname = \"{text}\"\n\
         [[capability]]\nid = \"k\"\nname = \"{text}\"\ntarget = \"use\"\n\
         [[milestone]]\nid = \"m\"\ntitle = \"{text}\"\nowner = \"o\"\ncapability = \"k\"\nbaseline = 2026-06-01\nforecast = 2026-12-01\n\
         [[milestone]]\nid = \"n\"\ntitle = \"{text}\"\nstatus = \"blocked\"\nblocked_by = \"{text}\"\nforecast = 2027-02-01\nafter = [\"m\"]\n\
         [[indicator]]\nid = \"i\"\nname = \"{text}\"\nbaseline = 1.0\ntarget = 9.0\n\
         [[placement]]\nid = \"l\"\ntrade = \"{text}\"\ntarget = 9\n\
         [[fund]]\nid = \"f\"\ntitle = \"{text}\"\napproved = 9.0\n\
         [[risk]]\nid = \"x\"\ntext = \"{text}\"\n\
         [[decision]]\nid = \"d\"\ntext = \"{text}\"\ndue = 2026-10-01\n\
         [[feedback]]\nid = \"f-20261004-k3v9q2mx\"\non = 2026-10-04\nby = \"b\"\ntext = \"{text}\"\nabout = [\"m\"]\n\
         [[change]]\non = 2026-10-05\nby = \"b\"\nitem = \"m\"\nfield = \"title\"\nfrom = \"{text}\"\nto = \"{text}\"\n\
         [[change]]\non = 2026-10-06\nby = \"b\"\nitem = \"m\"\nfield = \"forecast\"\nfrom = 2026-06-01\nto = 2026-12-01\ncode = \"other\"\nwhy = \"{text}\"\n"
    )
}

fn shared(text: &str) -> String {
    let text = format!("{BEGINS}{text}{ENDS}");
    format!(
        "name = \"{text}\"\n[[referral]]\nname = \"{text}\"\n[[owner]]\nid = \"s\"\norg = \"{text}\"\n\
         [[zone]]\nid = \"z\"\nname = \"{text}\"\nplace = \"{text}\"\n[[zone.sector]]\nid = \"y\"\nname = \"{text}\"\n"
    )
}

/// Keys that lead to every screen, and to forms and windows of each sort.
const PLACES: [&str; 40] = [
    "",
    "A",
    "A r",
    "I",
    "D",
    "D r",
    "M",
    "M r",
    "T Enter",
    "C",
    "O",
    "O Right",
    "O Right Right",
    "O Right Right Right",
    "Enter",
    "Enter 2",
    "Enter 3",
    "Enter 3 r",
    "Enter 4",
    "Enter 5",
    "Enter 5 r",
    "Enter 6",
    "Enter 7",
    "Enter 7 r r",
    "Enter 7 r r r",
    "Enter 7 r r r r",
    "Enter 8",
    "Enter 9",
    "Enter 2 = Ctrl-u '2026-01-01' F10",
    "Enter 2 Enter",
    "Enter 2 e",
    "Enter 2 f",
    "Enter 2 o Enter",
    "Enter 2 a",
    "Enter 6 y",
    "A : 'm'",
    "A m",
    "A R",
    "A R End",
    "J 1",
];

/// The cells in which the text about an entry or the heads of a table stand: they are wrapped there, and a form scrolls
/// what is typed.
fn is_wrapped(harness: &TestHarness, x: u16, y: u16) -> bool {
    let windows = !harness.model.overlays.is_empty();
    let parts = harness.model.layout();
    let wraps = |area: Rect| area.contains((x, y).into());
    let pages = [Panes::Page, Panes::Review, Panes::Names];
    windows
        || wraps(parts.detail)
        || wraps(parts.head)
        || pages.contains(&harness.model.shape().panes)
}

/// The signs of a line from a column on, with the column of each; the cells that a wide sign covers are no signs.
fn signs(buffer: &Buffer, from: u16, y: u16) -> Vec<&str> {
    let mut signs = Vec::new();
    let mut x = from;
    while x < buffer.area.width {
        let sign = buffer[(x, y)].symbol();
        signs.push(sign);
        x += u16::try_from(width(sign).max(1)).unwrap_or(1);
    }
    signs
}

fn check(harness: &TestHarness, buffer: &Buffer, text: &str, at: &str) {
    let whole = format!("{BEGINS}{text}{ENDS}");
    let whole = line(&whole);
    for y in 0..buffer.area.height {
        for x in 0..buffer.area.width {
            let sign = buffer[(x, y)].symbol();
            assert_eq!(
                sign.width(),
                width(sign),
                "{at}: {sign:?} at {x},{y} is drawn as wide as it is counted"
            );
            if sign != BEGINS {
                continue;
            }
            let drawn = signs(buffer, x, y);
            let mut rest: &str = &whole;
            let mut next = "";
            for sign in drawn {
                match rest.strip_prefix(sign) {
                    Some(behind) => rest = behind,
                    None => {
                        next = sign;
                        break;
                    }
                }
            }
            let told = rest.is_empty() || next == "…" || is_wrapped(harness, x, y);
            assert!(
                told,
                "{at}: {rest:?} is cut without an ellipsis before {next:?} at {x},{y} of\n{}",
                row(buffer, y)
            );
        }
    }
}

fn row(buffer: &Buffer, y: u16) -> String {
    signs(buffer, 0, y).concat()
}

/// The frames at the right of the panes stand where they stand with plain words.
fn frames(harness: &TestHarness, buffer: &Buffer, at: &str) {
    let parts = harness.model.layout();
    // The end of a review is one page.
    if !parts.framed || !harness.model.overlays.is_empty() || at.contains("R End") {
        return;
    }
    for pane in [parts.list_pane, parts.detail_pane] {
        for y in (pane.y + 1)..pane.bottom().saturating_sub(1) {
            for x in [pane.x, pane.right().saturating_sub(1)] {
                let sign = buffer[(x, y)].symbol();
                let is_frame = ["│", "┃", "▲", "▼", "█", "┆"].contains(&sign);
                assert!(is_frame, "{at}: {sign:?} at {x},{y} of\n{}", row(buffer, y));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hard_texts_shift_nothing_and_are_cut_with_an_ellipsis(
        pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 1..30),
        size in proptest::sample::select(&[(80_u16, 24_u16), (120, 40), (160, 44), (41, 12)][..]),
        places in proptest::collection::vec(proptest::sample::select(&PLACES[..]), 6),
    ) {
        let text = pieces.concat();
        let text = text.trim();
        let (file, shared) = (file(text), shared(text));
        for keys in places {
            let mut harness = TestHarness::of(&[("portfolio", &shared), ("a", &file)]);
            harness.buffer(size.0, size.1);
            harness.press(keys);
            let buffer = harness.buffer(size.0, size.1);
            let at = format!("{keys:?} at {}x{}", size.0, size.1);
            check(&harness, &buffer, text, &at);
            frames(&harness, &buffer, &at);
        }
    }
}
