//! Files of which nothing is known, read without harm: regular files only, up to a size, and no link followed where
//! another person's folder is read. A pipe or a device is never opened for waiting.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// The most that a roadmap may be, in bytes.
pub(crate) const MOST_OF_ROADMAP: u64 = 256 << 20;

/// The most that a file named as evidence may be to be copied, in bytes.
pub(crate) const MOST_OF_EVIDENCE: u64 = 512 << 20;

/// Whether links are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Links {
    /// They are: the folder is the person's own.
    Follow,
    /// They are not: the folder is on a stick or a share, and holds what others put there.
    Refuse,
}

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadError {
    /// It is a link.
    #[error(
        "it is a link, and links in another folder are not followed: put the file itself there"
    )]
    Link,
    /// It is a folder.
    #[error("it is a folder, not a file: rename it, so that it does not look like a file")]
    Folder,
    /// It is a device, a pipe or a socket.
    #[error("it is a device or a pipe, not a file: move it out of the folder")]
    NotAFile,
    /// It is larger than a file of its sort may be.
    #[error("it is larger than {} MB, which no file of this sort is", .0 >> 20)]
    TooLarge(u64),
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl ReadError {
    /// Whether nothing stands there.
    pub(crate) fn is_not_found(&self) -> bool {
        matches!(self, ReadError::Io(error) if error.kind() == io::ErrorKind::NotFound)
    }
}

/// The bytes of a regular file of at most `most` bytes.
///
/// # Errors
/// Says what stands there instead, or what the system said.
pub(crate) fn read(path: &Path, links: Links, most: u64) -> Result<Vec<u8>, ReadError> {
    // Asked before it is opened: opening a device can do something.
    let seen = match links {
        Links::Follow => path.metadata(),
        Links::Refuse => path.symlink_metadata(),
    }?;
    check(&seen)?;
    let file = open(path, links)?;
    // Asked again of what was opened: another file may stand there by now.
    let metadata = file.metadata()?;
    check(&metadata)?;
    if metadata.len() > most {
        return Err(ReadError::TooLarge(most));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    file.take(most + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > most {
        true => Err(ReadError::TooLarge(most)),
        false => Ok(bytes),
    }
}

fn check(metadata: &Metadata) -> Result<(), ReadError> {
    match metadata.file_type() {
        kind if kind.is_symlink() => Err(ReadError::Link),
        kind if kind.is_dir() => Err(ReadError::Folder),
        kind if kind.is_file() => Ok(()),
        _ => Err(ReadError::NotAFile),
    }
}

#[cfg(unix)]
fn open(path: &Path, links: Links) -> Result<File, ReadError> {
    use rustix::fs::{Mode, OFlags};
    // Without waiting: a pipe that took the file's place must not hold the program.
    let mut flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    if links == Links::Refuse {
        flags |= OFlags::NOFOLLOW;
    }
    match rustix::fs::open(path, flags, Mode::empty()) {
        Ok(file) => Ok(file.into()),
        Err(rustix::io::Errno::LOOP) => Err(ReadError::Link),
        Err(error) => Err(ReadError::Io(error.into())),
    }
}

#[cfg(not(unix))]
fn open(path: &Path, _: Links) -> Result<File, ReadError> {
    Ok(File::open(path)?)
}

/// The place of `inner` below `folder`, reached without a single link; `None` where a part of it is a link or no
/// folder, or `inner` leads out of the folder. What is not there yet counts as reached.
pub(crate) fn below(folder: &Path, inner: &Path) -> Option<PathBuf> {
    let mut place = folder.to_owned();
    let mut parts = inner.components().peekable();
    while let Some(part) = parts.next() {
        let Component::Normal(name) = part else {
            return None;
        };
        place.push(name);
        let is_last = parts.peek().is_none();
        match place.symlink_metadata() {
            Ok(metadata) if metadata.is_symlink() => return None,
            Ok(metadata) if !is_last && !metadata.is_dir() => return None,
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(_) => return None,
        }
    }
    Some(place)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn only_regular_files_are_read_and_only_up_to_a_size() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::write(at("file"), "12345").unwrap();
        fs::create_dir(at("folder")).unwrap();
        symlink(at("file"), at("link")).unwrap();
        symlink("/dev/zero", at("zero")).unwrap();
        assert!(
            std::process::Command::new("mkfifo")
                .arg(at("pipe"))
                .status()
                .unwrap()
                .success()
        );
        assert_eq!(read(&at("file"), Links::Refuse, 5).unwrap(), b"12345");
        assert_eq!(read(&at("link"), Links::Follow, 5).unwrap(), b"12345");
        let error = |name: &str, links| read(&at(name), links, 4).unwrap_err();
        assert!(matches!(
            error("file", Links::Refuse),
            ReadError::TooLarge(4)
        ));
        assert!(matches!(error("link", Links::Refuse), ReadError::Link));
        assert!(matches!(error("zero", Links::Refuse), ReadError::Link));
        assert!(matches!(error("zero", Links::Follow), ReadError::NotAFile));
        assert!(matches!(error("pipe", Links::Follow), ReadError::NotAFile));
        assert!(matches!(error("pipe", Links::Refuse), ReadError::NotAFile));
        assert!(matches!(error("folder", Links::Refuse), ReadError::Folder));
        assert!(error("gone", Links::Refuse).is_not_found());
        // Even where it was a file a moment ago, a pipe is opened without waiting.
        assert!(open(&at("pipe"), Links::Refuse).is_ok());
        assert!(matches!(
            open(&at("link"), Links::Refuse),
            Err(ReadError::Link)
        ));
    }

    #[test]
    fn a_place_below_a_folder_is_reached_without_links() {
        let dir = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("docs")).unwrap();
        symlink(outside.path(), dir.path().join("away")).unwrap();
        symlink(outside.path(), dir.path().join("docs/away")).unwrap();
        let is_below = |inner: &str| below(dir.path(), Path::new(inner)).is_some();
        assert!(is_below("docs/a.pdf") && is_below("new/folder/a.pdf"));
        for inner in [
            "away/a.pdf",
            "docs/away/a",
            "docs/away",
            "../a",
            "/etc/passwd",
        ] {
            assert!(!is_below(inner), "{inner}");
        }
    }
}
