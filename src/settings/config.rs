//! `config.toml`: what one person wants on one machine. Every key is optional; a wrong one is told by line and
//! the rest is used.

use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::settings::theme::{self, ThemeTable};
use crate::text::nearest;

/// For whom the screens are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Who keeps roadmaps: every screen.
    #[default]
    Manager,
    /// Who visits firms and records what is said: four lines.
    Field,
}

/// The words for a [`Role`].
pub const ROLES: [(&str, Role); 2] = [("manager", Role::Manager), ("field", Role::Field)];

/// A key of the config file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfigKey {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub help: &'static str,
    /// How it may be written.
    pub example: &'static str,
}

/// Every key of the config file, in the order in which they are told.
pub const KEYS: [ConfigKey; 7] = [
    ConfigKey {
        name: "roadmaps",
        help: "the folder of roadmaps, where neither an option nor a variable names one and the folder at hand holds none; \
               `~/` is the home folder, other relative paths count from the config file",
        example: "roadmaps = \"~/Documents/TCU Roadmaps\"",
    },
    ConfigKey {
        name: "name",
        help: "the name under which edits are recorded, where neither `--as` nor `$TCU_AS` gives one; without it git's \
               `user.name`, else the login name",
        example: "name = \"A. Khan\"",
    },
    ConfigKey {
        name: "office",
        help: "the office of that person: an owner of `portfolio.toml`, or its name",
        example: "office = \"smeda\"",
    },
    ConfigKey {
        name: "role",
        help: "for whom the screens are made: `manager` has every screen, `field` four lines for visits to firms",
        example: "role = \"field\"",
    },
    ConfigKey {
        name: "theme",
        help: "the colours of the screens: a built-in theme or one of your own",
        example: "theme = \"dark\"",
    },
    ConfigKey {
        name: "mouse",
        help: "whether the mouse is used",
        example: "mouse = false",
    },
    ConfigKey {
        name: "keys",
        help: "keys of actions that differ from the built-in ones, by the name of the action; an empty list takes them away",
        example: "[keys]\nconfirm = [\"c\"]\nquit = [\"q\", \"ctrl-q\"]",
    },
];

/// The keys that the person wants for one action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The action's id.
    pub action: String,
    /// The names of its keys; none where it shall have none.
    pub keys: Vec<String>,
    /// Where it stands in the file, in bytes.
    pub span: Range<usize>,
}

/// What the config file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The folder of roadmaps, whole: relative ones are taken from the config file's folder.
    pub roadmaps: Option<PathBuf>,
    /// The name under which edits are recorded.
    pub name: Option<String>,
    /// The office of that person: an owner of `portfolio.toml`, or its name.
    pub office: Option<String>,
    /// For whom the screens are made.
    pub role: Role,
    /// The name of the theme: a built-in one, or one of `themes`.
    pub theme: String,
    /// The themes that the person wrote.
    pub themes: Vec<ThemeTable>,
    /// Whether the mouse is used; true unless switched off.
    pub mouse: bool,
    /// Keys that differ from the built-in ones.
    pub keys: Vec<Binding>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            roadmaps: None,
            name: None,
            office: None,
            role: Role::default(),
            theme: theme::THEMES[0].into(),
            themes: Vec::new(),
            mouse: true,
            keys: Vec::new(),
        }
    }
}

/// Something in the config file that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigProblem {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what would be right.
    pub message: String,
}

/// The config file as it was found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Loaded {
    /// What it says.
    pub config: Config,
    /// Its text; empty where there is no file.
    pub text: String,
    /// What could not be used, in the order of the file.
    pub problems: Vec<ConfigProblem>,
}

impl Loaded {
    /// The line on which a key is given a value, from 1; `None` where it is not.
    pub(crate) fn line_of(&self, key: &str) -> Option<usize> {
        let (table, _) = DeTable::parse_recoverable(&self.text);
        let mut keys = table.get_ref().iter();
        let (found, _) = keys.find(|(name, _)| name.get_ref() == key)?;
        Some(line_of(&self.text, found.span().start))
    }

