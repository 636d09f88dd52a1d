//! Whether the values of one schema are values of another.

use super::{Form, Graph};
use crate::diff::view::View;

/// How many pairs one question may take: a schema that holds the whole document is not asked for long.
const BUDGET: usize = 400;
/// Alternatives of alternatives of alternatives are compared as they are written.
const DEEPEST: usize = 3;

/// What became of the set of valid values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Same,
    /// Some values are no longer valid.
    Narrowed,
    /// Some values are valid newly.
    Widened,
    Changed,
}

impl Relation {
    fn new(tightens: bool, loosens: bool) -> Relation {
        match (tightens, loosens) {
            (false, false) => Relation::Same,
            (true, false) => Relation::Narrowed,
            (false, true) => Relation::Widened,
            (true, true) => Relation::Changed,
        }
    }

    /// Whether every value of the first is one of the second.
    pub fn is_within(self) -> bool {
        matches!(self, Relation::Same | Relation::Widened)
    }

    /// Whether every value of the second is one of the first.
    pub fn holds(self) -> bool {
        matches!(self, Relation::Same | Relation::Narrowed)
    }
}

/// Compares two schemas as sets of values; what cannot be told counts as changed.
pub fn relation<'d>(graph: &Graph<'d>, base: View<'d>, revision: View<'d>, form: Form) -> Relation {
    if graph.depth >= DEEPEST {
        let same = base.parts.len() == revision.parts.len()
            && base.parts.iter().zip(&revision.parts).all(|(one, other)| one.to_json() == other.to_json());
        return Relation::new(!same, !same);
    }
    let mut inner = Graph::new(graph.base, graph.revision, graph.today);
    inner.budget = BUDGET;
    inner.depth = graph.depth + 1;
    inner.pair(base, revision, String::new, form);
    inner.run();
    let events = || inner.pairs.iter().flat_map(|pair| &pair.edits).map(|edit| edit.event);
    let exhausted = inner.is_exhausted();
    Relation::new(exhausted || events().any(|event| event.tightens), exhausted || events().any(|event| event.loosens))
}
