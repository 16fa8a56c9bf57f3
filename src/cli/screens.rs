//! The screens: without a command, or at an address.

use std::io::{stderr, stdout};
use std::process::ExitCode;

use super::colors::{Color, Colors};
use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::global_args::GlobalArgs;
use super::open::Open;
use super::output::{MessageLevel, Output};
use super::resolve_entry;
use super::samples::SAMPLES;
use crate::model::ReferenceIndex;
use crate::store::{RetainBytes, state_folder};
use crate::tui::app::Key;
use crate::tui::runtime::{Error, Options, run};

/// Shows the screens until the person leaves.
///
/// The output is not held meanwhile: a signal and a panic must be able to give the terminal back.
pub fn open(everywhere: &GlobalArgs, open: Option<&Open>) -> ExitCode {
    let told = prepare(everywhere, open).and_then(|options| run(&options).map_err(failure));
    match told {
        Ok(status) => ExitCode::from(status),
        Err(failure) => with_streams(|streams| {
            streams.tell(MessageLevel::Error, &failure.message, &failure.hints);
            ExitCode::from(failure.status as u8)
        }),
    }
}

fn prepare(everywhere: &GlobalArgs, open: Option<&Open>) -> Result<Options, CliError> {
    let variable = |name: &str| std::env::var(name).ok();
    let desk = with_streams(|streams| CliContext::new(everywhere, variable, streams))?;
    state_folder::mend(&desk.places.state);
    let address = open.and_then(|open| open.address.as_deref());
    let start = match address {
        Some(address) => Some(start(&desk, address)?),
        None => None,
    };
    Ok(Options {
        start,
        present: open.is_some_and(|open| open.present),
        actor: desk.known_actor(),
        is_named: desk.is_named(),
        config_file: desk.places.config_file(),
        today: desk.today(),
        as_of: desk.as_of,
        folder: desk.folder.path,
        state: desk.places.state,
        config: desk.config,
        config_problems: desk.config_problems,
        samples: SAMPLES,
    })
}

/// What an address names; a miss is told before the screens are opened.
fn start(desk: &CliContext, address: &str) -> Result<Key, CliError> {
    let opened = desk.open(RetainBytes::Nothing)?;
    let portfolio = &opened.folder.portfolio;
    let found = resolve_entry::find(portfolio, &ReferenceIndex::new(portfolio), address)?;
    let file = portfolio.file(found.roadmap);
    let whole = || Key::Roadmap(file.id.clone());
    let entry = file.entry(found.kind, found.index);
    Ok(match entry.filter(|entry| !entry.id().is_empty()) {
        Some(entry) => Key::Entry(file.id.clone(), found.kind, entry.id().to_owned()),
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
    let (mut results, mut people) = (stdout().lock(), stderr().lock());
    let paints = Colors::of_streams(Color::Auto);
    told(&mut Output::new(&mut results, &mut people, paints, None))
}

// The status of a failure is what every command gives for it.
const _: () = assert!(ExitStatus::Refused as u8 == 2);
