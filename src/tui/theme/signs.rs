//! The signs that stand beside words, in two alphabets: for terminals of today, and for those that show ASCII only.
//!
//! Each is one column wide everywhere and none is an emoji.

use crate::tui::theme::chart::ChartColors;

/// The signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Symbols {
    /// An error.
    pub error: &'static str,
    /// A warning.
    pub warning: &'static str,
    /// A notice.
    pub notice: &'static str,
    /// Red.
    pub red: &'static str,
    /// Amber.
    pub amber: &'static str,
    /// Green.
    pub green: &'static str,
    /// A rule across the screen.
    pub rule: &'static str,
    /// A rule down the screen.
    pub wall: &'static str,
    /// Where a bar of scrolling stands.
    pub thumb: &'static str,
    /// Before the badge of an error, a warning and a notice.
    pub badges: [&'static str; 3],
    /// The corners of a window: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// From one date to the next.
    pub arrow: &'static str,
    /// Between parts of a line.
    pub dot: &'static str,
    /// The cursor of a list.
    pub cursor: &'static str,
    /// An entry that is selected for doing something to all of them.
    pub mark: &'static str,
    /// More above.
    pub above: &'static str,
    /// More below.
    pub below: &'static str,
    /// Done.
    pub done: &'static str,
    /// Under way.
    pub active: &'static str,
    /// Planned.
    pub planned: &'static str,
    /// Blocked.
    pub blocked: &'static str,
    /// Dropped.
    pub dropped: &'static str,
    /// A filled part of a bar.
    pub full: &'static str,
    /// An empty part of a bar.
    pub empty: &'static str,
    /// Nothing stands there.
    pub nothing: &'static str,
    /// The signs of charts.
    pub chart: ChartColors,
}

impl Symbols {
    /// For terminals that show UTF-8.
    pub(crate) const fn unicode() -> Self {
        Self {
            error: "✗",
            warning: "!",
            notice: "·",
            red: "▲",
            amber: "◆",
            green: "●",
            rule: "─",
            wall: "│",
            thumb: "┃",
            badges: ["▌", "▎", "▏"],
            corners: ["╭", "╮", "╰", "╯"],
            arrow: "→",
            dot: "·",
            cursor: "▸",
            mark: "✓",
            above: "↑",
            below: "↓",
            done: "●",
            active: "◐",
            planned: "○",
            blocked: "■",
            dropped: "×",
            full: "█",
            empty: "░",
            nothing: "–",
            chart: ChartColors::unicode(),
        }
    }

    /// For terminals that show ASCII only.
    pub(crate) const fn ascii() -> Self {
        Self {
            error: "X",
            warning: "!",
            notice: ".",
            red: "^",
            amber: "=",
            green: "o",
            rule: "-",
            wall: "|",
            thumb: "#",
            badges: ["X ", "! ", ". "],
            corners: ["+", "+", "+", "+"],
            arrow: ">",
            dot: ".",
            cursor: ">",
            mark: "*",
            above: "^",
            below: "v",
            done: "x",
            active: "~",
            planned: "o",
            blocked: "#",
            dropped: "-",
            full: "#",
            empty: ".",
            nothing: "-",
            chart: ChartColors::ascii(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn every_sign_is_one_column_wide() {
        for signs in [Symbols::unicode(), Symbols::ascii()] {
            let mut all = vec![
                signs.error,
                signs.warning,
                signs.notice,
                signs.red,
                signs.amber,
                signs.green,
                signs.rule,
                signs.wall,
                signs.arrow,
                signs.dot,
                signs.cursor,
                signs.mark,
                signs.above,
                signs.below,
                signs.done,
                signs.active,
                signs.planned,
                signs.blocked,
                signs.dropped,
                signs.full,
                signs.empty,
            ];
            all.extend(signs.corners);
            for sign in all {
                assert_eq!(sign.width(), 1, "{sign}");
            }
        }
    }
}
