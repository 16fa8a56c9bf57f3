//! A folder of roadmaps: every file listed, read on all cores, and put together.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;

use super::bounded::{self, Links, ReadError};
use super::copies::{advice, beside, original};
use super::evidence;
use super::file_stamp::FileStamp;
use super::listing::{InvalidName, Listing, RoadmapFile, list};
use super::read::{Problem, ReadResult, read};
use super::unheld;
use crate::model::{CustomSchema, custom_binding};
use crate::model::{PORTFOLIO, Portfolio, Roadmap};

/// A folder as it was read.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// Where it lies.
    pub dir: PathBuf,
    /// Its files, by name in byte whether they could be read or not.
    pub files: Vec<File>,
    /// What they hold together.
    pub portfolio: Portfolio,
}

/// One file of a folder.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// The stem: the id of the roadmap.
    pub id: String,
    /// The name in the folder.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// The bytes that were read, where the caller asked for them to be kept.
    pub bytes: Option<Arc<[u8]>>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// Why it is closed to editing, where it is.
    pub closed: Option<String>,
    /// What the system said of it before it was read, where it cannot change and still say the same.
    pub(crate) stamp: Option<FileStamp>,
    /// The roadmap of which it is a copy that another program made.
    pub copy_of: Option<String>,
}

/// Whether the bytes of the files are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetainBytes {
    /// They are: the caller may edit.
    Bytes,
    /// They are not.
    Nothing,
}

/// A folder that was read again.
#[derive(Debug)]
pub(crate) struct Reopened {
    /// The folder.
    pub folder: Folder,
    /// The ids of the roadmaps that read differently than before; `None` where roadmaps came or went, or `portfolio.toml`,
    /// which all others are read by, may differ.
    pub changed: Option<Vec<String>>,
    /// How many files were opened.
    #[cfg(test)]
    pub opened: usize,
}

impl Folder {
    /// Reads a folder.
    ///
    /// # Errors
    /// The folder itself could not be listed. A file that could not be read is a problem of that file.
    pub fn open(dir: &Path, keep: RetainBytes) -> std::io::Result<Self> {
        Self::open_at(dir, keep, SystemTime::now())
    }

    fn open_at(dir: &Path, keep: RetainBytes, now: SystemTime) -> std::io::Result<Self> {
        let listing = list(dir)?;
        let listed: Vec<_> = listing.roadmaps.iter().chain(&listing.shared).collect();
        let read = listed
            .par_iter()
            .map(|listed| open_file(listed, keep, now))
            .collect();
        Ok(Self::from_files(dir, listing, read))
    }

    /// Reads a folder again at `now`, as [`Folder::open`] does with the bytes, taking from `before` what nobody has written
    /// to since. A file that may have changed without the system telling so is opened and compared byte by byte.
    ///
    /// # Errors
    /// Those of [`Folder::open`].
    pub(crate) fn open_after(
        dir: &Path,
        before: &Folder,
        now: SystemTime,
    ) -> std::io::Result<Reopened> {
        let listing = list(dir)?;
        let again = |listed: &RoadmapFile| open_again(listed, before, now);
        let shared = listing.shared.as_ref().map(again);
        let same_shared = match &shared {
            Some(shared) => shared.known,
            None => before.file(PORTFOLIO).is_none(),
        };
        if !same_shared {
            let folder = Self::open_at(dir, RetainBytes::Bytes, now)?;
            return Ok(Reopened {
                #[cfg(test)]
                opened: folder.files.len(),
                folder,
                changed: None,
            });
        }
        let mut read: Vec<OpenedFile> = listing.roadmaps.par_iter().map(again).collect();
        read.extend(shared);
        #[cfg(test)]
        let opened = read.iter().filter(|one| one.opened).count();
        let changed = read.iter().filter(|one| !one.known);
        let changed = changed.map(|one| one.file.id.clone()).collect();
        let folder = Self::from_files(dir, listing, read);
        let ids = |folder: &Folder| -> Vec<String> {
            let roadmaps = folder.portfolio.roadmaps.iter();
            roadmaps.map(|one| one.id.clone()).collect()
        };
        let is_as_before =
            folder.portfolio.unread == before.portfolio.unread && ids(&folder) == ids(before);
        Ok(Reopened {
            folder,
            changed: is_as_before.then_some(changed),
            #[cfg(test)]
            opened,
        })
    }

