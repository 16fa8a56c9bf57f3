//! Files for others, written by the same commands that scripts use.

use std::path::{Path, PathBuf};

use crate::dates::date::iso;
use crate::model::Date;
use crate::settings::status_date;
use crate::store::free_name::free_name;
use crate::tui::runtime::launcher;
use crate::tui::runtime::options::CommandLine;
use crate::tui::runtime::packet_actions::typed;
use crate::tui::state::output::OutputRequest;

/// A file that is to be written, with all that its command needs to know.
#[derive(Debug)]
pub(crate) struct OutputJob {
    /// What was asked for.
    pub request: OutputRequest,
    /// In whose name.
    pub by: String,
    /// The folder of roadmaps.
    pub roadmaps: PathBuf,
    /// The status date, where one was asked for.
    pub today: Option<Date>,
    /// The day to roll the roadmaps back to.
    pub as_of: Option<Date>,
    /// What carries the command out.
    pub command_line: CommandLine,
}

impl OutputJob {
    /// Writes it under a name that nothing has yet, and opens it where that was asked for.
    ///
    /// # Errors
    /// Says why nothing was written.
    pub(crate) fn write(&self) -> Result<PathBuf, String> {
        let folder = typed(&self.request.folder);
        std::fs::create_dir_all(&folder)
            .map_err(|error| format!("{} could not be made: {error}", folder.display()))?;
        let day = self.as_of.or(self.today);
        let day = iso(day.unwrap_or_else(status_date::machine_date));
        let path = free_name(&folder.join(self.request.name(&day)));
        let told = (self.command_line)(&self.words(&path));
        if !path.exists() {
            let why = told
                .err()
                .unwrap_or_else(|| "nothing was written".to_owned());
            return Err(format!("Not written: {}", crate::text::line(&why)));
        }
        if self.request.open {
            launcher::open(&path)?;
        }
        Ok(path)
    }

    fn words(&self, path: &Path) -> Vec<String> {
        let mut words = vec![format!("--roadmaps={}", self.roadmaps.display())];
        match (self.as_of, self.today) {
            (Some(day), _) => words.push(format!("--as-of={}", iso(day))),
            (None, Some(day)) => words.push(format!("--today={}", iso(day))),
            (None, None) => {}
        }
        if !self.by.is_empty() && self.as_of.is_none() {
            words.push(format!("--as={}", self.by));
        }
        words.extend(self.request.words(&path.display().to_string()));
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::state::output::OutputKind;

    fn job(folder: &Path, command_line: CommandLine) -> OutputJob {
        OutputJob {
            request: OutputRequest {
                kind: OutputKind::Mermaid,
                roadmap: None,
                redact: true,
                language: None,
                since: None,
                folder: folder.display().to_string(),
                open: false,
            },
            by: "khan".into(),
            roadmaps: "/r".into(),
            today: crate::dates::date::parse_iso("2026-11-21"),
            as_of: None,
            command_line,
        }
    }

    fn wrote(words: &[String]) -> Result<String, String> {
        let to = words.iter().find_map(|word| word.strip_prefix("--output="));
        std::fs::write(to.unwrap(), words.join(" ")).unwrap();
        Ok(String::new())
    }

    #[test]
    fn a_file_gets_a_name_of_its_own_and_is_written_by_the_command() {
        let folder = tempfile::tempdir().unwrap();
        let made = folder.path().join("new");
        let first = job(&made, wrote).write().unwrap();
        assert_eq!(first, made.join("gantt-2026-11-21.mmd"));
        let words = std::fs::read_to_string(&first).unwrap();
        assert!(
            words
                .starts_with("--roadmaps=/r --today=2026-11-21 --as=khan export mermaid --output=")
                && words.ends_with(" --redact"),
            "{words}"
        );
        let second = job(&made, wrote).write().unwrap();
        assert_eq!(second, made.join("gantt-2026-11-21-2.mmd"));
    }

    #[test]
    fn a_command_that_fails_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let failed = job(folder.path(), |_| Err("no cluster was assessed".into()));
        assert_eq!(
            failed.write(),
            Err("Not written: no cluster was assessed".into())
        );
    }
}
