//! A screen that is one file: what it is called, which rows it lists, in which views, how they are drawn.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::commands::{Command, ScreenId};
use crate::model::Kind;
use crate::tui::app::drawn::Hit;
use crate::tui::app::layout::{ScreenLayout, ScreenShape};
use crate::tui::dialogs::AnyDialog;
use crate::tui::state::list_state::Row;
use crate::tui::state::route::RowId;
use crate::tui::state::view_options::{ChartMove, ViewOptions};

/// Keys that stand on the last line together, with what they do.
pub(crate) type ScreenHint = (&'static [Command], &'static str);

/// What is gone to on a screen beside the entries of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScreenRole {
    /// What the files have that cannot be used.
    FileProblems,
    /// What all roadmaps share.
    Shared,
    /// What was recorded of a roadmap.
    Records,
    /// What changed since the day that was asked for.
    Changes,
}

/// How commands and places know a screen: from the line of the table that leads to it.
pub(crate) trait ScreenAddress {
    /// The command that leads to it.
    fn command(&self) -> Command;

    /// How places and commands know it.
    fn id(&self) -> ScreenId {
        ScreenId::Of(self.command())
    }
}

/// A screen. `M` is the state of the application, which imports no screen.
pub(crate) trait Screen<M>: ScreenAddress + Sync {
    /// Its name on its tab.
    fn title(&self) -> &'static str;

    /// Its name in the frame of its list.
    fn heading(&self) -> &'static str {
        self.title()
    }

    /// What all its rows are, where they are of one kind: filters know its fields.
    fn kind(&self) -> Option<Kind> {
        None
    }

    /// Its views by name; none where there is but one.
    fn views(&self) -> &'static [&'static str] {
        &[]
    }

    /// Whether `←` and `→` lead from view to view.
    fn turns(&self) -> bool {
        false
    }

    /// Whether its tab is there while another screen is shown.
    fn is_on_tabs(&self, _model: &M) -> bool {
        false
    }

    /// How many entries its tab tells of; 0 where it tells of none.
    fn count(&self, _model: &M) -> usize {
        0
    }

    /// Whether each of its rows belongs to a roadmap: commands of a roadmap then work on the row.
    fn is_of_roadmaps(&self) -> bool {
        false
    }

    /// The kinds whose entries are gone to on it; of a tab those of its roadmap.
    fn holds(&self) -> &'static [Kind] {
        &[]
    }

    /// What is added most on it, where that is not a milestone.
    fn adds(&self) -> Option<Kind> {
        None
    }

    /// What else is gone to on it.
    fn role(&self) -> Option<ScreenRole> {
        None
    }

    /// The form that its command opens before it is shown, where it asks for something.
    fn asks_first(&self) -> Option<AnyDialog> {
        None
    }

    /// Whether it tells what is new since the last visit.
    fn shows_news(&self) -> bool {
        false
    }

    /// Whether the frame of its list names its views.
    fn names_views(&self) -> bool {
        false
    }

    /// Whether a roadmap in its list opens and closes in its place.
    fn opens_in_place(&self) -> bool {
        false
    }

    /// Whether a review that is begun on it goes through what its filter lets through.
    fn reviews_filtered(&self) -> bool {
        false
    }

    /// Makes ready what its rows are taken from.
    fn prepare(&self, _model: &mut M) {}

    /// Makes ready what its views need of the rows that its filter lets through.
    fn prepare_views(&self, _model: &mut M, _rows: &[Row]) {}

    /// Moves its chart of days, so many columns wide, where its shape has one.
    fn move_chart(&self, _model: &M, _options: &mut ViewOptions, _columns: usize, _by: ChartMove) {}

    /// Whether for each of its rows an owner answers who can be asked for news of it.
    fn is_of_owners(&self) -> bool {
        false
    }

    /// Its rows without a filter.
    fn rows(&self, _model: &M) -> Vec<Row> {
        Vec::new()
    }

    /// The same of a tab of one roadmap, which is named by its id.
    fn rows_of(&self, _model: &M, _roadmap: &str) -> Vec<Row> {
        Vec::new()
    }

    /// What the cursor stands on when it is opened first.
    fn first(&self, _model: &M, _rows: &[Row]) -> Option<RowId> {
        None
    }

    /// The rows in the view that was chosen, under headings where it has some.
    fn arranged(&self, _model: &M, rows: Vec<Row>) -> Vec<Row> {
        rows
    }

    /// The keys that matter most on it.
    fn hints(&self) -> &'static [ScreenHint] {
        &[]
    }

    /// What is told on it while nothing is listed: what it is for, and the `{command}` that begins it.
    fn empty(&self, _model: &M) -> &'static str {
        ""
    }

    /// How it is laid out, where it is not a table with the text about its row.
    fn shape(&self) -> ScreenShape {
        ScreenShape::default()
    }

    /// How far the text beside its list can be scrolled, where that is not the text about the row.
    fn detail_extent(&self, _model: &M) -> Option<u16> {
        None
    }

    /// What can be clicked on it beside its list.
    fn hits(&self, _model: &M) -> Vec<(Rect, Hit)> {
        Vec::new()
    }

    /// Draws its list and what stands beside it; its frame is drawn already.
    fn draw(&self, model: &M, frame: &mut Frame, parts: &ScreenLayout);
}
