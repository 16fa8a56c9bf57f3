//! The clusters side by side, and on a plot of collective efficiency against upgrading, sector group by sector group.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::analysis::comparison::{ComparisonRow as Compared, Plot};
use crate::health::Mean;
use crate::model::Kind;
use crate::model::choice::{SectorGroup, WordEnum};
use crate::text;
use crate::tui::app::screen::Screen;
use crate::tui::app::{Model, Row, RowId, ScreenLayout, ScreenShape};
use crate::tui::details::words;
use crate::tui::screens::panes;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};
use crate::tui::state::cluster_plot::ClusterPlot;
use crate::tui::state::compared;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::free_columns::FreeColumns;
use crate::tui::widgets::spans::{cut, data, lines, own};

/// The highest score.
const HIGHEST: f64 = 3.0;

/// The plot is drawn as wide as this before the legend beside it gets what is left.
const WIDE: u16 = 48;

/// The columns that a legend needs beside a plot, whatever the names of the clusters.
const LEGEND: u16 = 22;

/// The screen.
pub(crate) struct CompareScreen;

impl Screen<Model> for CompareScreen {
    fn title(&self) -> &'static str {
        "Compare"
    }

    fn heading(&self) -> &'static str {
        "Clusters compared"
    }

    fn kind(&self) -> Option<Kind> {
        Some(Kind::Cluster)
    }

    fn views(&self) -> &'static [&'static str] {
        &[
            "by cluster",
            "by sector group",
            "by health",
            "by efficiency",
            "by upgrading",
            "by open milestones",
            "by slip",
            "by updates due",
            "by days without update",
            "by days to an answer",
            "by replies not delivered",
        ]
    }

    fn turns(&self) -> bool {
        true
    }

    fn is_on_tabs(&self, model: &Model) -> bool {
        model.has_roadmaps()
    }

    fn is_of_roadmaps(&self) -> bool {
        true
    }

    fn rows(&self, model: &Model) -> Vec<Row> {
        compared::rows(&model.snapshot)
    }

    fn arranged(&self, model: &Model, rows: Vec<Row>) -> Vec<Row> {
        compared::sorted(&model.snapshot, &model.view_options(), rows)
    }

    /// The plot is drawn into what room there is.
    fn detail_extent(&self, _model: &Model) -> Option<u16> {
        Some(0)
    }

    fn shape(&self) -> ScreenShape {
        ScreenShape {
            wide_detail: true,
            ..ScreenShape::default()
        }
    }

    fn empty(&self, _model: &Model) -> &'static str {
        "No cluster could be read: {new} makes one."
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        let columns = vec![
            TableColumn::text("", 1),
            TableColumn::rest("cluster", 24),
            TableColumn::text("", 2),
            TableColumn::number("eff.", 4),
            TableColumn::number("upgr.", 5),
            TableColumn::number("open", 4).rank(3),
            TableColumn::number("slip", 6).rank(1),
            TableColumn::number("upd. due", 8).rank(2),
            TableColumn::number("last upd.", 9).rank(6),
            TableColumn::number("answer", 6).rank(4),
            TableColumn::number("undeliv.", 8).rank(5),
            TableColumn::text("sector group", 14).rank(7).most(23),
        ];
        let plot = model.snapshot.plot();
        ListTable::draw(model, frame, parts, columns, &|row, _| {
            cells(model, plot, row)
        });
        crate::tui::screens::empty::where_empty(model, frame, parts);
        if parts.detail.area() > 0 {
            panes::beside(model, frame, parts, "Efficiency and upgrading", "");
            beside(model, frame, parts.detail, plot);
        }
    }
}

fn cells(model: &Model, plot: &ClusterPlot, row: &Row) -> Vec<TableCell> {
    let theme = &model.theme;
    let (Some(line), Some(roadmap)) = (
        model.snapshot.compared().get(row.at),
        model.snapshot.folder.portfolio.roadmaps.get(row.at),
    ) else {
        return Vec::new();
    };
    let point = plot.point(row.at);
    let (health, style) = words::health(model, line.letters.overall());
    let days = |days: Option<f64>| {
        days.map_or(dash(model), |days| {
            TableCell::own(format!("{days:.0} d"), theme.text)
        })
    };
    let slip = match line.slip.median {
        Some(days) if days > 0.0 => TableCell::own(format!("{days:+.0} d"), theme.warning),
        other => days(other),
    };
    let stale = match line.silence.stale {
        0 => TableCell::own("0", theme.quiet),
        stale => TableCell::own(stale.to_string(), theme.warning),
    };
    let group = line.group.map_or("–".to_owned(), in_words);
    vec![
        TableCell::own(
            point.map_or(" ".to_owned(), |point| point.sign.to_string()),
            theme.key,
        ),
        TableCell::data(roadmap.name(), theme.text),
        TableCell::own(health, style),
        score(model, &line.efficiency),
        score(model, &line.upgrading),
        TableCell::own(line.open.to_string(), theme.text),
        slip,
        stale,
        days(line.silence.median),
        days(line.feedback.median_days_to_answer),
        TableCell::own(line.feedback.waiting.to_string(), theme.text),
        TableCell::own(group, theme.quiet),
    ]
}

