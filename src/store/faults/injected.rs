//! The faults themselves, for the tests of one thread.

use std::cell::{Cell, RefCell};
use std::fs::File;
use std::io;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The n-th operation fails, the others succeed.
    One(usize),
    /// The n-th operation and all after it fail: the program was killed, or the stick pulled out.
    From(usize),
    /// About one operation in four fails, which ones hangs on the number: a bad disk, a loose stick.
    Often(u64),
}

/// What happened on the disk, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// An operation was asked for.
    Asked(String),
    /// A file or folder was synced: its number in the file system, and its length then.
    #[cfg(unix)]
    Synced(u64, u64),
}

type Spoiler = Box<dyn Fn(&str) -> String>;
type Onlooker = Box<dyn FnMut(&str)>;

thread_local! {
    static FAULT: Cell<Option<Fault>> = const { Cell::new(None) };
    static EVENTS: RefCell<Vec<Event>> = const { RefCell::new(Vec::new()) };
    static SPOILER: RefCell<Option<Spoiler>> = const { RefCell::new(None) };
    static ONLOOKER: RefCell<Option<Onlooker>> = const { RefCell::new(None) };
    static BARRED: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// What happened on this thread, in order, while `work` ran.
pub(crate) fn watched<T>(work: impl FnOnce() -> T) -> (T, Vec<Event>) {
    EVENTS.with_borrow_mut(Vec::clear);
    let done = work();
    (done, EVENTS.take())
}

/// The operations of this thread, in order, while `work` runs with that fault.
pub(crate) fn inject<T>(fault: Option<Fault>, work: impl FnOnce() -> T) -> (T, Vec<String>) {
    FAULT.set(fault);
    let (done, events) = watched(work);
    FAULT.set(None);
    let asked = events.into_iter().filter_map(|event| match event {
        Event::Asked(operation) => Some(operation),
        #[cfg(unix)]
        Event::Synced(..) => None,
    });
    (done, asked.collect())
}

/// Runs `work`, in which every operation of that name fails.
pub(crate) fn barred<T>(operation: &'static str, work: impl FnOnce() -> T) -> T {
    BARRED.set(Some(operation));
    let done = work();
    BARRED.set(None);
    done
}

/// How many operations there are in `work`.
pub(crate) fn count(work: impl FnOnce()) -> usize {
    inject(None, work).1.len()
}

/// Runs `work`, and `onlooker` before each of its operations.
pub(crate) fn looked_at<T>(onlooker: impl FnMut(&str) + 'static, work: impl FnOnce() -> T) -> T {
    ONLOOKER.set(Some(Box::new(onlooker)));
    let done = work();
    ONLOOKER.set(None);
    done
}

/// Runs `work` with every spliced text spoilt.
pub(crate) fn spoilt<T>(how: impl Fn(&str) -> String + 'static, work: impl FnOnce() -> T) -> T {
    SPOILER.set(Some(Box::new(how)));
    let done = work();
    SPOILER.set(None);
    done
}

pub(crate) fn spliced(text: String) -> String {
    SPOILER.with_borrow(|spoiler| match spoiler {
        Some(spoil) => spoil(&text),
        None => text,
    })
}

pub(crate) fn note_sync(file: &File) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if let Ok(metadata) = file.metadata() {
            let event = Event::Synced(metadata.ino(), metadata.len());
            EVENTS.with_borrow_mut(|events| events.push(event));
        }
    }
    #[cfg(not(unix))]
    let _ = file;
}

pub(crate) fn before(operation: &str) -> io::Result<()> {
    // Taken out while it looks: what it does itself is not looked at.
    if let Some(mut onlooker) = ONLOOKER.take() {
        onlooker(operation);
        ONLOOKER.set(Some(onlooker));
    }
    let at = EVENTS.with_borrow_mut(|events| {
        events.push(Event::Asked(operation.to_owned()));
        let is_asked = |event: &&Event| matches!(event, Event::Asked(_));
        events.iter().filter(is_asked).count() - 1
    });
    let fails = match FAULT.get() {
        Some(Fault::One(n)) => at == n,
        Some(Fault::From(n)) => at >= n,
        Some(Fault::Often(seed)) => chance(seed, at),
        None => false,
    };
    match fails || BARRED.get() == Some(operation) {
        true => Err(io::Error::from(io::ErrorKind::StorageFull)),
        false => Ok(()),
    }
}

/// One in four.
fn chance(seed: u64, at: usize) -> bool {
    let mixed = (seed ^ (at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15))
        .wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed >> 61) < 2
}
