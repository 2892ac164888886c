//! Finishes what plotters wrote: roles as classes, a name and a description for
//! screen readers, and attributes that plotters can't write. Knows nothing of data.

use super::text::{escape, printable};
use std::fmt::Write as _;

/// What plotters could not say about one element, in the order of drawing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Extra {
    /// The class that carries the role.
    pub(crate) class: String,
    /// More attributes, each with a space before it.
    pub(crate) attributes: String,
}

/// What the picture is called. `id` is unique on a page.
pub(crate) struct Naming<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
}

/// What is shown of the drawing, in px, and the units of the drawing grid per px.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) grid: f64,
}

/// Joins plotters' elements with their extras, one element a line.
pub(crate) fn finish(raw: &str, extras: &[Extra], naming: &Naming<'_>, size: Size) -> String {
    let mut svg = opening(naming, size);
    let mut extras = extras.iter();
    let mut lines = raw.lines().skip(1);
    while let Some(line) = lines.next() {
        let Some((tag, attributes)) = element(line) else { continue };
        let Extra { class, attributes: more } = extras.next().cloned().unwrap_or_default();
        let attributes = tidy(attributes);
        let _ = write!(svg, "<{tag} class=\"{class}\" {attributes}{more}");
        if tag == "text" {
            let _ = writeln!(svg, ">{}</text>", lines.next().unwrap_or_default());
        } else {
            svg.push_str("/>\n");
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn opening(naming: &Naming<'_>, size: Size) -> String {
    let Naming { id, title, description } = naming;
    let Size { top, width, height, grid } = size;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"viz\" role=\"img\" \
         aria-labelledby=\"{id}-title {id}-desc\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 {} {} {}\" font-family=\"Inter, system-ui, sans-serif\">\n\
         <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n",
        top * grid,
        width * grid,
        height * grid,
        escape(&printable(title)),
        escape(&printable(description)),
    )
}

/// Tag name and attributes of an opening or empty element.
fn element(line: &str) -> Option<(&str, &str)> {
    let inner = line.strip_prefix('<').filter(|inner| !inner.starts_with('/'))?;
    let inner = inner.strip_suffix("/>").or_else(|| inner.strip_suffix('>'))?;
    inner.split_once(' ')
}

/// Takes out what says nothing, and what plotters says otherwise than we mean:
/// a text's `y` is its baseline, the family stands at the root, bold is 600.
fn tidy(attributes: &str) -> String {
    let mut tidy = attributes
        .replace("font-weight=\"bold\"", "font-weight=\"600\"")
        .replace(" opacity=\"1\"", "")
        .replace(" \"", "\"");
    for silent in [" dy=\"0.76em\"", " font-family=\"Inter\"", " text-anchor=\"start\""] {
        tidy = tidy.replace(silent, "");
    }
    tidy.trim_start_matches("opacity=\"1\" ").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plotters_elements_get_their_class_and_lose_what_is_silent() {
        let raw = "<svg width=\"8\">\n<text x=\"4\" y=\"8\" dy=\"0.76em\" text-anchor=\"start\" \
                   font-family=\"Inter\" font-size=\"80\" opacity=\"1\" fill=\"#18181B\" \
                   font-weight=\"bold\">\na &lt; b\n</text>\n</svg>\n";
        let extras = [Extra { class: "t-ink".into(), attributes: String::new() }];
        let naming = Naming { id: "x", title: "R&D", description: "d" };
        let size = Size { top: 0.0, width: 2.0, height: 2.0, grid: 4.0 };
        let svg = finish(raw, &extras, &naming, size);
        let expected = "<text class=\"t-ink\" x=\"4\" y=\"8\" font-size=\"80\" fill=\"#18181B\" \
                        font-weight=\"600\">a &lt; b</text>";
        assert!(svg.contains(expected), "{svg}");
        assert!(svg.contains("<title id=\"x-title\">R&amp;D</title>"), "{svg}");
        roxmltree::Document::parse(&svg).unwrap();
    }
}
