//! The lines of the two documents that a change is about.

use crate::diff::review::Shown;

use super::clip::{around_difference, clipped};
use super::words::plain;

/// The widest line.
const WIDTH: usize = 100;
/// So many lines are shown of each document.
const MOST: usize = 3;
/// No more bytes of a text are looked at: what changed may be a whole document.
const ENOUGH: usize = 100_000;

/// A line as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// `-` for the base, `+` for the revision, a blank for both.
    pub sign: char,
    pub text: String,
}

impl Line {
    fn new(sign: char, text: impl Into<String>) -> Line {
        Line { sign, text: text.into() }
    }
}

/// What is shown of a change that is in one of the documents, or in both.
pub fn lines(base: Option<&Shown<'_>>, revision: Option<&Shown<'_>>) -> Vec<Line> {
    match (base.map(source).unwrap_or_default(), revision.map(source).unwrap_or_default()) {
        (base, revision) if base == revision => {
            base.first().map(|line| Line::new(' ', clipped(line, WIDTH))).into_iter().collect()
        }
        (base, revision) => differing(&base, &revision),
    }
}

/// The lines of a text, as far left as they go.
fn source(shown: &Shown<'_>) -> Vec<String> {
    let text = shown.text.get(..floor(shown.text, ENOUGH)).unwrap_or_default().trim_end();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let least = text.lines().skip(1).filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    let cut = least.min(shown.place.column - 1);
    let line = |(number, line): (usize, &str)| {
        let line = if number == 0 { line } else { line.get(cut.min(indent(line))..).unwrap_or(line) };
        plain(line.trim_end())
    };
    text.lines().enumerate().map(line).collect()
}

fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// What both begin and end with is left out, but for the first line, which names what it is about.
fn differing(base: &[String], revision: &[String]) -> Vec<Line> {
    let before = base.iter().zip(revision).take_while(|(one, other)| one == other).count();
    let (gone, new) = (base.get(before..).unwrap_or_default(), revision.get(before..).unwrap_or_default());
    let after = gone.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
    let (gone, new) = (until(gone, after), until(new, after));
    let mut lines = Vec::new();
    lines.extend(base.first().filter(|_| before > 0).map(|line| Line::new(' ', clipped(line, WIDTH))));
    lines.extend((before > 1).then(|| Line::new(' ', "…")));
    lines.extend(side('-', gone, new));
    lines.extend(side('+', new, gone));
    lines
}

fn until(lines: &[String], after: usize) -> &[String] {
    lines.get(..lines.len() - after).unwrap_or_default()
}

/// The first lines of one side, each cut to where it differs from its counterpart.
fn side(sign: char, lines: &[String], others: &[String]) -> Vec<Line> {
    // To leave out a single one would save nothing.
    let most = if lines.len() == MOST + 1 { lines.len() } else { MOST };
    let shown = lines.iter().take(most).enumerate().map(|(number, line)| match others.get(number) {
        Some(other) => Line::new(sign, around_difference(line, other, WIDTH).0),
        None => Line::new(sign, clipped(line, WIDTH)),
    });
    let more = lines.len().saturating_sub(most);
    let rest = (more > 0).then(|| Line::new(sign, format!("… and {more} more lines")));
    shown.chain(rest).collect()
}
