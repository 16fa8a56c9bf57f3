//! The screens: one file each.

pub(crate) mod agenda;
pub(crate) mod all_milestones;
pub(crate) mod all_timeline;
pub(crate) mod attention;
pub(crate) mod capabilities;
pub(crate) mod chips;
pub(crate) mod chrome;
pub(crate) mod cluster_picture;
pub(crate) mod compare;
pub(crate) mod conflicts;
pub(crate) mod dashboard;
pub(crate) mod date_axis;
pub(crate) mod detail;
pub(crate) mod empty;
pub(crate) mod feedback;
pub(crate) mod field;
pub(crate) mod inbox;
pub(crate) mod indicators;
pub(crate) mod log;
pub(crate) mod milestones;
pub(crate) mod mine;
pub(crate) mod overview;
pub(crate) mod panes;
pub(crate) mod picture;
pub(crate) mod portfolio;
pub(crate) mod problems;
pub(crate) mod programme;
pub(crate) mod review;
pub(crate) mod since;
pub(crate) mod stakeholders;
pub(crate) mod table;
pub(crate) mod timeline;
pub(crate) mod trend;
pub(crate) mod welcome;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::app::screen::Screen;
use crate::tui::app::{Hit, Model, ScreenLayout};

/// Every screen, in the order of their tabs: a new one is a line here.
pub(crate) const ALL: &[&dyn Screen<Model>] = &[
    &portfolio::PortfolioScreen,
    &attention::AttentionScreen,
    &inbox::InboxScreen,
    &agenda::AgendaScreen,
    &all_milestones::AllMilestonesScreen,
    &all_timeline::AllTimelineScreen,
    &programme::ProgrammeScreen,
    &since::SinceScreen,
    &compare::CompareScreen,
    &conflicts::ConflictsScreen,
    &problems::ProblemsScreen,
    &overview::OverviewTab,
    &milestones::MilestonesTab,
    &timeline::TimelineTab,
    &trend::TrendTab,
    &capabilities::CapabilitiesTab,
    &feedback::FeedbackTab,
    &stakeholders::StakeholdersTab,
    &indicators::IndicatorsTab,
    &log::LogTab,
    &review::ReviewScreen,
    &field::FieldScreen,
    &mine::MineScreen,
    &welcome::WelcomeScreen,
];

/// The screen that is drawn: of where the person is, or the first steps where there is no roadmap.
fn shown(model: &Model) -> Option<&'static dyn Screen<Model>> {
    let id = model.context().screen;
    ALL.iter().find(|screen| screen.id() == id).copied()
}

/// How far the text beside the list of the screen can be scrolled.
pub(crate) fn detail_extent(model: &Model) -> u16 {
    let own = shown(model).and_then(|screen| screen.detail_extent(model));
    own.unwrap_or_else(|| detail::most(model))
}

/// What can be clicked on the screen beside its list.
pub(crate) fn hits(model: &Model) -> Vec<(Rect, Hit)> {
    let Some(screen) = shown(model) else {
        return Vec::new();
    };
    let mut hits = screen.hits(model);
    hits.extend(picture::hits(model, &model.layout()));
    hits
}

/// Draws the screen that the person is on.
pub(crate) fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    if let Some(screen) = shown(model) {
        screen.draw(model, frame, parts);
        picture::draw(model, frame, parts);
    }
}

#[cfg(test)]
mod tests;
