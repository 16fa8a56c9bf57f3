//! The terminal: entering it, drawing on it, giving it back.
//!
//! Whatever happens (an error, a panic, a signal) it is given back as it was. Nothing here knows what is drawn.

pub mod canvas;
pub mod modes;
pub mod panic;
pub mod signals;
pub mod support;

use std::io;

use crossterm::clipboard::CopyToClipboard;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use crossterm::{execute, queue};
use ratatui::backend::Backend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal};

use ratatui::backend::CrosstermBackend;

use canvas::Canvas;

/// A terminal in the program's modes; dropping it gives it back.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Canvas>>,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal.
    ///
    /// # Errors
    /// Where there is none, or it refuses.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        panic::install();
        // With NO_COLOR crossterm resets the style after setting it, which would hide even the selection. The
        // theme leaves colours out instead.
        crossterm::style::force_color_output(true);
        modes::enter(mouse)?;
        let terminal = Terminal::new(CrosstermBackend::new(Canvas::default()));
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
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// Draws one frame; only what differs from the last one is sent, and shown at once.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        let drawn = self.terminal.draw(render).map(|_| ());
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        drawn
    }

    /// Forgets what was drawn, so that the next frame is sent whole.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub fn forget(&mut self) -> io::Result<()> {
        // Not `Terminal::clear`: that asks the terminal where its cursor is, and waits for the answer.
        let size = self.terminal.backend().size()?;
        self.terminal
            .resize(Rect::from((ratatui::layout::Position::ORIGIN, size)))
    }

    /// Puts a text into the clipboard, where the terminal allows it.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(
            self.terminal.backend_mut(),
            CopyToClipboard::to_clipboard_from(text)
        )
    }

    /// Turns the mouse on or off.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        modes::mouse(on)
    }

    /// Gives the terminal back for the length of `meanwhile`, then takes it again and draws all anew next time.
    ///
    /// # Errors
    /// Where the terminal cannot be taken again.
    pub fn without<T>(&mut self, meanwhile: impl FnOnce() -> T) -> io::Result<T> {
        modes::leave();
        let result = meanwhile();
        self.retake()?;
        Ok(result)
    }

    /// Takes the terminal again, whoever had it meanwhile.
    ///
    /// # Errors
    /// Where it refuses.
    pub fn retake(&mut self) -> io::Result<()> {
        modes::leave();
        modes::enter(self.mouse)?;
        self.forget()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        modes::leave();
    }
}
