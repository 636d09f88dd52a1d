//! Texts that a schema may want, and texts at the edge of what it wants.

use super::pattern::Pattern;
use super::shape::Shape;
use crate::document::Node;

/// Longest text that is made.
const LONGEST: usize = 18_000;
/// One text of each format; `decimal` and `byte` are ours as much as anybody's.
const FORMATS: [(&str, &str); 14] = [
    ("decimal", "0.10"),
    ("date", "2024-10-01"),
    ("date-time", "2024-10-01T08:00:00Z"),
    ("time", "08:00:00Z"),
    ("email", "a@b.example"),
    ("hostname", "a.example"),
    ("ipv4", "192.0.2.1"),
    ("ipv6", "2001:db8::1"),
    ("uri", "https://a.example/"),
    ("url", "https://a.example/"),
    ("uri-reference", "/a"),
    ("uuid", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
    ("byte", "YQ=="),
    ("regex", "^a$"),
];
/// Texts that fit one thing and not another.
const ODD: [&str; 14] = ["a", "1", "A", "0", "", " ", "-", "a b", "1.5", "-1", "1e3", "汉", "true", "2024-02-30"];

/// Texts that may fit all the schemas of a shape, best first.
pub fn plain(shape: &Shape) -> Vec<String> {
    let mut texts: Vec<String> = formats(shape).map(str::to_owned).collect();
    let least = shape.least("minLength");
    let wanted = least.max(usize::from(shape.most("maxLength") != Some(0)));
    texts.extend(of_length(shape, wanted));
    for pattern in patterns(shape) {
        texts.extend((1..pattern.branches()).map(|branch| pattern.text(wanted, None, branch)));
    }
    texts.push("a".to_owned());
    texts
}

/// Texts at the edges of two shapes: of the schema that they must keep, and of the one that they should break.
pub fn edges(good: &Shape, bad: &Shape) -> Vec<String> {
    let mut texts = plain(good);
    for count in [bad, good].into_iter().flat_map(|shape| shape.counts(["minLength", "maxLength"])) {
        for length in [count.checked_sub(1), Some(count), count.checked_add(1)].into_iter().flatten() {
            texts.extend(of_length(good, length));
        }
    }
    texts.extend(of_patterns(good, bad));
    texts.extend(ODD.map(str::to_owned));
    texts.extend(FORMATS.map(|(_, text)| text.to_owned()));
    texts.extend(plain(bad));
    texts
}

/// Texts that match the patterns of one shape with the characters that the other's classes end at.
fn of_patterns(good: &Shape, bad: &Shape) -> Vec<String> {
    let (goods, bads): (Vec<_>, Vec<_>) = (patterns(good).collect(), patterns(bad).collect());
    let mut characters: Vec<char> = bads.iter().chain(&goods).flat_map(Pattern::edges).collect();
    characters.extend("aA1_- .".chars());
    let mut seen = std::collections::HashSet::new();
    characters.retain(|c| seen.insert(*c));
    let mut texts = Vec::new();
    let counts: Vec<usize> = bads.iter().chain(&goods).flat_map(Pattern::counts).collect();
    for pattern in goods.iter().chain(&bads) {
        texts.extend(pattern.repeated(&counts));
        for branch in 0..pattern.branches() {
            let plain = pattern.text(0, None, branch);
            texts.extend((0..3).map(|more| pattern.text(plain.chars().count() + more, None, branch)));
            texts.extend(characters.iter().map(|c| pattern.text(0, Some(*c), branch)));
            let head: String = plain.chars().take(plain.chars().count().saturating_sub(1)).collect();
            texts.extend(characters.iter().flat_map(|c| [format!("{head}{c}"), format!("{plain}{c}")]));
            texts.extend([format!("{plain}a"), format!("a{plain}"), format!("{plain}0"), format!("-{plain}")]);
        }
    }
    if goods.is_empty() {
        texts.extend(characters.iter().map(char::to_string));
    }
    texts
}

fn patterns(shape: &Shape) -> impl Iterator<Item = Pattern> {
    shape.all("pattern").filter_map(Node::as_str).filter_map(Pattern::read)
}

fn formats(shape: &Shape) -> impl Iterator<Item = &'static str> {
    let stated = shape.all("format").filter_map(Node::as_str);
    stated.filter_map(|format| FORMATS.iter().find(|(name, _)| *name == format).map(|(_, text)| *text))
}

/// Texts of a number of characters: by the pattern, as an amount, or of one letter.
fn of_length(shape: &Shape, length: usize) -> Vec<String> {
    if length > LONGEST {
        return Vec::new();
    }
    let mut texts: Vec<String> = Vec::new();
    let is_decimal = shape.all("format").any(|format| format.as_str() == Some("decimal"));
    if is_decimal && length > 3 {
        texts.push(format!("{}.10", "1".repeat(length - 3)));
    }
    texts.extend(patterns(shape).map(|pattern| pattern.text(length, None, 0)));
    texts.extend(["a", "1"].map(|letter| letter.repeat(length)));
    texts
}
