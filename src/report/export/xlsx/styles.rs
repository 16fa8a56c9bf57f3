//! How cells look. Colour is never the only sign: the word stands in the cell.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::model::{Health, Status};

/// The formats of a workbook.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) heading: Format,
    pub(super) computed_heading: Format,
    pub(super) text: Format,
    /// A text that begins like a formula: it stays a text when a person edits it.
    pub(super) quoted: Format,
    pub(super) date: Format,
    pub(super) whole: Format,
    pub(super) number: Format,
    pub(super) amount: Format,
    pub(super) computed: Format,
    pub(super) notice: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        let heading = |color: u32| {
            Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_border_bottom(FormatBorder::Thin)
                .set_background_color(Color::RGB(color))
        };
        Self {
            title: Format::new().set_bold().set_font_size(16),
            heading: heading(0xD9_E1_F2),
            computed_heading: heading(0xED_ED_ED).set_italic(),
            text: top().set_text_wrap(),
            quoted: top().set_text_wrap().set_quote_prefix(),
            date: top().set_num_format("yyyy-mm-dd"),
            whole: top().set_num_format("0"),
            number: top(),
            amount: top().set_num_format("#,##0.##"),
            computed: top().set_text_wrap().set_font_color(Color::RGB(0x59_59_59)),
            notice: Format::new()
                .set_bold()
                .set_font_color(Color::RGB(0x9C_00_06)),
        }
    }
}

/// The fill behind a health.
pub(super) fn health(health: Health) -> Format {
    let (back, front) = match health {
        Health::Green => (0xC6_EF_CE, 0x00_61_00),
        Health::Amber => (0xFF_EB_9C, 0x7F_60_00),
        Health::Red => (0xFF_C7_CE, 0x9C_00_06),
    };
    let format = Format::new().set_background_color(Color::RGB(back));
    format.set_font_color(Color::RGB(front))
}

/// The fill of a bar of the Gantt chart.
pub(super) fn bar(status: Status) -> Color {
    Color::RGB(match status {
        Status::Planned => 0x9D_B7_DD,
        Status::Active => 0x2F_6D_B5,
        Status::Blocked => 0xC0_39_2B,
        Status::Done => 0x4C_9A_5B,
        Status::Dropped => 0xBF_BF_BF,
    })
}
