//! How many instructions whole commands cost, which do not move with the noise of a machine; and the limits on them.
//!
//! `cargo bench --bench instructions` runs each command of `benches/limits.txt` in its folder under `valgrind --tool=callgrind`
//! with one thread, tells what it cost beside its limit, and fails where a limit is passed. A part of a line chooses the
//! lines that hold it. `-- make programme|large|NUMBER FOLDER` only writes a folder, to be measured by hand.

mod support;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use support::Corpus;

/// The commands and their limits: millions of instructions, the folder, the arguments.
const LIMITS: &str = include_str!("limits.txt");

/// How many times an empty program `tcu --version` may cost.
const MOST_OF_VERSION: f64 = 2.0;

/// One line of the limits.
struct Limit {
    millions: f64,
    corpus: &'static str,
    arguments: &'static str,
}

fn main() -> std::io::Result<ExitCode> {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    if let [make, corpus, dir] = words.as_slice()
        && make == "make"
    {
        return made(corpus, Path::new(dir));
    }
    let valgrind = Command::new("valgrind")
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    let mut out = std::io::stdout().lock();
    if !valgrind.is_ok_and(|status| status.success()) {
        writeln!(
            out,
            "valgrind is not installed: instructions are not counted"
        )?;
        return Ok(ExitCode::SUCCESS);
    }
    let part = words.join(" ");
    let base = tempfile::tempdir()?;
    let mut passed = true;
    for limit in
        limits().filter(|limit| format!("{} {}", limit.corpus, limit.arguments).contains(&part))
    {
        let dir = base.path().join(limit.corpus);
        if let Some(corpus) = Corpus::named(limit.corpus).filter(|_| !dir.exists()) {
            corpus.write(&dir)?;
        }
        let millions = count(base.path(), &dir, limit.arguments)?;
        let verdict = match millions <= limit.millions {
            true => "",
            false => "  PASSED THE LIMIT",
        };
        passed &= millions <= limit.millions;
        writeln!(
            out,
            "{millions:>9.1} M of {:>7.1} M  {:<10} tcu {}{verdict}",
            limit.millions, limit.corpus, limit.arguments
        )?;
    }
    if part.is_empty() {
        let empty = empty_program(base.path())?;
        let (bare, version) = (
            counted(base.path(), base.path(), &empty, &[])?,
            count(base.path(), base.path(), "--version")?,
        );
        let times = version / bare;
        let verdict = match times <= MOST_OF_VERSION {
            true => "",
            false => "  PASSED THE LIMIT",
        };
        passed &= times <= MOST_OF_VERSION;
        writeln!(
            out,
            "{times:>9.2} x of {MOST_OF_VERSION:>4.1} x an empty program ({bare:.2} M)  tcu --version{verdict}"
        )?;
    }
    Ok(match passed {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

fn made(corpus: &str, dir: &Path) -> std::io::Result<ExitCode> {
    let Some(corpus) = Corpus::named(corpus) else {
        let message = "say programme, large, or a number of roadmaps";
        return Err(std::io::Error::other(message));
    };
    let bytes = corpus.write(dir)?;
    writeln!(std::io::stdout(), "{bytes} bytes in {}", dir.display())?;
    Ok(ExitCode::SUCCESS)
}

fn limits() -> impl Iterator<Item = Limit> {
    let lines = LIMITS.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(|line| {
        let (millions, rest) = line.split_once(' ')?;
        let (corpus, arguments) = rest.trim().split_once(' ')?;
        Some(Limit {
            millions: millions.parse().ok()?,
            corpus,
            arguments: arguments.trim(),
        })
    })
}

/// A program that does nothing, compiled as this one is.
fn empty_program(base: &Path) -> std::io::Result<PathBuf> {
    let (source, program) = (base.join("empty.rs"), base.join("empty"));
    std::fs::write(&source, "fn main() {}\n")?;
    let status = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .args(["-O", "-C", "strip=symbols", "--edition=2024", "-o"])
        .args([&program, &source])
        .status()?;
    match status.success() {
        true => Ok(program),
        false => Err(std::io::Error::other("an empty program does not compile")),
    }
}

/// The instructions of one command, in millions.
fn count(base: &Path, roadmaps: &Path, arguments: &str) -> std::io::Result<f64> {
    let arguments: Vec<&str> = arguments.split(' ').collect();
    let program = Path::new(env!("CARGO_BIN_EXE_tcu"));
    counted(base, roadmaps, program, &arguments)
}

/// The instructions of a program, in millions.
fn counted(
    base: &Path,
    roadmaps: &Path,
    program: &Path,
    arguments: &[&str],
) -> std::io::Result<f64> {
    let counts: PathBuf = base.join("counts");
    let status = Command::new("valgrind")
        .args(["--tool=callgrind", "--quiet"])
        .arg(format!("--callgrind-out-file={}", counts.display()))
        .arg(program)
        .args(arguments)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", base)
        .env("RAYON_NUM_THREADS", "1")
        .env("TCU_ROADMAPS", roadmaps)
        .env("TCU_AS", "bench")
        .env("TCU_TODAY", "2026-11-15")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    // Whether anything is flagged is told by the status; a command that was killed has none.
    if status.code().is_none_or(|code| code > 10) {
        return Err(std::io::Error::other(format!(
            "{} {}: {status}",
            program.display(),
            arguments.join(" ")
        )));
    }
    let text = std::fs::read_to_string(&counts)?;
    let summary = text.lines().find_map(|line| {
        line.strip_prefix("summary:")
            .or(line.strip_prefix("totals:"))
    });
    let instructions = summary.and_then(|count| count.trim().parse::<f64>().ok());
    let instructions =
        instructions.ok_or_else(|| std::io::Error::other("valgrind counted nothing"))?;
    Ok(instructions / 1e6)
}
