//! Where others ask for a witness.

use serde_json::Value as Json;

use super::search::Search;
use super::side::Side;
use crate::diff::change::Witness;
use crate::document::{Document, Node};
use crate::lint::samples::Direction;

/// Finds witnesses for the changes between two documents; what is looked up or compiled for one of them is kept for all.
pub struct Finder<'a> {
    base: Side<'a>,
    revision: Side<'a>,
}

impl<'a> Finder<'a> {
    /// Nothing is looked up before it is asked for.
    #[must_use]
    pub fn new(base: &'a Document, revision: &'a Document) -> Self {
        Self { base: Side::new(base), revision: Side::new(revision) }
    }

    /// The base and the revision.
    pub fn sides(&mut self) -> [&mut Side<'a>; 2] {
        [&mut self.base, &mut self.revision]
    }

    /// A value that breaks because of an edit: a request that was valid and is not, or an answer that was not valid and is.
    ///
    /// `base` and `revision` are the schemas of the whole value, such as a body or a parameter; `hint` says where in the
    /// value the edit is: names of properties, and `*` for the items of a list or the values of a map.
    pub fn breaking(
        &mut self,
        base: &'a Node,
        revision: &'a Node,
        direction: Direction,
        hint: &[String],
    ) -> Option<Witness> {
        let was_valid = direction != Direction::Answer;
        let value = self.find(base, revision, direction, was_valid, hint)?;
        Some(Witness { value, was_valid })
    }

    /// A value that is valid by one of the schemas and invalid by the other: by `base` if `was_valid`, or else by `revision`.
    pub fn find(
        &mut self,
        base: &'a Node,
        revision: &'a Node,
        direction: Direction,
        was_valid: bool,
        hint: &[String],
    ) -> Option<Json> {
        let (good, bad) = match was_valid {
            true => ((&mut self.base, base), (&mut self.revision, revision)),
            false => ((&mut self.revision, revision), (&mut self.base, base)),
        };
        Search::new(good.0, bad.0, direction).witness(good.1, bad.1, hint)
    }
}
