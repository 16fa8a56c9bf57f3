//! The screens in a real (pseudo) terminal: started, drawn, stopped, killed, and the terminal given back.
#![cfg(unix)]

mod terminal;

use terminal::Terminal;

const TCU: &str = env!("CARGO_BIN_EXE_tcu");
const SIZE: (u16, u16) = (80, 24);

/// A folder with one roadmap.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = "format = 1\n[cluster]\nname = \"Fans of Gujrat\"\n[[milestone]]\nid = \"rig\"\ntitle = \"Test rig runs\"\nforecast = 2026-09-30\n";
    std::fs::write(folder.path().join("fans.toml"), text).unwrap();
    folder
}

/// The screens on that folder.
fn open(folder: &tempfile::TempDir, set: &[(&str, &str)]) -> Terminal {
    let path = folder.path().to_str().unwrap();
    let mut all = vec![("TCU_AS", "Tester"), ("TCU_TODAY", "2026-11-15")];
    all.extend(set);
    Terminal::start(TCU, &["--roadmaps", path], &all, SIZE)
}

#[test]
fn quitting_gives_the_terminal_back() {
    let folder = folder();
    let mut terminal = open(&folder, &[]);
    terminal.wait("Fans of Gujrat");
    assert!(terminal.ask(|screen| screen.alternate_screen()));
    assert!(terminal.ask(|screen| screen.bracketed_paste()));
    terminal.send("q");
    assert!(terminal.ended().success());
    terminal.assert_given_back();
}

#[test]
fn the_line_is_set_as_it_was_before() {
    let folder = folder();
    let path = folder.path().to_str().unwrap();
    let script = format!("stty -g; {TCU} --roadmaps {path}; stty -g; echo the end; read x");
    let mut terminal = Terminal::start("/bin/sh", &["-c", &script], &[("TCU_AS", "T")], SIZE);
    terminal.wait("Fans of Gujrat");
    terminal.send("q");
    terminal.wait("the end");
    let log = terminal.log();
    let settings: Vec<&str> = log
        .split_whitespace()
        .filter(|word| word.matches(':').count() > 10)
        .collect();
    assert_eq!(settings.len(), 2, "{log}");
    assert!(
        settings[0].ends_with(settings[1]) || settings[1].ends_with(settings[0]),
        "{settings:?}"
    );
}

#[test]
fn a_panic_while_drawing_leaves_the_terminal_and_its_message() {
    let folder = folder();
    let mut terminal = open(&folder, &[("TCU_TEST_PANIC", "draw")]);
    assert!(!terminal.ended().success());
    terminal.assert_given_back();
    terminal.wait("a panic on purpose");
}

#[test]
fn a_panic_beside_the_screen_ends_the_program_too() {
    let folder = folder();
    let mut terminal = open(&folder, &[("TCU_TEST_PANIC", "worker")]);
    assert_eq!(terminal.ended().exit_code(), 101);
    terminal.assert_given_back();
}

#[test]
fn signals_end_the_program_and_give_the_terminal_back() {
    for (name, status) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let folder = folder();
        let mut terminal = open(&folder, &[]);
        terminal.wait("Fans of Gujrat");
        terminal.signal(name);
        assert_eq!(terminal.ended().exit_code(), status, "{name}");
        terminal.assert_given_back();
    }
}

#[test]
fn it_stops_for_the_shell_and_comes_back() {
    let folder = folder();
    let path = folder.path().to_str().unwrap();
    let mut terminal = Terminal::start(
        "/bin/bash",
        &["--norc", "--noprofile", "--noediting", "-i"],
        &[("PS1", "shell> "), ("TCU_AS", "T")],
        SIZE,
    );
    terminal.wait("shell>");
    terminal.send(&format!("{TCU} --roadmaps {path}\r"));
    terminal.wait("Fans of Gujrat");
    terminal.send("\x1a");
    terminal.wait("Stopped");
    terminal.assert_given_back();
    terminal.send("fg\r");
    terminal.until("the screen again", |terminal| {
        terminal.ask(|screen| screen.alternate_screen())
            && terminal.text().contains("Fans of Gujrat")
    });
    terminal.send("q");
    terminal.until("the shell", |terminal| {
        !terminal.ask(|screen| screen.alternate_screen())
    });
    terminal.send("echo status $?\r");
    terminal.wait("status 0");
    terminal.send("exit\r");
}

