//! Charts as SVG: with a title and a text alternative, colours as attributes that a style sheet may override.

use std::fmt::Write as _;

use crate::analysis::chart::{
    Chart, ChartAxis, ChartKey, ChartLabel, ChartShape, ChartStyle, ChartSymbol,
};
use crate::text;

/// The width of every drawing, in its own units.
const WIDTH: f64 = 960.0;
/// The height of a row.
const ROW: f64 = 22.0;
/// The height of a chart that counts no rows.
const PLOT: f64 = 320.0;
/// Room above for names of bands and rules.
const HEAD: f64 = 34.0;
/// Room right of the plot.
const MARGIN: f64 = 24.0;
/// Units above a chart that is a file of its own, for its title.
const TITLE: f64 = 36.0;
/// The most characters of a title.
const LONGEST_TITLE: usize = 90;
/// The letters of a chart.
const FONT: &str = "font-family=\"Noto Sans, DejaVu Sans, Segoe UI, Helvetica, Arial, sans-serif\" font-size=\"12\" fill=\"#1f2933\"";
/// Units of one character of a name.
const CHARACTER: f64 = 7.1;
/// The height of a label beside a mark.
const LABEL_HEIGHT: f64 = 14.0;
/// How many lines above and below a mark are tried for its label.
const LABEL_TRIES: u8 = 5;
/// The most characters of a name beside a row.
const LONGEST_NAME: usize = 40;

/// A text made safe for XML: nothing that XML or a reader obeys stays.
pub(crate) fn escaped(words: &str) -> String {
    quick_xml::escape::escape(&*text::line(words)).into_owned()
}

/// The chart as an `svg` element. `id` begins the ids inside it, which must be unique in a page.
pub(crate) fn element(chart: &Chart, id: &str) -> String {
    SvgDrawing::new(chart).element(id)
}

/// The chart as a file of its own: on white, with its title above it, of a size in pixels.
pub(crate) fn file(chart: &Chart) -> String {
    let (body, height) = SvgDrawing::new(chart).drawn();
    let (title, text) = (escaped(&chart.title), escaped(&chart.description));
    let shown = escaped(&text::truncate(&text::line(&chart.title), LONGEST_TITLE));
    let whole = height + TITLE;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" \
         width=\"{WIDTH}\" height=\"{whole:.0}\" viewBox=\"0 -{TITLE} {WIDTH} {whole:.0}\" \
         aria-labelledby=\"chart-title chart-text\" {FONT}><title id=\"chart-title\">{title}</title>\
         <desc id=\"chart-text\">{text}</desc>\n<rect y=\"-{TITLE}\" width=\"{WIDTH}\" height=\"{whole:.0}\" fill=\"#ffffff\"/>\
         <text x=\"10\" y=\"-12\" font-size=\"16\" font-weight=\"bold\">{shown}</text>\n{body}</svg>\n"
    )
}

struct SvgDrawing<'c> {
    chart: &'c Chart,
    left: f64,
    top: f64,
    plot_width: f64,
    plot_height: f64,
    foot: f64,
    body: String,
    /// Where labels stand beside marks: left, right and base line of each.
    labels: Vec<(f64, f64, f64)>,
}

impl<'c> SvgDrawing<'c> {
    fn new(chart: &'c Chart) -> Self {
        let names = chart
            .y
            .ticks()
            .into_iter()
            .map(|(_, name)| text::width(name).min(LONGEST_NAME));
        let left = names.max().unwrap_or(0) as f64 * CHARACTER + 20.0;
        let plot_height = match &chart.y {
            ChartAxis::Slots { labels } => labels.len() as f64 * ROW,
            _ => PLOT,
        };
        let foot = if chart.x.is_slots() { 130.0 } else { 26.0 };
        Self {
            chart,
            left,
            top: HEAD,
            plot_width: WIDTH - left - if chart.x.is_slots() { 90.0 } else { MARGIN },
            plot_height,
            foot: foot
                + if axis_label(&chart.x).is_empty() {
                    0.0
                } else {
                    18.0
                },
            body: String::new(),
            labels: Vec::new(),
        }
    }

