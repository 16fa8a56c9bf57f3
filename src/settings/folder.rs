//! Where the folder of roadmaps is. This looks at the disk, and changes nothing on it.

use std::path::{Path, PathBuf};

use crate::model::PORTFOLIO;

/// All that may say where the roadmaps are, from the strongest on.
#[derive(Clone, Debug, Default)]
pub(crate) struct FolderSources {
    /// `--roadmaps`.
    pub option: Option<PathBuf>,
    /// `$TCU_ROADMAPS`.
    pub variable: Option<PathBuf>,
    /// The folder at hand.
    pub here: PathBuf,
    /// `roadmaps` in the config file.
    pub config: Option<PathBuf>,
    /// The folder of the program itself.
    pub program: Option<PathBuf>,
    /// The person's folder of documents.
    pub documents: PathBuf,
}

/// What said where the roadmaps are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FolderSource {
    /// `--roadmaps`.
    Option,
    /// `$TCU_ROADMAPS`.
    Variable,
    /// The folder at hand holds them.
    Here,
    /// The config file.
    Config,
    /// They lie beside the program, as on a stick.
    Program,
    /// Nothing did: a folder among the person's documents.
    Documents,
}

/// The folder of roadmaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RoadmapsDir {
    /// Where it is. Need not exist.
    pub path: PathBuf,
    /// What said so.
    pub said: FolderSource,
}

/// The name of the folder of roadmaps where only the folder around it is known.
const NAME: &str = "roadmaps";

/// The name of the folder of roadmaps among a person's documents, where people find, mail and back it up.
const AMONG_DOCUMENTS: &str = "TCU Roadmaps";

/// Finds the folder of roadmaps.
pub(crate) fn find(asked: &FolderSources) -> RoadmapsDir {
    let named = |path: &Option<PathBuf>, said| {
        path.clone()
            .filter(|path| !path.as_os_str().is_empty())
            .map(|path| RoadmapsDir { path, said })
    };
    named(&asked.option, FolderSource::Option)
        .or_else(|| named(&asked.variable, FolderSource::Variable))
        .or_else(|| {
            held_by(&asked.here).map(|path| RoadmapsDir {
                path,
                said: FolderSource::Here,
            })
        })
        .or_else(|| named(&asked.config, FolderSource::Config))
        .or_else(|| {
            let beside = asked.program.as_deref()?.join(NAME);
            beside.is_dir().then_some(RoadmapsDir {
                path: beside,
                said: FolderSource::Program,
            })
        })
        .unwrap_or_else(|| RoadmapsDir {
            path: asked.documents.join(AMONG_DOCUMENTS),
            said: FolderSource::Documents,
        })
}

/// `roadmaps` in a folder, or the folder itself where it holds a `portfolio.toml`.
fn held_by(folder: &Path) -> Option<PathBuf> {
    let inner = folder.join(NAME);
    if inner.is_dir() {
        return Some(inner);
    }
    folder
        .join(format!("{PORTFOLIO}.toml"))
        .exists()
        .then(|| folder.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_nearest_that_says_where_the_roadmaps_are_wins() {
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        for name in ["here", "program"] {
            fs::create_dir_all(at(name).join(NAME)).unwrap();
        }
        let mut asked = FolderSources {
            option: Some(at("option")),
            variable: Some(at("variable")),
            here: at("here"),
            config: Some(at("config")),
            program: Some(at("program")),
            documents: at("documents"),
        };
        let expect = |asked: &FolderSources, said, path: PathBuf| {
            assert_eq!(find(asked), RoadmapsDir { path, said });
        };
        expect(&asked, FolderSource::Option, at("option"));
        asked.option = None;
        expect(&asked, FolderSource::Variable, at("variable"));
        asked.variable = Some(PathBuf::new());
        expect(&asked, FolderSource::Here, at("here").join(NAME));
        asked.here = at("elsewhere");
        expect(&asked, FolderSource::Config, at("config"));
        asked.config = None;
        expect(&asked, FolderSource::Program, at("program").join(NAME));
        asked.program = None;
        expect(
            &asked,
            FolderSource::Documents,
            at("documents").join("TCU Roadmaps"),
        );
    }

    #[test]
    fn the_folder_at_hand_counts_where_it_holds_a_portfolio() {
        let root = tempfile::tempdir().unwrap();
        let asked = FolderSources {
            here: root.path().into(),
            documents: root.path().join("documents"),
            ..FolderSources::default()
        };
        assert_eq!(find(&asked).said, FolderSource::Documents);
        fs::write(root.path().join("portfolio.toml"), "").unwrap();
        assert_eq!(find(&asked).path, root.path());
        fs::create_dir(root.path().join(NAME)).unwrap();
        assert_eq!(find(&asked).path, root.path().join(NAME));
    }
}
