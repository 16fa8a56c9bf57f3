//! The roadmaps that a commit or the index holds, read by one run of git however many they are.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::Stdio;

use super::{Git, GitError, succeeded};

/// A blob of the repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Blob {
    /// Its mode, as git writes it.
    pub mode: String,
    /// Its object id.
    pub object: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The roadmaps of `revision`, or of the index where it is empty, by the name of the file. A revision that is not
/// there holds none.
///
/// # Errors
/// Git could not be started, or answers otherwise than it should.
pub(super) fn roadmaps(git: &Git, revision: &str) -> Result<BTreeMap<String, Blob>, GitError> {
    let list: &[&str] = match revision.is_empty() {
        true => &["ls-files", "-s", "-z", "--", "."],
        false => &["ls-tree", "-z", revision],
    };
    listed(git, revision, list)
}

/// One file of a commit, by its name in the folder; `None` where the commit does not hold it.
///
/// # Errors
/// Git could not be started, or answers otherwise than it should.
pub(super) fn file(git: &Git, commit: &str, name: &str) -> Result<Option<Blob>, GitError> {
    let mut found = listed(git, commit, &["ls-tree", "-z", commit, "--", name])?;
    Ok(found.remove(name))
}

fn listed(git: &Git, revision: &str, list: &[&str]) -> Result<BTreeMap<String, Blob>, GitError> {
    let listed = git.told("list the roadmaps", list).unwrap_or_default();
    let mut files = Vec::new();
    for line in listed.split('\0') {
        let Some((about, name)) = line.split_once('\t') else {
            continue;
        };
        if name.contains('/') || !name.ends_with(".toml") {
            continue;
        }
        // `mode object stage` of the index, `mode type object` of a commit.
        let words: Vec<&str> = about.split(' ').collect();
        let object = match (revision.is_empty(), words.as_slice()) {
            (true, [_, object, _]) | (false, [_, "blob", object]) => *object,
            _ => continue,
        };
        files.push((name.to_owned(), words[0].to_owned(), object.to_owned()));
    }
    let objects: Vec<&str> = files.iter().map(|file| file.2.as_str()).collect();
    let bytes = blobs(git, &objects)?;
    let files = files.into_iter().zip(bytes);
    Ok(files
        .filter_map(|((name, mode, object), bytes)| {
            let bytes = bytes?;
            Some((
                name,
                Blob {
                    mode,
                    object,
                    bytes,
                },
            ))
        })
        .collect())
}

/// Those files of one side that the other has not, or has otherwise.
pub(super) fn differing(
    these: &BTreeMap<String, Blob>,
    those: &BTreeMap<String, Blob>,
) -> BTreeMap<String, Blob> {
    let is_other = |name: &str, blob: &Blob| {
        those
            .get(name)
            .is_none_or(|other| other.object != blob.object)
    };
    let differing = these.iter().filter(|(name, blob)| is_other(name, blob));
    differing
        .map(|(name, blob)| (name.clone(), blob.clone()))
        .collect()
}

/// What the objects hold, in their order; `None` for one that is not there.
fn blobs(git: &Git, objects: &[&str]) -> Result<Vec<Option<Vec<u8>>>, GitError> {
    if objects.is_empty() {
        return Ok(Vec::new());
    }
    let mut command = git.command(&["cat-file", "--batch"]);
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    pipes.stderr(Stdio::piped());
    let failed = |error: std::io::Error| GitError::Io(format!("git could not be read: {error}"));
    let mut child = command.spawn().map_err(failed)?;
    let mut requests = objects.join("\n");
    requests.push('\n');
    let input = child.stdin.take();
    // Git answers while it is asked, so both go on at the same time.
    let output = std::thread::scope(|scope| {
        let asked =
            scope.spawn(move || input.map(|mut input| input.write_all(requests.as_bytes())));
        let output = child.wait_with_output();
        // Where git ended early, its own words say why.
        let _ = asked.join();
        output
    })
    .map_err(failed)?;
    succeeded("show the roadmaps", &output)?;
    parse_batch(&output.stdout, objects.len())
}

/// The answers of `git cat-file --batch`: a line `object type size`, the bytes, and a line end; or `object missing`.
fn parse_batch(mut answer: &[u8], count: usize) -> Result<Vec<Option<Vec<u8>>>, GitError> {
    let mut found = Vec::with_capacity(count);
    for _ in 0..count {
        let unexpected = || GitError::Io("git answered otherwise than it should".into());
        let end = memchr::memchr(b'\n', answer).ok_or_else(unexpected)?;
        let (head, rest) = (&answer[..end], &answer[end + 1..]);
        if head.ends_with(b" missing") {
            found.push(None);
            answer = rest;
            continue;
        }
        let size = std::str::from_utf8(head).ok();
        let size = size.and_then(|head| head.rsplit(' ').next()?.parse::<usize>().ok());
        let size = size
            .filter(|size| rest.len() > *size)
            .ok_or_else(unexpected)?;
        found.push(Some(rest[..size].to_vec()));
        answer = &rest[size + 1..];
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::parse_batch;

    #[test]
    fn the_answers_of_a_batch_are_told_apart_by_their_sizes() {
        let answer = b"aa blob 3\na\nb\nbb missing\ncc blob 0\n\n";
        let found = parse_batch(answer, 3).unwrap();
        assert_eq!(found, [Some(b"a\nb".to_vec()), None, Some(Vec::new())]);
        assert!(parse_batch(b"aa blob 30\nab\n", 1).is_err());
        assert!(parse_batch(b"", 1).is_err());
    }
}