    fn element(self, id: &str) -> String {
        let chart = self.chart;
        let (body, height) = self.drawn();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" viewBox=\"0 0 {WIDTH} {height:.0}\" \
             aria-labelledby=\"{id}-title {id}-text\" {FONT}><title id=\"{id}-title\">{}</title><desc id=\"{id}-text\">{}</desc>\n{body}</svg>",
            escaped(&chart.title),
            escaped(&chart.description),
        )
    }

    /// What is drawn, and the height that it takes.
    fn drawn(mut self) -> (String, f64) {
        self.axes();
        for shape in &self.chart.shapes {
            self.shape(shape);
        }
        let bottom = self.top + self.plot_height + self.foot;
        let height = self.legend(bottom);
        // A quote ends an attribute, as texts are escaped: `393.0` is `393` there, in tens of thousands of places.
        (self.body.replace(".0\"", "\""), height)
    }

    fn x(&self, at: f64) -> f64 {
        let (least, most) = self.chart.x.extent();
        let share = ((at - least) / (most - least)).clamp(0.0, 1.0);
        self.left + share * self.plot_width
    }

    fn y(&self, at: f64) -> f64 {
        let (least, most) = self.chart.y.extent();
        let share = ((at - least) / (most - least)).clamp(0.0, 1.0);
        match self.chart.y.is_slots() {
            true => self.top + share * self.plot_height,
            false => self.top + (1.0 - share) * self.plot_height,
        }
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing into a string cannot fail.
        let _ = self.body.write_fmt(text);
        self.body.push('\n');
    }

    fn axes(&mut self) {
        let (left, top, width, height) = (self.left, self.top, self.plot_width, self.plot_height);
        self.put(format_args!(
            "<rect class=\"c-frame\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"none\" stroke=\"#8a94a3\"/>"
        ));
        let chart = self.chart;
        for (at, name) in chart.x.ticks() {
            let (x, bottom) = (self.x(at), top + height);
            let name = escaped(&text::truncate(name, LONGEST_NAME));
            if chart.x.is_slots() {
                let y = bottom + 14.0;
                self.put(format_args!(
                    "<text class=\"c-text\" transform=\"translate({x:.1} {y:.1}) rotate(30)\">{name}</text>"
                ));
                continue;
            }
            self.put(format_args!(
                "<line class=\"c-grid\" x1=\"{x:.1}\" y1=\"{top:.1}\" x2=\"{x:.1}\" y2=\"{bottom:.1}\" stroke=\"#d7dce3\"/>\
                 <text class=\"c-text\" x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{name}</text>",
                bottom + 16.0
            ));
        }
        if let ChartAxis::Slots { labels } = &chart.y {
            labels
                .iter()
                .enumerate()
                .for_each(|(row, label)| self.row_name(row, label));
        } else {
            for (at, name) in chart.y.ticks() {
                let y = self.y(at);
                self.put(format_args!(
                    "<line class=\"c-grid\" x1=\"{left:.1}\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{y:.1}\" stroke=\"#d7dce3\"/>\
                     <text class=\"c-text\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                    left + width,
                    left - 8.0,
                    y + 4.0,
                    escaped(name)
                ));
            }
        }
        self.axis_names();
    }

    fn axis_names(&mut self) {
        let (x, y) = (axis_label(&self.chart.x), axis_label(&self.chart.y));
        let (middle, bottom) = (
            self.left + self.plot_width / 2.0,
            self.top + self.plot_height,
        );
        if !x.is_empty() {
            self.put(format_args!(
                "<text class=\"c-text\" x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
                bottom + 34.0,
                escaped(x)
            ));
        }
        if !y.is_empty() {
            let (left, top) = (self.left, self.top - 8.0);
            self.put(format_args!(
                "<text class=\"c-text\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                left,
                top,
                escaped(y)
            ));
        }
    }

    fn row_name(&mut self, row: usize, label: &ChartLabel) {
        let y = self.y(row as f64) + 4.0;
        let name = escaped(&text::truncate(&label.text, LONGEST_NAME));
        let weight = if label.is_heading {
            " font-weight=\"bold\""
        } else {
            ""
        };
        self.put(format_args!(
            "<text class=\"c-text\" x=\"{:.1}\" y=\"{y:.1}\" text-anchor=\"end\"{weight}>{name}</text>",
            self.left - 10.0
        ));
    }

    fn shape(&mut self, shape: &ChartShape) {
        match shape {
            ChartShape::Band { from, to, label } => self.band(*from, *to, label),
            ChartShape::Bar {
                y,
                from,
                to,
                height,
                style,
                tip,
            } => {
                let (x, right) = (self.x(*from), self.x(*to));
                let tall = ROW * height;
                let paint = fill(*style);
                self.put(format_args!(
                    "<rect {paint} x=\"{x:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{tall:.1}\" rx=\"2\">{}</rect>",
                    self.y(*y) - tall / 2.0,
                    (right - x).max(1.0),
                    tooltip(tip)
                ));
            }
            ChartShape::Mark {
                x,
                y,
                symbol,
                style,
                tip,
            } => {
                let (x, y) = (self.x(*x), self.y(*y));
                let sign = sign(*symbol, *style, x, y, &tooltip(tip));
                self.put(format_args!("{sign}"));
            }
            ChartShape::Line {
                points,
                style,
                dashed,
                tip,
            } => {
                let points: Vec<String> = (points.iter())
                    .map(|(x, y)| point(self.x(*x), self.y(*y)))
                    .collect();
                let dashes = if *dashed {
                    " stroke-dasharray=\"5 4\""
                } else {
                    ""
                };
                self.put(format_args!(
                    "<polyline {} fill=\"none\" stroke-width=\"1.8\"{dashes} points=\"{}\">{}</polyline>",
                    stroke(*style),
                    points.join(" "),
                    tooltip(tip)
                ));
            }
            ChartShape::Rule { x, style, label } => self.rule(*x, *style, label),
            ChartShape::Text {
                x,
                y,
                text,
                centered,
            } => {
                let (x, y) = (self.x(*x), self.y(*y) + 4.0);
                let right = x > self.left + self.plot_width * 0.7;
                let (x, anchor) = match (centered, right) {
                    (true, _) => (x, "middle"),
                    (false, true) => (x - 10.0, "end"),
                    (false, false) => (x + 10.0, "start"),
                };
                let y = if *centered {
                    y
                } else {
                    self.free_line(x, y, right, text)
                };
                self.put(format_args!(
                    "<text class=\"c-text\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>",
                    escaped(text)
                ));
            }
        }
    }

    /// The base line nearest to `y` on which the label beside a mark runs into no other, and keeps it.
    fn free_line(&mut self, x: f64, y: f64, ends: bool, label: &str) -> f64 {
        let width = text::width(label) as f64 * CHARACTER;
        let (from, to) = if ends { (x - width, x) } else { (x, x + width) };
        let is_free = |line: f64| {
            self.labels.iter().all(|(left, right, other)| {
                to < *left || *right < from || (line - other).abs() >= LABEL_HEIGHT
            })
        };
        let mut lines = (0..LABEL_TRIES).flat_map(|step| {
            let by = f64::from(step) * LABEL_HEIGHT;
            [y + by, y - by]
        });
        let line = lines.find(|line| is_free(*line)).unwrap_or(y);
        self.labels.push((from, to, line));
        line
    }

    fn band(&mut self, from: f64, to: f64, label: &str) {
        let (x, right) = (self.x(from), self.x(to));
        let fits = ((right - x) / CHARACTER) as usize;
        let (top, height) = (self.top, self.plot_height);
        self.put(format_args!(
            "<rect class=\"c-band\" x=\"{x:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{height:.1}\" fill=\"#8a94a3\" \
             fill-opacity=\"0.08\" stroke=\"#8a94a3\" stroke-opacity=\"0.5\">{}</rect>\
             <text class=\"c-text\" x=\"{:.1}\" y=\"{:.1}\" font-size=\"11\">{}</text>",
            right - x,
            tooltip(label),
            x + 3.0,
            top - 20.0,
            escaped(&text::truncate(label, fits))
        ));
    }

    fn rule(&mut self, at: f64, style: ChartStyle, label: &str) {
        let (x, top) = (self.x(at), self.top);
        self.put(format_args!(
            "<line {} stroke-width=\"1.5\" stroke-dasharray=\"4 3\" x1=\"{x:.1}\" y1=\"{top:.1}\" x2=\"{x:.1}\" y2=\"{:.1}\"/>\
             <text class=\"c-text\" x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" font-size=\"11\">{}</text>",
            stroke(style),
            top + self.plot_height,
            top - 5.0,
            escaped(label)
        ));
    }

    /// The legend below, in as many lines as it needs; gives the height of the whole.
    fn legend(&mut self, bottom: f64) -> f64 {
        let (mut x, mut y) = (20.0, bottom + 14.0);
        let chart = self.chart;
        for ChartKey {
            symbol,
            style,
            text: words,
        } in &chart.legend
        {
            let words = text::truncate(words, 60);
            let width = text::width(&words) as f64 * CHARACTER + 40.0;
            if x + width > WIDTH && x > 20.0 {
                (x, y) = (20.0, y + 20.0);
            }
            let sign = sign(*symbol, *style, x, y - 4.0, "");
            self.put(format_args!(
                "{sign}<text class=\"c-text\" x=\"{:.1}\" y=\"{y:.1}\">{}</text>",
                x + 14.0,
                escaped(&words)
            ));
            x += width;
        }
        y + 12.0
    }
}

