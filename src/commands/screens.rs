//! The lines of the table about the screens: which there are, and how one is looked at.

use crate::commands::command::{Command, CommandSpec, HelpSection, command};
use crate::commands::context::TargetKind;
use crate::commands::context::{ANSWERED, CommandContext, ScreenId};

pub(super) const SCREENS: &[CommandSpec] = &[
    command(Command::Portfolio, "portfolio", &["P"])
        .help("portfolio", "The clusters, a line each")
        .synonyms("home clusters start all")
        .part(HelpSection::Screens)
        .weight(2)
        .enabled_if(|c| c.screen != ScreenId::Portfolio && c.screen != ScreenId::Welcome),
    command(Command::Attention, "attention", &["A"])
        .needs("a roadmap")
        .found_by(Command::NewRoadmap)
        .help("attention", "Everything with a flag, the worst first")
        .synonyms("flags problems overdue red worst")
        .part(HelpSection::Screens)
        .weight(6)
        .enabled_if(|c| c.roadmaps && c.screen != ScreenId::Attention),
    command(Command::Inbox, "inbox", &["I"])
        .needs("a roadmap")
        .found_by(Command::NewRoadmap)
        .help("inbox", "Feedback of all clusters that waits, by due date")
        .synonyms("feedback remarks waiting answer")
        .part(HelpSection::Screens)
        .weight(1)
        .enabled_if(|c| c.roadmaps && c.screen != ScreenId::Inbox),
    command(Command::Agenda, "agenda", &["D"])
        .needs("a roadmap")
        .found_by(Command::NewRoadmap)
        .help("agenda", "What is due in the next 90 days, by owner")
        .synonyms("calendar due next dates owner")
        .part(HelpSection::Screens)
        .weight(1)
        .enabled_if(|c| c.roadmaps && c.screen != ScreenId::Agenda),
    command(Command::Review, "review", &["R"])
        .needs("a roadmap")
        .found_by(Command::NewRoadmap)
        .help(
            "review",
            "Go through what has flags, one by one, worst first",
        )
        .synonyms("meeting go through flags")
        .part(HelpSection::Screens)
        .weight(6)
        .changes()
        .enabled_if(|c| c.roadmaps && c.screen != ScreenId::Review),
    command(Command::Seen, "seen", &["V"])
        .needs("flags that are new since the last visit")
        .found_by(Command::Attention)
        .help("seen", "Mark as seen what is new since your last visit")
        .synonyms("read news new mark")
        .part(HelpSection::Screens)
        .weight(3)
        .enabled_if(|c| c.news && matches!(c.screen, ScreenId::Portfolio | ScreenId::Attention)),
    command(Command::AllMilestones, "all-milestones", &["M"])
        .needs("a roadmap")
        .found_by(Command::NewRoadmap)
        .help(
            "all milestones",
            "The milestones of all clusters: filter, sort, group",
        )
        .synonyms("milestones list all clusters month owner bulk")
        .part(HelpSection::Screens)
        .weight(1)
        .enabled_if(|c| c.roadmaps && c.screen != ScreenId::AllMilestones),
    command(Command::AllTimeline, "all-timelines", &["T"])
        .needs("a roadmap")
        .found_by(Command::NewRoadmap)
        .help("all timelines", "The timeline of all clusters, a row each")
        .synonyms("gantt chart timeline all clusters schedule")
        .part(HelpSection::Screens)
        .weight(1)
        .enabled_if(|c| c.roadmaps && c.screen != ScreenId::AllTimeline),
    command(Command::Lessons, "lessons", &["$"])
        .needs("a roadmap")
        .found_by(Command::NewRoadmap)
        .help("lessons", "What the record teaches: promises, themes, policies")
        .synonyms("promises kept forecasts history themes policy coverage learn record")
        .part(HelpSection::Screens)
        .enabled_if(|c| c.roadmaps),
    command(Command::Since, "since", &["="])
        .needs("a roadmap")
        .found_by(Command::NewRoadmap)
        .help(
            "since",
            "What changed since a date, a review or a revision",
        )
        .synonyms("changes difference compare before history added removed review quarter git diff")
        .part(HelpSection::Screens)
        .weight(1)
        .enabled_if(|c| c.roadmaps && c.has_list()),
    command(Command::Programme, "programme", &["O"])
        .help(
            "programme",
            "What all clusters share, such as zones, owners and limits",
        )
        .synonyms("portfolio shared zones sectors owners referrals custom fields limits rules settings currency tags codes")
        .part(HelpSection::Screens)
        .beside(Command::Reopen)
        .enabled_if(|c| c.screen != ScreenId::Programme && !c.on(ANSWERED)),
    command(Command::Compare, "compare", &["C"])
        .needs("a roadmap")
        .found_by(Command::NewRoadmap)
        .help("compare", "The clusters side by side")
        .synonyms("plot side ranking efficiency")
        .part(HelpSection::Screens)
        .weight(1)
        .enabled_if(|c| c.roadmaps && c.screen != ScreenId::Compare),
    command(Command::Overview, "overview", &["1"])
        .needs("a cluster")
        .found_by(Command::Portfolio)
        .help("overview", "The roadmap at a glance")
        .synonyms("summary health")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Milestones, "milestones", &["2"])
        .needs("a cluster")
        .found_by(Command::Portfolio)
        .help("milestones", "Its milestones")
        .synonyms("list table dates")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Timeline, "timeline", &["3"])
        .needs("a cluster")
        .found_by(Command::Portfolio)
        .help("timeline", "When each is done, and what waits for what")
        .synonyms("gantt bars chart schedule dates")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Trend, "trend", &["4"])
        .needs("a cluster")
        .found_by(Command::Portfolio)
        .help("trend", "How its dates have moved, and where that leads")
        .synonyms("chart slip mta drift")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Capabilities, "capabilities", &["5"])
        .needs("a cluster")
        .found_by(Command::Portfolio)
        .help(
            "capabilities",
            "Its technologies on the ladder and in the zones",
        )
        .synonyms("technologies ladder zones sez")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Feedback, "said", &["6"])
        .needs("a cluster")
        .found_by(Command::Portfolio)
        .help("feedback", "Its feedback, and what became of it")
        .synonyms("feedback remarks")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Stakeholders, "stakeholders", &["7"])
        .needs("a cluster")
        .found_by(Command::Portfolio)
        .help(
            "stakeholders",
            "Who acts where: groups, owners, what they hold",
        )
        .synonyms("owners groups helix who")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Indicators, "indicators", &["8"])
        .needs("a cluster")
        .found_by(Command::Portfolio)
        .help(
            "indicators",
            "Its numbers, placements, efficiency and upgrading",
        )
        .synonyms("numbers kpi scores placements")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Log, "log", &["9"])
        .needs("a cluster")
        .found_by(Command::Portfolio)
        .help("log", "What was changed, confirmed, reviewed and decided")
        .synonyms("history changes decisions risks reviews")
        .part(HelpSection::Screens)
        .enabled_if(CommandContext::at_roadmap),
    command(Command::Follow, "follow", &["L"])
        .needs("an entry of a roadmap")
        .found_by(Command::Portfolio)
        .help(
            "related",
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
        .needs("a list with more than one view")
        .found_by(Command::Attention)
        .help("view", "The next view of the list: by date, by owner, …")
        .synonyms("sort group order arrange all")
        .part(HelpSection::Screens)
        .weight(8)
        .enabled_if(CommandContext::has_arrangements),
    command(Command::ZoomIn, "zoom-in", &["]", "F6"])
        .needs("the timeline")
        .found_by(Command::Timeline)
        .help("closer", "Fewer days in a chart, down to weeks")
        .synonyms("zoom larger scale magnify")
        .part(HelpSection::Screens)
        .weight(5)
        .enabled_if(|c| c.chart),
    command(Command::ZoomOut, "zoom-out", &["[", "F7"])
        .needs("the timeline")
        .found_by(Command::Timeline)
        .help("wider", "More days in a chart, up to all there is")
        .synonyms("zoom smaller scale overview")
        .part(HelpSection::Screens)
        .weight(5)
        .enabled_if(|c| c.chart),
    command(Command::ToToday, "to-today", &["."])
        .needs("the timeline")
        .found_by(Command::Timeline)
        .help("today", "Bring today into a chart")
        .synonyms("now date")
        .part(HelpSection::Screens)
        .weight(1)
        .enabled_if(|c| c.chart),
    command(Command::Conflicts, "conflicts", &["W"])
        .needs("a conflict, and there is none")
        .help(
            "conflicts",
            "Values that two people changed, to choose from",
        )
        .synonyms("merge resolve apart")
        .part(HelpSection::Screens)
        .weight(5)
        .enabled_if(|c| c.conflicts && c.screen != ScreenId::Conflicts),
    command(Command::Problems, "problems", &["!"])
        .help(
            "file problems",
            "What in the files cannot be used, and how to correct it",
        )
        .synonyms("errors broken files mend")
        .part(HelpSection::Screens)
        .enabled_if(|c| c.screen != ScreenId::Problems),
];
