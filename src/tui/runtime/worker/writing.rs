//! What the worker writes, and takes back: edits, new roadmaps, moved ones, packets, samples.

use std::path::Path;

use crate::edit::{Actor, Edit};
use crate::store::relocate::{MovedFile, Relocation, relocate};
use crate::store::sync::forget_written;
use crate::store::{FileChange, commit, create, save};
use crate::text;
use crate::tui::app::update::Msg;
use crate::tui::runtime::compensating_undo::correct;
use crate::tui::runtime::copy_merge::merge_copy;
use crate::tui::runtime::error_text::refused;
use crate::tui::runtime::history::{UndoEntry, UndoError};
use crate::tui::runtime::output::OutputJob;
use crate::tui::runtime::packet_actions::take_packets;
use crate::tui::runtime::worker::state::WorkerState;
use crate::tui::state::output::OutputRequest;

impl WorkerState {
    pub(super) fn commit(
        &mut self,
        files: Vec<(String, Vec<Edit>)>,
        words: String,
        generation: u64,
    ) -> Msg {
        // The folder that the edits speak of: where it has changed since, the store merges them into it.
        let Some((_, base)) = self
            .readings
            .iter()
            .find(|(number, _)| *number == generation)
        else {
            let why =
                "Nothing was written: the files have changed too often meanwhile. Save once more";
            return self.settled(Err(why.into()));
        };
        match commit(base, &self.state, &files) {
            Ok(written) => {
                forget_written(&self.state, &written);
                let told = format!("Saved: {words}{}", merged(&written));
                self.history.did(UndoEntry {
                    words,
                    edits: files,
                    written,
                    moved: Vec::new(),
                });
                self.settled(Ok(told))
            }
            Err(error) => self.settled(Err(refused(&error))),
        }
    }

    pub(super) fn create(&mut self, id: &str, text: &str) -> Msg {
        let made = self.refused_where_gone().and_then(|()| {
            std::fs::create_dir_all(&self.dir).map_err(|error| {
                format!(
                    "The folder {} could not be made: {error}",
                    self.dir.display()
                )
            })
        });
        let created = made.and_then(|()| {
            create(&self.dir, &self.state, id, text).map_err(|error| refused(&error))
        });
        let made = created.map(|file| {
            self.history.did(UndoEntry {
                words: format!("new roadmap {id}"),
                edits: Vec::new(),
                written: Vec::new(),
                moved: vec![MovedFile {
                    path: file.path,
                    before: None,
                    after: Some(file.after.to_vec()),
                }],
            });
            format!("Made: {id}.toml")
        });
        self.settled(made)
    }

    pub(super) fn relocate(
        &mut self,
        relocation: &Relocation,
        files: Vec<(String, Vec<Edit>)>,
        words: String,
        generation: u64,
    ) -> Msg {
        let mut readings = self.readings.iter();
        let Some((_, base)) = readings.find(|(number, _)| *number == generation) else {
            let why = "Nothing was moved: the files have changed meanwhile. Try once more";
            return self.settled(Err(why.into()));
        };
        match relocate(base, &self.state, relocation, &files) {
            Ok((written, moved)) => {
                forget_written(&self.state, &written);
                let told = format!("Done: {words}");
                self.history.did(UndoEntry {
                    words,
                    edits: files,
                    written,
                    moved,
                });
                self.settled(Ok(told))
            }
            Err(error) => self.settled(Err(format!("Nothing was moved: {error}"))),
        }
    }

    pub(super) fn undo(&mut self, actor: &Actor) -> Msg {
        let result = match self.history.undo(&self.dir, &self.state) {
            Ok(told) => Ok(told),
            Err(UndoError::Why(why)) => Err(why),
            Err(UndoError::Changed(past)) => self.correct(actor, &past),
        };
        self.settled(result)
    }

    /// Takes back an act by new edits: another program has written to the file since.
    fn correct(&mut self, actor: &Actor, past: &UndoEntry) -> Result<String, String> {
        self.read()?;
        let written = correct(&self.folder, &self.state, actor, past)?;
        self.history.corrected(written);
        Ok(format!(
            "Undone by a correction, as another program had changed the file: {}",
            past.words
        ))
    }

    pub(super) fn redo(&mut self) -> Msg {
        let result = self.history.redo(&self.dir, &self.state);
        self.settled(result)
    }

    /// Merges a copy that another program made into its roadmap, as one act that can be taken back; the copy stays.
    pub(super) fn merge_copy(&mut self, name: &str) -> Msg {
        let merged = self
            .read()
            .and_then(|_| merge_copy(&self.folder, &self.state, name));
        let merged = merged.map(|(past, words)| {
            if let Some(past) = past {
                self.history.did(past);
            }
            words
        });
        self.settled(merged)
    }

    /// Takes packets in, of the folder as it is now.
    pub(super) fn take(&mut self, from: &Path, actor: &Actor) -> Msg {
        let taken = self
            .read()
            .and_then(|_| take_packets(&self.folder, &self.state, actor, from));
        let result = taken.map(|(past, words)| {
            if let Some(past) = past {
                self.history.did(past);
            }
            words
        });
        let snapshot = self.read().ok();
        Msg::Taken {
            snapshot,
            result,
            undo: self.history.undo_words(),
            redo: self.history.redo_words(),
        }
    }

    /// Writes a file for others on a thread of its own: a large report must not hold up what is saved.
    pub(super) fn write_output(&self, request: OutputRequest, by: String) {
        let job = OutputJob {
            request,
            by,
            roadmaps: self.dir.clone(),
            today: self.today,
            as_of: self.as_of,
            command_line: self.command_line,
        };
        let send = self.send.clone();
        std::thread::spawn(move || {
            // A loop that is gone needs no answer.
            let _ = send.send(Msg::Written(job.write()));
        });
    }

    pub(super) fn copy_samples(&mut self) -> Msg {
        let mut copied = 0;
        let made = self
            .refused_where_gone()
            .and_then(|()| std::fs::create_dir_all(&self.dir).map_err(|error| error.to_string()));
        let result = made.and_then(|()| {
            for (name, text) in self.samples.iter().filter(|(name, _)| !name.contains('/')) {
                save::save(&self.dir.join(name), None, text.as_bytes())
                    .map_err(|error| error.to_string())?;
                copied += 1;
            }
            Ok(())
        });
        self.settled(match result {
            Ok(()) => Ok(format!(
                "Copied: {}; delete them when you do not need them",
                text::count(copied, "sample file", "sample files")
            )),
            Err(why) => Err(format!("The samples could not be copied: {why}")),
        })
    }
}

/// What there is to say where edits were merged with what another program wrote.
fn merged(written: &[FileChange]) -> String {
    if let Some(told) = written.iter().find_map(FileChange::other_names_told) {
        return format!("; {told}");
    }
    let conflicts = written
        .iter()
        .filter_map(|one| one.merged)
        .reduce(|a, b| a + b);
    match conflicts {
        None => String::new(),
        Some(0) => "; another program had changed the file, and both changes are in it".into(),
        Some(1) => "; another program had changed it too: 1 conflict to choose".into(),
        Some(many) => format!("; another program had changed it too: {many} conflicts to choose"),
    }
}
