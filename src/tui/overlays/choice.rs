//! The window in which one of several values is chosen.

use ratatui::Frame;
use ratatui::text::Line;

use crate::tui::app::{ConflictPicker, Model};
use crate::tui::details::{added_apart, conflict};
use crate::tui::overlays::window;
use crate::tui::widgets::spans::{data, lines, own};

/// The widest that the window is drawn.
const WIDEST: u16 = 110;

/// Draws the choice.
pub(crate) fn draw(model: &Model, frame: &mut Frame, choosing: &ConflictPicker) {
    let wide = frame.area().width.saturating_sub(4).min(WIDEST);
    let (all, _) = text(model, choosing, usize::from(wide.saturating_sub(4)));
    let high = u16::try_from(all.len() + 2).unwrap_or(u16::MAX);
    let inside = window::frame(model, frame, "Which holds?", wide, high);
    let most = all.len().saturating_sub(usize::from(inside.height));
    lines(frame, inside, &all, top(model, choosing).min(most));
}

/// The first line to be seen: where it was scrolled to, else so that what is under the cursor is.
pub(crate) fn top(model: &Model, choosing: &ConflictPicker) -> usize {
    if let Some(top) = choosing.top {
        return top;
    }
    let (_, starts) = text(model, choosing, columns(model));
    let at = starts.get(choosing.index).copied().unwrap_or(0);
    if starts.iter().all(|start| *start == starts[0]) {
        return 0;
    }
    at.saturating_sub(2).min(most(model, choosing))
}

/// How far it can be scrolled.
pub(crate) fn most(model: &Model, choosing: &ConflictPicker) -> usize {
    let (all, _) = text(model, choosing, columns(model));
    all.len()
        .saturating_sub(usize::from(model.size.1.saturating_sub(3)))
}

fn columns(model: &Model) -> usize {
    usize::from(model.size.0.saturating_sub(4).min(WIDEST).saturating_sub(4))
}

/// The lines of the window, and where each value begins.
fn text(
    model: &Model,
    choosing: &ConflictPicker,
    columns: usize,
) -> (Vec<Line<'static>>, Vec<usize>) {
    let theme = &model.theme;
    let Some(conflict) = model.snapshot.conflict(&choosing.key) else {
        return (
            vec![Line::from(own("It is settled.", theme.quiet))],
            vec![0],
        );
    };
    let mut all = vec![
        Line::from(data(&conflict::title(model, conflict), theme.heading)),
        Line::from(data(
            &format!("{}/{}", conflict::roadmap(conflict), conflict.one.path.item),
            theme.quiet,
        )),
        Line::default(),
    ];
    if conflict.one.is_addition() {
        all.extend(added_apart::differences(model, conflict, columns));
        all.push(Line::default());
    }
    let (values, starts) = conflict::values(model, conflict, columns, Some(choosing.index));
    let before = all.len();
    all.extend(values);
    all.push(Line::default());
    let says = match conflict.one.is_addition() {
        true => "Enter: settled as the one under the cursor says; the log keeps what was rejected.",
        false => "Enter: the one under the cursor holds; the others are kept in the log.",
    };
    let says = crate::text::wrap(says, columns.max(1)).into_iter();
    all.extend(says.map(|words| Line::from(own(words, theme.quiet))));
    (
        all,
        starts.into_iter().map(|start| start + before).collect(),
    )
}
