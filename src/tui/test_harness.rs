//! The screens without a terminal and without a disk: keys in, what is shown and what is written out.
//!
//! What `update` asks for is done in memory: edits change texts by the same splices as on the disk.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::commands::{Keymap, ScreenId, command_spec};
use crate::dates::date::parse_iso;
use crate::edit::Edit;
use crate::health::{Flag, SeenFlags};
use crate::model::{CustomSchema, Date, PORTFOLIO, Portfolio, custom_binding};
use crate::report::messages::BUILT_IN;
use crate::settings::StatusDate;
use crate::store::commit::edited;
use crate::store::dismissed_prompts::Prompt;
use crate::store::last_visit::LastVisit;
use crate::store::read::read_text;
use crate::store::relocate::Relocation;
use crate::store::{File, Folder};
use crate::tui::app::screen::Screen;
use crate::tui::app::update::{Effect, Msg, update};
use crate::tui::app::{Drawn, IdSource, Model, Snapshot};
use crate::tui::draw;
use crate::tui::input::{Input, Mouse};
use crate::tui::theme::Theme;

/// Roadmaps for tests: a copy of samples, which may change without these.
const SAMPLES: &[(&str, &str)] = &[
    (
        "portfolio",
        include_str!("../../tests/fixtures/roadmaps/portfolio.toml"),
    ),
    (
        "gujrat-fans",
        include_str!("../../tests/fixtures/roadmaps/gujrat-fans.toml"),
    ),
    (
        "khairpur-dates",
        include_str!("../../tests/fixtures/roadmaps/khairpur-dates.toml"),
    ),
    (
        "sialkot-surgical",
        include_str!("../../tests/fixtures/roadmaps/sialkot-surgical.toml"),
    ),
    (
        "wazirabad-cutlery",
        include_str!("../../tests/fixtures/roadmaps/wazirabad-cutlery.toml"),
    ),
];

const SMALL: &[(&str, &str)] = &[
    (
        "fans",
        r#"[cluster]
name = "Fans"
[[milestone]]
id = "rig"
title = "Test rig"
baseline = 2027-01-01
after = ["surgical/iso"]
[[feedback]]
id = "f-20261004-k3v9q2my"
on = 2026-10-04
by = "officer"
kind = "problem"
text = "\u0645\u0634\u06cc\u0646"
answered = 2026-11-01
answer = "Yes"
"#,
    ),
    (
        "surgical",
        r#"[cluster]
name = "Surgical instruments"
[[owner]]
id = "lab"
role = "Head of lab"
until = 2026-10-01
[[capability]]
id = "testing"
name = "Testing"
target = "use"
[[milestone]]
id = "iso"
title = "Scope granted"
capability = "testing"
reaches = "use"
owner = "lab"
status = "active"
baseline = 2026-06-30
forecast = 2026-10-15
[[milestone]]
id = "export"
title = "First export"
status = "blocked"
blocked_by = "customs"
baseline = 2027-01-31
after = ["iso"]
[[milestone]]
id = "lease"
title = "Lease signed"
status = "done"
actual = 2026-01-31
[[decision]]
id = "buy"
text = "Buy the spectrometer"
due = 2026-11-01
[[feedback]]
id = "f-20261004-k3v9q2mx"
on = 2026-10-04
by = "officer"
channel = "letter"
text = "The lab is too slow"
about = ["iso"]
"#,
    ),
];

/// Files by id.
fn texts(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let files = files.iter();
    files
        .map(|(id, text)| ((*id).to_owned(), (*text).to_owned()))
        .collect()
}

/// The first reading of some files.
fn first(files: &[(&str, &str)]) -> Arc<Snapshot> {
    snapshot(&texts(files), 1, None, None)
}

