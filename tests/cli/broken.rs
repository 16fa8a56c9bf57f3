//! Files that people or programs broke: each told in a person's words, with the line as it should be.

use crate::sealed::Sealed;

const HEAD: &str = "[cluster]\nname = \"A\"\n\n[[milestone]]\nid = \"m\"\ntitle = \"M\"\n";

/// The problems that `check` tells of a file with that line at its end.
fn problems(line: &str) -> Vec<(u64, u64, String)> {
    let sealed = Sealed::with(&[("a.toml", &format!("{HEAD}{line}\n"))]);
    let text = sealed.stdout(&["check", "--format", "json"], 3);
    let check: serde_json::Value = serde_json::from_str(&text).unwrap();
    let problems = check["problems"].as_array().unwrap().iter();
    problems
        .map(|problem| {
            let number = |key: &str| problem[key].as_u64().unwrap();
            let message = problem["message"].as_str().unwrap().to_owned();
            (number("line"), number("column"), message)
        })
        .collect()
}

/// A line, the column at which it is told, words of what is told, and the line that is to be written.
const LINES: &[(&str, u64, &str, &str)] = &[
    (
        "baseline = 31/03/2027",
        12,
        "year-month-day",
        "baseline = 2027-03-31",
    ),
    (
        "baseline = 31.3.2027  # SC",
        12,
        "year-month-day",
        "baseline = 2027-03-31  # SC",
    ),
    (
        "baseline = 2027\u{2013}03\u{2013}31",
        12,
        "year-month-day",
        "baseline = 2027-03-31",
    ),
    (
        "done_means = \u{201c}x\u{201d}",
        14,
        "curly quotes \u{201c}",
        "done_means = \"x\"",
    ),
    (
        "status\u{a0}= \"active\"",
        7,
        "no-break space",
        "status = \"active\"",
    ),
    ("notes: \"x\"", 6, "not a colon", "notes = \"x\""),
    (
        "notes: some words",
        6,
        "not a colon",
        "notes = \"some words\"",
    ),
    (
        "owner =",
        8,
        "a value is missing after owner =",
        "owner = \"\u{2026}\"",
    ),
    (
        "owner = smeda",
        9,
        "a text stands in quotes",
        "owner = \"smeda\"",
    ),
    (
        "owner = \"smeda",
        9,
        "no quote at its end",
        "owner = \"smeda\"",
    ),
    ("[[risk]", 1, "brackets of a header", "[[risk]]"),
    ("[[risk", 1, "no ] at its end", "[[risk]]"),
    ("[cluster", 1, "no ] at its end", "[cluster]"),
    ("[ [risk]]", 1, "brackets of a header", "[[risk]]"),
    (
        "after = [\"a\", \"b\"",
        9,
        "list that begins here has no ]",
        "after = [\"a\", \"b\"]",
    ),
    (
        "x = { a = 1",
        5,
        "braces that begins here has no }",
        "x = { a = 1 }",
    ),
    ("sample = True", 10, "true or false", "sample = true"),
    ("progress = 3,600", 12, "without marks", "progress = 3600"),
    (
        "progress = 40%",
        12,
        "a number stands alone",
        "progress = 40",
    ),
    ("progress = \u{2212}5", 12, "the dash", "progress = -5"),
    (
        "progress = \u{664}\u{660}",
        12,
        "digits 0 to 9",
        "progress = 40",
    ),
    ("owner = \"smeda\";", 16, "no ; either", "owner = \"smeda\""),
    ("owner = \"smeda\",", 16, "no , either", "owner = \"smeda\""),
    (
        "owner \"smeda\"",
        7,
        "between a key and its value",
        "owner = \"smeda\"",
    ),
    ("owner := smeda", 7, "and not :=", "owner = \"smeda\""),
    (
        "owner \u{ff1d} \"smeda\"",
        7,
        "no sign of equality",
        "owner = \"smeda\"",
    ),
    (
        "owner\u{200b} = \"smeda\"",
        6,
        "without width",
        "owner = \"smeda\"",
    ),
    (
        "just some words",
        1,
        "a line is key = value",
        "# just some words",
    ),
    ("// words", 1, "a comment begins with #", "# words"),
    (
        "after = [\"a\"\u{60c} \"b\"]",
        13,
        "no comma here",
        "after = [\"a\", \"b\"]",
    ),
    (
        "after = \"a\", \"b\"",
        9,
        "in brackets",
        "after = [\"a\", \"b\"]",
    ),
    (
        "after = [\"a\" \"b\"]",
        9,
        "stand commas",
        "after = [\"a\", \"b\"]",
    ),
    (
        "after = [a, b]",
        9,
        "stands in quotes",
        "after = [\"a\", \"b\"]",
    ),
    (
        "evidence = [\"C:\\Users\\x.pdf\"]",
        13,
        "a backslash",
        "evidence = ['C:\\Users\\x.pdf']",
    ),
    (
        "result = \"the \"new\" rig\"",
        10,
        "quotes inside a text",
        "result = 'the \"new\" rig'",
    ),
    (
        "notes = \"a\u{7}b\"",
        11,
        "control character",
        "notes = \"ab\"",
    ),
    (
        "t\u{ed}tulo = \"x\"",
        1,
        "other letters",
        "\"t\u{ed}tulo\" = \"x\"",
    ),
    // Several things at once: what is to be written has none of them.
    (
        "owner: \u{201c}smeda\u{201d},",
        8,
        "curly quotes",
        "owner = \"smeda\"",
    ),
    (
        "done\u{a0}means = 31/03/2027",
        5,
        "no-break space",
        "done_means = 2027-03-31",
    ),
];

