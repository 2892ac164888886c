//! What colours mean. A mark has a role, never a colour of its own; the page's
//! style gives the role its colour, and the light one stands in the file as the
//! fallback. Knows nothing of data or of drawing.
//!
//! Blue, vermillion and grey stay apart for every kind of colour vision and in
//! print; each goes with a shape, so that colour never speaks alone.

use plotters::style::RGBColor;

/// The style that a page includes so that figures follow light, dark and print.
pub const STYLE: &str = include_str!("style.css");

/// What a filled or stroked mark means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The background of the picture.
    Paper,
    /// Marks as strong as text.
    Ink,
    /// Lines that only guide the eye.
    Grid,
    /// Agreement, or the first group.
    Agree,
    /// A split, or the second group.
    Split,
    /// The third group.
    Third,
    /// Neither; what stands alone.
    Neutral,
}

/// What a text is for. Coloured texts are darker than marks: 4.5 to 1 on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// What is to be read.
    Ink,
    /// How to read it.
    Muted,
    /// Belongs to marks in [`Role::Agree`].
    Agree,
    /// Belongs to marks in [`Role::Split`].
    Split,
    /// Belongs to marks in [`Role::Third`].
    Third,
}

impl Role {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Ink => "ink",
            Self::Grid => "grid",
            Self::Agree => "agree",
            Self::Split => "split",
            Self::Third => "third",
            Self::Neutral => "neutral",
        }
    }

    /// The light colour, in the file as the fallback.
    pub(crate) const fn light(self) -> RGBColor {
        match self {
            Self::Paper => RGBColor(0xff, 0xff, 0xff),
            Self::Ink => RGBColor(0x18, 0x18, 0x1b),
            Self::Grid => RGBColor(0xd4, 0xd4, 0xd8),
            Self::Agree => RGBColor(0x00, 0x72, 0xb2),
            Self::Split => RGBColor(0xd5, 0x5e, 0x00),
            Self::Third => RGBColor(0x00, 0x9e, 0x73),
            Self::Neutral => RGBColor(0x52, 0x52, 0x5b),
        }
    }

    /// The tone of words that belong to marks of this role.
    pub(crate) const fn tone(self) -> Tone {
        match self {
            Self::Agree => Tone::Agree,
            Self::Split => Tone::Split,
            Self::Third => Tone::Third,
            Self::Neutral | Self::Grid => Tone::Muted,
            Self::Ink | Self::Paper => Tone::Ink,
        }
    }
}

impl Tone {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Ink => "ink",
            Self::Muted => "muted",
            Self::Agree => "agree",
            Self::Split => "split",
            Self::Third => "third",
        }
    }

    /// The light colour, in the file as the fallback.
    pub(crate) const fn light(self) -> RGBColor {
        match self {
            Self::Ink => RGBColor(0x18, 0x18, 0x1b),
            Self::Muted => RGBColor(0x52, 0x52, 0x5b),
            Self::Agree => RGBColor(0x00, 0x72, 0xb2),
            Self::Split => RGBColor(0xb3, 0x47, 0x00),
            Self::Third => RGBColor(0x00, 0x78, 0x5a),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: [Role; 4] = [Role::Agree, Role::Split, Role::Third, Role::Neutral];
    const TONES: [Tone; 5] = [Tone::Ink, Tone::Muted, Tone::Agree, Tone::Split, Tone::Third];
    /// Which block of the style: light, dark or print.
    const LIGHT: usize = 0;
    const DARK: usize = 1;
    const PRINT: usize = 2;

    fn declared(variable: &str, block: usize) -> RGBColor {
        let name = format!("--viz-{variable}: #");
        let hex = STYLE.split(&name).nth(block + 1).unwrap();
        let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
        RGBColor(byte(0), byte(2), byte(4))
    }

    fn tone_variable(tone: Tone) -> String {
        match tone {
            Tone::Ink | Tone::Muted => tone.name().to_owned(),
            _ => format!("{}-text", tone.name()),
        }
    }

    /// WCAG 2.2 contrast ratio.
    fn contrast(one: RGBColor, other: RGBColor) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(RGBColor(red, green, blue): RGBColor) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    #[test]
    fn the_style_and_the_fallback_agree_on_light_and_print() {
        for block in [LIGHT, PRINT] {
            for role in MARKS.into_iter().chain([Role::Paper, Role::Ink, Role::Grid]) {
                assert_eq!(declared(role.name(), block), role.light(), "{role:?}");
            }
            for tone in TONES {
                assert_eq!(declared(&tone_variable(tone), block), tone.light(), "{tone:?}");
            }
        }
    }

    #[test]
    fn text_and_marks_stand_out_in_every_theme() {
        for block in [LIGHT, DARK, PRINT] {
            let paper = declared("paper", block);
            for tone in TONES {
                let ratio = contrast(declared(&tone_variable(tone), block), paper);
                assert!(ratio >= 4.5, "{tone:?} in block {block}: {ratio:.2}");
            }
            for role in MARKS {
                let ratio = contrast(declared(role.name(), block), paper);
                assert!(ratio >= 3.0, "{role:?} in block {block}: {ratio:.2}");
            }
        }
    }
}