fn axis_label(axis: &ChartAxis) -> &str {
    match axis {
        ChartAxis::Numbers { label, .. } => label,
        _ => "",
    }
}

fn tooltip(tip: &str) -> String {
    match tip.is_empty() {
        true => String::new(),
        false => format!("<title>{}</title>", escaped(tip)),
    }
}

/// The colour of a style on paper; each is told apart by shape too.
pub(crate) fn colour(style: ChartStyle) -> &'static str {
    const SERIES: [&str; 6] = [
        "#1d6fa5", "#b4531a", "#2e7d4f", "#7a4fa3", "#a3315f", "#5b6470",
    ];
    match style {
        ChartStyle::Planned => "#7d98b8",
        ChartStyle::Active => "#1d6fa5",
        ChartStyle::Blocked => "#b3261e",
        ChartStyle::Done => "#2e7d4f",
        ChartStyle::Dropped => "#9aa2ad",
        ChartStyle::Baseline => "#5b6470",
        ChartStyle::Projected => "#c4760c",
        ChartStyle::Today => "#b3261e",
        ChartStyle::Muted => "#8a94a3",
        ChartStyle::Series(index) => SERIES[usize::from(index) % SERIES.len()],
    }
}

fn fill(style: ChartStyle) -> String {
    format!("class=\"f-{}\" fill=\"{}\"", style.class(), colour(style))
}

