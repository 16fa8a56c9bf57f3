//! The person's own editor, for a file as text.

use std::path::Path;
use std::process::Command;

/// Opens a file at a line and waits until the editor is closed.
///
/// # Errors
/// Says in words what went wrong.
pub fn open(path: &Path, line: usize) -> Result<(), String> {
    let set = |name| {
        std::env::var(name)
            .ok()
            .filter(|value| !value.trim().is_empty())
    };
    let editor = set("VISUAL")
        .or_else(|| set("EDITOR"))
        .unwrap_or_else(|| fallback().into());
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or(fallback());
    let mut command = Command::new(program);
    command.args(words);
    let name = Path::new(program)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    if takes_line(&name) {
        command.arg(format!("+{}", line.max(1)));
    }
    match command.arg(path).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!(
            "The editor \"{editor}\" ended with {status}; the file is as it left it"
        )),
        Err(error) => Err(format!(
            "The editor \"{editor}\" could not be started ({error}); set EDITOR to the one you use"
        )),
    }
}

fn fallback() -> &'static str {
    if cfg!(windows) { "notepad" } else { "vi" }
}

/// Whether an editor takes the line as `+12` before the file.
fn takes_line(name: &str) -> bool {
    [
        "vi",
        "vim",
        "nvim",
        "nano",
        "emacs",
        "emacsclient",
        "micro",
        "kak",
        "joe",
        "ne",
        "mcedit",
    ]
    .contains(&name)
}
