//! The screens: one file each, which implements [`Screen`], and one line of the table of commands, which makes its module here.

pub(crate) mod chips;
pub(crate) mod chrome;
pub(crate) mod cluster_picture;
pub(crate) mod dashboard;
pub(crate) mod date_axis;
pub(crate) mod detail;
pub(crate) mod empty;
pub(crate) mod panes;
pub(crate) mod picture;
pub(crate) mod table;
pub(crate) mod technology_heads;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::commands::{Command, ScreenId, screen_commands};
use crate::tui::app::screen::{Screen, ScreenAddress};
use crate::tui::app::{Hit, Model, ScreenLayout};

/// Makes the modules, the addresses and the list of the screens: from the lines of the table of commands that lead to one
/// (`commands/screens.rs`), and from those given here, which have no line of their own there.
macro_rules! screens {
    (
        { $($own:ident::$own_type:ident of $leads:ident is $id:expr;)* }
        $table:ident of $section:ident:
        $(
            $name:ident $command:literal [$($key:literal),*]
            $(=> $module:ident::$type:ident)?
            $(.$property:ident($($value:tt)*))*;
        )*
    ) => {
        $($(pub(crate) mod $module;)?)*
        $(pub(crate) mod $own;)*

        $($(
            impl ScreenAddress for $module::$type {
                fn command(&self) -> Command {
                    Command::$name
                }
            }
        )?)*
        $(
            impl ScreenAddress for $own::$own_type {
                fn command(&self) -> Command {
                    Command::$leads
                }

                fn id(&self) -> ScreenId {
                    $id
                }
            }
        )*

        /// Every screen, in the order of their tabs.
        pub(crate) const ALL: &[&dyn Screen<Model>] = &[
            $($(&$module::$type,)?)*
            $(&$own::$own_type,)*
        ];
    };
}

screen_commands! {
    screens! {
        field::FieldScreen of FieldMode is ScreenId::Of(Command::FieldMode);
        mine::MineScreen of FieldMode is ScreenId::Mine;
        welcome::WelcomeScreen of Portfolio is ScreenId::Welcome;
    }
}

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
