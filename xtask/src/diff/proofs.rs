//! A witness for each change of a schema that breaks somebody.

use super::change::{Side, Witness};
use super::edit::Edit;
use super::schema::Graph;
use super::witness::Finder;
use crate::lint::samples::Direction;

/// How many are looked for; nobody reads more.
const MOST: usize = 300;
/// How deep inside of a value an edit may be; nobody reads a proof that is nested deeper.
const DEEPEST: usize = 32;

/// Looks for witnesses in two documents.
pub struct Proofs<'g, 'd> {
    graph: &'g Graph<'d>,
    finder: Finder<'d>,
    left: usize,
}

impl<'g, 'd> Proofs<'g, 'd> {
    /// Nothing is looked for before it is asked for.
    pub fn new(graph: &'g Graph<'d>) -> Proofs<'g, 'd> {
        Proofs { graph, finder: Finder::new(graph.base, graph.revision), left: MOST }
    }

    /// A request that was valid and is not, or an answer that was not valid and is, because of an edit in a pair of schemas.
    pub fn of(&mut self, pair: usize, side: Side, edit: &Edit<'d>) -> Option<Witness> {
        let (breaks, direction) = match side {
            Side::Request => (edit.event.tightens, Direction::Request),
            Side::Response => (edit.event.loosens, Direction::Answer),
        };
        if !breaks || self.left == 0 {
            return None;
        }
        self.left -= 1;
        let way = self.graph.way(pair, side).filter(|way| way.keys.len() <= DEEPEST)?;
        let hint: Vec<String> = way.keys.into_iter().chain(edit.property.map(str::to_owned)).collect();
        self.finder.breaking(way.base, way.revision, direction, &hint)
    }
}
