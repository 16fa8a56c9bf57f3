//! The lines of the table about the screens: which there are, and how one is looked at.

use crate::commands::command::{Command, CommandSpec, HelpSection, on};
use crate::commands::context::{CommandContext, ScreenId, TargetKind};

pub(super) const SCREENS: &[CommandSpec] = &[
    on(Command::Portfolio, "portfolio", &["P"])
        .says("portfolio", "The clusters, a line each")
        .found("home clusters start all")
        .part(HelpSection::Screens)
        .weight(2)
        .when(|c| c.screen != ScreenId::Portfolio && c.screen != ScreenId::Welcome),
    on(Command::Attention, "attention", &["A"])
        .says("attention", "Everything that needs somebody, worst first")
        .found("flags problems overdue red worst")
        .part(HelpSection::Screens)
        .weight(6)
        .when(|c| c.roadmaps && c.screen != ScreenId::Attention),
    on(Command::Inbox, "inbox", &["I"])
        .says(
            "inbox",
            "What was said in all clusters and waits, by its clock",
        )
        .found("feedback remarks waiting answer")
        .part(HelpSection::Screens)
        .weight(1)
        .when(|c| c.roadmaps && c.screen != ScreenId::Inbox),
    on(Command::Agenda, "agenda", &["D"])
        .says(
            "agenda",
            "What is due in the next 90 days, by who answers for it",
        )
        .found("calendar due next dates owner")
        .part(HelpSection::Screens)
        .weight(1)
        .when(|c| c.roadmaps && c.screen != ScreenId::Agenda),
    on(Command::Review, "review", &["R"])
        .says(
            "review",
            "Go through what needs somebody, one by one, worst first",
        )
        .found("meeting go through flags")
        .part(HelpSection::Screens)
        .weight(6)
        .changes()
        .when(|c| c.roadmaps && c.screen != ScreenId::Review),
    on(Command::Seen, "seen", &["V"])
        .says("seen", "Mark as seen what is new since your last visit")
        .found("read news new mark")
        .part(HelpSection::Screens)
        .weight(3)
        .when(|c| c.news && matches!(c.screen, ScreenId::Portfolio | ScreenId::Attention)),
    on(Command::Compare, "compare", &["C"])
        .says("compare", "The clusters side by side")
        .found("plot side ranking efficiency")
        .part(HelpSection::Screens)
        .weight(1)
        .when(|c| c.roadmaps && c.screen != ScreenId::Compare),
    on(Command::Overview, "overview", &["1"])
        .says("overview", "The roadmap at a glance")
        .found("summary health")
        .part(HelpSection::Screens)
        .when(CommandContext::at_roadmap),
    on(Command::Milestones, "milestones", &["2"])
        .says("milestones", "Its milestones")
        .found("list table dates")
        .part(HelpSection::Screens)
        .when(CommandContext::at_roadmap),
    on(Command::Timeline, "timeline", &["3"])
        .says("timeline", "When each is done, and what waits for what")
        .found("gantt bars chart schedule dates")
        .part(HelpSection::Screens)
        .when(CommandContext::at_roadmap),
    on(Command::Trend, "trend", &["4"])
        .says("trend", "How its dates have moved, and where that leads")
        .found("chart slip mta drift")
        .part(HelpSection::Screens)
        .when(CommandContext::at_roadmap),
    on(Command::Capabilities, "capabilities", &["5"])
        .says(
            "capabilities",
            "Its technologies on the ladder and in the zones",
        )
        .found("technologies ladder zones sez")
        .part(HelpSection::Screens)
        .when(CommandContext::at_roadmap),
    on(Command::Feedback, "said", &["6"])
        .says(
            "feedback",
            "What was said about it, and what became of that",
        )
        .found("feedback remarks")
        .part(HelpSection::Screens)
        .when(CommandContext::at_roadmap),
    on(Command::Stakeholders, "stakeholders", &["7"])
        .says(
            "stakeholders",
            "Who acts where: groups, owners, what they hold",
        )
        .found("owners groups helix who")
        .part(HelpSection::Screens)
        .when(CommandContext::at_roadmap),
    on(Command::Indicators, "indicators", &["8"])
        .says(
            "indicators",
            "Its numbers, placements, efficiency and upgrading",
        )
        .found("numbers kpi scores placements")
        .part(HelpSection::Screens)
        .when(CommandContext::at_roadmap),
    on(Command::Log, "log", &["9"])
        .says("log", "What was changed, confirmed, reviewed and decided")
        .found("history changes decisions risks reviews")
        .part(HelpSection::Screens)
        .when(CommandContext::at_roadmap),
    on(Command::Follow, "follow", &["L"])
        .says(
            "follow",
            "From a change to what is behind it; from that to the log",
        )
        .found("why history cause")
        .part(HelpSection::Screens)
        .weight(4)
        .when(|c| {
            c.in_roadmap() && !matches!(c.subject, TargetKind::Nothing | TargetKind::Roadmap)
        }),
    on(Command::NextTab, "next-tab", &["Tab"])
        .says("next tab", "The next tab")
        .found("page right")
        .part(HelpSection::Screens)
        .weight(3)
        .when(CommandContext::has_lines),
    on(Command::PreviousTab, "previous-tab", &["Shift-Tab"])
        .says("previous tab", "The tab before")
        .found("page left")
        .part(HelpSection::Screens)
        .when(CommandContext::has_lines),
    on(Command::Arrange, "arrange", &["r"])
        .says(
            "arrange",
            "The same in another arrangement; again for the next",
        )
        .found("sort group order view all")
        .part(HelpSection::Screens)
        .weight(8)
        .when(CommandContext::has_arrangements),
    on(Command::ZoomIn, "zoom-in", &["]", "F6"])
        .says("closer", "Fewer days in a chart, down to weeks")
        .found("zoom larger scale magnify")
        .part(HelpSection::Screens)
        .weight(5)
        .when(CommandContext::has_chart),
    on(Command::ZoomOut, "zoom-out", &["[", "F7"])
        .says("wider", "More days in a chart, up to all there is")
        .found("zoom smaller scale overview")
        .part(HelpSection::Screens)
        .weight(5)
        .when(CommandContext::has_chart),
    on(Command::ToToday, "to-today", &["T"])
        .says("today", "Bring today into a chart")
        .found("now date")
        .part(HelpSection::Screens)
        .weight(1)
        .when(CommandContext::has_chart),
    on(Command::Conflicts, "conflicts", &["W"])
        .says(
            "to choose",
            "What people changed apart, and a person has yet to choose",
        )
        .found("merge resolve apart")
        .part(HelpSection::Screens)
        .weight(5)
        .when(|c| c.conflicts && c.screen != ScreenId::Conflicts),
    on(Command::Problems, "problems", &["!"])
        .says(
            "to mend",
            "What in the files cannot be used, and how to mend it",
        )
        .found("errors broken files mend")
        .part(HelpSection::Screens)
        .when(|c| c.screen != ScreenId::Problems),
];
