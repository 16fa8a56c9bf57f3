//! `tcu samples`: writes the sample roadmaps that the program carries.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::context::CliContext;
use super::error::{CliError, ExitStatus};
use super::output::Output;
use crate::store::save;
use crate::text;

macro_rules! carried {
    ($($name:literal),* $(,)?) => {
        /// The sample roadmaps: name and text of each file.
        pub(crate) const SAMPLES: &[(&str, &str)] = &[
            $( ($name, include_str!(concat!("../../roadmaps/", $name))), )*
        ];
    };
}
carried!(
    "portfolio.toml",
    "faisalabad-knitwear.toml",
    "gujrat-fans.toml",
    "khairpur-dates.toml",
    "mohmand-marble.toml",
    "sialkot-sports.toml",
    "sialkot-surgical.toml",
    "wazirabad-cutlery.toml",
    "cases/portfolio.toml",
    "cases/chipilo-furniture.toml",
    "cases/espirito-santo-metalworking.toml",
    "cases/guadalajara-software.toml",
    "cases/petrolina-juazeiro-mangoes.toml",
    "cases/salmon-chile.toml",
    "cases/sinos-valley-footwear.toml",
    "cases/torreon-jeans.toml",
);

/// Write the sample roadmaps into a folder
///
/// The samples are real clusters along the China-Pakistan Economic Corridor with plausible milestones, for a
/// first look around. Nothing is written over.
#[derive(Args, Debug)]
pub(crate) struct SamplesArgs {
    /// The folder; made where it is not there yet
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl SamplesArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// One of the files is there already, or the folder cannot be written.
    pub(crate) fn run(
        &self,
        _context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let folder = text::line(&self.folder.display().to_string()).into_owned();
        let there = |name: &&str| fs::symlink_metadata(self.folder.join(name)).is_ok();
        let names = SAMPLES.iter().map(|(name, _)| *name);
        let taken: Vec<_> = names.filter(there).collect();
        if !taken.is_empty() {
            return Err(CliError::refused(format!(
                "{folder} holds {} already; nothing was written",
                taken.join(", ")
            ))
            .hint("choose an empty folder"));
        }
        fs::create_dir_all(self.folder.join(CASES))
            .map_err(|error| CliError::file(format!("{folder} could not be made: {error}")))?;
        for (name, text) in SAMPLES {
            save::save(&self.folder.join(name), None, text.as_bytes())?;
        }
        output.say(&format!(
            "{} files written to {folder}; the historical cases are in {CASES}/ there.\n\
             Look at them with: tcu --roadmaps {folder}\n",
            SAMPLES.len()
        ));
        Ok(ExitStatus::Fine)
    }
}

/// The folder of the historical cases, a portfolio of their own.
const CASES: &str = "cases";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_is_carried() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("roadmaps");
        let mut there = Vec::new();
        for folder in ["", CASES] {
            for entry in fs::read_dir(root.join(folder)).unwrap().flatten() {
                let name = entry.file_name().into_string().unwrap();
                if name.ends_with(".toml") {
                    there.push(std::path::Path::new(folder).join(name));
                }
            }
        }
        let mut carried: Vec<_> = SAMPLES
            .iter()
            .map(|(name, _)| PathBuf::from(name))
            .collect();
        there.sort();
        carried.sort();
        assert_eq!(carried, there);
    }
}
