//! Collective efficiency against upgrading, drawn with letters.
//!
//! Pietrobelli and Rabellotti measured both from 0 to 3 and looked at them side by side, sector group by sector
//! group; so does this plot.

use super::ComparisonRow;
use crate::model::choice::SectorGroup;

/// The highest score.
const HIGHEST: f64 = 3.0;

/// A cluster on the plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    /// Its letter.
    pub sign: char,
    /// The place of its roadmap.
    pub roadmap: usize,
    /// Its sector group.
    pub group: Option<SectorGroup>,
    /// Collective efficiency, 0 to 3, to the right.
    pub efficiency: f64,
    /// Upgrading, 0 to 3, up.
    pub upgrading: f64,
}

/// The clusters that have both scores, and those that have not.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Plot {
    /// Those on the plot, in the order of their letters: sector group by sector group.
    pub points: Vec<Point>,
    /// The places of the roadmaps that are not on it.
    pub missing: Vec<usize>,
}

impl Plot {
    /// Gives each cluster its letter.
    pub(crate) fn of(lines: &[ComparisonRow]) -> Plot {
        let mut plot = Plot::default();
        let mut sorted: Vec<&ComparisonRow> = lines.iter().collect();
        // Where the group is not known, last.
        sorted.sort_by_key(|line| (line.group.is_none(), line.group));
        let mut signs = ('A'..='Z').chain('a'..='z').chain(std::iter::repeat('+'));
        for line in sorted {
            match (line.efficiency.score, line.upgrading.score) {
                (Some(efficiency), Some(upgrading)) => plot.points.push(Point {
                    sign: signs.next().unwrap_or('+'),
                    roadmap: line.roadmap,
                    group: line.group,
                    efficiency,
                    upgrading,
                }),
                _ => plot.missing.push(line.roadmap),
            }
        }
        plot
    }

    /// The plot in so many columns and rows, axes included; at least 28 by 8. Where several clusters fall on one
    /// place the next is put beside it.
    pub(crate) fn text(&self, columns: usize, rows: usize) -> Vec<String> {
        const MARGIN: usize = 4;
        let (columns, rows) = (columns.max(28), rows.max(8));
        let (width, height) = (columns - MARGIN, rows - 3);
        let mut field = vec![vec![' '; width]; height];
        let scaled = |score: f64, most: usize| {
            (score.clamp(0.0, HIGHEST) / HIGHEST * most as f64).round() as usize
        };
        for point in &self.points {
            let row = height - 1 - scaled(point.upgrading, height - 1);
            let column = scaled(point.efficiency, width - 1);
            put(&mut field[row], column, point.sign);
        }
        let mut lines = vec!["upgrading".to_owned()];
        for (row, signs) in field.iter().enumerate() {
            let tick =
                (0..=3).find(|&score| height - 1 - scaled(f64::from(score), height - 1) == row);
            let label = tick.map_or("  │".to_owned(), |score| format!("{score} ┤"));
            let signs: String = signs.iter().collect();
            lines.push(format!("{label} {signs}").trim_end().to_owned());
        }
        lines.push(format!("  └{}", "─".repeat(width + 1)));
        let mut axis = vec![' '; width + 1];
        for score in 0..=3u8 {
            axis[scaled(f64::from(score), width - 1)] = char::from(b'0' + score);
        }
        let title = "collective efficiency";
        let axis: String = axis.iter().collect();
        lines.push(format!("    {}", axis.trim_end()));
        lines.push(format!("    {title:>width$}"));
        lines
    }
}

/// Puts a sign at a column, or at the nearest free one.
fn put(row: &mut [char], column: usize, sign: char) {
    let near = (0..row.len()).flat_map(|away| [column.checked_add(away), column.checked_sub(away)]);
    let free = near.flatten().find(|&at| row.get(at) == Some(&' '));
    if let Some(at) = free {
        row[at] = sign;
    }
}