fn dash(model: &Model) -> TableCell {
    TableCell::own(model.theme.signs.nothing, model.theme.quiet)
}

fn score(model: &Model, mean: &Mean) -> TableCell {
    mean.score.map_or(dash(model), |score| {
        TableCell::own(format!("{score:.1}"), model.theme.text)
    })
}

fn in_words(group: SectorGroup) -> String {
    group.word().replace('-', " ")
}

/// The plot, with the legend at its right or below it, wherever it leaves the plot more room.
fn beside(model: &Model, frame: &mut Frame, area: Rect, clusters: &ClusterPlot) {
    let plot = &clusters.plot;
    let inside = Rect {
        x: area.x + 1.min(area.width),
        width: area.width.saturating_sub(2),
        ..area
    };
    let beside = at_the_right(inside, names(clusters));
    let below = {
        // No more of it than the pane has lines: in a large folder it would be as long as the list.
        let told = legend(model, plot, usize::from(inside.width), inside.height).len();
        let told = u16::try_from(told).unwrap_or(u16::MAX);
        (inside.width, inside.height.saturating_sub(told.max(4)))
    };
    let (right, (wide, high)) = match beside {
        Some(beside) if square(beside) >= square(below) => (true, beside),
        _ => (false, below),
    };
    // A plot that is much wider than high says nothing more.
    let wide = wide.min(WIDE.max(high.saturating_mul(5) / 2));
    let drawn = drawn(model, plot, usize::from(wide), usize::from(high));
    lines(frame, inside, &drawn, 0);
    let used = u16::try_from(drawn.len()).unwrap_or(u16::MAX);
    let rest = match right {
        true => Rect {
            x: inside.x + wide + 2,
            width: inside.width - wide - 2,
            ..inside
        },
        false => Rect {
            y: inside.y + used.min(inside.height),
            height: inside.height.saturating_sub(used),
            ..inside
        },
    };
    lines(
        frame,
        rest,
        &legend(model, plot, usize::from(rest.width), rest.height),
        0,
    );
}

/// The columns and lines of a plot with names of so many columns at its right; `None` where they have no room.
fn at_the_right(inside: Rect, names: u16) -> Option<(u16, u16)> {
    let most = inside.width.checked_sub(LEGEND + 2)?;
    let legend = names.max(LEGEND).min(inside.width.saturating_sub(WIDE));
    let wide = most.min(inside.width - legend.max(LEGEND) - 2);
    (wide >= LEGEND).then_some((wide, inside.height))
}

/// How large a plot looks in so many columns and lines: a line is twice as high as a column is wide.
fn square((columns, lines): (u16, u16)) -> u16 {
    columns.min(lines.saturating_mul(2))
}

/// The columns of the longest name in the legend, with its letter.
fn names(clusters: &ClusterPlot) -> u16 {
    let known = clusters.plot.points.len() + clusters.plot.missing.len();
    let widest = if known == 0 { 0 } else { clusters.widest + 2 };
    u16::try_from(widest).unwrap_or(u16::MAX)
}

/// The plot in at most so many columns and lines; nothing where there is no room for it.
fn drawn(model: &Model, plot: &Plot, columns: usize, most: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    // At the left the scale, below it two lines, above it one.
    let (width, height) = (columns.saturating_sub(5), most.saturating_sub(3));
    if width < 16 || height < 3 {
        return Vec::new();
    }
    let mut canvas = Canvas::new(width, height);
    let mut free: Vec<FreeColumns> = vec![FreeColumns::new(width); height];
    for point in &plot.points {
        let row = height - 1 - at(point.upgrading, height);
        // Beside another that stands on its place already.
        if let Some(column) = free[row].take(at(point.efficiency, width)) {
            let style = style(model, point.roadmap);
            canvas.put(column as i64, row as i64, point.sign, style);
        }
    }
    let title = format!(
        "{} upgrading   {} collective efficiency",
        theme.signs.above, theme.signs.arrow
    );
    let mut told = vec![Line::from(own(title, theme.quiet))];
    for row in 0..height {
        let tick = (0..=3u8).find(|tick| height - 1 - at(f64::from(*tick), height) == row);
        let label = tick.map_or("  │ ".to_owned(), |tick| format!("{tick} ┤ "));
        let label = ascii(model, &label);
        let mut spans = vec![own(label, theme.quiet)];
        spans.extend(canvas.row(row));
        told.push(Line::from(spans));
    }
    told.push(Line::from(own(
        ascii(model, &format!("  ╰{}", "─".repeat(width + 1))),
        theme.quiet,
    )));
    let mut scale: Vec<char> = vec![' '; width];
    for tick in 0..=3u8 {
        scale[at(f64::from(tick), width)] = char::from(b'0' + tick);
    }
    let scale: String = scale.into_iter().collect();
    told.push(Line::from(own(
        format!("    {}", scale.trim_end()),
        theme.quiet,
    )));
    told
}

