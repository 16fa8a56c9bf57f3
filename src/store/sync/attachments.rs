//! The papers that milestones name as evidence, where they lie beside the roadmaps.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::model::Roadmap;
use crate::store::bounded::{self, Links, MOST_OF_EVIDENCE};
use crate::store::faults;
use crate::store::save::{UNFINISHED, save_unlinked};
use crate::store::state_folder::is_left;

/// Copies the papers that a folder has and the other lacks; gives their number. What is there already stays. Links are
/// followed on neither side: what a stick holds must not lead out of the folders.
pub(crate) fn copy(
    attachments: &BTreeSet<PathBuf>,
    from: &Path,
    to: &Path,
    left: &mut Vec<String>,
) -> usize {
    let mut copied = 0;
    for paper in attachments {
        let [source, target] = [from, to].map(|folder| bounded::below(folder, paper));
        let is_there = |path: &Path| path.symlink_metadata().is_ok();
        match (source, target) {
            (Some(source), Some(target)) if is_there(&source) && !is_there(&target) => {
                match copy_one(&source, &target, to) {
                    Ok(()) => copied += 1,
                    Err(why) => {
                        left.push(format!("{} could not be copied: {why}", paper.display()));
                    }
                }
            }
            (None, Some(target)) if !is_there(&target) => left.push(format!(
                "{} was not copied: it is reached by a link, and links are not followed",
                paper.display()
            )),
            _ => {}
        }
    }
    copied
}

