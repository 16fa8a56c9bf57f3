//! Opens a file in the program that the person uses for it.

use std::path::Path;
use std::process::{Command, Stdio};

/// Opens a file or folder without waiting: a page with the browser that `$BROWSER` names, else as the desktop opens such files.
///
/// # Errors
/// Says in words that nothing could be started, and where the file is.
pub(crate) fn open(path: &Path) -> Result<(), String> {
    let is_page = path.extension().is_some_and(|ending| ending == "html");
    let own = std::env::var("BROWSER").ok().filter(|_| is_page);
    let own = own.unwrap_or_default();
    let mut tried = String::new();
    for mut command in commands(&own, path) {
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        match command.spawn() {
            Ok(mut child) => {
                // Nobody waits for it; but what has ended is to be taken away.
                std::thread::spawn(move || drop(child.wait()));
                return Ok(());
            }
            Err(_) => tried = command.get_program().to_string_lossy().into_owned(),
        }
    }
    Err(format!(
        "Nothing could be started to show it (the last one tried: {tried}); set BROWSER, or open {} yourself",
        path.display()
    ))
}

/// What may open a file, best first. `$BROWSER` may name several, with a colon between them.
fn commands(own: &str, path: &Path) -> Vec<Command> {
    let own = own.split(':').filter_map(|one| {
        let mut words = one.split_whitespace();
        let mut command = Command::new(words.next()?);
        command.args(words).arg(path);
        Some(command)
    });
    own.chain(open::commands(path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_browser_comes_before_those_of_the_desktop() {
        let programs = |own: &str| -> Vec<String> {
            let commands = commands(own, Path::new("/tmp/page.html"));
            let words = commands.iter().map(|one| {
                let arguments = one.get_args().map(|word| word.to_string_lossy());
                let program = one.get_program().to_string_lossy();
                std::iter::once(program)
                    .chain(arguments)
                    .collect::<Vec<_>>()
                    .join(" ")
            });
            words.collect()
        };
        let all = programs("firefox --new-window:links2");
        assert_eq!(
            all[..2],
            [
                "firefox --new-window /tmp/page.html",
                "links2 /tmp/page.html"
            ]
        );
        assert_eq!(programs("")[..], all[2..]);
        assert!(!programs("").is_empty());
    }

    /// A name that begins with a hyphen is never taken for an option.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_is_never_an_option() {
        for command in commands("", Path::new("--version")) {
            let arguments: Vec<_> = command.get_args().collect();
            let position = arguments.iter().position(|one| *one == "--version");
            assert!(
                position.is_none_or(|at| arguments[..at].contains(&std::ffi::OsStr::new("--"))),
                "{command:?}"
            );
        }
    }
}
