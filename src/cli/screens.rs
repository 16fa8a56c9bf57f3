//! The screens: without a command, or at an address.

use std::io::{stderr, stdout};
use std::process::ExitCode;

use super::colors::{Color, Colors};
use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::global_args::GlobalArgs;
use super::open::OpenArgs;
use super::output::{MessageLevel, Output};
use super::resolve_entry;
use super::samples::SAMPLES;
use crate::model::ReferenceIndex;
use crate::store::{RetainBytes, state_folder};
use crate::tui::app::RowId;
use crate::tui::runtime::options::CommandLine;
use crate::tui::runtime::{Error, Options, run};

/// The name of the folder of files for others among a person's documents.
const OUTPUTS: &str = "TCU Reports";

/// Shows the screens until the person leaves.
///
/// `command_line` carries out what the screens leave to a command. The output is not held meanwhile: a signal and a panic must be able to give the terminal back.
pub(crate) fn open(
    global: &GlobalArgs,
    open: Option<&OpenArgs>,
    command_line: CommandLine,
) -> ExitCode {
    let told =
        prepare(global, open, command_line).and_then(|options| run(&options).map_err(failure));
    log::info!("the screens are closed; without an error: {}", told.is_ok());
    match told {
        Ok(status) => ExitCode::from(status),
        Err(failure) => with_streams(|output| {
            output.tell(MessageLevel::Error, &failure.message, &failure.hints);
            ExitCode::from(failure.status as u8)
        }),
    }
}

fn prepare(
    global: &GlobalArgs,
    open: Option<&OpenArgs>,
    command_line: CommandLine,
) -> Result<Options, CliError> {
    let variable = |name: &str| std::env::var(name).ok();
    let context = with_streams(|output| CliContext::new(global, variable, output))?;
    state_folder::mend(&context.places.state);
    let address = open.and_then(|open| open.address.as_deref());
    let start = match address {
        Some(address) => Some(start(&context, address)?),
        None => None,
    };
    Ok(Options {
        start,
        present: open.is_some_and(|open| open.present),
        actor: context.known_actor(),
        is_named: context.is_named(),
        config_file: context.places.config_file.clone(),
        today: context.today(),
        as_of: context.as_of,
        folder: context.folder.path,
        state: context.places.state,
        config: context.config,
        config_problems: context.config_problems,
        outputs: context.places.documents.join(OUTPUTS),
        command_line,
        samples: SAMPLES,
    })
}

/// What an address names; a miss is told before the screens are opened.
fn start(context: &CliContext, address: &str) -> Result<RowId, CliError> {
    let opened = context.open(RetainBytes::Nothing)?;
    let portfolio = &opened.folder.portfolio;
    let found = resolve_entry::find(portfolio, &ReferenceIndex::new(portfolio), address)?;
    let file = portfolio.file(found.roadmap);
    let whole = || RowId::Roadmap(file.id.clone());
    let entry = file.entry(found.kind, found.index);
    Ok(match entry.filter(|entry| !entry.id().is_empty()) {
        Some(entry) => RowId::Entry(file.id.clone(), found.kind, entry.id().to_owned()),
        None => whole(),
    })
}

fn failure(error: Error) -> CliError {
    match error {
        Error::Refused(why) => CliError::refused(why),
        Error::Terminal(_) => CliError::file(error.to_string()),
    }
}

fn with_streams<T>(told: impl FnOnce(&mut Output<'_>) -> T) -> T {
    let (mut results, mut messages) = (stdout().lock(), stderr().lock());
    let colors = Colors::of_streams(Color::Auto);
    told(&mut Output::new(&mut results, &mut messages, colors, None))
}

// The status of a failure is what every command gives for it.
const _: () = assert!(ExitStatus::Refused as u8 == 2);