    fn from_files(dir: &Path, listing: Listing, mut read: Vec<OpenedFile>) -> Self {
        let others: Vec<_> = (listing.misnamed.into_iter())
            .map(|file| misnamed(dir, file, &read))
            .collect();
        read.extend(others);
        let endings = listing.other_endings.into_iter();
        read.extend(endings.map(|file| {
            unread(
                dir,
                file.name,
                format!("this file is not read: {}", file.why),
            )
        }));
        read.sort_by(|a, b| a.file.name.cmp(&b.file.name));
        let mut folder = Self::assemble(dir, read);
        folder.portfolio.missing_files = evidence::missing(dir, &folder.portfolio);
        folder
    }

    /// One roadmap apart from any folder, of these bytes; `portfolio.toml` in `dir` is known to it, nothing else there.
    pub fn of_one(dir: &Path, (id, name): (&str, &str), bytes: &[u8]) -> Self {
        let shared = RoadmapFile {
            id: PORTFOLIO.into(),
            path: dir.join(format!("{PORTFOLIO}.toml")),
        };
        let mut read = vec![opened(id, dir.join(name), bytes, RetainBytes::Nothing)];
        read[0].file.name = name.to_owned();
        if id != PORTFOLIO && !dir.as_os_str().is_empty() && shared.path.is_file() {
            read.push(open_file(&shared, RetainBytes::Nothing, SystemTime::now()));
        }
        Self::assemble(dir, read)
    }

    fn assemble(dir: &Path, read: Vec<OpenedFile>) -> Self {
        let mut folder = Self {
            dir: dir.to_owned(),
            ..Self::default()
        };
        let shared = read.iter().find(|opened| opened.file.id == PORTFOLIO);
        let codes = shared
            .and_then(|opened| opened.roadmap.as_ref())
            .map(|roadmap| roadmap.head.codes.clone())
            .unwrap_or_default();
        let declared = shared
            .and_then(|opened| opened.roadmap.as_ref())
            .map_or(&[][..], |roadmap| &roadmap.custom_fields);
        let custom = CustomSchema::of(declared);
        let codes_are_known = shared.is_none_or(|opened| opened.roadmap.is_some());
        folder.portfolio.shared.id = PORTFOLIO.into();
        folder.portfolio.shared.custom = Some(custom);
        for mut opened in read {
            if !opened.known {
                opened.bind(custom);
            }
            if codes_are_known {
                let strange = opened
                    .codes
                    .into_iter()
                    .filter(|(code, _)| !codes.iter().any(|known| known == code));
                opened
                    .file
                    .problems
                    .extend(strange.map(|(_, problem)| problem));
                opened
                    .file
                    .problems
                    .sort_by_key(|problem| (problem.line, problem.column));
            }
            match opened.roadmap {
                Some(roadmap) if roadmap.is_portfolio() => folder.portfolio.shared = roadmap,
                Some(roadmap) => folder.portfolio.roadmaps.push(roadmap),
                None if !opened.file.id.is_empty() => {
                    folder.portfolio.unread.push(opened.file.id.clone());
                }
                None => {}
            }
            folder.files.push(opened.file);
        }
        folder.portfolio.roadmaps.sort_by(|a, b| a.id.cmp(&b.id));
        folder
    }

    /// The file of that id.
    pub fn file(&self, id: &str) -> Option<&File> {
        self.files.iter().find(|file| file.id == id)
    }

    /// The files of which nothing could be read.
    pub fn unread(&self) -> impl Iterator<Item = &File> {
        let is_unread =
            |file: &&File| file.id.is_empty() || self.portfolio.unread.contains(&file.id);
        self.files.iter().filter(is_unread)
    }

    /// Every problem with the file it is in.
    pub fn problems(&self) -> impl Iterator<Item = (&File, &Problem)> {
        self.files
            .iter()
            .flat_map(|file| file.problems.iter().map(move |problem| (file, problem)))
    }
}

/// A file on its way into a folder.
#[derive(Default)]
struct OpenedFile {
    file: File,
    roadmap: Option<Roadmap>,
    codes: Vec<(String, Problem)>,
    unknown: Vec<(usize, Problem)>,
    /// Whether it reads as it did before, and what it holds is already known to fit `portfolio.toml`, or not.
    known: bool,
    /// Whether it was opened.
    #[cfg(test)]
    opened: bool,
}

