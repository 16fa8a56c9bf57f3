//! A row of small bars: how a number went.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::text;
use crate::tui::theme::Theme;
use crate::tui::widgets::spans::own;

/// A bar for each share from 0 to 1; a dot where nothing is known.
pub(crate) fn bars(theme: &Theme, shares: &[Option<f64>], style: Style) -> Vec<Span<'static>> {
    let levels = theme.signs.chart.levels;
    let bar = |share: &Option<f64>| match share {
        Some(share) => {
            let top = (levels.len() - 1) as f64;
            let level = (share.clamp(0.0, 1.0) * top).round() as usize;
            own(levels[level.min(levels.len() - 1)].to_string(), style)
        }
        None => own(theme.signs.dot, theme.quiet),
    };
    shares.iter().map(bar).collect()
}

/// A number without a needless fraction, the thousands of a large one apart.
pub(crate) fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    text::thousands(&format!("{rounded}"), false)
}

/// A number that was reckoned, to about three digits.
pub(crate) fn about(value: f64) -> String {
    match value.abs() {
        100.0.. => text::thousands(&format!("{value:.0}"), false),
        10.0..100.0 => number((value * 10.0).round() / 10.0),
        _ => number(value),
    }
}
