//! A review as annotations of a pull request.

use std::collections::HashMap;
use std::io::{self, Write};

use crate::diff::change::Level;
use crate::diff::review::{Entry, Review};
use crate::document::Document;
use crate::finding::place::{Lines, Place};
use crate::finding::{self, escaped, property};

use super::words;

/// Prints one workflow command for each change, in the order of their weight: GitHub shows only the first ones of each level.
pub fn write(out: &mut dyn Write, review: &Review<'_>) -> io::Result<()> {
    // Each text is read once for its lines, and only if something is gone from it.
    let mut indexed: HashMap<&str, Lines<'_>> = HashMap::new();
    for entry in &review.entries {
        let lines = match (&entry.revision, &entry.pair.revision) {
            (Some(shown), _) => numbers(&shown.place),
            (None, Some(version)) => {
                let lines = indexed.entry(&version.path).or_insert_with(|| Lines::new(&version.document.text));
                let line = nearest_line(&version.document, entry.change.pointer(), lines);
                format!(",line={line},endLine={line}")
            }
            // A file that is gone has no lines.
            (None, None) => String::new(),
        };
        write_entry(out, entry, &lines)?;
    }
    let accepted = review.accepted;
    let texts = [(accepted.file.as_str(), accepted.text.as_str())];
    finding::write(out, &review.findings, &texts, finding::Format::GitHub)
}

fn write_entry(out: &mut dyn Write, entry: &Entry<'_>, lines: &str) -> io::Result<()> {
    let title = format!("{}{}", words::plain(&entry.change.id), words::marks(entry));
    let (file, title) = (property(&words::plain(entry.pair.name())), property(&title));
    writeln!(out, "::{} file={file}{lines},title={title}::{}", command(entry), escaped(&body(entry)))
}

fn command(entry: &Entry<'_>) -> &'static str {
    match entry.level {
        _ if entry.accepted.is_some() => "notice",
        _ if entry.change.money => "error",
        Level::Breaking => "error",
        Level::Warning => "warning",
        Level::Info => "notice",
    }
}

/// Where it stands; GitHub takes columns only within one line.
fn numbers(Place { line, column, end_line, end_column, .. }: &Place<'_>) -> String {
    let columns = if line == end_line { format!(",col={column},endColumn={end_column}") } else { String::new() };
    format!(",line={line},endLine={end_line}{columns}")
}

/// The line of what is left of the way to a place that is gone.
fn nearest_line(document: &Document, pointer: &str, lines: &Lines<'_>) -> usize {
    let mut at = pointer;
    loop {
        if let Some(start) = start(document, at) {
            return lines.place(start..start).line;
        }
        match at.rsplit_once('/') {
            Some((above, _)) => at = above,
            None => return 1,
        }
    }
}

/// Where something begins: with its key, if it has one.
fn start(document: &Document, pointer: &str) -> Option<usize> {
    let node = document.pointer(pointer)?;
    let entry = pointer.rsplit_once('/').and_then(|(around, key)| {
        let key = key.replace("~1", "/").replace("~0", "~");
        document.pointer(around)?.entry(&key)
    });
    Some(entry.map_or(node.span.start, |entry| entry.key_span.start))
}

fn body(entry: &Entry<'_>) -> String {
    let change = entry.change;
    let mut lines = vec![words::plain(&change.message)];
    let used_by = words::used_by(&change.uses);
    lines.extend((!used_by.is_empty()).then(|| format!("used by {used_by}")));
    lines.extend(words::client(&change.client));
    let witness = change.witness.as_ref();
    lines.extend(witness.map(|witness| format!("{} {}", words::value(witness), words::verdict(witness))));
    lines.extend(change.notes.iter().map(|note| words::plain(note)));
    lines.extend(
        entry.accepted.map(|entry| format!("accepted until {}: {}", entry.expires, words::plain(&entry.reason))),
    );
    lines.join("\n")
}
