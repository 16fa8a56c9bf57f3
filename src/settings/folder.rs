//! Where the folder of roadmaps is. This looks at the disk, and changes nothing on it.

use std::path::{Path, PathBuf};

use crate::roadmap::PORTFOLIO;

/// All that may say where the roadmaps are, from the strongest on.
#[derive(Clone, Debug, Default)]
pub struct Asked {
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
    /// The platform's data folder.
    pub data: PathBuf,
}

/// What said where the roadmaps are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
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
    /// Nothing did: the platform's data folder.
    Data,
}

/// The folder of roadmaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Where it is. Need not exist.
    pub path: PathBuf,
    /// What said so.
    pub said: Said,
}

/// The name of the folder of roadmaps where only the folder around it is known.
const NAME: &str = "roadmaps";

/// Finds the folder of roadmaps.
pub fn find(asked: &Asked) -> Folder {
    let named = |path: &Option<PathBuf>, said| {
        path.clone()
            .filter(|path| !path.as_os_str().is_empty())
            .map(|path| Folder { path, said })
    };
    named(&asked.option, Said::Option)
        .or_else(|| named(&asked.variable, Said::Variable))
        .or_else(|| {
            held_by(&asked.here).map(|path| Folder {
                path,
                said: Said::Here,
            })
        })
        .or_else(|| named(&asked.config, Said::Config))
        .or_else(|| {
            let beside = asked.program.as_deref()?.join(NAME);
            beside.is_dir().then_some(Folder {
                path: beside,
                said: Said::Program,
            })
        })
        .unwrap_or_else(|| Folder {
            path: held_by(&asked.data).unwrap_or_else(|| asked.data.join(NAME)),
            said: Said::Data,
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
        for name in ["here", "program", "data"] {
            fs::create_dir_all(at(name).join(NAME)).unwrap();
        }
        let mut asked = Asked {
            option: Some(at("option")),
            variable: Some(at("variable")),
            here: at("here"),
            config: Some(at("config")),
            program: Some(at("program")),
            data: at("data"),
        };
        let expect = |asked: &Asked, said, path: PathBuf| {
            assert_eq!(find(asked), Folder { path, said });
        };
        expect(&asked, Said::Option, at("option"));
        asked.option = None;
        expect(&asked, Said::Variable, at("variable"));
        asked.variable = Some(PathBuf::new());
        expect(&asked, Said::Here, at("here").join(NAME));
        asked.here = at("elsewhere");
        expect(&asked, Said::Config, at("config"));
        asked.config = None;
        expect(&asked, Said::Program, at("program").join(NAME));
        asked.program = None;
        expect(&asked, Said::Data, at("data").join(NAME));
    }

    #[test]
    fn the_folder_at_hand_counts_where_it_holds_a_portfolio() {
        let root = tempfile::tempdir().unwrap();
        let asked = Asked {
            here: root.path().into(),
            data: root.path().join("data"),
            ..Asked::default()
        };
        assert_eq!(find(&asked).said, Said::Data);
        fs::write(root.path().join("portfolio.toml"), "").unwrap();
        assert_eq!(find(&asked).path, root.path());
        fs::create_dir(root.path().join(NAME)).unwrap();
        assert_eq!(find(&asked).path, root.path().join(NAME));
    }
}
