//! A few keys of `config.toml` given new values. Every other line, and every comment, stays as it is.

use std::fs;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::store::save::save;

/// Gives keys their values in the config file, which is made where there is none.
///
/// # Errors
/// Says in words why it was not written.
pub(crate) fn remember(file: &Path, pairs: &[(&str, String)]) -> Result<(), String> {
    let told = |why: String| format!("{} could not be written: {why}", file.display());
    let before = match fs::read(file) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(told(error.to_string())),
    };
    let text = String::from_utf8(before.clone().unwrap_or_default())
        .map_err(|_| told("it is damaged: no text".into()))?;
    let after = with(&text, pairs).map_err(told)?;
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| told(error.to_string()))?;
    }
    save(file, before.as_deref(), after.as_bytes()).map_err(|error| error.to_string())
}

/// The text with these keys at these values.
///
/// # Errors
/// It is not valid TOML: where a key stands in it cannot be said.
pub(crate) fn with(text: &str, pairs: &[(&str, String)]) -> Result<String, String> {
    let mut text = text.to_owned();
    for (key, value) in pairs {
        let table = DeTable::parse(&text).map_err(|error| error.message().to_owned())?;
        let table = table.get_ref();
        let written = toml::Value::String(value.clone()).to_string();
        let standing = table.iter().find(|(name, _)| name.get_ref() == key);
        let (range, new) = match standing {
            Some((_, value)) if value.get_ref().is_table() => chosen(&text, value, key, &written)?,
            Some((_, value)) => (value.span(), written),
            None => added(&text, key, &written),
        };
        text.replace_range(range, &new);
    }
    Ok(text)
}

/// Where the choice goes of a key that has tables of its own, as `[theme.dusk]`: to `use` in it.
fn chosen(
    text: &str,
    value: &Spanned<DeValue<'_>>,
    key: &str,
    written: &str,
) -> Result<(Range<usize>, String), String> {
    let inside = value.get_ref().as_table();
    let standing = inside.and_then(|table| table.iter().find(|(name, _)| name.get_ref() == "use"));
    if let Some((_, value)) = standing {
        return Ok((value.span(), written.to_owned()));
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut at = 0;
    let (head, below) = (format!("[{key}]"), format!("[{key}."));
    for line in text.split_inclusive('\n') {
        let start = line.trim_start();
        if start.starts_with(&head) {
            let at = at + line.len();
            let before = if line.ends_with('\n') { "" } else { end };
            return Ok((at..at, format!("{before}use = {written}{end}")));
        }
        if start.starts_with(&below) {
            return Ok((at..at, format!("{head}{end}use = {written}{end}{end}")));
        }
        at += line.len();
    }
    Err(format!(
        "write use = {written} into {key} by hand: it is no table of its own lines"
    ))
}

/// Where a new key goes: before the first table, which would take it for its own, else at the end.
fn added(text: &str, key: &str, written: &str) -> (Range<usize>, String) {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('[') {
            return (at..at, format!("{key} = {written}{end}"));
        }
        at += line.len();
    }
    let before = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        end
    };
    (at..at, format!("{before}{key} = {written}{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> String {
        let pairs = [
            ("name", "A \"K\"".to_owned()),
            ("office", "smeda".to_owned()),
        ];
        with(text, &pairs).unwrap()
    }

    #[test]
    fn other_lines_and_comments_stay() {
        assert_eq!(named(""), "name = 'A \"K\"'\noffice = \"smeda\"\n");
        assert_eq!(
            named("# mine\nname = \"x\" # me\nmouse = false"),
            "# mine\nname = 'A \"K\"' # me\nmouse = false\noffice = \"smeda\"\n"
        );
        assert_eq!(
            named("mouse = false\r\n\r\n[keys]\r\nquit = \"q\"\r\n"),
            "mouse = false\r\n\r\nname = 'A \"K\"'\r\noffice = \"smeda\"\r\n[keys]\r\nquit = \"q\"\r\n"
        );
        let twice = named(&named("[keys]\n"));
        assert_eq!(twice.matches("name").count(), 1, "{twice}");
    }

    #[test]
    fn a_theme_is_chosen_beside_the_tables_of_own_themes() {
        let choose = |text: &str| with(text, &[("theme", "light".to_owned())]).unwrap();
        assert_eq!(choose("theme = \"dark\"\n"), "theme = \"light\"\n");
        let own = "# mine\n[theme.dusk]\ntext = \"#fff\"\n";
        let once = choose(own);
        assert_eq!(
            once,
            "# mine\n[theme]\nuse = \"light\"\n\n[theme.dusk]\ntext = \"#fff\"\n"
        );
        assert_eq!(choose(&once), once);
        assert_eq!(
            choose("[theme]\nuse = \"dusk\" # x\n"),
            "[theme]\nuse = \"light\" # x\n"
        );
        assert_eq!(
            choose("[theme]\n[theme.dusk]\n"),
            "[theme]\nuse = \"light\"\n[theme.dusk]\n"
        );
        assert!(with("theme = { dusk = {} }\n", &[("theme", "x".to_owned())]).is_err());
    }

    #[test]
    fn a_broken_file_is_not_touched() {
        assert!(with("name = \n", &[("name", "x".to_owned())]).is_err());
    }

    #[test]
    fn a_file_is_made_where_there_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config").join("config.toml");
        remember(&file, &[("name", "A. Khan".to_owned())]).unwrap();
        remember(&file, &[("name", "B. Khan".to_owned())]).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "name = \"B. Khan\"\n");
    }
}
