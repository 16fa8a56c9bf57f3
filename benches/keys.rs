//! How long a key takes, from the press to the drawn screen, in a folder of 50 roadmaps with 500 milestones each.
//!
//! `cargo bench --bench keys [-- ROADMAPS MILESTONES]` goes through the screens and tells of each the slowest and the
//! middle key. What a key may take is 16 ms: then the next frame of the terminal shows what it did. Nothing is
//! written and no terminal is needed.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use tcu::internal::dates::date::parse_iso;
use tcu::internal::store::{Folder, RetainBytes};
use tcu::internal::tui::KeyDriver;

/// The keys that lead to a screen, and those that are timed there, over and over.
const WAYS: [(&str, &str, &str); 12] = [
    ("portfolio", "P", "Down Up End Home"),
    ("attention", "P A", "Down PgDn End Up Home"),
    ("attention by cause", "P A r", "Down PgDn End Up Home"),
    ("inbox", "P I", "Down PgDn Up"),
    ("agenda", "P D", "Down PgDn Up"),
    ("compare", "P C", "Down Right Left Up"),
    ("milestones", "P Enter 2", "Down PgDn End Home"),
    ("timeline", "P Enter 3", "Down ] [ Right Left End Home"),
    ("trend", "P Enter 4 r", "Down PgDn r r Home"),
    ("stakeholders", "P Enter 7", "Down PgDn r r r"),
    ("log", "P Enter 9", "Down PgDn End Home"),
    (
        "review of all",
        "P A R",
        "Right Right Down Up Left Right End Home",
    ),
];

const ROUNDS: usize = 5;
const SIZES: [(u16, u16); 2] = [(80, 24), (200, 60)];

fn main() -> std::io::Result<()> {
    let mut asked = std::env::args()
        .skip(1)
        .filter_map(|word| word.parse().ok());
    let (roadmaps, milestones) = (asked.next().unwrap_or(50), asked.next().unwrap_or(500));
    let dir = tempfile::tempdir()?;
    for number in 0..roadmaps {
        let path = dir.path().join(format!("cluster-{number:03}.toml"));
        fs::write(path, roadmap(number, milestones))?;
    }
    let first = driver(dir.path());
    let mut out = std::io::stdout().lock();
    let flagged = first.flagged();
    writeln!(
        out,
        "{roadmaps} roadmaps of {milestones} milestones, {flagged} entries flagged"
    )?;
    for size in SIZES {
        for (name, way, keys) in WAYS {
            let (middle, slowest, which) = time(first.restarted(size), way, keys);
            writeln!(
                out,
                "{:>4}x{:<3} {name:<20} middle {:>6.2} ms, slowest {:>6.2} ms ({which})",
                size.0,
                size.1,
                middle.as_secs_f64() * 1e3,
                slowest.as_secs_f64() * 1e3,
            )?;
        }
    }
    Ok(())
}

/// The middle and the slowest time of a key, and which that was; of each key the best of the rounds.
fn time(
    mut driver: KeyDriver,
    way: &str,
    keys: &'static str,
) -> (Duration, Duration, &'static str) {
    let mut press = |key: &str| {
        let start = Instant::now();
        driver.press(key);
        start.elapsed()
    };
    for key in way.split(' ') {
        press(key);
    }
    let keys: Vec<&str> = keys.split(' ').collect();
    let mut best = vec![Duration::MAX; keys.len()];
    for _ in 0..ROUNDS {
        for (best, key) in best.iter_mut().zip(&keys) {
            *best = (*best).min(press(key));
        }
    }
    let mut sorted = best.clone();
    sorted.sort();
    let slowest = sorted.last().copied().unwrap_or_default();
    let which = best.iter().position(|time| *time == slowest).unwrap_or(0);
    (sorted[sorted.len() / 2], slowest, keys[which])
}

fn driver(dir: &Path) -> KeyDriver {
    let folder = Folder::open(dir, RetainBytes::Nothing).unwrap_or_default();
    KeyDriver::new(
        folder,
        parse_iso("2026-11-15").unwrap_or_default(),
        SIZES[0],
    )
}

fn roadmap(number: usize, milestones: usize) -> String {
    let mut text = format!(
        "format = 1\n\n[cluster]\nname = \"Cluster {number}\"\nstart = 2025-01-01\nsector_group = \"traditional\"\n"
    );
    for owner in 0..20 {
        text.push_str(&format!(
            "\n[[owner]]\nid = \"owner-{owner}\"\nrole = \"Office {owner}\"\norg = \"Organisation {owner}\"\ngroup = \"association\"\n"
        ));
    }
    for capability in 0..8 {
        text.push_str(&format!(
            "\n[[capability]]\nid = \"capability-{capability}\"\nname = \"Technology {capability}\"\ntarget = \"adapt\"\ndue = 2028-06-30\n"
        ));
    }
    for milestone in 0..milestones {
        let (month, owner, capability) = (1 + milestone % 12, milestone % 20, milestone % 8);
        text.push_str(&format!(
            "\n[[milestone]]\nid = \"milestone-{milestone}\"\ntitle = \"Step {milestone} of the cluster on its way\"\n\
             capability = \"capability-{capability}\"\nowner = \"owner-{owner}\"\nstatus = \"active\"\n\
             baseline = 2026-{month:02}-15\nforecast = 2027-{month:02}-20\nduration_days = 20\n"
        ));
        if milestone > 0 {
            text.push_str(&format!("after = [\"milestone-{}\"]\n", milestone - 1));
        }
    }
    for change in 0..milestones {
        text.push_str(&format!(
            "\n[[change]]\non = 2026-0{}-10\nby = \"manager\"\nitem = \"milestone-{change}\"\nfield = \"forecast\"\n\
             from = 2026-12-20\nto = 2027-01-20\ncode = \"procurement\"\nwhy = \"Held at customs\"\n",
            1 + change % 9,
        ));
    }
    for feedback in 0..milestones / 5 {
        text.push_str(&format!(
            "\n[[feedback]]\nid = \"f-20261001-{number:04}{feedback:04}\"\non = 2026-10-01\nby = \"field officer\"\nvoice = \"cluster-firm\"\n\
             kind = \"problem\"\nabout = [\"milestone-{feedback}\"]\ntext = \"The furnace stands still since Monday\"\n"
        ));
    }
    text
}
