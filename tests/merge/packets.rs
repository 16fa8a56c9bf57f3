//! Packets from an officer to the office, and receipts back.

use std::fs;

use tcu::internal::dates::date::parse_iso;
use tcu::internal::edit::{Actor, Transaction};
use tcu::internal::model::{Portfolio, ReferenceIndex};
use tcu::internal::store::edited;
use tcu::internal::store::packet::import;

use super::commands::Desk;
use super::written::BASE;

/// An officer's laptop and the office, each with the same roadmap.
fn two() -> (Desk, Desk) {
    (Desk::of("officer"), Desk::of("office"))
}

fn add(desk: &Desk, text: &str) {
    let told = [
        "feedback",
        "add",
        "x",
        "--kind",
        "problem",
        "--voice",
        "cluster-firm",
        "--about",
        "rig",
        text,
    ];
    desk.run(0, &told);
}

fn ids(desk: &Desk) -> Vec<String> {
    let text = desk.read("roadmaps/x.toml");
    let roadmap = super::laptop::read(&text);
    roadmap
        .feedback
        .iter()
        .map(|one| one.id.to_string())
        .collect()
}

fn carry(from: &Desk, to: &Desk, name: &str) {
    to.write(name, &from.read(name));
}

#[test]
fn a_packet_arrives_its_receipt_goes_back_and_the_officer_sees_the_answer() {
    let (officer, office) = two();
    add(&officer, "the grid is down");
    add(&officer, "who pays the fee?");
    assert!(
        officer
            .run(0, &["feedback", "export", "-o", "p1.toml"])
            .contains("2 feedback packed")
    );
    assert!(
        officer
            .run(0, &["feedback", "export", "-o", "p0.toml"])
            .contains("Nothing to pack")
    );
    carry(&officer, &office, "p1.toml");
    let told = office.run_on("2026-11-25", 0, &["feedback", "import", "p1.toml"]);
    assert!(told.contains("2 arrived, 2 of them new"), "{told}");
    assert!(
        office
            .read("roadmaps/x.toml")
            .contains("received = 2026-11-25")
    );
    let before = office.read("roadmaps/x.toml");
    office.run_on("2026-11-26", 0, &["feedback", "import", "p1.toml"]);
    assert_eq!(office.read("roadmaps/x.toml"), before);
    let id = ids(&office)[0].clone();
    office.run_on(
        "2026-11-27",
        0,
        &[
            "feedback",
            "answer",
            &id,
            "--outcome",
            "accepted",
            "it is on again",
        ],
    );
    office.run_on("2026-11-27", 0, &["feedback", "import", "p1.toml"]);
    carry(&office, &officer, "p1-receipt.toml");
    let told = officer.run_on("2026-11-28", 0, &["feedback", "import", "p1-receipt.toml"]);
    assert!(
        told.contains("1 arrived") && told.contains("1 answered"),
        "{told}"
    );
    assert!(told.contains("2 more arrived at the office"), "{told}");
    let again = officer.run_on("2026-11-28", 0, &["feedback", "import", "p1-receipt.toml"]);
    assert!(!again.contains("more arrived"), "{again}");
    assert!(
        officer
            .read("roadmaps/x.toml")
            .contains("answer = \"it is on again\"")
    );
    // What the officer then learned goes in the next packet.
    officer.run_on(
        "2026-11-29",
        0,
        &["feedback", "tell", &id, "--satisfied", "no"],
    );
    officer.run_on("2026-11-29", 0, &["feedback", "export", "-o", "p2.toml"]);
    carry(&officer, &office, "p2.toml");
    let told = office.run_on("2026-11-30", 0, &["feedback", "import", "p2.toml"]);
    assert!(told.contains("0 of them new, 1 changed"), "{told}");
    let text = office.read("roadmaps/x.toml");
    assert!(
        text.contains("told = 2026-11-29") && text.contains("satisfied = false"),
        "{text}"
    );
    // Opened again: the handling goes there as well, and the older packet takes nothing back.
    officer.run_on("2026-11-30", 0, &["feedback", "reopen", &id]);
    officer.run_on("2026-11-30", 0, &["feedback", "export", "-o", "p3.toml"]);
    carry(&officer, &office, "p3.toml");
    office.run_on("2026-12-01", 0, &["feedback", "import", "p3.toml"]);
    let text = office.read("roadmaps/x.toml");
    assert!(
        text.contains("reopened = 1") && !text.contains("told = "),
        "{text}"
    );
    office.run_on("2026-12-02", 0, &["feedback", "import", "p2.toml"]);
    office.run_on("2026-12-02", 0, &["feedback", "import", "p1.toml"]);
    assert_eq!(office.read("roadmaps/x.toml"), text);
}

