//! A text of JSON: quotes, escapes, and surrogates in pairs.

use super::json::{Problem, syntax};

/// Reads the text that starts with the quote at byte `at`: what it says, and the byte after its closing quote.
///
/// # Errors
/// A line break or another control character inside, an unknown escape, half of a pair of surrogates, or no closing quote.
pub fn read(text: &str, at: usize) -> Result<(String, usize), Problem> {
    let start = at + 1;
    let end = plain_until(text, start);
    if text.as_bytes().get(end) == Some(&b'"') {
        return Ok((text[start..end].to_owned(), end + 1));
    }
    with_escapes(text, start, end)
}

/// The first byte from `at` on that does not stand for itself.
fn plain_until(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes().get(at..).unwrap_or_default();
    let is_special = |byte: &u8| *byte == b'"' || *byte == b'\\' || *byte < 0x20;
    at + bytes.iter().position(is_special).unwrap_or(bytes.len())
}

fn with_escapes(text: &str, start: usize, end: usize) -> Result<(String, usize), Problem> {
    let mut said = String::from(&text[start..end]);
    let mut at = end;
    loop {
        match text.as_bytes().get(at) {
            Some(b'"') => return Ok((said, at + 1)),
            Some(b'\\') => {
                let (character, length) = escape(text, at)?;
                said.push(character);
                at += length;
            }
            Some(_) => {
                return Err(syntax(
                    at,
                    "a line break or control character inside of quotes",
                    "write it as an escape: `\\n`, `\\t`",
                ));
            }
            None => return Err(syntax(start - 1, "this quote is never closed", "close it with another `\"`")),
        }
        let next = plain_until(text, at);
        said.push_str(&text[at..next]);
        at = next;
    }
}

/// The character that the escape at byte `at` stands for, and the escape's length.
fn escape(text: &str, at: usize) -> Result<(char, usize), Problem> {
    let character = match text.as_bytes().get(at + 1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode(text, at),
        _ => return Err(syntax(at, "no such escape", "write `\\\\` for a backslash")),
    };
    Ok((character, 2))
}

fn unicode(text: &str, at: usize) -> Result<(char, usize), Problem> {
    let Some(first) = unit(text, at) else {
        return Err(syntax(at, "no such escape", "`\\u` takes four hexadecimal digits"));
    };
    let second = unit(text, at + 6).filter(|_| (0xD800..0xDC00).contains(&first));
    match char::decode_utf16([Some(first), second].into_iter().flatten()).next() {
        Some(Ok(character)) => Ok((character, if second.is_some() { 12 } else { 6 })),
        _ => Err(syntax(at, "half of a pair", "write both halves, such as `\\ud83d\\ude00`, or the character itself")),
    }
}

fn unit(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u16::from_str_radix(digits, 16).ok()
}
