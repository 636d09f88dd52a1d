//! A text whose lines and columns are found quickly, however often they are asked for.

use std::ops::Range;

use super::place::Place;

/// So many bytes have their characters counted once, so that one line of many megabytes is no trouble either.
const BLOCK: usize = 1024;

/// The index of one text.
pub struct Lines<'a> {
    text: &'a str,
    /// Where each line starts.
    starts: Vec<usize>,
    /// How many characters start before each block.
    characters: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Reads the text once.
    pub fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let mut characters = vec![0];
        let mut total = 0;
        for block in text.as_bytes().chunks(BLOCK) {
            total += starting(block);
            characters.push(total);
        }
        Self { text, starts: std::iter::once(0).chain(breaks).collect(), characters }
    }

    /// What [`Place::find`] finds.
    pub fn place(&self, span: Range<usize>) -> Place<'a> {
        let start = self.floor(span.start);
        let end = self.floor(span.end).max(start);
        let (line, end_line) = (self.line(start), self.line(end));
        let (from, to) = (self.start(line), self.start(end_line));
        let text = self.line_text(line);
        let in_line = |at: usize| (at - from).min(text.len());
        Place {
            line: line + 1,
            column: self.before(start) - self.before(from) + 1,
            end_line: end_line + 1,
            end_column: self.before(end) - self.before(to) + 1,
            text,
            span: in_line(start)..in_line(end),
        }
    }

    fn floor(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        (0..=at).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0)
    }

    /// The line that a byte is in, counted from 0.
    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or_default()
    }

    fn line_text(&self, line: usize) -> &'a str {
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        let line = self.text.get(self.start(line)..end).unwrap_or_default();
        line.strip_suffix('\r').unwrap_or(line)
    }

    /// How many characters start before a byte.
    fn before(&self, at: usize) -> usize {
        let block = at / BLOCK;
        let rest = self.text.as_bytes().get(block * BLOCK..at).unwrap_or_default();
        self.characters.get(block).copied().unwrap_or_default() + starting(rest)
    }
}

/// A character starts where no byte of UTF-8 continues one.
fn starting(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_finds_what_counting_finds() {
        let long = "请求x".repeat(700);
        for text in
            ["", "\n", "a", "a\n", "请\r\n求\t: x\n\n\r\n", "\u{feff}a: 请", &long, &format!("{long}\n{long}\r\n")]
        {
            let lines = Lines::new(text);
            let step = text.len() / 97 + 1;
            for start in (0..text.len() + 3).step_by(step) {
                for end in (0..text.len() + 3).step_by(step) {
                    assert_eq!(lines.place(start..end), Place::find(text, start..end), "{start}..{end}");
                }
            }
        }
    }

    #[test]
    fn many_places_of_a_long_line_are_quick() {
        let text = "请".repeat(1_000_000);
        let lines = Lines::new(&text);
        let sum: usize = (0..100_000).map(|at| lines.place(at * 29..at * 29 + 1).column).sum();
        assert!(sum > 0);
    }
}
