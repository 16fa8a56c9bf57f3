//! Colours as numbers: what a terminal of fewer colours makes of them, how they mix, how far apart they are.

use ratatui::style::Color;

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Depth {
    /// The sixteen that the terminal has names for.
    #[default]
    Sixteen,
    /// The 256 of which 240 are the same everywhere.
    Indexed,
    /// Any colour.
    True,
}

impl Depth {
    /// What `COLORTERM` and `TERM` say.
    pub(crate) fn of(colorterm: Option<&str>, term: Option<&str>) -> Self {
        let term = term.unwrap_or_default();
        match colorterm {
            Some("truecolor" | "24bit") => Self::True,
            _ if term.ends_with("-direct") => Self::True,
            _ if term.contains("256") => Self::Indexed,
            Some(_) => Self::Indexed,
            None => Self::Sixteen,
        }
    }

    /// The nearest colour that a terminal of this depth shows.
    pub(crate) fn show(self, color: Color) -> Color {
        match (self, color) {
            (Self::Indexed, Color::Rgb(red, green, blue)) => {
                Color::Indexed(nearest([red, green, blue]))
            }
            _ => color,
        }
    }
}

/// The nearest of the 240 colours that are the same everywhere.
fn nearest(rgb: [u8; 3]) -> u8 {
    let distance = |index: &u8| {
        let other = indexed(*index).unwrap_or_default();
        let apart = |at: usize| i64::from(rgb[at]) - i64::from(other[at]);
        // Eyes see green best, then red.
        3 * apart(0).pow(2) + 4 * apart(1).pow(2) + 2 * apart(2).pow(2)
    };
    (16..=255).min_by_key(distance).unwrap_or(16)
}

/// A colour moved towards the first of what it stands on, as far as it has the least contrast to all; `None` where
/// one is the terminal's own.
pub(crate) fn receding(ink: Color, papers: [Color; 2], least: f64) -> Option<Color> {
    rgb(ink)?;
    let behind = [rgb(papers[0])?, rgb(papers[1])?];
    let reads = |color: &Color| {
        let ink = rgb(*color);
        ink.is_some_and(|ink| behind.iter().all(|paper| contrast(ink, *paper) >= least))
    };
    match ink {
        Color::Rgb(..) => {
            let mut ways = (40..=100).map(|part| mix(ink, papers[0], part));
            Some(ways.find(reads).unwrap_or(ink))
        }
        // On a terminal of 256 colours a mix is not one of them.
        _ => Some(ink),
    }
}

/// Red, green and blue of one of the 256; `None` of the first sixteen, which every terminal shows as it likes.
pub(crate) fn indexed(index: u8) -> Option<[u8; 3]> {
    let step = |level: u8| if level == 0 { 0 } else { level * 40 + 55 };
    match index {
        0..=15 => None,
        16..=231 => {
            let cube = index - 16;
            Some([cube / 36, cube / 6 % 6, cube % 6].map(step))
        }
        232.. => Some([(index - 232) * 10 + 8; 3]),
    }
}

/// Red, green and blue of a colour that is the same everywhere.
pub(crate) fn rgb(color: Color) -> Option<[u8; 3]> {
    match color {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Indexed(index) => indexed(index),
        _ => None,
    }
}

/// So many hundredths of one colour in another; the other where one of them is not the same everywhere.
pub(crate) fn mix(some: Color, into: Color, hundredths: u16) -> Color {
    let (Some(some), Some(base)) = (rgb(some), rgb(into)) else {
        return into;
    };
    let part = |at: usize| {
        let sum = u16::from(some[at]) * hundredths + u16::from(base[at]) * (100 - hundredths);
        (sum / 100) as u8
    };
    Color::Rgb(part(0), part(1), part(2))
}

/// How well one colour can be read on another, from 1 to 21, as the Web Content Accessibility Guidelines count it.
pub(crate) fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// How bright a colour is, from 0 to 1.
pub(crate) fn luminance(rgb: [u8; 3]) -> f64 {
    let [red, green, blue] = rgb.map(|part| {
        let part = f64::from(part) / 255.0;
        match part <= 0.03928 {
            true => part / 12.92,
            false => ((part + 0.055) / 1.055).powf(2.4),
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_says_how_many_colours_it_shows() {
        for (colorterm, term, depth) in [
            (Some("truecolor"), Some("xterm-256color"), Depth::True),
            (Some("24bit"), None, Depth::True),
            (None, Some("xterm-direct"), Depth::True),
            (None, Some("tmux-256color"), Depth::Indexed),
            (Some("yes"), Some("xterm"), Depth::Indexed),
            (None, Some("xterm"), Depth::Sixteen),
            (None, None, Depth::Sixteen),
        ] {
            assert_eq!(Depth::of(colorterm, term), depth, "{colorterm:?} {term:?}");
        }
    }

    #[test]
    fn the_nearest_of_256_is_found() {
        let shown = |red, green, blue| Depth::Indexed.show(Color::Rgb(red, green, blue));
        assert_eq!(shown(0, 0, 0), Color::Indexed(16));
        assert_eq!(shown(255, 255, 255), Color::Indexed(231));
        assert_eq!(shown(95, 175, 215), Color::Indexed(74));
        assert_eq!(shown(18, 18, 18), Color::Indexed(233));
        assert_eq!(Depth::Indexed.show(Color::Red), Color::Red);
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.01);
        assert!((contrast([119; 3], [255; 3]) - 4.48).abs() < 0.01);
    }
}
