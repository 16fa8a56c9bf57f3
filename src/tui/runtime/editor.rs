//! The person's own editor, for a file as text.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use crate::settings::command_line;

/// Opens a file at a line and waits until the editor is closed: `$VISUAL`, else `$EDITOR`, else nano, else the
/// system's own.
///
/// # Errors
/// Says in words what went wrong.
pub(crate) fn open(path: &Path, line: usize) -> Result<(), String> {
    let set = |name| {
        let value = std::env::var(name).ok();
        value.filter(|value| !value.trim().is_empty())
    };
    let chosen = set("VISUAL").or_else(|| set("EDITOR"));
    let editors: &[&str] = match &chosen {
        Some(editor) => &[editor.as_str()],
        None if cfg!(windows) => &["notepad"],
        None => &["nano", "editor", "vi"],
    };
    for (at, editor) in editors.iter().enumerate() {
        let words = command_line::words(editor).ok_or_else(|| {
            format!(
                "The editor {editor} has a quote that is not closed; set EDITOR to the one you use"
            )
        })?;
        let (program, options) = words.split_first().ok_or("The editor has no name")?;
        let mut command = Command::new(program);
        command.args(options).args(place(program, path, line));
        match command.status() {
            Ok(status) if status.success() => return Ok(()),
            Ok(status) => {
                return Err(format!(
                    "The editor \"{editor}\" ended with {status}; the file is as it left it"
                ));
            }
            Err(error) if error.kind() == ErrorKind::NotFound && at + 1 < editors.len() => {}
            Err(error) => {
                return Err(format!(
                    "The editor \"{editor}\" could not be started ({error}); set EDITOR to the one you use"
                ));
            }
        }
    }
    Ok(())
}

/// The file at a line, as the editor of that name takes it; one that is not known takes the file alone.
fn place(program: &str, path: &Path, line: usize) -> Vec<OsString> {
    let name = program.rsplit(['/', '\\']).next().unwrap_or(program);
    let name = name.to_ascii_lowercase();
    let name = name.split('.').next().unwrap_or_default();
    let line = line.max(1);
    let file = path.as_os_str().to_owned();
    let with_line = || {
        let mut place = file.clone();
        place.push(format!(":{line}"));
        place
    };
    match name {
        "vi" | "vim" | "nvim" | "nano" | "pico" | "emacs" | "emacsclient" | "micro" | "kak"
        | "joe" | "ne" | "mcedit" | "gedit" | "gvim" | "editor" | "mg" => {
            vec![format!("+{line}").into(), file]
        }
        "code" | "codium" | "code-insiders" => vec!["--goto".into(), with_line()],
        "hx" | "helix" | "subl" | "zed" => vec![with_line()],
        "kate" => vec!["--line".into(), line.to_string().into(), file],
        "notepad++" => vec![format!("-n{line}").into(), file],
        _ => vec![file],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_editor_is_given_the_line_as_it_takes_it() {
        let given = |program: &str| {
            let words = place(program, Path::new("a b.toml"), 12).into_iter();
            words
                .map(|word| word.into_string().unwrap())
                .collect::<Vec<_>>()
        };
        assert_eq!(given("/usr/bin/vim.basic"), ["+12", "a b.toml"]);
        assert_eq!(given(r"C:\Vim\GVIM.EXE"), ["+12", "a b.toml"]);
        assert_eq!(given("code"), ["--goto", "a b.toml:12"]);
        assert_eq!(given("hx"), ["a b.toml:12"]);
        assert_eq!(given("notepad"), ["a b.toml"]);
    }
}
