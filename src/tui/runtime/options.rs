//! How the screens are started.

use std::path::PathBuf;

use crate::model::Date;
use crate::settings::Config;
use crate::store::Problem;
use crate::tui::app::RowId;

/// Carries out a command of the command line: what it said to people, and whether nothing failed.
pub(crate) type CommandLine = fn(&[String]) -> Result<String, String>;

/// How the screens are started.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The folder of roadmaps.
    pub folder: PathBuf,
    /// The folder for what this program remembers: locks.
    pub state: PathBuf,
    /// The status date that was asked for.
    pub today: Option<Date>,
    /// The day to roll the roadmaps back to; nothing can be changed then.
    pub as_of: Option<Date>,
    /// Who acts, where that is known.
    pub actor: Option<String>,
    /// Whether a person has said who acts: else the first start asks.
    pub is_named: bool,
    /// The config file, which may not be there yet.
    pub config_file: PathBuf,
    /// What the config file says.
    pub config: Config,
    /// What of it could not be used.
    pub config_problems: Vec<Problem>,
    /// What to open on; home where none is named.
    pub start: Option<RowId>,
    /// Whether personal data are hidden from the first frame on.
    pub present: bool,
    /// The folder that files for others go into unless another is named.
    pub outputs: PathBuf,
    /// What carries out a command of the command line, given its words.
    pub command_line: CommandLine,
    /// The sample roadmaps that the program carries: name and text of each file.
    pub samples: &'static [(&'static str, &'static str)],
}
