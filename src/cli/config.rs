//! `tcu config`: where the configuration lies and what is in force.

use std::path::Path;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::colors::Color;
use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use super::table::Table;
use crate::dates::date::iso;
use crate::model::PORTFOLIO;
use crate::report::json::text as json_text;
use crate::settings::StatusDate;
use crate::settings::actor::ActorSource;
use crate::settings::config::{self, Loaded, ROLES};
use crate::settings::folder::FolderSource;
use crate::settings::status_date::DateSource;
use crate::store::read::read;

/// Show the configuration in force, and where each value comes from
///
/// The config file is a TOML file that need not be there: every key in it is optional, and docs/configuration.md
/// explains them all. An option goes before an environment variable, that before the config file, and that before
/// what is built in.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu config\n  TCU_CONFIG=office.toml tcu config --format json"
)]
pub(crate) struct ConfigArgs {
    /// How to write it: text for people, json for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: ConfigFormat,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ConfigFormat {
    Text,
    Json,
}

/// One value in force.
struct Setting {
    key: &'static str,
    value: Option<String>,
    source: String,
}

impl ConfigArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// The output cannot be written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let file = &context.places.config_file;
        let loaded = config::load(file);
        let settings = settings(context, &loaded);
        match self.format {
            ConfigFormat::Json => {
                let values = settings
                    .iter()
                    .map(|one| json!({ "key": one.key, "value": one.value, "source": one.source }));
                let problems = context
                    .config_problems
                    .iter()
                    .map(|one| json!({ "line": one.line, "message": one.message }));
                let all = json!({
                    "file": file.display().to_string(),
                    "exists": file.is_file(),
                    "settings": values.collect::<Vec<_>>(),
                    "problems": problems.collect::<Vec<_>>(),
                });
                output.result(&json_text(&all))?;
            }
            ConfigFormat::Text => {
                let is_there = if file.is_file() { "" } else { " (not there)" };
                output.result(&format!("Config file: {}{is_there}\n\n", file.display()))?;
                let mut table = Table::matrix(&["key", "value", "from"]);
                for one in settings {
                    let value = one.value.unwrap_or_else(|| "-".into());
                    table.row(vec![one.key.into(), value, one.source]);
                }
                let colors = output.colors;
                let text = table.text(output.table_columns, |heading| colors.bold(heading));
                output.result(&text)?;
            }
        }
        Ok(match context.config_problems.is_empty() {
            true => ExitStatus::Fine,
            false => ExitStatus::File,
        })
    }
}

const BUILT_IN: &str = "built in";

fn settings(context: &CliContext, loaded: &Loaded) -> Vec<Setting> {
    let in_file = |key: &str| {
        loaded
            .line_of(key)
            .map(|line| format!("config file, line {line}"))
    };
    let set =
        |key: &'static str, value: Option<String>, source: String| Setting { key, value, source };
    let of_file = |key: &'static str, value: Option<String>| {
        set(key, value, in_file(key).unwrap_or_else(|| BUILT_IN.into()))
    };
    let config = &loaded.config;
    let role = ROLES.iter().find(|(_, role)| *role == config.role);
    let keys: Vec<&str> = config.keys.iter().map(|one| one.action.as_str()).collect();
    let (name, name_from) = match context.actor_found() {
        Some((name, source)) => (Some(name), source),
        None => (None, ActorSource::Nobody),
    };
    let name_from = match name_from {
        ActorSource::Option => "--as".into(),
        ActorSource::Variable => "$TCU_AS".into(),
        ActorSource::Config => in_file("name").unwrap_or_default(),
        ActorSource::Git => "git's user.name".into(),
        ActorSource::Login => "the login name".into(),
        ActorSource::Nobody => "nothing gives one".into(),
    };
    let folder_from = match context.folder.said {
        FolderSource::Option => "--roadmaps".into(),
        FolderSource::Variable => "$TCU_ROADMAPS".into(),
        FolderSource::Here => "the folder at hand".into(),
        FolderSource::Config => in_file("roadmaps").unwrap_or_default(),
        FolderSource::Program => "beside the program".into(),
        FolderSource::Documents => "the person's documents".into(),
    };
    let path = |path: &Path| Some(path.display().to_string());
    let (day, day_from) = status_date(context);
    let themes: Vec<&str> = config
        .themes
        .iter()
        .map(|theme| theme.name.as_str())
        .collect();
    let mut settings = vec![
        set("roadmaps", path(&context.folder.path), folder_from),
        set("name", name, name_from),
        of_file("office", config.office.clone()),
        of_file("role", role.map(|(word, _)| (*word).to_owned())),
        of_file("theme", Some(config.theme.clone())),
        of_file("mouse", Some(config.mouse.to_string())),
        of_file("keys", some_of(&keys)),
        set("status date", Some(day), day_from.into()),
    ];
    if !themes.is_empty() {
        settings.push(of_file("theme", some_of(&themes)));
    }
    settings.extend(surroundings(context));
    settings
}

/// What the terminal, the platform and the environment give.
fn surroundings(context: &CliContext) -> [Setting; 4] {
    let of_variable = |key, names: &[&str]| {
        let named = names
            .iter()
            .find_map(|name| Some((name, std::env::var(name).ok()?)));
        let (value, source) = match named {
            Some((name, value)) => (
                Some(value).filter(|value| !value.is_empty()),
                format!("${name}"),
            ),
            None => (None, BUILT_IN.to_owned()),
        };
        Setting { key, value, source }
    };
    let (color, source) = match context.color {
        Color::Auto => ("auto", BUILT_IN),
        Color::Always => ("always", "--color"),
        Color::Never => ("never", "--color"),
    };
    [
        Setting {
            key: "colour",
            value: Some(color.into()),
            source: source.into(),
        },
        of_variable("pager", &["TCU_PAGER", "PAGER"]),
        of_variable("log", &["TCU_LOG"]),
        Setting {
            key: "state folder",
            value: Some(context.places.state.display().to_string()),
            source: "the platform".into(),
        },
    ]
}

/// The status date and what set it, where only the head of `portfolio.toml` is read.
fn status_date(context: &CliContext) -> (String, &'static str) {
    let shared = context.folder.path.join(format!("{PORTFOLIO}.toml"));
    let bytes = std::fs::read(shared).unwrap_or_default();
    let head = read(PORTFOLIO, &bytes).roadmap.unwrap_or_default().head;
    let date = StatusDate::new(context.today(), head.status_date, context.machine());
    let source = match date.set {
        DateSource::Asked if std::env::var_os("TCU_TODAY").is_some() => "--today, else $TCU_TODAY",
        DateSource::Asked => "--today",
        DateSource::Portfolio => "status_date of portfolio.toml",
        DateSource::Clock => "the clock",
    };
    (iso(date.today), source)
}

fn some_of(words: &[&str]) -> Option<String> {
    (!words.is_empty()).then(|| words.join(", "))
}
