//! How commands end: 2 where they refuse and write nothing, 3 where a file cannot be read or written or has problems.

use crate::sealed::Sealed;

const FANS: &str = "[cluster]\nname = \"Fans\"\n\n[[milestone]]\nid = \"rig\"\ntitle = \"Rig\"\nstatus = \"done\"\nactual = 2026-09-01\n";

fn sealed() -> Sealed {
    Sealed::with(&[("fans.toml", FANS)])
}

fn ends_with(sealed: &Sealed, status: i32, command: &str) {
    let arguments: Vec<&str> = command.split(' ').collect();
    let told = sealed.run(&arguments);
    let end = format!("--- status {status}\n");
    assert!(told.ends_with(&end), "{command}: {told}");
}

#[test]
fn a_refusal_ends_with_2_and_writes_nothing() {
    let sealed = sealed();
    for command in [
        "sync",
        "git setup",
        "show nothere",
        "show fans/nothere",
        "set fans/nothere title=x",
        "set fans/rig nokey=1",
        "forecast fans/rig 2027-01-01 --why x --code other",
        "done fans/rig",
        "confirm fans/rig",
        "block fans/rig x",
        "drop fans/rig --why x --code other",
        "start fans/rig",
        "quiet fans/rig 2027-01-01 x",
        "approve fans/rig --approved-by x --why y",
        "remove fans/nothere --why x --code other",
        "resolve fans/rig forecast 2027-01-01",
        "rename nothere new",
        "archive nothere",
        "unarchive nothere",
        "delete nothere --why x",
        "handover nothere fans",
        "assess fans/nothere buy",
        "review nothere",
        "new fans --name x",
        "new con --name x",
        "add nothere milestone id=x",
        "check nothere",
        "check --rule nothere",
        "compare nothere",
        "changes --since soonish",
        "list nothing",
        "agenda --owner nothere",
        "feedback answer ABCD --outcome accepted x",
        "merge fans.toml",
        "nothing",
    ] {
        ends_with(&sealed, 2, command);
    }
    assert_eq!(sealed.read("fans.toml"), FANS);
    assert_eq!(sealed.names(), ["fans.toml"]);
}

#[test]
fn a_file_that_is_missing_ends_with_3() {
    let sealed = sealed();
    for command in [
        "check nothere.toml",
        "merge a.toml b.toml c.toml",
        "merge nothere.toml --into fans",
        "feedback import nothere.toml",
        "import nothere.csv --into fans",
        "sync nothere/deeper",
        "--roadmaps nothere check",
        "--roadmaps nothere list milestones",
    ] {
        ends_with(&sealed, 3, command);
    }
    assert_eq!(sealed.read("fans.toml"), FANS);
}

#[test]
fn a_file_that_cannot_be_read_ends_with_3_where_it_is_needed() {
    let sealed = sealed();
    sealed.write("broken.toml", "[cluster\n");
    for command in [
        "check",
        "check --fail-on never",
        "check broken",
        "show broken",
        "list milestones",
        "list milestones --roadmap broken",
        "set broken name=x",
        "agenda",
        "compare",
        "changes",
        "chase",
    ] {
        ends_with(&sealed, 3, command);
    }
    for command in [
        "show fans/rig",
        "list milestones --roadmap fans",
        "set fans name=Fans2",
    ] {
        ends_with(&sealed, 0, command);
    }
}
