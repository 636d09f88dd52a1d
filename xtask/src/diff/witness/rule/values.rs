//! Values of one place that both documents accept.

use serde_json::Value as Json;

use super::solver::Solver;
use crate::diff::witness::shape::{Schema, Shape};
use crate::document::Node;
use crate::extension::Test;
use crate::request_rules::passes;

/// Values of one place that are tried.
const MOST: usize = 30;
/// Values at the edges of the schemas that are made.
const MOST_EDGES: usize = 200;
/// Longest value, in bytes of JSON.
const LONGEST: usize = 2_000;
/// Values that pass a test and are gone on with.
const MOST_PASSING: usize = 8;
/// Listed values that are gone on with: each may be the one that no other rule is about.
const MOST_LISTED: usize = 20;

impl<'a> Solver<'_, 'a, '_> {
    /// Values of an input, plain ones first.
    pub fn values(&mut self, name: &str) -> Vec<Json> {
        let shown = self.shown(name);
        let mut values = Vec::new();
        for schemas in self.schemas(name) {
            values.extend(self.values_of(&schemas, &shown));
        }
        values
    }

    /// The values that the documents show for an input.
    pub fn shown(&self, name: &str) -> Vec<Json> {
        self.examples.iter().filter_map(|example| example.get(name)).cloned().collect()
    }

    /// Values of some schemas; `shown` are those that the documents show.
    pub fn values_of(&mut self, schemas: &[Schema<'a>], shown: &[Json]) -> Vec<Json> {
        let nodes: Vec<*const Node> = schemas.iter().map(|schema| std::ptr::from_ref(schema.node)).collect();
        let key = (nodes, shown.is_empty());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let mut candidates: Vec<Json> = self.search.fill(schemas, 1).into_iter().collect();
        for shape in self.search.shapes(schemas) {
            candidates.extend(self.search.plain(&shape, 1));
            candidates.extend(self.not_empty(&shape));
        }
        candidates.extend(shown.iter().cloned());
        candidates.extend(self.search.edges(schemas, 1).into_iter().take(MOST_EDGES));
        candidates.retain(|value| value.to_string().len() <= LONGEST);
        let values = self.kept(schemas, candidates, MOST);
        self.known.insert(key, values.clone());
        values
    }

    /// The smallest list and the smallest map that count as set.
    fn not_empty(&mut self, shape: &Shape<'a>) -> Vec<Json> {
        let types = shape.types();
        let mut made = Vec::new();
        if types.contains(&"array") {
            let schemas = shape.items();
            let full = self.search.shapes(&schemas).first().and_then(|inner| self.with_a_property(inner));
            let items = full.into_iter().chain(self.search.fill(&schemas, 1)).collect::<Vec<Json>>();
            let least = shape.least("minItems");
            made.extend(items.into_iter().filter_map(|item| self.search.around(shape, item, least, 1)));
        }
        made.extend(self.with_a_property(shape));
        made
    }

    /// A map with what is required, and one property if that is nothing.
    fn with_a_property(&mut self, shape: &Shape<'a>) -> Option<Json> {
        if !shape.types().contains(&"object") {
            return None;
        }
        let mut entries = self.search.map(shape, 1, &[])?.as_object()?.clone();
        self.search.pad(shape, 1, 1, &[], &mut entries);
        Some(Json::Object(entries))
    }

    /// Values of some schemas that pass a test of a condition.
    pub fn passing(&mut self, schemas: &[Schema<'a>], test: &Test, shown: &[Json]) -> Vec<Json> {
        let mut candidates = match test {
            Test::In(texts) => texts.iter().flat_map(|text| spelled(text)).collect(),
            Test::NotIn(_) | Test::Set => self.values_of(schemas, shown),
        };
        candidates.retain(|value| passes(test, value));
        let most = if matches!(test, Test::In(_)) { MOST_LISTED } else { MOST_PASSING };
        self.kept(schemas, candidates, most)
    }

    /// The first few values that both documents accept, each once.
    pub fn kept(&mut self, schemas: &[Schema<'a>], candidates: Vec<Json>, most: usize) -> Vec<Json> {
        let mut kept: Vec<Json> = Vec::new();
        for value in candidates {
            if kept.len() >= most {
                break;
            }
            if !kept.contains(&value) && self.keeps(schemas, &value) {
                kept.push(value);
            }
        }
        kept
    }
}

/// The values that have this text: it may be a number or a boolean as well.
fn spelled(text: &str) -> Vec<Json> {
    let scalar = serde_json::from_str::<Json>(text).ok().filter(|value| value.is_number() || value.is_boolean());
    std::iter::once(Json::from(text)).chain(scalar).collect()
}