#[test]
fn a_line_that_is_no_toml_is_told_once_with_what_to_write() {
    for &(line, column, told, right) in LINES {
        let problems = problems(line);
        let [(7, at, message)] = &problems[..] else {
            panic!("{line}: {problems:?}");
        };
        assert_eq!(*at, column, "{line}: {message}");
        assert!(message.contains(told), "{line}: {message}");
        let right = format!(": write {right}");
        assert!(message.contains(&right), "{line}: {message}");
    }
}

/// What was opened and never closed is told where it began, and nothing behind it.
#[test]
fn what_is_not_closed_is_told_once_where_it_begins() {
    for (lines, told) in [
        (
            "after = [\"a\", \"b\"\nstatus = \"active\"",
            "write after = [\"a\", \"b\"]",
        ),
        (
            "after = [\n  \"a\",\n\n[[risk]]\nid = \"r\"",
            "write ] after its last line, \"\"a\",\"",
        ),
        (
            "notes = \"\"\"some words\nstatus = \"active\"",
            "has no \"\"\" at its end",
        ),
        (
            "notes = '''some words\nstatus = \"active\"",
            "has no ''' at its end",
        ),
    ] {
        let problems = problems(lines);
        let [(7, 9, message)] = &problems[..] else {
            panic!("{lines}: {problems:?}");
        };
        assert!(message.contains(told), "{lines}: {message}");
    }
}

/// A line of signs in a text is none of git's, whatever else is wrong with the file.
#[test]
fn a_marker_that_stayed_alone_is_told_and_a_heading_in_a_text_is_none() {
    let told = problems("=======");
    let [(7, 1, message)] = &told[..] else {
        panic!("{told:?}");
    };
    assert!(
        message.starts_with("one of git's conflict markers"),
        "{message}"
    );
    let told = problems("notes = \"\"\"\nHeading\n=======\n\"\"\"\nowner = smeda");
    assert!(
        told.len() == 1 && told[0].2.ends_with("write owner = \"smeda\""),
        "{told:?}"
    );
}

#[test]
fn a_date_of_another_form_is_told_with_the_one_of_files() {
    for line in [
        "baseline = 2027-3-31",
        "baseline = \"31/03/2027\"",
        "baseline = \"31 March 2027\"",
    ] {
        let problems = problems(line);
        assert_eq!(problems.len(), 1, "{line}: {problems:?}");
        let message = &problems[0].2;
        assert!(
            message.ends_with(": write 2027-03-31, without quotes"),
            "{message}"
        );
    }
    let message = &problems("baseline = 2027-02-30")[0].2;
    assert!(message.contains("a day that does not exist"), "{message}");
}

#[test]
fn curly_quotes_inside_a_text_are_no_fault() {
    let line = "notes = \"She said \u{201c}no\u{201d}\u{a0}\u{2013} twice\"";
    let sealed = Sealed::with(&[("a.toml", &format!("{HEAD}{line}\n"))]);
    sealed.stdout(&["check", "--fail-on", "never"], 0);
}

#[test]
fn a_file_that_is_broken_as_a_whole_is_one_problem_that_says_the_cause() {
    let markers = format!(
        "{HEAD}<<<<<<< HEAD\nowner = \"a\"\n=======\nowner = \"b\"\n>>>>>>> theirs\n<<<<<<< HEAD\nstatus = \"active\"\n=======\nstatus = \"done\"\n>>>>>>> theirs\n"
    );
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(HEAD.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    // Without the mark at its head it is zero bytes between letters.
    let wide: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut zeros = HEAD.as_bytes().to_vec();
    zeros.extend([0; 200]);
    for (bytes, told) in [
        (markers.into_bytes(), "line 7: git's conflict markers"),
        (utf16, "line 1: this file is saved as UTF-16"),
        (zeros, "line 7: zero bytes stand here"),
        (vec![0; 300], "line 1: zero bytes stand here"),
        (wide, "line 1: this file is saved as UTF-16"),
        (
            HEAD.replace('\n', "\r").into_bytes(),
            "line 1: the lines of this file end as on old Macs",
        ),
        (
            b"{\"cluster\": {}}".to_vec(),
            "line 1: this file holds JSON",
        ),
        (
            b"<!DOCTYPE html><html></html>\n".to_vec(),
            "line 1: this file holds a web page",
        ),
        (
            b"PK\x03\x04\xff\xfe".to_vec(),
            "line 1: this file holds a zip archive",
        ),
    ] {
        let sealed = Sealed::with(&[]);
        std::fs::write(sealed.roadmaps().join("a.toml"), bytes).unwrap();
        let text = sealed.stdout(&["check", "--format", "json"], 3);
        let check: serde_json::Value = serde_json::from_str(&text).unwrap();
        let [problem] = &check["problems"].as_array().unwrap()[..] else {
            panic!("{text}");
        };
        let line = problem["line"].as_u64().unwrap();
        let message = format!("line {line}: {}", problem["message"].as_str().unwrap());
        assert!(message.starts_with(told), "{message}");
    }
}

#[test]
fn a_roadmap_with_another_ending_is_told_and_never_passed_over() {
    let sealed = Sealed::with(&[
        ("fans.TOML", HEAD),
        ("cutlery.toml.txt", HEAD),
        ("notes.txt", "x"),
    ]);
    let told = sealed.run(&["check"]);
    for part in [
        "rename it to fans.toml",
        "rename it to cutlery.toml",
        "fans.TOML",
        "cutlery.toml.txt",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(
        !told.contains("notes.txt") && told.ends_with("--- status 3\n"),
        "{told}"
    );
}