/// A point of a line, in as few letters as it takes: a report holds tens of thousands.
fn point(x: f64, y: f64) -> String {
    let point = format!("{x:.1},{y:.1}");
    point.replace(".0,", ",").trim_end_matches(".0").to_owned()
}

fn stroke(style: ChartStyle) -> String {
    format!("class=\"s-{}\" stroke=\"{}\"", style.class(), colour(style))
}

fn sign(symbol: ChartSymbol, style: ChartStyle, x: f64, y: f64, inner: &str) -> String {
    const R: f64 = 5.5;
    let points = |points: &[(f64, f64)]| {
        let at = |(dx, dy): &(f64, f64)| point(x + dx * R, y + dy * R);
        points.iter().map(at).collect::<Vec<_>>().join(" ")
    };
    let diamond = [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)];
    let (fill, stroke) = (fill(style), stroke(style));
    match symbol {
        ChartSymbol::Diamond => format!(
            "<polygon {fill} points=\"{}\">{inner}</polygon>",
            points(&diamond)
        ),
        ChartSymbol::HollowDiamond => format!(
            "<polygon {stroke} fill=\"none\" stroke-width=\"1.6\" points=\"{}\">{inner}</polygon>",
            points(&diamond)
        ),
        ChartSymbol::Circle => format!(
            "<circle {fill} cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{:.1}\">{inner}</circle>",
            R - 0.8
        ),
        ChartSymbol::Triangle => format!(
            "<polygon {fill} points=\"{}\">{inner}</polygon>",
            points(&[(0.0, -0.9), (0.9, 0.8), (-0.9, 0.8)])
        ),
        ChartSymbol::Square => format!(
            "<polygon {fill} points=\"{}\">{inner}</polygon>",
            points(&[(-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)])
        ),
        ChartSymbol::Cross => format!(
            "<path {stroke} stroke-width=\"2\" fill=\"none\" d=\"M{:.1} {:.1}L{:.1} {:.1}M{:.1} {:.1}L{:.1} {:.1}\">{inner}</path>",
            x - 4.0,
            y - 4.0,
            x + 4.0,
            y + 4.0,
            x - 4.0,
            y + 4.0,
            x + 4.0,
            y - 4.0
        ),
        ChartSymbol::Bar => format!(
            "<rect {fill} x=\"{:.1}\" y=\"{:.1}\" width=\"12\" height=\"6\">{inner}</rect>",
            x - 6.0,
            y - 3.0
        ),
        ChartSymbol::Dashes => format!(
            "<line {stroke} stroke-width=\"1.8\" stroke-dasharray=\"4 3\" x1=\"{:.1}\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{y:.1}\">{inner}</line>",
            x - 8.0,
            x + 8.0
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_marks_side_by_side_run_into_no_other() {
        let label = |x: f64, y: f64, text: &str| ChartShape::Text {
            x,
            y,
            text: text.into(),
            centered: false,
        };
        let axis = || ChartAxis::Numbers {
            least: 0.0,
            most: 3.0,
            ticks: vec![],
            label: String::new(),
        };
        let chart = Chart {
            title: "T".into(),
            description: "D.".into(),
            x: axis(),
            y: axis(),
            shapes: vec![
                label(1.0, 1.0, "Gujrat electric fans"),
                label(1.1, 1.0, "Faisalabad knitwear"),
                label(1.1, 1.02, "Sialkot surgical instruments"),
            ],
            legend: vec![],
        };
        let svg = file(&chart);
        let line = |text: &str| -> f64 {
            let before = svg.split(text).next().unwrap();
            let at = before.rfind("y=\"").unwrap() + 3;
            before[at..].split('"').next().unwrap().parse().unwrap()
        };
        let lines = ["Gujrat", "Faisalabad", "Sialkot"].map(line);
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            let apart = (lines[one] - lines[other]).abs();
            assert!(apart >= LABEL_HEIGHT, "{lines:?}");
        }
    }

    #[test]
    fn hostile_words_stay_words() {
        let hostile =
            "<script>alert(1)</script> & \"q\" '=HYPERLINK(\u{1b}[31m\u{0}\n| اردو 测试 🏭";
        let chart = Chart {
            title: hostile.into(),
            description: hostile.into(),
            x: ChartAxis::Numbers {
                least: 0.0,
                most: 1.0,
                ticks: vec![(0.0, hostile.into())],
                label: hostile.into(),
            },
            y: ChartAxis::Slots {
                labels: vec![ChartLabel {
                    text: hostile.into(),
                    is_heading: true,
                }],
            },
            shapes: vec![
                ChartShape::Band {
                    from: 0.0,
                    to: 1.0,
                    label: hostile.into(),
                },
                ChartShape::Rule {
                    x: 0.5,
                    style: ChartStyle::Today,
                    label: hostile.into(),
                },
                ChartShape::Text {
                    x: 0.5,
                    y: 0.0,
                    text: hostile.into(),
                    centered: true,
                },
                ChartShape::Mark {
                    x: 0.5,
                    y: 0.0,
                    symbol: ChartSymbol::Cross,
                    style: ChartStyle::Projected,
                    tip: hostile.into(),
                },
            ],
            legend: vec![],
        };
        let svg = file(&chart);
        assert!(
            !svg.contains("<script") && svg.contains("اردو 测试 🏭"),
            "{svg}"
        );
        let mut reader = quick_xml::Reader::from_str(&svg);
        while reader.read_event().expect("well-formed XML") != quick_xml::events::Event::Eof {}
        assert!(svg.chars().all(|one| one == '\n' || !one.is_control()));
    }
}
