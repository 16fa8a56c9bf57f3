//! The tour of the README: the real screens of the samples, recorded as one animated picture.
//! `UPDATE_DOCS=1 cargo test --lib doc_tour` records it anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::tui::doc_screenshots::{INK, PAPER, colour, runs};
use crate::tui::test_harness::TestHarness;
use crate::tui::theme::{Depth, Symbols, Theme};

/// The size of the terminal, and of a cell in units of the picture.
const SIZE: (u16, u16) = (96, 27);
const CELL: (usize, usize) = (9, 18);

/// The most bytes that the picture may have: it is shown on the first page.
const MOST: usize = 300_000;

/// What is pressed, for how many tenths of a second what follows is seen, and what is said of it.
const STEPS: [(&str, u32, &str); 30] = [
    (
        "",
        24,
        "Every cluster in a line: health, what is open, what comes next",
    ),
    (
        "Down",
        8,
        "Every cluster in a line: health, what is open, what comes next",
    ),
    (
        "A",
        28,
        "A   Attention: what needs somebody, the worst first, and why",
    ),
    (
        "Down",
        10,
        "A   Attention: what needs somebody, the worst first, and why",
    ),
    ("f", 14, "f   a new forecast"),
    ("'2028-'", 5, "f   a new forecast"),
    ("'03-31'", 20, "While the date is typed: what moves with it"),
    ("Tab 'su'", 12, "The reason is chosen by a few letters"),
    (
        "Enter 'spare parts'",
        6,
        "The reason is chosen by a few letters",
    ),
    ("' are late'", 10, "and explained in a few words"),
    (
        "Ctrl-s",
        18,
        "Saved to a text file; the move and its reason are logged",
    ),
    ("u", 12, "u   takes it back"),
    ("T", 20, "T   the timeline of all clusters"),
    ("Down Enter", 14, "Enter opens a cluster to its milestones"),
    ("P", 4, "P   home"),
    ("Down", 4, "P   home"),
    ("Enter", 16, "Enter   one cluster at a glance"),
    ("3", 20, "3   Timeline: baseline, forecast, predecessors"),
    ("4", 16, "4   Trend: how its dates have moved"),
    (
        "5",
        16,
        "5   Capabilities on the ladder from none to create",
    ),
    ("7", 14, "7   Stakeholders: who acts where"),
    ("8", 14, "8   Results: indicators, placements, funds"),
    ("=", 8, "=   what changed since when?"),
    (
        "Ctrl-u '2026-06-01' F10",
        20,
        "Every entry that changed, old value and new",
    ),
    ("Esc :", 5, ":   anything is found by a few letters"),
    ("'spectro'", 12, ":   anything is found by a few letters"),
    ("Enter", 12, "Enter goes there"),
    ("?", 12, "?   every key, searched by typing"),
    ("Esc", 4, "?   every key, searched by typing"),
    (
        "P",
        18,
        "tcu: roadmaps of industrial clusters, kept current",
    ),
];

/// The lines of the picture that are drawn once, and where each frame has them.
#[derive(Default)]
struct Recording {
    /// A line as it is drawn, with its number.
    lines: BTreeMap<String, usize>,
    /// The drawn lines in the order of their numbers.
    drawn: Vec<String>,
    /// The colours, with the number of each.
    inks: BTreeMap<String, usize>,
    /// Of each frame: the number of each of its lines, and the tenths of a second that it is seen.
    frames: Vec<(Vec<usize>, u32)>,
}

impl Recording {
    fn frame(&mut self, buffer: &Buffer, caption: &str, tenths: u32) {
        let mut frame: Vec<usize> = (0..usize::from(buffer.area.height))
            .map(|y| {
                let line = self.line(buffer, y);
                self.numbered(line)
            })
            .collect();
        let accent = self.ink("#6cb6ff");
        let says = format!(
            "<text x=\"9\" class=\"i{accent}\" font-weight=\"bold\">{}</text>",
            escaped(caption)
        );
        frame.push(self.numbered(says));
        self.frames.push((frame, tenths));
    }

    fn numbered(&mut self, line: String) -> usize {
        if let Some(number) = self.lines.get(&line) {
            return *number;
        }
        let number = self.drawn.len();
        self.drawn.push(line.clone());
        self.lines.insert(line, number);
        number
    }

    fn ink(&mut self, ink: &str) -> usize {
        let next = self.inks.len();
        *self.inks.entry(ink.to_owned()).or_insert(next)
    }