#[test]
fn what_is_sensitive_or_erased_is_in_no_packet_and_goes_at_the_office_too() {
    let (officer, office) = two();
    add(&officer, "a first threat");
    add(&officer, "take this away");
    officer.run(0, &["feedback", "export", "-o", "p1.toml"]);
    carry(&officer, &office, "p1.toml");
    office.run(0, &["feedback", "import", "p1.toml"]);
    let ids = ids(&officer);
    officer.run(
        0,
        &[
            "set",
            &format!("x/{}", ids[0]),
            "sensitive=true",
            "referred_to=ombudsman",
        ],
    );
    officer.run(0, &["feedback", "erase", &ids[1]]);
    officer.run(0, &["feedback", "refer", "x", "--to", "labour office"]);
    let by_hand = officer.read("roadmaps/x.toml").replace(
        "sensitive = true",
        "sensitive = true\nnickname = \"a threat\"",
    );
    officer.write("roadmaps/x.toml", &by_hand);
    officer.run(0, &["feedback", "export", "-o", "p2.toml"]);
    let packet = officer.read("p2.toml");
    assert!(
        !packet.contains("threat") && !packet.contains("take this away"),
        "{packet}"
    );
    carry(&officer, &office, "p2.toml");
    office.run(0, &["feedback", "import", "p2.toml"]);
    let text = office.read("roadmaps/x.toml");
    assert!(
        !text.contains("threat") && !text.contains("take this away"),
        "{text}"
    );
    assert!(
        text.contains("ombudsman") && text.contains("labour office") && text.contains("(erased on"),
        "{text}"
    );
}

#[test]
fn a_correction_of_what_became_sensitive_meanwhile_brings_no_words() {
    let (officer, office) = two();
    add(&officer, "a first threat");
    officer.run(0, &["feedback", "export", "-o", "p1.toml"]);
    carry(&officer, &office, "p1.toml");
    office.run(0, &["feedback", "import", "p1.toml"]);
    let address = format!("x/{}", ids(&officer)[0]);
    office.run(0, &["set", &address, "sensitive=true", "referred_to=O"]);
    officer.run(0, &["set", &address, "text=a second threat", "who=Bano"]);
    officer.run(0, &["feedback", "export", "-o", "p2.toml"]);
    carry(&officer, &office, "p2.toml");
    assert!(officer.read("p2.toml").contains("a second threat"));
    office.run(0, &["feedback", "import", "p2.toml"]);
    let text = office.read("roadmaps/x.toml");
    assert!(!text.contains("threat") && !text.contains("Bano"), "{text}");
}

#[test]
fn a_packet_of_which_not_all_came_through_says_so() {
    let (officer, office) = two();
    for text in ["one", "two", "three"] {
        add(&officer, text);
    }
    officer.run(0, &["feedback", "export", "-o", "p.toml"]);
    let packet = officer.read("p.toml");
    let last = packet.rfind("[[feedback]]").unwrap();
    office.write("p.toml", &packet[..last]);
    let told = office.run(3, &["feedback", "import", "p.toml"]);
    assert!(told.contains("of 3 packed, only 2 came through"), "{told}");
    assert_eq!(ids(&office).len(), 2);
}

