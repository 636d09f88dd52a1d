//! One of the two documents, with what was looked up in it.

use crate::document::{Document, Node};
use crate::lint::samples::{Direction, Judge};

/// A document and its judge.
pub struct Side<'a> {
    pub document: &'a Document,
    pub judge: Judge<'a>,
}

impl<'a> Side<'a> {
    /// Nothing is looked up before it is asked for.
    pub fn new(document: &'a Document) -> Self {
        Self { document, judge: Judge::new(document) }
    }

    /// The schema itself, or what its `$ref` names; none where that leads nowhere.
    pub fn target(&mut self, schema: &'a Node) -> Option<&'a Node> {
        match schema.reference() {
            Some(reference) => self.judge.targets.find(reference),
            None => Some(schema),
        }
    }

    /// Whether a value is what a schema describes.
    pub fn holds(&mut self, schema: &'a Node, value: &Node, direction: Direction) -> bool {
        self.judge.slips(schema, value, direction).is_empty()
    }

    /// Whether the sender of a value leaves a property out because only the other side sends it.
    pub fn is_of_other_side(&mut self, property: &'a Node, direction: Direction) -> bool {
        let Some(target) = self.target(property) else { return false };
        let is = |mark: &str| target.get(mark).and_then(Node::as_bool) == Some(true);
        match direction {
            Direction::Request => is("readOnly"),
            Direction::Answer => is("writeOnly"),
            Direction::Either => is("readOnly") || is("writeOnly"),
        }
    }
}
