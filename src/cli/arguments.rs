//! What can be typed after `tcu`.

use clap::{Parser, Subcommand};

use super::check::Check;
use super::everywhere::Everywhere;
use super::list::List;
use super::samples::Samples;
use super::show::Show;

/// Keeps the technological capability upgrading roadmaps of industrial clusters alive
///
/// Without a command it opens the screens. Every command works in scripts and without a network.
#[derive(Debug, Parser)]
#[command(name = "tcu", version, propagate_version = false, max_term_width = 100)]
#[command(after_long_help = EXIT_STATUS)]
pub struct Arguments {
    #[command(flatten)]
    pub everywhere: Everywhere,
    /// What to do
    #[command(subcommand)]
    pub command: Option<Command>,
}

const EXIT_STATUS: &str = "Exit status: 0 all is well; 1 check found flags; 2 wrong usage or a refusal, nothing was \
written; 3 a file could not be read or written, or has problems.";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    Check(Check),
    List(List),
    Show(Show),
    Samples(Samples),
}