impl OpenedFile {
    /// Makes the custom fields of the portfolio known in the file, and tells what does not fit them.
    fn bind(&mut self, schema: &'static CustomSchema) {
        let Some(roadmap) = &mut self.roadmap else {
            return;
        };
        let wrong = custom_binding::bind(roadmap, schema);
        if wrong.is_empty() {
            return;
        }
        for wrong in wrong {
            let place = self
                .unknown
                .iter()
                .find(|(at, _)| Some(*at) == wrong.offset);
            let problem = match place {
                Some((_, place)) => Problem {
                    message: wrong.message,
                    ..place.clone()
                },
                None => Problem {
                    line: Some(wrong.line),
                    ..Problem::of_file(wrong.message)
                },
            };
            // What TOML itself does not allow was told when the file was read.
            let is_told = self.file.problems.iter().any(|known| {
                known.column.is_some()
                    && (known.line, known.column) == (problem.line, problem.column)
            });
            if !is_told {
                self.file.problems.push(problem);
            }
        }
        self.file
            .problems
            .sort_by_key(|problem| (problem.line, problem.column));
    }
}

/// A file whose name is no id: a copy that another program made of one of `read`, or a roadmap of another name.
fn misnamed(dir: &Path, file: InvalidName, read: &[OpenedFile]) -> OpenedFile {
    let stem = file.name.trim_end_matches(".toml");
    let is_there = |id: &str| read.iter().any(|opened| opened.file.id == id);
    let by_host =
        || beside(stem, is_there).filter(|of| is_of_one_cluster(dir, &file.name, read, of));
    let copy_of = original(stem, is_there).or_else(by_host);
    let message = match &copy_of {
        Some(of) => format!(
            "this file looks like a copy of {of}.toml that another program made, and is not read: {}",
            advice(&dir.join(&file.name), of)
        ),
        None => format!(
            "the file's name without .toml must be an id ({}): rename it, then it is read",
            file.why
        ),
    };
    let mut unread = unread(dir, file.name, message);
    unread.file.copy_of = copy_of;
    unread
}

/// Whether a file bears the cluster name of one that was read.
fn is_of_one_cluster(dir: &Path, name: &str, opened: &[OpenedFile], id: &str) -> bool {
    let Ok(bytes) = read_bytes(&dir.join(name)) else {
        return false;
    };
    let copied = read(id, &bytes).roadmap.and_then(|copy| copy.cluster.name);
    let of = opened.iter().find(|opened| opened.file.id == id);
    let of = of.and_then(|of| of.roadmap.as_ref()?.cluster.name.clone());
    copied.is_some() && copied == of
}

/// A file that is told and not read.
fn unread(dir: &Path, name: String, message: String) -> OpenedFile {
    let path = dir.join(&name);
    OpenedFile {
        file: File {
            name,
            path,
            problems: vec![Problem::of_file(message)],
            ..File::default()
        },
        ..OpenedFile::default()
    }
}

/// A file as it was before, where it is still the same; else as it is now.
fn open_again(listed: &RoadmapFile, before: &Folder, now: SystemTime) -> OpenedFile {
    let stamp = FileStamp::of(&listed.path);
    let Some((file, bytes, roadmap)) = known(listed, before) else {
        return open_file(listed, RetainBytes::Bytes, now);
    };
    let told = stamp.is_some() && file.stamp == stamp;
    if !told && !read_bytes(&listed.path).is_ok_and(|now| *now == **bytes) {
        return open_file(listed, RetainBytes::Bytes, now);
    }
    OpenedFile {
        file: File {
            stamp: stamp.filter(|stamp| stamp.is_settled(now)),
            ..file.clone()
        },
        roadmap: Some(roadmap.clone()),
        known: true,
        #[cfg(test)]
        opened: !told,
        ..OpenedFile::default()
    }
}

/// A file as it was read before, where the bytes were kept and could be used.
fn known<'f>(
    listed: &RoadmapFile,
    before: &'f Folder,
) -> Option<(&'f File, &'f Arc<[u8]>, &'f Roadmap)> {
    let name = format!("{}.toml", listed.id);
    let files = &before.files;
    let at = files.binary_search_by(|file| file.name.as_str().cmp(&name));
    let file = &files[at.ok()?];
    if file.path != listed.path || before.portfolio.unread.contains(&listed.id) {
        return None;
    }
    let roadmap = before.portfolio.file_of(&listed.id)?;
    Some((file, file.bytes.as_ref()?, roadmap))
}

fn open_file(listed: &RoadmapFile, keep: RetainBytes, now: SystemTime) -> OpenedFile {
    let stamp = (keep == RetainBytes::Bytes)
        .then(|| FileStamp::of(&listed.path))
        .flatten()
        .filter(|stamp| stamp.is_settled(now));
    let mut read = open_now(listed, keep);
    read.file.stamp = stamp;
    #[cfg(test)]
    {
        read.opened = true;
    }
    read
}

