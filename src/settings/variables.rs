//! The environment variables that the program reads.

/// An environment variable that the program reads, and what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub help: &'static str,
}

/// Every environment variable that the program itself reads, in the order in which they are told.
pub const VARIABLES: [Variable; 16] = [
    variable(
        "TCU_ROADMAPS",
        "the folder of roadmaps, where `--roadmaps` is not given",
    ),
    variable(
        "TCU_CONFIG",
        "the config file, or the folder that holds `config.toml`",
    ),
    variable(
        "TCU_COMPLETE",
        "set by the script of `tcu completions`: the shell that asks what may be typed next",
    ),
    variable(
        "TCU_AS",
        "the name under which edits are recorded, where `--as` is not given",
    ),
    variable(
        "TCU_TODAY",
        "the status date, such as 2026-09-30, where `--today` is not given",
    ),
    variable(
        "TCU_PAGER",
        "the program that shows long text on a terminal; empty for none",
    ),
    variable("PAGER", "the same, where `TCU_PAGER` is not set"),
    variable(
        "TCU_LOG",
        "a file to which what happens is appended, for support: no names, no values, no texts",
    ),
    variable("VISUAL", "the editor that opens a file from the screens"),
    variable("EDITOR", "the same, where `VISUAL` is not set"),
    variable("NO_COLOR", "set to anything: no colours"),
    variable(
        "CLICOLOR_FORCE",
        "set, and not 0: colours also where the output goes to a file or another program",
    ),
    variable("FORCE_COLOR", "the same"),
    variable("CLICOLOR", "0: no colours on a terminal"),
    variable(
        "COLORTERM",
        "`truecolor` or `24bit`: the terminal shows every colour",
    ),
    variable(
        "COLORFGBG",
        "whether the terminal is light or dark, where it does not answer that itself",
    ),
];

const fn variable(name: &'static str, help: &'static str) -> Variable {
    Variable { name, help }
}
