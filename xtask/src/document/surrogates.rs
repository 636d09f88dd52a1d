//! JSON writes characters beyond the basic plane as two escapes, which YAML parsers refuse.

use std::borrow::Cow;

/// Rewrites `\ud83d\ude00` as YAML's `\U0001f600`, keeping every byte after it in its place.
///
/// Only a text that starts as JSON does is touched, where a backslash can stand inside of double quotes alone.
pub fn joined(text: &str) -> Cow<'_, str> {
    let is_json = text.trim_start().starts_with(['{', '[']);
    if !is_json || !text.contains("\\u") {
        return Cow::Borrowed(text);
    }
    let mut joined = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        joined.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = match pair(rest) {
            Some(character) => {
                // An escaped line break stands for nothing and makes up the length.
                joined.push_str(&format!("\\\n\\U{:08x}", u32::from(character)));
                12
            }
            None => {
                let taken = 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
                joined.push_str(&rest[..taken]);
                taken
            }
        };
        rest = &rest[taken..];
    }
    joined.push_str(rest);
    Cow::Owned(joined)
}

fn pair(text: &str) -> Option<char> {
    let units = [unit(text.get(..6)?)?, unit(text.get(6..12)?)?];
    let is_pair = (0xD800..0xDC00).contains(&units[0]);
    char::decode_utf16(units).next()?.ok().filter(|_| is_pair)
}

fn unit(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix("\\u")?;
    u16::from_str_radix(digits, 16).ok()
}
