//! Where tests make the disk fail: each operation that changes the disk asks here first.
//!
//! Outside of tests nothing is asked. A test lets the n-th operation of its thread fail, or everything from the n-th
//! on, as where the power goes.

#[cfg(not(test))]
use std::io;

/// Asked before an operation that changes the disk.
///
/// # Errors
/// Only in tests, where this operation is to fail.
#[cfg(not(test))]
#[inline]
pub(in crate::store) fn before(_operation: &str) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
pub(in crate::store) use injected::before;

#[cfg(test)]
mod injected {
    use std::cell::{Cell, RefCell};
    use std::io;

    /// What goes wrong.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Fault {
        /// The n-th operation fails, the others succeed.
        One(usize),
        /// The n-th operation and all after it fail: the program was killed, or the stick pulled out.
        From(usize),
    }

    thread_local! {
        static FAULT: Cell<Option<Fault>> = const { Cell::new(None) };
        static ASKED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    }

    /// The operations of this thread, in order, while `work` runs with that fault.
    pub fn inject<T>(fault: Option<Fault>, work: impl FnOnce() -> T) -> (T, Vec<String>) {
        ASKED.with_borrow_mut(Vec::clear);
        FAULT.set(fault);
        let done = work();
        FAULT.set(None);
        (done, ASKED.take())
    }

    /// How many operations there are in `work`.
    pub fn count(work: impl FnOnce()) -> usize {
        inject(None, work).1.len()
    }

    pub fn before(operation: &str) -> io::Result<()> {
        let at = ASKED.with_borrow_mut(|asked| {
            asked.push(operation.to_owned());
            asked.len() - 1
        });
        let fails = match FAULT.get() {
            Some(Fault::One(n)) => at == n,
            Some(Fault::From(n)) => at >= n,
            None => false,
        };
        match fails {
            true => Err(io::Error::from(io::ErrorKind::StorageFull)),
            false => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::injected::{Fault, count, inject};
    use crate::store::save::save;

    #[test]
    fn a_save_that_fails_at_any_step_leaves_the_old_file_or_the_new_one_whole() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.toml");
        let work = || save(&path, Some(b"old"), b"new");
        fs::write(&path, "old").unwrap();
        let steps = count(|| work().unwrap());
        assert!(steps >= 4, "{steps} steps");
        for step in 0..steps {
            for fault in [Fault::One(step), Fault::From(step)] {
                fs::write(&path, "old").unwrap();
                let (saved, asked) = inject(Some(fault), work);
                let text = fs::read_to_string(&path).unwrap();
                assert!(
                    ["old", "new"].contains(&text.as_str()),
                    "{fault:?} {asked:?}: {text}"
                );
                if saved.is_ok() {
                    assert_eq!(text, "new", "{fault:?} {asked:?}");
                }
            }
        }
    }
}
