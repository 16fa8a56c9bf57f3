//! How long a key takes, from the press to the drawn screen, on every screen.
//!
//! `cargo bench --bench keys [-- ROADMAPS…]` makes folders of so many roadmaps of 30 kB (1,000 by default) and tells of each
//! screen the middle key and that which 99 of 100 keep under, over many rounds. Wanted are 4 ms at 200×60. The first press
//! of a way that computes what is computed once is told apart. Times are of the processor. Nothing is written and no
//! terminal is needed.

mod support;

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use support::Corpus;
use tcu::internal::dates::date::parse_iso;
use tcu::internal::store::{Folder, RetainBytes};
use tcu::internal::tui::KeyDriver;

/// The keys that lead to a screen, and those that are timed there, over and over.
const WAYS: [(&str, &str, &str); 22] = [
    ("portfolio", "P", "Down Up End Home PgDn"),
    ("attention", "P A", "Down PgDn End Up Home"),
    ("attention by cause", "P A r", "Down PgDn End Up Home"),
    ("inbox", "P I", "Down PgDn Up End Home"),
    ("agenda", "P D", "Down PgDn Up End Home"),
    ("all milestones", "P M", "Down PgDn End Up Home"),
    ("all timelines", "P T", "Down PgDn End Up Home"),
    ("compare", "P C", "Down Right Left Up"),
    ("overview", "P Enter 1", "Down PgDn Up Home"),
    ("milestones", "P Enter 2", "Down PgDn End Home"),
    ("timeline", "P Enter 3", "Down ] [ Right Left End Home"),
    ("trend", "P Enter 4 r", "Down PgDn r r Home"),
    ("capabilities", "P Enter 5", "Down PgDn Home"),
    ("feedback", "P Enter 6", "Down PgDn End Home"),
    ("stakeholders", "P Enter 7", "Down PgDn r r r"),
    ("indicators", "P Enter 8", "Down PgDn Home"),
    ("log", "P Enter 9", "Down PgDn End Home"),
    (
        "filter",
        "P A /",
        "s t e p Backspace Backspace Backspace Backspace",
    ),
    (
        "palette",
        "P A :",
        "s t e p Backspace Backspace Backspace Backspace Down",
    ),
    ("help", "P ?", "Down PgDn Up"),
    ("review choice", "P R", "Down Up"),
    (
        "review of all",
        "P A R",
        "Right Right Down Up Left Right End Home",
    ),
];

const ROUNDS: usize = 15;
const SIZE: (u16, u16) = (200, 60);

/// What a key may take.
const WANTED: Duration = Duration::from_millis(4);

fn main() -> std::io::Result<()> {
    let asked = std::env::args().skip(1);
    let mut sizes: Vec<usize> = asked.filter_map(|word| word.parse().ok()).collect();
    if sizes.is_empty() {
        sizes.push(1_000);
    }
    for roadmaps in sizes {
        let dir = tempfile::tempdir()?;
        Corpus::Roadmaps(roadmaps).write(dir.path())?;
        folder(roadmaps, dir.path())?;
    }
    Ok(())
}

fn folder(roadmaps: usize, dir: &Path) -> std::io::Result<()> {
    // Files that were written just now are compared byte by byte; those of a person were written long ago.
    std::thread::sleep(Duration::from_secs(3));
    let day = parse_iso("2026-11-15").unwrap_or_default();
    let start = Instant::now();
    let folder = Folder::open(dir, RetainBytes::Bytes).unwrap_or_default();
    let read = start.elapsed();
    let edited = folder.files.first().map(|file| file.path.clone());
    let first = KeyDriver::new(folder, day, SIZE);
    let computed = start.elapsed();
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{roadmaps} roadmaps, {} entries flagged; read in {:.0} ms, read and everything computed in {:.0} ms; {}x{}",
        first.flagged(),
        read.as_secs_f64() * 1e3,
        computed.as_secs_f64() * 1e3,
        SIZE.0,
        SIZE.1
    )?;
    if let Some(path) = edited {
        let text = std::fs::read_to_string(&path)?;
        std::fs::write(&path, text.replacen("2026-", "2027-", 1))?;
        let start = Instant::now();
        let flagged = first.read_again(SystemTime::now())?;
        writeln!(
            out,
            "an edit: read and computed again in {:.0} ms, {flagged} entries flagged",
            start.elapsed().as_secs_f64() * 1e3
        )?;
    }
    for (name, way, keys) in WAYS {
        let timed = time(first.restarted(SIZE), way, keys);
        let verdict = if timed.p99 > WANTED {
            "  ABOVE 4 ms"
        } else {
            ""
        };
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        writeln!(
            out,
            "{name:<20} p50 {:>7.2} ms  p99 {:>7.2} ms ({})  way there {:>8.2} ms{verdict}",
            ms(timed.p50),
            ms(timed.p99),
            timed.slowest,
            ms(timed.way),
        )?;
    }
    Ok(())
}

/// What this thread has had of the processor: on a machine that others use too the clock on the wall tells of them.
#[cfg(unix)]
fn processor_time() -> Duration {
    use nix::time::{ClockId, clock_gettime};
    clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).map_or(Duration::ZERO, Duration::from)
}

#[cfg(not(unix))]
fn processor_time() -> Duration {
    use std::sync::LazyLock;
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed()
}

/// The times of the keys of one screen.
struct Timed {
    p50: Duration,
    p99: Duration,
    /// The key that `p99` is of.
    slowest: &'static str,
    /// The slowest key of the way there, which computes what is computed once.
    way: Duration,
}

fn time(mut driver: KeyDriver, way: &str, keys: &'static str) -> Timed {
    let mut press = |key: &str| {
        let start = processor_time();
        driver.press(key);
        processor_time().saturating_sub(start)
    };
    let way = way.split(' ').map(&mut press).max().unwrap_or_default();
    let mut times: Vec<(Duration, &str)> = Vec::new();
    for _ in 0..ROUNDS {
        times.extend(keys.split(' ').map(|key| (press(key), key)));
    }
    times.sort_unstable();
    let (p99, slowest) = times[(times.len() * 99).div_ceil(100).min(times.len()) - 1];
    Timed {
        p50: times[times.len() / 2].0,
        p99,
        slowest,
        way,
    }
}
