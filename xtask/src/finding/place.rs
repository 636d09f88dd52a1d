//! Bytes of a text as lines and columns, for people.

use std::ops::Range;

/// Where a span starts and ends; everything counts from 1, columns in characters.
#[derive(Debug, PartialEq, Eq)]
pub struct Place<'a> {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
    /// The first line that the span touches, without its line break.
    pub text: &'a str,
    /// The span's bytes inside `text`; it ends with the line.
    pub span: Range<usize>,
}

impl Place<'_> {
    /// Never fails: a span beyond the text, or inside a character, is moved to the nearest place before it.
    ///
    /// Reads the text from its start; [`Lines`] finds many places in one text.
    pub fn find(text: &str, span: Range<usize>) -> Place<'_> {
        Lines::new(text).place(span)
    }
}

/// How many bytes lie between two places at which the characters before are known.
const STEP: usize = 128;

/// A text whose lines and characters have been counted once, so that finding a place takes no more time in a large text than in a small one.
pub struct Lines<'a> {
    text: &'a str,
    /// Where each line starts.
    starts: Vec<usize>,
    /// How many characters start before each multiple of [`STEP`] bytes: a whole document may be one line.
    characters: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Reads the whole text once.
    pub fn new(text: &'a str) -> Lines<'a> {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let counted = text.as_bytes().chunks(STEP).scan(0, |sum, chunk| {
            *sum += characters(chunk);
            Some(*sum)
        });
        Lines {
            text,
            starts: [0].into_iter().chain(starts).collect(),
            characters: [0].into_iter().chain(counted).collect(),
        }
    }

    /// Where `span` stands; it never fails, see [`Place::find`].
    pub fn place(&self, span: Range<usize>) -> Place<'a> {
        let start = floor(self.text, span.start);
        let end = floor(self.text, span.end).max(start);
        let (line, end_line) = (self.line(start), self.line(end));
        let line_start = self.start(line);
        let text = self.line_text(line);
        let in_line = |at: usize| (at - line_start).min(text.len());
        Place {
            line,
            column: self.characters(start) - self.characters(line_start) + 1,
            end_line,
            end_column: self.characters(end) - self.characters(self.start(end_line)) + 1,
            text,
            span: in_line(start)..in_line(end),
        }
    }

    /// The number of the line with this byte, from 1.
    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    fn start(&self, line: usize) -> usize {
        line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(0)
    }

    fn line_text(&self, line: usize) -> &'a str {
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        let text = self.text.get(self.start(line)..end).unwrap_or_default();
        text.strip_suffix('\r').unwrap_or(text)
    }

    /// How many characters start before this byte.
    fn characters(&self, at: usize) -> usize {
        let step = at / STEP;
        let rest = self.text.as_bytes().get(step * STEP..at).unwrap_or_default();
        self.characters.get(step).copied().unwrap_or(0) + characters(rest)
    }
}

/// How many characters start in these bytes.
fn characters(bytes: &[u8]) -> usize {
    // Sums that fit into a byte are added many at a time.
    let starts = |chunk: &[u8]| chunk.iter().fold(0u8, |sum, byte| sum.wrapping_add(u8::from((*byte as i8) >= -0x40)));
    bytes.chunks(255).map(|chunk| usize::from(starts(chunk))).sum()
}

fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same by counting from the start.
    fn counted(text: &str, at: usize) -> (usize, usize) {
        let before = &text[..floor(text, at)];
        let line = before.rsplit('\n').next().unwrap_or_default();
        (before.matches('\n').count() + 1, line.chars().count() + 1)
    }

    #[test]
    fn places_are_those_that_counting_finds() {
        let long = "请求🎉x".repeat(700);
        let texts = ["", "\n", "a\r\nb", "一\n\n二三\n", &long, &format!("{long}\n\n{long}\r\n{long}")];
        for text in texts {
            let lines = Lines::new(text);
            for at in (0..text.len() + 3).filter(|at| text.len() < 100 || at % 7 == 0 || at % STEP < 5) {
                let place = lines.place(at..at + 2);
                assert_eq!((place.line, place.column), counted(text, at), "{at}");
                assert_eq!((place.end_line, place.end_column), counted(text, at + 2), "{at}");
                assert_eq!(
                    Some(place.text),
                    text.split('\n').nth(place.line - 1).map(|line| line.trim_end_matches('\r'))
                );
                assert_eq!(
                    place.text[..place.span.start].chars().count(),
                    (place.column - 1).min(place.text.chars().count())
                );
            }
        }
    }
}