/// A running program without a world.
#[derive(Clone)]
pub(crate) struct TestHarness {
    /// Its state.
    pub model: Model,
    /// The files, by id.
    pub texts: BTreeMap<String, String>,
    /// The files before each act, and its words.
    past: Vec<(String, BTreeMap<String, String>)>,
    undone: Vec<(String, BTreeMap<String, String>)>,
    generation: u64,
    /// The day that was said to be today.
    day: Option<Date>,
    /// What was kept in the config file.
    pub remembered: Vec<(&'static str, String)>,
    /// At what moments a question was left.
    pub left: Vec<Prompt>,
    looked: Option<LastVisit>,
    /// The edits that were written, by the id of their file.
    pub commits: Vec<(String, Vec<Edit>)>,
    /// The status with which it ended.
    pub ended: Option<u8>,
}

impl TestHarness {
    /// On the samples, which pin their day.
    pub(crate) fn samples() -> Self {
        static READ: LazyLock<Arc<Snapshot>> = LazyLock::new(|| first(SAMPLES));
        Self::on(SAMPLES, Arc::clone(&READ))
    }

    /// On two small roadmaps with something of everything, quick to read.
    pub(crate) fn small() -> Self {
        static READ: LazyLock<Arc<Snapshot>> = LazyLock::new(|| first(SMALL));
        Self::on(SMALL, Arc::clone(&READ))
    }

    /// On these files.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        Self::on(files, first(files))
    }

    /// On these files, which were read already: that is done once for all tests that begin on the same ones.
    fn on(files: &[(&str, &str)], read: Arc<Snapshot>) -> Self {
        let texts = texts(files);
        let model = Model::new(
            read,
            (80, 24),
            Keymap::default(),
            Theme::default(),
            crate::tui::features::features(),
        );
        let mut harness = Self {
            model,
            texts,
            past: Vec::new(),
            undone: Vec::new(),
            generation: 1,
            day: None,
            remembered: Vec::new(),
            left: Vec::new(),
            looked: None,
            commits: Vec::new(),
            ended: None,
        };
        harness.model.actor = "Officer".into();
        harness.model.ids = IdSource::new(7);
        harness.model.languages = BUILT_IN.map(str::to_owned).into();
        harness
    }

    /// On a roadmap with a value that two people changed apart.
    pub(crate) fn apart() -> Self {
        let conflict = "[[conflict]]\nitem = \"rig\"\nfield = \"forecast\"\nours = 2027-02-01\n\
                        theirs = 2027-03-01\nours_by = \"officer\"\ntheirs_by = \"office\"\n";
        let text = [SMALL[0].1, conflict].concat();
        Self::of(&[(SMALL[0].0, &text)])
    }

    /// Whether the screen is shown, and nothing over it.
    fn is_at(&self, id: ScreenId) -> bool {
        self.model.overlays.is_empty() && self.model.context().screen == id
    }

    /// Keys that lead to a screen from where `start` begins: its command, on a roadmap if need be, and past a question.
    pub(crate) fn keys_to(screen: &dyn Screen<Model>, start: fn() -> Self) -> Option<String> {
        let key = command_spec(screen.command()).keys[0];
        let roadmap = ["", "Down Down Enter"];
        let ways = roadmap.map(|before| {
            ["", "F10", "Tab"].map(|after| format!("{before} {key} {after}").trim().to_owned())
        });
        let mut ways = std::iter::once(String::new()).chain(ways.into_iter().flatten());
        ways.find(|keys| start().press(keys).is_at(screen.id()))
    }

    /// Keys that lead to each screen that is reached from where `start` begins.
    pub(crate) fn keys_to_all(start: fn() -> Self) -> Vec<String> {
        let screens = crate::tui::features::features().screens.iter();
        let keys = screens.filter_map(|screen| Self::keys_to(*screen, start));
        keys.collect()
    }

    /// At a screen of the list: of the samples where it is reached there, else of what it is for.
    ///
    /// # Panics
    /// Panics where its command does not lead to it.
    pub(crate) fn at_screen(screen: &dyn Screen<Model>) -> Self {
        let starts: [fn() -> Self; 3] = [Self::samples, Self::apart, || Self::of(&[])];
        for start in starts {
            if let Some(keys) = Self::keys_to(screen, start) {
                let mut harness = start();
                harness.press(&keys);
                return harness;
            }
        }
        panic!("its command does not lead to {:?}", screen.id())
    }

