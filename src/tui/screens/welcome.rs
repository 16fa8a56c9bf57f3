//! No roadmap anywhere: what to do first.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::commands::Command;
use crate::tui::app::screen::Screen;
use crate::tui::app::{Model, ScreenLayout};
use crate::tui::widgets::spans::{data, lines, own};

/// The screen.
pub(crate) struct WelcomeScreen;

impl Screen<Model> for WelcomeScreen {
    fn title(&self) -> &'static str {
        "Welcome"
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        draw(model, frame, parts.body);
    }
}

/// Draws the welcome.
fn draw(model: &Model, frame: &mut Frame, area: Rect) {
    let theme = &model.theme;
    let key = |action| own(crate::text::pad(&model.keymap.label(action), 5), theme.key);
    let say = |text: &'static str| own(text, theme.text);
    let all = vec![
        Line::default(),
        Line::from(own("Welcome to tcu", theme.heading)),
        Line::default(),
        Line::from(say(
            "It keeps the upgrading roadmaps of clusters alive: one text file a",
        )),
        Line::from(say(
            "cluster, with its milestones, their owners, and the feedback on them.",
        )),
        Line::default(),
        Line::from(say("There is no roadmap yet in")),
        Line::from(vec![
            say("  "),
            data(&model.snapshot.folder.dir.display().to_string(), theme.name),
        ]),
        Line::default(),
        Line::from(vec![
            say("  "),
            key(Command::SyncWith),
            say("take roadmaps from the office: of a stick, a share or a folder"),
        ]),
        Line::from(vec![
            say("  "),
            key(Command::NewRoadmap),
            say("make a new roadmap: its short name and its name are enough"),
        ]),
        Line::from(vec![
            say("  "),
            key(Command::Samples),
            say("copy the sample roadmaps here, to look around and try things"),
        ]),
        Line::from(vec![
            say("  "),
            key(Command::Tour),
            say("a short tour, if you have never used a program like this"),
        ]),
        Line::from(vec![
            say("  "),
            key(Command::Help),
            say("every key    "),
            key(Command::Quit),
            say("leave"),
        ]),
        Line::default(),
        Line::from(vec![
            say("  "),
            key(Command::Open),
            say(" the same as a list, for arrows and Enter"),
        ]),
        Line::default(),
        Line::from(own(
            "Roadmaps elsewhere? Leave, and start with  tcu --roadmaps FOLDER",
            theme.quiet,
        )),
    ];
    let inside = Rect {
        x: area.x + 3.min(area.width),
        width: area.width.saturating_sub(3),
        ..area
    };
    lines(frame, inside, &all, 0);
}
