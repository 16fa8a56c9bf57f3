//! While another program writes in the folder every command that writes waits, and then says so.

use std::fs::{self, File};

use crate::sealed::Sealed;

const FANS: &str = "[cluster]\nname = \"Fans\"\n\n[[owner]]\nid = \"lab\"\nrole = \"Lab\"\n\n[[owner]]\nid = \"smeda\"\nrole = \"Agency\"\n\n\
    [[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\nowner = \"lab\"\nforecast = 2026-12-31\n\n\
    [[feedback]]\nid = \"f-20261004-k3v9q2mx\"\non = 2026-10-04\nby = \"Ali\"\nkind = \"problem\"\nvoice = \"cluster-firm\"\ntext = \"Power\"\n";

const PACKET: &str = "format = 1\npacket = \"p-20261120-k3v9q2mx\"\nby = \"Ali\"\non = 2026-11-20\ncount = 1\n\n[[feedback]]\nroadmap = \"fans\"\n\
    id = \"f-20261120-new12345\"\non = 2026-11-20\nby = \"Ali\"\nkind = \"idea\"\nvoice = \"cluster-firm\"\ntext = \"Open on Saturdays\"\n";

/// One of every way in which a command writes.
const COMMANDS: &[&[&str]] = &[
    &["set", "fans/rig", "title=Test rig"],
    &["add", "fans", "milestone", "title=New", "owner=lab"],
    &["remove", "fans/rig", "--why", "twice", "--code", "other"],
    &[
        "forecast",
        "fans/rig",
        "31 Jan 2027",
        "--why",
        "late",
        "--code",
        "other",
        "--yes",
    ],
    &["confirm", "fans/rig"],
    &["feedback", "import", "packet.toml"],
    &["feedback", "answer", "q2mx", "--outcome", "accepted", "Yes"],
    &["handover", "fans/lab", "fans/smeda"],
    &["import", "sheet.csv", "--into", "fans", "--yes"],
    &["merge", "other.toml", "--into", "fans"],
    &["new", "motors", "--name", "Motors"],
    &["rename", "fans", "blowers"],
    &["archive", "fans"],
    &["delete", "fans", "--why", "x"],
    &["sync", "stick"],
];

#[test]
fn no_command_writes_while_another_program_does() {
    let sealed = Sealed::with(&[("fans.toml", FANS)]);
    let put = |name: &str, text: &str| fs::write(sealed.root().join(name), text).expect("written");
    put("packet.toml", PACKET);
    put("sheet.csv", "id,title\nrig,Test rig\n");
    put("other.toml", &FANS.replace("\"Rig\"", "\"Test rig\""));
    fs::create_dir(sealed.root().join("stick")).expect("a folder");
    put("stick/fans.toml", &FANS.replace("\"Rig\"", "\"Test rig\""));
    let held = File::open(sealed.roadmaps()).expect("the folder is opened");
    held.lock().expect("it is locked");
    // Each waits as long as it is patient: all at once.
    let told: Vec<String> = std::thread::scope(|scope| {
        let started: Vec<_> = COMMANDS
            .iter()
            .map(|command| {
                let sealed = &sealed;
                scope.spawn(move || sealed.run(command))
            })
            .collect();
        started
            .into_iter()
            .map(|one| one.join().expect("it ends"))
            .collect()
    });
    for (command, told) in COMMANDS.iter().zip(told) {
        assert!(
            told.contains("another program is writing in"),
            "{command:?}: {told}"
        );
        assert!(told.contains("--- status 3"), "{command:?}: {told}");
    }
    assert_eq!(sealed.read("fans.toml"), FANS);
    assert_eq!(sealed.names(), ["fans.toml"]);
    drop(held);
    // The lock is gone with the one who held it.
    sealed.stdout(&["set", "fans/rig", "title=Test rig"], 0);
}
