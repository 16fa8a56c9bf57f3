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
