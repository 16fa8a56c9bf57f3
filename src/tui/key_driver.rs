//! The screens without a terminal: for benchmarks.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::time::SystemTime;

use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::app::update::{Msg, update};
use super::app::{Drawn, Model, Snapshot};
use super::draw::draw;
use super::input::Input;
use super::theme::Theme;
use crate::commands::Keymap;
use crate::dates::Date;
use crate::settings::StatusDate;
use crate::store::Folder;

/// Presses keys and draws what they lead to, in memory. Nothing is written and no effect is carried out.
pub struct KeyDriver {
    model: Model,
    terminal: Terminal<TestBackend>,
}

impl KeyDriver {
    /// The screens of a folder on a day, in a terminal of so many columns and lines.
    pub fn new(folder: Folder, day: Date, size: (u16, u16)) -> Self {
        let snapshot = Snapshot::of(folder, StatusDate::new(None, None, day), None).numbered(1);
        Self::on(Arc::new(snapshot), size)
    }

    /// The same folder from the first screen, in a terminal of another size.
    pub fn restarted(&self, size: (u16, u16)) -> Self {
        Self::on(Arc::clone(&self.model.snapshot), size)
    }

    /// Reads the folder again at `now`, after something was written in it, and computes what follows, as is done beside the
    /// screens after every edit.
    ///
    /// # Errors
    /// The folder could not be listed.
    pub fn read_again(&self, now: SystemTime) -> io::Result<usize> {
        let before = &self.model.snapshot;
        let again = Folder::open_after(&before.folder.dir, &before.folder, now)?;
        let changed = again.changed.as_deref().map(|changed| (&**before, changed));
        let snapshot = Snapshot::after(Arc::new(again.folder), before.status, None, changed);
        Ok(snapshot.attention.len())
    }

    /// How many entries are flagged.
    pub fn flagged(&self) -> usize {
        self.model.snapshot.attention.len()
    }

    /// Presses a key, given as in a keymap, and draws the screen. A text that is no key only draws.
    pub fn press(&mut self, key: &str) {
        if let Ok(combo) = key.parse() {
            std::hint::black_box(update(&mut self.model, Msg::Input(Input::Key(combo))));
        }
        let mut drawn = Drawn::default();
        let frame: Result<_, Infallible> =
            self.terminal.draw(|frame| drawn = draw(&self.model, frame));
        std::hint::black_box(frame.is_ok());
        self.model.drawn = drawn;
    }

    fn on(snapshot: Arc<Snapshot>, (columns, lines): (u16, u16)) -> Self {
        let mut model = Model::new(
            snapshot,
            (columns, lines),
            Keymap::default(),
            Theme::default(),
            crate::tui::features::features(),
        );
        model.actor = "bench".into();
        let Ok(terminal) = Terminal::new(TestBackend::new(columns, lines));
        Self { model, terminal }
    }
}
