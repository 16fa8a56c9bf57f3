//! The lines of the table about the program itself, and what goes between this folder and other places.

use crate::commands::command::{Command, CommandSpec, HelpSection, command};
use crate::commands::context::{ScreenId, TargetKind};

pub(super) const PROGRAM: &[CommandSpec] = &[
    command(Command::Menu, "menu", &["m", "F2"])
        .help("menu", "What can be done here, in words")
        .synonyms("actions commands")
        .part(HelpSection::Program)
        .weight(9),
    command(Command::Palette, "palette", &[":", "Ctrl-p"])
        .help("find", "Do or go to anything, found by a few letters of it")
        .synonyms("search find go command")
        .part(HelpSection::Program)
        .weight(2),
    command(Command::Help, "help", &["?", "F1"])
        .help("help", "Every key")
        .synonyms("keys shortcuts manual")
        .part(HelpSection::Program)
        .weight(9),
    command(Command::Unsaved, "unsaved", &["B"])
        .needs("something begun and not saved")
        .help(
            "drafts",
            "What was begun and not saved: go on, or throw it away",
        )
        .synonyms("draft form begun lost crash")
        .part(HelpSection::Program)
        .weight(4)
        .enabled_if(|c| c.kept),
    command(Command::Who, "who", &["@"])
        .help("who you are", "Your name, under which changes are recorded")
        .synonyms("name office officer user login")
        .part(HelpSection::Program),
    command(Command::FieldMode, "field-mode", &["J"])
        .help(
            "field mode",
            "Only what an officer needs on a visit; again: all of it",
        )
        .synonyms("officer visit simple")
        .part(HelpSection::Program),
    command(Command::Tour, "tour", &["K"])
        .help("tour", "A short tour, for a first program in a terminal")
        .synonyms("tutorial learn beginner introduction help")
        .part(HelpSection::Program),
    command(Command::Present, "present", &["v"])
        .help(
            "present",
            "Hide personal data before others look on; again: show it",
        )
        .synonyms("presentation projector privacy hide names")
        .part(HelpSection::Program),
    command(Command::Theme, "theme", &["Ctrl-t"])
        .help(
            "theme",
            "Other colours: the next theme, kept for the next start",
        )
        .synonyms("colour color light dark contrast monochrome")
        .part(HelpSection::Program),
    command(Command::Editor, "editor", &["E"])
        .needs("a file")
        .found_by(Command::NewRoadmap)
        .help("text editor", "Open the file in your editor, at this line")
        .synonyms("vim text file toml open")
        .part(HelpSection::Program)
        .enabled_if(|c| c.roadmaps || c.screen == ScreenId::Problems),
    command(Command::Copy, "copy", &["Y"])
        .needs("something selected")
        .help("copy", "Copy all about it into the clipboard, as text")
        .synonyms("clipboard yank")
        .part(HelpSection::Program)
        .enabled_if(|c| c.subject != TargetKind::Nothing),
    command(Command::ShowText, "show-text", &["F4"])
        .needs("something selected")
        .help(
            "as a page",
            "Show its text in a browser, which can shape every script",
        )
        .synonyms("print browser html urdu page")
        .part(HelpSection::Program)
        .enabled_if(|c| c.subject != TargetKind::Nothing),
    command(Command::Mouse, "mouse", &["F8"])
        .help(
            "mouse",
            "Use the mouse here, or leave it to the terminal to copy",
        )
        .synonyms("click pointer touchpad")
        .part(HelpSection::Program),
    command(Command::NewRoadmap, "new", &["N"])
        .needs("the home screen")
        .found_by(Command::Portfolio)
        .help(
            "new roadmap",
            "Make a first roadmap: an id and a name are enough",
        )
        .synonyms("create cluster roadmap add")
        .part(HelpSection::Program)
        .changes()
        .enabled_if(|c| matches!(c.screen, ScreenId::Portfolio | ScreenId::Welcome)),
    command(Command::RenameRoadmap, "rename-roadmap", &["F"])
        .needs("a cluster")
        .found_by(Command::Portfolio)
        .help("rename", "Give the roadmap another id; references follow")
        .synonyms("id file name move")
        .part(HelpSection::Program)
        .changes()
        .enabled_if(|c| c.subject == TargetKind::Roadmap),
    command(Command::ArchiveRoadmap, "archive-roadmap", &["Z"])
        .needs("a cluster")
        .found_by(Command::Portfolio)
        .help(
            "archive",
            "Put the roadmap into the archive; undo brings it back",
        )
        .synonyms("close finish remove hide")
        .part(HelpSection::Program)
        .changes()
        .enabled_if(|c| c.subject == TargetKind::Roadmap),
    command(Command::DeleteRoadmap, "delete-roadmap", &["X"])
        .needs("a cluster")
        .found_by(Command::Portfolio)
        .help(
            "delete",
            "Delete the roadmap: to the trash; undo brings it back",
        )
        .synonyms("remove trash erase")
        .part(HelpSection::Program)
        .changes()
        .enabled_if(|c| c.subject == TargetKind::Roadmap),
    command(Command::Samples, "samples", &["F3"])
        .needs("a folder without roadmaps")
        .help(
            "samples",
            "Copy the sample roadmaps here, to try things out",
        )
        .synonyms("examples demo")
        .part(HelpSection::Program)
        .changes()
        .enabled_if(|c| c.screen == ScreenId::Welcome),
    command(Command::Sync, "sync", &["S"])
        .help("sync", "Both ways with the stick or share, or through git")
        .synonyms("save stick usb git share send")
        .part(HelpSection::Program)
        .weight(1)
        .changes(),
    command(Command::SyncWith, "sync-with", &["F12"])
        .help("sync with", "Sync with another stick, share or folder")
        .synonyms("stick usb folder share")
        .part(HelpSection::Program)
        .changes(),
    command(Command::Give, "give", &[">"])
        .needs("a roadmap")
        .found_by(Command::NewRoadmap)
        .help(
            "give",
            "Pack for the office what was recorded since last time",
        )
        .synonyms("packet export send office")
        .part(HelpSection::Program)
        .changes()
        .enabled_if(|c| c.roadmaps),
    command(Command::Take, "take", &["<"])
        .needs("a roadmap")
        .found_by(Command::NewRoadmap)
        .help(
            "take",
            "Take in packets of officers, or the office's answers",
        )
        .synonyms("packet import receive office")
        .part(HelpSection::Program)
        .changes()
        .enabled_if(|c| c.roadmaps || c.screen == ScreenId::Welcome),
    command(Command::WriteReport, "report", &["F9"])
        .needs("a roadmap")
        .found_by(Command::NewRoadmap)
        .help("report", "Write the report: one page to print, mail or show")
        .synonyms("donor steering committee status html summary write")
        .part(HelpSection::Program)
        .enabled_if(|c| c.roadmaps),
    command(Command::Print, "print", &["&"])
        .needs("a roadmap")
        .found_by(Command::NewRoadmap)
        .help("print", "Write the report and open it, to print it on paper")
        .synonyms("paper a4 pdf browser report")
        .part(HelpSection::Program)
        .enabled_if(|c| c.roadmaps),
    command(Command::WriteWorkbook, "excel", &["%"])
        .needs("a roadmap")
        .found_by(Command::NewRoadmap)
        .help("excel", "Write an Excel workbook, which import takes back")
        .synonyms("xlsx spreadsheet workbook export sheet libreoffice calc table")
        .part(HelpSection::Program)
        .enabled_if(|c| c.roadmaps),
    command(Command::WriteCalendar, "calendar", &["#"])
        .needs("a roadmap")
        .found_by(Command::NewRoadmap)
        .help("calendar", "Write a calendar of what is due")
        .synonyms("ics ical outlook google dates export reminders")
        .part(HelpSection::Program)
        .enabled_if(|c| c.roadmaps),
    command(Command::WriteFile, "export", &["Ctrl-e"])
        .needs("a roadmap")
        .found_by(Command::NewRoadmap)
        .help("export", "Write any file for others: CSV, project, picture, …")
        .synonyms(
            "word docx csv ms project mspdi gantt svg png picture slides mermaid markdown json pc3 pc-iii pack reviewers \
             form phone messages message chase reminder save as write file",
        )
        .part(HelpSection::Program)
        .enabled_if(|c| c.roadmaps),
    command(Command::Import, "import", &["Ctrl-o"])
        .help("import", "Take in a sheet or project: Excel, CSV, MS Project")
        .synonyms("xlsx excel csv ods mspdi ms project sheet read load open file")
        .part(HelpSection::Program)
        .changes(),
    command(Command::Reload, "reload", &["F5", "Ctrl-r"])
        .help(
            "read again",
            "Read the files again and draw the screen anew",
        )
        .synonyms("refresh redraw")
        .part(HelpSection::Program),
    command(Command::Suspend, "suspend", &["Ctrl-z"])
        .help(
            "to the shell",
            "Back to the shell for a while; `fg` returns",
        )
        .synonyms("shell background")
        .part(HelpSection::Program),
    command(Command::Quit, "quit", &["q", "Ctrl-c", "Ctrl-q"])
        .help("quit", "Leave; everything is saved already")
        .synonyms("exit leave close save")
        .part(HelpSection::Program)
        .weight(7),
];
