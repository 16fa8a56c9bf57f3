//! A sensitive feedback holds no words, by whatever way they are sent to it: not in a built-in field, not in one of the
//! programme's own, not under a key that nobody knows.

use std::fs;

use crate::sealed::Sealed;

/// What must stand in no file.
const SECRET: &str = "Zulaikha";

const SHARED: &str = "[[field]]\nkind = \"feedback\"\nkey = \"story\"\ntype = \"text\"\n\n[[owner]]\nid = \"lab\"\nrole = \"Laboratory\"\n";

const FANS: &str = "format = 1\n\n[cluster]\nname = \"Fans\"\n\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\nowner = \"lab\"\nforecast = 2026-12-01\n\n\
    [[feedback]]\nid = \"f-20261004-sens2345\"\non = 2026-10-04\nsensitive = true\nreferred_to = \"Ombudsperson\"\nowner = \"lab\"\n";

/// A feedback that is not sensitive yet and says much, in every sort of key.
const PLAIN: &str = "\n[[feedback]]\nid = \"f-20261005-open2345\"\non = 2026-10-05\nby = \"Zulaikha\"\nkind = \"problem\"\nvoice = \"cluster-firm\"\n\
    text = \"Zulaikha said it\"\nwho = \"Zulaikha\"\nstory = \"Zulaikha's story\"\ncolour = \"Zulaikha red\"\n";

fn sealed() -> Sealed {
    Sealed::with(&[("fans.toml", FANS), ("portfolio.toml", SHARED)])
}

/// Runs a command; nothing secret is in the folder then, nor in what was told but for the question itself.
fn holds_nothing(sealed: &Sealed, arguments: &[&str], input: &str) -> String {
    let told = sealed.run_with(arguments, input);
    for name in sealed.names() {
        let text = sealed.read(&name);
        assert!(!text.contains(SECRET), "{arguments:?}: {told}\n{text}");
    }
    told
}

#[test]
fn no_command_writes_words_into_a_sensitive_feedback() {
    let ways: &[&[&str]] = &[
        &[
            "add",
            "fans",
            "feedback",
            "on=2026-11-01",
            "sensitive=true",
            "text=Zulaikha",
        ],
        &[
            "add",
            "fans",
            "feedback",
            "on=2026-11-01",
            "sensitive=true",
            "story=Zulaikha",
        ],
        &[
            "add",
            "fans",
            "feedback",
            "on=2026-11-01",
            "sensitive=true",
            "who=Zulaikha",
        ],
        &["set", "fans/f-20261004-sens2345", "text=Zulaikha"],
        &["set", "fans/f-20261004-sens2345", "story=Zulaikha"],
        &["set", "fans/f-20261004-sens2345", "notes=Zulaikha"],
        &[
            "set",
            "fans/f-20261004-sens2345",
            "sensitive=true",
            "text=Zulaikha",
        ],
        &[
            "set",
            "--where",
            "f-20261004-sens2345",
            "story=Zulaikha",
            "--yes",
        ],
        &[
            "feedback",
            "answer",
            "f-20261004-sens2345",
            "--outcome",
            "accepted",
            "Zulaikha",
        ],
        &["feedback", "ack", "f-20261004-sens2345", "Zulaikha"],
        &["feedback", "reopen", "f-20261004-sens2345", "Zulaikha"],
        &[
            "feedback",
            "tell",
            "f-20261004-sens2345",
            "--note",
            "Zulaikha",
        ],
    ];
    for way in ways {
        let sealed = sealed();
        let told = holds_nothing(&sealed, way, "");
        assert!(told.contains("--- status 2"), "{way:?}: {told}");
        assert_eq!(sealed.read("fans.toml"), FANS, "{way:?}");
    }
}

