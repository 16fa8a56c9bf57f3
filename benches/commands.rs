//! Whole commands in folders of several sizes: the middle time, the peak of memory, and how both grow.
//!
//! `cargo bench --bench commands [-- ROADMAPS…]` (10, 1,000 and 10,000 by default) runs each in turn for several rounds, so
//! that a machine which drifts drifts for all. Times are told beside reading the bytes of the folder with one thread, memory
//! beside these bytes and what is printed. `ttdl` is run on the same milestones where it is installed.

mod support;

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use support::Corpus;

const ROUNDS: usize = 5;

/// The commands; `@` stands for the round.
const COMMANDS: [&str; 12] = [
    "--version",
    "check",
    "check --format json",
    "list roadmaps",
    "list owners --columns roadmap,id,org",
    "list milestones --where flag:overdue",
    "show cluster-00001/milestone-1",
    "set cluster-00001/milestone-1 notes=round@",
    "merge --into cluster-00001 theirs.toml --dry-run",
    "import rows.csv --into cluster-00001 --dry-run",
    "report --roadmap cluster-00001 -o -",
    "export csv --kind milestones",
];

fn main() -> std::io::Result<ExitCode> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let Some((first, command)) = words.split_first()
        && first == "measure"
    {
        return measured(command);
    }
    let mut sizes: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![10, 1_000, 10_000];
    }
    let mut out = std::io::stdout().lock();
    let mut before: Option<(f64, Vec<Duration>)> = None;
    for roadmaps in sizes {
        let base = tempfile::tempdir()?;
        let dir = base.path().join("roadmaps");
        let bytes = Corpus::Roadmaps(roadmaps).write(&dir)?;
        prepare(base.path(), &dir)?;
        let floor = middle(
            (0..ROUNDS)
                .map(|_| read_bytes(&dir))
                .collect::<Result<_, _>>()?,
        );
        writeln!(
            out,
            "\n{roadmaps} roadmaps, {:.1} MB; reading the bytes {:.1} ms",
            bytes as f64 / 1e6,
            ms(floor)
        )?;
        let mut runs: Vec<Vec<Run>> = COMMANDS.iter().map(|_| Vec::new()).collect();
        for round in 0..ROUNDS {
            for (runs, command) in runs.iter_mut().zip(COMMANDS) {
                runs.push(run(
                    base.path(),
                    &dir,
                    &command.replace('@', &round.to_string()),
                )?);
            }
        }
        let times: Vec<Duration> = runs
            .iter()
            .map(|runs| middle(runs.iter().map(|run| run.time).collect()))
            .collect();
        for (at, command) in COMMANDS.iter().enumerate() {
            let peak = runs[at].iter().map(|run| run.peak).max().unwrap_or(0) as f64;
            let printed = runs[at].first().map_or(0, |run| run.printed) as f64;
            let growth = before
                .as_ref()
                .map_or(String::new(), |(smaller, times_before)| {
                    format!(
                        "  {:>5.1} x for {:.0} x the folder",
                        times[at].as_secs_f64() / times_before[at].as_secs_f64(),
                        bytes as f64 / smaller
                    )
                });
            writeln!(
                out,
                "{:>9.1} ms {:>7.1} x read  {:>7.1} MB peak, {:>6.1} MB printed, {:>5.2} x bytes{growth}  tcu {command}",
                ms(times[at]),
                times[at].as_secs_f64() / floor.as_secs_f64(),
                peak / 1e6,
                printed / 1e6,
                (peak - printed) / bytes as f64,
            )?;
        }
        before = Some((bytes as f64, times));
    }
    ttdl(&mut out)?;
    Ok(ExitCode::SUCCESS)
}

/// What one run took.
struct Run {
    time: Duration,
    /// The most memory it had, in bytes.
    peak: u64,
    /// The bytes it printed.
    printed: u64,
}

/// Runs a command through this program, which tells what its only child took.
fn run(base: &Path, dir: &Path, command: &str) -> std::io::Result<Run> {
    let output = Command::new(std::env::current_exe()?)
        .arg("measure")
        .arg(env!("CARGO_BIN_EXE_tcu"))
        .args(command.split(' '))
        .current_dir(base)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", base)
        .env("TCU_ROADMAPS", dir)
        .env("TCU_AS", "bench")
        .env("TCU_TODAY", "2026-11-15")
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut numbers = text.split_whitespace().filter_map(|word| word.parse().ok());
    let mut next = || {
        let number = numbers.next();
        number.ok_or_else(|| std::io::Error::other(format!("tcu {command}: {text}")))
    };
    let (nanoseconds, peak, printed) = (next()?, next()?, next()?);
    Ok(Run {
        time: Duration::from_nanos(nanoseconds),
        peak,
        printed,
    })
}

