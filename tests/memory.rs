//! How many bytes of memory a folder takes for each byte of its files: counted in allocations, of one thread that reads and
//! computes everything.

#[path = "../benches/support/mod.rs"]
mod support;

use allocation_counter::{AllocationInfo, measure};
use support::Corpus;
use tcu::internal::dates::date::parse_iso;
use tcu::internal::health::assess;
use tcu::internal::model::ReferenceIndex;
use tcu::internal::schedule::compute;
use tcu::internal::store::{Folder, RetainBytes};

/// Runs on a thread that does everything itself, so that what it allocates is counted.
fn alone<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
    pool.build().expect("a thread").install(work)
}

/// Fails where the bytes are more than so many times those of the files.
fn at_most(most: f64, what: &str, bytes: u64, files: usize) {
    let ratio = bytes as f64 / files as f64;
    assert!(ratio <= most, "{what}: {ratio:.2} x the bytes of the files");
}

#[test]
fn a_folder_takes_no_more_than_so_many_times_its_bytes() {
    let dir = tempfile::tempdir().expect("a folder");
    let files = Corpus::Roadmaps(40).write(dir.path()).expect("written");
    let today = parse_iso("2026-11-15").expect("a date");
    alone(|| {
        let mut kept = None;
        let read = measure(|| kept = Folder::open(dir.path(), RetainBytes::Nothing).ok());
        let folder = kept.expect("it is read");
        at_most(1.70, "what is read", held(&read), files);
        let mut kept = None;
        let names = measure(|| kept = Some(ReferenceIndex::new(&folder.portfolio)));
        let index = kept.expect("an index");
        at_most(0.16, "the ids", held(&names), files);
        let mut kept = None;
        let plan = measure(|| kept = Some(compute(&folder.portfolio, &index, today)));
        let schedule = kept.expect("a schedule");
        at_most(0.65, "the dates", held(&plan), files);
        let mut kept = None;
        let flags = measure(|| kept = Some(assess(&folder.portfolio, &index, &schedule)));
        assert!(kept.is_some_and(|report| !report.flags.is_empty()));
        at_most(1.9, "the flags, at most", flags.bytes_max, files);
    });
}

/// The bytes that are left of what was allocated.
fn held(info: &AllocationInfo) -> u64 {
    u64::try_from(info.bytes_current).unwrap_or(0)
}
