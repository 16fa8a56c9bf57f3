//! The pictures of the guide: screens of the samples as SVG. `UPDATE_DOCS=1 cargo test --lib pictures` draws them anew.

use std::fmt::Write as _;
use std::path::Path;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::tui::test_harness::TestHarness;
use crate::tui::theme::color::rgb;
use crate::tui::theme::{Depth, Symbols, Theme};

/// The pictures: name, the keys that lead there, columns and lines.
const PICTURES: [(&str, &str, u16, u16); 15] = [
    ("portfolio", "", 100, 30),
    ("attention", "A", 80, 24),
    ("causes", "A r", 100, 30),
    ("forecast", "A f", 80, 24),
    ("timeline", "Down Down Down Down Down Enter 3", 120, 30),
    ("trend", "Down Down Down Down Down Enter 4", 120, 36),
    ("capabilities", "Down Enter 5", 100, 30),
    ("stakeholders", "Down Enter 7", 110, 30),
    ("compare", "C", 100, 30),
    ("milestones-of-all", "M r r", 120, 36),
    ("timeline-of-all", "T Down Enter", 120, 30),
    ("dashboard", "", 160, 44),
    ("palette", "A : 'test' Down", 80, 24),
    ("programme", "O Down Down", 100, 30),
    (
        "since",
        "Down Down Enter = Ctrl-u '2026-07-01' F10 Down",
        120,
        30,
    ),
];

/// The size of a cell, in units of the picture.
const CELL: (usize, usize) = (9, 18);
pub(super) const PAPER: &str = "#16181d";
pub(super) const INK: &str = "#d8dce4";

#[test]
fn pictures_show_the_screens_as_they_are() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/screens");
    for (name, keys, columns, lines) in PICTURES {
        let mut harness = TestHarness::samples();
        harness.model.theme = Theme::named("dark", Depth::True, Symbols::unicode());
        harness.buffer(columns, lines);
        harness.press(keys);
        let drawn = svg(&harness.buffer(columns, lines));
        let path = folder.join(format!("{name}.svg"));
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &drawn).unwrap();
        }
        let there = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            there.replace("\r\n", "\n") == drawn,
            "docs/screens/{name}.svg is out of date: run UPDATE_DOCS=1 cargo test --lib pictures"
        );
    }
}

/// `PICTURES` names a file of lines `name|keys|columns|lines|theme`; each is drawn beside it.
#[test]
#[ignore = "draws the pictures that PICTURES asks for"]
fn pictures_are_drawn_on_demand() {
    let list = std::env::var_os("PICTURES").expect("PICTURES names a file");
    let list = Path::new(&list);
    for line in std::fs::read_to_string(list).unwrap().lines() {
        let [name, keys, columns, lines, theme] =
            <[&str; 5]>::try_from(line.split('|').collect::<Vec<_>>()).expect(line);
        let mut harness = TestHarness::samples();
        harness.model.theme = Theme::named(theme, Depth::True, Symbols::unicode());
        let (columns, lines) = (columns.parse().unwrap(), lines.parse().unwrap());
        harness.buffer(columns, lines);
        harness.press(keys);
        let drawn = svg(&harness.buffer(columns, lines));
        std::fs::write(list.with_file_name(format!("{name}.svg")), drawn).unwrap();
    }
}

fn svg(buffer: &Buffer) -> String {
    let (columns, lines) = (
        usize::from(buffer.area.width),
        usize::from(buffer.area.height),
    );
    let (width, height) = (columns * CELL.0 + 16, lines * CELL.1 + 16);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace\" font-size=\"15\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{PAPER}\"/>\n"
    );
    for y in 0..lines {
        for (x, text, cell) in runs(buffer, y) {
            run(&mut out, x, y, &text, &cell);
        }
    }
    out.push_str("</svg>\n");
    out
}

/// The pieces of a line that look alike: first column, text, look.
pub(super) fn runs(buffer: &Buffer, y: usize) -> Vec<(usize, String, Cell)> {
    let mut runs: Vec<(usize, String, Cell)> = Vec::new();
    let mut x = 0;
    while x < usize::from(buffer.area.width) {
        let cell = &buffer[(x as u16, y as u16)];
        let alike = |other: &Cell| other.style() == cell.style();
        match runs.last_mut() {
            Some((_, text, look)) if alike(look) => text.push_str(cell.symbol()),
            _ => runs.push((x, cell.symbol().to_owned(), cell.clone())),
        }
        x += crate::text::width(cell.symbol()).max(1);
    }
    runs
}

fn run(out: &mut String, x: usize, y: usize, text: &str, cell: &Cell) {
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    let underlined = cell.modifier.contains(Modifier::UNDERLINED);
    let visible = text.trim_end();
    if visible.is_empty() && !reversed && !underlined && cell.bg == Color::Reset {
        return;
    }
    let (mut ink, mut paper) = (colour(cell.fg, INK), colour(cell.bg, PAPER));
    if reversed {
        std::mem::swap(&mut ink, &mut paper);
    }
    let (left, top) = (x * CELL.0 + 8, y * CELL.1 + 8);
    let wide = crate::text::width(text) * CELL.0;
    if paper != PAPER {
        let high = CELL.1;
        let _ = writeln!(
            out,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{high}\" fill=\"{paper}\"/>"
        );
    }
    let weight = match cell.modifier.contains(Modifier::BOLD) {
        true => " font-weight=\"bold\"",
        false => "",
    };
    let struck = cell.modifier.contains(Modifier::CROSSED_OUT);
    let line = match (underlined, struck) {
        (true, _) => " text-decoration=\"underline\"",
        (_, true) => " text-decoration=\"line-through\"",
        _ => "",
    };
    let lead = text.len() - text.trim_start().len();
    let shown = text.trim();
    if shown.is_empty() {
        return;
    }
    let left = left + lead * CELL.0;
    let long = crate::text::width(shown) * CELL.0;
    let base = top + 14;
    let shown = shown.replace('&', "&amp;").replace('<', "&lt;");
    let _ = writeln!(
        out,
        "<text x=\"{left}\" y=\"{base}\" textLength=\"{long}\" xml:space=\"preserve\" \
         fill=\"{ink}\"{weight}{line}>{shown}</text>"
    );
}

/// A colour of the terminal as one of the picture.
pub(super) fn colour(colour: Color, plain: &str) -> String {
    match rgb(colour) {
        Some([red, green, blue]) => format!("#{red:02x}{green:02x}{blue:02x}"),
        None => plain.to_owned(),
    }
}
