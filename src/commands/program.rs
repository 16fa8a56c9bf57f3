//! The lines of the table about the program itself, and what goes between this folder and other places.

use crate::commands::command::{Command, CommandSpec, HelpSection, on};
use crate::commands::context::{ScreenId, TargetKind};

pub(super) const PROGRAM: &[CommandSpec] = &[
    on(Command::Menu, "menu", &["m", "F2"])
        .says("menu", "What can be done here, in words")
        .found("actions commands")
        .part(HelpSection::Program)
        .weight(9),
    on(Command::Palette, "palette", &[":", "Ctrl-p"])
        .says("find", "Do or go to anything, found by a few letters of it")
        .found("search find go command")
        .part(HelpSection::Program)
        .weight(2),
    on(Command::Help, "help", &["?", "F1"])
        .says("help", "Every key")
        .found("keys shortcuts manual")
        .part(HelpSection::Program)
        .weight(9),
    on(Command::Unsaved, "unsaved", &["B"])
        .says(
            "not saved",
            "What was begun and not saved: go on, or throw it away",
        )
        .found("draft form begun lost crash")
        .part(HelpSection::Program)
        .weight(4)
        .when(|c| c.kept),
    on(Command::Who, "who", &["@"])
        .says("who you are", "Your name, under which changes are recorded")
        .found("name office officer user login")
        .part(HelpSection::Program),
    on(Command::FieldMode, "field-mode", &["M"])
        .says(
            "field mode",
            "Only what an officer needs on a visit; again: all of it",
        )
        .found("officer visit simple")
        .part(HelpSection::Program),
    on(Command::Tour, "tour", &["K"])
        .says("tour", "A short tour, for a first program in a terminal")
        .found("tutorial learn beginner introduction help")
        .part(HelpSection::Program),
    on(Command::Present, "present", &["v"])
        .says(
            "present",
            "Hide personal data before others look on; again: show it",
        )
        .found("presentation projector privacy hide names")
        .part(HelpSection::Program),
    on(Command::Theme, "theme", &["Ctrl-t"])
        .says(
            "theme",
            "Other colours: the next theme, kept for the next start",
        )
        .found("colour color light dark contrast monochrome")
        .part(HelpSection::Program),
    on(Command::Editor, "editor", &["E"])
        .says("text editor", "Open the file in your editor, at this line")
        .found("vim text file toml open")
        .part(HelpSection::Program)
        .when(|c| c.roadmaps || c.screen == ScreenId::Problems),
    on(Command::Copy, "copy", &["Y"])
        .says("copy", "Copy all about it into the clipboard, as text")
        .found("clipboard yank")
        .part(HelpSection::Program)
        .when(|c| c.subject != TargetKind::Nothing),
    on(Command::ShowText, "show-text", &["F4"])
        .says(
            "as a page",
            "Show its text in a browser, which can shape every script",
        )
        .found("print browser html urdu page")
        .part(HelpSection::Program)
        .when(|c| c.subject != TargetKind::Nothing),
    on(Command::Mouse, "mouse", &["F8"])
        .says(
            "mouse",
            "Use the mouse here, or leave it to the terminal to copy",
        )
        .found("click pointer touchpad")
        .part(HelpSection::Program),
    on(Command::NewRoadmap, "new", &["N"])
        .says(
            "new roadmap",
            "Make a first roadmap: an id and a name are enough",
        )
        .found("create cluster roadmap add")
        .part(HelpSection::Program)
        .changes()
        .when(|c| matches!(c.screen, ScreenId::Portfolio | ScreenId::Welcome)),
    on(Command::Samples, "samples", &["F3"])
        .says(
            "samples",
            "Copy the sample roadmaps here, to try things out",
        )
        .found("examples demo")
        .part(HelpSection::Program)
        .changes()
        .when(|c| c.screen == ScreenId::Welcome),
    on(Command::Sync, "sync", &["S"])
        .says("sync", "Both ways with the stick or share, or through git")
        .found("save stick usb git share send")
        .part(HelpSection::Program)
        .weight(1)
        .changes(),
    on(Command::SyncWith, "sync-with", &["F12"])
        .says("sync with", "Sync with another stick, share or folder")
        .found("stick usb folder share")
        .part(HelpSection::Program)
        .changes(),
    on(Command::Give, "give", &[">"])
        .says(
            "give",
            "Pack for the office what was recorded since last time",
        )
        .found("packet export send office")
        .part(HelpSection::Program)
        .changes()
        .when(|c| c.roadmaps),
    on(Command::Take, "take", &["<"])
        .says(
            "take",
            "Take in packets of officers, or the office's answers",
        )
        .found("packet import receive office")
        .part(HelpSection::Program)
        .changes()
        .when(|c| c.roadmaps),
    on(Command::Reload, "reload", &["F5", "Ctrl-r"])
        .says(
            "read again",
            "Read the files again and draw the screen anew",
        )
        .found("refresh redraw")
        .part(HelpSection::Program),
    on(Command::Suspend, "suspend", &["Ctrl-z"])
        .says(
            "to the shell",
            "Back to the shell for a while; `fg` returns",
        )
        .found("shell background")
        .part(HelpSection::Program),
    on(Command::Quit, "quit", &["q", "Ctrl-c", "Ctrl-q"])
        .says("quit", "Leave; everything is saved already")
        .found("exit leave close save")
        .part(HelpSection::Program)
        .weight(7),
];
