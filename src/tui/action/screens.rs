//! The lines of the table about the screens: which there are, and how one is looked at.

use super::context::{Context, Screen, Subject};
use super::described::{Action, Described, Part, on};

pub(super) const SCREENS: &[Described] = &[
    on(Action::Portfolio, "portfolio", &["P"])
        .says("portfolio", "The clusters, a line each")
        .found("home clusters start all")
        .part(Part::Screens)
        .weight(2)
        .when(|c| c.screen != Screen::Portfolio && c.screen != Screen::Welcome),
    on(Action::Attention, "attention", &["A"])
        .says("attention", "Everything that needs somebody, worst first")
        .found("flags problems overdue red worst")
        .part(Part::Screens)
        .weight(6)
        .when(|c| c.roadmaps && c.screen != Screen::Attention),
    on(Action::Inbox, "inbox", &["I"])
        .says(
            "inbox",
            "What was said in all clusters and waits, by its clock",
        )
        .found("feedback remarks waiting answer")
        .part(Part::Screens)
        .weight(1)
        .when(|c| c.roadmaps && c.screen != Screen::Inbox),
    on(Action::Agenda, "agenda", &["D"])
        .says(
            "agenda",
            "What is due in the next 90 days, by who answers for it",
        )
        .found("calendar due next dates owner")
        .part(Part::Screens)
        .weight(1)
        .when(|c| c.roadmaps && c.screen != Screen::Agenda),
    on(Action::Review, "review", &["R"])
        .says(
            "review",
            "Go through what needs somebody, one by one, worst first",
        )
        .found("meeting go through flags")
        .part(Part::Screens)
        .weight(6)
        .changes()
        .when(|c| c.roadmaps && c.screen != Screen::Review),
    on(Action::Seen, "seen", &["V"])
        .says("seen", "Mark as seen what is new since your last visit")
        .found("read news new mark")
        .part(Part::Screens)
        .weight(3)
        .when(|c| c.news && matches!(c.screen, Screen::Portfolio | Screen::Attention)),
    on(Action::Compare, "compare", &["C"])
        .says("compare", "The clusters side by side")
        .found("plot side ranking efficiency")
        .part(Part::Screens)
        .weight(1)
        .when(|c| c.roadmaps && c.screen != Screen::Compare),
    on(Action::Overview, "overview", &["1"])
        .says("overview", "The roadmap at a glance")
        .found("summary health")
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Milestones, "milestones", &["2"])
        .says("milestones", "Its milestones")
        .found("list table dates")
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Timeline, "timeline", &["3"])
        .says("timeline", "When each is done, and what waits for what")
        .found("gantt bars chart schedule dates")
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Trend, "trend", &["4"])
        .says("trend", "How its dates have moved, and where that leads")
        .found("chart slip mta drift")
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Capabilities, "capabilities", &["5"])
        .says(
            "capabilities",
            "Its technologies on the ladder and in the zones",
        )
        .found("technologies ladder zones sez")
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Feedback, "said", &["6"])
        .says(
            "feedback",
            "What was said about it, and what became of that",
        )
        .found("feedback remarks")
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Stakeholders, "stakeholders", &["7"])
        .says(
            "stakeholders",
            "Who acts where: groups, owners, what they hold",
        )
        .found("owners groups helix who")
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Indicators, "indicators", &["8"])
        .says(
            "indicators",
            "Its numbers, placements, efficiency and upgrading",
        )
        .found("numbers kpi scores placements")
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Log, "log", &["9"])
        .says("log", "What was changed, confirmed, reviewed and decided")
        .found("history changes decisions risks reviews")
        .part(Part::Screens)
        .when(Context::at_roadmap),
    on(Action::Follow, "follow", &["L"])
        .says(
            "follow",
            "From a change to what is behind it; from that to the log",
        )
        .found("why history cause")
        .part(Part::Screens)
        .weight(4)
        .when(|c| c.in_roadmap() && !matches!(c.subject, Subject::Nothing | Subject::Roadmap)),
    on(Action::NextTab, "next-tab", &["Tab"])
        .says("next tab", "The next tab")
        .found("page right")
        .part(Part::Screens)
        .weight(3)
        .when(Context::has_lines),
    on(Action::PreviousTab, "previous-tab", &["Shift-Tab"])
        .says("previous tab", "The tab before")
        .found("page left")
        .part(Part::Screens)
        .when(Context::has_lines),
    on(Action::Arrange, "arrange", &["r"])
        .says(
            "arrange",
            "The same in another arrangement; again for the next",
        )
        .found("sort group order view all")
        .part(Part::Screens)
        .weight(8)
        .when(Context::has_arrangements),
    on(Action::ZoomIn, "zoom-in", &["]", "F6"])
        .says("closer", "Fewer days in a chart, down to weeks")
        .found("zoom larger scale magnify")
        .part(Part::Screens)
        .weight(5)
        .when(Context::has_chart),
    on(Action::ZoomOut, "zoom-out", &["[", "F7"])
        .says("wider", "More days in a chart, up to all there is")
        .found("zoom smaller scale overview")
        .part(Part::Screens)
        .weight(5)
        .when(Context::has_chart),
    on(Action::ToToday, "to-today", &["T"])
        .says("today", "Bring today into a chart")
        .found("now date")
        .part(Part::Screens)
        .weight(1)
        .when(Context::has_chart),
    on(Action::Conflicts, "conflicts", &["W"])
        .says(
            "to choose",
            "What people changed apart, and a person has yet to choose",
        )
        .found("merge resolve apart")
        .part(Part::Screens)
        .weight(5)
        .when(|c| c.conflicts && c.screen != Screen::Conflicts),
    on(Action::Problems, "problems", &["!"])
        .says(
            "to mend",
            "What in the files cannot be used, and how to mend it",
        )
        .found("errors broken files mend")
        .part(Part::Screens)
        .when(|c| c.screen != Screen::Problems),
];
