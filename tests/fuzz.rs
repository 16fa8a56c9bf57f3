//! Any input at all does no harm: the functions of the fuzz targets, with inputs made from a seed.
//!
//! `TCU_ROUNDS=100000 cargo test --release --test fuzz` makes so many inputs a target, from other seeds each time, and
//! tells how long the slowest took.

// The fuzz targets, a crate of their own, need it public.
#[expect(unreachable_pub)]
#[path = "../fuzz/harness/mod.rs"]
mod harness;
mod styles;

#[path = "fuzz/mutation.rs"]
mod mutation;

use mutation::{Mutation, run};

/// What stands in files of roadmaps.
const TOML: &[&str] = &[
    "[",
    "]",
    "[[",
    "]]",
    "=",
    "\"",
    "\"\"\"",
    "'",
    "'''",
    "#",
    ".",
    ",",
    "{",
    "}",
    "\n",
    "\r\n",
    "\\",
    "\t",
    " ",
    "2026-02-30",
    "2026-09-30",
    "1e400",
    "-0",
    "0x7f",
    "inf",
    "true",
    "format = 2\n",
    "[[milestone]]\n",
    "id = \"rig\"\n",
    "[milestone.notes]\n",
    "title = \"x\"\n",
    "after = [\"rig\"]\n",
    "[[capability.match]]\n",
    "[cluster]\n",
    "[[conflict]]\n",
    "[[feedback]]\n",
    "sensitive = true\n",
    "text = \"x\"\n",
    "\u{feff}",
    "\u{0}",
    "آ",
    "<<<<<<<\n",
    "colour = \"red\"\n",
    "[own]\na = 1\n",
    "[rules]\n",
    "\"quoted key\" = 1\n",
];

fn roadmaps() -> Vec<Vec<u8>> {
    let styles = styles::STYLES.iter().map(|text| text.as_bytes().to_vec());
    let fixtures = [harness::FANS, harness::SHARED].map(|text| text.as_bytes().to_vec());
    styles.chain(fixtures).collect()
}

fn texts(all: &[&str]) -> Vec<Vec<u8>> {
    all.iter().map(|text| text.as_bytes().to_vec()).collect()
}

#[test]
fn any_bytes_are_read_as_a_roadmap() {
    run(
        "read",
        300,
        harness::read,
        &Mutation {
            seeds: roadmaps(),
            tokens: TOML,
            parts: 1,
        },
    );
}

#[test]
fn any_text_that_was_read_is_edited_as_asked_and_keeps_its_other_bytes() {
    let seeds = roadmaps()
        .into_iter()
        .map(|text| [&b"choices!"[..], &text].concat());
    let mutation = Mutation {
        seeds: seeds.collect(),
        tokens: TOML,
        parts: 1,
    };
    run("splice", 400, harness::splice, &mutation);
}

#[test]
fn any_three_sides_are_merged_alike_in_every_order_and_keep_what_is_unknown() {
    run(
        "merge",
        120,
        harness::merge,
        &Mutation {
            seeds: roadmaps(),
            tokens: TOML,
            parts: 4,
        },
    );
}

#[test]
fn any_filter_is_refused_in_words_or_lists() {
    let seeds = texts(&[
        "owner:lab status:open",
        "due<31mar | -flag:overdue",
        "(a or b) c",
        "\"test rig\" firms>=4",
        "tag:[a,b] due:q2",
        "status:done,dropped -(owner:x|y)",
        "policy:\"a b\"",
    ]);
    let tokens = &[
        "(",
        ")",
        "|",
        "-",
        ":",
        "\"",
        "<",
        ">=",
        " or ",
        ",",
        "[",
        "]",
        "due",
        "owner:",
        "flag:",
        "q3",
        "last-review",
        "۳",
        " ",
    ];
    run(
        "filter",
        150,
        harness::filter,
        &Mutation {
            seeds,
            tokens,
            parts: 1,
        },
    );
}

#[test]
fn any_date_is_refused_in_words_or_can_be_written() {
    let seeds = texts(&[
        "31 mar 2027",
        "+4w",
        "end of march",
        "q2 fy27",
        "next tuesday",
        "2026-02-29",
        "31/12/26",
        "in 3 months",
        "yesterday",
        "last-quarter",
        "mar-28",
        "15.1.",
        "fy 2026-27",
        "0000",
    ]);
    let tokens = &[
        "+",
        "-",
        "/",
        ".",
        " ",
        "0",
        "9",
        "99999999999999999999",
        "fri",
        "feb",
        "29",
        "q",
        "fy",
        "m",
        "w",
        "y",
        "end of ",
        "−",
        "۱",
        "next ",
    ];
    run(
        "dates",
        3000,
        harness::dates,
        &Mutation {
            seeds,
            tokens,
            parts: 1,
        },
    );
}