#[test]
fn as_the_first_program_of_its_terminal_it_does_not_stop() {
    let folder = folder();
    let mut terminal = open(&folder, &[]);
    terminal.wait("Fans of Gujrat");
    terminal.send("\x1a");
    terminal.wait("no shell");
    terminal.send("q");
    assert!(terminal.ended().success());
}

#[test]
fn a_new_size_is_drawn_at_once() {
    let folder = folder();
    let mut terminal = open(&folder, &[]);
    terminal.wait("Fans of Gujrat");
    terminal.resize(30, 5);
    terminal.wait("40x10 needed");
    terminal.resize(120, 40);
    terminal.wait("Fans of Gujrat");
    terminal.send("q");
    assert!(terminal.ended().success());
}

#[test]
fn a_paste_is_no_command() {
    let folder = folder();
    let mut terminal = open(&folder, &[]);
    terminal.wait("Fans of Gujrat");
    terminal.send("\x1b[200~qqq\x1b[201~");
    terminal.wait("Nothing was pasted");
    terminal.send("q");
    assert!(terminal.ended().success());
}

#[test]
fn without_a_terminal_it_says_what_to_do() {
    let folder = folder();
    let out = std::process::Command::new(TCU)
        .arg("--roadmaps")
        .arg(folder.path())
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).contains("tcu check"));
    let mut terminal = open(&folder, &[("TERM", "dumb")]);
    assert_eq!(terminal.ended().exit_code(), 2);
    terminal.wait("cannot show screens");
}

#[test]
fn without_colours_the_selection_is_seen() {
    let folder = folder();
    let mut terminal = open(&folder, &[("NO_COLOR", "1")]);
    terminal.wait("Fans of Gujrat");
    let (mut reversed, mut coloured) = (0, 0);
    terminal.ask(|screen| {
        for (line, column) in (0..24).flat_map(|line| (0..80).map(move |column| (line, column))) {
            let cell = screen.cell(line, column).unwrap();
            reversed += usize::from(cell.inverse());
            coloured += usize::from(
                cell.fgcolor() != vt100::Color::Default || cell.bgcolor() != vt100::Color::Default,
            );
        }
    });
    assert_eq!(coloured, 0);
    assert!(reversed >= 80, "the line under the cursor is reversed");
    terminal.send("q");
    assert!(terminal.ended().success());
}

