//! Drawings as PNG, for programs that show no SVG.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

/// Draws SVG with the fonts of the system, which are looked for once.
pub(crate) struct Rasterizer<'f> {
    options: Options<'f>,
}

/// A picture.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    /// The file.
    pub png: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

impl Default for Rasterizer<'_> {
    fn default() -> Self {
        let mut fonts = fontdb::Database::new();
        fonts.load_system_fonts();
        let options = Options {
            fontdb: std::sync::Arc::new(fonts),
            ..Options::default()
        };
        Self { options }
    }
}

impl Rasterizer<'_> {
    /// The SVG as a picture on white, so many pixels wide; `None` where it cannot be drawn, as without any size.
    pub(crate) fn picture(&self, svg: &str, width: u32) -> Option<Picture> {
        let tree = Tree::from_str(svg, &self.options).ok()?;
        let size = tree.size();
        let scale = width as f32 / size.width();
        let height = (size.height() * scale).ceil() as u32;
        let mut pixels = Pixmap::new(width, height)?;
        pixels.fill(resvg::tiny_skia::Color::WHITE);
        let transform = Transform::from_scale(scale, scale);
        resvg::render(&tree, transform, &mut pixels.as_mut());
        Some(Picture {
            png: pixels.encode_png().ok()?,
            width,
            height,
        })
    }
}
