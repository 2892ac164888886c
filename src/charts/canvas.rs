//! The drawing surface: px in, SVG out, over plotters on a grid four times as
//! fine (its coordinates are whole numbers). Every mark names its role. Knows
//! nothing of reports.

use super::svg::{Extra, Naming, Size, finish};
use super::text::{Fonts, Weight, is_right_to_left, printable, tracking};
use super::theme::{Role, Tone};
use super::{Error, Frame};
use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea as _};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle};
use std::fmt::Write as _;

/// Grid units per px.
const GRID: f64 = 4.0;
/// plotters divides sizes by this before it writes them.
const PLOTTERS_EM: f64 = 1.24;
/// Half the height of Inter's capitals, in em: centres a line on a mark.
pub(crate) const HALF_CAP: f64 = 0.364;

/// The slide: 1280 x 720 px.
pub(crate) const WIDTH: f64 = 1280.0;
const HEIGHT: f64 = 720.0;
/// Outer margin to the left and right.
pub(crate) const MARGIN: f64 = 48.0;
/// Where content begins and ends, top to bottom.
pub(crate) const TOP: f64 = 152.0;
pub(crate) const BOTTOM: f64 = 688.0;
/// Height of the title block that a bare picture leaves out.
const HEADER: f64 = 120.0;
/// How far a line of text reaches above and below its baseline, in em.
const ASCENT: f64 = 0.76;
const DESCENT: f64 = 0.24;
/// White that stays above and below a cropped picture.
const CROP: f64 = 6.0;
/// Before anything was drawn.
const NO_INK: (f64, f64) = (f64::INFINITY, f64::NEG_INFINITY);
/// Width of a picture for a phone, in px; its height is what it needs.
pub(crate) const NARROW: f64 = 380.0;

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Type {
    pub(crate) size: f64,
    pub(crate) weight: Weight,
    pub(crate) tone: Tone,
}

impl Type {
    /// Smallest text anywhere: legible from the back row.
    pub(crate) const SMALL: f64 = 18.0;
    pub(crate) const BODY: f64 = 20.0;
    /// Text of a picture for a phone, which shows it at nine tenths.
    pub(crate) const ON_PHONE: f64 = 17.0;

    pub(crate) const fn new(size: f64, tone: Tone) -> Self {
        Self { size, weight: Weight::Regular, tone }
    }

    pub(crate) const fn strong(size: f64, tone: Tone) -> Self {
        Self { size, weight: Weight::SemiBold, tone }
    }

    /// Size and weight, for measuring.
    pub(crate) const fn face(self) -> (f64, Weight) {
        (self.size, self.weight)
    }

    /// Distance between baselines.
    pub(crate) fn leading(self) -> f64 {
        (self.size * 1.3).round()
    }
}

/// Which edge of a text stands at `x`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Centre,
    Right,
}

/// The words around a picture.
pub(crate) struct Words {
    pub(crate) id: &'static str,
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) description: String,
}

/// A surface to draw one figure on.
pub(crate) struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
    extras: Vec<Extra>,
    fonts: &'a Fonts,
    lift: f64,
    /// Top and bottom of what was drawn on the paper.
    ink: (f64, f64),
}

