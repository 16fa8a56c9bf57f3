//! A text as a page for the browser: it shapes scripts that the terminal cannot.
//!
//! The page lies in the state folder, readable by its owner only, and goes when the program ends.

use std::fs;
use std::path::{Path, PathBuf};

use super::launcher;
use crate::store::state_folder::{self, Durability};

/// Where the page lies.
pub(crate) fn place(state: &Path) -> PathBuf {
    state.join("at-hand.html")
}

/// Writes the page and opens it in the person's browser, without waiting for it.
///
/// # Errors
/// Says in words what went wrong, and where the page is then.
pub(crate) fn open(state: &Path, name: &str, text: &str) -> Result<(), String> {
    let path = place(state);
    let page = page(name, text);
    state_folder::write(&path, page.as_bytes(), Durability::Quick)
        .map_err(|error| format!("The page {} could not be written: {error}", path.display()))?;
    launcher::open(&path)
}

/// Takes the page away.
pub(crate) fn forget(state: &Path) {
    // There may be none.
    let _ = fs::remove_file(place(state));
}

/// The page. Every line takes its direction from its own first letters.
fn page(name: &str, text: &str) -> String {
    let lines = text.lines().map(|line| {
        let indent = line.len() - line.trim_start().len();
        format!(
            "<p dir=\"auto\" style=\"margin-inline-start:{indent}ch\">{}</p>\n",
            escaped(line.trim_start())
        )
    });
    let lines: String = lines.collect();
    format!(
        "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>{}</title>\n\
         <style>body{{max-width:60em;margin:2em auto;padding:0 1em;font:1.2em/1.6 system-ui,sans-serif}}\
         p{{margin:0;min-height:1.6em}}</style></head>\n<body>\n{lines}</body></html>\n",
        escaped(name)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_becomes_markup() {
        let page = page("a<b", "<script>\n  مشین & \"x\"");
        assert!(!page.contains("<script>") && page.contains("&lt;script&gt;"));
        assert!(page.contains("margin-inline-start:2ch\">مشین &amp; &quot;x&quot;</p>"));
    }
}