#[test]
fn no_reply_sheet_packet_or_merge_brings_words_into_one() {
    // The reply of an owner, by the number of the list and by the case number.
    for reply in [
        "1 Zulaikha came",
        "SENS2345 answered: Zulaikha",
        "2345 Zulaikha",
        "1 done Zulaikha",
        "2 accepted Zulaikha",
    ] {
        let sealed = sealed();
        sealed.run(&["chase", "--owner", "lab"]);
        let way = ["chase", "--owner", "lab", "--reply", "-", "--yes"];
        sealed.run_with(&way, reply);
        // What is said of a milestone may stand in its log; of the feedback nothing may.
        let text = sealed.read("fans.toml");
        let from = text.find("[[feedback]]").expect("it is there");
        let feedback = text[from + 1..].split("[[").nth(1).unwrap_or_default();
        assert!(!feedback.contains(SECRET), "{reply}: {text}");
    }
    // A sheet.
    for (heads, cells) in [
        ("id,text", "f-20261004-sens2345,Zulaikha"),
        ("id,story", "f-20261004-sens2345,Zulaikha"),
        (
            "id,on,kind,voice,by,sensitive,text",
            ",2026-11-01,problem,cluster-firm,me,true,Zulaikha",
        ),
        ("on,sensitive,story", "2026-11-01,true,Zulaikha"),
    ] {
        let sealed = sealed();
        fs::write(
            sealed.root().join("sheet.csv"),
            format!("{heads}\n{cells}\n"),
        )
        .expect("written");
        let way = [
            "import",
            "sheet.csv",
            "--into",
            "fans",
            "--kind",
            "feedback",
            "--yes",
        ];
        holds_nothing(&sealed, &way, "");
    }
    // A packet: new, and of what is here; with known keys, own ones and keys that nobody knows.
    for id in ["f-20261120-news2345", "f-20261004-sens2345"] {
        for key in ["text", "story", "colour", "who"] {
            let sealed = sealed();
            let packet = format!(
                "format = 1\npacket = \"p-20261120-k3v9q2mx\"\nby = \"Ali\"\non = 2026-11-20\ncount = 1\n\n[[feedback]]\nroadmap = \"fans\"\n\
                 id = \"{id}\"\non = 2026-11-20\nsensitive = true\nreferred_to = \"Police\"\n{key} = \"Zulaikha\"\n"
            );
            fs::write(sealed.root().join("packet.toml"), &packet).expect("written");
            let told = holds_nothing(&sealed, &["feedback", "import", "packet.toml"], "");
            if id.contains("news") {
                assert!(sealed.read("fans.toml").contains(id), "{key}: {told}");
            }
            // Nor does the receipt say it.
            for entry in fs::read_dir(sealed.root()).expect("listed").flatten() {
                let is_receipt = entry.file_name().to_string_lossy().contains("receipt");
                let text = is_receipt.then(|| fs::read_to_string(entry.path()).expect("read"));
                assert!(
                    !text.is_some_and(|text| text.contains(SECRET)),
                    "{key}: {told}"
                );
            }
        }
    }
    // A merge, with a base and without.
    for key in ["text", "story", "colour"] {
        let sealed = sealed();
        let theirs = FANS.replace("sensitive = true\n", &format!("{key} = \"Zulaikha\"\n"));
        fs::write(sealed.root().join("other.toml"), &theirs).expect("written");
        fs::write(sealed.root().join("base.toml"), &theirs).expect("written");
        holds_nothing(&sealed, &["merge", "other.toml", "--into", "fans"], "");
        let own = "roadmaps/fans.toml";
        let told = holds_nothing(
            &sealed,
            &["merge", "base.toml", own, "other.toml", "-o", own],
            "",
        );
        assert!(
            sealed.read("fans.toml").contains("sensitive = true"),
            "{told}"
        );
    }
}

#[test]
fn what_becomes_sensitive_keeps_no_word_and_packs_none() {
    let sealed = Sealed::with(&[
        ("fans.toml", &format!("{FANS}{PLAIN}")),
        ("portfolio.toml", SHARED),
    ]);
    let way = [
        "set",
        "fans/f-20261005-open2345",
        "sensitive=true",
        "referred_to=Ombudsperson",
    ];
    let told = holds_nothing(&sealed, &way, "");
    assert!(told.contains("--- status 0"), "{told}");
    assert!(!told.contains(SECRET), "{told}");
    // What a hand wrote there leaves in no packet, whatever the key.
    let by_hand =
        format!("{FANS}text = \"Zulaikha\"\nstory = \"Zulaikha\"\ncolour = \"Zulaikha\"\n");
    sealed.write("fans.toml", &by_hand);
    fs::create_dir(sealed.root().join("stick")).expect("a folder");
    sealed.run(&["feedback", "export", "-o", "stick", "--as", "khan"]);
    for entry in fs::read_dir(sealed.root().join("stick"))
        .expect("listed")
        .flatten()
    {
        let text = fs::read_to_string(entry.path()).expect("read");
        assert!(!text.contains(SECRET), "{text}");
    }
    for command in [
        &["show", "fans/f-20261004-sens2345"][..],
        &["list", "feedback", "--format", "json"],
        &["export", "json"],
    ] {
        let told = sealed.run(command);
        assert!(!told.contains(SECRET), "{command:?}: {told}");
    }
}
