//! A place apart: a home and a folder of roadmaps that nothing outside can reach, and a fixed status date.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

/// The status date of every test that does not say otherwise.
pub(crate) const TODAY: &str = "2026-11-21";

/// A sealed home with a folder of roadmaps at hand.
pub(crate) struct Sealed {
    root: tempfile::TempDir,
}

impl Sealed {
    /// An empty one: no roadmaps, no config file, nobody known.
    pub(crate) fn empty() -> Self {
        Self {
            root: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    /// One with these roadmaps, each a file name and its text.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let sealed = Self::empty();
        fs::create_dir(sealed.roadmaps()).expect("a folder of roadmaps");
        for (name, text) in files {
            sealed.write(name, text);
        }
        sealed
    }

    /// The folder in which commands are run.
    pub(crate) fn root(&self) -> &Path {
        self.root.path()
    }

    /// The folder of roadmaps.
    pub(crate) fn roadmaps(&self) -> PathBuf {
        self.root().join("roadmaps")
    }

    /// Writes a roadmap.
    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.roadmaps().join(name), text).expect("a roadmap is written");
    }

    /// The text of a roadmap.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.roadmaps().join(name)).expect("a roadmap is read")
    }

    /// The names in the folder of roadmaps.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.roadmaps()).expect("the folder is listed");
        let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
        let mut names: Vec<_> = entries.flatten().map(name).collect();
        names.sort();
        names
    }

    /// The command, ready to run, with nothing said beside its arguments.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tcu"));
        let below = |name: &str| self.root().join("home").join(name);
        command
            .env_clear()
            .env("HOME", below(""))
            .env("XDG_CONFIG_HOME", below("config"))
            .env("XDG_STATE_HOME", below("state"))
            .env("XDG_DATA_HOME", below("data"))
            .env("USER", "khan")
            .env("TCU_TODAY", TODAY)
            .current_dir(self.root())
            .args(arguments);
        command
    }

    /// What the command writes, and how it ends.
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        self.told(self.command(arguments))
    }

    /// As [`Sealed::run`], with a text to read.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> String {
        let mut command = self.command(arguments);
        command.write_stdin(input);
        self.told(command)
    }

    fn told(&self, mut command: Command) -> String {
        let output = command.output().expect("the command runs");
        let mut told = self.plain(&output.stdout);
        let said = self.plain(&output.stderr);
        if !said.is_empty() {
            told.push_str("--- stderr\n");
            told.push_str(&said);
        }
        match output.status.code() {
            Some(code) => told.push_str(&format!("--- status {code}\n")),
            None => told.push_str("--- killed\n"),
        }
        told
    }

    /// What the command writes to stdout, where it ends with that status.
    pub(crate) fn stdout(&self, arguments: &[&str], status: i32) -> String {
        let output = self.command(arguments).output().expect("the command runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {said}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    fn plain(&self, bytes: &[u8]) -> String {
        let root = self.root().display().to_string();
        let text = String::from_utf8_lossy(bytes).replace(&root, "ROOT");
        // Whether it is said that the date is not today's hangs on the day on which the tests run.
        let lines = text.split_inclusive('\n');
        lines
            .filter(|line| !line.starts_with("note: as of "))
            .collect()
    }
}
