//! The tour: a few pages for whoever has never used a program in a terminal.

use ratatui::Frame;

use crate::tui::app::Model;
use crate::tui::app::advice::as_bound;
use crate::tui::overlays::window;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::lines;

use crate::tui::app::overlay::TOUR_PAGES as PAGES;

/// What each page says: its title, then its paragraphs.
const TEXTS: [(&str, &[&str]); PAGES] = [
    (
        "Welcome",
        &[
            "This program runs in a window of text. You use it with the keyboard; a mouse works too, but is not \
             needed.",
            "Nothing here can be broken by looking around, and what you change can be taken back with u (undo).",
            "Enter goes on to the next page. Esc leaves the tour.",
        ],
    ),
    (
        "Moving about",
        &[
            "The arrow keys move the marked line up and down.",
            "Enter opens what is marked. Esc goes back to where you were.",
            "Tab goes to the next page at the top of the screen. A digit, or the letter before its name, goes \
             straight there.",
        ],
    ),
    (
        "What can I do here?",
        &[
            "The last line of the screen always shows the keys that matter where you are.",
            "F2 opens the menu: everything that can be done here, in words. Choose with the arrows and Enter.",
            "F1 lists every key. You need to remember only F2.",
        ],
    ),
    (
        "Filling in a form",
        &[
            "Type into the marked line; Tab or the down arrow goes to the next.",
            "Where there is a list to choose from, Enter opens it.",
            "Ctrl-s saves: hold the key Ctrl and press s. F10 does the same.",
            "Esc leaves without saving. What you typed is kept, and stands there when you open the form again.",
        ],
    ),
    (
        "Dates, and what was said",
        &[
            "A date can be typed as you would say it: 30 sep, end of march, +2w for in two weeks. The form shows \
             how it was understood.",
            "{feedback} writes down what somebody said, wherever you are. If somebody is in danger, or it is about \
             corruption or harassment, do not write it: F9 refers it to the right office.",
        ],
    ),
    (
        "Saved, always",
        &[
            "What you save is on the disk at once. You can close the lid, or leave with {quit}, at any time.",
            "{present} hides names and contacts when others look at your screen.",
            "This tour stays in the menu (F2). Enter begins.",
        ],
    ),
];

/// Draws a page of the tour.
pub(crate) fn draw(model: &Model, frame: &mut Frame, page: usize) {
    let (title, paragraphs) = TEXTS[page.min(PAGES - 1)];
    let wide = frame.area().width.saturating_sub(4).min(68);
    let mut doc = RichText::new(&model.theme, usize::from(wide.saturating_sub(4)));
    for text in paragraphs {
        doc.gap();
        doc.text(&as_bound(model, text), model.theme.text);
    }
    let high = u16::try_from(doc.lines.len() + 2).unwrap_or(u16::MAX);
    let title = format!("{title} ({} of {PAGES})", page + 1);
    let inside = window::frame(model, frame, &title, wide, high);
    lines(frame, inside, &doc.lines, 0);
}
