//! The plot of all clusters with what is asked of it for every frame, so that a frame costs no walk over the clusters.

use std::sync::OnceLock;

use crate::analysis::comparison::{ComparisonRow, Plot, Point, SortKey, sort};
use crate::model::Portfolio;
use crate::text;

/// The clusters beside each other, made once a reading.
#[derive(Debug)]
pub(crate) struct ClusterPlot {
    /// The clusters with their letters.
    pub plot: Plot,
    /// The columns of the longest name.
    pub widest: usize,
    /// Of each roadmap, its place among the points.
    places: Vec<Option<usize>>,
    /// Of each roadmap, its place in the order of each key, once that is asked for.
    ranks: [OnceLock<Vec<usize>>; SortKey::ALL.len()],
}

impl ClusterPlot {
    /// The plot of these clusters.
    pub(crate) fn of(lines: &[ComparisonRow], portfolio: &Portfolio) -> Self {
        let plot = Plot::of(lines);
        let mut places = vec![None; portfolio.roadmaps.len()];
        for (place, point) in plot.points.iter().enumerate() {
            places[point.roadmap] = Some(place);
        }
        let names = lines.iter().map(|line| &portfolio.roadmaps[line.roadmap]);
        let widest = names.map(|file| text::width(file.name())).max();
        Self {
            plot,
            widest: widest.unwrap_or(0),
            places,
            ranks: [const { OnceLock::new() }; SortKey::ALL.len()],
        }
    }

    /// A cluster on the plot; none where it is not on it.
    pub(crate) fn point(&self, roadmap: usize) -> Option<&Point> {
        self.plot.points.get((*self.places.get(roadmap)?)?)
    }

    /// Of each roadmap its place in an order: names and groups from the first to the last, numbers from the one that
    /// matters most.
    pub(crate) fn ranks(
        &self,
        arrangement: usize,
        lines: &[ComparisonRow],
        portfolio: &Portfolio,
    ) -> &[usize] {
        let place = arrangement.min(SortKey::ALL.len() - 1);
        self.ranks[place].get_or_init(|| {
            let key = SortKey::ALL[place];
            let backwards = !matches!(key, SortKey::Roadmap | SortKey::Group);
            let mut sorted = lines.to_vec();
            sort(&mut sorted, key, backwards, portfolio);
            let mut ranks = vec![usize::MAX; portfolio.roadmaps.len()];
            for (rank, line) in sorted.iter().enumerate() {
                ranks[line.roadmap] = rank;
            }
            ranks
        })
    }
}
