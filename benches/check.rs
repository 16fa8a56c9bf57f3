//! How long the parts of `check` and of an edit take beside what they cannot do without.
//!
//! `cargo bench --bench check [-- FILES]` makes a folder of roadmaps (1,000 by default, 30 kB each), runs every
//! step in turn for several rounds, so that a machine which drifts drifts for all, and reports the middle of each
//! with its ratio to the floor. Then the same of one file: an edit until it is written, with and without asking the disk,
//! flagged anew, and a merge, in files of 100 kB and of 50 MB.

#[path = "support/bare.rs"]
mod bare;
mod support;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bare::Bare;
use rayon::prelude::*;
use support::Corpus;
use tcu::internal::dates::date::parse_iso;
use tcu::internal::edit::{Edit, EntryPath};
use tcu::internal::health::assess;
use tcu::internal::model::{Kind, Portfolio, ReferenceIndex, Value};
use tcu::internal::query::fields::FilterContext;
use tcu::internal::query::filter::{ParseContext, parse};
use tcu::internal::schedule;
use tcu::internal::store::{Folder, RetainBytes, commit, edited, merge::merge_texts};

const ROUNDS: usize = 7;

/// What is timed, and its name.
type Step<'s> = (&'s str, Box<dyn Fn() + 's>);

fn main() -> std::io::Result<()> {
    let mut words = std::env::args().skip(1);
    let files = words.find_map(|word| word.parse().ok()).unwrap_or(1_000);
    let dir = tempfile::tempdir()?;
    let bytes = Corpus::Roadmaps(files).write(dir.path())?;
    let entries = fs::read_dir(dir.path())?;
    let paths: Vec<PathBuf> = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<_>>()?;
    let opened = open(dir.path(), RetainBytes::Nothing);
    let portfolio = &opened.portfolio;
    let steps: Vec<Step<'_>> = vec![
        (
            "read the bytes, one buffer, one core",
            Box::new(|| read_bare(&paths)),
        ),
        (
            "read the bytes, all cores",
            Box::new(|| drop(read_all(&paths))),
        ),
        (
            "parse bare (events to nowhere)",
            Box::new(|| parse_bare(&paths)),
        ),
        (
            "parse with `toml-spanner` into bare structs",
            Box::new(|| parse_spanner(&paths)),
        ),
        (
            "parse with `toml` into tables",
            Box::new(|| parse_tables(&paths)),
        ),
        (
            "read into roadmaps",
            Box::new(|| drop(open(dir.path(), RetainBytes::Nothing))),
        ),
        ("schedule and every rule", Box::new(|| flagged(portfolio))),
        (
            "check: read, schedule, every rule",
            Box::new(|| check(dir.path())),
        ),
        (
            "one more letter of a filter, all milestones",
            Box::new(|| filter(portfolio)),
        ),
    ];
    let times = rounds(&steps);
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{files} roadmaps, {:.1} MB, middle of {ROUNDS}",
        bytes as f64 / 1e6
    )?;
    for ((name, _), time) in steps.iter().zip(&times) {
        writeln!(
            out,
            "{:>9.1} ms  {:>6.1} x read  {:>5.2} x toml-spanner  {name}",
            ms(*time),
            time.as_secs_f64() / times[0].as_secs_f64(),
            time.as_secs_f64() / times[3].as_secs_f64(),
        )?;
    }
    drop(steps);
    one_file(&mut out, "100 kB", 3)?;
    one_file(&mut out, "50 MB", 0)
}