#[test]
fn a_change_by_another_program_shows_by_itself() {
    let folder = folder();
    let mut terminal = open(&folder, &[]);
    terminal.wait("Fans of Gujrat");
    let file = folder.path().join("fans.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("Fans of Gujrat", "Motors of Gujrat")).unwrap();
    terminal.wait("Motors of Gujrat");
    std::fs::write(
        folder.path().join("dates.toml"),
        "[cluster]\nname = \"Dates of Khairpur\"\n",
    )
    .unwrap();
    terminal.wait("Dates of Khairpur");
    terminal.send("q");
    assert!(terminal.ended().success());
}

#[test]
fn a_folder_that_vanishes_is_told_stays_on_the_screen_and_is_read_again_when_it_is_back() {
    let around = tempfile::tempdir().unwrap();
    let [stick, away] = ["stick", "away"].map(|name| around.path().join(name));
    let place = stick.join("roadmaps");
    std::fs::create_dir_all(&place).unwrap();
    let file = folder();
    let file = std::fs::read_to_string(file.path().join("fans.toml")).unwrap();
    std::fs::write(place.join("fans.toml"), &file).unwrap();
    let set = [("TCU_AS", "Tester"), ("TCU_TODAY", "2026-11-15")];
    let arguments = ["--roadmaps", place.to_str().unwrap()];
    let mut terminal = Terminal::start(TCU, &arguments, &set, SIZE);
    terminal.wait("Fans of Gujrat");
    // The folder itself, then all around it too, as with a stick that is pulled out.
    for gone in [&place, &stick] {
        std::fs::rename(gone, &away).unwrap();
        terminal.wait("is gone");
        assert!(terminal.text().contains("Fans of Gujrat"));
        // The first key takes what was said away, so that it is said anew.
        terminal.send("N");
        terminal.wait("New roadmap");
        terminal.send("Bangles");
        terminal.wait("Bangles");
        terminal.until("the form", |terminal| !terminal.text().contains("is gone"));
        terminal.send("\x13");
        terminal.wait("is gone");
        terminal.wait("Fans of Gujrat");
        assert!(!gone.exists(), "it was made anew");
        std::fs::rename(&away, gone).unwrap();
        terminal.wait("is back");
        let fans = place.join("fans.toml");
        assert_eq!(std::fs::read_to_string(&fans).unwrap(), file);
        // And it is watched again.
        for (from, to) in [("Fans", "Motors"), ("Motors", "Fans")] {
            let now = std::fs::read_to_string(&fans).unwrap();
            std::fs::write(&fans, now.replace(from, to)).unwrap();
            terminal.wait(&format!("{to} of Gujrat"));
        }
    }
    let names = std::fs::read_dir(&place).unwrap().count();
    assert_eq!(names, 1);
    terminal.signal("TERM");
    terminal.ended();
}

#[test]
fn an_edit_is_on_the_disk_before_it_is_called_saved_and_is_there_again_later() {
    let folder = folder();
    let file = folder.path().join("fans.toml");
    let mut terminal = open(&folder, &[]);
    terminal.wait("Fans of Gujrat");
    terminal.send("Af");
    terminal.wait("New forecast");
    terminal.send("2026-12-31\t");
    terminal.wait("31 Dec 2026");
    terminal.send("\tThe rig came late\x13");
    terminal.wait("reason");
    terminal.send("funding\r\x13");
    terminal.wait("Saved");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("forecast = 2026-12-31"), "{text}");
    assert!(
        text.contains("why = \"The rig came late\"") && text.contains("by = \"Tester\""),
        "{text}"
    );
    terminal.send("u");
    terminal.wait("Undone");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(
        text.contains("forecast = 2026-09-30") && !text.contains("[[change]]"),
        "{text}"
    );
    terminal.send("U");
    terminal.wait("Done again");
    terminal.send("q");
    assert!(terminal.ended().success());
    let mut terminal = open(&folder, &[]);
    terminal.wait("Fans of Gujrat");
    terminal.send("A");
    terminal.wait("31 Dec 2026");
    terminal.send("q");
    assert!(terminal.ended().success());
}

#[test]
fn an_editor_has_the_terminal_to_itself() {
    let folder = folder();
    let editor = folder.path().join("editor.sh");
    std::fs::write(
        &editor,
        "#!/bin/sh\necho in the editor with $1\nread line\necho \"# $line\" >> \"$1\"\n",
    )
    .unwrap();
    let command = format!("sh {}", editor.display());
    let mut terminal = open(&folder, &[("EDITOR", &command)]);
    terminal.wait("Fans of Gujrat");
    terminal.send("E");
    terminal.wait("in the editor");
    assert!(!terminal.ask(|screen| screen.alternate_screen()));
    terminal.send("quick\r");
    terminal.until("the screen again", |terminal| {
        terminal.ask(|screen| screen.alternate_screen())
            && terminal.text().contains("Fans of Gujrat")
    });
    assert!(
        std::fs::read_to_string(folder.path().join("fans.toml"))
            .unwrap()
            .ends_with("# quick\n")
    );
    terminal.send("q");
    assert!(terminal.ended().success());
}

#[test]
fn undo_after_a_change_by_another_program_is_a_logged_correction() {
    let folder = folder();
    let file = folder.path().join("fans.toml");
    let mut terminal = open(&folder, &[]);
    terminal.wait("Fans of Gujrat");
    terminal.send("A");
    terminal.wait("overdue");
    terminal.send("f2026-12-31\t");
    terminal.wait("31 Dec 2026");
    terminal.send("funding\rThe rig came late\x13");
    terminal.wait("Saved");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("Test rig runs", "Test rig works")).unwrap();
    terminal.wait("Test rig works");
    terminal.send("u");
    terminal.wait("correction");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("forecast = 2026-09-30"), "{text}");
    assert!(
        text.contains("Test rig works") && text.contains("code = \"correction\""),
        "{text}"
    );
    terminal.send("q");
    assert!(terminal.ended().success());
}

