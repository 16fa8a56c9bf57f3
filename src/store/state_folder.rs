//! The files that the program keeps for itself in the state folder: readable by their owner only, written whole or not
//! at all. What stands in them may be personal data.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::bounded::{self, Links};
use super::faults;
use super::save::UNFINISHED;

/// The most that a file of the state folder may be, in bytes.
const MOST: u64 = 1 << 30;

/// Whether a write waits until it is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Durability {
    /// It does: a person's words are in it.
    Synced,
    /// It does not: what is lost is found out again.
    Quick,
}

/// The name under which the state folder knows a folder of roadmaps: sixteen letters and digits, the same in every
/// build of the program.
pub(crate) fn name_of(folder: &Path) -> String {
    let place = folder.canonicalize();
    let bytes = place.as_deref().unwrap_or(folder).as_os_str();
    format!("{:016x}", hash(bytes.as_encoded_bytes()))
}

/// FNV-1a: short, and the same in every build of the program.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// What a file of the state folder holds; `None` where it is not there, or is no file.
pub(crate) fn read(path: &Path) -> Option<Vec<u8>> {
    bounded::read(path, Links::Follow, MOST).ok()
}

/// The same, where what is there and cannot be read is an error.
///
/// # Errors
/// Something is there, and the system or the kind of file kept it from being read.
pub(crate) fn read_if_there(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match bounded::read(path, Links::Follow, MOST) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.is_not_found() => Ok(None),
        Err(bounded::ReadError::Io(error)) => Err(error),
        Err(error) => Err(io::Error::other(error)),
    }
}

/// The same as text.
pub(crate) fn read_text(path: &Path) -> Option<String> {
    String::from_utf8(read(path)?).ok()
}

/// Puts a file into the state folder, in the place of the one that is there, and makes the folders above it.
///
/// # Errors
/// What the system said; what was there before is then still there.
pub(crate) fn write(path: &Path, bytes: &[u8], durability: Durability) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        make(folder)?;
    }
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}{UNFINISHED}", std::process::id()));
    let hidden = path.with_file_name(name);
    let written = (|| {
        faults::before("write a file of the state folder")?;
        // Left by a process of the same number that was killed.
        let _ = fs::remove_file(&hidden);
        let mut file = private(&hidden)?;
        file.write_all(bytes)?;
        if durability == Durability::Synced {
            faults::sync(&file)?;
        }
        drop(file);
        faults::before("replace a file of the state folder")?;
        fs::rename(&hidden, path)
    })();
    if written.is_err() && faults::before("take the hidden file away").is_ok() {
        let _ = fs::remove_file(&hidden);
    }
    written
}

/// Takes a file out of the state folder; one that is not there is no error.
///
/// # Errors
/// What the system said.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    faults::before("remove a file of the state folder")?;
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// A new file that nobody else may read.
fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a folder that nobody else may enter, and those above it that are missing.
///
/// # Errors
/// What the system said.
pub(crate) fn make(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    faults::before("make a folder of the state folder")?;
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes everything in the state folder private that an older version left open to others, and takes away what killed
/// writes left. Where that is not allowed nothing is said: it is tried again at the next start.
pub(crate) fn mend(state: &Path) {
    mend_below(state, 0);
}

/// Folders deeper than the program makes any.
const DEEPEST: usize = 6;

fn mend_below(folder: &Path, depth: usize) {
    let was_open = close(folder, 0o700);
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        // Of a link only itself is known here, not what it leads to.
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        let path: PathBuf = entry.path();
        // Copies of roadmaps are many; they are looked at where their folder was open.
        let is_looked_at = was_open || depth < 2;
        if kind.is_dir() && depth < DEEPEST && is_looked_at {
            mend_below(&path, depth + 1);
        } else if kind.is_file() && is_left(&path) {
            let _ = fs::remove_file(&path);
        } else if kind.is_file() {
            close(&path, 0o600);
        }
    }
}

/// Whether a killed write left it: its process is gone, or it is from an older version.
pub(in crate::store) fn is_left(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let Some(stem) = name.strip_suffix(UNFINISHED) else {
        return name.ends_with(".new");
    };
    let process = stem
        .rsplit('.')
        .next()
        .and_then(|id| id.parse::<u32>().ok());
    process.is_none_or(|id| id == std::process::id() || !is_alive(id))
}

#[cfg(target_os = "linux")]
fn is_alive(process: u32) -> bool {
    Path::new("/proc").join(process.to_string()).exists()
}

#[cfg(not(target_os = "linux"))]
fn is_alive(_: u32) -> bool {
    // What cannot be known counts as alive: it is only litter.
    true
}

/// Takes away what others may do; whether they could do anything.
#[cfg(unix)]
fn close(path: &Path, mode: u32) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let Ok(metadata) = path.symlink_metadata() else {
        return false;
    };
    let now = metadata.permissions().mode() & 0o777;
    let is_open = now & 0o077 != 0;
    if is_open {
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(now & mode));
    }
    is_open
}

#[cfg(not(unix))]
fn close(_: &Path, _: u32) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn mode(path: &Path) -> u32 {
        path.metadata().unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn what_is_written_is_private_and_so_are_the_folders_above_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state/tcu/drafts/a.json");
        write(&path, b"one", Durability::Synced).unwrap();
        write(&path, b"two", Durability::Quick).unwrap();
        assert_eq!(read_text(&path).unwrap(), "two");
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().unwrap()), 0o700);
        assert_eq!(mode(&dir.path().join("state/tcu")), 0o700);
        let folder = path.parent().unwrap();
        assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
        remove(&path).unwrap();
        remove(&path).unwrap();
        assert_eq!(read(&path), None);
    }

    #[test]
    fn what_an_older_version_left_open_is_closed_and_litter_is_swept() {
        let dir = tempfile::tempdir().unwrap();
        let base = dir.path().join("sync/0123/x/1");
        fs::create_dir_all(base.parent().unwrap()).unwrap();
        let draft = dir.path().join("drafts/a.json");
        fs::create_dir_all(draft.parent().unwrap()).unwrap();
        let litter = [
            draft.with_extension("new"),
            base.with_file_name(format!(".1.99999999{UNFINISHED}")),
            dir.path().join(format!(".seen{UNFINISHED}")),
        ];
        for path in litter.iter().chain([&base, &draft]) {
            fs::write(path, "x").unwrap();
            fs::set_permissions(path, fs::Permissions::from_mode(0o644)).unwrap();
        }
        for folder in ["", "sync", "sync/0123", "sync/0123/x", "drafts"] {
            let place = dir.path().join(folder);
            fs::set_permissions(place, fs::Permissions::from_mode(0o755)).unwrap();
        }
        mend(dir.path());
        for path in [&base, &draft] {
            assert_eq!(mode(path), 0o600, "{}", path.display());
            assert_eq!(mode(path.parent().unwrap()), 0o700);
        }
        assert_eq!(mode(dir.path()), 0o700);
        for path in &litter {
            assert!(!path.exists(), "{}", path.display());
        }
    }
}
