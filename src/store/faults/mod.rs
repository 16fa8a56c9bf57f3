//! Where tests make the disk fail: each operation that changes the disk asks here first.
//!
//! Outside of tests nothing is asked. A test lets the n-th operation of its thread fail, or everything from the n-th
//! on, as where the power goes; looks at the disk before each operation; reads which files were synced; and spoils
//! the text that a splice gives, to see that it is refused.

use std::fs::File;
use std::io;

#[cfg(test)]
pub(in crate::store) mod injected;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub(in crate::store) use injected::{before, spliced};

/// Asked before an operation that changes the disk.
///
/// # Errors
/// Only in tests, where this operation is to fail.
#[cfg(not(test))]
#[inline]
pub(in crate::store) fn before(_operation: &str) -> io::Result<()> {
    Ok(())
}

/// A text as a splice made it. A test may have spoilt it.
#[cfg(not(test))]
#[inline]
pub(in crate::store) fn spliced(text: String) -> String {
    text
}

/// Waits until a file or folder is on the disk.
///
/// # Errors
/// What the system said.
pub(in crate::store) fn sync(file: &File) -> io::Result<()> {
    #[cfg(test)]
    injected::note_sync(file);
    file.sync_all()
}
