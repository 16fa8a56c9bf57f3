//! The status report, in every kind and format.

use crate::sealed::Sealed;

const HOSTILE: &str = "<script>alert(1)</script> | =HYPERLINK(1) {{ 7*7 }}";

const FANS: &str = r#"[cluster]
name = "Fans <script>alert(1)</script> | =HYPERLINK(1) {{ 7*7 }}"
start = 2025-01-01
source = "Survey of 2025"
sector_group = "traditional"

[[owner]]
id = "lab"
org = "SIMTEL"
person = "Planted Person"
contact = "planted@example.pk"

[[capability]]
id = "testing"
name = "Testing"
target = "adapt"

[[milestone]]
id = "rig"
title = "ٹیسٹ رگ چل رہا ہے"
capability = "testing"
owner = "lab"
start = 2026-01-01
baseline = 2026-06-30
forecast = 2026-11-01

[[indicator]]
id = "tests"
name = "Tests offered"
baseline = 0
target = 1200
[[indicator.reading]]
on = 2026-06-30
value = 350
source = "Register"

[[fund]]
id = "psdp"
title = "Equipment"
currency = "PKR"
approved = 84000000
[[fund.flow]]
on = 2026-09-30
kind = "released"
amount = 12000000

[[risk]]
id = "customs"
text = "Customs may hold it"
likelihood = 3
impact = 4

[[decision]]
id = "buy"
on = 2026-10-01
text = "Release the grant"
owner = "lab"
due = 2026-11-15

[[feedback]]
id = "f-20261004-k3v9q2mx"
on = 2026-10-04
by = "Planted Officer"
who = "Planted Speaker"
kind = "problem"
voice = "cluster-firm"
text = "planted words of a firm"

[[change]]
on = 2026-10-20
by = "Planted Officer"
item = "rig"
field = "forecast"
from = 2026-06-30
to = 2026-11-01
code = "procurement"
why = "held at customs"
"#;

fn sealed() -> Sealed {
    Sealed::with(&[("fans.toml", FANS)])
}

#[test]
fn a_report_tells_everything_of_a_cluster_and_obeys_nothing_in_it() {
    let sealed = sealed();
    let html = sealed.stdout(&["report", "--since", "2026-07-01"], 0);
    for part in [
        "<!DOCTYPE html>",
        "What needs a decision",
        "Timeline",
        "How forecasts moved",
        "Capability ladder and zones",
        "84,000,000",
        "350",
        "Customs may hold it",
        "Release the grant",
        "What changed and why",
        "held at customs",
        "Survey of 2025",
        "Overdue",
        "Q2MX",
        "<bdi>ٹیسٹ رگ چل رہا ہے</bdi>",
        "@page",
        "prefers-color-scheme: dark",
        "scope=\"col\"",
        "<svg",
        "<desc",
    ] {
        assert!(html.contains(part), "{part} is not in the report");
    }
    assert!(!html.contains("<script"), "a text was obeyed");
    assert!(
        html.contains("{{ 7*7 }}"),
        "a text was taken for a template"
    );
    for gone in ["http://", "https://", "<link", "@import", "url("] {
        let clean = html.replace("http://www.w3.org/2000/svg", "");
        assert!(!clean.contains(gone), "{gone} reaches out of the file");
    }
    assert!(
        !html.contains("planted words"),
        "what may not be quoted is told"
    );
}

#[test]
fn each_kind_of_reader_gets_a_report_of_their_own() {
    let sealed = sealed();
    let of = |kind: &str| sealed.stdout(&["report", "--kind", kind, "--format", "markdown"], 0);
    let (steering, donor, cluster) = (of("steering"), of("donor"), of("cluster"));
    assert!(steering.starts_with("# Report to the steering committee"));
    assert!(steering.contains("Customs may hold it") && !steering.contains("### Results"));
    assert!(donor.contains("### Results") && !donor.contains("### Milestones"));
    assert!(cluster.contains("### Milestones") && !cluster.contains("## Portfolio"));
    assert!(cluster.contains("&lt;script&gt;") && !cluster.contains("<script"));
    let urdu = sealed.stdout(&["report", "--lang", "ur"], 0);
    assert!(
        urdu.contains("<html lang=\"ur\" dir=\"rtl\">"),
        "{}",
        &urdu[..200]
    );
}

#[test]
fn no_planted_personal_value_leaves_a_redacted_report() {
    let sealed = sealed();
    for kind in ["portfolio", "steering", "donor"] {
        for format in ["html", "markdown"] {
            let arguments = ["report", "--redact", "--kind", kind, "--format", format];
            let told = sealed.stdout(&arguments, 0);
            assert!(!told.to_lowercase().contains("planted"), "{kind} {format}");
        }
    }
    let path = sealed.root().join("r.docx");
    let name = path.to_str().expect("a path");
    sealed.stdout(&["report", "--redact", "--format", "docx", "-o", name], 0);
    let file = std::fs::read(&path).expect("a Word file");
    let texts = unzipped(&file);
    assert!(texts.contains("84,000,000"), "the Word file tells no money");
    // Its texts are compressed: it is mailed.
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&file)).expect("an archive");
    let part = archive.by_name("word/document.xml").expect("the text");
    assert!(part.compressed_size() * 4 < part.size(), "{}", part.size());
    assert!(!texts.to_lowercase().contains("planted"));
}