#[test]
fn a_packet_cut_off_or_made_by_hand_does_no_harm() {
    let (officer, office) = two();
    for text in ["one", "two", "three"] {
        add(&officer, text);
    }
    officer.run(0, &["feedback", "export", "-o", "p.toml"]);
    let packet = officer.read("p.toml");
    for cut in 0..packet.len() {
        if !packet.is_char_boundary(cut) || cut % 7 > 0 {
            continue;
        }
        let office = Desk::of("office");
        office.write("p.toml", &packet[..cut]);
        office.run_any(&["feedback", "import", "p.toml"]);
        let after = office.read("roadmaps/x.toml");
        assert!(tcu::internal::store::merge::entry_set("x", &after).is_some());
        office.write("p.toml", &packet);
        office.run(0, &["feedback", "import", "p.toml"]);
        assert_eq!(ids(&office).len(), 3, "cut at {cut}");
    }
    let by_hand = "packet = \"p-1\"\nby = \"o\"\n\
         [[feedback]]\nroadmap = \"x\"\nid = \"good\"\non = 2026-11-01\nby = \"o\"\ntext = \"t\"\nvoice = \"nobody\"\n\
         [[feedback]]\nroadmap = \"gone\"\nid = \"a\"\non = 2026-11-01\nby = \"o\"\ntext = \"t\"\n\
         [[feedback]]\nroadmap = \"x\"\nid = \"rig\"\non = 2026-11-01\nby = \"o\"\ntext = \"t\"\n\
         [[feedback]]\nroadmap = \"x\"\nid = \"No Id\"\n[[feedback]]\nroadmap = \"x\"\nid = \"empty\"\n";
    office.write("hand.toml", by_hand);
    let told = office.run(3, &["feedback", "import", "hand.toml"]);
    assert!(told.contains("1 of them new"), "{told}");
    assert_eq!(ids(&office), ["good"]);
    office.write("no.toml", BASE);
    assert!(
        office
            .run(3, &["feedback", "import", "no.toml"])
            .contains("neither a packet")
    );
}

#[test]
fn a_remark_whose_words_are_no_text_is_passed_over_and_the_mended_one_is_taken() {
    let remark = |words: &str, by: &str| {
        format!(
            "format = 1\npacket = \"p-1\"\nby = \"o\"\non = 2026-11-20\n\
             [[feedback]]\nroadmap = \"x\"\nid = \"f-1\"\non = 2026-11-20\nby = {by}\ntext = {words}\n"
        )
    };
    for (words, by) in [
        ("5", "\"o\""),
        ("\" \"", "\"o\""),
        ("\"t\"", "7"),
        ("[\"t\"]", "\"o\""),
    ] {
        let after = taken(BASE, &remark(words, by));
        assert_eq!(after, BASE, "{words} {by}");
        assert!(taken(&after, &remark("\"the grid\"", "\"o\"")).contains("text = \"the grid\""));
    }
}

/// A roadmap after a packet was taken in; as it was where the packet is none.
fn taken(text: &str, packet: &str) -> String {
    let Ok(packet) = tcu::internal::store::packet::read(packet) else {
        return text.to_owned();
    };
    let portfolio = Portfolio {
        roadmaps: vec![super::laptop::read(text)],
        ..Portfolio::default()
    };
    let on = parse_iso("2026-11-21").unwrap();
    let actor = Actor {
        by: "office".into(),
        on,
        machine: on,
    };
    let names = ReferenceIndex::new(&portfolio);
    let mut transaction = Transaction::new(&portfolio, &names, &actor);
    if import(&mut transaction, &packet).is_err() {
        return text.to_owned();
    }
    match transaction.finish().files.as_slice() {
        [(_, edits)] => edited("x", text, edits).unwrap().0,
        _ => text.to_owned(),
    }
}

