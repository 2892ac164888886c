//! SVG to PNG with our fonts and those the operator gives, never the machine's:
//! the same picture gives the same pixels everywhere.

use super::Error;
use super::substitute::substitute;
use crate::charts::text::{REGULAR, SEMIBOLD};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use std::sync::Arc;

/// A picture of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Png {
    /// The file.
    pub bytes: Vec<u8>,
    /// Characters in no font given, replaced by a note in brackets. Above 0 the
    /// caller should warn, and name the setting that adds a font.
    pub substituted: usize,
}

/// Draws `svg` at `scale` (2 = 2560 pixels across for a figure). `fonts` are
/// further TrueType or OpenType files for scripts that Inter does not have.
///
/// # Errors
/// Not an SVG, a font that is none, a size that can't be drawn.
pub fn png(svg: &str, scale: f32, fonts: &[Vec<u8>]) -> Result<Png, Error> {
    let fonts = database(fonts)?;
    let (svg, substituted) = substitute(svg, &fonts)?;
    let options =
        Options { font_family: "Inter".to_owned(), fontdb: Arc::new(fonts), ..Options::default() };
    let tree = Tree::from_str(&svg, &options)?;
    let pixels = |length: f32| (length * scale).round() as u32;
    let (width, height) = (pixels(tree.size().width()), pixels(tree.size().height()));
    let drawable = (0.1..=8.0).contains(&scale).then(|| Pixmap::new(width, height)).flatten();
    let Some(mut pixmap) = drawable else { return Err(Error::Size { width, height }) };
    pixmap.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(Png { bytes: encode(&pixmap)?, substituted })
}

/// Without the alpha channel, which is full everywhere, and quickly: a figure is
/// mostly paper and stays small.
fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, Error> {
    let mut opaque = Vec::with_capacity(pixmap.data().len() / 4 * 3);
    for pixel in pixmap.data().chunks_exact(4) {
        opaque.extend_from_slice(&pixel[..3]);
    }
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(::png::ColorType::Rgb);
    encoder.set_compression(::png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&opaque)?;
    writer.finish()?;
    Ok(bytes)
}

fn database(extra: &[Vec<u8>]) -> Result<fontdb::Database, Error> {
    let mut database = fontdb::Database::new();
    database.load_font_data(REGULAR.to_vec());
    database.load_font_data(SEMIBOLD.to_vec());
    for (index, font) in extra.iter().enumerate() {
        let before = database.len();
        database.load_font_data(font.clone());
        if database.len() == before {
            return Err(Error::Font { number: index + 1 });
        }
    }
    Ok(database)
}