    /// Notes what is wrong with something that was read well, in its place among the problems.
    pub(crate) fn tell(&mut self, span: Range<usize>, message: String) {
        let line = line_of(&self.text, span.start);
        self.problems.push(ConfigProblem {
            span,
            line,
            message,
        });
        self.problems.sort_by_key(|problem| problem.span.start);
    }
}

/// Reads the config file from the disk. No file is no problem.
pub(crate) fn load(file: &Path) -> Loaded {
    let text = match std::fs::read(file) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Loaded::default();
        }
        Err(error) => {
            let unreadable = ConfigProblem {
                span: 0..0,
                line: 1,
                message: format!("the file could not be read: {error}"),
            };
            return Loaded {
                problems: vec![unreadable],
                ..Loaded::default()
            };
        }
    };
    let (config, problems) = read(&text, file.parent().unwrap_or(Path::new("")));
    Loaded {
        config,
        text,
        problems,
    }
}

/// Reads the text of a config file that lies in `folder`.
pub fn read(text: &str, folder: &Path) -> (Config, Vec<ConfigProblem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = ConfigReader {
        text,
        folder,
        config: Config::default(),
        problems: Vec::new(),
    };
    for error in errors {
        reader.tell(error.span().unwrap_or(0..0), error.message().to_owned());
    }
    for (key, value) in table.get_ref() {
        reader.key(key, value);
    }
    let ConfigReader {
        config,
        mut problems,
        ..
    } = reader;
    problems.sort_by_key(|problem| problem.span.start);
    (config, problems)
}

/// The line at an offset, from 1.
fn line_of(text: &str, offset: usize) -> usize {
    let before = &text.as_bytes()[..offset.min(text.len())];
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}

/// What is said of a word that is none of those that can stand there.
fn not_one_of(word: &str, all: &[&str]) -> String {
    let near = nearest(word, all.iter().copied())
        .map_or_else(String::new, |near| format!("; did you mean \"{near}\"?"));
    format!("this should be one of {}{near}", all.join(", "))
}

struct ConfigReader<'t> {
    text: &'t str,
    folder: &'t Path,
    config: Config,
    problems: Vec<ConfigProblem>,
}

type WrittenKey<'t> = Spanned<std::borrow::Cow<'t, str>>;

