//! Roadmaps that were renamed on one side of a merge: what names them follows. Renamed on both sides to different
//! names, they are told with the way out.

use std::path::Path;

use super::commit::identity;
use super::roadmaps::{CommittedRoadmap, CommittedRoadmaps, tree};
use super::{Git, GitError, PATIENCE};
use crate::edit::operations::rename::reference_edits;
use crate::model::PORTFOLIO;
use crate::store::commit::edited;
use crate::store::lock::Lock;
use crate::store::read::read_text;
use crate::store::roadmap_marks::RoadmapMarks;
use crate::store::save::save;

/// A roadmap that has another id.
struct RenamedRoadmap {
    old: String,
    new: String,
}

/// What was renamed on the way from one state of the folder to another.
fn renamed(from: &CommittedRoadmaps, to: &CommittedRoadmaps) -> Vec<RenamedRoadmap> {
    let gone = from.iter().filter(|(id, _)| !to.contains_key(*id));
    let found = gone.filter_map(|(old, was)| {
        let marks = RoadmapMarks::of(&was.roadmap);
        let mut new = to.iter().filter(|(id, _)| !from.contains_key(*id));
        let is_it = |held: &CommittedRoadmap| RoadmapMarks::of(&held.roadmap).is_same(&marks);
        let (new, _) = new.find(|(id, held)| *id != PORTFOLIO && is_it(held))?;
        Some(RenamedRoadmap {
            old: old.clone(),
            new: new.clone(),
        })
    });
    found.collect()
}

/// Rewrites, after a merge, what names a roadmap that either side had renamed since `base`: also what the other side
/// wrote meanwhile, which knew nothing of it. What was rewritten is committed.
///
/// # Errors
/// A file cannot be written, or git refuses.
pub(super) fn follow(
    git: &Git,
    state: &Path,
    who: &str,
    base: &CommittedRoadmaps,
) -> Result<(), GitError> {
    let now = tree(git, "HEAD")?;
    let renamed = renamed(base, &now);
    let rewritten: Vec<(String, &CommittedRoadmap, String)> = now
        .iter()
        .filter_map(|(id, held)| Some((id.clone(), held, led(id, &held.text, &renamed)?)))
        .collect();
    if rewritten.is_empty() {
        return Ok(());
    }
    let _lock = Lock::take(&git.dir, state, PATIENCE)?;
    let told = renamed
        .iter()
        .map(|one| format!("{} is {} now", one.old, one.new));
    let message = format!(
        "Follow what was renamed: {}",
        told.collect::<Vec<_>>().join(", ")
    );
    let mut arguments = identity(git, who);
    arguments.extend(["commit", "-q", "-m", &message, "--"].map(str::to_owned));
    for (id, held, text) in rewritten {
        let name = format!("{id}.toml");
        let path = git.dir.join(&name);
        save(&path, Some(held.text.as_bytes()), text.as_bytes())
            .map_err(|error| GitError::Io(error.to_string()))?;
        arguments.push(format!(":(literal){name}"));
    }
    git.told("commit", &arguments)?;
    Ok(())
}

/// The text of a file that names what was renamed by its new id; `None` where it names none of it.
fn led(id: &str, text: &str, renamed: &[RenamedRoadmap]) -> Option<String> {
    let mut led: Option<String> = None;
    for one in renamed {
        let text = led.as_deref().unwrap_or(text);
        if !text.contains(&format!("{}/", one.old)) {
            continue;
        }
        let roadmap = read_text(id, text).roadmap?;
        let edits = reference_edits(&roadmap, &one.old, &one.new);
        if let Ok((after, _)) = edited(id, text, &edits)
            && after != text
        {
            led = Some(after);
        }
    }
    led
}

/// What to do about a roadmap that both sides renamed, differently: where a merge has stopped over one.
pub(super) fn way_out(git: &Git, base: &CommittedRoadmaps, target: &str) -> Option<String> {
    let [here, there] = [
        renamed(base, &tree(git, "HEAD").ok()?),
        renamed(base, &tree(git, target).ok()?),
    ];
    let apart = here.iter().find_map(|mine| {
        let other = there.iter().find(|one| one.old == mine.old)?;
        (other.new != mine.new).then_some((mine, other))
    });
    let (mine, other) = apart?;
    Some(format!(
        "{} was renamed to {} here and to {} by others; nothing was changed. Take their name: tcu rename {} {}, then \
         tcu sync again",
        mine.old, mine.new, other.new, mine.new, other.new
    ))
}
