//! Puts new bytes in the place of a file's old ones: all of them or none, and on the disk before it returns.
//!
//! The recipe: follow symlinks, compare with what was read, write a hidden file beside the target with the
//! target's owner and permissions, sync it, compare again, rename it over the target, sync the folder.
//! Whatever fails, the old file stays whole and the hidden file goes. It must not know what a roadmap is.

mod save_error;

pub(crate) use save_error::{SaveError, SaveStep};

use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::bounded::{self, Links, ReadError};
use super::faults;

/// The ending of the hidden file that a save writes before it is renamed.
pub(crate) const UNFINISHED: &str = ".tcu-unfinished";

/// Puts `new` in the place of `expected_old` at `path`. With `None` the file is new and nothing may stand there.
///
/// # Errors
/// [`SaveError::ChangedOnDisk`] where the file does not hold `expected_old`; any other where a step failed.
pub(crate) fn save(path: &Path, expected_old: Option<&[u8]>, new: &[u8]) -> Result<(), SaveError> {
    save_with(path, Links::Follow, (expected_old, new), &mut |_| Ok(()))
}

/// As [`save`], into a folder of which others may have written: where a link stands in the file's place nothing is
/// written.
///
/// # Errors
/// As [`save`]; [`SaveError::NotAFile`] of a link.
pub(crate) fn save_unlinked(
    path: &Path,
    expected_old: Option<&[u8]>,
    new: &[u8],
) -> Result<(), SaveError> {
    save_with(path, Links::Refuse, (expected_old, new), &mut |_| Ok(()))
}

/// As [`save`]; `before` is asked before each step and can make it fail. Tests break every step through it.
///
/// # Errors
/// As [`save`].
pub(crate) fn save_with(
    path: &Path,
    links: Links,
    (expected_old, new): (Option<&[u8]>, &[u8]),
    asked: &mut dyn FnMut(SaveStep) -> io::Result<()>,
) -> Result<(), SaveError> {
    let mut before = |step: SaveStep| {
        faults::before(step.word())?;
        asked(step)
    };
    let failed = |step| move |source| failure(path, step, source);
    before(SaveStep::Look).map_err(failed(SaveStep::Look))?;
    let target = resolve(path, links).map_err(failed(SaveStep::Look))?;
    let old = still_as_expected(path, &target, expected_old)?;

    before(SaveStep::Create).map_err(failed(SaveStep::Create))?;
    let (mut file, hidden) =
        create_beside(&target, old.is_some()).map_err(failed(SaveStep::Create))?;
    let guard = TempFile(hidden);

    before(SaveStep::Permit).map_err(failed(SaveStep::Permit))?;
    if let Some(old) = &old {
        take_owner(&file, old);
        file.set_permissions(old.permissions())
            .map_err(failed(SaveStep::Permit))?;
    }
    before(SaveStep::Write)
        .and_then(|()| file.write_all(new))
        .map_err(failed(SaveStep::Write))?;
    before(SaveStep::Sync)
        .and_then(|()| faults::sync(&file))
        .map_err(failed(SaveStep::Sync))?;
    drop(file);

    before(SaveStep::Replace).map_err(failed(SaveStep::Replace))?;
    still_as_expected(path, &target, expected_old)?;
    if expected_old.is_some() {
        fs::rename(&guard.0, &target).map_err(failed(SaveStep::Replace))?;
    } else {
        put_where_nothing_is(&guard.0, &target).map_err(|source| match source.kind() {
            ErrorKind::AlreadyExists => SaveError::AlreadyThere { path: path.into() },
            _ => failure(path, SaveStep::Replace, source),
        })?;
    }
    drop(guard);
    before(SaveStep::SyncFolder)
        .and_then(|()| sync_folder(&target))
        .map_err(failed(SaveStep::SyncFolder))
}

fn failure(path: &Path, step: SaveStep, source: io::Error) -> SaveError {
    SaveError::Failed {
        path: path.into(),
        step,
        source,
    }
}

