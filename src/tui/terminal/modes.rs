//! The terminal's modes as bytes. Constants, so that a panic hook and a signal can write them without building
//! anything.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Other screen, cleared; cursor hidden; pastes bracketed.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[2J\x1b[?25l\x1b[?2004h";
/// Buttons and wheel, with coordinates of any size; no report of mere movement.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";
/// The reverse, from the last to the first: a frame that was begun, mouse, pastes, cursor and its shape, colours,
/// screen.
const LEAVE: &[u8] =
    b"\x1b[?2026l\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[0 q\x1b[0m\x1b[?1049l";

/// Whether the terminal is in our modes. Whoever takes it back clears this first, so that it happens once.
static OURS: AtomicBool = AtomicBool::new(false);

/// Whether the terminal is in the program's modes.
pub(crate) fn ours() -> bool {
    OURS.load(Ordering::SeqCst)
}

/// Puts the terminal into the program's modes.
///
/// # Errors
/// Where the terminal refuses; it is then as it was.
pub(crate) fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    OURS.store(true, Ordering::SeqCst);
    let entered = send(ENTER).and_then(|()| if mouse { send(MOUSE_ON) } else { Ok(()) });
    if entered.is_err() {
        leave();
    }
    entered
}

/// Gives the terminal back as it was. Each step is tried whatever became of the one before; a second call does
/// nothing.
pub(crate) fn leave() {
    if !OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    let _ = send(LEAVE);
    let _ = disable_raw_mode();
}

/// Turns reports of the mouse on or off.
///
/// # Errors
/// Where the terminal cannot be written to.
pub(crate) fn mouse(on: bool) -> io::Result<()> {
    send(if on { MOUSE_ON } else { MOUSE_OFF })
}

fn send(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}
