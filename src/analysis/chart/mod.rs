//! Charts as one model of bars, marks, lines and axes, drawn in cells by the screens and in SVG by the writers.
//!
//! Coordinates are in the units of the axes: days of the calendar, numbers, or rows and columns counted from 0,
//! whose middle is at a whole number.

mod builder;
pub(crate) mod cells;
mod compare;
mod funnel;
mod gantt;
mod ladder;
mod matrix;
mod sparkline;
#[cfg(test)]
mod tests;
mod trend;

pub(crate) use compare::compare_chart;
pub(crate) use funnel::funnel_chart;
pub(crate) use gantt::{GanttOptions, gantt_chart};
pub(crate) use ladder::ladder_chart;
pub(crate) use matrix::matrix_chart;
pub(crate) use sparkline::sparkline_chart;
pub(crate) use trend::trend_chart;

/// One drawing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chart {
    /// What it shows, in a few words.
    pub title: String,
    /// What can be seen in it, for those who cannot see it.
    pub description: String,
    /// From left to right.
    pub x: ChartAxis,
    /// From top to bottom for rows; from bottom to top for numbers and dates.
    pub y: ChartAxis,
    /// What is drawn, the first at the back.
    pub shapes: Vec<ChartShape>,
    /// What the styles mean.
    pub legend: Vec<ChartKey>,
}

/// One line of a legend.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ChartKey {
    /// How it looks.
    pub symbol: ChartSymbol,
    /// In which style.
    pub style: ChartStyle,
    /// What it means.
    pub text: String,
}

/// One axis.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ChartAxis {
    /// Days of the calendar.
    Dates {
        /// The first day.
        first: i64,
        /// The last day.
        last: i64,
        /// Days that are named.
        ticks: Vec<(i64, String)>,
    },
    /// Numbers.
    Numbers {
        /// The least.
        least: f64,
        /// The most.
        most: f64,
        /// Numbers that are named.
        ticks: Vec<(f64, String)>,
        /// What is measured.
        label: String,
    },
    /// Rows or columns, one a label.
    Slots {
        /// The labels.
        labels: Vec<ChartLabel>,
    },
}

/// The name of a row or column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ChartLabel {
    /// The name.
    pub text: String,
    /// Whether it heads those that follow.
    pub is_heading: bool,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ChartShape {
    /// A stretch of the x axis, over the whole height.
    Band {
        /// Where it begins.
        from: f64,
        /// Where it ends.
        to: f64,
        /// Its name.
        label: String,
    },
    /// A bar along the x axis.
    Bar {
        /// The row.
        y: f64,
        /// Where it begins.
        from: f64,
        /// Where it ends.
        to: f64,
        /// Its height, as a share of a row.
        height: f64,
        /// Its style.
        style: ChartStyle,
        /// What it says.
        tip: String,
    },
    /// A sign at one point.
    Mark {
        /// Where on the x axis.
        x: f64,
        /// Where on the y axis.
        y: f64,
        /// Which sign.
        symbol: ChartSymbol,
        /// Its style.
        style: ChartStyle,
        /// What it says.
        tip: String,
    },
    /// A line through points.
    Line {
        /// The points.
        points: Vec<(f64, f64)>,
        /// Its style.
        style: ChartStyle,
        /// Whether it is broken.
        dashed: bool,
        /// What it says.
        tip: String,
    },
    /// A line across the whole height.
    Rule {
        /// Where on the x axis.
        x: f64,
        /// Its style.
        style: ChartStyle,
        /// Its name.
        label: String,
    },
    /// Words beside a point.
    Text {
        /// Where on the x axis.
        x: f64,
        /// Where on the y axis.
        y: f64,
        /// The words.
        text: String,
        /// Whether they stand on the point, not to its right.
        centered: bool,
    },
}

/// A sign at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub(crate) enum ChartSymbol {
    Diamond,
    HollowDiamond,
    Circle,
    Triangle,
    Square,
    Cross,
    Bar,
    Dashes,
}

/// What something drawn means, which a theme turns into a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub(crate) enum ChartStyle {
    Planned,
    Active,
    Blocked,
    Done,
    Dropped,
    Baseline,
    Projected,
    Today,
    Muted,
    /// One of several lines or groups; never told apart by colour alone.
    Series(u8),
}

impl ChartStyle {
    /// The name by which a style sheet knows it.
    pub(crate) fn class(self) -> &'static str {
        const SERIES: [&str; 6] = [
            "series-0", "series-1", "series-2", "series-3", "series-4", "series-5",
        ];
        match self {
            ChartStyle::Planned => "planned",
            ChartStyle::Active => "active",
            ChartStyle::Blocked => "blocked",
            ChartStyle::Done => "done",
            ChartStyle::Dropped => "dropped",
            ChartStyle::Baseline => "baseline",
            ChartStyle::Projected => "projected",
            ChartStyle::Today => "today",
            ChartStyle::Muted => "muted",
            ChartStyle::Series(index) => SERIES[usize::from(index) % SERIES.len()],
        }
    }
}

impl ChartAxis {
    /// The least and the most of the axis, in its own units. Rows and columns have half a unit on each side.
    pub(crate) fn extent(&self) -> (f64, f64) {
        match self {
            ChartAxis::Dates { first, last, .. } => (*first as f64, (*last).max(first + 1) as f64),
            ChartAxis::Numbers { least, most, .. } if most > least => (*least, *most),
            ChartAxis::Numbers { least, .. } => (*least, least + 1.0),
            ChartAxis::Slots { labels } => (-0.5, labels.len().max(1) as f64 - 0.5),
        }
    }

    /// What is named along the axis.
    pub(crate) fn ticks(&self) -> Vec<(f64, &str)> {
        match self {
            ChartAxis::Dates { ticks, .. } => ticks
                .iter()
                .map(|(day, text)| (*day as f64, text.as_str()))
                .collect(),
            ChartAxis::Numbers { ticks, .. } => ticks
                .iter()
                .map(|(number, text)| (*number, text.as_str()))
                .collect(),
            ChartAxis::Slots { labels } => {
                let labels = labels.iter().enumerate();
                labels
                    .map(|(slot, label)| (slot as f64, label.text.as_str()))
                    .collect()
            }
        }
    }

    /// Whether it counts rows or columns.
    pub(crate) fn is_slots(&self) -> bool {
        matches!(self, ChartAxis::Slots { .. })
    }
}