/// The file itself, behind symlinks; of a new file its folder's true place.
fn resolve(path: &Path, links: Links) -> io::Result<PathBuf> {
    let in_folder = || {
        let name = path.file_name().ok_or(ErrorKind::InvalidInput)?;
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        Ok(folder.canonicalize()?.join(name))
    };
    if links == Links::Refuse {
        return in_folder();
    }
    match path.canonicalize() {
        Err(error) if error.kind() == ErrorKind::NotFound => in_folder(),
        resolved => resolved,
    }
}

/// Checks that the disk holds what the edit began with, and gives the file's metadata.
fn still_as_expected(
    path: &Path,
    target: &Path,
    expected: Option<&[u8]>,
) -> Result<Option<Metadata>, SaveError> {
    let metadata = match fs::symlink_metadata(target) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return match expected {
                None => Ok(None),
                Some(_) => Err(SaveError::ChangedOnDisk {
                    path: path.into(),
                    now: None,
                }),
            };
        }
        Err(error) => return Err(failure(path, SaveStep::Look, error)),
    };
    let Some(expected) = expected else {
        return Err(SaveError::AlreadyThere { path: path.into() });
    };
    if !metadata.is_file() {
        return Err(SaveError::NotAFile { path: path.into() });
    }
    // The links were followed already: one that stands there now was put there meanwhile.
    let most = bounded::MOST_OF_ROADMAP.max(expected.len() as u64);
    let now = match bounded::read(target, Links::Refuse, most) {
        Ok(now) => now,
        Err(ReadError::Io(source)) => return Err(failure(path, SaveStep::Look, source)),
        Err(error) => {
            let source = io::Error::new(ErrorKind::InvalidData, error);
            return Err(failure(path, SaveStep::Look, source));
        }
    };
    if now != expected {
        return Err(SaveError::ChangedOnDisk {
            path: path.into(),
            now: Some(now),
        });
    }
    if metadata.permissions().readonly() {
        return Err(SaveError::ReadOnly { path: path.into() });
    }
    Ok(Some(metadata))
}

/// Creates the hidden file. Its name holds the process, so that two programs never write into one.
fn create_beside(target: &Path, replaces: bool) -> io::Result<(File, PathBuf)> {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{}{UNFINISHED}", std::process::id()));
    let hidden = target.with_file_name(name);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    if replaces {
        for_nobody_else(&mut options);
    }
    let open = || options.open(&hidden);
    let file = match open() {
        // Left by a process of the same number that was killed in the middle of a save.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            fs::remove_file(&hidden)?;
            open()?
        }
        opened => opened?,
    };
    Ok((file, hidden))
}

/// Until it has the old file's permissions, only its owner may read what may be personal data.
#[cfg(unix)]
fn for_nobody_else(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600);
}

#[cfg(not(unix))]
fn for_nobody_else(_: &mut OpenOptions) {}

/// Gives the file the old one's owner and group, as far as the system allows; a save does not fail on that.
#[cfg(unix)]
fn take_owner(file: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let Ok(new) = file.metadata() else { return };
    if new.gid() != old.gid() {
        let _ = fchown(file, None, Some(old.gid()));
    }
    if new.uid() != old.uid() {
        let _ = fchown(file, Some(old.uid()), None);
    }
}

#[cfg(not(unix))]
fn take_owner(_: &File, _: &Metadata) {}

/// Gives the finished file its name, never over another file.
fn put_where_nothing_is(hidden: &Path, target: &Path) -> io::Result<()> {
    match fs::hard_link(hidden, target) {
        Ok(()) => fs::remove_file(hidden),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        // Sticks formatted with FAT know no hard links; what stands there was looked at just now.
        Err(_) => fs::rename(hidden, target),
    }
}

/// Waits until a rename is on the disk. Not every system lets a folder be synced; that is no failure.
pub(in crate::store) fn sync_folder(target: &Path) -> io::Result<()> {
    let Some(folder) = target.parent() else {
        return Ok(());
    };
    if cfg!(not(unix)) {
        return Ok(());
    }
    match File::open(folder).and_then(|folder| faults::sync(&folder)) {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::Unsupported | ErrorKind::InvalidInput | ErrorKind::PermissionDenied
            ) =>
        {
            Ok(())
        }
        synced => synced,
    }
}

/// Takes the hidden file away when a save ends before its rename.
struct TempFile(PathBuf);

