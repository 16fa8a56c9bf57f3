//! Where frames are written: collected in memory, sent to the terminal in one piece.

use std::io::{self, Write};

use crate::tui::terminal::modes;

/// A writer that keeps what it is given until it is flushed, and forgets it once the terminal is no longer ours:
/// a panic in the middle of a frame must not spill the rest over the shell.
#[derive(Debug, Default)]
pub(crate) struct BufferedWriter {
    waiting: Vec<u8>,
}

impl Write for BufferedWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.waiting.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let waiting = std::mem::take(&mut self.waiting);
        if !modes::ours() {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        out.write_all(&waiting)?;
        out.flush()
    }
}