#[test]
fn from_nothing_a_first_roadmap_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = open(&folder, &[]);
    terminal.wait("no roadmap yet");
    terminal.send("N");
    terminal.wait("New roadmap");
    terminal.send("Carpets of Lahore\x13");
    terminal.wait("Made: carpets-of-lahore.toml");
    assert!(folder.path().join("carpets-of-lahore.toml").exists());
    terminal.wait("1 Overview");
    terminal.send("q");
    assert!(terminal.ended().success());
}

#[test]
fn the_samples_are_copied_for_a_first_look() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = open(&folder, &[]);
    terminal.wait("no roadmap yet");
    terminal.send("\x1bOR");
    terminal.wait("Sialkot surgical");
    terminal.send("q");
    assert!(terminal.ended().success());
}

#[test]
fn a_broken_file_is_shown_with_its_line_and_hides_no_other() {
    let folder = folder();
    std::fs::write(
        folder.path().join("broken.toml"),
        "[cluster]\nname = \"x\"\nplace = \n",
    )
    .unwrap();
    let mut terminal = open(&folder, &[]);
    terminal.wait("Fans of Gujrat");
    terminal.wait("broken.toml cannot be read");
    terminal.send("!");
    terminal.wait("line 3");
    terminal.send("q");
    assert!(terminal.ended().success());
}

/// A folder in which three things need somebody.
fn to_review() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = "format = 1\n[cluster]\nname = \"Fans of Gujrat\"\n[[milestone]]\nid = \"rig\"\ntitle = \"Test rig runs\"\nowner = \"lab\"\nbaseline = 2026-09-30\n[[milestone]]\nid = \"scope\"\ntitle = \"Scope granted\"\nstatus = \"active\"\nowner = \"lab\"\nbaseline = 2027-09-30\n[[owner]]\nid = \"lab\"\nrole = \"Head of lab\"\n[[confirmation]]\non = 2026-01-15\nby = \"A\"\nitems = [\"scope\", \"rig\"]\n[[review]]\non = 2026-10-15\nby = \"A\"\nkind = \"monthly\"\n";
    std::fs::write(folder.path().join("fans.toml"), text).unwrap();
    folder
}

#[test]
fn a_review_is_left_found_again_and_written() {
    let folder = to_review();
    let state = tempfile::tempdir().unwrap();
    let home = state.path().to_str().unwrap();
    let mut terminal = open(&folder, &[("HOME", home)]);
    terminal.wait("Fans of Gujrat");
    terminal.send("\rR");
    terminal.wait("1 of 2");
    terminal.wait("Scope granted");
    terminal.send("c");
    terminal.wait("2 of 2");
    terminal.wait("Test rig runs");
    terminal.send("\x1b");
    terminal.wait("Worst");
    terminal.send("q");
    assert!(terminal.ended().success());
    // The next morning.
    let mut terminal = open(&folder, &[("HOME", home)]);
    terminal.wait("Fans of Gujrat");
    terminal.send("R");
    terminal.wait("2 of 2");
    terminal.wait("1 settled");
    terminal.send("f2026-12-31\tsupp\tPump is late\x13");
    terminal.wait("Write the review of Fans of Gujrat");
    terminal.send("\r");
    terminal.wait("moved 1 (Test rig runs +92 d)");
    terminal.send("\x13");
    terminal.wait("is written");
    terminal.send("\r");
    terminal.wait("The review is over");
    terminal.send("q");
    assert!(terminal.ended().success());
    let text = std::fs::read_to_string(folder.path().join("fans.toml")).unwrap();
    let review = text.rsplit("[[review]]").next().unwrap();
    assert!(review.contains("kind = \"monthly\""), "{review}");
    assert!(
        review.contains("confirmed 1, moved 1 (Test rig runs +92 d)"),
        "{review}"
    );
}

