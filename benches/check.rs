//! How long `check` takes beside what it cannot do without: reading the bytes, and parsing them bare.
//!
//! `cargo bench --bench check [-- FILES]` makes a folder of roadmaps (1,000 by default, 30 kB each), runs every
//! step in turn for several rounds, so that a machine which drifts drifts for all, and reports the best of each
//! with its ratio to the floor.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use tcu::internal::dates::date::parse_iso;
use tcu::internal::health::assess;
use tcu::internal::model::ReferenceIndex;
use tcu::internal::schedule;
use tcu::internal::store::{Folder, RetainBytes};

const ROUNDS: usize = 7;

/// What is timed, and its name.
type Step<'s> = (&'s str, Box<dyn Fn() + 's>);

fn main() -> std::io::Result<()> {
    let files = std::env::args()
        .skip(1)
        .find_map(|word| word.parse().ok())
        .unwrap_or(1_000);
    let dir = tempfile::tempdir()?;
    let bytes = corpus(dir.path(), files)?;
    let paths: Vec<PathBuf> = fs::read_dir(dir.path())?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<_>>()?;
    let steps: [Step<'_>; 6] = [
        (
            "read the bytes, one buffer, one core",
            Box::new(|| read_bare(&paths)),
        ),
        (
            "read the bytes, all cores",
            Box::new(|| drop(read_all(&paths))),
        ),
        (
            "read and parse bare (events to nowhere)",
            Box::new(|| parse_bare(&paths)),
        ),
        (
            "read and parse with `toml` into tables",
            Box::new(|| parse_tables(&paths)),
        ),
        ("read into roadmaps", Box::new(|| drop(open(dir.path())))),
        (
            "check: read, schedule, every rule",
            Box::new(|| check(dir.path())),
        ),
    ];
    let mut best = [Duration::MAX; 6];
    for _ in 0..ROUNDS {
        for (index, (_, step)) in steps.iter().enumerate() {
            let start = Instant::now();
            step();
            best[index] = best[index].min(start.elapsed());
        }
    }
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{files} roadmaps, {:.1} MB, best of {ROUNDS}",
        bytes as f64 / 1e6
    )?;
    for ((name, _), time) in steps.iter().zip(best) {
        let ratio = time.as_secs_f64() / best[0].as_secs_f64();
        let parse = time.as_secs_f64() / best[2].as_secs_f64();
        writeln!(
            out,
            "{:>9.1} ms  {ratio:>6.1} x read  {parse:>5.2} x bare parse  {name}",
            time.as_secs_f64() * 1e3
        )?;
    }
    Ok(())
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

fn parse_tables(paths: &[PathBuf]) {
    paths.par_iter().for_each(|path| {
        let text = fs::read_to_string(path).unwrap_or_default();
        std::hint::black_box(toml::from_str::<toml::Table>(&text).is_ok());
    });
}

fn open(dir: &Path) -> Folder {
    Folder::open(dir, RetainBytes::Nothing).unwrap_or_default()
}

fn check(dir: &Path) {
    let folder = open(dir);
    let names = ReferenceIndex::new(&folder.portfolio);
    let today = parse_iso("2026-11-15").unwrap_or_default();
    let plan = schedule::compute(&folder.portfolio, &names, today);
    let assessment = assess(&folder.portfolio, &names, &plan);
    std::hint::black_box(assessment.flags.len());
}

/// Writes the corpus; returns its bytes.
fn corpus(dir: &Path, files: usize) -> std::io::Result<usize> {
    let mut bytes = 0;
    for number in 0..files {
        let text = roadmap(number);
        bytes += text.len();
        fs::write(dir.join(format!("cluster-{number:05}.toml")), text)?;
    }
    Ok(bytes)
}

fn roadmap(number: usize) -> String {
    let mut text = format!(
        "# Roadmap {number}\nformat = 1\n\n[cluster]\nname = \"Cluster {number}\"\nstart = 2025-01-01\n"
    );
    for owner in 0..3 {
        text.push_str(&format!("\n[[owner]]\nid = \"owner-{owner}\"\norg = \"Organisation {owner}\"\ngroup = \"association\"\n"));
    }
    for capability in 0..6 {
        text.push_str(&format!("\n[[capability]]\nid = \"capability-{capability}\"\nname = \"Technology {capability}\"\ntarget = \"adapt\"\ndue = 2028-06-30\n"));
    }
    for milestone in 0..30 {
        let (month, owner, capability) = (1 + milestone % 12, milestone % 3, milestone % 6);
        text.push_str(&format!(
            "\n[[milestone]]\nid = \"milestone-{milestone}\"\ntitle = \"Step {milestone} of the cluster\"  # a comment\n\
             capability = \"capability-{capability}\"\nowner = \"owner-{owner}\"\nstatus = \"active\"\n\
             baseline = 2026-{month:02}-15\nforecast = 2027-{month:02}-20\nweight = 2\n"
        ));
        if milestone > 0 {
            text.push_str(&format!("after = [\"milestone-{}\"]\n", milestone - 1));
        }
    }
    for feedback in 0..40 {
        text.push_str(&format!(
            "\n[[feedback]]\nid = \"f-20261001-{feedback:08}\"\non = 2026-10-01\nby = \"field officer\"\nvoice = \"cluster-firm\"\n\
             kind = \"problem\"\nabout = [\"milestone-{}\"]\ntext = \"\"\"\nThe furnace stands still, بجلی نہیں ہے, since the\ngrid was cut on Monday.\"\"\"\n",
            feedback % 30
        ));
    }
    for change in 0..60 {
        text.push_str(&format!(
            "\n[[change]]\non = 2026-0{}-10\nby = \"manager\"\nitem = \"milestone-{}\"\nfield = \"forecast\"\n\
             from = 2026-12-20\nto = 2027-01-20\ncode = \"procurement\"\nwhy = \"Held at \\\"customs\\\"\"\n",
            1 + change % 9,
            change % 30
        ));
    }
    text
}
