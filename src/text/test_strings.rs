//! Texts to test with: anything, and what terminals find hard.

use proptest::prelude::*;

const HARD: &[&str] = &[
    " ",
    "  ",
    "a",
    "word",
    "-",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\u{1b}[2J",
    "\u{0}",
    "\u{7f}",
    "\u{85}",
    "\u{9b}",
    "\u{202e}",
    "\u{2066}",
    "\u{200f}",
    "\u{200d}",
    "\u{200c}",
    "\u{200b}",
    "\u{fe0f}",
    "\u{fe0e}",
    "\u{301}",
    "\u{64f}",
    "\u{651}",
    "\u{600}",
    "\u{ad}",
    "中",
    "文。",
    "（",
    "한",
    "\u{1112}\u{1161}\u{11ab}",
    "سرجیکل",
    "مُحَمَّد",
    "لا",
    "👨\u{200d}👩\u{200d}👧",
    "🏽",
    "♻\u{fe0f}",
    "🇵🇰",
    "🇵",
    "क्षि",
    "…",
    "İ",
    "ß",
    "ﷺ",
];

/// Any text, with a liking for the hard ones.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => proptest::sample::select(HARD).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop_oneof![
        4 => proptest::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}
