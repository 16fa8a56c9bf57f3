//! Several windows on one folder, each with a file of drafts of its own: none writes over what is typed in another.
//!
//! A window holds a lock on its file while it is open; the system gives that back also where the program is killed. What
//! windows that are closed left behind goes to the next one that opens.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::drafts::{Draft, KeptDrafts, file, keep, load};
use super::state_folder;

/// The most windows on one folder that have a file of their own.
const MOST: usize = 50;

/// What is known of the drafts of the screens.
#[derive(Clone, Copy)]
pub(crate) struct DraftKinds {
    /// Whether a draft is one that this version of the program has.
    pub is_known: fn(&Draft) -> bool,
    /// The same draft under another name, where there may be several of its form beside those.
    pub beside: fn(&Draft, &[Draft]) -> Option<Draft>,
}

/// A window on a folder while it is open.
#[derive(Debug)]
pub(crate) struct DraftWindow {
    /// Where its drafts are kept.
    pub path: PathBuf,
    /// Its lock; none where the system gives none.
    _held: Option<File>,
}

impl DraftWindow {
    /// Opens a window, with what it and those that are closed left: of the same form the newest, the older wait in their
    /// place until that is saved or thrown away.
    pub(crate) fn open(state: &Path, folder: &Path, kinds: DraftKinds) -> (Self, KeptDrafts) {
        let mut free = free_windows(state, folder);
        if free.is_empty() {
            free.push((file(state, folder, 1), None));
        }
        let paths: Vec<PathBuf> = free.iter().map(|(path, _)| path.clone()).collect();
        let mut unused = (1..).map(|window| file(state, folder, window));
        let spare = unused.find(|path| !path.exists() && !paths.contains(path));
        let (path, held) = free.swap_remove(0);
        let kept = gather(&path, paths, &spare.unwrap_or_default(), kinds);
        (Self { path, _held: held }, kept)
    }
}

/// The files of windows that are closed, the first of which may be new, with their locks.
fn free_windows(state: &Path, folder: &Path) -> Vec<(PathBuf, Option<File>)> {
    let mut free = Vec::new();
    for window in 1..=MOST {
        let path = file(state, folder, window);
        if !free.is_empty() && !path.exists() {
            continue;
        }
        if let Ok(Some(held)) = lock(state, &path) {
            free.push((path, Some(held)));
        }
    }
    free
}