#[test]
fn who_is_left_unsaid_is_not_asked_at_the_next_start_and_a_killed_remark_is_told_by_name() {
    let folder = to_review();
    let home = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let set = [
        ("HOME", home.path().to_str().unwrap()),
        ("USER", "laptop7"),
        ("TCU_TODAY", "2026-11-15"),
    ];
    let start = || Terminal::start(TCU, &["--roadmaps", path], &set, SIZE);
    let mut terminal = start();
    terminal.wait("Who are you?");
    terminal.send("\x1b");
    terminal.wait("as by laptop7");
    terminal.send("q");
    assert!(terminal.ended().success());
    let mut terminal = start();
    terminal.wait("Fans");
    terminal.send("n");
    terminal.wait("Who are you?");
    terminal.send("\x1b");
    terminal.wait("Then refer it, do not write");
    terminal.send("The rig is cold");
    terminal.wait("The rig is cold");
    let kept = home.path().join(".local/state/tcu/drafts");
    terminal.until("the draft", |_| {
        // Not what is being written beside it.
        let files = std::fs::read_dir(&kept).into_iter().flatten().flatten();
        let files = files.map(|file| file.path());
        let whole = files.filter(|path| path.extension().is_some_and(|end| end == "json"));
        let texts = whole.filter_map(|path| std::fs::read_to_string(path).ok());
        texts
            .into_iter()
            .any(|text| text.contains("The rig is cold"))
    });
    terminal.signal("KILL");
    // Its lock goes with it.
    terminal.ended();
    let mut terminal = start();
    terminal.wait("Not saved last time");
    terminal.wait("1 feedback not saved");
    terminal.send("n");
    terminal.wait("“The rig is cold”");
    terminal.send("\r\x13");
    terminal.wait("Saved: new feedback");
    terminal.send("q");
    assert!(terminal.ended().success());
    let text = std::fs::read_to_string(folder.path().join("fans.toml")).unwrap();
    assert!(text.contains("The rig is cold"), "{text}");
}

#[test]
fn an_officer_says_who_they_are_once_and_writes_down_what_is_said() {
    let folder = to_review();
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join(".config/tcu");
    std::fs::create_dir_all(&config).unwrap();
    let config = config.join("config.toml");
    std::fs::write(
        &config,
        "# the officer's laptop\nrole = \"field\" # no more\n",
    )
    .unwrap();
    let path = folder.path().to_str().unwrap();
    let set = [
        ("HOME", home.path().to_str().unwrap()),
        ("USER", "laptop7"),
        ("TCU_TODAY", "2026-11-15"),
    ];
    let start = || Terminal::start(TCU, &["--roadmaps", path], &set, SIZE);
    let mut terminal = start();
    terminal.wait("Who are you?");
    terminal.wait("laptop7");
    terminal.send("\x17A. Khan\tSIMAP\x13");
    terminal.wait("Is this program new to you?");
    terminal.send("\x1b");
    terminal.until("the offer to go", |terminal| {
        !terminal.text().contains("Is this program new")
    });
    terminal.send("\r");
    terminal.wait("Then refer it, do not write");
    terminal.send("The rig is cold\tWazirabad\x13");
    terminal.wait("Saved: new feedback");
    terminal.wait("the visit today: Wazirabad");
    terminal.send("2");
    terminal.wait("The rig is cold");
    let office = tempfile::tempdir().unwrap();
    terminal.send("\x1b");
    terminal.wait("New feedback");
    terminal.send("3");
    terminal.wait("folder");
    terminal.send(&format!("{}\x13", office.path().display()));
    terminal.until("the packet", |_| {
        std::fs::read_dir(office.path()).is_ok_and(|mut files| files.next().is_some())
    });
    terminal.send("q");
    assert!(terminal.ended().success());
    let text = std::fs::read_to_string(folder.path().join("fans.toml")).unwrap();
    assert!(text.contains("by = \"A. Khan\""), "{text}");
    assert_eq!(
        std::fs::read_to_string(&config).unwrap(),
        "# the officer's laptop\nrole = \"field\" # no more\nname = \"A. Khan\"\noffice = \"SIMAP\"\n"
    );
    // In the afternoon.
    let mut terminal = start();
    terminal.wait("A. Khan");
    terminal.wait("the visit today: Wazirabad");
    terminal.send("q");
    assert!(terminal.ended().success());
}

/// Two people added `lab` apart, and one removed `rig` that the other changed.
const APART: &str = r#"[cluster]
name = "Fans of Gujrat"

[[milestone]]
id = "lab"   # Ann's
title = "Calibration lab"
weight = 3

[[milestone]]
id = "rig"   # kept
title = "Test rig"
after = ["lab"]

