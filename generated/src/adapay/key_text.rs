//! From the text of a key to its bytes: PEM, or base64 alone.

use std::ops::Range;

use base64::Engine;
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD};

use super::key_error::KeyError;

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";

/// Padding was counted before, and what spare bits hold is of no importance, because the key itself is checked.
const SYMBOLS: GeneralPurpose =
    GeneralPurpose::new(&base64::alphabet::STANDARD, NO_PAD.with_decode_allow_trailing_bits(true));

/// The DER bytes that a text stands for.
#[inline]
pub(super) fn bytes(text: &str) -> Result<Vec<u8>, KeyError> {
    let blank = |character: char| character.is_whitespace() || character == '\u{feff}';
    let trimmed = text.trim_matches(blank);
    if trimmed.is_empty() {
        return Err(KeyError::Empty);
    }
    if trimmed.starts_with("api_live_") || trimmed.starts_with("api_test_") {
        return Err(KeyError::ApiKey);
    }
    match blocks(text)?.as_slice() {
        [] if text.contains(DASHES) => Err(KeyError::BrokenPem),
        [] => base64(text, 0..text.len()),
        [block] => {
            block.check(text)?;
            base64(text, block.body.clone())
        }
        // Some tools write the curve as a block of its own before the key.
        several => several.iter().try_for_each(|block| block.check(text)).and(Err(KeyError::SeveralKeys)),
    }
}

/// A PEM block.
struct Block<'a> {
    label: &'a str,
    body: Range<usize>,
}

impl Block<'_> {
    /// Refuses what only the armour tells.
    #[inline]
    fn check(&self, text: &str) -> Result<(), KeyError> {
        let locked = self.label.contains("ENCRYPTED") || text[self.body.clone()].contains("ENCRYPTED");
        match self.label {
            _ if locked => Err(KeyError::Encrypted),
            "OPENSSH PRIVATE KEY" => Err(KeyError::OpenSsh),
            label if label.contains("CERTIFICATE") => Err(KeyError::Certificate),
            label if label.starts_with("EC ") => Err(KeyError::NotRsa("elliptic curves (EC)")),
            label if label.starts_with("DSA ") => Err(KeyError::NotRsa("DSA")),
            _ => Ok(()),
        }
    }
}

#[inline]
fn blocks(text: &str) -> Result<Vec<Block<'_>>, KeyError> {
    let find = |from: usize, what: &str| text[from..].find(what).map(|found| from + found);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(begin) = find(from, BEGIN) {
        let label = begin + BEGIN.len();
        let label = label..find(label, DASHES).ok_or(KeyError::BrokenPem)?;
        let start = label.end + DASHES.len();
        let closing = format!("-----END {}-----", &text[label.clone()]);
        let end = find(start, &closing).ok_or(KeyError::BrokenPem)?;
        found.push(Block { label: &text[label], body: start..end });
        from = end + closing.len();
    }
    Ok(found)
}

/// Decodes the base64 in a range of the text; white space is allowed anywhere.
#[inline]
fn base64(text: &str, range: Range<usize>) -> Result<Vec<u8>, KeyError> {
    let mut symbols = Vec::with_capacity(range.len());
    let mut padding = 0;
    for (offset, character) in text[range.clone()].char_indices() {
        let offset = range.start + offset;
        match character {
            _ if character.is_whitespace() || character == '\u{feff}' => {}
            '=' if padding < 2 => padding += 1,
            'A'..='Z' | 'a'..='z' | '0'..='9' | '+' | '/' if padding == 0 => symbols.push(character as u8),
            // Every DER key starts with these letters.
            'M' if text[offset..].starts_with("MI") => return Err(KeyError::SeveralKeys),
            '\\' if text[offset..].starts_with("\\n") => return Err(KeyError::EscapedLineBreaks),
            _ => return Err(place(text, offset)),
        }
    }
    if symbols.is_empty() {
        return Err(KeyError::Empty);
    }
    SYMBOLS.decode(symbols).map_err(|_| KeyError::Truncated)
}

#[inline]
fn place(text: &str, offset: usize) -> KeyError {
    let before = text[..offset].trim_start_matches('\u{feff}');
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    KeyError::NotBase64 { line, column: before[start..].chars().count() + 1 }
}

#[cfg(test)]
mod tests {
    use super::{KeyError, bytes};

    #[test]
    fn white_space_and_armour_make_no_difference() {
        for text in [
            "AQID",
            " A Q\r\n\tID\n",
            "\u{feff}AQID\r\n",
            "-----BEGIN X-----\nAQID\n-----END X-----\n",
            "-----BEGIN X-----AQ ID-----END X-----",
            "\u{feff}Bag Attributes\r\n-----BEGIN X-----\r\nAQID\r\n-----END X-----\r\n",
        ] {
            assert_eq!(bytes(text), Ok(vec![1, 2, 3]), "{text:?}");
        }
        for text in ["AQI=", "AQI", "AQ\nI=\n"] {
            assert_eq!(bytes(text), Ok(vec![1, 2]), "{text:?}");
        }
    }

    #[test]
    fn a_wrong_character_has_a_place() {
        let place = |line, column| Err(KeyError::NotBase64 { line, column });
        assert_eq!(bytes("AQ-D"), place(1, 3));
        assert_eq!(bytes("\u{feff}AQ\r\n商ID"), place(2, 1));
        assert_eq!(bytes("AQ\n A\"D"), place(2, 3));
        assert_eq!(bytes("AQ==AQ"), place(1, 5));
        assert_eq!(bytes("AQ==="), place(1, 5));
        assert_eq!(bytes("-----BEGIN X-----\nA?\n-----END X-----"), place(2, 2));
    }

    #[test]
    fn what_is_no_key_text_is_named() {
        for (text, error) in [
            ("", KeyError::Empty),
            (" \r\n\u{feff}", KeyError::Empty),
            ("-----BEGIN X-----\n-----END X-----", KeyError::Empty),
            ("\napi_live_0000", KeyError::ApiKey),
            ("api_test_0000", KeyError::ApiKey),
            ("A", KeyError::Truncated),
            ("-----BEGIN X-----\nAQID", KeyError::BrokenPem),
            ("-----BEGIN X", KeyError::BrokenPem),
            ("AQID\n-----END X-----", KeyError::BrokenPem),
            ("-----BEGIN X-----\\nAQID\\n-----END X-----", KeyError::EscapedLineBreaks),
            (
                "-----BEGIN X-----\nAQID\n-----END X-----\n-----BEGIN Y-----\nAQID\n-----END Y-----",
                KeyError::SeveralKeys,
            ),
            ("MIIB==\nMIIB==", KeyError::SeveralKeys),
            ("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAQID\n-----END ENCRYPTED PRIVATE KEY-----", KeyError::Encrypted),
            (
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAQID\n-----END RSA PRIVATE KEY-----",
                KeyError::Encrypted,
            ),
            ("-----BEGIN OPENSSH PRIVATE KEY-----\nAQID\n-----END OPENSSH PRIVATE KEY-----", KeyError::OpenSsh),
            ("-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----", KeyError::Certificate),
        ] {
            assert_eq!(bytes(text), Err(error), "{text}");
        }
    }
}
