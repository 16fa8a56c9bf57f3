//! The roadmaps as a commit of the folder's repository holds them.

use std::path::Path;

use super::files::roadmaps;
use super::roadmaps::readable;
use super::{Git, GitError, PromptPolicy};
use crate::model::{CustomSchema, PORTFOLIO, Portfolio, custom_binding};

/// The portfolio of a revision, which is named as git names them. What cannot be read there is left out.
///
/// # Errors
/// The folder is in no repository, or git knows no such commit.
pub(crate) fn portfolio_at(dir: &Path, revision: &str) -> Result<Portfolio, GitError> {
    let git = Git::asking(dir, PromptPolicy::Never)?;
    let commit = format!("{revision}^{{commit}}");
    let asked = ["rev-parse", "--verify", "--end-of-options", &commit];
    let told = git.told("find that revision", &asked)?;
    let mut portfolio = Portfolio::default();
    for (id, held) in readable(roadmaps(&git, told.trim())?) {
        match id == PORTFOLIO {
            true => portfolio.shared = held.roadmap,
            false => portfolio.roadmaps.push(held.roadmap),
        }
    }
    let custom = CustomSchema::of(&portfolio.shared.custom_fields);
    for roadmap in &mut portfolio.roadmaps {
        // What does not fit a field is no value of it, then as now.
        drop(custom_binding::bind(roadmap, custom));
    }
    portfolio.roadmaps.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(portfolio)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    fn git(dir: &Path, arguments: &[&str]) {
        let done = Command::new("git")
            .arg("-C")
            .arg(dir)
            .args([
                "-c",
                "user.name=office",
                "-c",
                "user.email=office@example.org",
            ])
            .args(arguments)
            .output()
            .unwrap();
        assert!(done.status.success(), "{arguments:?}: {done:?}");
    }

    #[test]
    fn a_revision_is_read_from_below_the_root_and_an_option_is_no_revision() {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("roadmaps");
        std::fs::create_dir(&dir).unwrap();
        let file = dir.join("fans.toml");
        git(root.path(), &["init", "-q"]);
        std::fs::write(&file, "[cluster]\nname = \"Fans\"\n").unwrap();
        git(root.path(), &["add", "-A"]);
        git(root.path(), &["commit", "-qm", "first"]);
        std::fs::write(&file, "[cluster]\nname = \"Electric fans\"\n").unwrap();
        let then = portfolio_at(&dir, "HEAD").unwrap();
        let names: Vec<&str> = then.roadmaps.iter().map(|one| one.name()).collect();
        assert_eq!(names, ["Fans"]);
        for wrong in ["HEAD~9", "nonsense", "--all", ""] {
            assert!(portfolio_at(&dir, wrong).is_err(), "{wrong}");
        }
        assert!(portfolio_at(Path::new("/"), "HEAD").is_err());
    }
}
