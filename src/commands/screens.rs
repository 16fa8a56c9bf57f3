//! The lines of the table about the screens: which there are, and how one is looked at.
//!
//! A line that leads to a screen names its file and type below `tui::screens`, which makes the modules and the list of the
//! screens from the same lines: so this layer names them without importing them, and a new screen is its file and a line here.

use crate::commands::command::{Command, ScreenId};
use crate::commands::context::{ANSWERED, CommandContext, TargetKind};
use crate::commands::spec::commands;

/// Gives the lines to another macro, behind what is given here in braces: to that of the table, and to that of the screens.
macro_rules! screen_commands {
    ($callback:ident! { $($own:tt)* }) => {
        $callback! {
            { $($own)* }
            SCREENS of Screens:

            Portfolio "portfolio" ["P"] => portfolio::PortfolioScreen
                .help("portfolio", "The clusters, a line each").screen().synonyms("home clusters start all").weight(2)
                .enabled_if(|c| c.screen != ScreenId::Welcome);
            Attention "attention" ["A"] => attention::AttentionScreen
                .help("attention", "Everything with a flag, the worst first").screen().with_roadmaps()
                .synonyms("flags problems overdue red worst").weight(6);
            Inbox "inbox" ["I"] => inbox::InboxScreen
                .help("inbox", "Feedback of all clusters that waits, by due date").screen().with_roadmaps()
                .synonyms("feedback remarks waiting answer").weight(1);
            Agenda "agenda" ["D"] => agenda::AgendaScreen
                .help("agenda", "What is due in the next 90 days, by owner").screen().with_roadmaps()
                .synonyms("calendar due next dates owner").weight(1);
            Review "review" ["R"] => review::ReviewScreen
                .help("review", "Go through what has flags, one by one, worst first").screen().with_roadmaps()
                .synonyms("meeting go through flags").weight(6).changes();
            Seen "seen" ["V"]
                .help("seen", "Mark as seen what is new since your last visit")
                .needs("flags that are new since the last visit").found_by(Command::Attention).synonyms("read news new mark")
                .weight(3).enabled_if(|c| c.news);
            AllMilestones "all-milestones" ["M"] => all_milestones::AllMilestonesScreen
                .help("all milestones", "The milestones of all clusters: filter, sort, group").screen().with_roadmaps()
                .synonyms("milestones list all clusters month owner bulk").weight(1);
            AllTimeline "all-timelines" ["T"] => all_timeline::AllTimelineScreen
                .help("all timelines", "The timeline of all clusters, a row each").screen().with_roadmaps()
                .synonyms("gantt chart timeline all clusters schedule").weight(1);
            Lessons "lessons" ["$"]
                .help("lessons", "What the record teaches: promises, themes, policies").with_roadmaps()
                .synonyms("promises kept forecasts history themes policy coverage learn record");
            Since "since" ["="] => since::SinceScreen
                .help("since", "What changed since a date, a review or a revision").with_roadmaps()
                .synonyms("changes difference compare before history added removed review quarter git diff").weight(1)
                .enabled_if(|c| c.roadmaps && c.has_list());
            Programme "programme" ["O"] => programme::ProgrammeScreen
                .help("programme", "What all clusters share, such as zones, owners and limits").screen()
                .synonyms("portfolio shared zones sectors owners referrals custom fields limits rules settings currency tags codes")
                .beside(Command::Reopen).enabled_if(|c| !c.on(ANSWERED));
            Compare "compare" ["C"] => compare::CompareScreen
                .help("compare", "The clusters side by side").screen().with_roadmaps()
                .synonyms("plot side ranking efficiency").weight(1);
            Overview "overview" ["1"] => overview::OverviewTab
                .help("overview", "The roadmap at a glance").tab().synonyms("summary health");
            Milestones "milestones" ["2"] => milestones::MilestonesTab
                .help("milestones", "Its milestones").tab().synonyms("list table dates");
            Timeline "timeline" ["3"] => timeline::TimelineTab
                .help("timeline", "When each is done, and what waits for what").tab()
                .synonyms("gantt bars chart schedule dates");
            Trend "trend" ["4"] => trend::TrendTab
                .help("trend", "How its dates have moved, and where that leads").tab().synonyms("chart slip mta drift");
            Capabilities "capabilities" ["5"] => capabilities::CapabilitiesTab
                .help("capabilities", "Its technologies on the ladder and in the zones").tab()
                .synonyms("technologies ladder zones sez");
            Feedback "said" ["6"] => feedback::FeedbackTab
                .help("feedback", "Its feedback, and what became of it").tab().synonyms("feedback remarks");
            Stakeholders "stakeholders" ["7"] => stakeholders::StakeholdersTab
                .help("stakeholders", "Who acts where: groups, owners, what they hold").tab()
                .synonyms("owners groups helix who");
            Indicators "indicators" ["8"] => indicators::IndicatorsTab
                .help("indicators", "Its numbers, placements, efficiency and upgrading").tab()
                .synonyms("numbers kpi scores placements");
            Log "log" ["9"] => log::LogTab
                .help("log", "What was changed, confirmed, reviewed and decided").tab()
                .synonyms("history changes decisions risks reviews");
            Follow "follow" ["L"]
                .help("related", "From a change to what is behind it; from that to the log").needs("an entry of a roadmap")
                .found_by(Command::Portfolio).synonyms("why history cause").weight(4)
                .enabled_if(|c| {
                    c.in_roadmap() && !matches!(c.subject, TargetKind::Nothing | TargetKind::Roadmap)
                });
            NextTab "next-tab" ["Tab"]
                .help("next tab", "The next tab").of_list().synonyms("page right").weight(3).enabled_if(CommandContext::has_lines)
                .in_field_mode();
            PreviousTab "previous-tab" ["Shift-Tab"]
                .help("previous tab", "The tab before").of_list().synonyms("page left").enabled_if(CommandContext::has_lines)
                .in_field_mode();
            Arrange "arrange" ["r"]
                .help("view", "The next view of the list: by date, by owner, …").of_list().needs("a list with more than one view")
                .found_by(Command::Attention).synonyms("sort group order arrange all").weight(8)
                .enabled_if(CommandContext::has_arrangements);
            ZoomIn "zoom-in" ["]", "F6"]
                .help("closer", "Fewer days in a chart, down to weeks").of_list().needs("the timeline").found_by(Command::Timeline)
                .synonyms("zoom larger scale magnify").weight(5).enabled_if(|c| c.chart);
            ZoomOut "zoom-out" ["[", "F7"]
                .help("wider", "More days in a chart, up to all there is").of_list().needs("the timeline").found_by(Command::Timeline)
                .synonyms("zoom smaller scale overview").weight(5).enabled_if(|c| c.chart);
            ToToday "to-today" ["."]
                .help("today", "Bring today into a chart").of_list().needs("the timeline").found_by(Command::Timeline)
                .synonyms("now date").weight(1).enabled_if(|c| c.chart);
            Conflicts "conflicts" ["W"] => conflicts::ConflictsScreen
                .help("conflicts", "Values that two people changed, to choose from").screen()
                .needs("a conflict, and there is none").synonyms("merge resolve apart").weight(5).enabled_if(|c| c.conflicts);
            Problems "problems" ["!"] => problems::ProblemsScreen
                .help("file problems", "What in the files cannot be used, and how to correct it").screen()
                .synonyms("errors broken files mend");
        }
    };
}
pub(crate) use screen_commands;

screen_commands! { commands! {} }
