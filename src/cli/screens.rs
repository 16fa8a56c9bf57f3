//! Without a command: the screens.

use std::io::{stderr, stdout};
use std::process::ExitCode;

use super::arguments::Arguments;
use super::desk::Desk;
use super::failure::{Failure, Status};
use super::paint::Paint;
use super::samples::SAMPLES;
use super::streams::{Streams, Word};
use crate::tui::run::{Error, Options, run};

/// Shows the screens until the person leaves.
///
/// The output is not held meanwhile: a signal and a panic must be able to give the terminal back.
pub fn open(arguments: &Arguments) -> ExitCode {
    let told = prepare(arguments).and_then(|options| run(&options).map_err(failure));
    match told {
        Ok(status) => ExitCode::from(status),
        Err(failure) => with_streams(|streams| {
            streams.tell(Word::Error, &failure.message, &failure.hints);
            ExitCode::from(failure.status as u8)
        }),
    }
}

fn prepare(arguments: &Arguments) -> Result<Options, Failure> {
    let variable = |name: &str| std::env::var(name).ok();
    let desk = with_streams(|streams| Desk::new(&arguments.everywhere, variable, streams))?;
    Ok(Options {
        actor: desk.known_actor(),
        is_named: desk.is_named(),
        config_file: desk.places.config_file(),
        today: desk.today(),
        as_of: desk.as_of,
        folder: desk.folder.path,
        state: desk.places.state,
        config: desk.config,
        samples: SAMPLES,
    })
}

fn failure(error: Error) -> Failure {
    match error {
        Error::Refused(why) => Failure::refused(why),
        Error::Terminal(_) => Failure::file(error.to_string()),
    }
}

fn with_streams<T>(told: impl FnOnce(&mut Streams<'_>) -> T) -> T {
    let variable = |name: &str| std::env::var(name).ok();
    let paints = (
        Paint::of(&stdout(), variable),
        Paint::of(&stderr(), variable),
    );
    let (mut results, mut people) = (stdout().lock(), stderr().lock());
    told(&mut Streams::new(&mut results, &mut people, paints, None))
}

// The status of a failure is what every command gives for it.
const _: () = assert!(Status::Refused as u8 == 2);