#[test]
fn anything_typed_is_refused_in_words_or_is_typed_again_as_the_same() {
    let seeds = texts(&[
        "rig, accredited",
        "31 mar 2027",
        "12",
        "1 200 000",
        "women 3, men 4",
        "a \"b, c\" d",
        "yes",
        "-0.5",
        "f-20261004-k3v9q2mx",
        "اردو",
    ]);
    let tokens = &[
        ",", "\"", "'", "\n", "0", ".", "e9", " ", "-", "rig", "%", "{", "=", "women", "\\",
        "\u{200b}",
    ];
    run(
        "typed",
        150,
        harness::typed,
        &Mutation {
            seeds,
            tokens,
            parts: 1,
        },
    );
}

#[test]
fn any_config_file_gives_a_configuration_and_problems() {
    let seeds = texts(&[
        "name = \"B. Khan\"\nroadmaps = \"~/roadmaps\"\nlanguage = \"en\"\n[theme]\naccent = \"#ff8800\"\n[keys]\nquit = \"ctrl+q\"\n",
        "field = true\nfiscal_year_start = 7\n[columns]\nmilestones = [\"id\", \"title\"]\n",
    ]);
    run(
        "config",
        600,
        harness::config,
        &Mutation {
            seeds,
            tokens: TOML,
            parts: 1,
        },
    );
}

#[test]
fn any_packet_is_refused_in_words_or_taken_in_without_what_is_withheld() {
    let seeds = texts(&[
        include_str!("../fuzz/seeds/packet/packet.toml"),
        include_str!("../fuzz/seeds/packet/receipt.toml"),
    ]);
    run(
        "packet",
        250,
        harness::packet,
        &Mutation {
            seeds,
            tokens: TOML,
            parts: 1,
        },
    );
}

const CELLS: &[&str] = &[
    ",",
    "\"",
    "\"\"",
    "\n",
    "\r",
    ";",
    "\t",
    "=1+1",
    "'",
    "2026-02-30",
    "31/12/2026",
    "done",
    "rig",
    "id",
    "title",
    "owner",
    "\u{feff}",
    "sensitive",
    "text",
    "کام",
];

#[test]
fn any_csv_is_refused_in_words_or_taken_in() {
    let seeds = texts(&[
        include_str!("../fuzz/seeds/import_csv/milestones.csv"),
        include_str!("../fuzz/seeds/import_csv/feedback.csv"),
    ]);
    run(
        "import_csv",
        250,
        harness::import_csv,
        &Mutation {
            seeds,
            tokens: CELLS,
            parts: 1,
        },
    );
}

#[test]
fn any_workbook_is_refused_in_words_or_taken_in() {
    let seeds = vec![include_bytes!("../fuzz/seeds/import_xlsx/milestones.xlsx").to_vec()];
    run(
        "import_xlsx",
        60,
        harness::import_xlsx,
        &Mutation {
            seeds,
            tokens: CELLS,
            parts: 1,
        },
    );
}

#[test]
fn any_plan_of_ms_project_is_refused_in_words_or_taken_in() {
    let seeds = texts(&[include_str!("../fuzz/seeds/import_mspdi/plan.xml")]);
    let tokens = &[
        "<Task>",
        "</Task>",
        "<",
        ">",
        "&lt;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>",
        "&b;",
        "2026-02-30T08:00:00",
        "<UID>",
        "/>",
        "\u{feff}",
    ];
    run(
        "import_mspdi",
        250,
        harness::import_mspdi,
        &Mutation {
            seeds,
            tokens,
            parts: 1,
        },
    );
}

#[test]
fn whatever_a_terminal_sends_is_an_input_and_no_text_commands_it() {
    let seeds = texts(&[
        "\u{1b}[200~paste\u{1b}[201~",
        "\u{1b}[<0;10;20M",
        "abc\u{1b}]0;title\u{7}",
        "\u{9b}31m\u{202e}x",
        "a\tb\r\nc",
        "اردو\u{200f}",
    ]);
    let tokens = &[
        "\u{1b}",
        "[",
        "]",
        "\u{7}",
        "\u{9b}",
        "\u{202e}",
        "\u{fdd0}",
        "\u{fdd1}",
        "\t",
        "\n",
        "\u{e0041}",
        "👨‍👩‍👧",
        "中",
        "\u{301}",
    ];
    run(
        "terminal",
        400,
        harness::terminal,
        &Mutation {
            seeds,
            tokens,
            parts: 1,
        },
    );
}

#[test]
fn any_address_is_refused_in_words_or_names_what_its_own_address_names() {
    let seeds = texts(&[
        "fans/rig",
        "fans",
        "portfolio/allama-iqbal",
        "Q2MX",
        "fans/confirmation[1]",
        "fans/balancing/match[1]",
        "fans/cluster",
        "rig",
    ]);
    let tokens = &[
        "/",
        "[",
        "]",
        "1",
        "0",
        "fans",
        "rig",
        "match[1]",
        "18446744073709551616",
        "-",
        " ",
        "کام",
        "K",
    ];
    run(
        "address",
        300,
        harness::address,
        &Mutation {
            seeds,
            tokens,
            parts: 1,
        },
    );
}
