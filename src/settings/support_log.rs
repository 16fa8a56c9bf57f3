//! A log for support: which command ran, what it read and wrote, and how it ended. Only what this program itself logs
//! stands in it, and that is never a name, a value or a text of a roadmap.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Mutex;

use log::{LevelFilter, Log, Metadata, Record};

/// The file to which lines are appended.
struct SupportLog(Mutex<File>);

impl Log for SupportLog {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        // What other libraries log may hold paths and contents.
        metadata.target().split("::").next() == Some("tcu")
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        let now = chrono::Local::now().format("%Y-%m-%dT%H:%M:%S%.3f%:z");
        let line = format!(
            "{now} {} {} {}: {}\n",
            std::process::id(),
            record.level(),
            record.target(),
            record.args()
        );
        let mut file = match self.0.lock() {
            Ok(file) => file,
            Err(poisoned) => poisoned.into_inner(),
        };
        // A log that cannot be written stops nobody.
        let _ = file.write_all(line.as_bytes());
    }

    fn flush(&self) {}
}

/// Appends what is logged from here on to a file, which is made where it is not there.
///
/// # Errors
/// What the system said, where the file cannot be opened.
pub(crate) fn begin(file: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    // It names files and people: nobody else's business.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(file)?;
    // A second one in the same process changes nothing.
    if log::set_boxed_logger(Box::new(SupportLog(Mutex::new(file)))).is_ok() {
        log::set_max_level(LevelFilter::Debug);
    }
    Ok(())
}
