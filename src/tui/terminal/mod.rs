//! The terminal: entering it, drawing on it, giving it back.
//!
//! Whatever happens (an error, a panic, a signal) it is given back as it was. Nothing here knows what is drawn.

pub(crate) mod canvas;
pub(crate) mod modes;
pub(crate) mod panic;
pub(crate) mod signals;
pub(crate) mod support;

use std::io;

use crossterm::clipboard::CopyToClipboard;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use crossterm::{execute, queue};
use ratatui::backend::Backend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal};

use ratatui::backend::CrosstermBackend;

use canvas::BufferedWriter;

use crate::text;

/// A terminal in the program's modes; dropping it gives it back.
#[derive(Debug)]
pub(crate) struct TerminalGuard {
    terminal: Terminal<CrosstermBackend<BufferedWriter>>,
    mouse: bool,
}

impl TerminalGuard {
    /// Takes the terminal.
    ///
    /// # Errors
    /// Where there is none, or it refuses.
    pub(crate) fn enter(mouse: bool) -> io::Result<Self> {
        panic::install();
        // With NO_COLOR crossterm resets the style after setting it, which would hide even the selection. The
        // theme leaves colours out instead.
        crossterm::style::force_color_output(true);
        modes::enter(mouse)?;
        let terminal = Terminal::new(CrosstermBackend::new(BufferedWriter::default()));
        if terminal.is_err() {
            modes::leave();
        }
        Ok(Self {
            terminal: terminal?,
            mouse,
        })
    }

    /// The columns and lines of the terminal.
    ///
    /// # Errors
    /// Where it does not say.
    pub(crate) fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// Draws one frame; only what differs from the last one is sent, and shown at once.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub(crate) fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        let drawn = self.terminal.draw(|frame| {
            render(frame);
            clean(frame.buffer_mut());
        });
        let drawn = drawn.map(|_| ());
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        drawn
    }

    /// Forgets what was drawn, so that the next frame is sent whole.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub(crate) fn forget(&mut self) -> io::Result<()> {
        // Not `Terminal::clear`: that asks the terminal where its cursor is, and waits for the answer.
        let size = self.terminal.backend().size()?;
        self.terminal
            .resize(Rect::from((ratatui::layout::Position::ORIGIN, size)))
    }

    /// Puts a text into the clipboard, where the terminal allows it.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub(crate) fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(
            self.terminal.backend_mut(),
            CopyToClipboard::to_clipboard_from(text)
        )
    }

    /// Turns the mouse on or off.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub(crate) fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        modes::mouse(on)
    }

    /// Gives the terminal back for the length of `meanwhile`, then takes it again and draws all anew next time.
    ///
    /// # Errors
    /// Where the terminal cannot be taken again.
    pub(crate) fn without<T>(&mut self, meanwhile: impl FnOnce() -> T) -> io::Result<T> {
        modes::leave();
        let result = meanwhile();
        self.retake()?;
        Ok(result)
    }

    /// Takes the terminal again, whoever had it meanwhile.
    ///
    /// # Errors
    /// Where it refuses.
    pub(crate) fn retake(&mut self) -> io::Result<()> {
        modes::leave();
        modes::enter(self.mouse)?;
        self.forget()
    }
}

/// Takes out of what was drawn whatever the terminal would obey instead of show. Texts are cleaned before they are
/// laid out; this is what holds where that was forgotten.
fn clean(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if cell.symbol().chars().any(text::is_unsafe_for_terminal) {
            let shown = text::line(cell.symbol()).into_owned();
            cell.set_symbol(if shown.is_empty() { " " } else { &shown });
        }
    }
}

impl Drop for TerminalGuard {
    fn drop(&mut self) {
        modes::leave();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_drawn_is_obeyed_by_the_terminal() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 1));
        let planted = ["\u{1b}[2J", "\u{202e}", "\u{200b}", "a\u{e0041}", "لا"];
        for (cell, symbol) in buffer.content.iter_mut().zip(planted) {
            cell.set_symbol(symbol);
        }
        clean(&mut buffer);
        let shown: Vec<_> = buffer.content.iter().map(|cell| cell.symbol()).collect();
        assert_eq!(shown, ["␛[2J", "\u{fffd}", " ", "a", "لا"]);
    }
}
