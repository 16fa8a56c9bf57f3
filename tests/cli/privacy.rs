//! What is personal, in every field that the schema marks so, is in no redacted output of any command.

use std::fmt::Write;
use std::fs;

use tcu::internal::model::{Kind, ValueType};

use crate::sealed::Sealed;

/// The text that stands in every personal field.
const PLANTED: &str = "Zulaikha";

/// A roadmap with an entry of each kind that holds personal fields, all of them filled.
fn planted() -> (String, usize) {
    let mut text = "format = 1\n\n[cluster]\nname = \"Fans\"\nplace = \"Gujrat\"\n\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\nowner = \"own\"\n\
        forecast = 2026-09-30\nbaseline = 2026-06-30\n\n[[capability]]\nid = \"test\"\nname = \"Testing\"\ntarget = \"use\"\n"
        .to_owned();
    let mut count = 0;
    let kinds = Kind::lists().filter(|kind| kind.description().parent.is_none());
    for kind in kinds {
        let personal: Vec<_> = kind
            .description()
            .fields
            .iter()
            .filter(|field| field.personal)
            .collect();
        if personal.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n[[{}]]", kind.key());
        let given = match kind {
            Kind::Owner => "id = \"own\"\nrole = \"Laboratory\"\n",
            Kind::Feedback => {
                "id = \"f-20261004-k3v9q2mx\"\non = 2026-10-04\nkind = \"complaint\"\nvoice = \"firm\"\ntext = \"Power\"\n"
            }
            Kind::Change => {
                "on = 2026-10-01\nitem = \"rig\"\nfield = \"forecast\"\nfrom = 2026-08-31\nto = 2026-09-30\ncode = \"other\"\nwhy = \"late\"\n"
            }
            Kind::Confirmation => "on = 2026-10-01\nitems = [\"rig\"]\n",
            Kind::Review => "on = 2026-10-01\nnote = \"held\"\n",
            kind if kind.has_id() => &format!("id = \"{}-1\"\n", kind.key()),
            _ => "on = 2026-10-01\n",
        };
        text.push_str(given);
        for field in personal {
            if given
                .lines()
                .any(|line| line.split(" =").next() == Some(field.key))
            {
                continue;
            }
            let is_text = matches!(field.shape, ValueType::Line | ValueType::Text);
            if is_text {
                count += 1;
                let value = format!("\"{PLANTED} {} {}\"", kind.key(), field.key);
                let _ = match field.many {
                    true => writeln!(text, "{} = [{value}]", field.key),
                    false => writeln!(text, "{} = {value}", field.key),
                };
            }
        }
    }
    (text, count)
}

/// Every command that shows or writes, and takes `--redact`.
const COMMANDS: &[&[&str]] = &[
    &["check"],
    &["check", "--all"],
    &["check", "--format", "json"],
    &["check", "--format", "github"],
    &["show", "fans"],
    &["show", "fans/own"],
    &["show", "fans/rig"],
    &["show", "q2mx"],
    &["show", "fans/confirmation[1]"],
    &["show", "fans/review[1]"],
    &["show", "fans/change[1]"],
    &["agenda"],
    &["compare"],
    &["zones"],
    &["changes", "--since", "2026-01-01"],
    &["promises", "--roadmap", "fans"],
    &["themes"],
    &["handover", "own", "other", "--dry-run"],
    &["export", "json"],
    &["export", "markdown"],
    &["export", "mermaid"],
    &["report", "--format", "markdown"],
    &["report", "--format", "html"],
];

