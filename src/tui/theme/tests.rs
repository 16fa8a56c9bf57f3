use ratatui::style::{Color, Modifier};

use super::color::{contrast, indexed, rgb};
use super::*;
use crate::settings::theme::THEMES;

/// The sixteen colours as common terminals show them: VGA, xterm, the Windows console.
const SIXTEEN: [[u32; 16]; 3] = [
    [
        0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555,
        0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
    ],
    [
        0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f,
        0xff4d4d, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
    ],
    [
        0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc, 0x767676,
        0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2,
    ],
];

fn number(color: Color) -> Option<u8> {
    let named = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    let at = named.iter().position(|named| *named == color);
    at.map(|at| at as u8)
}

/// What a colour looks like on a terminal; `own` is what it takes for its own.
fn seen(color: Option<Color>, own: [u8; 3], sixteen: &[u32; 16]) -> [u8; 3] {
    let of = |index: u8| {
        let [_, red, green, blue] = sixteen[usize::from(index)].to_be_bytes();
        [red, green, blue]
    };
    match color.unwrap_or(Color::Reset) {
        Color::Reset => own,
        Color::Indexed(index) => indexed(index).unwrap_or_else(|| of(index)),
        color => rgb(color).unwrap_or_else(|| of(number(color).expect("a colour"))),
    }
}

/// Every style in which text is written, with the backgrounds it is written on.
fn written(theme: &Theme) -> Vec<(&'static str, Style, Vec<Style>)> {
    let all = || {
        let tinted = theme.tints().then_some([theme.selected, theme.resting]);
        let mut behind = vec![theme.surface, theme.panel, theme.raised];
        behind.extend(tinted.into_iter().flatten());
        behind
    };
    let own = |style: Style| match style.bg {
        Some(_) => vec![style],
        None => all(),
    };
    let styles = [
        ("text", theme.text),
        ("quiet", theme.quiet),
        ("heading", theme.heading),
        ("name", theme.name),
        ("key", theme.key),
        ("good", theme.good),
        ("warning", theme.warning),
        ("error", theme.error),
        ("notice", theme.notice),
        ("field", theme.field),
        ("frame", theme.frame),
        ("surface", theme.surface),
        ("panel", theme.panel),
        ("raised", theme.raised),
        ("error badge", theme.error_badge),
        ("warning badge", theme.warning_badge),
        ("notice badge", theme.notice_badge),
    ];
    let styles = styles.into_iter();
    let mut written: Vec<_> = styles
        .map(|(name, style)| (name, style, own(style)))
        .collect();
    written.push(("dimmed", theme.dimmed, vec![theme.surface, theme.panel]));
    written
}

/// The least contrast of any text of a theme, on a terminal of that paper and ink.
fn least(theme: &Theme, paper: [u8; 3], ink: [u8; 3], sixteen: &[u32; 16]) -> (f64, String) {
    let pairs = written(theme)
        .into_iter()
        .flat_map(|(name, style, papers)| {
            papers.into_iter().map(move |behind| {
                let front = seen(style.fg.or(theme.surface.fg), ink, sixteen);
                let behind = seen(behind.bg, paper, sixteen);
                (
                    contrast(front, behind),
                    format!("{name} {front:?} on {behind:?}"),
                )
            })
        });
    pairs
        .min_by(|one, other| one.0.total_cmp(&other.0))
        .unwrap()
}

#[test]
fn every_text_of_every_theme_can_be_read() {
    let (black, white) = ([0; 3], [255; 3]);
    for depth in [Depth::Sixteen, Depth::Indexed, Depth::True] {
        for name in THEMES {
            for light in [false, true] {
                let theme = Theme::of(
                    &ColorPalette::builtin(name, depth, light),
                    Symbols::unicode(),
                );
                let (paper, ink) = if light {
                    (white, black)
                } else {
                    (black, [0xcc; 3])
                };
                let wanted = if name == "high-contrast" { 7.0 } else { 4.5 };
                for sixteen in &SIXTEEN {
                    let (found, what) = least(&theme, paper, ink, sixteen);
                    assert!(
                        found >= wanted,
                        "{name} {depth:?} light {light}: {found:.2} {what}"
                    );
                }
            }
        }
    }
}

#[test]
fn meanings_differ_and_none_is_plain_blue_or_yellow_on_light() {
    for depth in [Depth::Sixteen, Depth::Indexed, Depth::True] {
        for name in THEMES {
            for light in [false, true] {
                let palette = ColorPalette::builtin(name, depth, light);
                let theme = Theme::of(&palette, Symbols::unicode());
                for (what, style, _) in written(&theme) {
                    assert!(
                        !matches!(style.fg, Some(Color::Blue | Color::LightBlue)),
                        "{what}"
                    );
                }
                let is_light = light && matches!(name, "auto" | "plain" | "light");
                let yellow = [Color::Yellow, Color::LightYellow];
                assert!(!is_light || !yellow.contains(&palette.warn), "{name}");
                let told = [theme.good, theme.warning, theme.error];
                for (at, style) in told.iter().enumerate() {
                    assert!(
                        !told[..at].contains(style),
                        "{name} {depth:?} light {light}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_theme_without_colours_names_none() {
    let theme = Theme::named("none", Depth::True, Symbols::unicode());
    for (name, style, _) in written(&theme) {
        assert_eq!((style.fg, style.bg), (None, None), "{name}");
    }
    assert!(theme.selected.add_modifier.contains(Modifier::REVERSED));
}

#[test]
fn the_selected_row_is_tinted_where_there_are_colours_for_it() {
    for name in ["dark", "light", "high-contrast"] {
        assert!(Theme::named(name, Depth::True, Symbols::unicode()).tints());
        assert!(Theme::named(name, Depth::Indexed, Symbols::unicode()).tints());
    }
    assert!(!Theme::default().tints());
}

#[test]
fn a_row_that_is_selected_by_reversing_it_keeps_its_badges_apart() {
    for name in ["none", "plain"] {
        let theme = Theme::named(name, Depth::Sixteen, Symbols::unicode());
        assert!(!theme.tints(), "{name}");
        let spans = || {
            vec![
                Span::styled("title ", theme.heading),
                Span::styled("roadmap ", theme.quiet),
                Span::styled("▌Slipping", theme.error_badge),
                Span::styled(" ▎Drifting", theme.warning_badge),
            ]
        };
        let row = theme.select(spans(), 50, theme.selected);
        let text: String = row.iter().map(|span| span.content.as_ref()).collect();
        assert_eq!(text.trim_end(), "title roadmap ▌Slipping ▎Drifting");
        assert_eq!(crate::text::width(&text), 50, "{name}: the whole row");
        for span in &row {
            let is_reversed = span.style.add_modifier.contains(Modifier::REVERSED);
            assert!(is_reversed && span.style.fg.is_none(), "{name}: {span:?}");
        }
        let weights: Vec<Modifier> = row.iter().map(|span| span.style.add_modifier).collect();
        let [title, quiet, bad, warn, ..] = weights.as_slice() else {
            panic!("{row:?}")
        };
        assert!(title.contains(Modifier::BOLD) && !quiet.contains(Modifier::BOLD));
        assert!(
            bad.contains(Modifier::BOLD | Modifier::UNDERLINED),
            "{name}"
        );
        assert!(warn.contains(Modifier::UNDERLINED) && warn != bad, "{name}");
    }
}
