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
    pub fn find(text: &str, span: Range<usize>) -> Place<'_> {
        let start = floor(text, span.start);
        let end = floor(text, span.end).max(start);
        let line_start = line_start(text, start);
        let line_text = line_at(text, line_start);
        let in_line = |at: usize| (at - line_start).min(line_text.len());
        Place {
            line: line_number(text, start),
            column: text[line_start..start].chars().count() + 1,
            end_line: line_number(text, end),
            end_column: text[self::line_start(text, end)..end].chars().count() + 1,
            text: line_text,
            span: in_line(start)..in_line(end),
        }
    }
}

fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |line_break| line_break + 1)
}

fn line_number(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

fn line_at(text: &str, start: usize) -> &str {
    let line = text[start..].split('\n').next().unwrap_or_default();
    line.strip_suffix('\r').unwrap_or(line)
}
