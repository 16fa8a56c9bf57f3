//! Charts as pictures, one a file, as the screens and the report draw them.

use super::error::ExportError;
use super::source::{ExportFile, ExportSource};
use crate::analysis::chart::{
    Chart, GanttOptions, compare_chart, gantt_chart, ladder_chart, matrix_chart, trend_chart,
};
use crate::model::Portfolio;
use crate::report::svg;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PictureKind {
    /// Milestones on the calendar, of all roadmaps together.
    Gantt,
    /// How forecasts moved, a picture a roadmap.
    Trend,
    /// Capabilities on the ladder and in the zones, a picture a roadmap.
    Ladder,
    /// Who is in which work, a picture a roadmap.
    Stakeholders,
    /// Clusters by collective efficiency and upgrading.
    Compare,
}

impl PictureKind {
    /// The word for it, which names its files.
    pub(crate) fn word(self) -> &'static str {
        match self {
            PictureKind::Gantt => "gantt",
            PictureKind::Trend => "trend",
            PictureKind::Ladder => "ladder",
            PictureKind::Stakeholders => "stakeholders",
            PictureKind::Compare => "compare",
        }
    }

    /// What must be there for it to be drawn.
    fn needs(self) -> &'static str {
        match self {
            PictureKind::Gantt => "no milestone that was asked for has a date",
            PictureKind::Trend => "no forecast has moved",
            PictureKind::Ladder => "there is no capability",
            PictureKind::Stakeholders => "nobody answers for any work",
            PictureKind::Compare => "no cluster was assessed",
        }
    }
}

/// The charts, each with the stem of its file.
///
/// # Errors
/// There is nothing to draw.
fn charts(
    source: &ExportSource<'_>,
    kind: PictureKind,
) -> Result<Vec<(String, Chart)>, ExportError> {
    let names = source.names;
    let whole = |chart: Option<Chart>| {
        let stem = format!("{}-{}", source.stem(), kind.word());
        chart.map(|chart| (stem, chart)).into_iter().collect()
    };
    let each = |make: &dyn Fn(&Portfolio, usize) -> Option<Chart>| {
        let named = |(id, chart)| (format!("{id}-{}", kind.word()), chart);
        source.charts(make).map(named).collect()
    };
    let mut charts: Vec<(String, Chart)> = match kind {
        PictureKind::Gantt => whole(source.chart(|portfolio, roadmaps| {
            let options = GanttOptions {
                roadmaps,
                shows: &|place, index| source.selects_milestone(place, index),
                phases: true,
            };
            gantt_chart(portfolio, source.plan, &options)
        })),
        PictureKind::Compare => {
            whole(source.chart(|portfolio, places| compare_chart(portfolio, source.health, places)))
        }
        PictureKind::Trend => each(&|portfolio, place| trend_chart(portfolio, source.plan, place)),
        PictureKind::Stakeholders => {
            each(&|portfolio, place| matrix_chart(portfolio, names, place))
        }
        PictureKind::Ladder => each(&|portfolio, place| {
            let rungs = &source.health.roadmaps[place].rungs;
            ladder_chart(portfolio, names, rungs, place)
        }),
    };
    for (_, chart) in &mut charts {
        chart.title = source.title(&chart.title);
    }
    match charts.is_empty() {
        true => Err(ExportError::Nothing(kind.needs().to_owned())),
        false => Ok(charts),
    }
}

/// The pictures as SVG.
///
/// # Errors
/// There is nothing to draw.
pub(crate) fn svg(
    source: &ExportSource<'_>,
    kind: PictureKind,
) -> Result<Vec<ExportFile>, ExportError> {
    let charts = charts(source, kind)?.into_iter();
    let file =
        |(stem, chart): (String, Chart)| ExportFile::new(format!("{stem}.svg"), svg::file(&chart));
    Ok(charts.map(file).collect())
}

/// The pictures as PNG, so many pixels wide.
///
/// # Errors
/// There is nothing to draw, or a picture is too large.
#[cfg(feature = "reports")]
pub(crate) fn png(
    source: &ExportSource<'_>,
    kind: PictureKind,
    width: u32,
) -> Result<Vec<ExportFile>, ExportError> {
    let rasterizer = crate::report::raster::Rasterizer::default();
    let file = |(stem, chart): (String, Chart)| {
        let picture = rasterizer.picture(&svg::file(&chart), width);
        let picture =
            picture.ok_or_else(|| ExportError::of("picture", "it is too large to be drawn"))?;
        Ok(ExportFile::new(format!("{stem}.png"), picture.png))
    };
    charts(source, kind)?.into_iter().map(file).collect()
}
