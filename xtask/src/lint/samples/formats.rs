//! Formats of text, and the patterns that a document states.

use std::collections::HashMap;

use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

/// Judges text; what is compiled for it is kept.
#[derive(Default)]
pub struct Texts<'s> {
    patterns: HashMap<&'s str, Option<Validator>>,
    formats: HashMap<&'static str, Option<Validator>>,
}

/// What a text with a format is, and how one looks.
pub struct Form {
    pub what: &'static str,
    pub looks: &'static str,
}

const fn form(what: &'static str, looks: &'static str) -> Option<Form> {
    Some(Form { what, looks })
}

impl<'s> Texts<'s> {
    /// A pattern that does not compile judges nothing; that is another rule's business.
    pub fn matches(&mut self, pattern: &'s str, text: &str) -> bool {
        let compiled = self.patterns.entry(pattern).or_insert_with(|| compiled(&json!({ "pattern": pattern })));
        compiled.as_ref().is_none_or(|compiled| compiled.is_valid(&Value::from(text)))
    }

    /// What a text of this format should be if it is not; formats that are not listed are a hint for people.
    pub fn misses(&mut self, format: &str, text: &str) -> Option<Form> {
        let (holds, form) = match format {
            "date" => (is_date(text), form("date", "2024-10-01")),
            "date-time" => (self.is("date-time", text), form("time of RFC 3339", "2024-10-01T08:00:00Z")),
            "email" => (self.is("email", text), form("email address", "name@example.com")),
            "hostname" => (self.is("hostname", text), form("host name", "api.example.com")),
            "ipv4" => (self.is("ipv4", text), form("IPv4 address", "192.0.2.1")),
            "ipv6" => (self.is("ipv6", text), form("IPv6 address", "2001:db8::1")),
            "uri" => (self.is("uri", text), form("URI", "https://example.com/a")),
            "byte" => (is_base64(text), form("base64", "aGVsbG8=")),
            "decimal" => (is_decimal(text), form("decimal number", "0.10")),
            _ => return None,
        };
        form.filter(|_| !holds)
    }

    fn is(&mut self, format: &'static str, text: &str) -> bool {
        let compiled = self.formats.entry(format).or_insert_with(|| compiled(&json!({ "format": format })));
        compiled.as_ref().is_none_or(|compiled| compiled.is_valid(&Value::from(text)))
    }
}

/// The schema library reads patterns as ECMA-262 has them, and knows the formats of the RFCs.
fn compiled(schema: &Value) -> Option<Validator> {
    jsonschema::options().with_draft(Draft::Draft4).should_validate_formats(true).offline().build(schema).ok()
}

/// A day of the calendar as `2024-10-01`.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, length| {
        let is_plain = part.len() == length && part.bytes().all(|c| c.is_ascii_digit());
        if is_plain { part.parse::<u32>().ok() } else { None }
    };
    let [year, month, day] = parts[..] else { return false };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    (1..=days(year, month)).contains(&day)
}

fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Standard or URL-safe letters, with or without padding, over several lines or one.
fn is_base64(text: &str) -> bool {
    let text: Vec<u8> = text.bytes().filter(|c| !c.is_ascii_whitespace()).collect();
    let padding = text.iter().rev().take_while(|c| **c == b'=').count();
    let letters = text.len() - padding;
    let plain = |c: &u8| c.is_ascii_alphanumeric() || matches!(c, b'+' | b'/' | b'-' | b'_');
    text[..letters].iter().all(plain) && letters % 4 != 1 && (padding == 0 || text.len().is_multiple_of(4))
}

/// Digits with at most one point; `""` stands for an amount that is absent.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    text.is_empty() || (all_digits(whole) && rest.is_none_or(all_digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_hold_or_not() {
        let mut texts = Texts::default();
        for (format, good, bad) in [
            ("date", "2024-02-29", "2023-02-29"),
            ("date", "2024-10-01", "2024-10-1"),
            ("date-time", "2024-10-01T00:00:00Z", "2024-10-01 00:00:00"),
            ("email", "a@b.example", "a.b"),
            ("ipv4", "192.0.2.1", "192.0.2.256"),
            ("ipv6", "::1", "1"),
            ("uri", "https://a.example/b", "a b"),
            ("hostname", "a.example", "a_b!"),
            ("byte", "aGVsbG8=", "aGVsbG8=="),
            ("byte", "aGVsbG8", "a"),
            ("decimal", "-0.10", "1e3"),
            ("decimal", "", "1,000.00"),
        ] {
            assert!(texts.misses(format, good).is_none(), "{format} {good}");
            assert!(texts.misses(format, bad).is_some(), "{format} {bad}");
        }
        assert!(texts.misses("password", "x").is_none());
    }

    #[test]
    fn patterns_are_those_of_ecma() {
        let mut texts = Texts::default();
        assert!(texts.matches("^(?=a)[\\w-]+$", "ab") && !texts.matches("^(?=a)[\\w-]+$", "ba"));
        assert!(texts.matches("[", "what cannot be read judges nothing"));
    }
}