    /// Takes in one message and does what follows, until nothing more does.
    pub(crate) fn tell(&mut self, message: Msg) {
        if matters(&message) {
            self.model.drawn = self.drawn().1;
        }
        let mut effects = update(&mut self.model, message);
        while let Some(effect) = effects.pop() {
            if let Some(answer) = self.perform(effect) {
                effects.extend(update(&mut self.model, answer));
            }
        }
    }

    /// Presses keys by their names; what stands in single quotes is typed.
    pub(crate) fn press(&mut self, script: &str) -> &mut Self {
        for (at, part) in script.split('\'').enumerate() {
            let keys: Vec<String> = match at % 2 {
                0 => part.split_whitespace().map(str::to_owned).collect(),
                _ => part
                    .chars()
                    .map(|key| {
                        if key == ' ' {
                            "Space".into()
                        } else {
                            key.into()
                        }
                    })
                    .collect(),
            };
            for key in keys {
                let chord = key.parse().unwrap_or_else(|why| panic!("{why}"));
                self.tell(Msg::Input(Input::Key(chord)));
            }
        }
        self
    }

    /// As if somebody had marked these flags as seen, some days ago.
    pub(crate) fn seen(&mut self, flags: &[Arc<Flag>]) {
        self.looked = Some(LastVisit {
            on: parse_iso("2026-11-10"),
            seen: SeenFlags::of(flags),
        });
        let snapshot = self.snapshot();
        self.tell(Msg::Snapshot(snapshot));
    }

    /// As if another program had changed the files.
    pub(crate) fn reread(&mut self) {
        self.generation += 1;
        let snapshot = self.snapshot();
        self.tell(Msg::Snapshot(snapshot));
    }

    fn snapshot(&self) -> Arc<Snapshot> {
        snapshot(&self.texts, self.generation, self.day, self.looked.clone())
    }

    /// Clicks on the last place where a text is on the screen.
    pub(crate) fn click(&mut self, text: &str) {
        let (columns, lines) = self.model.size;
        let screen = self.screen(columns, lines);
        let found = screen.lines().enumerate().filter_map(|(y, line)| {
            let before = &line[..line.find(text)?];
            Some((crate::text::width(before) as u16, y as u16))
        });
        let (x, y) = found.last().unwrap_or_else(|| panic!("{text} in {screen}"));
        self.tell(Msg::Input(Input::Mouse(Mouse::Click(x, y))));
    }

