//! A value that shows that an edit breaks somebody, found by all means there are.

use jsonschema::Validator;
use serde_json::Value as Json;

use super::run::Tally;
use super::subjects::{Subject, Versions};
use super::values::{edges, values};
use crate::diff::change::Witness;
use crate::diff::witness::{Finder, Schema, Search, Side, Which, node};
use crate::document::{Document, Node};
use crate::lint::samples::{Direction, What, validator};

/// Random values of each version of a schema.
const VALUES: usize = 12;
/// How deep values can be.
const DEPTH: usize = 16;

/// Looks for proofs of one edit.
pub struct Proofs<'t, 'a> {
    pub versions: Versions<'a>,
    pub seed: u64,
    pub tally: &'t mut Tally,
}

/// A version of the document, and the schema in it.
type Version<'a> = (&'a Document, &'a Node);

impl<'a> Proofs<'_, 'a> {
    /// A value that was valid in a request and is not, or is valid in an answer and was not, by a JSON Schema validator.
    pub fn proof(&mut self, subject: &Subject<'a>) -> Option<Json> {
        let way = self.way(subject)?;
        self.tally.subjects += 1;
        let sides = [(self.versions.base, subject.base), (self.versions.revision, subject.revision)];
        let judges = sides.map(|(document, schema)| validator(document, schema, subject.direction, DEPTH));
        let [Ok(before), Ok(after)] = judges else {
            self.tally.unreadable += 1;
            return None;
        };
        let is_proof = |value: &Json| {
            breaks(&before, &after, subject.direction, value) && is_meant(sides, subject.direction, value)
        };
        let witnesses = self.witnesses(subject, &way);
        for witness in &witnesses {
            let is_true = is_proof(witness) || is_seen_by_format(sides, subject.direction, witness);
            assert!(is_true, "a witness that is none for {}: {witness}", subject.name);
        }
        let found = witnesses.iter().chain(&self.others(sides, subject)).find(|value| is_proof(value)).cloned();
        self.tally.broken += usize::from(found.is_some());
        self.tally.without_witness += usize::from(found.is_some() && witnesses.is_empty());
        found
    }

    /// The way to what differs, as far as it is the only one; none where the schemas are the same.
    fn way(&self, subject: &Subject<'a>) -> Option<Vec<String>> {
        let (mut base, mut revision) = (Side::new(self.versions.base), Side::new(self.versions.revision));
        let mut search = Search::new(&mut base, &mut revision, subject.direction);
        let schemas =
            [Schema { node: subject.base, which: Which::Good }, Schema { node: subject.revision, which: Which::Bad }];
        search.differs(&schemas).then(|| search.way(&schemas))
    }

    /// With a hint and without one there is a witness, or there is none.
    fn witnesses(&mut self, subject: &Subject<'a>, way: &[String]) -> Vec<Json> {
        let mut finder = Finder::new(self.versions.base, self.versions.revision);
        let mut find = |way: &[String]| -> Option<Witness> {
            self.tally.timed(|| finder.breaking(subject.base, subject.revision, subject.direction, way))
        };
        let found = [find(&[]), find(way)];
        assert_eq!(found[0].is_some(), found[1].is_some(), "the way {way:?} of {}: {found:?}", subject.name);
        found.into_iter().flatten().map(|witness| witness.value).collect()
    }

    /// Values at the edges, and random ones.
    fn others(&mut self, [base, revision]: [Version<'a>; 2], subject: &Subject<'a>) -> Vec<Json> {
        let mut all = edges(base, revision, subject.direction);
        all.extend(edges(revision, base, subject.direction));
        for (document, schema) in [base, revision] {
            all.extend(values(document, schema, subject.direction, self.seed, VALUES));
        }
        self.tally.values += all.len();
        all
    }
}

fn breaks(before: &Validator, after: &Validator, direction: Direction, value: &Json) -> bool {
    let (before, after) = (before.is_valid(value), after.is_valid(value));
    if direction == Direction::Answer { !before && after } else { before && !after }
}

/// Whether somebody may send the value, and those who read discriminators agree that it is invalid on one side.
fn is_meant(sides: [Version; 2], direction: Direction, value: &Json) -> bool {
    let read = node(value);
    let mut is_refused = false;
    for (document, schema) in sides {
        let mut side = Side::new(document);
        let slips = side.judge.slips(schema, &read, direction);
        if slips.iter().any(|slip| matches!(slip.what, What::OtherSide(..))) {
            return false;
        }
        is_refused |= !slips.is_empty();
    }
    is_refused
}

/// Whether only those see that a value is invalid who know our formats.
fn is_seen_by_format([base, revision]: [Version; 2], direction: Direction, value: &Json) -> bool {
    let (document, schema) = if direction == Direction::Answer { base } else { revision };
    let read = node(value);
    let mut side = Side::new(document);
    side.judge.slips(schema, &read, direction).iter().all(|slip| match slip.what {
        What::Range(_) => true,
        What::Format(what, _) => matches!(what, "decimal number" | "base64"),
        _ => false,
    })
}
