//! The lines of the table about the screens: which there are, and how one is looked at.

use crate::commands::command::{Command, CommandSpec, HelpSection, command};
use crate::commands::context::{CommandContext, ScreenId, TargetKind};

pub(super) const SCREENS: &[CommandSpec] = &[
    command(Command::Portfolio, "portfolio", &["P"])
        .help("portfolio", "The clusters, a line each")
        .synonyms("home clusters start all")
        .part(HelpSection::Screens)
        .weight(2)
        .enabled_if(|c| c.screen != ScreenId::Portfolio && c.screen != ScreenId::Welcome),
    command(Command::Attention, "attention", &["A"])
        .help("attention", "Everything that needs somebody, worst first")
        .synonyms("flags problems overdue red worst")
        .part(HelpSection::Screens)
        .weight(6)
        .enabled_if(|c| c.roadmaps && c.screen != ScreenId::Attention),
    command(Command::Inbox, "inbox", &["I"])
        .help(
            "inbox",
            "What was said in all clusters and waits, by its clock",
        )
        .synonyms("feedback remarks waiting answer")
        .part(HelpSection::Screens)
        .weight(1)
        .enabled_if(|c| c.roadmaps && c.screen != ScreenId::Inbox),
    command(Command::Agenda, "agenda", &["D"])
        .help(
            "agenda",
            "What is due in the next 90 days, by who answers for it",
        )
        .synonyms("calendar due next dates owner")
        .part(HelpSection::Screens)
        .weight(1)
        .enabled_if(|c| c.roadmaps && c.screen != ScreenId::Agenda),
    command(Command::Review, "review", &["R"])
        .help(
            "review",
            "Go through what needs somebody, one by one, worst first",
        )
        .synonyms("meeting go through flags")
        .part(HelpSection::Screens)
        .weight(6)
        .changes()
        .enabled_if(|c| c.roadmaps && c.screen != ScreenId::Review),
    command(Command::Seen, "seen", &["V"])
        .help("seen", "Mark as seen what is new since your last visit")
        .synonyms("read news new mark")
        .part(HelpSection::Screens)
        .weight(3)
        .enabled_if(|c| c.news && matches!(c.screen, ScreenId::Portfolio | ScreenId::Attention)),
    command(Command::Compare, "compare", &["C"])
        .help("compare", "The clusters side by side")
        .synonyms("plot side ranking efficiency")
        .part(HelpSection::Screens)
        .weight(1)
        .enabled_if(|c| c.roadmaps && c.screen != ScreenId::Compare),
    command(Command::Overview, "overview", &["1"])
        .help("overview", "The roadmap at a glance")
        .synonyms("summary health")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Milestones, "milestones", &["2"])
        .help("milestones", "Its milestones")
        .synonyms("list table dates")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Timeline, "timeline", &["3"])
        .help("timeline", "When each is done, and what waits for what")
        .synonyms("gantt bars chart schedule dates")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Trend, "trend", &["4"])
        .help("trend", "How its dates have moved, and where that leads")
        .synonyms("chart slip mta drift")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Capabilities, "capabilities", &["5"])
        .help(
            "capabilities",
            "Its technologies on the ladder and in the zones",
        )
        .synonyms("technologies ladder zones sez")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Feedback, "said", &["6"])
        .help(
            "feedback",
            "What was said about it, and what became of that",
        )
        .synonyms("feedback remarks")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Stakeholders, "stakeholders", &["7"])
        .help(
            "stakeholders",
            "Who acts where: groups, owners, what they hold",
        )
        .synonyms("owners groups helix who")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Indicators, "indicators", &["8"])
        .help(
            "indicators",
            "Its numbers, placements, efficiency and upgrading",
        )
        .synonyms("numbers kpi scores placements")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Log, "log", &["9"])
        .help("log", "What was changed, confirmed, reviewed and decided")
        .synonyms("history changes decisions risks reviews")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Follow, "follow", &["L"])
        .help(
            "follow",
            "From a change to what is behind it; from that to the log",
        )
        .synonyms("why history cause")
        .part(HelpSection::Screens)
        .weight(4)
        .enabled_if(|c| {
            c.in_roadmap() && !matches!(c.subject, TargetKind::Nothing | TargetKind::Roadmap)
        }),
    command(Command::NextTab, "next-tab", &["Tab"])
        .help("next tab", "The next tab")
        .synonyms("page right")
        .part(HelpSection::Screens)
        .weight(3)
        .enabled_if(CommandContext::has_lines),
    command(Command::PreviousTab, "previous-tab", &["Shift-Tab"])
        .help("previous tab", "The tab before")
        .synonyms("page left")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::has_lines),
    command(Command::Arrange, "arrange", &["r"])
        .help(
            "arrange",
            "The same in another arrangement; again for the next",
        )
        .synonyms("sort group order view all")
        .part(HelpSection::Screens)
        .weight(8)
        .enabled_if(CommandContext::has_arrangements),
    command(Command::ZoomIn, "zoom-in", &["]", "F6"])
        .help("closer", "Fewer days in a chart, down to weeks")
        .synonyms("zoom larger scale magnify")
        .part(HelpSection::Screens)
        .weight(5)
        .enabled_if(CommandContext::has_chart),
    command(Command::ZoomOut, "zoom-out", &["[", "F7"])
        .help("wider", "More days in a chart, up to all there is")
        .synonyms("zoom smaller scale overview")
        .part(HelpSection::Screens)
        .weight(5)
        .enabled_if(CommandContext::has_chart),
    command(Command::ToToday, "to-today", &["T"])
        .help("today", "Bring today into a chart")
        .synonyms("now date")
        .part(HelpSection::Screens)
        .weight(1)
        .enabled_if(CommandContext::has_chart),
    command(Command::Conflicts, "conflicts", &["W"])
        .help(
            "to choose",
            "What people changed apart, and a person has yet to choose",
        )
        .synonyms("merge resolve apart")
        .part(HelpSection::Screens)
        .weight(5)
        .enabled_if(|c| c.conflicts && c.screen != ScreenId::Conflicts),
    command(Command::Problems, "problems", &["!"])
        .help(
            "to mend",
            "What in the files cannot be used, and how to mend it",
        )
        .synonyms("errors broken files mend")
        .part(HelpSection::Screens)
        .enabled_if(|c| c.screen != ScreenId::Problems),
];