    fn perform(&mut self, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::Quit(status) => self.ended = Some(status),
            Effect::Remember(pairs) => self.remembered.extend(pairs),
            Effect::NotAgain(moment) => self.left.push(moment),
            Effect::Today(day) => {
                self.day = Some(day);
                return Some(Msg::Snapshot(self.snapshot()));
            }
            Effect::Revision(said) => {
                // The first state of the files is the only revision there is.
                let first = self.past.first().map_or(&self.texts, |(_, texts)| texts);
                let found = match said.as_str() {
                    "HEAD" => Ok(Arc::new(
                        snapshot(first, 1, None, None).folder.portfolio.clone(),
                    )),
                    said => Err(format!("there is no revision {said}")),
                };
                return Some(Msg::Revision(said, found));
            }
            Effect::Read => return Some(Msg::Snapshot(self.snapshot())),
            Effect::Seen => {
                let flags = self.model.snapshot.health.flags.clone();
                self.seen(&flags);
            }
            Effect::Commit {
                files,
                words,
                generation,
            } => {
                assert_eq!(
                    generation, self.generation,
                    "edits are made of the newest reading"
                );
                let before = self.texts.clone();
                for (id, edits) in &files {
                    let text = self.texts.get(id).cloned().unwrap_or_default();
                    match edited(id, &text, edits) {
                        Ok((after, _)) => self.texts.insert(id.clone(), after),
                        Err(error) => return Some(self.settled(Err(error.to_string()))),
                    };
                }
                self.commits.extend(files);
                self.undone.clear();
                self.past.push((words.clone(), before));
                return Some(self.settled(Ok(format!("Saved: {words}"))));
            }
            Effect::Undo => {
                let (words, before) = self.past.pop()?;
                let now = std::mem::replace(&mut self.texts, before);
                let told = format!("Undone: {words}");
                self.undone.push((words, now));
                return Some(self.settled(Ok(told)));
            }
            Effect::Redo => {
                let (words, after) = self.undone.pop()?;
                let now = std::mem::replace(&mut self.texts, after);
                let told = format!("Done again: {words}");
                self.past.push((words, now));
                return Some(self.settled(Ok(told)));
            }
            Effect::Relocate {
                relocation,
                files,
                words,
                ..
            } => {
                let before = self.texts.clone();
                for (id, edits) in &files {
                    let text = self.texts.get(id).cloned().unwrap_or_default();
                    match edited(id, &text, edits) {
                        Ok((after, _)) => self.texts.insert(id.clone(), after),
                        Err(error) => return Some(self.settled(Err(error.to_string()))),
                    };
                }
                match relocation {
                    Relocation::Rename { old, new } => {
                        let text = self.texts.remove(&old).unwrap_or_default();
                        self.texts.insert(new, text);
                    }
                    Relocation::Archive(id) | Relocation::Delete(id) => {
                        drop(self.texts.remove(&id));
                    }
                }
                self.undone.clear();
                self.past.push((words.clone(), before));
                return Some(self.settled(Ok(format!("Done: {words}"))));
            }
            Effect::Create { id, text } => {
                let before = self.texts.clone();
                self.texts.insert(id.clone(), text);
                self.undone.clear();
                self.past.push((format!("new roadmap {id}"), before));
                return Some(self.settled(Ok(format!("Made: {id}.toml"))));
            }
            _ => {}
        }
        None
    }

    fn settled(&mut self, result: Result<String, String>) -> Msg {
        self.generation += 1;
        Msg::Settled {
            snapshot: Some(self.snapshot()),
            result,
            undo: self.past.last().map(|(words, _)| words.clone()),
            redo: self.undone.last().map(|(words, _)| words.clone()),
        }
    }

    /// What is on the screen of that size, line by line without blanks at the ends.
    pub(crate) fn screen(&mut self, columns: u16, lines: u16) -> String {
        self.draw(columns, lines).0
    }

    /// The screen, and the styles as a grid of letters with a legend.
    pub(crate) fn picture(&mut self, columns: u16, lines: u16) -> String {
        let (glyphs, styles) = self.draw(columns, lines);
        format!("{glyphs}\n--\n{styles}")
    }

    /// The cells of the screen of that size.
    pub(crate) fn buffer(&mut self, columns: u16, lines: u16) -> Buffer {
        if self.model.size != (columns, lines) {
            self.tell(Msg::Input(Input::Resize(columns, lines)));
        }
        self.drawn().0
    }

    /// The cells of the screen, and what can be clicked and scrolled on it.
    fn drawn(&self) -> (Buffer, Drawn) {
        let (columns, lines) = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, lines)).unwrap();
        let mut drawn = Drawn::default();
        terminal
            .draw(|frame| drawn = draw::draw(&self.model, frame))
            .unwrap();
        (terminal.backend().buffer().clone(), drawn)
    }

    /// Draws on a fresh screen: what was drawn before must not show through.
    fn draw(&mut self, columns: u16, lines: u16) -> (String, String) {
        let buffer = self.buffer(columns, lines);
        let mut legend: Vec<Style> = vec![Style::reset()];
        let (mut glyphs, mut styles) = (Vec::new(), Vec::new());
        for y in 0..lines {
            let (mut glyph_line, mut style_line) = (String::new(), String::new());
            let mut x = 0;
            while x < columns {
                let cell = &buffer[(x, y)];
                let wide = crate::text::width(cell.symbol()).max(1);
                glyph_line.push_str(cell.symbol());
                let letter = letter(&mut legend, cell.style());
                style_line.extend(std::iter::repeat_n(letter, wide));
                x += wide as u16;
            }
            glyphs.push(glyph_line.trim_end().to_owned());
            styles.push(style_line.trim_end_matches('.').to_owned());
        }
        let legend = legend
            .iter()
            .enumerate()
            .skip(1)
            .map(|(at, style)| format!("{} {}", letter_of(at), described(style)));
        let legend: Vec<_> = legend.collect();
        (
            glyphs.join("\n"),
            format!("{}\n{}", styles.join("\n"), legend.join("\n")),
        )
    }
}

