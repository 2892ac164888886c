//! SVG to PNG with our fonts and those the operator gives, never the machine's:
//! the same picture gives the same pixels everywhere.

use super::Error;
use super::substitute::substitute;
use crate::charts::text::{REGULAR, SEMIBOLD};
use resvg::tiny_skia::{Pixmap, Transform};
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
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let bytes = pixmap.encode_png().map_err(|error| Error::Encode(error.into()))?;
    Ok(Png { bytes, substituted })
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
