//! The colours of the built-in themes, and of a person's own, by what they are for.

use ratatui::style::Color;

use crate::settings::{ThemeColor, ThemeRole, ThemeTable};
use crate::tui::theme::color::Depth;

/// A colour for each role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ColorPalette {
    /// Behind everything.
    pub surface: Color,
    /// Behind a pane.
    pub panel: Color,
    /// Behind what lies over the screen.
    pub raised: Color,
    /// Behind the selected row; `None` where it is shown by reversing it.
    pub selection: Option<Color>,
    /// The frames of panes that do not have the focus.
    pub border: Color,
    /// Running text.
    pub text: Color,
    /// Labels, units, hints.
    pub quiet: Color,
    /// The focus, keys, names that matter.
    pub accent: Color,
    /// Going well.
    pub good: Color,
    /// Going wrong.
    pub warn: Color,
    /// Wrong now.
    pub bad: Color,
    /// To be looked at.
    pub info: Color,
    /// How much of its colour stands behind a badge, in hundredths.
    pub tint: u16,
}

const fn hex(rgb: u32) -> Color {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color::Rgb(red, green, blue)
}

/// On dark.
pub(crate) const DARK: ColorPalette = ColorPalette {
    surface: hex(0x0f_1319),
    panel: hex(0x15_1a22),
    raised: hex(0x1d_2430),
    selection: Some(hex(0x28_3850)),
    border: hex(0x3b_4759),
    text: hex(0xdc_e3ed),
    quiet: hex(0x9e_abbd),
    accent: hex(0x6c_c8ff),
    good: hex(0x7d_db93),
    warn: hex(0xf2_c45f),
    bad: hex(0xff_9a92),
    info: hex(0xcb_acff),
    tint: 14,
};

/// On light.
pub(crate) const LIGHT: ColorPalette = ColorPalette {
    surface: hex(0xee_f1f5),
    panel: hex(0xfb_fcfe),
    raised: hex(0xff_ffff),
    selection: Some(hex(0xd5_e5f7)),
    border: hex(0xb2_bdcb),
    text: hex(0x1b_2330),
    quiet: hex(0x50_5b6a),
    accent: hex(0x00_5f73),
    good: hex(0x14_6127),
    warn: hex(0x82_4500),
    bad: hex(0xa8_1c18),
    info: hex(0x63_39ad),
    tint: 9,
};

/// For projectors and tired eyes.
pub(crate) const HIGH_CONTRAST: ColorPalette = ColorPalette {
    surface: hex(0x00_0000),
    panel: hex(0x00_0000),
    raised: hex(0x12_1212),
    selection: Some(hex(0x00_305f)),
    border: hex(0xff_ffff),
    text: hex(0xff_ffff),
    quiet: hex(0xe4_e4e4),
    accent: hex(0x87_e7ff),
    good: hex(0x87_ffaf),
    warn: hex(0xff_e75f),
    bad: hex(0xff_bdb5),
    info: hex(0xe7_ceff),
    tint: 0,
};

/// The sixteen colours of a terminal, on its own background, which is dark.
pub(crate) const PLAIN: ColorPalette = ColorPalette {
    surface: Color::Reset,
    panel: Color::Reset,
    raised: Color::Reset,
    selection: None,
    border: Color::Gray,
    text: Color::Reset,
    quiet: Color::Gray,
    accent: Color::LightCyan,
    good: Color::LightGreen,
    warn: Color::LightYellow,
    bad: Color::LightRed,
    info: Color::Cyan,
    tint: 0,
};

/// The same where it is light: of the sixteen only two can be read on white in every terminal.
pub(crate) const PLAIN_LIGHT: ColorPalette = ColorPalette {
    border: Color::Reset,
    quiet: Color::Reset,
    accent: Color::Reset,
    good: Color::Reset,
    warn: Color::Magenta,
    bad: Color::Red,
    info: Color::Magenta,
    ..PLAIN
};

/// High contrast in sixteen colours.
pub(crate) const HIGH_SIXTEEN: ColorPalette = ColorPalette {
    surface: Color::Black,
    panel: Color::Black,
    raised: Color::Black,
    border: Color::White,
    text: Color::White,
    quiet: Color::White,
    accent: Color::LightCyan,
    good: Color::LightGreen,
    warn: Color::LightYellow,
    bad: Color::White,
    info: Color::White,
    ..PLAIN
};

/// Without any colour.
pub(crate) const NONE: ColorPalette = ColorPalette {
    border: Color::Reset,
    quiet: Color::Reset,
    accent: Color::Reset,
    good: Color::Reset,
    warn: Color::Reset,
    bad: Color::Reset,
    info: Color::Reset,
    ..PLAIN
};

impl ColorPalette {
    /// That of a built-in theme, on a terminal of that depth that is light or not.
    pub(crate) fn builtin(name: &str, depth: Depth, light: bool) -> Self {
        let plain = if light { PLAIN_LIGHT } else { PLAIN };
        match (name, depth) {
            ("none", _) => NONE,
            ("high-contrast", Depth::Sixteen) => HIGH_SIXTEEN,
            ("plain", _) | (_, Depth::Sixteen) => plain,
            ("high-contrast", _) => HIGH_CONTRAST.shown(depth),
            ("light", _) => LIGHT.shown(depth),
            ("auto", _) if light => LIGHT.shown(depth),
            _ => DARK.shown(depth),
        }
    }

    /// That of a person's own theme.
    pub(crate) fn own(table: &ThemeTable, depth: Depth, light: bool) -> Self {
        let mut palette = Self::builtin(&table.like, depth, light);
        for (role, color) in &table.colors {
            let color = depth.show(match *color {
                ThemeColor::Terminal => Color::Reset,
                ThemeColor::Indexed(index) => Color::Indexed(index),
                ThemeColor::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
            });
            // What a terminal of sixteen colours cannot show stays as it is.
            if depth != Depth::Sixteen || matches!(color, Color::Reset | Color::Indexed(0..=15)) {
                palette.set(*role, color);
            }
        }
        palette
    }

    fn set(&mut self, role: ThemeRole, color: Color) {
        let place = match role {
            ThemeRole::Surface => &mut self.surface,
            ThemeRole::Panel => &mut self.panel,
            ThemeRole::Raised => &mut self.raised,
            ThemeRole::Selection => return self.selection = Some(color),
            ThemeRole::Border => &mut self.border,
            ThemeRole::Text => &mut self.text,
            ThemeRole::Quiet => &mut self.quiet,
            ThemeRole::Accent => &mut self.accent,
            ThemeRole::Good => &mut self.good,
            ThemeRole::Warn => &mut self.warn,
            ThemeRole::Bad => &mut self.bad,
            ThemeRole::Info => &mut self.info,
        };
        *place = color;
    }

    /// As a terminal of that depth shows it.
    fn shown(mut self, depth: Depth) -> Self {
        for color in [
            &mut self.surface,
            &mut self.panel,
            &mut self.raised,
            &mut self.border,
            &mut self.text,
            &mut self.quiet,
            &mut self.accent,
            &mut self.good,
            &mut self.warn,
            &mut self.bad,
            &mut self.info,
        ] {
            *color = depth.show(*color);
        }
        // The nearest of 256 to a tint is too strong for the text on it.
        let tint = match (depth, self.selection) {
            (Depth::Indexed, color) if color == LIGHT.selection => Some(Color::Indexed(195)),
            (Depth::Indexed, color) if color == HIGH_CONTRAST.selection => Some(Color::Indexed(17)),
            (_, color) => color,
        };
        self.selection = tint.map(|color| depth.show(color));
        self
    }
}