fn open_now(listed: &RoadmapFile, keep: RetainBytes) -> OpenedFile {
    match read_bytes(&listed.path) {
        Ok(bytes) => opened(&listed.id, listed.path.clone(), &bytes, keep),
        Err(message) => OpenedFile {
            file: File {
                id: listed.id.clone(),
                name: format!("{}.toml", listed.id),
                path: listed.path.clone(),
                closed: Some(message.clone()),
                problems: vec![Problem::of_file(message)],
                ..File::default()
            },
            ..OpenedFile::default()
        },
    }
}

fn opened(id: &str, path: PathBuf, bytes: &[u8], keep: RetainBytes) -> OpenedFile {
    let mut reading = read(id, bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        unheld::keep(text, &mut reading);
    }
    let ReadResult {
        roadmap,
        problems,
        closed,
        codes,
        unknown,
    } = reading;
    OpenedFile {
        file: File {
            id: id.to_owned(),
            name: format!("{id}.toml"),
            path,
            bytes: (keep == RetainBytes::Bytes).then(|| bytes.into()),
            problems,
            closed,
            stamp: None,
            copy_of: None,
        },
        roadmap,
        codes,
        unknown,
        ..OpenedFile::default()
    }
}

/// The bytes of a file, or in words why it could not be read. What is no file is not opened: a pipe would never
/// end.
fn read_bytes(path: &Path) -> Result<Vec<u8>, String> {
    bounded::read(path, Links::Follow, bounded::MOST_OF_ROADMAP).map_err(|error| match error {
        _ if error.is_not_found() => {
            "this is a link to a file that is not there: mend the link or remove it".to_owned()
        }
        ReadError::Folder => {
            "this is a folder, not a file: rename it, so that it does not end in .toml".into()
        }
        ReadError::NotAFile => {
            "this is a device or a pipe, not a file: move it out of the folder".into()
        }
        ReadError::Io(error) => format!(
            "this file could not be read ({error}): see who may read it, and whether the disk is whole"
        ),
        other => format!("this file is not read: {other}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_broken_file_never_hides_the_others() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| fs::write(dir.path().join(name), bytes).unwrap();
        write("good.toml", b"[cluster]\nname = \"Good\"\n");
        write("broken.toml", b"[cluster\n");
        write("latin.toml", b"[cluster]\nname = \"\xff\"\n");
        write("Bad Name.toml", b"");
        fs::create_dir(dir.path().join("folder.toml")).unwrap();
        let folder = Folder::open(dir.path(), RetainBytes::Nothing).unwrap();
        let told: Vec<_> = folder
            .problems()
            .map(|(file, _)| file.name.as_str())
            .collect();
        for name in ["broken.toml", "latin.toml", "Bad Name.toml", "folder.toml"] {
            assert!(told.contains(&name), "{name}: {told:?}");
        }
        assert_eq!(folder.portfolio.roadmaps.len(), 1);
        assert_eq!(folder.portfolio.unread, ["broken", "folder", "latin"]);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_told_and_not_waited_for() {
        let dir = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/dev/zero", dir.path().join("zero.toml")).unwrap();
        std::os::unix::fs::symlink("nowhere", dir.path().join("lost.toml")).unwrap();
        let folder = Folder::open(dir.path(), RetainBytes::Nothing).unwrap();
        assert_eq!(folder.problems().count(), 2);
    }

    #[test]
    fn a_reason_code_is_known_built_in_or_from_the_portfolio() {
        let dir = tempfile::tempdir().unwrap();
        let change = |code: &str| {
            format!(
                "[[change]]\non = 2026-01-01\nby = \"b\"\nitem = \"x\"\nfield = \"y\"\ncode = \"{code}\"\n"
            )
        };
        let text = format!(
            "[cluster]\nname = \"A\"\n{}{}{}",
            change("funding"),
            change("flood"),
            change("fundin")
        );
        fs::write(dir.path().join("a.toml"), text).unwrap();
        fs::write(dir.path().join("portfolio.toml"), "codes = [\"flood\"]\n").unwrap();
        let folder = Folder::open(dir.path(), RetainBytes::Nothing).unwrap();
        let told: Vec<_> = folder
            .problems()
            .map(|(_, problem)| (problem.line, problem.message.clone()))
            .collect();
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].0, Some(20));
        assert!(told[0].1.contains("did you mean \"funding\"?"), "{told:?}");
    }
}
