//! Characters that look right to a person and mean nothing in TOML: quotes of word processors, spaces that are none,
//! dashes, commas and digits of other scripts.

use super::line_parts::LineFix;

/// The quotes of word processors and of other languages.
const CURLY: [char; 8] = [
    '\u{201c}', '\u{201d}', '\u{201e}', '\u{201f}', '\u{2018}', '\u{2019}', '\u{ab}', '\u{bb}',
];
const SPACES: [char; 12] = [
    '\u{a0}', '\u{202f}', '\u{2002}', '\u{2003}', '\u{2004}', '\u{2005}', '\u{2006}', '\u{2007}',
    '\u{2008}', '\u{2009}', '\u{200a}', '\u{3000}',
];
/// Characters without width: marks of direction and joins that are copied along with a text.
const WIDTHLESS: [char; 9] = [
    '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}', '\u{ad}',
    '\u{61c}',
];

/// Every kind of them.
pub(super) const ALL: &[fn(&str) -> Option<LineFix>] =
    &[curly, space, widthless, comma, equals, digits, control];

fn curly(line: &str) -> Option<LineFix> {
    let (column, quote) = find(line, |sign| CURLY.contains(&sign))?;
    // In front of a text that holds quotes of its own the outer ones are made single.
    let right = |sign: char| match sign {
        '\u{2018}' | '\u{2019}' => '\'',
        sign if CURLY.contains(&sign) => '"',
        sign => sign,
    };
    Some(LineFix {
        column,
        what: format!("the curly quotes {quote} that word processors make are no quotes here"),
        right: line.chars().map(right).collect(),
    })
}

fn space(line: &str) -> Option<LineFix> {
    let (column, _) = find(line, |sign| SPACES.contains(&sign))?;
    let plain = |sign: char| if SPACES.contains(&sign) { ' ' } else { sign };
    Some(LineFix {
        column,
        what: "an invisible no-break space stands here, not a plain one".to_owned(),
        right: line.chars().map(plain).collect(),
    })
}

fn widthless(line: &str) -> Option<LineFix> {
    let (column, sign) = find(line, |sign| WIDTHLESS.contains(&sign))?;
    Some(LineFix {
        column,
        what: format!(
            "an invisible character without width (U+{:04X}) stands here: take it out",
            u32::from(sign)
        ),
        right: outside(line, |sign| (!WIDTHLESS.contains(&sign)).then_some(sign)),
    })
}

/// Commas of Arabic and Chinese scripts.
fn comma(line: &str) -> Option<LineFix> {
    let is_comma = |sign: char| ['\u{60c}', '\u{ff0c}', '\u{3001}', '\u{66b}'].contains(&sign);
    let (column, sign) = find(line, is_comma)?;
    Some(LineFix {
        column,
        what: format!("{sign} is no comma here"),
        right: outside(line, |sign| Some(if is_comma(sign) { ',' } else { sign })),
    })
}

fn equals(line: &str) -> Option<LineFix> {
    let (column, sign) = find(line, |sign| {
        matches!(sign, '\u{ff1d}' | '\u{2248}' | '\u{2192}')
    })?;
    Some(LineFix {
        column,
        what: format!("{sign} is no sign of equality here"),
        right: line.replacen(sign, "=", 1),
    })
}

/// A number in the digits of another script; a date in them is told as a date.
fn digits(line: &str) -> Option<LineFix> {
    let is_digit = |sign: char| digit(sign).is_some();
    let (column, _) = find(line, is_digit)?;
    Some(LineFix {
        column,
        what: "numbers stand in the digits 0 to 9".to_owned(),
        right: outside(line, |sign| Some(digit(sign).unwrap_or(sign))),
    })
}

/// The plain digit of one in Arabic, Persian, Urdu or wide script.
fn digit(sign: char) -> Option<char> {
    let value = match sign {
        '\u{660}'..='\u{669}' => u32::from(sign) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(sign) - 0x6f0,
        '\u{ff10}'..='\u{ff19}' => u32::from(sign) - 0xff10,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// A control character, which may stand nowhere, in a text neither.
fn control(line: &str) -> Option<LineFix> {
    let is_control =
        |sign: char| sign.is_control() && sign != '\t' && !matches!(sign, '\u{80}'..='\u{9f}');
    let column = line.find(is_control)?;
    let sign = line[column..].chars().next()?;
    Some(LineFix {
        column,
        what: format!(
            "an invisible control character (U+{:04X}) stands here: take it out",
            u32::from(sign)
        ),
        right: line.replace(is_control, ""),
    })
}

/// A dash that is no hyphen.
pub(super) fn dash(line: &str) -> Option<LineFix> {
    let is_dash = |sign: char| ('\u{2010}'..='\u{2015}').contains(&sign) || sign == '\u{2212}';
    let (column, sign) = find(line, is_dash)?;
    Some(LineFix {
        column,
        what: format!("the dash {sign} is no hyphen"),
        right: outside(line, |other| Some(if is_dash(other) { '-' } else { other })),
    })
}

/// A line with its characters outside of quoted texts and comments changed or left out.
fn outside(line: &str, change: impl Fn(char) -> Option<char>) -> String {
    let mut quote = None;
    let mut is_comment = false;
    let mut right = String::with_capacity(line.len());
    for sign in line.chars() {
        match (quote, sign) {
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), _) if sign == open => quote = None,
            (None, '#') => is_comment = true,
            (None, _) if !is_comment => {
                right.extend(change(sign));
                continue;
            }
            _ => {}
        }
        right.push(sign);
    }
    right
}

/// The first such character that stands outside of quoted texts and comments.
fn find(line: &str, is_meant: impl Fn(char) -> bool) -> Option<(usize, char)> {
    let mut quote = None;
    for (at, sign) in line.char_indices() {
        match (quote, sign) {
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), _) if sign == open => quote = None,
            (None, '#') => return None,
            (None, _) if is_meant(sign) => return Some((at, sign)),
            _ => {}
        }
    }
    None
}
