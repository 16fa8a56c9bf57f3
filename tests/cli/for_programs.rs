//! What is for programs: the schema, completions, manual pages, SARIF and JUnit of `check`, one file apart, packs and seals.

use std::fs;

use serde_json::Value;

use crate::export::{folder, holds_no_secret, real_folder};
use crate::export_workbook::parts;
use crate::sealed::Sealed;

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn the_schema_knows_every_kind_and_the_fields_of_the_portfolio() {
    let sealed = real_folder();
    let schema = json(&sealed.stdout(&["schema"], 0));
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    let milestone = &schema["$defs"]["milestone"];
    assert_eq!(milestone["required"], serde_json::json!(["id", "title"]));
    assert_eq!(milestone["properties"]["progress"]["maximum"], 100);
    assert_eq!(milestone["properties"]["pc1-code"]["title"], "PC-I code");
    assert!(
        milestone["properties"]["status"]["enum"]
            .as_array()
            .is_some_and(|words| words.len() == 6)
    );
    assert!(
        schema["$defs"]["zone"].is_null(),
        "zones stand in portfolio.toml"
    );
    let portfolio = json(&sealed.stdout(&["schema", "portfolio"], 0));
    assert!(portfolio["$defs"]["zone"].is_object() && portfolio["$defs"]["milestone"].is_null());
    // It is there without any folder.
    assert!(
        Sealed::empty()
            .stdout(&["schema"], 0)
            .contains("\"cluster\"")
    );
}

