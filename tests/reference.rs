//! The reference pages say what the program says of itself. `UPDATE_DOCS=1 cargo test --test reference` writes
//! them anew.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use tcu::internal::commands::{HelpSection, TABLE};
use tcu::internal::health::{RULES, RuleGroup, RuleSpec};
use tcu::internal::model::kind::FileScope;
use tcu::internal::model::{
    EntryClass, Field, Kind, ReasonPolicy, Required, Rhythm, RuleSettings, Tense, ValueType,
};
use tcu::internal::schedule::Thresholds;
use tcu::internal::settings::config::{KEYS, ROLES};
use tcu::internal::settings::theme::{ROLES as THEME_ROLES, THEMES};
use tcu::internal::settings::variables::VARIABLES;

fn hold(name: &str, page: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(name);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, page).expect("the page is written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written.replace("\r\n", "\n") == page,
        "docs/{name} is out of date: run UPDATE_DOCS=1 cargo test --test reference"
    );
}

/// What to do about a flag, with the keys that the commands have from the start.
fn remedy(rule: &RuleSpec) -> String {
    tcu::internal::health::remedy::fill(rule.remedy, rule.on, |id| {
        let command = TABLE.iter().find(|command| command.id == id);
        let key = command.and_then(|command| command.keys.first());
        let line = tcu::internal::health::remedy::command_line(id);
        key.map(|key| (*key).to_owned()).or(line)
    })
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

#[test]
fn the_page_of_fields_is_the_description_of_the_kinds() {
    let mut page = String::from(
        "# Every key of a roadmap\n\nWhat each kind of entry and record may hold, in the order in which the program \
         writes it. How a file is read and edited is told in [format.md](format.md). This page is written by a test.\n\n\
         *Reason*: what an edit asks for. *Personal*: hidden in presentation mode and in redacted output. Every key is \
         recorded in the change log unless it says *not logged*. *Asked first*: forms ask for it first, lists show it first.\n",
    );
    for &kind in Kind::ALL {
        let described = kind.description();
        let place = match described.place {
            FileScope::Roadmap => "a roadmap",
            FileScope::Portfolio => "`portfolio.toml`",
            FileScope::Both => "a roadmap and `portfolio.toml`",
        };
        let header = match (described.nature, described.parent) {
            (_, Some(parent)) => format!("`[[{parent}.{kind}]]`"),
            (EntryClass::Table, _) if kind == Kind::FileHeader => "the head of the file".into(),
            (EntryClass::Table, _) => format!("`[{kind}]`"),
            _ => format!("`[[{kind}]]`"),
        };
        let nature = match described.nature {
            EntryClass::Entry => "an entry with an id",
            EntryClass::Record => "a record, never changed once written",
            EntryClass::Part | EntryClass::Table => "no id of its own",
        };
        let _ = write!(
            page,
            "\n## {kind}\n\n{}: {header}, in {place}; {nature}.\n\n",
            described.help
        );
        page.push_str("| key | read as | holds | what it is | |\n|---|---|---|---|---|\n");
        for field in described.fields {
            let _ = writeln!(
                page,
                "| `{}` | {} | {} | {} | {} |",
                field.key,
                field.words(),
                cell(&holds(field)),
                cell(field.help),
                notes(field, described.nature)
            );
        }
    }
    hold("fields.md", &page);
}

fn holds(field: &Field) -> String {
    let one = match field.shape {
        ValueType::Choice(words) => words
            .iter()
            .map(|word| format!("`{word}`"))
            .collect::<Vec<_>>()
            .join(" "),
        shape => shape.expects(),
    };
    if field.many {
        format!("list: {one}")
    } else {
        one
    }
}

fn notes(field: &Field, nature: EntryClass) -> String {
    let mut notes: Vec<String> = Vec::new();
    match field.required {
        Required::No => {}
        Required::Always => notes.push("required".into()),
        Required::UnlessSensitive => notes.push("required unless sensitive".into()),
        Required::Unless(other) => notes.push(format!("required unless `{other}`")),
    }
    match field.reason {
        ReasonPolicy::No => {}
        ReasonPolicy::Standing => notes.push("reason to change or remove".into()),
        ReasonPolicy::Approved => notes.push("reason and approval to change or remove".into()),
        ReasonPolicy::Later => notes.push("reason to move later".into()),
    }
    match field.tense {
        None => {}
        Some(Tense::Past) => notes.push("not after today".into()),
        Some(Tense::Future) => notes.push("ahead: one that is over is asked about".into()),
    }
    if field.rank > 0 {
        notes.push("asked first".into());
    }
    if field.personal {
        notes.push("personal".into());
    }
    if !field.logged && nature == EntryClass::Entry {
        notes.push("not logged".into());
    }
    notes.join("; ")
}

#[test]
fn the_page_of_rules_is_the_table_of_rules_and_limits() {
    let mut page = String::from(
        "# What gets flagged\n\nEvery flag names its rule and its own numbers, and says what to do. A rule can be silenced with \
         `off = [\"rule\"]` in `[rules]`; reports and the home screen say which are off. What the words slip, drift, silent \
         and float mean exactly is told in [figures.md](figures.md). This page is written by a test.\n",
    );
    for group in RuleGroup::ALL {
        let _ = write!(
            page,
            "\n## {}\n\n| rule | on | raised when | what to do |\n|---|---|---|---|\n",
            group.word()
        );
        for about in RULES.iter().filter(|about| about.group == group) {
            let _ = writeln!(
                page,
                "| `{}` | {} | {} | {} |",
                about.id,
                about.on,
                cell(about.says),
                cell(&remedy(about))
            );
        }
    }
    page.push_str("\n## Limits\n\nKeys of `[rules]`, in days. A roadmap's own count before those of `portfolio.toml`, and those before the built-in ones of the rhythm.\n\n| key | monthly | quarterly | what it limits |\n|---|---|---|---|\n");
    let (monthly, quarterly) = (
        Thresholds::built_in(Rhythm::Monthly),
        Thresholds::built_in(Rhythm::Quarterly),
    );
    for key in Thresholds::KEYS {
        let help = RuleSettings::FIELDS
            .iter()
            .find(|field| field.key == *key)
            .map_or("", |field| field.help);
        let _ = writeln!(
            page,
            "| `{key}` | {} | {} | {help} |",
            monthly.get(key).unwrap_or(0),
            quarterly.get(key).unwrap_or(0)
        );
    }
    hold("rules.md", &page);
}

#[test]
fn the_page_of_keys_is_the_table_of_actions() {
    let mut page = String::from(
        "# The keys\n\nEvery action of the screens with its keys. They can be changed in `config.toml`, table `[keys]`, by the \
         action's name: `confirm = [\"c\"]`. Arrows, Enter, Esc, Tab, digits and F-keys suffice for everything: `F2` opens the menu \
         of what can be done here. This page is written by a test.\n",
    );
    for part in HelpSection::ALL {
        let _ = write!(
            page,
            "\n## {}\n\n| keys | action | name |\n|---|---|---|\n",
            part.heading()
        );
        for described in TABLE.iter().filter(|described| described.part == part) {
            let keys = described
                .keys
                .iter()
                .map(|key| format!("`{}`", key.replace('|', "\\|")))
                .collect::<Vec<_>>()
                .join(" ");
            let _ = writeln!(
                page,
                "| {keys} | {} | `{}` |",
                cell(described.help),
                described.id
            );
        }
    }
    hold("keys.md", &page);
}

/// The page is written by hand; its table names every rule, in their order, with what it looks at, and only limits and keys that
/// exist.
#[test]
fn the_page_of_figures_tells_of_every_rule_and_of_known_limits() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/figures.md");
    let page = std::fs::read_to_string(path).expect("docs/figures.md is there");
    let (_, table) = page
        .split_once("## When each rule is raised")
        .expect("the table of rules");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let told: Vec<(String, &str)> = rows
        .iter()
        .map(|cells| (cells[0].trim_matches('`').to_owned(), cells[1]))
        .collect();
    let known: Vec<(String, &str)> = RULES
        .iter()
        .map(|rule| (rule.id.to_owned(), rule.on))
        .collect();
    assert_eq!(
        told, known,
        "the table of docs/figures.md is not that of the rules"
    );

    let is_known = |word: &str| {
        Thresholds::KEYS.contains(&word)
            || RULES.iter().any(|rule| rule.id == word)
            || Kind::ALL
                .iter()
                .any(|kind| kind.field_index(word).is_some())
    };
    for cells in &rows {
        for cell in &cells[2..] {
            let words = cell.split('`').skip(1).step_by(2);
            let unknown: Vec<&str> = words.filter(|word| !is_known(word)).collect();
            assert!(unknown.is_empty(), "{}: {unknown:?}", cells[0]);
        }
    }
    let figures = page.split('`').skip(1).step_by(2);
    let told: Vec<&str> = figures
        .filter(|word| Thresholds::KEYS.contains(word))
        .collect();
    for key in Thresholds::KEYS.iter().filter(|key| key.ends_with("_days")) {
        let left_out = ["cadence_days", "cadence_near_days", "near_days"].contains(key);
        assert!(
            left_out || told.contains(key),
            "docs/figures.md does not tell of {key}"
        );
    }
}