/// A packet of three remarks with all that one may hold, as an officer's laptop writes it.
fn packet() -> String {
    let officer = Desk::of("officer");
    for text in ["one", "two\nlines", "three \"چار\""] {
        add(&officer, text);
    }
    officer.run(0, &["feedback", "export", "-o", "p.toml"]);
    officer.read("p.toml")
}

fn remarks(text: &str) -> usize {
    super::laptop::read(text).feedback.len()
}

#[test]
fn a_packet_cut_off_after_any_byte_does_no_harm_and_the_whole_one_completes_it() {
    let packet = packet();
    for cut in (0..packet.len()).filter(|cut| packet.is_char_boundary(*cut)) {
        let after = taken(BASE, &packet[..cut]);
        assert!(
            tcu::internal::store::merge::entry_set("x", &after).is_some(),
            "{cut}"
        );
        assert!(after.starts_with(BASE.trim_end()), "{cut}:\n{after}");
        let whole = taken(&after, &packet);
        assert_eq!(remarks(&whole), 3, "cut at {cut}:\n{whole}");
        assert_eq!(taken(&whole, &packet), whole, "twice changes nothing");
        assert_eq!(
            taken(&whole, &packet[..cut]),
            whole,
            "nor does the part again"
        );
    }
}

#[test]
fn a_packet_with_any_mistake_does_no_harm() {
    let packet = packet();
    let mut dice = super::laptop::Dice(3);
    let letters: Vec<char> = packet.chars().collect();
    for _ in 0..super::laptop::rounds(400) {
        let mut letters = letters.clone();
        for _ in 0..=dice.roll(3) {
            let at = dice.roll(letters.len());
            match dice.roll(4) {
                0 => drop(letters.remove(at)),
                1 => letters.insert(
                    at,
                    *dice.pick(&['"', '\n', '=', '[', ']', 'x', '\u{202e}', '\0', '7']),
                ),
                2 => letters[at] = *dice.pick(&['"', '\n', '=', '[', '#', ' ', '\'', '-']),
                _ => {
                    let to = (at + dice.roll(60)).min(letters.len());
                    let again: Vec<char> = letters[at..to].to_vec();
                    letters.splice(at..at, again);
                }
            }
        }
        let wrong: String = letters.into_iter().collect();
        let after = taken(BASE, &wrong);
        assert!(
            tcu::internal::store::merge::entry_set("x", &after).is_some(),
            "{wrong}\n===\n{after}"
        );
        assert!(after.starts_with(BASE.trim_end()), "{wrong}\n===\n{after}");
        assert_eq!(
            taken(&after, &wrong),
            after,
            "twice changes nothing\n{wrong}"
        );
    }
}

#[test]
fn packets_in_any_order_come_to_the_same_remarks() {
    let officer = Desk::of("officer");
    let mut packets = Vec::new();
    for (at, text) in ["one", "two", "three"].iter().enumerate() {
        add(&officer, text);
        if at > 0 {
            let first = ids(&officer)[0].clone();
            officer.run(
                0,
                &["feedback", "answer", &first, "--outcome", "partial", "soon"],
            );
            officer.run(
                0,
                &[
                    "feedback",
                    "tell",
                    &first,
                    "--satisfied",
                    if at == 1 { "no" } else { "yes" },
                ],
            );
            officer.run(0, &["feedback", "reopen", &first]);
        }
        let name = format!("p{at}.toml");
        officer.run(0, &["feedback", "export", "-o", &name]);
        packets.push(officer.read(&name));
    }
    let told = |order: [usize; 3]| {
        let text = order
            .iter()
            .fold(BASE.to_owned(), |text, at| taken(&text, &packets[*at]));
        let mut feedback = super::laptop::read(&text).feedback;
        feedback.sort_by(|a, b| a.id.cmp(&b.id));
        let told = feedback
            .iter()
            .map(|one| (one.id.to_string(), one.text.clone(), one.reopened, one.told));
        told.collect::<Vec<_>>()
    };
    let wanted = told([0, 1, 2]);
    assert_eq!(wanted.len(), 3);
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(told(order), wanted, "{order:?}");
    }
}