/// Whether what a message does depends on what the frame before it showed: frames cost time.
fn matters(message: &Msg) -> bool {
    match message {
        Msg::Input(Input::Mouse(_)) => true,
        Msg::Input(Input::Key(chord)) => {
            use crate::tui::input::Key;
            let scrolls = !matches!(
                chord.key,
                Key::Char(_) | Key::Enter | Key::Esc | Key::Tab | Key::F(_)
            );
            scrolls
                || matches!(
                    chord.key,
                    Key::Char('h' | 'j' | 'k' | 'l' | 'g' | 'G' | ' ')
                )
        }
        _ => false,
    }
}

fn letter(legend: &mut Vec<Style>, style: Style) -> char {
    let plain = |style: &Style| (style.fg, style.bg, style.add_modifier);
    let listed = legend
        .iter()
        .position(|listed| plain(listed) == plain(&style));
    letter_of(listed.unwrap_or_else(|| {
        legend.push(style);
        legend.len() - 1
    }))
}

fn letter_of(at: usize) -> char {
    match at {
        0 => '.',
        at => char::from(b'a' + (at - 1).min(25) as u8),
    }
}

fn described(style: &Style) -> String {
    let mut words = Vec::new();
    if let Some(colour) = style
        .fg
        .filter(|colour| *colour != ratatui::style::Color::Reset)
    {
        words.push(format!("{colour:?}").to_lowercase());
    }
    if let Some(colour) = style
        .bg
        .filter(|colour| *colour != ratatui::style::Color::Reset)
    {
        words.push(format!("on {colour:?}").to_lowercase());
    }
    if !style.add_modifier.is_empty() {
        words.push(format!("{:?}", style.add_modifier).to_lowercase());
    }
    if words.is_empty() {
        "plain".into()
    } else {
        words.join(", ")
    }
}

fn snapshot(
    texts: &BTreeMap<String, String>,
    generation: u64,
    day: Option<Date>,
    looked: Option<LastVisit>,
) -> Arc<Snapshot> {
    let mut folder = Folder {
        dir: "roadmaps".into(),
        portfolio: Portfolio::default(),
        files: Vec::new(),
    };
    folder.portfolio.shared.id = PORTFOLIO.into();
    for (id, text) in texts {
        let reading = read_text(id, text);
        folder.files.push(File {
            id: id.clone(),
            name: format!("{id}.toml"),
            problems: reading.problems,
            closed: reading.closed,
            ..File::default()
        });
        match reading.roadmap {
            Some(roadmap) if id == PORTFOLIO => folder.portfolio.shared = roadmap,
            Some(roadmap) => folder.portfolio.roadmaps.push(roadmap),
            None => folder.portfolio.unread.push(id.clone()),
        }
    }
    let schema = CustomSchema::of(&folder.portfolio.shared.custom_fields);
    let shared = std::iter::once(&mut folder.portfolio.shared);
    for roadmap in shared.chain(&mut folder.portfolio.roadmaps) {
        drop(custom_binding::bind(roadmap, schema));
    }
    let pinned = folder.portfolio.shared.head.status_date;
    let machine = parse_iso("2026-11-15").unwrap();
    let status = StatusDate::new(day, pinned, machine);
    let mut snapshot = Snapshot::of(folder, status, None).since(looked);
    snapshot.in_git = true;
    Arc::new(snapshot.numbered(generation))
}
