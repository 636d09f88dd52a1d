//! Whether a value proves a change: both judgements, and that the difference is where the edit is.

use serde_json::Value as Json;

use super::doubt::is_in_doubt;
use super::path::is_on_path;
use super::search::{Search, node};
use super::shape::Which;
use crate::document::{Document, Node};
use crate::lint::samples::{Direction, Slip, What, validator};

/// Longest witness, in bytes of JSON.
pub const LONGEST: usize = 20_000;

/// How well a value proves a change, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proof {
    /// The edit is all that makes it invalid, by any validator.
    Full,
    /// It is invalid for other reasons as well.
    Among,
    /// Only those who know our formats see that it is invalid.
    ByFormat,
}

impl<'a> Search<'_, 'a> {
    /// How well the value proves the change, and its size in bytes; none if it proves nothing.
    pub fn proof(&mut self, value: &Json, good: &'a Node, bad: &'a Node, hint: &[String]) -> Option<(Proof, usize)> {
        let direction = self.direction;
        let read = node(value);
        if !self.side(Which::Good).holds(good, &read, direction) {
            return None;
        }
        let slips = self.side(Which::Bad).judge.slips(bad, &read, direction);
        let proof = grade(&slips, &read, hint)?;
        let size = value.to_string().len();
        if size > LONGEST {
            return None;
        }
        if is_in_doubt(self.side(Which::Good), good, &read, direction)
            || is_in_doubt(self.side(Which::Bad), bad, &read, direction)
        {
            self.settled(value, &read, good, bad)?;
        }
        Some((proof, size))
    }

    /// The slow validator has the last word where the judge may see it in another way.
    fn settled(&mut self, value: &Json, read: &Node, good: &'a Node, bad: &'a Node) -> Option<()> {
        self.doubts_left = self.doubts_left.checked_sub(1)?;
        let direction = self.direction;
        let is_good = is_valid(self.side(Which::Good).document, good, direction, value, read)?;
        let is_bad = is_valid(self.side(Which::Bad).document, bad, direction, value, read)?;
        (is_good && !is_bad).then_some(())
    }
}

fn is_valid(document: &Document, schema: &Node, direction: Direction, value: &Json, read: &Node) -> Option<bool> {
    validator(document, schema, direction, read.depth()).ok().map(|validator| validator.is_valid(value))
}

fn grade(slips: &[Slip], value: &Node, hint: &[String]) -> Option<Proof> {
    let counted: Vec<&Slip> = slips.iter().filter(|slip| !matches!(slip.what, What::OtherSide(..))).collect();
    let on_path = counted.iter().filter(|slip| is_on_path(slip, value, hint)).count();
    match on_path {
        0 => None,
        _ if counted.iter().all(|slip| is_of_format(&slip.what)) => Some(Proof::ByFormat),
        _ if on_path == counted.len() => Some(Proof::Full),
        _ => Some(Proof::Among),
    }
}

/// Formats that no standard of JSON Schema has for text, or at all.
fn is_of_format(what: &What) -> bool {
    match what {
        What::Range(_) => true,
        What::Format(what, _) => matches!(*what, "decimal number" | "base64"),
        What::Closest(_, _, inner) => is_of_format(inner),
        _ => false,
    }
}
