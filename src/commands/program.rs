//! The lines of the table about the program itself, and what goes between this folder and other places.

use crate::commands::command::{Command, ScreenId};
use crate::commands::context::TargetKind;
use crate::commands::spec::commands;

/// Gives the lines to another macro, behind what is given here in braces: to that of the table, and to that of the forms.
macro_rules! program_commands {
    ($callback:ident! { $($own:tt)* }) => {
        $callback! {
            { $($own)* }
            PROGRAM of Program:

            Menu "menu" ["m", "F2"]
                .help("menu", "What can be done here, in words").synonyms("actions commands").weight(9).in_field_mode();
            Palette "palette" [":", "Ctrl-p"]
                .help("find", "Do or go to anything, found by a few letters of it").synonyms("search find go command")
                .weight(2);
            Help "help" ["?", "F1"]
                .help("help", "Every key").synonyms("keys shortcuts manual").weight(9).in_field_mode();
            Unsaved "unsaved" ["B"]
                .help("drafts", "What was begun and not saved: go on, or throw it away")
                .needs("something begun and not saved").synonyms("draft form begun lost crash").weight(4)
                .enabled_if(|c| c.kept).in_field_mode();
            Who "who" ["@"] => identify_actor::IdentifyActor
                .help("who you are", "Your name, under which changes are recorded").synonyms("name office officer user login")
                .in_field_mode();
            FieldMode "field-mode" ["J"]
                .help("field mode", "Only what an officer needs on a visit; again: all of it")
                .synonyms("officer visit simple").in_field_mode();
            Tour "tour" ["K"]
                .help("tour", "A short tour, for a first program in a terminal")
                .synonyms("tutorial learn beginner introduction help").in_field_mode();
            Present "present" ["v"]
                .help("present", "Hide personal data before others look on; again: show it")
                .synonyms("presentation projector privacy hide names").in_field_mode();
            Theme "theme" ["Ctrl-t"]
                .help("theme", "Other colours: the next theme, kept for the next start")
                .synonyms("colour color light dark contrast monochrome").in_field_mode();
            Editor "editor" ["E"]
                .help("text editor", "Open the file in your editor, at this line").needs("a file")
                .found_by(Command::NewRoadmap).synonyms("vim text file toml open")
                .enabled_if(|c| c.roadmaps || c.screen == ScreenId::Of(Command::Problems));
            Copy "copy" ["Y"]
                .help("copy", "Copy all about it into the clipboard, as text").needs("something selected")
                .synonyms("clipboard yank").enabled_if(|c| c.subject != TargetKind::Nothing);
            ShowText "show-text" ["F4"]
                .help("as a page", "Show its text in a browser, which can shape every script").needs("something selected")
                .synonyms("print browser html urdu page").enabled_if(|c| c.subject != TargetKind::Nothing);
            Mouse "mouse" ["F8"]
                .help("mouse", "Use the mouse here, or leave it to the terminal to copy").synonyms("click pointer touchpad")
                .in_field_mode();
            NewRoadmap "new" ["N"] => new_roadmap::NewRoadmap
                .help("new roadmap", "Make a first roadmap: an id and a name are enough").needs("the home screen")
                .found_by(Command::Portfolio).synonyms("create cluster roadmap add").changes()
                .enabled_if(|c| matches!(c.screen, ScreenId::Of(Command::Portfolio) | ScreenId::Welcome));
            RenameRoadmap "rename-roadmap" ["F"]
                .help("rename", "Give the roadmap another id; references follow").needs("a cluster")
                .found_by(Command::Portfolio).synonyms("id file name move").changes()
                .enabled_if(|c| c.subject == TargetKind::Roadmap);
            ArchiveRoadmap "archive-roadmap" ["Z"]
                .help("archive", "Put the roadmap into the archive; undo brings it back").needs("a cluster")
                .found_by(Command::Portfolio).synonyms("close finish remove hide").changes()
                .enabled_if(|c| c.subject == TargetKind::Roadmap);
            DeleteRoadmap "delete-roadmap" ["X"]
                .help("delete", "Delete the roadmap: to the trash; undo brings it back").needs("a cluster")
                .found_by(Command::Portfolio).synonyms("remove trash erase").changes()
                .enabled_if(|c| c.subject == TargetKind::Roadmap);
            Samples "samples" ["F3"]
                .help("samples", "Copy the sample roadmaps here, to try things out").needs("a folder without roadmaps")
                .synonyms("examples demo").changes().enabled_if(|c| c.screen == ScreenId::Welcome).in_field_mode();
            Sync "sync" ["S"]
                .help("sync", "Both ways with the stick or share, or through git").synonyms("save stick usb git share send")
                .weight(1).changes().in_field_mode();
            SyncWith "sync-with" ["F12"]
                .help("sync with", "Sync with another stick, share or folder").synonyms("stick usb folder share").changes()
                .in_field_mode();
            Give "give" [">"]
                .help("give", "Pack for the office what was recorded since last time").with_roadmaps()
                .synonyms("packet export send office").changes().in_field_mode();
            Take "take" ["<"]
                .help("take", "Take in packets of officers, or the office's answers").with_roadmaps()
                .synonyms("packet import receive office").changes()
                .enabled_if(|c| c.roadmaps || c.screen == ScreenId::Welcome).in_field_mode();
            WriteReport "report" ["F9"]
                .help("report", "Write the report: one page to print, mail or show").with_roadmaps()
                .synonyms("donor steering committee status html summary write");
            Print "print" ["&"]
                .help("print", "Write the report and open it, to print it on paper").with_roadmaps()
                .synonyms("paper a4 pdf browser report");
            WriteWorkbook "excel" ["%"]
                .help("excel", "Write an Excel workbook, which import takes back").with_roadmaps()
                .synonyms("xlsx spreadsheet workbook export sheet libreoffice calc table");
            WriteCalendar "calendar" ["#"]
                .help("calendar", "Write a calendar of what is due").with_roadmaps()
                .synonyms("ics ical outlook google dates export reminders");
            WriteFile "export" ["Ctrl-e"]
                .help("export", "Write any file for others: CSV, project, picture, …").with_roadmaps()
                .synonyms(
                    "word docx csv ms project mspdi gantt svg png picture slides mermaid markdown json pc3 pc-iii pack reviewers \
                     form phone messages message chase reminder save as write file",
                );
            Import "import" ["Ctrl-o"]
                .help("import", "Take in a sheet or project: Excel, CSV, MS Project")
                .synonyms("xlsx excel csv ods mspdi ms project sheet read load open file").changes();
            Reload "reload" ["F5", "Ctrl-r"]
                .help("read again", "Read the files again and draw the screen anew").synonyms("refresh redraw")
                .in_field_mode();
            Suspend "suspend" ["Ctrl-z"]
                .help("to the shell", "Back to the shell for a while; `fg` returns").synonyms("shell background")
                .in_field_mode();
            Quit "quit" ["q", "Ctrl-c", "Ctrl-q"]
                .help("quit", "Leave; everything is saved already").synonyms("exit leave close save").weight(7)
                .in_field_mode();
        }
    };
}
pub(crate) use program_commands;

program_commands! { commands! {} }
