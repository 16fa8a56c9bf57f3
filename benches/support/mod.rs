//! Folders of roadmaps as programmes have them, in sizes that programmes may grow to. The same every time.

use std::fmt::Write;
use std::fs;
use std::path::Path;

/// A folder that measurements are made in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "each program that measures uses some of them")]
pub(crate) enum Corpus {
    /// 40 roadmaps with 20,000 milestones, about 7 MB and 34,000 flags.
    Programme,
    /// That many roadmaps of about 30 kB.
    Roadmaps(usize),
    /// One roadmap of that many times 30 kB.
    #[allow(dead_code, reason = "each program that measures uses some of them")]
    Roadmap(usize),
    /// One roadmap of about 50 MB.
    Large,
}

impl Corpus {
    /// The folder of that name: `programme`, `large`, or a number of roadmaps.
    #[allow(dead_code, reason = "each program that measures uses some of it")]
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "programme" => Some(Self::Programme),
            "large" => Some(Self::Large),
            number => number.parse().ok().map(Self::Roadmaps),
        }
    }

    /// Writes the folder; returns its bytes.
    pub(crate) fn write(self, dir: &Path) -> std::io::Result<usize> {
        fs::create_dir_all(dir)?;
        let mut bytes = 0;
        let mut put = |name: &str, text: &str| {
            bytes += text.len();
            fs::write(dir.join(format!("{name}.toml")), text)
        };
        put("portfolio", PORTFOLIO)?;
        let (files, size) = match self {
            Self::Programme => (40, Size::PROGRAMME),
            Self::Roadmaps(files) => (files, Size::ROADMAP),
            Self::Roadmap(times) => (1, Size::ROADMAP.times(times)),
            Self::Large => (1, Size::LARGE),
        };
        for number in 0..files {
            put(&format!("cluster-{number:05}"), &roadmap(number, size))?;
        }
        Ok(bytes)
    }
}

/// How much of each kind a roadmap holds.
#[derive(Clone, Copy)]
struct Size {
    owners: usize,
    capabilities: usize,
    milestones: usize,
    /// How many of ten milestones have a change, and how many a confirmation.
    changes: usize,
    confirmations: usize,
    feedback: usize,
}

impl Size {
    const PROGRAMME: Self = Self {
        owners: 20,
        capabilities: 12,
        milestones: 500,
        changes: 3,
        confirmations: 2,
        feedback: 50,
    };
    const ROADMAP: Self = Self {
        owners: 3,
        capabilities: 6,
        milestones: 30,
        changes: 20,
        confirmations: 3,
        feedback: 40,
    };
    /// So many times the milestones and the feedback.
    const fn times(self, times: usize) -> Self {
        Self {
            milestones: self.milestones * times,
            feedback: self.feedback * times,
            ..self
        }
    }

    const LARGE: Self = Self {
        owners: 200,
        capabilities: 100,
        milestones: 100_000,
        changes: 5,
        confirmations: 5,
        feedback: 40_000,
    };
}

const PORTFOLIO: &str = "\
format = 1
name = \"Programme of many clusters\"
codes = [\"handover\", \"tariff\"]
currency = \"PKR\"

[[owner]]
id = \"ministry\"
org = \"Ministry of industries\"
group = \"government-agency\"

[[zone]]
id = \"rashakai\"
name = \"Rashakai\"
";

/// One roadmap: entries, then records, with the comments and blank lines that people leave.
fn roadmap(number: usize, size: Size) -> String {
    let mut text = format!(
        "# Roadmap of cluster {number}\nformat = 1\n\n[cluster]\nname = \"Cluster {number}\"\nplace = \"Sialkot\"\n\
         sector_group = \"traditional\"\nstart = 2025-01-01\n"
    );
    for owner in 0..size.owners {
        let _ = write!(
            text,
            "\n[[owner]]\nid = \"owner-{owner}\"\nrole = \"Head of office {owner}\"\norg = \"Organisation {owner}\"\n\
             group = \"association\"\n"
        );
    }
    for capability in 0..size.capabilities {
        let _ = write!(
            text,
            "\n[[capability]]\nid = \"capability-{capability}\"\nname = \"Technology {capability}\"\n\
             target = \"adapt\"\ndue = 2028-06-30\n"
        );
    }
    for index in 0..size.milestones {
        milestone(&mut text, index, size);
    }
    for index in 0..size.feedback {
        feedback(&mut text, number, index, size);
    }
    for index in 0..size.milestones {
        records(&mut text, index, size);
    }
    text
}

fn milestone(text: &mut String, index: usize, size: Size) {
    let (month, owner) = (1 + index % 12, index % size.owners);
    let capability = index % size.capabilities;
    let status = ["active", "planned", "active", "done", "planned"][index % 5];
    if index.is_multiple_of(25) {
        let _ = writeln!(text, "\n# Agreed in the meeting of the steering committee");
    }
    let _ = write!(
        text,
        "\n[[milestone]]\nid = \"milestone-{index}\"\ntitle = \"Step {index} of the cluster on its way up\"\n\
         capability = \"capability-{capability}\"\nowner = \"owner-{owner}\"\nstatus = \"{status}\"\n\
         baseline = 2026-{month:02}-15\n"
    );
    match status {
        "done" => {
            let _ = writeln!(
                text,
                "actual = 2026-0{}-20\nevidence = [\"minutes of the committee\"]",
                1 + index % 9
            );
        }
        _ => {
            let year = 2026 + index % 2;
            let _ = writeln!(
                text,
                "forecast = {year}-{month:02}-20  # said by telephone\nduration_days = {}",
                20 + index % 40
            );
        }
    }
    if index % 10 > 1 {
        let _ = writeln!(text, "after = [\"milestone-{}\"]", index - 1);
    }
    if index.is_multiple_of(7) {
        let _ = writeln!(
            text,
            "done_means = \"The laboratory's certificate lies in the office\""
        );
    }
}

fn feedback(text: &mut String, number: usize, index: usize, size: Size) {
    let about = index % size.milestones;
    let _ = write!(
        text,
        "\n[[feedback]]\nid = \"f-20261001-{number:04}{index:06}\"\non = 2026-10-01\nby = \"field officer\"\n\
         voice = \"cluster-firm\"\nkind = \"problem\"\nabout = [\"milestone-{about}\"]\n"
    );
    text.push_str(match index % 4 {
        0 => "text = \"\"\"\nThe furnace stands still, بجلی نہیں ہے, since the\ngrid was cut on Monday.\"\"\"\n",
        1 => "text = \"The testing house asks for \\\"original\\\" papers\"\nanswer = \"Copies are taken now\"\nanswered = 2026-10-20\noutcome = \"accepted\"\n",
        _ => "text = \"Nobody knows who signs for the machines\"\n",
    });
}

fn records(text: &mut String, index: usize, size: Size) {
    for change in 0..(size.changes + 9 - index % 10) / 10 {
        let _ = write!(
            text,
            "\n[[change]]\non = 2026-0{}-1{change}\nby = \"manager\"\nitem = \"milestone-{index}\"\nfield = \"forecast\"\n\
             from = 2026-12-20\nto = 2027-01-20\ncode = \"procurement\"\nwhy = \"Held at customs\"\n",
            1 + index % 9,
        );
    }
    if index % 10 < size.confirmations {
        let _ = write!(
            text,
            "\n[[confirmation]]\non = 2026-10-{:02}\nby = \"manager\"\nitems = [\"milestone-{index}\"]\n",
            1 + index % 28,
        );
    }
}
