//! `tcu export`: every format of a folder that holds what people write, and what they must not read.

use std::fs;

use crate::sealed::Sealed;

/// What is planted where personal data stand.
pub(crate) const SECRETS: [&str; 6] = [
    "Secret Person",
    "secret@example.org",
    "Secret Speaker",
    "Secret Words",
    "Secret Officer",
    "Secret Code",
];

/// Words that programs could obey.
pub(crate) const HOSTILE: &str = r#"=HYPERLINK(\"http://x\",\"y\") <script>alert(1)</script> | \\ 'q' اردو 中文 🏭\nsecond: line; #3"#;

/// What a sensitive feedback holds by mistake; it leaves by no format.
pub(crate) const WITHHELD: &str = "Withheld Words";

/// A folder with personal data, hostile words, Urdu, and a sample.
#[expect(clippy::too_many_lines, reason = "a table of cases")]
pub(crate) fn folder() -> Sealed {
    let fans = format!(
        r#"
[cluster]
name = "Gujrat fans & motors"
place = "Gujrat"
start = 2025-07-01

[[phase]]
id = "learning"
name = "Initial learning"
start = 2025-07-01
end = 2027-06-30

[[owner]]
id = "lab"
role = "Head of testing"
org = "SIMTEL"
person = "Secret Person"
contact = "secret@example.org"
group = "academia"

[[capability]]
id = "testing"
name = "Energy testing"
target = "adapt"
due = 2028-06-30
[[capability.match]]
zone = "rashakai"
grade = "weak"

[[milestone]]
id = "rig"
title = "Test rig runs"
capability = "testing"
phase = "learning"
owner = "lab"
status = "active"
start = 2026-01-15
baseline = 2026-06-30
forecast = 2026-11-30
progress = 40
evidence = ["photos/rig.jpg"]
pc1-code = "Secret Code"

[[milestone]]
id = "iso"
title = "{HOSTILE}"
capability = "testing"
owner = "smeda"
after = ["rig"]
duration_days = 90
baseline = 2027-03-31

[[milestone]]
id = "done"
title = "Staff trained"
status = "done"
baseline = 2026-03-31
actual = 2026-04-15

[[milestone]]
id = "stopped"
title = "Section 5 agreed"
status = "blocked"
blocked_by = "power"
baseline = 2026-12-31

[[indicator]]
id = "tests"
name = "Tests"
start = 2025-07-01
baseline = 0
due = 2027-06-30
target = 8
[[indicator.reading]]
on = 2026-06-30
value = 2.5

[[fund]]
id = "psdp"
title = "Laboratory"
about = ["rig"]
approved = 84000000
[[fund.allocation]]
year = "2026-27"
amount = 30000000
[[fund.flow]]
on = 2026-09-30
kind = "released"
amount = 12000000
[[fund.flow]]
on = 2026-10-31
kind = "utilised"
amount = 5000000

[[feedback]]
id = "f-20261004-k3v9q2mx"
on = 2026-10-04
by = "Secret Officer"
voice = "cluster-firm"
who = "Secret Speaker"
kind = "problem"
about = ["rig"]
text = "Secret Words"

[[feedback]]
id = "f-20261004-k3v9q2mz"
on = 2026-10-04
sensitive = true
referred_to = "ombudsperson"
text = "{WITHHELD}"

[[decision]]
id = "buy"
on = 2026-10-15
text = "Grant released"
owner = "smeda"
due = 2026-12-15

[[change]]
on = 2026-10-12
by = "Secret Officer"
item = "rig"
field = "forecast"
from = 2026-06-30
to = 2026-11-30
code = "procurement"
why = "Held at customs"
"#
    );
    let portfolio = r#"
name = "Upgrading"
sample = true
[[field]]
kind = "milestone"
key = "pc1-code"
label = "PC-I code"
type = "text"
personal = true
[[owner]]
id = "smeda"
org = "SMEDA"
group = "government-agency"
[[zone]]
id = "rashakai"
name = "Rashakai"
"#;
    Sealed::with(&[("fans.toml", &fans), ("portfolio.toml", portfolio)])
}

/// The same without the mark of a sample.
pub(crate) fn real_folder() -> Sealed {
    let folder = folder();
    let shared = folder.read("portfolio.toml").replace("sample = true\n", "");
    folder.write("portfolio.toml", &shared);
    folder
}

/// That no byte of it holds a secret.
pub(crate) fn holds_no_secret(bytes: &[u8], what: &str) {
    for secret in SECRETS.iter().chain([&WITHHELD]) {
        let found = bytes
            .windows(secret.len())
            .any(|part| part == secret.as_bytes());
        assert!(!found, "{what} holds {secret}");
    }
}

#[test]
fn csv_is_one_kind_a_file_and_nothing_in_it_runs() {
    let folder = real_folder();
    let text = folder.stdout(&["export", "csv", "--kind", "milestones"], 0);
    let mut lines = text.lines();
    let headings = lines.next().unwrap_or_default();
    assert!(
        headings.starts_with("roadmap,id,title,done_means,"),
        "{headings}"
    );
    assert!(
        headings.ends_with("pc1-code,due,slip,projected,float,silent,pushes,flags"),
        "{headings}"
    );
    assert!(text.contains("\nfans,rig,Test rig runs,"), "{text}");
    assert!(
        text.contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")"),
        "{text}"
    );
    assert!(!text.starts_with('\u{feff}') && !text.contains('\r'));

    let excel = folder.stdout(&["export", "csv", "--kind", "owner", "--excel"], 0);
    assert!(excel.starts_with("\u{feff}roadmap,id,role,"), "{excel}");
    assert_eq!(excel.matches('\n').count(), excel.matches("\r\n").count());
}