/// The middle time of each step.
fn rounds(steps: &[Step<'_>]) -> Vec<Duration> {
    let mut times = vec![Vec::new(); steps.len()];
    for _ in 0..ROUNDS {
        for (times, (_, step)) in times.iter_mut().zip(steps) {
            let start = Instant::now();
            step();
            times.push(start.elapsed());
        }
    }
    let middle = |mut times: Vec<Duration>| {
        times.sort_unstable();
        times[times.len() / 2]
    };
    times.into_iter().map(middle).collect()
}

/// An edit and a merge in a file of so many times 30 kB; 0 is the large one.
fn one_file(out: &mut impl Write, name: &str, times: usize) -> std::io::Result<()> {
    let base = tempfile::tempdir()?;
    let (dir, state) = (base.path().join("roadmaps"), base.path().join("state"));
    fs::create_dir(&state)?;
    match times {
        0 => Corpus::Large.write(&dir)?,
        times => Corpus::Roadmap(times).write(&dir)?,
    };
    let id = "cluster-00000";
    let path = dir.join(format!("{id}.toml"));
    let text = fs::read_to_string(&path)?;
    let edits = |note: &str| {
        vec![Edit::Set {
            place: EntryPath::of(Kind::Milestone, 3),
            field: "notes",
            value: Value::Text(note.to_owned()),
        }]
    };
    let theirs = edited(id, &text, &edits("theirs"))
        .map(|(text, _)| text)
        .unwrap_or_default();
    let folder = open(&dir, RetainBytes::Bytes);
    let bare = base.path().join("bare");
    let steps: Vec<Step<'_>> = vec![
        (
            "write, fsync and rename the same bytes bare",
            Box::new(|| write_bare(&bare, &text, true)),
        ),
        (
            "the same without fsync",
            Box::new(|| write_bare(&bare, &text, false)),
        ),
        (
            "one edit: spliced, read back, compared",
            Box::new(|| {
                std::hint::black_box(edited(id, &text, &edits("ours")).is_ok());
            }),
        ),
        (
            "one edit until it is saved",
            Box::new(|| {
                // Every round finds the file as it was read.
                let _ = fs::write(&path, &text);
                let written = commit(&folder, &state, &[(id.to_owned(), edits("ours"))]);
                std::hint::black_box(written.is_ok());
            }),
        ),
        ("read and flagged anew", Box::new(|| check(&dir))),
        (
            "merged with another version",
            Box::new(|| {
                std::hint::black_box(merge_texts(id, Some(&text), &text, &theirs).is_ok());
            }),
        ),
    ];
    let times = rounds(&steps);
    writeln!(out, "\none file of {name}")?;
    for ((name, _), time) in steps.iter().zip(&times) {
        let ratio = time.as_secs_f64() / times[0].as_secs_f64();
        writeln!(out, "{:>9.2} ms  {ratio:>6.1} x bare  {name}", ms(*time))?;
    }
    Ok(())
}

fn write_bare(path: &Path, text: &str, asks_disk: bool) {
    let new = path.with_extension("new");
    let written = fs::File::create(&new).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        match asks_disk {
            true => file.sync_all(),
            false => Ok(()),
        }
    });
    std::hint::black_box(written.and_then(|()| fs::rename(&new, path)).is_ok());
}

fn read_bare(paths: &[PathBuf]) {
    let mut buffer = Vec::new();
    for path in paths {
        buffer.clear();
        if let Ok(mut file) = fs::File::open(path) {
            let _ = std::io::Read::read_to_end(&mut file, &mut buffer);
        }
        std::hint::black_box(&buffer);
    }
}

fn read_all(paths: &[PathBuf]) -> Vec<String> {
    paths
        .par_iter()
        .map(|path| fs::read_to_string(path).unwrap_or_default())
        .collect()
}

fn parse_bare(paths: &[PathBuf]) {
    paths.par_iter().for_each(|path| {
        let text = fs::read_to_string(path).unwrap_or_default();
        let tokens = toml_parser::Source::new(&text).lex().into_vec();
        toml_parser::parser::parse_document(&tokens, &mut (), &mut ());
    });
}

fn parse_spanner(paths: &[PathBuf]) {
    let parsed: Vec<Option<Bare>> = paths
        .par_iter()
        .map(|path| Bare::parse(&fs::read_to_string(path).unwrap_or_default()))
        .collect();
    assert!(parsed.iter().all(Option::is_some), "every file is read");
}

fn parse_tables(paths: &[PathBuf]) {
    paths.par_iter().for_each(|path| {
        let text = fs::read_to_string(path).unwrap_or_default();
        std::hint::black_box(toml::from_str::<toml::Table>(&text).is_ok());
    });
}

fn open(dir: &Path, retain: RetainBytes) -> Folder {
    Folder::open(dir, retain).unwrap_or_default()
}

fn check(dir: &Path) {
    flagged(&open(dir, RetainBytes::Nothing).portfolio);
}

fn flagged(portfolio: &Portfolio) {
    let names = ReferenceIndex::new(portfolio);
    let today = parse_iso("2026-11-15").unwrap_or_default();
    let plan = schedule::compute(portfolio, &names, today);
    let assessment = assess(portfolio, &names, &plan);
    std::hint::black_box(assessment.flags.len());
}

fn filter(portfolio: &Portfolio) {
    let names = ReferenceIndex::new(portfolio);
    let today = parse_iso("2026-11-15").unwrap_or_default();
    let plan = schedule::compute(portfolio, &names, today);
    let known = FilterContext::new(portfolio, &names, &plan);
    let scope = ParseContext {
        calendar: tcu::internal::dates::Calendar::new(today, None),
        kind: Some(Kind::Milestone),
        custom: None,
    };
    if let Ok(filter) = parse("step 12", &scope) {
        std::hint::black_box(known.select(&filter, Kind::Milestone).len());
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
