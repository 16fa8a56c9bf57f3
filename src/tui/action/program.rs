//! The lines of the table about the program itself, and what goes between this folder and other places.

use super::context::{Screen, Subject};
use super::described::{Action, Described, Part, on};

pub(super) const PROGRAM: &[Described] = &[
    on(Action::Menu, "menu", &["m", "F2"])
        .says("menu", "What can be done here, in words")
        .found("actions commands")
        .part(Part::Program)
        .weight(9),
    on(Action::Palette, "palette", &[":", "Ctrl-p"])
        .says("find", "Do or go to anything, found by a few letters of it")
        .found("search find go command")
        .part(Part::Program)
        .weight(2),
    on(Action::Help, "help", &["?", "F1"])
        .says("help", "Every key")
        .found("keys shortcuts manual")
        .part(Part::Program)
        .weight(9),
    on(Action::Unsaved, "unsaved", &["B"])
        .says(
            "not saved",
            "What was begun and not saved: go on, or throw it away",
        )
        .found("draft form begun lost crash")
        .part(Part::Program)
        .weight(4)
        .when(|c| c.kept),
    on(Action::Who, "who", &["@"])
        .says("who you are", "Your name, under which changes are recorded")
        .found("name office officer user login")
        .part(Part::Program),
    on(Action::FieldMode, "field-mode", &["M"])
        .says(
            "field mode",
            "Only what an officer needs on a visit; again: all of it",
        )
        .found("officer visit simple")
        .part(Part::Program),
    on(Action::Tour, "tour", &["K"])
        .says("tour", "A short tour, for a first program in a terminal")
        .found("tutorial learn beginner introduction help")
        .part(Part::Program),
    on(Action::Present, "present", &["v"])
        .says(
            "present",
            "Hide personal data before others look on; again: show it",
        )
        .found("presentation projector privacy hide names")
        .part(Part::Program),
    on(Action::Theme, "theme", &["Ctrl-t"])
        .says("theme", "Other colours: the next theme, until you leave")
        .found("colour color light dark contrast monochrome")
        .part(Part::Program),
    on(Action::Editor, "editor", &["E"])
        .says("text editor", "Open the file in your editor, at this line")
        .found("vim text file toml open")
        .part(Part::Program)
        .when(|c| c.roadmaps || c.screen == Screen::Problems),
    on(Action::Copy, "copy", &["Y"])
        .says("copy", "Copy all about it into the clipboard, as text")
        .found("clipboard yank")
        .part(Part::Program)
        .when(|c| c.subject != Subject::Nothing),
    on(Action::ShowText, "show-text", &["F4"])
        .says(
            "as a page",
            "Show its text in a browser, which can shape every script",
        )
        .found("print browser html urdu page")
        .part(Part::Program)
        .when(|c| c.subject != Subject::Nothing),
    on(Action::Mouse, "mouse", &["F8"])
        .says(
            "mouse",
            "Use the mouse here, or leave it to the terminal to copy",
        )
        .found("click pointer touchpad")
        .part(Part::Program),
    on(Action::NewRoadmap, "new", &["N"])
        .says(
            "new roadmap",
            "Make a first roadmap: an id and a name are enough",
        )
        .found("create cluster roadmap add")
        .part(Part::Program)
        .changes()
        .when(|c| matches!(c.screen, Screen::Portfolio | Screen::Welcome)),
    on(Action::Samples, "samples", &["F3"])
        .says(
            "samples",
            "Copy the sample roadmaps here, to try things out",
        )
        .found("examples demo")
        .part(Part::Program)
        .changes()
        .when(|c| c.screen == Screen::Welcome),
    on(Action::Sync, "sync", &["S"])
        .says("sync", "Both ways with the stick or share, or through git")
        .found("save stick usb git share send")
        .part(Part::Program)
        .weight(1)
        .changes(),
    on(Action::SyncWith, "sync-with", &["F12"])
        .says("sync with", "Sync with another stick, share or folder")
        .found("stick usb folder share")
        .part(Part::Program)
        .changes(),
    on(Action::Give, "give", &[">"])
        .says(
            "give",
            "Pack for the office what was recorded since last time",
        )
        .found("packet export send office")
        .part(Part::Program)
        .changes()
        .when(|c| c.roadmaps),
    on(Action::Take, "take", &["<"])
        .says(
            "take",
            "Take in packets of officers, or the office's answers",
        )
        .found("packet import receive office")
        .part(Part::Program)
        .changes()
        .when(|c| c.roadmaps),
    on(Action::Reload, "reload", &["F5", "Ctrl-r"])
        .says(
            "read again",
            "Read the files again and draw the screen anew",
        )
        .found("refresh redraw")
        .part(Part::Program),
    on(Action::Suspend, "suspend", &["Ctrl-z"])
        .says(
            "to the shell",
            "Back to the shell for a while; `fg` returns",
        )
        .found("shell background")
        .part(Part::Program),
    on(Action::Quit, "quit", &["q", "Ctrl-c", "Ctrl-q"])
        .says("quit", "Leave; everything is saved already")
        .found("exit leave close save")
        .part(Part::Program)
        .weight(7),
];