    /// A line of a screen, at the top of the picture.
    fn line(&mut self, buffer: &Buffer, y: usize) -> String {
        let mut out = String::new();
        for (x, text, cell) in runs(buffer, y) {
            let (mut ink, mut paper) = (colour(cell.fg, INK), colour(cell.bg, PAPER));
            if cell.modifier.contains(Modifier::REVERSED) {
                std::mem::swap(&mut ink, &mut paper);
            }
            let left = x * CELL.0;
            if paper != PAPER && cell.bg != Color::Reset {
                let (wide, class) = (crate::text::width(&text) * CELL.0, self.ink(&paper));
                let high = CELL.1;
                let _ = write!(
                    out,
                    "<path class=\"i{class}\" d=\"M{left} -14h{wide}v{high}h-{wide}z\"/>"
                );
            }
            let lead = text.len() - text.trim_start().len();
            let shown = text.trim();
            if shown.is_empty() {
                continue;
            }
            let (left, long) = (left + lead * CELL.0, crate::text::width(shown) * CELL.0);
            let weight = match cell.modifier.contains(Modifier::BOLD) {
                true => " b",
                false => "",
            };
            let struck = match cell.modifier.contains(Modifier::CROSSED_OUT) {
                true => " s",
                false => "",
            };
            let class = self.ink(&ink);
            let shown = escaped(shown);
            let _ = write!(
                out,
                "<text x=\"{left}\" textLength=\"{long}\" class=\"i{class}{weight}{struck}\">{shown}</text>"
            );
        }
        out
    }

    /// All of it as one picture: the frames stand beside each other, and the strip moves from one to the next.
    fn svg(&self) -> String {
        let (width, height) = (
            usize::from(SIZE.0) * CELL.0 + 16,
            (usize::from(SIZE.1) + 1) * CELL.1 + 20,
        );
        let all: u32 = self.frames.iter().map(|(_, tenths)| tenths).sum();
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" xml:space=\"preserve\" \
             font-family=\"ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace\" font-size=\"15\">\n<style>\
             text{{white-space:pre}}.b{{font-weight:bold}}.s{{text-decoration:line-through}}"
        );
        for (ink, number) in &self.inks {
            let _ = write!(out, ".i{number}{{fill:{ink}}}");
        }
        out.push_str("@keyframes s{");
        let mut gone = 0;
        for (at, (_, tenths)) in self.frames.iter().enumerate() {
            let percent = f64::from(gone) * 100.0 / f64::from(all);
            let _ = write!(
                out,
                "{percent:.2}%{{transform:translateX(-{}px)}}",
                at * width
            );
            gone += tenths;
        }
        let _ = write!(
            out,
            "}}.m{{animation:s {}s steps(1,end) infinite}}\
             @media(prefers-reduced-motion:reduce){{.m{{animation:none}}}}</style>\n\
             <rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{PAPER}\"/>\n<defs>\n",
            f64::from(all) / 10.0
        );
        for (number, line) in self.drawn.iter().enumerate() {
            let _ = writeln!(out, "<g id=\"l{number}\">{line}</g>");
        }
        out.push_str("</defs>\n<g class=\"m\">\n");
        for (at, (lines, _)) in self.frames.iter().enumerate() {
            let _ = write!(out, "<g transform=\"translate({},8)\">", at * width + 8);
            for (y, number) in lines.iter().enumerate() {
                if self.drawn[*number].is_empty() {
                    continue;
                }
                let gap = if y == lines.len() - 1 { 4 } else { 0 };
                let _ = write!(
                    out,
                    "<use href=\"#l{number}\" y=\"{}\"/>",
                    y * CELL.1 + gap + 14
                );
            }
            out.push_str("</g>\n");
        }
        out.push_str("</g>\n</svg>\n");
        out
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[test]
fn the_tour_is_recorded_from_the_screens_as_they_are() {
    let mut harness = TestHarness::samples();
    harness.model.theme = Theme::named("dark", Depth::True, Symbols::unicode());
    let mut recording = Recording::default();
    let mut before = None;
    for (keys, tenths, caption) in STEPS {
        harness.buffer(SIZE.0, SIZE.1);
        harness.press(keys);
        let buffer = harness.buffer(SIZE.0, SIZE.1);
        assert!(before.as_ref() != Some(&buffer), "{keys} shows nothing new");
        recording.frame(&buffer, caption, tenths);
        before = Some(buffer);
    }
    let tenths: u32 = STEPS.iter().map(|(_, tenths, _)| tenths).sum();
    assert!((380..=420).contains(&tenths), "{tenths} tenths of a second");
    let drawn = recording.svg();
    assert!(drawn.len() < MOST, "{} bytes", drawn.len());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/screens/tour.svg");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &drawn).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        there.replace("\r\n", "\n") == drawn,
        "docs/screens/tour.svg is out of date: run UPDATE_DOCS=1 cargo test --lib doc_tour"
    );
}