[[change]]
on = 2026-10-01
by = "Ann"
item = "lab"
field = "added"

[[change]]
on = 2026-10-02
by = "Bob"
item = "lab"
field = "added"

[[conflict]]
item = "lab"
field = "added"
ours = { id = "lab", title = "Calibration lab", weight = 3 }
theirs = { id = "lab", title = "Test lab", colour = "blue" }
ours_by = "Bob"
theirs_by = "Ann"

[[conflict]]
item = "rig"
field = "removed"
base = false
ours = false
theirs = true
theirs_by = "Ann"
"#;

#[test]
fn undo_of_a_settled_addition_or_removal_gives_the_bytes_of_before() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("fans.toml");
    std::fs::write(&file, APART).unwrap();
    let read = || std::fs::read_to_string(&file).unwrap();
    let mut terminal = open(&folder, &[]);
    terminal.wait("Fans of Gujrat");
    terminal.send("W");
    terminal.wait("added by two people");
    let down = "\x1b[B";
    let right = "\x1b[C";
    for (keys, words) in [
        (["", ""], "one entry made of both: Calibration lab"),
        (["", right], "both kept, as two entries: Calibration lab"),
        ([down, ""], "kept: Test rig"),
        (["", right], "removed: Test rig"),
    ] {
        terminal.send(&format!("{}\r", keys[0]));
        terminal.wait("Which holds?");
        terminal.send(&format!("{}\r", keys[1]));
        terminal.wait(&format!("Saved: {words}"));
        let settled = read();
        assert_ne!(settled, APART);
        terminal.send("u");
        terminal.wait("Undone: ");
        assert_eq!(read(), APART, "{words}");
        terminal.send("U");
        terminal.wait("Done again: ");
        assert_eq!(read(), settled, "{words}");
        terminal.send("u");
        terminal.wait("Undone: ");
        assert_eq!(read(), APART, "{words}");
    }
    terminal.send("q");
    assert!(terminal.ended().success());
}

#[test]
fn what_was_not_sent_and_what_has_no_receipt_is_told_at_the_start() {
    let (folder, home) = (folder(), tempfile::tempdir().unwrap());
    let stick = home.path().join("stick");
    let on_stick = stick.join("roadmaps");
    std::fs::create_dir_all(&on_stick).unwrap();
    let salmon = "format = 1\n[cluster]\nname = \"Salmon of Chile\"\n";
    std::fs::write(on_stick.join("salmon.toml"), salmon).unwrap();
    let [path, stick] = [folder.path(), &stick].map(|path| path.to_str().unwrap());
    let set = [
        ("HOME", home.path().to_str().unwrap()),
        ("TCU_AS", "Tester"),
        ("TCU_TODAY", "2026-11-15"),
    ];
    let run = |arguments: &[&str]| {
        let mut command = std::process::Command::new(TCU);
        let command = command.env_clear().envs(set).args(["--roadmaps", path]);
        let output = command.args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
    };
    let start = || {
        let terminal = Terminal::start(TCU, &["--roadmaps", path], &set, (240, 40));
        terminal.wait("Fans of Gujrat");
        terminal
    };
    // On the screens too it is said which folder was taken.
    let mut terminal = start();
    terminal.send("S");
    terminal.wait("Sync with which folder?");
    terminal.send(&format!("{stick}\x13"));
    terminal.wait("The roadmaps there lie in");
    terminal.wait("Salmon of Chile");
    assert!(!terminal.text().contains("not yet sent"));
    terminal.send("q");
    assert!(terminal.ended().success());
    let remark = ["--kind", "problem", "--voice", "cluster-firm", "No power"];
    run(&[&["feedback", "add", "fans"][..], &remark].concat());
    // Nothing is changed in this visit: what an earlier one left is told.
    let mut terminal = start();
    terminal.wait("1 change not yet sent to");
    terminal.send("q");
    assert!(terminal.ended().success());
    let packet = home.path().join("packet.toml");
    run(&["feedback", "export", "-o", packet.to_str().unwrap()]);
    run(&["sync", stick]);
    let mut terminal = start();
    terminal.wait("1 feedback given, without a receipt");
    assert!(!terminal.text().contains("not yet sent"));
    terminal.send("q");
    assert!(terminal.ended().success());
}