#[test]
fn every_test_that_the_page_of_promises_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page =
        std::fs::read_to_string(root.join("docs/promises.md")).expect("docs/promises.md is there");
    let mut sources = String::new();
    let mut folders = vec![root.join("src"), root.join("tests")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                sources.push_str(&std::fs::read_to_string(path).expect("a source file"));
            }
        }
    }
    let rows = page
        .lines()
        .filter(|line| line.starts_with("| ") && line.ends_with("` |"));
    let names = rows.filter_map(|line| line.rsplit('`').nth(1));
    let missing: Vec<&str> = names
        .filter(|name| !sources.contains(&format!("fn {name}(")))
        .collect();
    assert!(page.contains("| `"), "the page names no test");
    assert!(
        missing.is_empty(),
        "docs/promises.md names tests that are not there: {missing:?}"
    );
}

#[test]
fn the_page_of_the_configuration_is_what_the_settings_know() {
    let mut page = String::from(
        "# The configuration\n\nWhat one person wants on one machine. `tcu config` shows where the file lies, what is in \
         force and where each value comes from. This page is written by a test.\n\n\
         An option goes before an environment variable, that before the config file, and that before what is built in. \
         The file is TOML; every key is optional. A wrong key or value is told by its line, and the rest is used.\n\n\
         | system | place |\n|---|---|\n\
         | Linux | `$XDG_CONFIG_HOME/tcu/config.toml`, else `~/.config/tcu/config.toml` |\n\
         | macOS | `~/Library/Application Support/tcu/config.toml` |\n\
         | Windows | `%APPDATA%\\tcu\\config\\config.toml` |\n\
         | anywhere | the file that `$TCU_CONFIG` names, or `config.toml` in the folder that it names |\n\n\
         ## Keys\n",
    );
    for key in KEYS {
        let _ = write!(page, "\n### `{}`\n\n{}.\n", key.name, sentence(key.help));
        let words = match key.name {
            "role" => ROLES.iter().map(|(word, _)| *word).collect(),
            "theme" => THEMES.to_vec(),
            "mouse" => vec!["true", "false"],
            _ => Vec::new(),
        };
        if let Some(first) = words.first() {
            let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
            let _ = write!(
                page,
                "\nOne of {}; `{first}` where nothing is given.\n",
                words.join(", ")
            );
        }
        let _ = write!(page, "\n```toml\n{}\n```\n", key.example);
    }
    page.push_str("\nThe names of the actions are in [keys.md](keys.md).\n\n");
    let roles: Vec<_> = THEME_ROLES
        .iter()
        .map(|(word, _)| format!("`{word}`"))
        .collect();
    let _ = write!(
        page,
        "## Themes of your own\n\nA table `[theme.NAME]` gives roles their colours, and `like` names the theme for all others: \
         {}. `use` in `[theme]` chooses it. [themes.md](themes.md) explains the roles.\n\n",
        roles.join(" ")
    );
    page.push_str("## Environment variables\n\n| variable | for |\n|---|---|\n");
    for variable in VARIABLES {
        let _ = writeln!(page, "| `{}` | {} |", variable.name, cell(variable.help));
    }
    hold("configuration.md", &page);
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// Every variable that the sources ask for is on the page, and every one on the page is asked for.
#[test]
fn every_environment_variable_is_explained() {
    let mut asked = std::collections::BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.ends_with("settings/variables.rs") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let words = text.split('"').skip(1).step_by(2);
            let is_variable = |word: &&str| {
                word.starts_with("TCU_") || VARIABLES.iter().any(|variable| variable.name == *word)
            };
            asked.extend(words.filter(is_variable).map(str::to_owned));
        }
    }
    // What only tests set.
    for own in ["TCU_FAULTS", "TCU_TEST_PANIC", "TCU_SEQUENCES"] {
        asked.remove(own);
    }
    let explained: std::collections::BTreeSet<_> = VARIABLES
        .iter()
        .map(|variable| variable.name.to_owned())
        .collect();
    assert_eq!(asked, explained);
}