/// Runs one command and prints its nanoseconds, its peak of memory in bytes and the bytes it printed.
fn measured(command: &[String]) -> std::io::Result<ExitCode> {
    let Some((program, arguments)) = command.split_first() else {
        return Ok(ExitCode::FAILURE);
    };
    let start = Instant::now();
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut printed = 0;
    if let Some(stream) = &mut child.stdout {
        let mut buffer = vec![0; 1 << 16];
        loop {
            match stream.read(&mut buffer)? {
                0 => break,
                read => printed += read,
            }
        }
    }
    let status = child.wait()?;
    let time = start.elapsed();
    // Whether anything is flagged is told by the status; a command that was killed has none.
    if status.code().is_none_or(|code| code > 10) {
        return Err(std::io::Error::other(format!("{command:?}: {status}")));
    }
    writeln!(
        std::io::stdout(),
        "{} {} {printed}",
        time.as_nanos(),
        peak()
    )?;
    Ok(ExitCode::SUCCESS)
}

/// The most memory that a child had, in bytes.
#[cfg(unix)]
fn peak() -> u64 {
    use nix::sys::resource::{UsageWho, getrusage};
    let kilobytes = getrusage(UsageWho::RUSAGE_CHILDREN).map_or(0, |usage| usage.max_rss());
    u64::try_from(kilobytes).unwrap_or(0) * 1024
}

#[cfg(not(unix))]
fn peak() -> u64 {
    0
}

/// What the commands take in: a copy of a roadmap that went another way, and a sheet of milestones.
fn prepare(base: &Path, dir: &Path) -> std::io::Result<()> {
    let theirs = fs::read_to_string(dir.join("cluster-00001.toml"))?;
    let theirs = theirs.replace("of the cluster on its way up", "of the cluster on its way");
    fs::write(base.join("theirs.toml"), theirs)?;
    let mut rows = String::from("id,title,baseline\n");
    for row in 0..1_000 {
        rows.push_str(&format!(
            "row-{row},Step {row} of the sheet,2027-03-{:02}\n",
            1 + row % 28
        ));
    }
    fs::write(base.join("rows.csv"), rows)
}

fn read_bytes(dir: &Path) -> std::io::Result<Duration> {
    let start = Instant::now();
    let mut buffer = Vec::new();
    for entry in fs::read_dir(dir)? {
        buffer.clear();
        fs::File::open(entry?.path())?.read_to_end(&mut buffer)?;
        std::hint::black_box(&buffer);
    }
    Ok(start.elapsed())
}

/// `ttdl` lists what is overdue of 20,000 tasks, beside `check` of as many milestones; where it is installed.
fn ttdl(out: &mut impl Write) -> std::io::Result<()> {
    let base = tempfile::tempdir()?;
    let dir = base.path().join("roadmaps");
    Corpus::Programme.write(&dir)?;
    let tasks: PathBuf = base.path().join("todo.txt");
    let mut text = String::new();
    for task in 0..20_000 {
        let (month, year) = (1 + task % 12, 2026 + task % 2);
        text.push_str(&format!(
            "2026-01-01 Step {task} of the cluster on its way up +cluster-{:05} @owner-{} due:{year}-{month:02}-20\n",
            task / 500,
            task % 20
        ));
    }
    fs::write(&tasks, text)?;
    let list = || {
        let start = Instant::now();
        let status = Command::new("ttdl")
            .arg(format!("--todo-file={}", tasks.display()))
            .args(["list", "--due=overdue"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        status
            .ok()
            .filter(std::process::ExitStatus::success)
            .map(|_| start.elapsed())
    };
    writeln!(out, "\n20,000 milestones in 40 roadmaps")?;
    let check = |command: &str| -> std::io::Result<Duration> {
        let times: std::io::Result<Vec<Duration>> = (0..ROUNDS)
            .map(|_| Ok(run(base.path(), &dir, command)?.time))
            .collect();
        Ok(middle(times?))
    };
    for command in ["check", "check --format json"] {
        writeln!(out, "{:>9.1} ms  tcu {command}", ms(check(command)?))?;
    }
    let times: Option<Vec<Duration>> = (0..ROUNDS).map(|_| list()).collect();
    match times {
        Some(times) => writeln!(
            out,
            "{:>9.1} ms  ttdl list --due=overdue",
            ms(middle(times))
        ),
        None => writeln!(out, "ttdl is not installed"),
    }
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