impl ConfigReader<'_> {
    fn tell(&mut self, span: Range<usize>, message: String) {
        self.problems.push(ConfigProblem {
            line: self.line(span.start),
            span,
            message,
        });
    }

    fn line(&self, offset: usize) -> usize {
        line_of(self.text, offset)
    }

    fn key(&mut self, key: &WrittenKey<'_>, value: &Spanned<DeValue<'_>>) {
        match key.get_ref().as_ref() {
            "roadmaps" => {
                self.config.roadmaps = self.line_of_text(value).map(|text| self.path(&text));
            }
            "name" => self.config.name = self.line_of_text(value),
            "office" => self.config.office = self.line_of_text(value),
            "role" => self.config.role = self.word(value, &ROLES).unwrap_or_default(),
            "theme" => self.theme(value),
            "mouse" => match value.get_ref().as_bool() {
                Some(mouse) => self.config.mouse = mouse,
                None => self.tell(
                    value.span(),
                    "mouse is true or false, without quotes".into(),
                ),
            },
            "keys" => match value.get_ref().as_table() {
                Some(table) => table
                    .iter()
                    .for_each(|(action, keys)| self.binding(action, keys)),
                None => self.tell(
                    value.span(),
                    "keys is a table: write [keys] on a line of its own".into(),
                ),
            },
            unknown => {
                let near = nearest(unknown, KEYS.map(|key| key.name))
                    .map_or_else(String::new, |near| format!("; did you mean {near}?"));
                self.tell(
                    key.span(),
                    format!("the config file knows no key {unknown}{near}"),
                );
            }
        }
    }

    fn line_of_text(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        match value.get_ref().as_str() {
            Some(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            None => {
                self.tell(value.span(), "this should be a text in quotes".into());
                None
            }
        }
    }

    fn word<T: Copy>(&mut self, value: &Spanned<DeValue<'_>>, words: &[(&str, T)]) -> Option<T> {
        let text = self.line_of_text(value)?;
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let all: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            self.tell(value.span(), not_one_of(&text, &all));
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// `theme = "dark"`, or `[theme]` with `use` and a table for each theme of the person's own.
    fn theme(&mut self, value: &Spanned<DeValue<'_>>) {
        let Some(table) = value.get_ref().as_table() else {
            return self.choose_theme(value);
        };
        for (name, value) in table {
            match value.get_ref().as_table() {
                Some(roles) => self.own_theme(name, roles),
                None if name.get_ref() == "use" => {}
                None => self.tell(
                    name.span(),
                    format!("[theme] knows no key {name}; write use = \"{name}\", or [theme.{name}] with roles", name = name.get_ref()),
                ),
            }
        }
        if let Some((_, value)) = table.iter().find(|(name, _)| name.get_ref() == "use") {
            self.choose_theme(value);
        }
    }

    fn choose_theme(&mut self, value: &Spanned<DeValue<'_>>) {
        let Some(text) = self.line_of_text(value) else {
            return;
        };
        if self.config.themes.iter().any(|own| own.name == text) {
            self.config.theme = text;
            return;
        }
        match theme::builtin(&text) {
            Some(name) => self.config.theme = name.into(),
            None => {
                let own = self.config.themes.iter().map(|own| own.name.as_str());
                let all: Vec<&str> = theme::THEMES.into_iter().chain(own).collect();
                self.tell(value.span(), not_one_of(&text, &all));
            }
        }
    }

    fn own_theme(&mut self, name: &WrittenKey<'_>, roles: &DeTable<'_>) {
        let mut own = ThemeTable {
            name: name.get_ref().to_string(),
            like: "dark".into(),
            colors: Vec::new(),
        };
        if theme::builtin(&own.name).is_some() {
            let says = format!(
                "{} is a theme of the program: give yours another name",
                own.name
            );
            return self.tell(name.span(), says);
        }
        for (role, value) in roles {
            let Some(text) = self.line_of_text(value) else {
                continue;
            };
            let known = theme::ROLES.iter().find(|(word, _)| role.get_ref() == word);
            match (role.get_ref().as_ref(), known) {
                ("like", _) => match theme::builtin(&text) {
                    Some(name) => own.like = name.into(),
                    None => self.tell(value.span(), not_one_of(&text, &theme::THEMES)),
                },
                (_, Some((_, role))) => match text.parse() {
                    Ok(color) => own.colors.push((*role, color)),
                    Err(why) => self.tell(value.span(), why),
                },
                (word, None) => {
                    let mut all = vec!["like"];
                    all.extend(theme::ROLES.iter().map(|(word, _)| *word));
                    self.tell(role.span(), not_one_of(word, &all));
                }
            }
        }
        self.config.themes.push(own);
    }

    fn path(&self, text: &str) -> PathBuf {
        let from_home = text.strip_prefix("~/").or(text.strip_prefix("~\\"));
        match (from_home, directories::BaseDirs::new()) {
            (Some(rest), Some(base)) => base.home_dir().join(rest),
            _ => self.folder.join(text),
        }
    }

    fn binding(&mut self, action: &WrittenKey<'_>, keys: &Spanned<DeValue<'_>>) {
        let named = |value: &DeValue<'_>| value.as_str().map(str::to_owned);
        let keys_of_it = match keys.get_ref() {
            DeValue::String(key) => Some(vec![key.to_string()]),
            DeValue::Array(list) => list.iter().map(|key| named(key.get_ref())).collect(),
            _ => None,
        };
        match keys_of_it {
            Some(names) => self.config.keys.push(Binding {
                action: action.get_ref().to_string(),
                keys: names,
                span: action.span(),
            }),
            None => self.tell(
                keys.span(),
                "this should be the name of a key in quotes, or a list of such".into(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(usize, String)> {
        let (_, problems) = read(text, Path::new("/home/a"));
        problems
            .into_iter()
            .map(|problem| (problem.line, problem.message))
            .collect()
    }

    #[test]
    fn every_key_is_read() {
        let text = "roadmaps = \"plans\"\nname = \"A. Khan\"\nrole = \"field\"\ntheme = \"high-contrast\"\nmouse = false\n[keys]\nconfirm = \"c\"\nquit = [\"q\", \"ctrl-q\"]\n";
        let (config, problems) = read(text, Path::new("/home/a"));
        assert_eq!(problems, []);
        assert_eq!(config.roadmaps, Some("/home/a/plans".into()));
        assert_eq!(config.name.as_deref(), Some("A. Khan"));
        assert_eq!(
            (config.role, config.theme.as_str(), config.mouse),
            (Role::Field, "high-contrast", false)
        );
        let mut lines: Vec<_> = config
            .keys
            .iter()
            .map(|binding| (line_of(text, binding.span.start), binding.keys.len()))
            .collect();
        lines.sort_unstable();
        assert_eq!(lines, [(7, 1), (8, 2)]);
    }

    #[test]
    fn an_unknown_key_and_a_wrong_word_name_the_nearest_right_one_and_their_line() {
        assert_eq!(
            told("nmae = \"x\"\ntheme = \"drak\"\n"),
            [
                (1, "the config file knows no key nmae; did you mean name?".to_owned()),
                (2, "this should be one of auto, dark, light, high-contrast, plain, none; did you mean \"dark\"?".to_owned()),
            ]
        );
    }

    #[test]
    fn a_theme_of_ones_own_is_a_table_of_roles() {
        let text = "[theme]\nuse = \"dusk\"\n[theme.dusk]\nlike = \"light\"\ntext = \"#102030\"\nbad = \"red\"\n";
        let (config, problems) = read(text, Path::new(""));
        assert_eq!(problems, []);
        assert_eq!(config.theme, "dusk");
        let [dusk] = config.themes.as_slice() else {
            panic!("{:?}", config.themes);
        };
        assert_eq!((dusk.name.as_str(), dusk.like.as_str()), ("dusk", "light"));
        assert_eq!(dusk.colors.len(), 2);
    }

    #[test]
    fn a_wrong_role_colour_or_name_of_a_theme_is_told_by_its_line() {
        let text = "[theme]\nuse = \"dsk\"\n[theme.dusk]\ntxet = \"#102030\"\nbad = \"reddish\"\n[theme.dark]\n";
        let told = told(text);
        let lines: Vec<usize> = told.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [2, 4, 5, 6], "{told:?}");
        assert!(told[0].1.contains("did you mean \"dusk\"?"), "{told:?}");
        assert!(told[1].1.contains("did you mean \"text\"?"), "{told:?}");
    }

    #[test]
    fn a_broken_line_does_not_hide_the_others() {
        let (config, problems) = read("name = \nmouse = false\n", Path::new(""));
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].line, 1);
        assert!(!config.mouse);
    }

    #[test]
    fn a_value_of_a_wrong_type_is_told_and_the_default_stands() {
        let (config, problems) = read("mouse = \"yes\"\nname = 3\nkeys = 1\n", Path::new(""));
        assert_eq!(config, Config::default());
        assert_eq!(
            problems
                .iter()
                .map(|problem| problem.line)
                .collect::<Vec<_>>(),
            [1, 2, 3]
        );
    }

    #[test]
    fn no_file_is_no_problem() {
        let folder = tempfile::tempdir().unwrap();
        let loaded = load(&folder.path().join("config.toml"));
        assert_eq!(loaded.config, Config::default());
        assert_eq!(loaded.problems, []);
    }
}
