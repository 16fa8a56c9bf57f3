//! Two programs that edit one folder at random, again and again: what either was told is written is in the files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tcu::internal::dates::date::{date, iso};
use tcu::internal::model::{Kind, Value};

use super::laptop::{Dice, read, rounds, told};
use super::written::BASE;

const FILES: [&str; 2] = ["x", "y"];

/// What one of the programs was told was written.
#[derive(Default)]
struct Said {
    /// Feedback, by file and id.
    feedback: BTreeSet<(String, String)>,
    /// Dates given to the milestone that both fight over, by file.
    forecasts: BTreeSet<(String, String)>,
    /// The last title of the milestone that is this one's own, by file.
    titles: [Option<String>; 2],
    /// How many commands were run, and how many of them were refused.
    ran: usize,
    refused: usize,
}

fn run(root: &Path, who: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tcu"))
        .args(["--roadmaps", "here", "--as", who])
        .args(arguments)
        .current_dir(root)
        .env_clear()
        .env("HOME", root.join("home"))
        .env("XDG_STATE_HOME", root.join("state"))
        .env("TCU_TODAY", "2026-11-21")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// So many random commands of one program.
fn edits(root: &Path, who: &str, seed: u64, rounds: usize) -> Said {
    let mut dice = Dice(seed);
    let mut said = Said::default();
    for round in 0..rounds {
        let at = dice.roll(FILES.len());
        let file = FILES[at];
        let place = |id: &str| format!("{file}/{id}");
        said.ran += 1;
        let output = match dice.roll(5) {
            0 => {
                let words = format!("{who} says {round}");
                let output = run(
                    root,
                    who,
                    &[
                        "feedback",
                        "add",
                        file,
                        "--kind",
                        "problem",
                        "--voice",
                        "cluster-firm",
                        &words,
                    ],
                );
                let told = String::from_utf8_lossy(&output.stdout).into_owned();
                if output.status.success() {
                    let id = told.lines().last().unwrap_or_default().to_owned();
                    said.feedback.insert((file.to_owned(), id));
                }
                output
            }
            1 | 2 => {
                let day = iso(date(740_500 + dice.roll(3000) as i64));
                let output = run(
                    root,
                    who,
                    &[
                        "forecast",
                        &place("lab"),
                        &day,
                        "--why",
                        "so it was",
                        "--code",
                        "other",
                        "--yes",
                    ],
                );
                let told = String::from_utf8_lossy(&output.stdout);
                if output.status.success() && !told.contains("Nothing to change") {
                    said.forecasts.insert((file.to_owned(), day));
                }
                output
            }
            3 => {
                let title = format!("{who} {round}");
                let output = run(root, who, &["set", &place(who), &format!("title={title}")]);
                if output.status.success() {
                    said.titles[at] = Some(title);
                }
                output
            }
            _ => run(root, who, &["confirm", &place("lab")]),
        };
        if !output.status.success() {
            said.refused += 1;
            let why = String::from_utf8_lossy(&output.stderr);
            assert!(why.contains("writing in"), "{who} {round}: {why}");
        }
    }
    said
}

#[test]
fn two_programs_that_edit_at_random_lose_nothing_of_each_other() {
    let root = tempfile::tempdir().unwrap();
    let at = |name: &str| -> PathBuf { root.path().join(name) };
    fs::create_dir(at("here")).unwrap();
    let own = |who: &str| format!("\n[[milestone]]\nid = \"{who}\"\ntitle = \"{who}\"\n");
    for file in FILES {
        let text = format!("{BASE}{}{}", own("ali"), own("bano"));
        fs::write(at(&format!("here/{file}.toml")), text).unwrap();
    }
    let many = rounds(8);
    let both = std::thread::scope(|scope| {
        let started = [("ali", 3), ("bano", 4)].map(|(who, seed)| {
            let root = root.path();
            (who, scope.spawn(move || edits(root, who, seed, many)))
        });
        started.map(|(who, thread)| (who, thread.join().unwrap()))
    });
    for (index, file) in FILES.into_iter().enumerate() {
        let text = fs::read_to_string(at(&format!("here/{file}.toml"))).unwrap();
        let roadmap = read(&text);
        for (who, said) in &both {
            for (_, id) in said.feedback.iter().filter(|(of, _)| of == file) {
                assert!(roadmap.position(Kind::Feedback, id).is_some(), "{who} {id}");
            }
            for (_, day) in said.forecasts.iter().filter(|(of, _)| of == file) {
                let is_logged = roadmap.changes.iter().any(|change| {
                    change.item.as_deref() == Some("lab")
                        && change
                            .to
                            .as_ref()
                            .and_then(Value::as_date)
                            .map(iso)
                            .as_ref()
                            == Some(day)
                });
                assert!(is_logged, "{who} {file} {day}");
            }
            let mine = roadmap.milestones.iter().find(|one| *one.id == **who);
            let title = mine.and_then(|one| one.title.as_deref());
            let wanted = said.titles[index].as_deref().unwrap_or(who);
            assert_eq!(title, Some(wanted), "{who} {file}");
        }
    }
    // Nothing is left beside the files.
    let mut names: Vec<_> = fs::read_dir(at("here"))
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["x.toml", "y.toml"]);
    let (ran, refused): (usize, usize) = both.iter().fold((0, 0), |(ran, no), (_, said)| {
        (ran + said.ran, no + said.refused)
    });
    told(&format!(
        "two programs: {ran} edits, {refused} of them had to wait too long"
    ));
}
