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
    use crate::edit::{Edit, EntryPath};
    use crate::model::{Kind, Value};
    use crate::store::save::save;
    use crate::store::{Folder, RetainBytes, commit};

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

    #[test]
    fn an_act_over_several_files_that_fails_at_any_step_changes_all_of_them_or_none() {
        let (dir, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let old = "[cluster]\nname = \"A\"\n";
        let names = ["a", "b", "portfolio"];
        let at = |name: &str| dir.path().join(format!("{name}.toml"));
        let begin = || {
            for name in ["a", "b"] {
                fs::write(at(name), old).unwrap();
            }
            let _ = fs::remove_file(at("portfolio"));
        };
        let rename = |kind| Edit::Set {
            place: EntryPath::of(kind, 0),
            field: "name",
            value: Value::Text("Other".into()),
        };
        let files = [
            ("a", Kind::Cluster),
            ("portfolio", Kind::FileHeader),
            ("b", Kind::Cluster),
        ];
        let work: Vec<_> = files
            .map(|(id, kind)| (id.to_owned(), vec![rename(kind)]))
            .into();
        let act = || {
            let folder = Folder::open(dir.path(), RetainBytes::Bytes).unwrap();
            commit(&folder, state.path(), &work)
        };
        begin();
        let steps = count(|| drop(act().unwrap()));
        assert!(steps >= 15, "{steps} steps");
        let mut failed = 0;
        for step in 0..steps {
            begin();
            let (done, asked) = inject(Some(Fault::One(step)), act);
            let texts = names.map(|name| fs::read_to_string(at(name)).ok());
            let is_new =
                |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains("Other"));
            match done {
                Ok(_) => assert!(texts.iter().all(is_new), "{asked:?} {texts:?}"),
                Err(error) => {
                    failed += 1;
                    assert!(!texts.iter().any(is_new), "{step} {asked:?} {texts:?}");
                    assert!(
                        !error.to_string().contains("the new text is in the file"),
                        "{error}"
                    );
                }
            }
        }
        assert!(failed >= 10, "{failed} of {steps}");
    }
}
