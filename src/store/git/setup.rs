//! Git taught to merge roadmaps: the driver, its attributes, and the check before each commit.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Git, GitError, PromptPolicy};
use crate::store::save::save;
use crate::store::sound::sound;

/// Where the program is not found git merges text, so that nobody's side is dropped without a word.
const DRIVER: &str = "if command -v tcu >/dev/null 2>&1; then tcu merge %O %A %B %L %P; \
else git merge-file -L ours -L base -L theirs --marker-size=%L %A %O %B; fi";

const ATTRIBUTES: &str = "*.toml merge=tcu diff=tcu";

const HOOK: &str = "#!/bin/sh\n# A roadmap that cannot be read is not committed.\n\
if command -v tcu >/dev/null 2>&1; then exec tcu git check; fi\n";

/// Sets git up for a folder of roadmaps; says in lines what was done.
///
/// # Errors
/// The folder is in no repository, or git or the disk refuses.
pub(crate) fn setup(dir: &Path) -> Result<Vec<String>, GitError> {
    let git = Git::of(dir)?;
    for (key, value) in [
        ("merge.tcu.name", "roadmaps, entry by entry"),
        ("merge.tcu.driver", DRIVER),
        // With several bases git would hand over a base with conflict markers in it.
        ("merge.tcu.recursive", "binary"),
        ("diff.tcu.xfuncname", r"^\[\[?.*\]\]?$"),
    ] {
        git.told("note its configuration", &["config", key, value])?;
    }
    let mut said = vec!["Git merges roadmaps entry by entry in this clone.".to_owned()];
    said.push(attributes(dir)?);
    said.push(own_attributes(&git)?);
    said.push(hook(&git)?);
    Ok(said)
}

fn attributes(dir: &Path) -> Result<String, GitError> {
    let said = match added(&dir.join(".gitattributes"), ATTRIBUTES)? {
        false => "Its .gitattributes say so already.",
        true => {
            "Its .gitattributes say so too: commit them, then every clone knows; each needs tcu git setup once."
        }
    };
    Ok(said.into())
}

/// The same for this clone alone, so that it holds while a branch is rebased onto one without these attributes.
fn own_attributes(git: &Git) -> Result<String, GitError> {
    let path = git.told(
        "find its attributes",
        &["rev-parse", "--git-path", "info/attributes"],
    )?;
    let path = git.dir.join(path.trim_end_matches(['\n', '\r']));
    let folder = git
        .line(&["rev-parse", "--show-prefix"])
        .unwrap_or_default();
    let pattern = match folder.as_str() {
        "" => "*.toml".to_owned(),
        // Quoted as git wants it where there are blanks.
        folder => format!(
            "\"/{}**/*.toml\"",
            folder.replace('\\', "\\\\").replace('"', "\\\"")
        ),
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| io(folder, &error))?;
    }
    let said = match added(&path, &format!("{pattern} merge=tcu diff=tcu"))? {
        false => "This clone keeps them for branches without them already.",
        true => "This clone keeps them for branches without them.",
    };
    Ok(said.into())
}

/// Adds a line to a file of attributes, which is made where it is not there; `false` where it is in it.
fn added(path: &Path, line: &str) -> Result<bool, GitError> {
    let before = match fs::read(path) {
        Ok(before) => Some(before),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(io(path, &error)),
    };
    let text = String::from_utf8_lossy(before.as_deref().unwrap_or_default()).into_owned();
    if text.lines().any(|one| one.trim() == line) {
        return Ok(false);
    }
    let gap = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    save(
        path,
        before.as_deref(),
        format!("{text}{gap}{line}\n").as_bytes(),
    )
    .map_err(|error| GitError::Io(error.to_string()))?;
    Ok(true)
}

fn hook(git: &Git) -> Result<String, GitError> {
    let path = git.told(
        "find its hooks",
        &["rev-parse", "--git-path", "hooks/pre-commit"],
    )?;
    let path: PathBuf = git.dir.join(path.trim());
    match fs::read_to_string(&path) {
        Ok(text) if text.contains("tcu git check") => {
            return Ok("The check before each commit is there already.".into());
        }
        Ok(_) => {
            return Ok(format!(
                "{} is there already and stays; add the line `tcu git check || exit 1` to it, so that no roadmap that cannot be read is committed.",
                path.display()
            ));
        }
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(io(&path, &error));
        }
        Err(_) => {}
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| io(folder, &error))?;
    }
    save(&path, None, HOOK.as_bytes()).map_err(|error| GitError::Io(error.to_string()))?;
    executable(&path).map_err(|error| io(&path, &error))?;
    Ok("Before each commit roadmaps are checked: one that cannot be read is not committed.".into())
}

#[cfg(unix)]
fn executable(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn executable(_: &Path) -> std::io::Result<()> {
    Ok(())
}

fn io(path: &Path, error: &std::io::Error) -> GitError {
    GitError::Io(format!("{}: {error}", path.display()))
}

/// The roadmaps about to be committed that cannot be read, a sentence each. Those are asked about that git
/// merges as roadmaps.
///
/// # Errors
/// The folder is in no repository, or git refuses.
pub(crate) fn unreadable(dir: &Path) -> Result<Vec<String>, GitError> {
    let top = Git::of(dir)?.told("find its top", &["rev-parse", "--show-toplevel"])?;
    let git = Git {
        dir: PathBuf::from(top.trim_end_matches(['\n', '\r'])),
        asks: PromptPolicy::OnTerminal,
    };
    let staged = [
        "diff",
        "--cached",
        "--name-only",
        "-z",
        "--diff-filter=ACMR",
    ];
    let names = git.told("list what is to be committed", &staged)?;
    let mut broken = Vec::new();
    for name in names.split('\0').filter(|name| name.ends_with(".toml")) {
        let attribute = git.told("read its attributes", &["check-attr", "merge", "--", name])?;
        if !attribute.trim_end().ends_with(": tcu") {
            continue;
        }
        let output = git.run(&["show", &format!(":{name}")])?;
        let stem = Path::new(name)
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy();
        if let Err(unsound) = sound(&stem, &output.stdout) {
            broken.push(format!("{name}, {unsound}"));
        }
    }
    Ok(broken)
}
