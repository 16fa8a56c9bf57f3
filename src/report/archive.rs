//! Several files as one.

use std::io::{Cursor, Write as _};

use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::export::ExportFile;

/// A zip archive of the files, whose names may lead into folders. It bears no time: the same files give the same bytes.
///
/// # Errors
/// A name or a size is one that the format does not know.
pub(crate) fn zip(files: &[ExportFile]) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for file in files {
        archive.start_file(file.name.as_str(), options)?;
        archive.write_all(&file.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
