//! Bytes to text. Certain encodings are read silently, a likely one with a note,
//! anything else not at all: a wrong guess would corrupt names and sentences.

use super::Problem;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Above this share of letters outside ASCII the text is in a script of its own
/// (Cyrillic, Greek), which Windows-1252 would turn into accented nonsense.
const MOST_ACCENTED: f64 = 0.25;

/// The text without byte order mark, every line break a `\n`, and notes.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Vec<String>), Problem> {
    let (text, assumed) = match certain_encoding(bytes) {
        Some((encoding, mark)) => (strictly(encoding, &bytes[mark..])?, None),
        None => (windows_1252(bytes)?, Some("Windows-1252")),
    };
    let mut notes = Vec::new();
    if let Some(name) = assumed {
        notes.push(format!(
            "the text is not UTF-8 and was read as {name}; check the accented letters, \
             or save the file as \"CSV UTF-8\""
        ));
    }
    if text.contains(char::REPLACEMENT_CHARACTER) {
        notes.push(
            "some letters were already damaged (\u{fffd}) before this file was saved".to_owned(),
        );
    }
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), notes))
}

/// The encoding and the length of its mark, where there is no doubt.
fn certain_encoding(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    Encoding::for_bom(bytes)
        .or_else(|| unmarked_utf16(bytes).map(|encoding| (encoding, 0)))
        .or_else(|| std::str::from_utf8(bytes).is_ok().then_some((UTF_8, 0)))
}

/// UTF-16 without a mark shows itself: in Western text every other byte is zero,
/// always on the same side.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let evident = bytes.len().is_multiple_of(2) && (even + odd) * 3 > bytes.len();
    match (evident, even, odd) {
        (true, 0, _) => Some(UTF_16LE),
        (true, _, 0) => Some(UTF_16BE),
        _ => None,
    }
}

fn strictly(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, Problem> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(std::borrow::Cow::into_owned).ok_or(Problem::DamagedEncoding { name: encoding.name() })
}

/// Windows-1252, what Excel writes as plain "CSV" in Western Europe, is taken
/// only when every character outside ASCII is one that Western text uses. Mac,
/// Central European, Cyrillic and East Asian encodings fail this.
fn windows_1252(bytes: &[u8]) -> Result<String, Problem> {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let accented = text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    let western = without_ligature(&text).chars().all(|c| c.is_ascii() || is_western(c));
    let plausible = western && accented as f64 <= MOST_ACCENTED * letters as f64;
    if plausible { Ok(text.into_owned()) } else { Err(Problem::UnknownEncoding) }
}

/// French writes œ before u; alone it is more likely Polish ś in another encoding.
fn without_ligature(text: &str) -> String {
    ["œu", "Œu", "ŒU"].iter().fold(text.to_owned(), |text, pair| text.replace(pair, "u"))
}

/// Ã and Â are left out: in Western text they are nearly always damaged UTF-8.
fn is_western(c: char) -> bool {
    match c {
        '\u{c3}' | '\u{c2}' | '\u{d7}' | '\u{f7}' => false,
        '\u{c0}'..='\u{ff}' => true,
        _ => "\u{a0}€‘’“”„‚–—…•«»‹›¡¿°§£".contains(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> Result<String, Problem> {
        decode(bytes).map(|(text, _)| text)
    }

    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn certain_encodings_are_read_without_a_note() {
        let text = "sentence;stop\nGrößer werden;Straße\n";
        for bytes in [
            text.as_bytes().to_vec(),
            utf16(&format!("\u{feff}{text}"), u16::to_le_bytes),
            utf16(&format!("\u{feff}{text}"), u16::to_be_bytes),
            utf16(text, u16::to_le_bytes),
            utf16(text, u16::to_be_bytes),
            format!("\u{feff}{text}").into_bytes(),
        ] {
            assert_eq!(decode(&bytes).unwrap(), (text.to_owned(), vec![]));
        }
    }

    #[test]
    fn windows_1252_is_read_with_a_note() {
        let (bytes, ..) = WINDOWS_1252.encode("Überzeugung – mise en œuvre, große");
        let (text, notes) = decode(&bytes).unwrap();
        assert_eq!(text, "Überzeugung – mise en œuvre, große");
        assert!(notes[0].contains("was read as Windows-1252"), "{notes:?}");
    }

    #[test]
    fn other_encodings_are_refused() {
        let (cyrillic, ..) = encoding_rs::WINDOWS_1251.encode("стратегия роста");
        let (polish, ..) = encoding_rs::WINDOWS_1250.encode("większa wartość dla klientów");
        let (japanese, ..) = encoding_rs::SHIFT_JIS.encode("戦略は何ですか");
        let mac_umlauts = b"f\x9fr Gr\x9a\xa7e";
        let cut_utf8 = "für Größe".as_bytes()[..11].to_vec();
        for bytes in [&cyrillic[..], &polish[..], &japanese[..], mac_umlauts] {
            assert_eq!(text_of(bytes), Err(Problem::UnknownEncoding));
        }
        assert_eq!(text_of(&[&cut_utf8[..10], b"\xff"].concat()), Err(Problem::UnknownEncoding));
    }

    #[test]
    fn every_line_break_becomes_one() {
        assert_eq!(text_of(b"a\r\nb\rc\nd").unwrap(), "a\nb\nc\nd");
    }
}
