//! Random values of a schema: most of them valid, some of them nearly.

use serde_json::{Map, Value as Json, json};

use super::random::Random;
use crate::diff::witness::{Schema, Search, Shape, Side, Which};
use crate::document::{Document, Node};
use crate::lint::samples::Direction;

/// How deep values are made.
const DEEPEST: usize = 5;
/// Values of a leaf to choose from.
const MOST_EDGES: usize = 200;
/// How often a leaf is what its schema wants, of a hundred.
const VALID: usize = 93;

/// So many values of one schema; the same for the same seed.
pub fn values(document: &Document, schema: &Node, direction: Direction, seed: u64, count: usize) -> Vec<Json> {
    let (mut one, mut other) = (Side::new(document), Side::new(document));
    let mut random = Random::new(seed);
    let mut values = Vec::new();
    for _ in 0..count {
        let mut search = Search::new(&mut one, &mut other, direction);
        let schemas = [Schema { node: schema, which: Which::Good }];
        let mut maker = Maker { search: &mut search, random: &mut random };
        values.push(maker.value(&schemas, 0));
    }
    values
}

/// The values at the edges of both versions of a schema.
pub fn edges(base: (&Document, &Node), revision: (&Document, &Node), direction: Direction) -> Vec<Json> {
    let (mut one, mut other) = (Side::new(base.0), Side::new(revision.0));
    let mut search = Search::new(&mut one, &mut other, direction);
    let schemas = [Schema { node: base.1, which: Which::Good }, Schema { node: revision.1, which: Which::Bad }];
    search.edges(&schemas, 0)
}

struct Maker<'m, 'f, 'a> {
    search: &'m mut Search<'f, 'a>,
    random: &'m mut Random,
}

impl<'a> Maker<'_, '_, 'a> {
    fn value(&mut self, schemas: &[Schema<'a>], depth: usize) -> Json {
        let shapes = self.search.shapes(schemas);
        let Some(shape) = self.random.pick(&shapes).cloned() else { return Json::Null };
        let types = shape.types();
        let is_plain = shape.all("enum").next().is_none();
        match self.random.pick(&types).copied() {
            Some("object") if is_plain && self.random.chance(VALID) => self.map(&shape, depth),
            Some("array") if is_plain && self.random.chance(VALID) => self.list(&shape, depth),
            _ => self.leaf(schemas, &shape),
        }
    }

    fn map(&mut self, shape: &Shape<'a>, depth: usize) -> Json {
        let mut entries = Map::new();
        let required: Vec<&str> = shape.all("required").flat_map(Node::items).filter_map(Node::as_str).collect();
        let optional = if depth < DEEPEST { 35 } else { 0 };
        for name in required.iter().copied().chain(shape.properties()) {
            let chance = if required.contains(&name) { 98 } else { optional };
            let schemas = shape.property(name);
            if entries.contains_key(name) || !self.random.chance(chance) || self.search.is_of_other_side(&schemas) {
                continue;
            }
            let value = self.value(&schemas, depth + 1);
            entries.insert(name.to_owned(), value);
        }
        if self.random.chance(10) {
            let value = if shape.values().is_empty() { json!("a") } else { self.value(&shape.values(), depth + 1) };
            entries.insert("more".to_owned(), value);
        }
        Json::Object(entries)
    }

    fn list(&mut self, shape: &Shape<'a>, depth: usize) -> Json {
        let least = shape.least("minItems");
        let spare = if depth < DEEPEST { self.random.below(3) } else { 0 };
        let count = (least + spare).min(shape.most("maxItems").unwrap_or(usize::MAX)).min(30);
        (0..count).map(|_| self.value(&shape.items(), depth + 1)).collect()
    }

    fn leaf(&mut self, schemas: &[Schema<'a>], shape: &Shape<'a>) -> Json {
        // So deep that nothing is looked for inside.
        let deep = 100;
        if self.random.chance(50)
            && let Some(value) = self.search.fill(schemas, 0)
        {
            return value;
        }
        let edges: Vec<Json> = self.search.edges(schemas, deep).into_iter().take(MOST_EDGES).collect();
        let plain = self.search.plain(shape, deep);
        let wants_valid = self.random.chance(VALID);
        for _ in 0..20 {
            let from = if self.random.chance(50) { &edges } else { &plain };
            let Some(value) = self.random.pick(from) else { continue };
            if !wants_valid || self.search.keeps_json(schemas, value) {
                return value.clone();
            }
        }
        plain.into_iter().next().unwrap_or_default()
    }
}
