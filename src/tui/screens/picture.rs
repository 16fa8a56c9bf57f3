//! The picture of a roadmap where a list or a text leaves room for it: its milestones on their days; beside those, how
//! the dates of the one under the cursor have moved.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::Line;

use crate::model::Kind;
use crate::tui::app::{Hit, Model, RowId, ScreenLayout};
use crate::tui::screens::cluster_picture::{self, Clickable};
use crate::tui::screens::trend::chart;
use crate::tui::widgets::pane::Pane;
use crate::tui::widgets::spans::{lines, own};

/// Draws it where there is room.
pub(crate) fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let area = parts.picture;
    if area.area() == 0 {
        return;
    }
    let moved = moves_are_drawn(model);
    let (title, key) = match moved {
        true => ("Forecasts by review", "4"),
        false => ("Timeline", "3"),
    };
    let pane = Pane {
        theme: &model.theme,
        title,
        aside: key,
        focused: false,
        framed: true,
    };
    pane.draw(frame, area);
    if moved {
        let shown = chart::shown(model, false);
        chart::draw(model, frame, inside(area), &shown);
        return;
    }
    let shown: Vec<Line<'static>> = milestones(model, inside(area))
        .into_iter()
        .map(|(line, _)| line)
        .collect();
    lines(frame, inside(area), &shown, 0);
}

/// What a click on each line leads to.
pub(crate) fn hits(model: &Model, parts: &ScreenLayout) -> Vec<(Rect, Hit)> {
    if parts.picture.area() == 0 || moves_are_drawn(model) {
        return Vec::new();
    }
    let inside = inside(parts.picture);
    let rows = (inside.y..).zip(milestones(model, inside));
    let hits = rows.filter_map(|(y, (_, key))| {
        let at = Rect {
            y,
            height: 1,
            ..inside
        };
        Some((at, Hit::Entry(key?)))
    });
    hits.collect()
}

/// Whether the milestones are drawn on their days already.
fn moves_are_drawn(model: &Model) -> bool {
    model.route.roadmap().is_some() && model.shape().chart
}

fn inside(area: Rect) -> Rect {
    area.inner(Margin::new(2, 1))
}

/// As many lines as there is room for; the last one says how many more there are.
fn milestones(model: &Model, area: Rect) -> Vec<Clickable> {
    let (columns, height) = (usize::from(area.width), usize::from(area.height));
    let id = model.row().and_then(|row| row.key.roadmap());
    let id = id.or(model.route.roadmap());
    let mut all = id.map_or_else(Vec::new, |id| {
        cluster_picture::lines(model, id, columns, height)
    });
    // The capabilities stand below where all have room, and are not the list itself.
    let listed = model.row().map(|row| &row.key);
    let are_listed = matches!(listed, Some(RowId::Entry(_, Kind::Capability, _)));
    let has_room = !are_listed && !all.is_empty() && all.len() < height;
    if let Some(id) = id.filter(|_| has_room) {
        let capabilities = cluster_picture::capabilities(model, id, columns);
        if all.len() + capabilities.len() <= height {
            all.extend(capabilities);
        }
    }
    if all.is_empty() {
        let nothing = own("No milestones here.", model.theme.quiet);
        return vec![(Line::from(nothing), None)];
    }
    if all.len() > height {
        let kept = height.saturating_sub(1);
        let more = format!("and {} more", all.len() - kept);
        all.truncate(kept);
        all.push((Line::from(own(more, model.theme.quiet)), None));
    }
    all
}
