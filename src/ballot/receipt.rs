//! The receipt code: the leader's secret, as 28 characters to write down. Crockford's
//! base32 has no letters that are mistaken for digits; two check characters find a slip.

use super::digest::hash;
use super::{Error, Result, Secret};
use data_encoding::BASE32_NOPAD;

const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RFC_4648: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SECRET_CHARACTERS: usize = 26;
const CHARACTERS: usize = SECRET_CHARACTERS + 2;
const GROUP: usize = 4;

/// The code, in seven groups of four.
pub fn encode(secret: &Secret) -> String {
    let code = BASE32_NOPAD.encode(secret) + &check(secret);
    let code: Vec<char> = code.bytes().map(|byte| translated(byte, RFC_4648, CROCKFORD)).collect();
    let groups: Vec<String> = code.chunks(GROUP).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// Reads a code as people type it: case, spaces and hyphens do not matter, `O` is 0,
/// `I` and `L` are 1.
///
/// # Errors
/// [`Error::Malformed`] when characters are missing or wrong.
pub fn decode(code: &str) -> Result<Secret> {
    let typed: Vec<char> =
        code.chars().filter(|c| !c.is_whitespace() && *c != '-').map(as_meant).collect();
    if typed.len() != CHARACTERS {
        return Err(wrong(format!("{} characters; it has {CHARACTERS}", typed.len())));
    }
    let mut plain = String::with_capacity(CHARACTERS);
    for character in typed {
        let known = u8::try_from(character).ok().filter(|byte| CROCKFORD.contains(byte));
        let byte = known.ok_or_else(|| wrong(format!("\"{character}\" is in no code")))?;
        plain.push(translated(byte, CROCKFORD, RFC_4648));
    }
    let (coded, found) = plain.split_at(SECRET_CHARACTERS);
    let slip = || wrong("a character is wrong, or two changed places".to_owned());
    let secret = BASE32_NOPAD.decode(coded.as_bytes()).map_err(|_| slip())?;
    let secret = Secret::try_from(secret).map_err(|_| slip())?;
    if check(&secret) == found { Ok(secret) } else { Err(slip()) }
}

/// The first 10 bits of the secret's hash, as two characters of RFC 4648.
fn check(secret: &Secret) -> String {
    let [first, second, ..] = hash(&[b"parallax/receipt/1", secret]);
    let mut characters = BASE32_NOPAD.encode(&[first, second]);
    characters.truncate(CHARACTERS - SECRET_CHARACTERS);
    characters
}

fn as_meant(typed: char) -> char {
    match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    }
}

/// The character of `to` that stands where `byte` stands in `from`.
fn translated(byte: u8, from: &[u8; 32], to: &[u8; 32]) -> char {
    let place = from.iter().position(|&known| known == byte);
    place.map_or('?', |place| char::from(to[place]))
}

fn wrong(reason: String) -> Error {
    Error::Malformed { field: "receipt code", reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let secret = [0; 16];
        let code = encode(&secret);
        assert!(code.starts_with("0000-0000-0000-0000-0000-0000-00"), "{code}");
        assert_eq!(code.len(), 7 * 4 + 6);
        let typed = code.replacen("0000-", "oO0o  ", 1).to_lowercase();
        assert_eq!(decode(&typed).unwrap(), secret);
        let ones =
            encode(&[0x08, 0x42, 0x10, 0x84, 0x21, 8, 66, 16, 132, 33, 8, 66, 16, 132, 33, 8]);
        assert!(ones.starts_with("1111-1111"), "{ones}");
        assert_eq!(decode(&ones.replacen("1111", "iIlL", 1)).unwrap(), decode(&ones).unwrap());
    }

    #[test]
    fn what_is_no_code_is_refused_with_a_reason() {
        let code = encode(&[9; 16]);
        let reason = |text: &str| decode(text).unwrap_err().to_string();
        assert_eq!(reason(&code[1..]), "receipt code: 27 characters; it has 28");
        assert_eq!(reason(&code.replacen('1', "U", 1)), "receipt code: \"U\" is in no code");
        assert!(decode("").is_err() && decode(&"ü".repeat(28)).is_err());
    }

    /// Ten check bits miss one slip in 1,024.
    #[test]
    fn a_wrong_character_or_swapped_neighbours_are_found() {
        let (mut slips, mut missed) = (0, 0);
        for seed in 0..20_u8 {
            let secret = hash(&[&[seed]])[..16].try_into().unwrap();
            let code: Vec<char> = encode(&secret).chars().filter(|c| *c != '-').collect();
            let mut wrong = Vec::new();
            for place in 0..CHARACTERS {
                for &other in CROCKFORD {
                    let mut typed = code.clone();
                    typed[place] = char::from(other);
                    wrong.push(typed);
                }
                let mut typed = code.clone();
                typed.swap(place, (place + 1).min(CHARACTERS - 1));
                wrong.push(typed);
            }
            for typed in wrong.into_iter().filter(|typed| *typed != code) {
                slips += 1;
                missed += usize::from(decode(&typed.iter().collect::<String>()).is_ok());
            }
        }
        assert!(slips > 17_000 && missed < slips / 300, "{missed} of {slips} missed");
    }

    proptest! {
        #[test]
        fn every_secret_comes_back(secret: [u8; 16]) {
            prop_assert_eq!(decode(&encode(&secret)).unwrap(), secret);
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}") {
            let _ = decode(&text);
        }
    }
}