#[test]
fn nothing_personal_is_in_any_redacted_output() {
    let (text, count) = planted();
    assert!(count >= 10, "{count} personal fields:\n{text}");
    let other = "[[owner]]\nid = \"other\"\nrole = \"Agency\"\n";
    let sealed = Sealed::with(&[("fans.toml", &text), ("portfolio.toml", other)]);
    let mut seen = 0;
    let kinds: Vec<&str> = Kind::lists()
        .filter(|kind| kind.description().parent.is_none())
        .map(Kind::plural)
        .collect();
    let lists = kinds.iter().flat_map(|kind| {
        ["table", "json", "csv"].map(|format| vec!["list", kind, "--format", format])
    });
    let shown = COMMANDS.iter().map(|command| command.to_vec()).chain(lists);
    for command in shown {
        let open = sealed.run(&command);
        seen += usize::from(open.contains(PLANTED));
        let told = sealed.run(&[&command[..], &["--redact"]].concat());
        assert!(!told.contains(PLANTED), "{command:?}: {told}");
        let shows_json = command.contains(&"json");
        if shows_json && command[0] == "show" {
            let told = sealed.run(&[&command[..], &["--format", "json", "--redact"]].concat());
            assert!(!told.contains(PLANTED), "{command:?}: {told}");
        }
    }
    // The same outputs name people where nothing is to be hidden.
    assert!(seen >= 10, "only {seen} outputs would have named anybody");
    // Every command that writes files, in every format.
    for words in [
        "export csv -o sheets",
        "export csv --kind owners -o owners.csv",
        "export xlsx -o book.xlsx",
        "export ics -o calendar.ics",
        "export ics --by-owner -o calendars",
        "export mspdi -o project.xml",
        "export pc3 -o pc3.xlsx",
        "export svg -o gantt.svg",
        "export svg --chart trend -o trend.svg",
        "export svg --chart ladder -o ladder.svg",
        "export svg --chart stakeholders -o stakeholders.svg",
        "export mermaid -o gantt.mmd",
        "report --format docx -o report.docx",
        "report --format html --kind donor -o report.html",
        "changes --since 2026-01-01 --format html -o changes.html",
        "changes --since 2026-01-01 --format csv -o changes.csv",
        "changes --since 2026-01-01 --format json -o changes.json",
        "chase -o chase.txt",
        "chase --format mailto -o mail.txt",
        "promises --format json -o promises.json",
        "themes --format json -o themes.json",
        "form -o form.html",
        "form --format xlsx -o form.xlsx",
        "pack packed",
        "pack -o packed.zip",
        "seal Q3 -o sealed",
    ] {
        let mut arguments: Vec<&str> = words.split(' ').collect();
        arguments.push("--redact");
        let told = sealed.run(&arguments);
        assert!(!told.ends_with("--- status 2\n"), "{words}: {told}");
        assert!(!told.contains(PLANTED), "{words}: {told}");
    }
    for format in ["sarif", "junit"] {
        let told = sealed.run(&["check", "--format", format, "--redact"]);
        assert!(!told.contains(PLANTED), "{format}: {told}");
    }
    // A format that is new is to be tried here too.
    let help = sealed.run(&["export", "-h"]);
    let formats =
        "[possible values: csv, json, markdown, mermaid, xlsx, ics, mspdi, svg, png, pc3]";
    let plain = help.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(plain.contains(formats), "{plain}");
    let mut files = vec![sealed.root().to_owned()];
    let mut read = 0;
    while let Some(path) = files.pop() {
        if path.is_dir() {
            let is_own = path == sealed.roadmaps() || path.ends_with("home");
            let inner = fs::read_dir(&path).expect("listed").flatten();
            files.extend(inner.filter(|_| !is_own).map(|entry| entry.path()));
            continue;
        }
        read += 1;
        let bytes = fs::read(&path).expect("read");
        assert!(!holds(&bytes), "{}", path.display());
    }
    assert!(read >= 40, "{read} files were written");
}

/// Whether the planted text is in a file, or in a part of an archive.
fn holds(bytes: &[u8]) -> bool {
    let is_in = |bytes: &[u8]| {
        bytes
            .windows(PLANTED.len())
            .any(|window| window == PLANTED.as_bytes())
    };
    if let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) {
        for index in 0..archive.len() {
            let mut part = Vec::new();
            let mut file = archive.by_index(index).expect("a part");
            std::io::copy(&mut file, &mut part).expect("read");
            if is_in(&part) {
                return true;
            }
        }
    }
    is_in(bytes)
}

#[cfg(unix)]
#[test]
fn whatever_a_command_keeps_for_itself_nobody_else_may_read() {
    use std::os::unix::fs::PermissionsExt;
    let (text, _) = planted();
    let other = "[[owner]]\nid = \"other\"\nrole = \"Agency\"\n";
    let sealed = Sealed::with(&[("fans.toml", &text), ("portfolio.toml", other)]);
    fs::create_dir(sealed.root().join("stick")).expect("a folder");
    fs::write(
        sealed.root().join("sheet.csv"),
        "Code,Titel\nrig,Test rig\n",
    )
    .expect("written");
    for command in [
        &["sync", "stick"][..],
        &["feedback", "export", "-o", "stick"],
        &["chase", "--owner", "fans/own"],
        &[
            "import",
            "sheet.csv",
            "--into",
            "fans",
            "--map",
            "Code=id",
            "--map",
            "Titel=title",
            "--yes",
        ],
        &["delete", "fans", "--why", "x"],
    ] {
        sealed.run(command);
    }
    let mut open = vec![sealed.root().join("home/state")];
    let mut files = 0;
    while let Some(path) = open.pop() {
        let metadata = path.symlink_metadata().expect("it is there");
        let mode = metadata.permissions().mode() & 0o777;
        let is_top = path.ends_with("home/state");
        match metadata.is_dir() {
            true => {
                assert!(is_top || mode == 0o700, "{mode:o} {}", path.display());
                open.extend(
                    fs::read_dir(&path)
                        .expect("listed")
                        .flatten()
                        .map(|entry| entry.path()),
                );
            }
            false => {
                files += 1;
                assert_eq!(mode, 0o600, "{mode:o} {}", path.display());
            }
        }
    }
    assert!(files >= 3, "{files} files are kept");
}