/// Takes away what copies left that were killed, in the folders of papers. Those of the roadmaps are swept under their
/// lock.
pub(crate) fn sweep(attachments: &BTreeSet<PathBuf>, place: &Path) {
    let is_inner = |folder: &&Path| !folder.as_os_str().is_empty();
    let folders: BTreeSet<&Path> = attachments
        .iter()
        .filter_map(|paper| paper.parent())
        .filter(is_inner)
        .collect();
    let there = folders
        .into_iter()
        .filter_map(|folder| bounded::below(place, folder));
    for entry in there.flat_map(fs::read_dir).flatten().flatten() {
        let name = entry.file_name();
        let is_ours = name.to_string_lossy().ends_with(UNFINISHED);
        if is_ours && is_left(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn copy_one(source: &Path, target: &Path, to: &Path) -> Result<(), String> {
    let bytes = bounded::read(source, Links::Refuse, MOST_OF_EVIDENCE)
        .map_err(|error| error.to_string())?;
    make_below(to, target)?;
    save_unlinked(target, None, &bytes).map_err(|error| error.to_string())
}

/// Makes the folders between a folder and a file in it. None of them is a link: that was seen before.
fn make_below(folder: &Path, file: &Path) -> Result<(), String> {
    let inner = file
        .parent()
        .and_then(|parent| parent.strip_prefix(folder).ok());
    let mut place = folder.to_owned();
    for part in inner.into_iter().flat_map(Path::components) {
        place.push(part);
        if !place.is_dir() {
            faults::before("make a folder")
                .and_then(|()| fs::create_dir(&place))
                .map_err(|error| error.to_string())?;
        }
    }
    Ok(())
}

/// The papers that a roadmap names as files below the folder.
pub(crate) fn of(roadmap: &Roadmap) -> impl Iterator<Item = PathBuf> + '_ {
    let named = roadmap.milestones.iter().flat_map(|one| &one.evidence);
    named.map(PathBuf::from).filter(|path| is_below(path))
}

/// Whether a path leads to a file below the folder: nothing hidden, nothing above, no roadmap.
fn is_below(path: &Path) -> bool {
    let is_plain = |part: Component<'_>| match part {
        Component::Normal(name) => !name.to_string_lossy().starts_with('.'),
        _ => false,
    };
    let is_roadmap =
        path.components().count() == 1 && path.extension().is_some_and(|end| end == "toml");
    path.components().next().is_some() && path.components().all(is_plain) && !is_roadmap
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    /// Copies one paper from a folder to another; what each of them holds then, and what was left.
    fn copied(paper: &str, prepare: impl Fn(&Path, &Path, &Path)) -> (usize, Vec<String>, bool) {
        let dir = tempfile::tempdir().unwrap();
        let [from, to, outside] = ["from", "to", "outside"].map(|name| dir.path().join(name));
        for folder in [&from, &to, &outside] {
            fs::create_dir(folder).unwrap();
        }
        fs::write(outside.join("secret.pdf"), "secret").unwrap();
        prepare(&from, &to, &outside);
        let attachments: BTreeSet<PathBuf> = [PathBuf::from(paper)].into();
        let attachments = attachments
            .into_iter()
            .filter(|path| is_below(path))
            .collect();
        let mut left = Vec::new();
        let count = copy(&attachments, &from, &to, &mut left);
        let outside = fs::read_dir(&outside).unwrap().count();
        (count, left, outside == 1)
    }

    #[test]
    fn a_paper_that_is_there_already_stays_as_it_is() {
        let written = |from: &Path, to: &Path| {
            fs::write(from.join("a.pdf"), "ours").unwrap();
            fs::write(to.join("a.pdf"), "theirs").unwrap();
        };
        let (count, left, _) = copied("a.pdf", |from, to, _| written(from, to));
        assert_eq!((count, left.len()), (0, 0), "{left:?}");
        let (count, left, _) = copied("docs/a.pdf", |from, to, outside| {
            symlink(outside, from.join("docs")).unwrap();
            fs::create_dir(to.join("docs")).unwrap();
            fs::write(to.join("docs/a.pdf"), "theirs").unwrap();
        });
        assert_eq!((count, left.len()), (0, 0), "{left:?}");
        // Nor is one that neither side has a fault.
        let (count, left, _) = copied("gone.pdf", |_, _, _| {});
        assert_eq!((count, left.len()), (0, 0), "{left:?}");
    }

    #[test]
    fn papers_are_copied_with_their_folders() {
        let (count, left, _) = copied("docs/new/a.pdf", |from, _, _| {
            fs::create_dir_all(from.join("docs/new")).unwrap();
            fs::write(from.join("docs/new/a.pdf"), "a").unwrap();
        });
        assert_eq!((count, left.len()), (1, 0), "{left:?}");
    }

    #[test]
    fn no_link_is_followed_at_the_source() {
        for paper in ["docs/secret.pdf", "secret.pdf"] {
            let (count, left, _) = copied(paper, |from, _, outside| {
                symlink(outside, from.join("docs")).unwrap();
                symlink(outside.join("secret.pdf"), from.join("secret.pdf")).unwrap();
            });
            assert_eq!((count, left.len()), (0, 1), "{paper}: {left:?}");
        }
    }

    #[test]
    fn no_link_is_followed_at_the_target() {
        for paper in ["docs/a.pdf", "docs/new/a.pdf"] {
            let (count, _, untouched) = copied(paper, |from, to, outside| {
                fs::create_dir_all(from.join("docs/new")).unwrap();
                fs::write(from.join("docs/a.pdf"), "a").unwrap();
                fs::write(from.join("docs/new/a.pdf"), "a").unwrap();
                symlink(outside, to.join("docs")).unwrap();
            });
            assert!(count == 0 && untouched, "{paper}");
        }
    }

    #[test]
    fn nothing_hidden_or_above_is_copied() {
        for paper in [
            "../outside/secret.pdf",
            ".ssh/key",
            "docs/.hidden",
            "/etc/passwd",
            "x.toml",
        ] {
            let (count, _, _) = copied(paper, |from, _, _| {
                fs::create_dir_all(from.join("docs")).unwrap();
                fs::create_dir_all(from.join(".ssh")).unwrap();
                for name in [".ssh/key", "docs/.hidden", "x.toml"] {
                    fs::write(from.join(name), "a").unwrap();
                }
            });
            assert_eq!(count, 0, "{paper}");
        }
    }

    #[test]
    fn a_pipe_is_told_and_not_waited_for() {
        let (count, left, _) = copied("pipe.pdf", |from, _, _| {
            let made = std::process::Command::new("mkfifo")
                .arg(from.join("pipe.pdf"))
                .status();
            assert!(made.unwrap().success());
        });
        assert_eq!((count, left.len()), (0, 1), "{left:?}");
    }

    #[test]
    fn a_paper_named_above_hidden_or_as_a_roadmap_is_no_paper() {
        for paper in ["docs/a.pdf", "a.pdf", "docs/x.toml"] {
            assert!(is_below(Path::new(paper)), "{paper}");
        }
        for paper in [
            "",
            "../a.pdf",
            "docs/../../a.pdf",
            "/etc/passwd",
            "./a.pdf",
            ".ssh/key",
            "docs/.a",
            "x.toml",
        ] {
            assert!(!is_below(Path::new(paper)), "{paper}");
        }
    }

    /// A link that took the place of a file after it was looked at.
    #[test]
    fn a_link_in_the_place_of_a_paper_is_neither_read_nor_written_through() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::write(at("secret"), "secret").unwrap();
        symlink(at("secret"), at("link.pdf")).unwrap();
        copy_one(&at("link.pdf"), &at("copy.pdf"), dir.path()).unwrap_err();
        assert!(!at("copy.pdf").exists());
        fs::write(at("paper.pdf"), "paper").unwrap();
        symlink(at("made"), at("target.pdf")).unwrap();
        copy_one(&at("paper.pdf"), &at("target.pdf"), dir.path()).unwrap_err();
        assert!(!at("made").exists());
        assert_eq!(fs::read_to_string(at("secret")).unwrap(), "secret");
    }

    #[test]
    fn a_paper_that_is_far_too_large_is_told_and_not_copied() {
        let (count, left, _) = copied("large.pdf", |from, _, _| {
            // It takes no room on the disk.
            let file = fs::File::create(from.join("large.pdf")).unwrap();
            file.set_len(MOST_OF_EVIDENCE + 1).unwrap();
        });
        assert_eq!((count, left.len()), (0, 1), "{left:?}");
        assert!(left[0].contains("larger than 512 MB"), "{left:?}");
    }
}
