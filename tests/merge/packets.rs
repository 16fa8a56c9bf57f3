//! Packets from an officer to the office, and receipts back.

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
            .contains("2 remarks packed")
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
        assert!(tcu::store::merge::sheet("x", &after).is_some());
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
