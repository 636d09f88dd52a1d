//! A witness for each change of a schema that breaks somebody.

use super::change::{Side, Witness};
use super::edit::Edit;
use super::events::{BECAME_NOT_NULLABLE, BECAME_NULLABLE, Event, TYPE_CHANGED, TYPE_NARROWED, TYPE_WIDENED};
use super::schema::{Form, Graph};
use super::view::is_3_1;
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
    /// Whether both documents are OpenAPI 3.0, whose schemas the finder knows.
    is_readable: bool,
}

impl<'g, 'd> Proofs<'g, 'd> {
    /// Nothing is looked for before it is asked for.
    pub fn new(graph: &'g Graph<'d>) -> Proofs<'g, 'd> {
        let is_readable = !is_3_1(graph.base) && !is_3_1(graph.revision);
        Proofs { graph, finder: Finder::new(graph.base, graph.revision), left: MOST, is_readable }
    }

    /// Whether it is about what a text is read as, which no value of JSON shows.
    fn is_text(&self, pair: usize, edit: &Edit<'d>) -> bool {
        const KINDS: [&Event; 5] =
            [&TYPE_NARROWED, &TYPE_WIDENED, &TYPE_CHANGED, &BECAME_NULLABLE, &BECAME_NOT_NULLABLE];
        let is_json = self.graph.pairs.get(pair).is_none_or(|pair| pair.form == Form::Json);
        !is_json && KINDS.iter().any(|kind| std::ptr::eq(*kind, edit.event))
    }

    /// A request that was valid and is not, or an answer that was not valid and is, because of an edit in a pair of schemas.
    pub fn of(&mut self, pair: usize, side: Side, edit: &Edit<'d>) -> Option<Witness> {
        let (breaks, direction) = match side {
            Side::Request => (edit.event.tightens, Direction::Request),
            Side::Response => (edit.event.loosens, Direction::Answer),
        };
        if !breaks || self.left == 0 || !self.is_readable || self.is_text(pair, edit) {
            return None;
        }
        self.left -= 1;
        let way = self.graph.way(pair, side).filter(|way| way.keys.len() <= DEEPEST)?;
        let hint: Vec<String> = way.keys.into_iter().chain(edit.property.map(str::to_owned)).collect();
        self.finder.breaking(way.base, way.revision, direction, &hint)
    }
}
