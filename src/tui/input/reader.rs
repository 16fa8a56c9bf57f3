//! The one thread that reads the terminal. It can be parked, so that an editor has the keyboard to itself.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;

use crossterm::event;

use crate::tui::input::event::{Input, input};

/// How long to wait for the reader to park before going on without it.
const PARKING: Duration = Duration::from_secs(1);

/// How long one wait for an event lasts. Where a signal can wake the reader it need not look around.
const PATIENCE: Duration = if cfg!(unix) {
    Duration::from_secs(3600)
} else {
    Duration::from_millis(100)
};

#[derive(Debug, Default)]
struct State {
    /// Somebody wants the terminal for himself.
    wanted: bool,
    /// The reader has let go of it.
    parked: bool,
}

/// The handle of the reading thread.
#[derive(Clone, Debug)]
pub(crate) struct InputReader {
    state: Arc<(Mutex<State>, Condvar)>,
}

impl InputReader {
    /// Starts reading. Every input goes to `send`, until that says `false`; an error of the terminal goes there
    /// last.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(crate) fn start(
        send: impl FnMut(io::Result<Input>) -> bool + Send + 'static,
    ) -> io::Result<Self> {
        let reader = Self {
            state: Arc::default(),
        };
        let inside = reader.clone();
        std::thread::Builder::new()
            .name("input".into())
            .spawn(move || inside.read(send))?;
        Ok(reader)
    }

    fn read(&self, mut send: impl FnMut(io::Result<Input>) -> bool) {
        loop {
            self.park();
            let one = match event::poll(PATIENCE) {
                Ok(false) => continue,
                Ok(true) => event::read(),
                Err(error) => Err(error),
            };
            let more = match one {
                Ok(event) => input(event).is_none_or(|input| send(Ok(input))),
                Err(error) => {
                    send(Err(error));
                    false
                }
            };
            if !more {
                return;
            }
        }
    }

    /// Waits here for as long as somebody else wants the terminal.
    fn park(&self) {
        let (_, changed) = &*self.state;
        let mut state = self.lock();
        while state.wanted {
            state.parked = true;
            changed.notify_all();
            state = changed
                .wait(state)
                .unwrap_or_else(std::sync::PoisonError::into_inner);
        }
        state.parked = false;
    }

    /// Makes the reader let go of the terminal; whether it has within a moment.
    pub(crate) fn pause(&self) -> bool {
        let (_, changed) = &*self.state;
        let mut state = self.lock();
        state.wanted = true;
        wake();
        // A reader that is gone never parks; then nobody reads either.
        changed
            .wait_timeout_while(state, PARKING, |state| !state.parked)
            .is_ok_and(|(state, _)| state.parked)
    }

    /// Lets the reader go on.
    pub(crate) fn resume(&self) {
        self.lock().wanted = false;
        self.state.1.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Ends the reader's wait for an event: it takes the signal for a change of the window's size.
fn wake() {
    #[cfg(unix)]
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH);
}
