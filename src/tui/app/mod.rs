//! The state of the screens: all of it, and nothing else. No terminal, no disk, no clock.

pub(crate) mod advice;
pub(crate) mod dialog;
pub(crate) mod drafts;
pub(crate) mod drawn;
pub(crate) mod features;
pub(crate) mod key_hints;
pub(crate) mod layout;
mod listing;
pub(crate) mod model;
pub(crate) mod overlay;
pub(crate) mod palette;
pub(crate) mod palette_rows;
mod reload;
pub(crate) mod screen;
mod selection;
pub(crate) mod suspended_reviews;
pub(crate) mod tabs;
pub(crate) mod text_line;
pub(crate) mod toast;
pub(crate) mod update;

pub(crate) use crate::tui::dialogs::AnyDialog;
pub(crate) use crate::tui::state::axis::Axis;
pub(crate) use crate::tui::state::conflict_picker::ConflictPicker;
pub(crate) use crate::tui::state::conflict_rows::ConflictRow;
pub(crate) use crate::tui::state::dispatch::{Dispatch, Selection};
pub(crate) use crate::tui::state::field_visit::FieldVisit;
pub(crate) use crate::tui::state::id_source::IdSource;
pub(crate) use crate::tui::state::list_state::Row;
pub(crate) use crate::tui::state::overview::Overview;
pub(crate) use crate::tui::state::route::{FieldTask, Route, RowId, Tab};
pub(crate) use crate::tui::state::since::{SinceSource, SinceView};
pub(crate) use crate::tui::state::snapshot::Snapshot;
pub(crate) use crate::tui::state::sync_status::Exchange;
pub(crate) use crate::tui::state::upcoming::FeedbackStage;
pub(crate) use crate::tui::state::view_options::ViewOptions;
pub(crate) use dialog::OpenDialog;
pub(crate) use drawn::{Drawn, Hit};
pub(crate) use features::Features;
pub(crate) use layout::{Panes, ScreenLayout, ScreenShape, layout};
pub(crate) use model::Model;
pub(crate) use overlay::{
    Choice, ChoiceMenu, Help, KindMenu, Menu, Overlay, PageLine, ScrollState, TextPage,
};
pub(crate) use palette::CommandPalette;
pub(crate) use tabs::{TabLayout, tabs};
pub(crate) use text_line::LineInput;
pub(crate) use toast::ToastLevel;