#[test]
fn corrections_and_withdrawn_consent_reach_the_office_and_clash_where_it_changed_the_field_itself()
{
    let (officer, office) = two();
    add(&officer, "the grid is down");
    let id = ids(&officer)[0].clone();
    let address = format!("x/{id}");
    let set = |desk: &Desk, field: &str| desk.run(0, &["set", &address, field]);
    for field in [
        "quotable=true",
        "who=Aslam",
        "place=Gujrat",
        "tags=power",
        "channel=visit",
    ] {
        set(&officer, field);
    }
    officer.run(0, &["feedback", "export", "-o", "p1.toml"]);
    carry(&officer, &office, "p1.toml");
    office.run(0, &["feedback", "import", "p1.toml"]);
    for field in [
        "quotable=false",
        "who=",
        "place=Wazirabad",
        "tags=customs",
        "channel=phone",
        "text=the grid was down",
        "kind=question",
        "voice=buyer",
        "on=2026-11-01",
        "evidence=a photo",
    ] {
        set(&officer, field);
    }
    officer.run(0, &["feedback", "export", "-o", "p2.toml"]);
    // What was withdrawn is not told again, neither as a value nor as what it was.
    assert!(!officer.read("p2.toml").contains("Aslam"));
    carry(&officer, &office, "p2.toml");
    let told = office.run(0, &["feedback", "import", "p2.toml"]);
    assert!(told.contains("1 changed"), "{told}");
    let at = |desk: &Desk| {
        let roadmap = super::laptop::read(&desk.read("roadmaps/x.toml"));
        roadmap
            .feedback
            .into_iter()
            .find(|one| one.id == *id)
            .unwrap()
    };
    let (here, there) = (at(&office), at(&officer));
    assert_eq!(here.quotable, Some(false));
    assert_eq!(here.who, None);
    assert_eq!(here.evidence, there.evidence);
    assert_eq!(
        (
            &here.text,
            &here.place,
            &here.tags,
            here.channel,
            here.kind,
            here.voice,
            here.on
        ),
        (
            &there.text,
            &there.place,
            &there.tags,
            there.channel,
            there.kind,
            there.voice,
            there.on
        )
    );
    let before = office.read("roadmaps/x.toml");
    office.run(0, &["feedback", "import", "p2.toml"]);
    office.run(0, &["feedback", "import", "p1.toml"]);
    assert_eq!(office.read("roadmaps/x.toml"), before);
    // Both correct the place: neither word is lost.
    set(&officer, "place=Sialkot");
    set(&office, "place=Daska");
    officer.run(0, &["feedback", "export", "-o", "p3.toml"]);
    carry(&officer, &office, "p3.toml");
    for _ in 0..2 {
        office.run(0, &["feedback", "import", "p3.toml"]);
        let roadmap = super::laptop::read(&office.read("roadmaps/x.toml"));
        assert_eq!(roadmap.conflicts.len(), 1);
        assert_eq!(roadmap.conflicts[0].field.as_deref(), Some("place"));
    }
    assert_eq!(at(&office).place.as_deref(), Some("Daska"));
}