#[test]
fn shells_are_told_how_to_complete_and_know_the_ids_of_the_folder() {
    let sealed = real_folder();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = sealed.stdout(&["completions", shell], 0);
        assert!(
            script.contains("TCU_COMPLETE") && script.contains("tcu"),
            "{shell}: {script}"
        );
    }
    let completed = |words: &[&str]| {
        let mut command = sealed.command(&[&["--", "tcu"], words].concat());
        command.env("TCU_COMPLETE", "fish");
        let output = command.output().expect("it runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert!(completed(&["sh"]).contains("show"));
    assert!(
        completed(&["show", "fans/r"]).contains("fans/rig"),
        "{}",
        completed(&["show", "fans/r"])
    );
    assert!(completed(&["check", "fa"]).contains("fans"));
    assert!(completed(&["chase", "--owner", "sm"]).contains("smeda"));
}

#[test]
fn every_command_has_a_manual_page() {
    let sealed = Sealed::empty();
    let told = sealed.run(&["man", "pages"]);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    let read = |name: &str| fs::read_to_string(sealed.root().join("pages").join(name)).expect(name);
    assert!(read("tcu.1").contains(".TH tcu 1"));
    assert!(read("tcu-export.1").contains("xlsx"));
    assert!(read("tcu-feedback-add.1").contains("feedback"));
}

#[test]
fn check_writes_sarif_and_junit() {
    let sealed = real_folder();
    sealed.write("broken.toml", "[cluster\n");
    let log = json(&sealed.stdout(&["check", "--format", "sarif"], 3));
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(results[0]["ruleId"], "problem");
    assert!(
        results.iter().any(|one| one["ruleId"] == "slipping"),
        "{results:?}"
    );
    for one in results {
        assert!(
            rules.iter().any(|rule| rule["id"] == one["ruleId"]),
            "{one}"
        );
        let place = &one["locations"][0]["physicalLocation"];
        assert!(
            place["region"]["startLine"]
                .as_u64()
                .is_some_and(|line| line > 0),
            "{one}"
        );
        assert!(
            place["artifactLocation"]["uri"]
                .as_str()
                .is_some_and(|uri| uri.starts_with("roadmaps/")),
            "{one}"
        );
    }
    let junit = sealed.stdout(&["check", "--format", "junit", "--fail-on", "warning"], 3);
    assert!(
        junit.contains("<testsuite name=\"broken\" tests=\"1\" failures=\"0\" errors=\"1\">"),
        "{junit}"
    );
    assert!(junit.contains("<failure type=\"warning\""), "{junit}");
    let mut reader = quick_xml::Reader::from_str(&junit);
    while !matches!(
        reader.read_event().expect("XML"),
        quick_xml::events::Event::Eof
    ) {}
}

#[test]
fn one_file_apart_is_checked_with_its_neighbours_unread() {
    let sealed = real_folder();
    fs::create_dir(sealed.root().join("mail")).expect("a folder");
    let path = sealed.root().join("mail/Fans draft.toml");
    fs::write(&path, "[cluster]\nname = \"Fans\"\n[[milestone]]\nid = \"a\"\ntitle = \"A\"\nforecast = 2026-01-31\n").expect("written");
    let told = sealed.stdout(&["check", "mail/Fans draft.toml", "--format", "json"], 1);
    let check = json(&told);
    assert_eq!(
        check["roadmaps"].as_array().map(Vec::len),
        Some(1),
        "{told}"
    );
    assert_eq!(check["flags"][0]["file"], "Fans draft.toml", "{told}");
    let told = sealed.run_with(
        &["check", "-"],
        "[cluster]\nname = \"x\"\nfirms = \"many\"\n",
    );
    assert!(
        told.contains("stdin") && told.contains("firms") && told.ends_with("--- status 3\n"),
        "{told}"
    );
    let told = sealed.run(&["check", "mail/none.toml"]);
    assert!(
        told.contains("could not be read") && told.ends_with("--- status 3\n"),
        "{told}"
    );
    let told = sealed.run(&["check", "fans", "./roadmaps/fans.toml"]);
    assert!(
        told.contains("is checked alone") && told.ends_with("--- status 2\n"),
        "{told}"
    );
}

#[test]
fn a_pack_holds_all_that_a_reviewer_needs_and_its_hashes() {
    let sealed = folder();
    fs::create_dir(sealed.roadmaps().join("photos")).expect("a folder");
    fs::write(
        sealed.roadmaps().join("photos/rig.jpg"),
        "picture of Secret Person",
    )
    .expect("written");
    let told = sealed.run(&["pack", "pack"]);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    let pack = sealed.root().join("pack");
    let read = |name: &str| fs::read_to_string(pack.join(name)).expect(name);
    assert!(read("roadmaps/photos/rig.jpg").contains("picture"));
    let list = read("SHA256SUMS");
    for name in [
        "report.html",
        "roadmaps/fans.toml",
        "roadmaps/portfolio.toml",
        "sources.txt",
        "rules.txt",
        "README.txt",
    ] {
        assert!(list.contains(&format!("  {name}\n")), "{name}: {list}");
        assert!(!read(name).is_empty());
    }
    assert!(read("README.txt").contains("SAMPLE") && read("rules.txt").contains("overdue"));
    let again = sealed.run(&["pack", "pack"]);
    assert!(
        again.contains("holds something already") && again.ends_with("--- status 2\n"),
        "{again}"
    );
    // What is packed is a folder of roadmaps like any other.
    let listed = sealed.stdout(
        &[
            "list",
            "milestones",
            "--roadmaps",
            "pack/roadmaps",
            "--format",
            "csv",
        ],
        0,
    );
    assert!(
        listed.contains("rig") && listed.contains("Test rig runs"),
        "{listed}"
    );
}

#[test]
fn a_pack_without_personal_data_holds_none() {
    let sealed = folder();
    let commented = format!("# Secret Person said so\n{}", sealed.read("fans.toml"));
    sealed.write("fans.toml", &commented);
    fs::create_dir(sealed.roadmaps().join("photos")).expect("a folder");
    fs::write(sealed.roadmaps().join("photos/rig.jpg"), "Secret Person").expect("written");
    let told = sealed.run(&["pack", "pack", "--redact", "--quarter", "Q1"]);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    let mut files = 0;
    for folder in [
        sealed.root().join("pack"),
        sealed.root().join("pack/roadmaps"),
    ] {
        for file in fs::read_dir(folder).expect("listed").flatten() {
            if file.path().is_file() {
                holds_no_secret(
                    &fs::read(file.path()).expect("read"),
                    &file.path().display().to_string(),
                );
                files += 1;
            }
        }
    }
    assert!(files >= 7, "{files} files");
    let roadmap = fs::read_to_string(sealed.root().join("pack/roadmaps/fans.toml")).expect("read");
    assert!(
        roadmap.contains("(hidden)") && roadmap.contains("Held at customs"),
        "{roadmap}"
    );
}

#[test]
fn a_seal_is_kept_checked_and_compared_with_the_log() {
    let sealed = real_folder();
    let told = sealed.run(&["seal", "Q3"]);
    assert!(
        told.contains("sealed 2026-q3") && told.ends_with("--- status 0\n"),
        "{told}"
    );
    let seal = sealed.roadmaps().join("seals/2026-q3");
    assert!(seal.join("fans.toml").is_file() && seal.join("SHA256SUMS").is_file());
    let again = sealed.run(&["seal", "Q3"]);
    assert!(
        again.contains("is sealed already") && again.contains("the log accounts for all"),
        "{again}"
    );
    // A change by hand that the log does not know.
    let text = sealed
        .read("fans.toml")
        .replace("baseline = 2027-03-31", "baseline = 2027-05-31");
    sealed.write("fans.toml", &text);
    let again = sealed.run(&["seal", "Q3"]);
    assert!(
        again.contains("fans/iso baseline: 2027-03-31 when sealed, 2027-05-31 by the log"),
        "{again}"
    );
    fs::write(seal.join("fans.toml"), "[cluster]\nname = \"other\"\n").expect("written");
    let broken = sealed.run(&["seal", "Q3"]);
    assert!(
        broken.contains("changed since it was sealed: fans.toml")
            && broken.ends_with("--- status 1\n"),
        "{broken}"
    );
    let wrong = sealed.run(&["seal", "spring"]);
    assert!(
        wrong.contains("Q1") && wrong.ends_with("--- status 2\n"),
        "{wrong}"
    );
}

#[test]
fn charts_are_drawn_as_files() {
    let sealed = folder();
    let svg = sealed.stdout(&["export", "svg"], 0);
    assert!(
        svg.contains("SAMPLE: Timeline")
            && svg.contains("Test rig runs")
            && !svg.contains("<script"),
        "{svg}"
    );
    for chart in ["trend", "ladder", "stakeholders"] {
        let told = sealed.run(&["export", "svg", "--chart", chart, "-o", "drawn.svg"]);
        assert!(told.ends_with("--- status 0\n"), "{chart}: {told}");
        let drawn = fs::read_to_string(sealed.root().join("drawn.svg")).expect("read");
        let mut reader = quick_xml::Reader::from_str(&drawn);
        while !matches!(
            reader.read_event().expect("XML"),
            quick_xml::events::Event::Eof
        ) {}
    }
    let nothing = sealed.run(&["export", "svg", "--chart", "compare"]);
    assert!(
        nothing.contains("no cluster was assessed") && nothing.ends_with("--- status 2\n"),
        "{nothing}"
    );
    let told = sealed.run(&["export", "png", "--width", "800", "-o", "gantt.png"]);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    let png = fs::read(sealed.root().join("gantt.png")).expect("read");
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    assert_eq!(png[16..20], 800u32.to_be_bytes());
}

#[test]
fn the_planning_commission_gets_its_sheets() {
    let sealed = real_folder();
    let told = sealed.run(&["export", "pc3", "-o", "pc3.xlsx"]);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    let all: String = parts(&fs::read(sealed.root().join("pc3.xlsx")).expect("read"))
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    for part in [
        "PC-III (a)",
        "PC-III (b)",
        "Gujrat fans &amp; motors",
        "Laboratory",
        "blocked by power",
        "procurement: Held at customs",
        "<v>12000000</v>",
        "<v>84000000</v>",
    ] {
        assert!(all.contains(part), "{part}");
    }
    assert!(!all.contains("<f>"), "a formula");
}

/// Every format of what holds hostile words: nothing in it is obeyed.
#[test]
fn hostile_words_are_harmless_in_every_format() {
    let sealed = folder();
    let text = sealed.read("fans.toml").replace(
        "title = \"Staff trained\"",
        "title = \"Control \\u0007\\u001b[31m \\u202e end\"",
    );
    sealed.write("fans.toml", &text);
    for arguments in [
        "export csv --kind milestones",
        "export json",
        "export markdown",
        "export mermaid",
        "export ics",
        "export mspdi",
        "export svg",
        "export svg --chart stakeholders",
        "report",
        "report --format markdown",
        "check --format sarif",
        "check --format junit --fail-on never",
    ] {
        let words: Vec<&str> = arguments.split(' ').collect();
        let output = sealed.command(&words).output().expect("it runs");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(!text.is_empty(), "{arguments}");
        let is_data = arguments.contains("json")
            || arguments.contains("csv")
            || arguments.contains("sarif")
            || arguments.contains("ics");
        assert!(
            is_data || !text.contains("<script>alert"),
            "{arguments} holds a script"
        );
        for sign in ['\u{7}', '\u{1b}', '\u{202e}'] {
            assert!(!text.contains(sign), "{arguments} holds {sign:?}");
        }
        // Only a sheet takes the beginning of a cell for a formula.
        let begins = arguments.contains("csv")
            && text
                .lines()
                .flat_map(|line| line.split(','))
                .any(|cell| cell.starts_with("=HYPERLINK"));
        assert!(!begins, "{arguments} holds a formula");
    }
    for format in ["xlsx", "pc3"] {
        sealed.run(&["export", format, "-o", "book.xlsx"]);
        for (name, text) in parts(&fs::read(sealed.root().join("book.xlsx")).expect("read")) {
            assert!(
                !text.contains("<f>") && !text.contains("<script>") && !text.contains('\u{7}'),
                "{format} {name}"
            );
        }
    }
}

#[test]
fn a_form_needs_no_network_and_what_it_saves_is_taken_in() {
    let sealed = folder();
    for (language, direction, title) in [
        ("en", "ltr", "Feedback from the field"),
        ("ur", "rtl", "میدان سے آراء"),
    ] {
        let page = sealed.stdout(&["form", "--lang", language, "--redact"], 0);
        assert!(
            page.contains(&format!("<html lang=\"{language}\" dir=\"{direction}\">")),
            "{page}"
        );
        assert!(
            page.contains(title) && page.contains("Test rig runs"),
            "{page}"
        );
        assert_eq!(page.matches("<script").count(), 2, "a title began a script");
        for reaches in ["http://", "https://", "src=", "@import", "url("] {
            let page = page.replace("http://x", "");
            assert!(!page.contains(reaches), "{reaches}");
        }
        holds_no_secret(page.as_bytes(), "form");
    }
    // The packet, as the page writes it.
    fs::write(
        sealed.root().join("remarks.toml"),
        "format = 1\npacket = \"form-20261121-abcdefgh\"\nby = \"Aisha\"\non = 2026-11-21\ncount = 1\n\n[[feedback]]\n\
         roadmap = \"fans\"\nid = \"f-20261121-k3v9q2aa\"\non = 2026-11-21\nby = \"Aisha\"\nvoice = \"cluster-firm\"\n\
         quotable = true\nkind = \"problem\"\nabout = [\"rig\"]\ntext = \"بجلی نہیں\\n\\\"Power\\\"\"\n",
    )
    .expect("written");
    let told = sealed.run(&["feedback", "import", "remarks.toml"]);
    assert!(
        told.contains("1 arrived, 1 of them new") && told.ends_with("--- status 0\n"),
        "{told}"
    );
    assert!(sealed.read("fans.toml").contains("بجلی نہیں"));
}

#[test]
fn a_chat_is_shown_message_by_message_and_only_what_is_kept_is_recorded() {
    let sealed = real_folder();
    let before = sealed.read("fans.toml");
    fs::write(
        sealed.root().join("chat.txt"),
        "12/10/2026, 14:03 - Aslam created group\n12/10/2026, 14:04 - Aslam: Power fails daily\nsince Monday\n\
         13/10/2026, 09:10 - Bilal: When does the rig come?\n",
    )
    .expect("written");
    let paste = [
        "feedback",
        "paste",
        "fans",
        "chat.txt",
        "--voice",
        "cluster-firm",
    ];
    let shown = sealed.run(&paste);
    assert!(
        shown.contains("1  12 Oct 2026  problem  Aslam: Power fails daily since Monday"),
        "{shown}"
    );
    assert!(
        shown.contains("2  13 Oct 2026  question  Bilal: When does the rig come?"),
        "{shown}"
    );
    assert_eq!(sealed.read("fans.toml"), before);
    let told = sealed.run(&[&paste[..], &["--keep", "2", "--about", "rig"]].concat());
    assert!(
        told.contains("nothing was written") && told.ends_with("--- status 2\n"),
        "{told}"
    );
    let told = sealed.run(&[&paste[..], &["--keep", "2", "--about", "rig", "--yes"]].concat());
    assert!(told.ends_with("--- status 0\n"), "{told}");
    let after = sealed.read("fans.toml");
    let added = after.strip_prefix(&before).expect("it is added at the end");
    assert!(
        added.contains("on = 2026-10-13")
            && added.contains("who = \"Bilal\"")
            && !added.contains("Power fails daily"),
        "{added}"
    );
    let wrong = sealed.run(&[&paste[..], &["--keep", "3"]].concat());
    assert!(wrong.contains("is no message of this chat"), "{wrong}");
}

/// The samples that newcomers see before they install anything. `UPDATE_DOCS=1 cargo test --test cli for_programs` writes
/// them anew; figures and words may change without it, sheets and parts may not.
#[test]
fn the_sample_workbook_and_pack_have_their_parts() {
    let roadmaps = concat!(env!("CARGO_MANIFEST_DIR"), "/roadmaps");
    let docs = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/samples");
    let sealed = Sealed::empty();
    let all = [
        "--roadmaps",
        roadmaps,
        "export",
        "xlsx",
        "--roadmap",
        "gujrat-fans",
        "-o",
        "workbook.xlsx",
    ];
    let told = sealed.run(&all);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    let told = sealed.run(&[
        "--roadmaps",
        roadmaps,
        "pack",
        "pack",
        "--roadmap",
        "gujrat-fans",
        "--redact",
    ]);
    assert!(told.ends_with("--- status 0\n"), "{told}");
    let book = fs::read(sealed.root().join("workbook.xlsx")).expect("read");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(format!("{docs}/workbook.xlsx"), &book).expect("written");
        fs::create_dir_all(format!("{docs}/pack/roadmaps")).expect("a folder");
        for name in [
            "README.txt",
            "SHA256SUMS",
            "form.html",
            "report.html",
            "rules.txt",
            "sources.txt",
            "roadmaps/gujrat-fans.toml",
            "roadmaps/portfolio.toml",
        ] {
            fs::copy(
                sealed.root().join("pack").join(name),
                format!("{docs}/pack/{name}"),
            )
            .expect(name);
        }
    }
    let listed = fs::read_to_string(format!("{docs}/pack/SHA256SUMS")).expect("read");
    assert!(listed.contains("form.html"), "{listed}");
    for line in listed.lines() {
        let (_, name) = line.split_once("  ").expect("a hash and a name");
        let held = fs::exists(format!("{docs}/pack/{name}")).expect("looked for");
        assert!(
            held,
            "{name}: run UPDATE_DOCS=1 cargo test --test cli for_programs"
        );
    }
    let sheets = |bytes: &[u8]| {
        let parts = parts(bytes);
        let names = parts
            .iter()
            .find(|(name, _)| name == "xl/workbook.xml")
            .expect("a workbook");
        let names = names
            .1
            .split("<sheet name=\"")
            .skip(1)
            .filter_map(|part| part.split('"').next());
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    let Ok(written) = fs::read(format!("{docs}/workbook.xlsx")) else {
        panic!("run UPDATE_DOCS=1 cargo test --test cli for_programs");
    };
    assert_eq!(
        sheets(&written),
        sheets(&book),
        "run UPDATE_DOCS=1 cargo test --test cli for_programs"
    );
    assert!(sheets(&book).iter().any(|name| name == "Gantt"));
}
