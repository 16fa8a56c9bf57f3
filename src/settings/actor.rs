//! Who acts: the name that edits are recorded under.

use std::path::Path;
use std::process::{Command, Stdio};

/// All that may say who acts, from the strongest on, but for git and the login name.
#[derive(Clone, Debug, Default)]
pub(crate) struct ActorSources {
    /// `--as`.
    pub option: Option<String>,
    /// `$TCU_AS`.
    pub variable: Option<String>,
    /// `name` in the config file.
    pub config: Option<String>,
}

/// What gives the name of who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ActorSource {
    /// `--as`.
    Option,
    /// `$TCU_AS`.
    Variable,
    /// `name` in the config file.
    Config,
    /// git's `user.name`.
    Git,
    /// The login name.
    Login,
    /// Nothing.
    Nobody,
}

impl ActorSources {
    /// The name, where one of these gives it.
    pub(crate) fn name(&self) -> Option<String> {
        [&self.option, &self.variable, &self.config]
            .into_iter()
            .flatten()
            .find_map(|name| one_line(name))
    }

    /// The name and what gives it, down to the login name of the system.
    pub(crate) fn find(
        &self,
        folder: &Path,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Option<(String, ActorSource)> {
        let given = [
            (&self.option, ActorSource::Option),
            (&self.variable, ActorSource::Variable),
            (&self.config, ActorSource::Config),
        ];
        let given = given
            .into_iter()
            .find_map(|(name, source)| Some((one_line(name.as_deref()?)?, source)));
        given
            .or_else(|| Some((git_user(folder)?, ActorSource::Git)))
            .or_else(|| Some((login(variable)?, ActorSource::Login)))
            .or_else(|| Some((login_of_system()?, ActorSource::Login)))
    }

    /// The name; else what git calls the user, else the login name that `variable` gives.
    ///
    /// Starts git where nothing nearer gives a name. `None` where nobody is known at all.
    pub(crate) fn name_or_login(
        &self,
        folder: &Path,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Option<String> {
        self.name()
            .or_else(|| git_user(folder))
            .or_else(|| login(variable))
    }
}

/// git's `user.name`, as it is set for a folder.
pub(crate) fn git_user(folder: &Path) -> Option<String> {
    let folder = Some(folder).filter(|folder| folder.is_dir());
    let output = Command::new("git")
        .args(["config", "--get", "user.name"])
        .current_dir(folder.unwrap_or(Path::new(".")))
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    one_line(&String::from_utf8_lossy(&output.stdout))
}

fn login(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    ["USER", "LOGNAME", "USERNAME"]
        .into_iter()
        .find_map(|name| one_line(&variable(name)?))
}

/// What the system calls the user, where no variable does: in a bare environment. For commands; the screens can
/// ask.
pub(crate) fn login_of_system() -> Option<String> {
    let output = Command::new("whoami")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    one_line(&String::from_utf8_lossy(&output.stdout))
}

/// A name on one line, without control characters; `None` where nothing is left.
fn one_line(text: &str) -> Option<String> {
    let name: String = text
        .chars()
        .filter(|character| !character.is_control())
        .collect();
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_wins_and_empty_ones_do_not_count() {
        let some = |text: &str| Some(text.to_owned());
        let mut asked = ActorSources {
            option: some("A"),
            variable: some("B"),
            config: some("C"),
        };
        assert_eq!(asked.name(), some("A"));
        asked.option = some(" ");
        assert_eq!(asked.name(), some("B"));
        asked.variable = None;
        assert_eq!(asked.name(), some("C"));
        asked.config = some("\u{1b}Dr Khan\n");
        assert_eq!(asked.name(), some("Dr Khan"));
        asked.config = None;
        assert_eq!(asked.name(), None);
    }

    #[test]
    fn the_login_name_is_the_last_resort() {
        let login_of = |name: &str| (name == "LOGNAME").then(|| "khan".to_owned());
        assert_eq!(login(login_of).as_deref(), Some("khan"));
        assert_eq!(login(|_| None), None);
    }
}
