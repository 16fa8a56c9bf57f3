//! A panic, on whatever thread, leaves the terminal as it was and its message readable.

use crate::tui::terminal::modes;

/// Installs the hook before the one that stands. To be called before the terminal is entered.
///
/// A panic beside the user interface would leave a program that draws on a terminal which it gave back; so that
/// ends the program, as one on the main thread does by itself.
pub(crate) fn install() {
    let before = std::panic::take_hook();
    let main = std::thread::current().id();
    std::panic::set_hook(Box::new(move |panic| {
        // Its message may hold what was typed.
        log::error!("panic at {:?}", panic.location());
        let was_ours = modes::ours();
        modes::leave();
        before(panic);
        if was_ours && std::thread::current().id() != main {
            std::process::exit(101);
        }
    }));
}