#[cfg(unix)]
#[test]
fn a_receipt_replaces_nothing_but_an_earlier_receipt_of_its_packet() {
    let (officer, office) = two();
    add(&officer, "the grid is down");
    officer.run(0, &["feedback", "export", "-o", "p1.toml"]);
    carry(&officer, &office, "p1.toml");
    office.write("private.toml", "secret = 1\n");
    let beside = office.path("p1-receipt.toml");
    std::os::unix::fs::symlink(office.path("private.toml"), &beside).unwrap();
    office.run_any(&["feedback", "import", "p1.toml"]);
    assert_eq!(office.read("private.toml"), "secret = 1\n");
    assert!(beside.is_symlink());
    std::fs::remove_file(&beside).unwrap();
    office.write("p1-receipt.toml", "mine = 1\n");
    let told = office.run_any(&["feedback", "import", "p1.toml"]);
    assert!(told.contains("another file"), "{told}");
    assert_eq!(office.read("p1-receipt.toml"), "mine = 1\n");
}

/// Whether a file below a folder holds these words.
fn holds(folder: &std::path::Path, words: &str) -> bool {
    std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .any(|entry| {
            let path = entry.path();
            match path.is_dir() {
                true => holds(&path, words),
                false => String::from_utf8_lossy(&std::fs::read(path).unwrap()).contains(words),
            }
        })
}

#[test]
fn what_is_erased_is_echoed_nowhere_and_stays_in_no_copy_of_the_state_folder() {
    let (officer, _) = two();
    add(&officer, "an unmistakable sentence");
    let id = ids(&officer)[0].clone();
    officer.run(0, &["set", &format!("x/{id}"), "place=Planted Place"]);
    std::fs::create_dir(officer.path("stick")).unwrap();
    officer.run(0, &["sync", "stick", "--new"]);
    assert!(
        holds(&officer.path("home/state"), "unmistakable"),
        "the base of the sync"
    );
    let told = officer.run(0, &["feedback", "erase", &id]);
    assert!(
        !told.contains("unmistakable") && !told.contains("Planted"),
        "{told}"
    );
    for words in ["unmistakable", "Planted"] {
        assert!(!holds(&officer.path("home/state"), words), "{words}");
        assert!(!holds(&officer.path("roadmaps"), words), "{words}");
    }
}

#[test]
fn what_another_erased_stays_in_no_copy_of_the_state_folder_once_it_is_synced() {
    let (officer, office) = two();
    add(&officer, "an unmistakable sentence");
    let id = ids(&officer)[0].clone();
    std::fs::create_dir(officer.path("stick")).unwrap();
    officer.run(0, &["sync", "stick", "--new"]);
    let state = officer.path("home/state");
    assert!(holds(&state, "unmistakable"), "the base of the sync");
    // The office erases it, and the stick brings that back.
    office.write("roadmaps/x.toml", &officer.read("stick/x.toml"));
    office.run(0, &["feedback", "erase", &id]);
    officer.write("stick/x.toml", &office.read("roadmaps/x.toml"));
    officer.run(0, &["sync", "stick"]);
    for folder in ["home/state", "roadmaps", "stick"] {
        assert!(!holds(&officer.path(folder), "unmistakable"), "{folder}");
    }
}

#[test]
fn what_has_no_receipt_after_two_weeks_is_packed_again() {
    let (officer, office) = two();
    add(&officer, "the grid is down");
    let pack = |day: &str, name: &str| {
        let told = officer.run_on(day, 0, &["feedback", "export", "-o", name]);
        told.contains("1 feedback packed")
    };
    assert!(pack("2026-11-21", "p1.toml"));
    assert!(!pack("2026-12-05", "p2.toml"));
    // The packet is lost.
    assert!(pack("2026-12-06", "p3.toml"));
    assert!(!pack("2026-12-07", "p4.toml"));
    carry(&officer, &office, "p3.toml");
    office.run_on("2026-12-08", 0, &["feedback", "import", "p3.toml"]);
    carry(&office, &officer, "p3-receipt.toml");
    officer.run_on("2026-12-09", 0, &["feedback", "import", "p3-receipt.toml"]);
    assert!(!pack("2027-01-31", "p5.toml"));
    // A correction is given and lost: the receipt that is older says nothing of it.
    let id = ids(&officer)[0].clone();
    let address = format!("x/{id}");
    officer.run_on("2027-02-01", 0, &["set", &address, "place=Gujrat"]);
    assert!(pack("2027-02-01", "p6.toml"));
    officer.run_on("2027-02-02", 0, &["feedback", "import", "p3-receipt.toml"]);
    assert!(!pack("2027-02-10", "p7.toml"));
    assert!(pack("2027-02-16", "p8.toml"));
}

