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
pub(crate) mod overview;
pub(crate) mod panes;
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

use crate::commands::ScreenId;
use crate::tui::app::screen::Screen;
use crate::tui::app::{Model, ScreenLayout};

/// The screens of the list, in the order of their tabs: a new one is a line here.
pub(crate) const ALL: &[&dyn Screen<Model>] = &[
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
];

/// How far the text beside the list of the screen can be scrolled.
pub(crate) fn detail_extent(model: &Model) -> u16 {
    match model.context().screen {
        ScreenId::Trend => trend::most(model),
        ScreenId::Review => review::most(model),
        ScreenId::Since => since::most(model),
        _ => detail::most(model),
    }
}

/// What can be clicked on the screen beside its list.
pub(crate) fn hits(model: &Model) -> Vec<(ratatui::layout::Rect, crate::tui::app::Hit)> {
    match model.context().screen {
        ScreenId::Portfolio => dashboard::hits(model, &model.layout()),
        _ => Vec::new(),
    }
}

/// Draws the screen that the person is on.
pub(crate) fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    if let Some(screen) = model.screen() {
        return screen.draw(model, frame, parts);
    }
    match model.context().screen {
        ScreenId::Welcome => welcome::draw(model, frame, parts.body),
        ScreenId::Field => field::draw(model, frame, parts),
        ScreenId::Mine => feedback::draw(model, frame, parts),
        ScreenId::Review => review::draw(model, frame, parts),
        ScreenId::Portfolio => portfolio::draw(model, frame, parts),
        ScreenId::Overview => overview::draw(model, frame, parts),
        ScreenId::Milestones => milestones::draw(model, frame, parts),
        ScreenId::Timeline => timeline::draw(model, frame, parts),
        ScreenId::Log => log::draw(model, frame, parts),
        ScreenId::Capabilities => capabilities::draw(model, frame, parts),
        ScreenId::Stakeholders => stakeholders::draw(model, frame, parts),
        ScreenId::Indicators => indicators::draw(model, frame, parts),
        ScreenId::Trend => trend::draw(model, frame, parts),
        ScreenId::Feedback => feedback::draw(model, frame, parts),
        // The screens of the list draw themselves.
        _ => {}
    }
}

#[cfg(test)]
mod tests;