#[test]
fn csv_of_all_kinds_goes_into_a_folder_whole_or_not_at_all() {
    let folder = real_folder();
    let refused = folder.run(&["export", "csv"]);
    assert!(
        refused.contains("-o DIR") && refused.ends_with("--- status 2\n"),
        "{refused}"
    );
    let told = folder.run(&["export", "csv", "-o", "sheets"]);
    assert!(
        told.contains("written into sheets: ") && told.ends_with("--- status 0\n"),
        "{told}"
    );
    let sheets = folder.root().join("sheets");
    for name in [
        "roadmaps",
        "milestones",
        "matches",
        "readings",
        "flows",
        "changes",
        "owners",
    ] {
        let text = fs::read_to_string(sheets.join(format!("{name}.csv"))).expect(name);
        assert!(text.lines().count() > 1, "{name}: {text}");
    }
    assert!(!sheets.join("risks.csv").exists(), "there is no risk");

    // A file that cannot be written takes the others back.
    let blocked = folder.root().join("blocked");
    fs::create_dir_all(blocked.join("milestones.csv")).expect("a folder in the way");
    let failed = folder.run(&["export", "csv", "-o", "blocked"]);
    assert!(
        failed.contains("--- status 3") || failed.contains("--- status 2"),
        "{failed}"
    );
    let names: Vec<_> = fs::read_dir(&blocked).expect("listed").flatten().collect();
    assert_eq!(names.len(), 1, "only what stood there: {names:?}");
}

#[test]
fn json_is_everything_and_markdown_and_mermaid_are_text_for_people() {
    let folder = folder();
    let text = folder.stdout(&["export", "json"], 0);
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(json["sample"], true);
    assert_eq!(json["today"], "2026-11-21");
    assert_eq!(json["portfolio"]["owners"][0]["id"], "smeda");
    let roadmap = &json["roadmaps"][0];
    assert_eq!(roadmap["cluster"]["fields"]["name"], "Gujrat fans & motors");
    assert_eq!(roadmap["milestones"][0]["computed"]["slip_days"], 153);
    assert_eq!(
        roadmap["indicators"][0]["fields"]["reading"][0]["value"],
        2.5
    );
    assert_eq!(roadmap["feedback"][1]["fields"]["text"], "(withheld)");

    let markdown = folder.stdout(&["export", "markdown", "--kind", "milestones,funds"], 0);
    assert!(markdown.contains("> **SAMPLE"), "{markdown}");
    assert!(
        markdown.contains("## Funds") && markdown.contains("&lt;script&gt;"),
        "{markdown}"
    );
    assert!(!markdown.contains("<script"), "{markdown}");

    let mermaid = folder.stdout(&["export", "mermaid"], 0);
    assert!(
        mermaid.starts_with("gantt\n    title SAMPLE\u{2236} Gujrat fans & motors\n"),
        "{mermaid}"
    );
    for line in [
        "    Test rig runs :active, crit, r1m1, 2026-01-15, 2026-11-30\n",
        "    Staff trained :done, milestone, r1m3, 2026-04-15, 2026-04-15\n",
        "    \u{201c}Section 5 agreed\u{201d} (blocked) :active, crit, milestone, r1m4, 2026-12-31, 2026-12-31\n",
    ] {
        assert!(mermaid.contains(line), "{line}\n{mermaid}");
    }
}

#[test]
fn a_filter_a_roadmap_and_the_day_limit_what_is_written() {
    let folder = real_folder();
    let csv = |more: &[&str]| {
        let arguments = ["export", "csv", "--kind", "milestones"];
        folder.stdout(&[&arguments, more].concat(), 0)
    };
    assert_eq!(csv(&["--where", "owner:lab"]).lines().count(), 2);
    assert!(csv(&["--as-of", "2026-10-01"]).contains("2026-06-30,2026-06-30"));
    let told = folder.run(&["export", "csv", "--kind", "milestones", "--roadmap", "fan"]);
    assert!(told.contains("did you mean fans?"), "{told}");
    let told = folder.run(&["export", "mermaid", "--excel"]);
    assert!(told.contains("--excel says nothing to mermaid"), "{told}");
}

#[test]
fn nothing_personal_leaves_where_it_is_to_be_hidden() {
    let folder = folder();
    for arguments in [
        &["export", "json"][..],
        &["export", "markdown"],
        &["export", "mermaid"],
    ] {
        let text = folder.stdout(&[arguments, &["--redact"]].concat(), 0);
        holds_no_secret(text.as_bytes(), arguments[1]);
        assert!(
            text.contains("(hidden)") || arguments[1] == "mermaid",
            "{text}"
        );
        assert!(
            text.contains("SAMPLE") || text.contains("\"sample\": true"),
            "{text}"
        );
    }
    folder.run(&["export", "csv", "--redact", "-o", "sheets"]);
    for file in fs::read_dir(folder.root().join("sheets"))
        .expect("listed")
        .flatten()
    {
        let bytes = fs::read(file.path()).expect("read");
        holds_no_secret(&bytes, &file.path().display().to_string());
        let text = String::from_utf8(bytes).expect("UTF-8");
        let head = text.lines().next().unwrap_or_default();
        assert!(head.contains("sample"), "{head}");
    }
}