#[test]
fn what_came_by_the_last_sync_is_no_news_for_a_packet() {
    let (officer, office) = two();
    add(&office, "the fee is too high");
    let id = ids(&office)[0].clone();
    office.run(
        0,
        &[
            "feedback",
            "answer",
            &id,
            "--outcome",
            "accepted",
            "it was lowered",
        ],
    );
    office.run(0, &["feedback", "tell", &id]);
    let stick = officer.path("stick");
    fs::create_dir(&stick).unwrap();
    fs::write(stick.join("x.toml"), office.read("roadmaps/x.toml")).unwrap();
    officer.run(0, &["sync", "stick"]);
    let told = officer.run(0, &["feedback", "export", "-o", "p0.toml"]);
    assert!(told.contains("Nothing to pack"), "{told}");
    // What is learned after it is news, and so is what was recorded here.
    officer.run(0, &["feedback", "reopen", &id]);
    add(&officer, "the grid is down");
    let told = officer.run(0, &["feedback", "export", "-o", "p1.toml"]);
    assert!(
        told.contains("1 feedback and news of 1 feedback of others"),
        "{told}"
    );
}

#[test]
fn packets_and_receipts_follow_a_roadmap_that_was_renamed_on_either_side() {
    let (officer, office) = two();
    // The office has renamed it before anything came: its name tells.
    office.run(0, &["rename", "x", "punjab"]);
    add(&officer, "the grid is down");
    officer.run(0, &["feedback", "export", "-o", "p1.toml"]);
    carry(&officer, &office, "p1.toml");
    let told = office.run(0, &["feedback", "import", "p1.toml"]);
    assert!(
        told.contains("x of the packet is called punjab here"),
        "{told}"
    );
    assert!(told.contains("1 arrived, 1 of them new"), "{told}");
    let id = &ids(&officer)[0];
    let answer = ["feedback", "answer", id, "--outcome", "accepted", "we pay"];
    office.run(0, &answer);
    office.run(0, &["feedback", "import", "p1.toml"]);
    // The officer has renamed it too meanwhile: the receipt still finds it, and so do corrections.
    officer.run(0, &["rename", "x", "lahore"]);
    carry(&office, &officer, "p1-receipt.toml");
    let told = officer.run(0, &["feedback", "import", "p1-receipt.toml"]);
    assert!(
        told.contains("1 of them answered") || told.contains("1 answered"),
        "{told}"
    );
    assert!(told.contains("1 more arrived at the office"), "{told}");
    assert!(officer.read("roadmaps/lahore.toml").contains("we pay"));
    officer.run(
        0,
        &[
            "set",
            &format!("lahore/{id}"),
            "place=Daska",
            "quotable=true",
        ],
    );
    // Another name on both sides: the ids of feedback tell.
    let named = office.read("roadmaps/punjab.toml");
    office.write(
        "roadmaps/punjab.toml",
        &named.replace("name = \"Fans\"", "name = \"Fans of Punjab\""),
    );
    officer.run(0, &["feedback", "export", "-o", "p2.toml"]);
    assert!(
        officer.read("p2.toml").contains("was = {"),
        "{}",
        officer.read("p2.toml")
    );
    carry(&officer, &office, "p2.toml");
    let told = office.run(0, &["feedback", "import", "p2.toml"]);
    assert!(told.contains("1 changed, 0 passed over"), "{told}");
    let text = office.read("roadmaps/punjab.toml");
    assert!(
        text.contains("place = \"Daska\"") && !text.contains("conflict"),
        "{text}"
    );
}