impl Drop for TempFile {
    fn drop(&mut self) {
        if faults::before("take the hidden file away").is_ok() {
            let _ = fs::remove_file(&self.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().unwrap()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn the_new_bytes_take_the_place_of_the_old_and_nothing_else_is_left() {
        let folder = folder();
        let path = folder.path().join("a.toml");
        fs::write(&path, "old").unwrap();
        save(&path, Some(b"old"), b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["a.toml"]);
    }

    #[test]
    fn a_failure_in_any_step_leaves_the_file_whole_and_the_folder_clean() {
        for step in SaveStep::ALL {
            for old in [Some("old"), None] {
                let folder = folder();
                let path = folder.path().join("a.toml");
                if let Some(old) = old {
                    fs::write(&path, old).unwrap();
                }
                let mut failing = |at: SaveStep| match at == step {
                    true => Err(io::Error::from(ErrorKind::StorageFull)),
                    false => Ok(()),
                };
                let error = save_with(
                    &path,
                    Links::Follow,
                    (old.map(str::as_bytes), b"new"),
                    &mut failing,
                )
                .unwrap_err();
                assert!(matches!(error, SaveError::Failed { step: at, .. } if at == step));
                let there = fs::read_to_string(&path).ok();
                match step {
                    SaveStep::SyncFolder => assert_eq!(there.as_deref(), Some("new")),
                    _ => assert_eq!(there.as_deref(), old),
                }
                assert_eq!(names(folder.path()).len(), usize::from(there.is_some()));
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_not_finished_can_be_read_by_nobody_else_and_the_file_keeps_its_permissions() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = folder();
        let path = folder.path().join("a.toml");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let mut seen = Vec::new();
        let mut look = |step: SaveStep| {
            let hidden = names(folder.path())
                .into_iter()
                .find(|name| name.starts_with('.'));
            seen.extend(hidden.map(|name| (step, mode(&folder.path().join(name)))));
            Ok(())
        };
        let bytes = (Some(&b"old"[..]), &b"new"[..]);
        save_with(&path, Links::Follow, bytes, &mut look).unwrap();
        assert_eq!(seen.first(), Some(&(SaveStep::Permit, 0o600)));
        assert_eq!(mode(&path), 0o644);
    }

    /// Only where the system lets this user give a file away.
    #[cfg(unix)]
    #[test]
    fn a_file_keeps_its_owner_and_group() {
        use std::os::unix::fs::{MetadataExt as _, chown};
        let folder = folder();
        let path = folder.path().join("a.toml");
        fs::write(&path, "old").unwrap();
        if chown(&path, Some(1_234), Some(1_235)).is_err() {
            return;
        }
        save(&path, Some(b"old"), b"new").unwrap();
        let after = fs::metadata(&path).unwrap();
        assert_eq!((after.uid(), after.gid()), (1_234, 1_235));
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[cfg(unix)]
    #[test]
    fn the_hidden_file_can_be_read_by_its_owner_alone_until_it_has_the_old_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder();
        let (file, hidden) = create_beside(&folder.path().join("a.toml"), true).unwrap();
        let mode = file.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        // What a killed save of the same process number left is no obstacle.
        create_beside(&folder.path().join("a.toml"), true).unwrap();
        fs::remove_file(hidden).unwrap();
    }

    #[test]
    fn a_new_file_is_never_put_over_one_that_came_meanwhile() {
        let folder = folder();
        let path = folder.path().join("a.toml");
        let [hidden, target] = ["hidden", "a.toml"].map(|name| folder.path().join(name));
        fs::write(&hidden, "new").unwrap();
        fs::write(&target, "theirs").unwrap();
        let refused = put_where_nothing_is(&hidden, &target).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        fs::remove_file(&target).unwrap();
        put_where_nothing_is(&hidden, &target).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["a.toml"]);
    }

    #[test]
    fn a_file_that_changed_meanwhile_is_not_written_over_and_its_bytes_are_told() {
        let folder = folder();
        let path = folder.path().join("a.toml");
        fs::write(&path, "theirs").unwrap();
        let error = save(&path, Some(b"old"), b"new").unwrap_err();
        assert!(
            matches!(error, SaveError::ChangedOnDisk { now: Some(now), .. } if now == b"theirs")
        );
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
    }

    #[test]
    fn a_file_that_changes_while_it_is_being_saved_is_not_written_over() {
        let folder = folder();
        let path = folder.path().join("a.toml");
        fs::write(&path, "old").unwrap();
        let error = save_with(
            &path,
            Links::Follow,
            (Some(b"old"), b"new"),
            &mut |step| match step {
                SaveStep::Replace => fs::write(&path, "theirs"),
                _ => Ok(()),
            },
        )
        .unwrap_err();
        assert!(matches!(error, SaveError::ChangedOnDisk { .. }));
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        assert_eq!(names(folder.path()), ["a.toml"]);
    }

    #[test]
    fn a_file_that_is_gone_is_not_made_again() {
        let folder = folder();
        let error = save(&folder.path().join("a.toml"), Some(b"old"), b"new").unwrap_err();
        assert!(matches!(error, SaveError::ChangedOnDisk { now: None, .. }));
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let folder = folder();
        let path = folder.path().join("a.toml");
        save(&path, None, b"first").unwrap();
        assert!(matches!(
            save(&path, None, b"second"),
            Err(SaveError::AlreadyThere { .. })
        ));
        let other = folder.path().join("b.toml");
        let error = save_with(
            &other,
            Links::Follow,
            (None, b"new"),
            &mut |step| match step {
                SaveStep::Replace => fs::write(&other, "theirs"),
                _ => Ok(()),
            },
        )
        .unwrap_err();
        assert!(matches!(error, SaveError::AlreadyThere { .. }));
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(fs::read(&other).unwrap(), b"theirs");
        assert_eq!(names(folder.path()), ["a.toml", "b.toml"]);
    }

    #[test]
    fn a_folder_in_the_way_is_told() {
        let folder = folder();
        let path = folder.path().join("a.toml");
        fs::create_dir(&path).unwrap();
        assert!(matches!(
            save(&path, Some(b""), b"new"),
            Err(SaveError::NotAFile { .. })
        ));
        assert!(matches!(
            save(&path, None, b"new"),
            Err(SaveError::AlreadyThere { .. })
        ));
        assert!(path.is_dir());
    }

    #[cfg(unix)]
    #[test]
    fn a_symlink_stays_one_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = folder();
        let elsewhere = tempfile::tempdir().unwrap();
        let target = elsewhere.path().join("kept.toml");
        let path = folder.path().join("a.toml");
        fs::write(&target, "old").unwrap();
        fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&target, &path).unwrap();
        save(&path, Some(b"old"), b"new").unwrap();
        assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
        assert_eq!(fs::read(&target).unwrap(), b"new");
        assert_eq!(
            fs::metadata(&target).unwrap().permissions().mode() & 0o777,
            0o640
        );
        assert_eq!(names(elsewhere.path()), ["kept.toml"]);
    }

    #[cfg(unix)]
    #[test]
    fn in_a_folder_of_others_no_link_is_written_through() {
        let folder = folder();
        let elsewhere = tempfile::tempdir().unwrap();
        let target = elsewhere.path().join("secret");
        fs::write(&target, "old").unwrap();
        let path = folder.path().join("a.toml");
        std::os::unix::fs::symlink(&target, &path).unwrap();
        for expected in [None, Some(&b"old"[..])] {
            save_unlinked(&path, expected, b"new").unwrap_err();
        }
        fs::remove_file(&target).unwrap();
        save_unlinked(&path, None, b"new").unwrap_err();
        assert!(!target.exists());
        assert_eq!(names(folder.path()), ["a.toml"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_marked_read_only_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder();
        let path = folder.path().join("a.toml");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        assert!(matches!(
            save(&path, Some(b"old"), b"new"),
            Err(SaveError::ReadOnly { .. })
        ));
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[test]
    fn what_a_killed_save_left_does_not_stop_the_next() {
        let folder = folder();
        let path = folder.path().join("a.toml");
        fs::write(&path, "old").unwrap();
        let (_, hidden) = create_beside(&path, true).unwrap();
        assert!(hidden.exists());
        save(&path, Some(b"old"), b"new").unwrap();
        assert_eq!(names(folder.path()), ["a.toml"]);
    }
}