/// Draws one figure: paper, title block (unless bare), then what `content` draws.
pub(crate) fn picture(
    fonts: &Fonts,
    frame: Frame,
    words: &Words,
    content: impl FnOnce(&mut Canvas<'_>) -> Result<(), Error>,
) -> Result<String, Error> {
    let slide = Sheet { suffix: "", width: WIDTH, height: HEIGHT, lift: 0.0, cropped: false };
    let bare = Sheet { suffix: "-bare", height: HEIGHT - HEADER, lift: HEADER, ..slide };
    match frame {
        Frame::Bare => drawn(fonts, bare, words, content),
        Frame::Page => {
            drawn(fonts, Sheet { suffix: "-wide", cropped: true, ..bare }, words, content)
        }
        Frame::Titled => drawn(fonts, slide, words, |canvas| {
            canvas.header(words)?;
            content(canvas)
        }),
    }
}

/// Draws one figure for a phone: its words stand above it on the page.
pub(crate) fn narrow_picture(
    fonts: &Fonts,
    words: &Words,
    height: f64,
    content: impl FnOnce(&mut Canvas<'_>) -> Result<(), Error>,
) -> Result<String, Error> {
    let (suffix, height) = ("-narrow", height.ceil());
    let sheet = Sheet { suffix, width: NARROW, height, lift: 0.0, cropped: true };
    drawn(fonts, sheet, words, content)
}

/// What is drawn on.
struct Sheet {
    /// Tells the ids of a figure's pictures apart.
    suffix: &'static str,
    width: f64,
    height: f64,
    /// How far up everything is moved.
    lift: f64,
    /// Whether empty paper above and below is left out.
    cropped: bool,
}

fn drawn(
    fonts: &Fonts,
    Sheet { suffix, width, height, lift, cropped }: Sheet,
    words: &Words,
    content: impl FnOnce(&mut Canvas<'_>) -> Result<(), Error>,
) -> Result<String, Error> {
    let mut raw = String::new();
    let (extras, (top, bottom)) = {
        let units = ((width * GRID) as u32, (height * GRID) as u32);
        let area = SVGBackend::with_string(&mut raw, units).into_drawing_area();
        let mut canvas = Canvas { area, extras: Vec::new(), fonts, lift, ink: NO_INK };
        canvas.bar((0.0, lift), (width, height), Role::Paper, 1.0, 0.0)?;
        canvas.ink = NO_INK;
        content(&mut canvas)?;
        canvas.area.present()?;
        (canvas.extras, canvas.ink)
    };
    let mut size = Size { top: 0.0, width, height, grid: GRID };
    if cropped && top < bottom {
        size.top = (top - lift - CROP).max(0.0).floor();
        size.height = (bottom - lift + CROP).min(height).ceil() - size.top;
    }
    let id = format!("viz-{}{suffix}", words.id);
    let naming = Naming { id: &id, title: &words.title, description: &words.description };
    Ok(finish(&raw, &extras, &naming, size))
}

impl Canvas<'_> {
    pub(crate) fn fonts(&self) -> &Fonts {
        self.fonts
    }

    /// One line of text with its baseline at `y`.
    pub(crate) fn text(
        &mut self,
        (x, y): (f64, f64),
        text: &str,
        style: Type,
        align: Align,
    ) -> Result<(), Error> {
        self.inked(y - style.size * ASCENT, y + style.size * DESCENT);
        let clean = printable(text);
        // An isolate keeps x the physical edge it is, whatever way the text reads.
        let text =
            if is_right_to_left(&clean) { format!("\u{2067}{clean}\u{2069}") } else { clean };
        let mut attributes = String::new();
        let spacing = tracking(style.size) * style.size * GRID;
        if spacing != 0.0 {
            let _ = write!(attributes, " letter-spacing=\"{spacing:.1}\"");
        }
        self.extras.push(Extra { class: format!("t-{}", style.tone.name()), attributes });
        let weight = match style.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::SemiBold => FontStyle::Bold,
        };
        let side = match align {
            Align::Left => HPos::Left,
            Align::Centre => HPos::Center,
            Align::Right => HPos::Right,
        };
        let em = style.size * GRID * PLOTTERS_EM;
        let font = FontDesc::new(FontFamily::Name("Inter"), em, weight);
        let style = font.color(&style.tone.light()).pos(Pos::new(side, VPos::Top));
        Ok(self.area.draw_text(&text, &style, self.at((x, y)))?)
    }

    /// Lines centred on `y`, as a label beside a mark.
    pub(crate) fn label(
        &mut self,
        (x, y): (f64, f64),
        lines: &[String],
        style: Type,
        align: Align,
    ) -> Result<(), Error> {
        let above = (lines.len() as f64 - 1.0) / 2.0 * style.leading();
        self.lines((x, y - above + style.size * HALF_CAP), lines, style, align)
    }

    /// Lines downwards, the first baseline at `y`.
    pub(crate) fn lines(
        &mut self,
        (x, y): (f64, f64),
        lines: &[String],
        style: Type,
        align: Align,
    ) -> Result<(), Error> {
        for (index, line) in lines.iter().enumerate() {
            self.text((x, y + index as f64 * style.leading()), line, style, align)?;
        }
        Ok(())
    }

    /// A filled disc.
    pub(crate) fn disc(
        &mut self,
        centre: (f64, f64),
        radius: f64,
        role: Role,
        opacity: f64,
    ) -> Result<(), Error> {
        self.inked(centre.1 - radius, centre.1 + radius);
        self.filled(role, "");
        let style = fill(role, opacity);
        Ok(self.area.draw(&Circle::new(self.at(centre), units(radius), style))?)
    }

    /// The outline of a circle; its outer edge is at `radius`.
    pub(crate) fn ring(
        &mut self,
        centre: (f64, f64),
        radius: f64,
        role: Role,
        width: f64,
    ) -> Result<(), Error> {
        self.inked(centre.1 - radius, centre.1 + radius);
        self.stroked(role, "");
        let middle = units(radius - width / 2.0);
        Ok(self.area.draw(&Circle::new(self.at(centre), middle, stroke(role, width)))?)
    }

    /// A filled rectangle of `(width, height)`, its corners rounded by `rounding`.
    pub(crate) fn bar(
        &mut self,
        (x, y): (f64, f64),
        (width, height): (f64, f64),
        role: Role,
        opacity: f64,
        rounding: f64,
    ) -> Result<(), Error> {
        self.inked(y, y + height);
        let rounded = format!(" rx=\"{}\"", units(rounding));
        self.filled(role, if rounding > 0.0 { &rounded } else { "" });
        let corners = [self.at((x, y)), self.at((x + width, y + height))];
        Ok(self.area.draw(&Rectangle::new(corners, fill(role, opacity)))?)
    }

    /// A straight line with round ends.
    pub(crate) fn line(
        &mut self,
        from: (f64, f64),
        to: (f64, f64),
        role: Role,
        width: f64,
    ) -> Result<(), Error> {
        self.path(&[from, to], role, width)
    }

    /// Straight lines from point to point, with round ends and corners.
    pub(crate) fn path(
        &mut self,
        points: &[(f64, f64)],
        role: Role,
        width: f64,
    ) -> Result<(), Error> {
        self.stroked(role, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        let points = self.traced(points);
        Ok(self.area.draw(&PathElement::new(points, stroke(role, width)))?)
    }

    /// A filled shape.
    pub(crate) fn polygon(
        &mut self,
        points: &[(f64, f64)],
        role: Role,
        opacity: f64,
    ) -> Result<(), Error> {
        self.filled(role, "");
        let points = self.traced(points);
        Ok(self.area.draw(&Polygon::new(points, fill(role, opacity)))?)
    }

    fn header(&mut self, words: &Words) -> Result<(), Error> {
        let room = WIDTH - 2.0 * MARGIN;
        let small = Type::strong(28.0, Tone::Ink);
        let muted = Type::new(Type::BODY, Tone::Muted);
        let subtitle = self.fonts.wrap(&words.subtitle, muted.face(), room, 2).lines;
        let fits = |size: &f64| self.fonts.width(&words.title, *size, Weight::SemiBold) <= room;
        let below = if subtitle.len() > 1 { 102.0 } else { 112.0 };
        if let Some(size) = [36.0, 33.0, 30.0].into_iter().find(fits) {
            let title = Type::strong(size, Tone::Ink);
            self.text((MARGIN, below - 38.0), &words.title, title, Align::Left)?;
            return self.lines((MARGIN, below), &subtitle, muted, Align::Left);
        }
        let lines = self.fonts.wrap_balanced(&words.title, small.face(), room, 2).lines;
        self.lines((MARGIN, below - 34.0 - small.leading()), &lines, small, Align::Left)?;
        let below = if subtitle.len() > 1 { below } else { below + 5.0 };
        self.lines((MARGIN, below), &subtitle, muted, Align::Left)
    }

    fn traced(&mut self, points: &[(f64, f64)]) -> Vec<(i32, i32)> {
        for &(_, y) in points {
            self.inked(y, y);
        }
        points.iter().map(|&point| self.at(point)).collect()
    }

    fn inked(&mut self, top: f64, bottom: f64) {
        self.ink = (self.ink.0.min(top), self.ink.1.max(bottom));
    }

    fn at(&self, (x, y): (f64, f64)) -> (i32, i32) {
        ((x * GRID).round() as i32, ((y - self.lift) * GRID).round() as i32)
    }

    fn filled(&mut self, role: Role, attributes: &str) {
        let class = format!("c-{}", role.name());
        self.extras.push(Extra { class, attributes: attributes.to_owned() });
    }

    fn stroked(&mut self, role: Role, attributes: &str) {
        let class = format!("l-{}", role.name());
        self.extras.push(Extra { class, attributes: attributes.to_owned() });
    }
}

/// A row's label in at most four lines, smaller before anything is cut.
pub(crate) fn row_label(
    fonts: &Fonts,
    text: &str,
    style: Type,
    width: f64,
    row_height: f64,
) -> (Vec<String>, Type) {
    let small = Type { size: Type::SMALL, ..style };
    let most =
        |style: Type| ((row_height - 8.0) / style.leading()).floor().clamp(1.0, 4.0) as usize;
    let roomy = fonts.wrap_balanced(text, style.face(), width, most(style).min(2));
    if !roomy.cut {
        return (roomy.lines, style);
    }
    (fonts.wrap_balanced(text, small.face(), width, most(small)).lines, small)
}

fn units(px: f64) -> i32 {
    (px * GRID).round() as i32
}

fn fill(role: Role, opacity: f64) -> ShapeStyle {
    ShapeStyle { color: colour(role, opacity), filled: true, stroke_width: 0 }
}

fn stroke(role: Role, width: f64) -> ShapeStyle {
    let width = (width * GRID).round() as u32;
    ShapeStyle { color: colour(role, 1.0), filled: false, stroke_width: width }
}

fn colour(role: Role, opacity: f64) -> RGBAColor {
    role.light().mix(opacity)
}
