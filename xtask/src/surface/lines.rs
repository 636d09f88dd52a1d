//! The lines of one document while they are collected.

use std::collections::BTreeSet;
use std::mem;

use crate::document::Document;

/// How a component that several places use is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// At each place that uses it, because that is what goes over the wire there.
    Places,
    /// Once under its name, in documents that would become too long otherwise.
    Components,
}

/// What collects the lines.
pub struct Lines<'a> {
    pub document: &'a Document,
    pub style: Style,
    /// Components that were named and still have to be shown.
    pub named: BTreeSet<&'a str>,
    lines: Vec<String>,
    left: usize,
    overflowed: bool,
}

impl<'a> Lines<'a> {
    /// Takes up to `limit` lines.
    pub fn new(document: &'a Document, style: Style, limit: usize) -> Self {
        Self { document, style, named: BTreeSet::new(), lines: Vec::new(), left: limit, overflowed: false }
    }

    /// Adds a line that consists of these words, without the empty ones.
    pub fn add<W: AsRef<str>>(&mut self, prefix: &str, words: impl IntoIterator<Item = W>) {
        if self.left == 0 {
            self.overflowed = true;
            return;
        }
        self.left -= 1;
        let mut line = prefix.to_owned();
        for word in words.into_iter().filter(|word| !word.as_ref().is_empty()) {
            line.push(' ');
            line.push_str(word.as_ref());
        }
        self.lines.push(line);
    }

    /// Whether there is more to say than there is room for.
    pub fn is_full(&self) -> bool {
        self.overflowed
    }

    /// Says that something was left out.
    pub fn overflow(&mut self) {
        self.overflowed = true;
    }

    /// The lines that `collect` adds, which are not added.
    pub fn captured(&mut self, collect: impl FnOnce(&mut Self)) -> Vec<String> {
        let before = mem::take(&mut self.lines);
        collect(self);
        let mut lines = mem::replace(&mut self.lines, before);
        lines.sort();
        lines
    }

    /// Adds lines as they are.
    pub fn extend(&mut self, lines: Vec<String>) {
        self.lines.extend(lines);
    }

    /// All lines, sorted, each once.
    pub fn finish(mut self) -> Vec<String> {
        self.lines.sort_unstable();
        self.lines.dedup();
        self.lines
    }
}