fn ascii(model: &Model, text: &str) -> String {
    // The corner of a window tells which alphabet the terminal shows.
    match model.theme.signs.corners[0] {
        "+" => text
            .replace(['│', '┤'], "|")
            .replace('╰', "+")
            .replace('─', "-"),
        _ => text.to_owned(),
    }
}

/// The column or row of a score among so many.
fn at(score: f64, of: usize) -> usize {
    (score.clamp(0.0, HIGHEST) / HIGHEST * of.saturating_sub(1) as f64).round() as usize
}

fn style(model: &Model, roadmap: usize) -> Style {
    let here = model
        .row()
        .is_some_and(|row| matches!(row.key, RowId::Roadmap(_)) && row.at == roadmap);
    if here {
        model.theme.selected
    } else {
        model.theme.key
    }
}

/// Which letter is which cluster, sector group by sector group, and who is not on the plot: no more lines than `most`,
/// as there may be thousands of clusters.
fn legend(model: &Model, plot: &Plot, columns: usize, most: u16) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let name = |roadmap: usize| model.snapshot.folder.portfolio.roadmaps[roadmap].name();
    let points = plot.points.iter().enumerate().flat_map(|(place, point)| {
        let before = place.checked_sub(1).map(|before| plot.points[before].group);
        let heading = (before != Some(point.group)).then(|| {
            let words = point.group.map_or("no sector group".to_owned(), in_words);
            vec![own(words, theme.quiet)]
        });
        let named = vec![
            own(point.sign.to_string(), style(model, point.roadmap)),
            own(" ", theme.text),
            data(name(point.roadmap), theme.text),
        ];
        heading.into_iter().chain([named])
    });
    let few = !plot.missing.is_empty();
    let few = few.then(|| vec![own("too few scores for the plot", theme.quiet)]);
    let missing = plot.missing.iter().map(|missing| {
        let name = data(name(*missing), theme.quiet);
        vec![own("  ", theme.text), name]
    });
    let figures = std::iter::once_with(|| under_cursor(model, columns)).flatten();
    let sorted = format!("{}; ← → another order", model.view());
    let told = points.chain(few).chain(missing).chain(figures);
    told.chain([vec![own(sorted, theme.quiet)]])
        .take(usize::from(most))
        .map(|spans| Line::from(cut(spans, columns)))
        .collect()
}

/// The figures of the cluster under the cursor, below a blank line.
fn under_cursor(model: &Model, columns: usize) -> Vec<Vec<Span<'static>>> {
    let row = model.row();
    let Some(line) = row.and_then(|row| model.snapshot.compared().get(row.at)) else {
        return Vec::new();
    };
    let figures = chosen(line).into_iter();
    let figures = figures.flat_map(|figures| text::wrap(&figures, columns.max(1)));
    let figures = figures.map(|words| vec![own(words, model.theme.text)]);
    std::iter::once(Vec::new()).chain(figures).collect()
}

/// The figures of the chosen cluster that have no column where there is little room.
fn chosen(line: &Compared) -> Vec<String> {
    let mean = |word: &str, mean: &Mean| format!("{word} {} of {} scored", mean.scored, mean.of);
    let mut told = vec![
        format!(
            "{}; {}",
            mean("efficiency", &line.efficiency),
            mean("upgrading", &line.upgrading)
        ),
        format!("{} open, {} done", line.open, line.done),
    ];
    if let Some(worst) = line.slip.worst {
        let milestones = if line.slip.of == 1 {
            "milestone"
        } else {
            "milestones"
        };
        told.push(format!(
            "worst slip of {} {milestones}: {worst:+} d",
            line.slip.of
        ));
    }
    if let Some(spi) = line.spi_t {
        told.push(format!("pace {spi:.2} of the plan's"));
    }
    let share = |share: Option<f64>| {
        share.map_or("–".to_owned(), |share| format!("{:.0} %", share * 100.0))
    };
    let figures = &line.feedback;
    told.push(format!(
        "delivered {}, reopened {}, followed up {}",
        share(figures.told),
        share(figures.reopened),
        share(figures.followed_up)
    ));
    told
}