/// Words that say less than the standard ones, or are taken for something else, and what is said instead.
const REPLACED: [(&str, &str); 16] = [
    ("agreed", "baseline"),
    ("expected", "forecast"),
    ("at first", "original baseline"),
    ("against it", "slip"),
    ("who answers", "owner, accountable"),
    ("still right as it stands", "no change"),
    ("holds up", "delays"),
    ("asked twice", "postponed twice"),
    ("asked every", "update due every"),
    ("last word", "last update"),
    ("what will be so", "completion criteria"),
    ("it stands here", "current level"),
    ("way up", "path to target"),
    ("half of the runs", "50 % by"),
    ("upkeep", "updates"),
    ("by its clock", "type"),
];

#[test]
fn every_page_and_every_help_says_the_standard_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = vec![("README.md".to_owned(), root.join("README.md"))];
    for entry in std::fs::read_dir(root.join("docs")).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".md") {
            texts.push((name, entry.path()));
        }
    }
    let mut wrong = Vec::new();
    for (name, path) in texts {
        let text = std::fs::read_to_string(path).unwrap().to_lowercase();
        for (line, words) in text.lines().enumerate() {
            for (word, better) in REPLACED.iter().filter(|(word, _)| words.contains(word)) {
                wrong.push(format!("{name}:{}: \"{word}\", say \"{better}\"", line + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_dependency_has_its_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| std::fs::read_to_string(root.join(name)).expect("it is there");
    let manifest: toml::Table = read("Cargo.toml").parse().expect("TOML");
    let mut names: Vec<String> = Vec::new();
    let mut add = |table: Option<&toml::Value>| {
        let table = table.and_then(toml::Value::as_table);
        names.extend(table.into_iter().flat_map(|table| table.keys().cloned()));
    };
    add(manifest.get("dependencies"));
    add(manifest.get("dev-dependencies"));
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    for target in targets.into_iter().flat_map(|targets| targets.values()) {
        add(target.get("dependencies"));
    }
    let page = read("docs/dependencies.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    let mut told: Vec<&str> = rows
        .filter_map(|row| {
            let (name, why) = row.split_once("` | ")?;
            (why.len() > 15).then_some(name)
        })
        .collect();
    names.sort_unstable();
    // One may be used by the program and by the tests.
    names.dedup();
    told.sort_unstable();
    assert_eq!(names, told, "docs/dependencies.md and Cargo.toml differ");
}

/// Every version that is built in was looked at: docs/audited.md lists just what `Cargo.lock` holds.
#[test]
fn every_locked_crate_is_audited() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| std::fs::read_to_string(root.join(name)).expect(name);
    let lock: toml::Table = read("Cargo.lock").parse().expect("it is TOML");
    let text = |package: &toml::Value, key: &str| {
        let value = package.get(key).and_then(toml::Value::as_str);
        value.map(str::to_owned)
    };
    let packages = lock["package"].as_array().expect("a list").iter();
    let foreign = packages.filter(|package| package.get("source").is_some());
    let locked: BTreeSet<_> = foreign
        .filter_map(|package| Some((text(package, "name")?, text(package, "version")?)))
        .collect();
    let page = read("docs/audited.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `"));
    let audited: BTreeSet<_> = rows
        .filter_map(|row| {
            let (name, rest) = row.split_once("` | ")?;
            let cells: Vec<&str> = rest.split(" | ").collect();
            (cells.len() == 6).then(|| (name.to_owned(), cells[0].to_owned()))
        })
        .collect();
    let missing: Vec<_> = locked.difference(&audited).collect();
    let stale: Vec<_> = audited.difference(&locked).collect();
    assert!(
        missing.is_empty() && stale.is_empty(),
        "look at {missing:?} and give each its line of .ci/audited in docs/audited.md; {stale:?} are not locked any more"
    );
}
