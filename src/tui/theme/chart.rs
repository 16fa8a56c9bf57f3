//! The signs of charts, in the two alphabets of [`crate::tui::theme::Signs`]. Each is one column wide.

/// The signs of the timeline and the trend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChartColors {
    /// The agreed date.
    pub agreed: char,
    /// The expected date.
    pub expected: char,
    /// The date that what it waits for leaves possible.
    pub projected: char,
    /// Work that is planned.
    pub work: char,
    /// Work that is done.
    pub worked: char,
    /// Work on which the end of the roadmap hangs.
    pub critical: char,
    /// From the agreed to the expected date.
    pub slip: char,
    /// From the expected to the projected date, and from the last word to what its pace leads to.
    pub pace: char,
    /// The status date, through every row.
    pub today: char,
    /// The status date, at its head.
    pub now: char,
    /// Where a phase begins.
    pub phase: char,
    /// More lies to the left.
    pub left: char,
    /// More lies to the right.
    pub right: char,
    /// A line up and down.
    pub upright: char,
    /// A line from above that turns to the right; also where a fall ends.
    pub from_above: char,
    /// A line from below that turns to the right; also where a rise ends.
    pub from_below: char,
    /// Where a rise begins.
    pub rise: char,
    /// Where a fall begins.
    pub fall: char,
    /// Where a line arrives.
    pub into: char,
    /// Where the date of a review is the date that was expected then.
    pub diagonal: char,
    /// Bars from the lowest to the highest.
    pub levels: [char; 8],
}

impl ChartColors {
    /// For terminals that show UTF-8.
    pub(crate) const fn unicode() -> Self {
        Self {
            agreed: '◇',
            expected: '◆',
            projected: '▷',
            work: '─',
            worked: '━',
            critical: '═',
            slip: '╌',
            pace: '┈',
            today: '┃',
            now: '▼',
            phase: '┊',
            left: '‹',
            right: '›',
            upright: '│',
            from_above: '╰',
            from_below: '╭',
            rise: '╯',
            fall: '╮',
            into: '▸',
            diagonal: '·',
            levels: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
        }
    }

    /// For terminals that show ASCII only.
    pub(crate) const fn ascii() -> Self {
        Self {
            agreed: 'a',
            expected: 'E',
            projected: 'P',
            work: '-',
            worked: '=',
            critical: '#',
            slip: '~',
            pace: '.',
            today: '|',
            now: 'v',
            phase: ':',
            left: '<',
            right: '>',
            upright: '|',
            from_above: '`',
            from_below: ',',
            rise: '\'',
            fall: '.',
            into: '>',
            diagonal: '.',
            levels: ['_', '.', ':', '-', '=', '+', '*', '#'],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_width::UnicodeWidthChar;

    #[test]
    fn every_sign_is_one_column_wide() {
        for chart in [ChartColors::unicode(), ChartColors::ascii()] {
            let signs = [
                chart.agreed,
                chart.expected,
                chart.projected,
                chart.work,
                chart.worked,
                chart.critical,
                chart.slip,
                chart.pace,
                chart.today,
                chart.now,
                chart.phase,
                chart.left,
                chart.right,
                chart.upright,
                chart.from_above,
                chart.from_below,
                chart.rise,
                chart.fall,
                chart.into,
                chart.diagonal,
            ];
            for sign in signs.into_iter().chain(chart.levels) {
                assert_eq!(sign.width(), Some(1), "{sign}");
            }
        }
    }
}