/// The lock of a window; `None` where the window is open.
fn lock(state: &Path, path: &Path) -> io::Result<Option<File>> {
    let locks = state.join("locks");
    state_folder::make(&locks)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(locks.join(format!("{name}.drafts")))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Takes what closed windows left into the file of one, the newest last. Older ones of the same form go to `spare`, a file
/// that is not there yet, so that nothing is written over before it stands elsewhere.
fn gather(own: &Path, mut paths: Vec<PathBuf>, spare: &Path, kinds: DraftKinds) -> KeptDrafts {
    paths.sort_by_key(|path| std::cmp::Reverse(written(path)));
    let (mut all, mut waiting) = (Vec::<Draft>::new(), Vec::new());
    let mut told = Vec::new();
    for path in &paths {
        let kept = load(path, kinds.is_known);
        told.extend(kept.told);
        for draft in kept.drafts.into_iter().rev() {
            let mut same = all.iter().filter(|other| other.form == draft.form);
            match same.next() {
                None => all.push(draft),
                Some(same) if same.fields == draft.fields => {}
                Some(_) => match (kinds.beside)(&draft, &all) {
                    Some(other) => all.push(other),
                    None => waiting.push(draft),
                },
            }
        }
    }
    all.reverse();
    waiting.reverse();
    let others = || paths.iter().filter(|path| *path != own && path.exists());
    if others().next().is_some() || !waiting.is_empty() {
        let waits = waiting.is_empty() || keep(spare, &waiting).is_ok();
        if waits && keep(own, &all).is_ok() {
            for path in others().filter(|path| *path != spare) {
                // What cannot be taken away is found once more, and known to be the same.
                let _ = keep(path, &[]);
            }
        }
    }
    KeptDrafts {
        drafts: all,
        told: (!told.is_empty()).then(|| told.join(". ")),
    }
}

/// When a file was written last.
fn written(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|file| file.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(form: &str, text: &str) -> Draft {
        Draft {
            form: vec![form.to_owned()],
            fields: vec![("text".to_owned(), text.to_owned())],
            ..Draft::default()
        }
    }

    /// Remarks may stand beside each other; of another form there is one.
    const KINDS: DraftKinds = DraftKinds {
        is_known: |_| true,
        beside: |draft, taken| {
            let is_remark = draft.form[0].starts_with("remark");
            is_remark.then(|| Draft {
                form: vec![format!("remark {}", taken.len())],
                ..draft.clone()
            })
        },
    };

    fn texts(kept: &KeptDrafts) -> Vec<&str> {
        let drafts = kept.drafts.iter();
        drafts.map(|draft| draft.fields[0].1.as_str()).collect()
    }

    #[test]
    fn no_window_writes_over_the_drafts_of_another() {
        let dir = tempfile::tempdir().unwrap();
        let (state, folder) = (dir.path().join("state"), dir.path());
        let (first, _) = DraftWindow::open(&state, folder, KINDS);
        let (second, found) = DraftWindow::open(&state, folder, KINDS);
        assert_ne!(first.path, second.path);
        assert!(found.drafts.is_empty());
        keep(
            &first.path,
            &[draft("remark", "one"), draft("edit", "older")],
        )
        .unwrap();
        keep(
            &second.path,
            &[draft("remark", "two"), draft("edit", "newer")],
        )
        .unwrap();
        // While they are open a third finds nothing of theirs.
        let (third, found) = DraftWindow::open(&state, folder, KINDS);
        assert!(found.drafts.is_empty());
        drop((first, second, third));
        let long_ago = SystemTime::now() - std::time::Duration::from_secs(60);
        let first = File::options()
            .write(true)
            .open(file(&state, folder, 1))
            .unwrap();
        first.set_modified(long_ago).unwrap();
        let (window, found) = DraftWindow::open(&state, folder, KINDS);
        assert_eq!(texts(&found), ["one", "two", "newer"], "the newest last");
        // The older one of the same form is offered once the newer is saved.
        keep(&window.path, &[]).unwrap();
        drop(window);
        let (window, found) = DraftWindow::open(&state, folder, KINDS);
        assert_eq!(texts(&found), ["older"]);
        keep(&window.path, &[]).unwrap();
        drop(window);
        let (_, found) = DraftWindow::open(&state, folder, KINDS);
        assert!(found.drafts.is_empty());
    }

    #[test]
    fn what_stands_in_two_files_is_offered_once_and_nothing_is_lost_where_nothing_can_be_written() {
        let dir = tempfile::tempdir().unwrap();
        let (state, folder) = (dir.path().join("state"), dir.path());
        for window in 1..=3 {
            keep(&file(&state, folder, window), &[draft("edit", "same")]).unwrap();
        }
        keep(&file(&state, folder, 4), &[draft("edit", "other")]).unwrap();
        let (_, found) = DraftWindow::open(&state, folder, KINDS);
        assert_eq!(found.drafts.len(), 1);
        let left = fs::read_dir(state.join("drafts")).unwrap().count();
        assert_eq!(left, 2, "its own file, and that of the one that waits");
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_moved_stays_where_it_is() {
        use crate::store::faults::injected::barred;
        let dir = tempfile::tempdir().unwrap();
        let (state, folder) = (dir.path().join("state"), dir.path());
        keep(&file(&state, folder, 1), &[draft("edit", "one")]).unwrap();
        keep(&file(&state, folder, 2), &[draft("edit", "two")]).unwrap();
        barred("write a file of the state folder", || {
            let (_, found) = DraftWindow::open(&state, folder, KINDS);
            assert_eq!(found.drafts.len(), 1);
        });
        for (window, text) in [(1, "one"), (2, "two")] {
            let kept = load(&file(&state, folder, window), |_| true);
            assert_eq!(texts(&kept), [text]);
        }
    }
}
