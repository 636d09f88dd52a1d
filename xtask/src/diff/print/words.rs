//! The parts of an entry in words, the same in each format.

use crate::diff::change::{ClientChange, Side, Use, Witness};
use crate::diff::review::{Entry, Shown, Version};

use super::clip::clipped;

/// So many operations of one side are named.
const OPERATIONS: usize = 5;
/// So many items of the crate are named.
const ITEMS: usize = 5;
/// The widest witness.
const WITNESS: usize = 160;

/// What stands behind the id: ` (money, accepted)`.
pub fn marks(entry: &Entry<'_>) -> &'static str {
    match (entry.change.money, entry.accepted.is_some()) {
        (true, true) => " (money, accepted)",
        (true, false) => " (money)",
        (false, true) => " (accepted)",
        (false, false) => "",
    }
}

/// A text of a document in one line, in which nothing steers a terminal, reorders what is read or cannot be seen.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => plain.push(' '),
            c if c.is_control() || is_unseen(c) => plain.extend(c.escape_unicode()),
            c => plain.push(c),
        }
    }
    plain
}

/// Whether a character has no width of its own: it joins or parts others, turns their order, or ends a line.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

/// Behind "callers" or the like: why nothing is said of what they notice in a document.
pub fn not_told(document: &str) -> String {
    format!("cannot be told, since no code can be generated from {}: the levels are those of the wire", plain(document))
}

/// `spec/adapay.yaml:118 (main:117)`.
pub fn place(entry: &Entry<'_>) -> String {
    let name = entry.pair.name();
    let place = match (&entry.revision, &entry.base) {
        (Some(revision), Some(base)) => format!("{name}:{} ({})", revision.place.line, before(base, name)),
        (Some(revision), None) => format!("{name}:{}", revision.place.line),
        (None, Some(base)) => format!("{name} ({})", before(base, name)),
        (None, None) => name.to_owned(),
    };
    plain(&place)
}

/// `main:117`, or `main:spec/old.yaml:117` where the file had another name.
fn before(base: &Shown<'_>, name: &str) -> String {
    let Version { path, at, .. } = base.version;
    let line = base.place.line;
    match (at.as_str(), path == name) {
        ("", _) => format!("{path}:{line}"),
        (at, true) => format!("{at}:{line}"),
        (at, false) => format!("{at}:{path}:{line}"),
    }
}

/// `request: create_cash, x; response: query_cash`; empty without a use.
pub fn used_by(uses: &[Use]) -> String {
    let of = |side: Option<Side>| -> Vec<&str> {
        uses.iter().filter(|used| used.side == side).map(|used| used.operation.as_str()).collect()
    };
    let sides = [(None, ""), (Some(Side::Request), "request: "), (Some(Side::Response), "response: ")];
    let groups = sides.into_iter().map(|(side, word)| (of(side), word)).filter(|(names, _)| !names.is_empty());
    let groups: Vec<String> = groups.map(|(names, word)| format!("{word}{}", listed(&names))).collect();
    plain(&groups.join("; "))
}

fn listed(names: &[&str]) -> String {
    // To leave out a single one would save nothing.
    let shown = if names.len() == OPERATIONS + 1 { names.len() } else { names.len().min(OPERATIONS) };
    let (shown, more) = names.split_at(shown);
    match more.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// What became of the crate's items, the worst first, one line each.
pub fn client(changes: &[ClientChange]) -> Vec<String> {
    let mut sorted: Vec<&ClientChange> = changes.iter().collect();
    sorted.sort_by_key(|change| std::cmp::Reverse(change.level));
    let shown = if sorted.len() == ITEMS + 1 { sorted.len() } else { sorted.len().min(ITEMS) };
    let (shown, more) = sorted.split_at(shown);
    let rest = (!more.is_empty()).then(|| format!("and {} more", more.len()));
    shown.iter().map(|change| item(change)).chain(rest).collect()
}

fn item(change: &ClientChange) -> String {
    let item = &change.item;
    let line = match (&change.before, &change.after) {
        (Some(before), Some(after)) => format!("payspec: {item} was {before}, is {after}"),
        (Some(before), None) => format!("payspec: {item} was {before}, is gone"),
        (None, Some(after)) => format!("payspec: {item} is new: {after}"),
        (None, None) => format!("payspec: {item}"),
    };
    clipped(&plain(&line), WITNESS)
}

/// The value as JSON.
pub fn value(witness: &Witness) -> String {
    clipped(&plain(&witness.value.to_string()), WITNESS)
}

/// What became of the value.
pub fn verdict(witness: &Witness) -> &'static str {
    match witness.was_valid {
        true => "was valid, is not",
        false => "was not valid, is now",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_written_out() {
        let unseen =
            ['\u{61c}', '\u{200b}', '\u{200d}', '\u{200f}', '\u{2028}', '\u{202e}', '\u{2060}', '\u{2064}', '\u{2069}'];
        for c in unseen.into_iter().chain(['\u{feff}', '\u{7}', '\u{9b}']) {
            assert_eq!(plain(&format!("a{c}b")), format!("a\\u{{{:x}}}b", u32::from(c)));
        }
        assert_eq!(plain("请求 é – “a”\n…"), "请求 é – “a” …");
    }
}
