//! No text that a file, an argument, a file name or git gives can command the terminal.

use std::fs;

use crate::sealed::Sealed;

/// What is planted: escape sequences, controls of one byte and of C1, overrides of direction, characters that
/// show nothing, and the marks of styles.
const PLANTED: &str = "x\u{1b}[2J\u{1b}]0;pwn\u{7}\u{9b}31m\u{7f}\u{202e}\u{2066}\u{200b}\u{2060}\u{e0041}\u{feff}\u{fdd0}1\u{fdd1}";

/// The planted text as a string of TOML.
fn in_toml() -> String {
    let one = |c: char| match c {
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", PLANTED.chars().map(one).collect::<String>())
}

/// A folder with the text in every field that takes one, in ids, in unknown keys, and in the names of files.
fn planted() -> Sealed {
    let fields = "[cluster]\nname = X\nplace = X\nsector = X\nsummary = X\nsource = X\nwrong = X\n\
        [[owner]]\nid = \"own\"\nrole = X\norg = X\nperson = X\ncontact = X\nuntil = 2025-01-01\n\
        [[milestone]]\nid = \"one\"\ntitle = X\nowner = X\nblocked_by = X\nstatus = \"blocked\"\n\
        baseline = 2026-01-01\nevidence = [X]\nnotes = X\nresult = X\ndone_means = X\nafter = [X]\n\
        [[milestone]]\nid = X\ntitle = X\nstatus = X\nbaseline = X\n\
        [[capability]]\nid = \"cap\"\nname = X\nfirm_group = X\n[[capability.match]]\nzone = X\nbasis = X\n\
        [[indicator]]\nid = \"ind\"\nname = X\nunit = X\ntarget = 1\n[[indicator.reading]]\non = 2026-01-01\nvalue = 2\nsource = X\n\
        [[risk]]\nid = \"risk\"\ntext = X\nresponse = X\nowner = X\n\
        [[feedback]]\nid = \"f-20261004-k3v9q2mx\"\non = 2026-10-04\nby = X\nwho = X\nplace = X\ntext = X\nquotable = true\nowner = X\n\
        [[decision]]\nid = \"dec\"\ntext = X\nowner = X\ndue = 2026-01-01\n\
        [[review]]\non = 2026-01-01\nby = X\nnote = X\nattended = [X]\n\
        [[change]]\non = 2026-01-02\nby = X\nitem = X\nfield = X\nfrom = X\nto = X\nwhy = X\ncode = X\n\
        [[conflict]]\nitem = \"one\"\nfield = \"title\"\nours = X\ntheirs = X\nours_by = X\n[X]\na = X\n";
    let broken = "[cluster]\nname = \"a\nX = ===\n";
    let shared = "[[zone]]\nid = \"zone\"\nname = X\nplace = X\n[[referral]]\nname = X\nphone = X\n[[owner]]\nid = \"shared\"\norg = X\n";
    let text = |text: &str| text.replace('X', &in_toml());
    let sealed = Sealed::with(&[
        ("fans.toml", &text(fields)),
        ("broken.toml", &broken.replace('X', PLANTED)),
        ("portfolio.toml", &text(shared)),
    ]);
    let name = PLANTED.replace('\u{0}', "");
    fs::write(sealed.roadmaps().join(format!("{name}.toml")), "a = 1").expect("a file is written");
    sealed
}

/// Every command that reads or writes, with the planted text wherever one may be typed.
const COMMANDS: &[&[&str]] = &[
    &["check"],
    &["check", "--format", "github"],
    &["check", "--format", "json"],
    &["check", "X"],
    &["check", "--new-since", "X"],
    &["check", "--fail-on", "X"],
    &["list", "X"],
    &["list", "milestones", "--where", "X"],
    &["list", "milestones", "--sort", "X"],
    &["list", "milestones", "--roadmap", "X"],
    &["list", "roadmaps", "--format", "json"],
    &["list", "roadmaps", "--format", "csv"],
    &["show", "fans"],
    &["show", "fans", "--format", "json"],
    &["show", "fans/one"],
    &["show", "fans/cap"],
    &["show", "fans/ind"],
    &["show", "fans/risk"],
    &["show", "fans/own"],
    &["show", "portfolio/zone"],
    &["show", "Q2MX"],
    &["show", "X"],
    &["show", "fans/X"],
    &["agenda"],
    &["agenda", "--owner", "X"],
    &["compare"],
    &["zones"],
    &["X"],
    &["--X"],
    &["--today", "X", "check"],
    &["--roadmaps", "X", "check"],
    &["new", "X", "--name", "X"],
    &["add", "fans", "milestone", "title=X", "X=X"],
    &["add", "fans", "X", "title=X"],
    &["add", "fans", "milestone", "id=new", "title=X", "--as", "X"],
    &["set", "fans/one", "title=X", "--as", "X"],
    &["set", "fans/one", "status=X"],
    &["set", "fans/X", "title=a"],
    &["confirm", "fans/one", "--said-by", "X"],
    &["forecast", "fans/one", "X"],
    &[
        "forecast", "fans/one", "30 Dec", "--why", "X", "--code", "X",
    ],
    &["block", "fans/one", "X"],
    &["drop", "fans/one", "--why", "X", "--code", "other"],
    &["handover", "X", "fans/own"],
    &["handover", "fans/own", "X"],
    &["remove", "fans/X", "--why", "X", "--code", "X"],
    &[
        "feedback", "add", "fans", "--kind", "X", "--voice", "X", "X",
    ],
    &["feedback", "answer", "Q2MX", "--outcome", "X", "X"],
    &["feedback", "refer", "fans", "--to", "X"],
    &["feedback", "export", "-o", "X/X"],
    &["feedback", "import", "X"],
    &["merge", "X", "X", "X"],
    &["merge", "X", "--into", "fans"],
    &["resolve", "fans/one", "X", "X"],
    &["review", "fans", "--note", "X", "--kind", "X"],
    &["assess", "fans/cap", "X"],
    &["sync", "X"],
    &["sync"],
    &["samples", "X"],
    &["open", "X"],
];

/// What may not stand in what a command writes.
fn obeyed(text: &str, styles: bool) -> Option<char> {
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let is_bad = match character {
            '\n' => false,
            '\u{1b}' if styles => {
                let rest: String = characters.by_ref().take_while(|c| *c != 'm').collect();
                let numbers = rest.strip_prefix('[');
                numbers
                    .is_none_or(|numbers| !numbers.chars().all(|c| c.is_ascii_digit() || c == ';'))
            }
            c => {
                c.is_control()
                    || matches!(c, '\u{200b}' | '\u{2060}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
                    || matches!(c, '\u{feff}' | '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e007f}')
            }
        };
        if is_bad {
            return Some(character);
        }
    }
    None
}

#[test]
fn nothing_planted_reaches_the_terminal() {
    for (color, styles) in [("never", false), ("always", true)] {
        for command in COMMANDS {
            let sealed = planted();
            let mut arguments = vec!["--color".to_owned(), color.to_owned()];
            arguments.extend(command.iter().map(|word| word.replace('X', PLANTED)));
            let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let output = sealed.command(&words).output().expect("the command runs");
            for bytes in [&output.stdout, &output.stderr] {
                let text = String::from_utf8(bytes.clone()).expect("UTF-8");
                assert_eq!(obeyed(&text, styles), None, "{command:?}: {text:?}");
            }
            assert!(output.status.code().is_some(), "{command:?} was killed");
        }
    }
}

/// A git that answers every question with escape sequences.
#[cfg(unix)]
#[test]
fn what_git_says_is_clean_too() {
    use std::os::unix::fs::PermissionsExt;
    let sealed = planted();
    let bin = sealed.root().join("bin");
    fs::create_dir(&bin).expect("a folder");
    let git = bin.join("git");
    let script =
        format!("#!/bin/sh\nprintf '%s\\n' '{PLANTED}'\nprintf '%s\\n' '{PLANTED}' >&2\nexit 1\n");
    fs::write(&git, script).expect("a script");
    fs::set_permissions(&git, fs::Permissions::from_mode(0o755)).expect("it may run");
    for status in ["exit 1", "exit 0"] {
        let script = fs::read_to_string(&git).expect("the script");
        fs::write(&git, script.replace("exit 1", status)).expect("a script");
        for command in [&["sync"][..], &["git", "setup"], &["check"]] {
            let mut run = sealed.command(command);
            run.env("PATH", &bin);
            let output = run.output().expect("the command runs");
            for bytes in [&output.stdout, &output.stderr] {
                let text = String::from_utf8_lossy(bytes);
                assert_eq!(obeyed(&text, false), None, "{command:?}: {text:?}");
            }
        }
    }
}

/// Runs real git in a sealed home, and expects it to do so.
#[cfg(unix)]
fn git(sealed: &Sealed, dir: &std::path::Path, arguments: &[&str]) {
    let output = std::process::Command::new("git")
        .arg("-C")
        .arg(dir)
        .args(["-c", "user.name=T", "-c", "user.email=t@example.org"])
        .args(arguments)
        .env("HOME", sealed.root())
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("git runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
}

/// A real remote whose hooks write escape sequences, on a branch and in a folder whose names hold what git allows.
#[cfg(unix)]
#[test]
fn what_a_remote_its_hooks_and_its_branches_say_is_clean_too() {
    use std::os::unix::fs::PermissionsExt;
    const NAME: &str = "x\u{202e}\u{2066}\u{200b}\u{2060}\u{e0041}\u{9b}31m1";
    let sealed = Sealed::with(&[("a.toml", "[cluster]\nname = \"A\"\n")]);
    let (remote, dir) = (sealed.root().join(NAME), sealed.roadmaps());
    git(&sealed, sealed.root(), &["init", "-q", "--bare", NAME]);
    git(&sealed, &dir, &["init", "-q"]);
    git(&sealed, &dir, &["checkout", "-q", "-b", NAME]);
    let place = remote.display().to_string();
    git(&sealed, &dir, &["remote", "add", "origin", &place]);
    let hook = |name: &str, status: u8| {
        let file = remote.join("hooks").join(name);
        fs::create_dir_all(remote.join("hooks")).expect("a folder");
        let script = format!("#!/bin/sh\nprintf '%s\\n' '{PLANTED}' >&2\nexit {status}\n");
        fs::write(&file, script).expect("a script");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).expect("it may run");
    };
    let mut heard = String::new();
    let mut sync = |what: &str| {
        let path = std::env::var("PATH").unwrap_or_default();
        let mut run = sealed.command(&["sync"]);
        run.env("PATH", path).env("GIT_CONFIG_NOSYSTEM", "1");
        let output = run.output().expect("the command runs");
        for bytes in [&output.stdout, &output.stderr] {
            let text = String::from_utf8_lossy(bytes);
            assert_eq!(obeyed(&text, false), None, "{what}: {text:?}");
            heard.push_str(&text);
        }
    };
    hook("pre-receive", 1);
    sync("a hook that refuses");
    hook("pre-receive", 0);
    hook("post-update", 0);
    sync("hooks that let it pass");
    fs::write(
        dir.join("b.toml"),
        format!("[cluster]\nname = \"{PLANTED}\n<<<<<<< {PLANTED}\n=======\n>>>>>>> x\n"),
    )
    .expect("a file is written");
    sync("a broken roadmap");
    fs::rename(&remote, sealed.root().join("away")).expect("it is renamed");
    sync("a remote that is away");
    assert!(heard.contains("sent 1"), "{heard}");
    assert!(
        heard.contains("b.toml in this folder cannot be sent"),
        "{heard}"
    );
}

#[test]
fn what_a_packet_or_a_stick_holds_is_clean_too() {
    let sealed = planted();
    let packet = "format = 1\npacket = X\nby = X\noffice = X\non = 2026-11-01\n\
        [[feedback]]\nroadmap = \"fans\"\nid = X\non = 2026-10-04\nby = X\ntext = X\nwho = X\nkind = X\n\
        [[feedback]]\nroadmap = X\nid = \"f-20261004-k3v9q2mz\"\non = 2026-10-04\nby = X\ntext = X\nX = X\n\
        [[feedback]]\nroadmap = \"fans\"\nid = \"f-20261004-k3v9q2mx\"\non = 2026-10-04\nby = X\ntext = X\n[X]\na = X\n";
    let quoted = in_toml();
    let packets = [
        packet.replace('X', &quoted),
        packet
            .replacen('X', "\"p-20261101-abcd\"", 1)
            .replace("id = X", "id = \"f-20261004-k3v9q2mt\"")
            .replace('X', &quoted),
        packet.replace('X', PLANTED),
        PLANTED.to_owned(),
    ];
    let stick = sealed.root().join("stick");
    fs::create_dir(&stick).expect("a folder");
    for (index, text) in packets.iter().enumerate() {
        fs::write(sealed.root().join(format!("p{index}.toml")), text).expect("a file is written");
    }
    let fans = sealed.read("fans.toml").replace("2026-01-01", "2026-02-01");
    fs::write(stick.join("fans.toml"), fans).expect("a file is written");
    fs::write(stick.join(format!("{PLANTED}.toml")), "a = 1").expect("a file is written");
    fs::write(stick.join(format!("fans ({PLANTED}).toml")), "a = 1").expect("a file is written");
    fs::write(stick.join("broken.toml"), format!("a = {PLANTED}")).expect("a file is written");
    let runs: [&[&str]; 7] = [
        &["feedback", "import", "p0.toml"],
        &["feedback", "import", "p1.toml"],
        &["feedback", "import", "p2.toml"],
        &["feedback", "import", "p3.toml"],
        &["sync", "stick"],
        &["check"],
        &["list", "conflicts"],
    ];
    for command in runs {
        let output = sealed.command(command).output().expect("the command runs");
        for bytes in [&output.stdout, &output.stderr] {
            let text = String::from_utf8(bytes.clone()).expect("UTF-8");
            assert_eq!(obeyed(&text, false), None, "{command:?}: {text:?}");
        }
        assert!(output.status.code().is_some(), "{command:?} was killed");
    }
}

/// A style is an escape sequence too: that of a file is shown, only those of the program are obeyed.
#[test]
fn the_styles_of_a_file_are_not_those_of_the_program() {
    let style = "\\u001B[35mdone";
    let text = format!(
        "[cluster]\nname = \"Fans\"\n[[milestone]]\nid = \"lab\"\ntitle = \"Lab {style}\"\nstatus = \"{style}\"\nforecast = \"{style}\"\n"
    );
    let sealed = Sealed::with(&[("fans.toml", &text)]);
    for command in [
        &["check"][..],
        &["show", "fans/lab"],
        &["list", "milestones"],
    ] {
        let output = sealed
            .command(&[&["--color", "always"], command].concat())
            .output()
            .expect("it runs");
        let told = [output.stdout, output.stderr].concat();
        let told = String::from_utf8(told).expect("UTF-8");
        assert!(told.contains("␛[35m"), "{command:?}: {told}");
        assert!(!told.contains("\u{1b}[35m"), "{command:?}: {told:?}");
    }
}
