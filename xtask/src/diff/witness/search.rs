//! One search for a witness: how much it may do, and the order in which it looks.

use serde_json::Value as Json;

use super::confirm::{LONGEST, Proof};
use super::shape::{Schema, Which};
use super::side::Side;
use crate::document::{Node, Value};
use crate::lint::samples::Direction;

/// Candidates that are held against the whole schemas.
const MOST_CANDIDATES: usize = 500;
/// Values that are made on the way.
const MOST_MADE: usize = 4_000;
/// So many bytes of a list count as one more value.
const BYTES_OF_ONE: usize = 1_000;
/// A witness this short is not improved upon, in bytes of JSON.
const SHORT: usize = 400;

/// A search between two schemas.
pub struct Search<'f, 'a> {
    good: &'f mut Side<'a>,
    bad: &'f mut Side<'a>,
    pub direction: Direction,
    /// Values that may still be made.
    left: usize,
    /// Values in doubt that may still be given to the slow validator.
    pub doubts_left: usize,
}

impl<'f, 'a> Search<'f, 'a> {
    /// A witness is valid by a schema of `good` and invalid by one of `bad`.
    pub fn new(good: &'f mut Side<'a>, bad: &'f mut Side<'a>, direction: Direction) -> Self {
        Self { good, bad, direction, left: MOST_MADE, doubts_left: 8 }
    }

    /// The first plain value that proves the change, or else the smallest of the longer ones.
    pub fn witness(&mut self, good: &'a Node, bad: &'a Node, hint: &[String]) -> Option<Json> {
        let value = self.found(good, bad, hint)?;
        let schemas = [Schema { node: good, which: Which::Good }, Schema { node: bad, which: Which::Bad }];
        Some(self.ordered(&schemas, value, 0))
    }

    fn found(&mut self, good: &'a Node, bad: &'a Node, hint: &[String]) -> Option<Json> {
        let schemas = [Schema { node: good, which: Which::Good }, Schema { node: bad, which: Which::Bad }];
        if hint.is_empty()
            && let Some(value) = self.quick(good, bad)
        {
            return Some(value);
        }
        // What differs and nothing else does is where the edit is, if the hint leads there.
        let own = self.way(&schemas);
        let is_sure = own.starts_with(hint);
        let candidates = self.along(&schemas, if is_sure { &own } else { hint }, 0);
        let found = self.best(candidates, good, bad, hint);
        if found.is_some() || is_sure {
            return found;
        }
        // The edit may be in a part of the schema that the way does not lead through, such as another alternative.
        self.left = MOST_MADE / 4;
        let candidates = self.along(&schemas, &[], 0);
        self.best(candidates, good, bad, hint)
    }

    /// The plainest value of the good schema, which a quite different one refuses.
    fn quick(&mut self, good: &'a Node, bad: &'a Node) -> Option<Json> {
        let value = self.fill(&[Schema { node: good, which: Which::Good }], 0)?;
        self.best(vec![value], good, bad, &[])
    }

    fn best(&mut self, candidates: Vec<Json>, good: &'a Node, bad: &'a Node, hint: &[String]) -> Option<Json> {
        let mut best: Option<(Proof, usize, Json)> = None;
        for candidate in candidates.into_iter().take(MOST_CANDIDATES) {
            let Some((proof, size)) = self.proof(&candidate, good, bad, hint) else { continue };
            if proof == Proof::Full && size <= SHORT {
                return Some(candidate);
            }
            if best.as_ref().is_none_or(|(known, length, _)| (proof, size) < (*known, *length)) {
                best = Some((proof, size, candidate));
            }
        }
        best.map(|(_, _, value)| value)
    }

    pub fn side(&mut self, which: Which) -> &mut Side<'a> {
        match which {
            Which::Good => self.good,
            Which::Bad => self.bad,
        }
    }

    /// Whether a value may be made; each counts.
    pub fn may_go_on(&mut self) -> bool {
        self.left = self.left.saturating_sub(1);
        self.left > 0
    }

    /// Whether a value may be repeated so often: not if it becomes longer than any witness, and its bytes count.
    pub fn may_repeat(&mut self, value: &Json, count: usize) -> bool {
        let size = value.to_string().len().saturating_mul(count);
        self.left = self.left.saturating_sub(size / BYTES_OF_ONE);
        size <= LONGEST && self.left > 0
    }

    /// Whether a value keeps those of the schemas that are on one side.
    pub fn keeps(&mut self, schemas: &[Schema<'a>], which: Which, value: &Node) -> bool {
        let direction = self.direction;
        let mut own = schemas.iter().filter(|schema| schema.which == which);
        own.all(|schema| self.side(which).holds(schema.node, value, direction))
    }

    /// Whether a value keeps all of the schemas.
    #[cfg(test)]
    pub fn keeps_json(&mut self, schemas: &[Schema<'a>], value: &Json) -> bool {
        let value = node(value);
        self.keeps(schemas, Which::Good, &value) && self.keeps(schemas, Which::Bad, &value)
    }
}

/// A value as the judge reads it; it stands nowhere in a text.
pub fn node(value: &Json) -> Node {
    let value = match value {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => Value::Number(number.clone()),
        Json::String(text) => Value::String(text.clone()),
        Json::Array(items) => Value::Seq(items.iter().map(node).collect()),
        Json::Object(entries) => Value::Map(entries.iter().map(|(key, value)| entry(key, value)).collect()),
    };
    Node { span: 0..0, value }
}

fn entry(key: &str, value: &Json) -> crate::document::Entry {
    crate::document::Entry { key: key.to_owned(), key_span: 0..0, value: node(value) }
}
