//! Signals: asked to end, the program ends within a third of a second whatever it is doing; stopped and continued
//! from outside, it gives the terminal back and takes it again.

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(unix),
    expect(
        dead_code,
        reason = "other systems send no signals: none is ever made there"
    )
)]
pub(crate) enum Signal {
    /// To end, with this exit status.
    End(u8),
    /// To stop until continued.
    Stop,
    /// It was continued.
    Continue,
}

#[cfg(unix)]
pub(crate) use unix::{stop, watch};

#[cfg(unix)]
mod unix {
    use std::io;
    use std::time::Duration;

    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level;

    use super::Signal;
    use crate::tui::terminal::modes;

    /// How long the loop may take to end by itself.
    const GRACE: Duration = Duration::from_millis(300);
    /// How long the terminal may take to be given back after that: writing to a stopped one waits for ever.
    const RESTORING: Duration = Duration::from_millis(200);

    /// Watches for signals on a thread of its own and hands each to `tell`.
    ///
    /// # Errors
    /// When the system gives no thread or refuses a handler.
    pub(crate) fn watch(tell: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
        std::thread::Builder::new()
            .name("signals".into())
            .spawn(move || {
                for signal in signals.forever() {
                    match signal {
                        SIGTSTP => tell(Signal::Stop),
                        SIGCONT => tell(Signal::Continue),
                        number => end(number, &tell),
                    }
                }
            })?;
        Ok(())
    }

    /// Asks the loop to end, and ends the program where it does not: a dead terminal can hold it for ever.
    fn end(number: i32, tell: &impl Fn(Signal)) {
        let status = 128 + number;
        tell(Signal::End(u8::try_from(status).unwrap_or(1)));
        std::thread::sleep(GRACE);
        let _ = std::thread::Builder::new().spawn(modes::leave);
        std::thread::sleep(RESTORING);
        low_level::exit(status);
    }

    /// Stops the program until it is continued. `false` where nobody could continue it: as the first program of
    /// its terminal it has no shell behind it.
    pub(crate) fn stop() -> bool {
        if leads_session() {
            return false;
        }
        low_level::emulate_default_handler(SIGTSTP).is_ok()
    }

    /// Whether this process leads its session. Only Linux tells without asking libc; elsewhere: no.
    fn leads_session() -> bool {
        let Ok(stat) = std::fs::read_to_string("/proc/self/stat") else {
            return false;
        };
        // `pid (name) state ppid pgrp session …`; the name may hold anything, brackets and blanks included.
        let Some((_, rest)) = stat.rsplit_once(") ") else {
            return false;
        };
        rest.split(' ').nth(3) == Some(std::process::id().to_string().as_str())
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use super::Signal;

    /// There are no signals to watch here.
    ///
    /// # Errors
    /// Never.
    pub(crate) fn watch(_: impl Fn(Signal) + Send + 'static) -> std::io::Result<()> {
        Ok(())
    }

    /// A program cannot be stopped here.
    pub(crate) fn stop() -> bool {
        false
    }
}
#[cfg(not(unix))]
pub(crate) use elsewhere::{stop, watch};