#[test]
fn an_office_can_give_its_own_template() {
    let sealed = sealed();
    let printed = sealed.stdout(&["report", "--print-template"], 0);
    std::fs::write(sealed.root().join("own.html"), &printed).expect("a template");
    let own = sealed.stdout(&["report", "--template", "own.html"], 0);
    assert_eq!(own, sealed.stdout(&["report"], 0));
    std::fs::write(
        sealed.root().join("short.html"),
        "<p>{{ document.title }}: {{ document.sections|length }}</p>",
    )
    .expect("a template");
    let short = sealed.stdout(&["report", "--template", "short.html"], 0);
    assert!(short.starts_with("<p>Portfolio report: "), "{short}");
    std::fs::write(sealed.root().join("wrong.html"), "line\n{% if %}").expect("a template");
    let wrong = sealed.run(&["report", "--template", "wrong.html"]);
    assert!(
        wrong.contains("line 2") && wrong.contains("status 2"),
        "{wrong}"
    );
    let missing = sealed.run(&["report", "--template", "none.html"]);
    assert!(missing.contains("status 3"), "{missing}");
}

#[test]
fn a_filter_narrows_the_report_and_a_word_file_opens() {
    let sealed = sealed();
    let narrowed = sealed.stdout(
        &[
            "report",
            "--where",
            "kind:milestone",
            "--format",
            "markdown",
        ],
        0,
    );
    assert!(narrowed.contains("### Milestones") && !narrowed.contains("Customs may hold it"));
    let path = sealed.root().join("r.docx");
    sealed.stdout(
        &[
            "report",
            "--format",
            "docx",
            "-o",
            path.to_str().expect("a path"),
        ],
        0,
    );
    let texts = unzipped(&std::fs::read(&path).expect("a Word file"));
    let told = quick_xml::escape::unescape(&texts).expect("XML");
    assert!(
        told.contains(HOSTILE) && !texts.contains("<script"),
        "a hostile name is not told as it is"
    );
    assert!(texts.contains("Heading1") && texts.contains("w:tbl"));
}

#[test]
fn a_word_file_is_whole_repeats_the_heads_of_tables_and_tells_its_pictures() {
    let sealed = sealed();
    let file = |name: &str, language: &str| {
        let path = sealed.root().join(name);
        let name = path.to_str().expect("a path");
        let arguments = ["report", "--format", "docx", "--lang", language, "-o", name];
        sealed.stdout(&arguments, 0);
        std::fs::read(&path).expect("a Word file")
    };
    let english = file("one.docx", "en");
    assert!(english == file("two.docx", "en"), "the bytes differ");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&english)).expect("an archive");
    let mut part = |name: &str| {
        let mut text = String::new();
        let mut part = archive.by_name(name).expect(name);
        std::io::Read::read_to_string(&mut part, &mut text).expect("UTF-8");
        text
    };
    let document = part("word/document.xml");
    let relations = part("word/_rels/document.xml.rels");
    let types = part("[Content_Types].xml");
    for target in quoted(&relations, "Target") {
        assert!(
            archive.by_name(&format!("word/{target}")).is_ok(),
            "{target}"
        );
    }
    for name in quoted(&types, "PartName") {
        assert!(archive.by_name(&name[1..]).is_ok(), "{name}");
    }
    // Every picture that is shown is in the file, and every one tells what it shows.
    let ids = quoted(&relations, "Id");
    let shown = quoted(&document, "r:embed");
    assert!(!shown.is_empty() && shown.iter().all(|id| ids.contains(id)));
    let described = quoted(&document, "descr");
    assert!(described.len() == 2 * shown.len() && described.iter().all(|words| words.len() > 20));
    // Every table repeats its head, and every link leads to a heading.
    let count = |what: &str| document.matches(what).count();
    assert!(count("<w:tbl>") > 2 && count("<w:tbl>") == count("<w:tblHeader/>"));
    let names = quoted(&document, "w:name");
    let links = quoted(&document, "w:anchor");
    assert!(!links.is_empty() && links.iter().all(|link| names.contains(link)));
    assert!(count("<w:bidi/>") == 0 && count("<w:numPr>") > 0);
    let urdu = unzipped(&file("ur.docx", "ur"));
    let count = |what: &str| urdu.matches(what).count();
    assert!(count("<w:bidiVisual/>") == count("<w:tbl>") && count("<w:rtl/>") > 10);
}

/// What stands in quotes after a name.
fn quoted(text: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    let parts = text.split(&start).skip(1);
    let value = |part: &str| part.split('"').next().unwrap_or_default().to_owned();
    parts.map(value).collect()
}

/// The texts of a zipped file, one after another.
fn unzipped(bytes: &[u8]) -> String {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut texts = String::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        if file.name().is_ok_and(|name| name.ends_with(".xml")) {
            file.read_to_string(&mut texts).expect("UTF-8");
        }
    }
    texts
}

/// The sample that newcomers see before they install anything. `UPDATE_DOCS=1 cargo test --test cli report` writes it anew.
/// Words of rules may change without it; its parts may not.
#[test]
fn the_sample_report_has_the_parts_of_a_report() {
    let roadmaps = concat!(env!("CARGO_MANIFEST_DIR"), "/roadmaps");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/samples/report.html");
    let arguments = [
        "report",
        "--kind",
        "cluster",
        "--roadmap",
        "gujrat-fans",
        "--since",
        "2026-07-01",
    ];
    let all = [&["--roadmaps", roadmaps][..], &arguments].concat();
    let report = Sealed::empty().stdout(&all, 0);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &report).expect("the sample is written");
    }
    let written = std::fs::read_to_string(path).expect("the sample is read");
    let headings = |html: &str| -> Vec<String> {
        let lines = html
            .lines()
            .filter(|line| line.starts_with("<h2") || line.starts_with("<h3"));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(
        headings(&written),
        headings(&report),
        "run UPDATE_DOCS=1 cargo test --test cli report"
    );
}
