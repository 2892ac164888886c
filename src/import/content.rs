//! What a file is by its first bytes, before anything is read from it.

use super::{MAX_BYTES, Problem};

const SAVE_AS_CSV: &str = "open it in the spreadsheet and save it as \"CSV UTF-8\"";
const EXPORT_AS_CSV: &str = "export the answers from the survey tool as CSV";

/// How other formats begin.
const FOREIGN: [(&[u8], &str, &str); 5] = [
    (b"PK\x03\x04", "a spreadsheet or ZIP archive", SAVE_AS_CSV),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", SAVE_AS_CSV),
    (b"%PDF", "a PDF", EXPORT_AS_CSV),
    (b"{\\rtf", "a word processor's document", EXPORT_AS_CSV),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
];

/// Refuses what is too large, and formats that are not text.
pub(super) fn check_bytes(bytes: &[u8]) -> Result<(), Problem> {
    if bytes.len() > MAX_BYTES {
        let (found, limit) = (bytes.len().div_ceil(1024 * 1024), MAX_BYTES / 1024 / 1024);
        return Err(Problem::TooLarge { found, limit });
    }
    let foreign = FOREIGN.iter().find(|(magic, ..)| bytes.starts_with(magic));
    match foreign {
        Some(&(_, found, remedy)) => Err(Problem::Foreign { found, remedy }),
        None => Ok(()),
    }
}

/// Refuses an empty text, a web page, and text that holds binary data.
pub(super) fn check_text(text: &str) -> Result<(), Problem> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(Problem::EmptyFile);
    }
    if text.contains('\0') {
        return Err(Problem::Foreign { found: "not a text file", remedy: EXPORT_AS_CSV });
    }
    let markup = ["<!doctype", "<html", "<?xml"];
    let head: String = start.chars().take(9).collect::<String>().to_lowercase();
    if markup.iter().any(|tag| head.starts_with(tag)) {
        return Err(Problem::Foreign { found: "a web page or XML", remedy: EXPORT_AS_CSV });
    }
    Ok(())
}

/// Whether the text is meant as JSON: by how it begins, else by the file's name.
pub(super) fn is_json(file_name: &str, text: &str) -> bool {
    let named = file_name.to_lowercase().ends_with(".json");
    named || text.trim_start().starts_with(['{', '['])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn size_is_limited() {
        assert_eq!(check_bytes(&vec![b'a'; MAX_BYTES]), Ok(()));
        let large = check_bytes(&vec![b'a'; MAX_BYTES + 1]).unwrap_err();
        assert_eq!(large, Problem::TooLarge { found: 21, limit: 20 });
    }

    #[test]
    fn json_is_known_by_name_or_content() {
        assert!(is_json("team.JSON", "sentence"));
        assert!(is_json("team.txt", "\n {}"));
        assert!(!is_json("team.csv", "sentence;{x}"));
    }
}
