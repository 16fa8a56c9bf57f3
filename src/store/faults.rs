//! Where tests make the disk fail: each operation that changes the disk asks here first.
//!
//! Outside of tests nothing is asked. A test lets the n-th operation of its thread fail, or everything from the n-th
//! on, as where the power goes.

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
pub(in crate::store) use injected::{Fault, before, count, inject};

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
