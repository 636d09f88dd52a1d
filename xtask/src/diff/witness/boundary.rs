//! Values at the edges of two schemas: those that one of them may refuse.

use std::collections::HashSet;

use serde_json::{Map, Value as Json, json};

use super::plain::{MOST_ITEMS, of_side};
use super::search::{Search, node};
use super::shape::{Schema, Shape, Which};
use super::{numbers, texts};
use crate::document::Node;

/// How deep edits are looked for without a hint.
const DEEPEST: usize = 3;
/// Values of one property or item that are tried.
const MOST_INNER: usize = 60;
/// Values that break nothing by themselves, of one place.
const MOST_KEEPING: usize = 20;
/// Values of an `enum` that are tried.
const MOST_LISTED: usize = 200;

impl<'a> Search<'_, 'a> {
    /// Values that keep the good schemas: those that break the bad ones, and inside of something a few that keep them too,
    /// because what is around may make the difference.
    pub fn here(&mut self, schemas: &[Schema<'a>], depth: usize) -> Vec<Json> {
        let mut seen = HashSet::new();
        let (mut breaking, mut keeping) = (Vec::new(), Vec::new());
        let most_keeping = if depth == 0 { 0 } else { MOST_KEEPING };
        for value in self.edges(schemas, depth) {
            if !seen.insert(value.to_string()) {
                continue;
            }
            if !self.may_go_on() {
                break;
            }
            let read = node(&value);
            if !self.keeps(schemas, Which::Good, &read) {
                continue;
            }
            if !self.keeps(schemas, Which::Bad, &read) {
                breaking.push(value);
            } else if keeping.len() < most_keeping {
                keeping.push(value);
            }
        }
        breaking.append(&mut keeping);
        breaking
    }

    /// Values at the edges, valid or not.
    pub fn edges(&mut self, schemas: &[Schema<'a>], depth: usize) -> Vec<Json> {
        let (goods, bads) = (of_side(schemas, Which::Good), of_side(schemas, Which::Bad));
        let bad = self.everything(&bads);
        let mut values: Vec<Json> = Vec::new();
        for good in self.shapes(&goods) {
            let listed = good.all("enum").chain(bad.all("enum")).flat_map(Node::items).take(MOST_LISTED);
            values.extend(listed.map(Node::to_json));
            let types = good.types();
            let may_be = |word: &str| types.is_empty() || types.contains(&word);
            if may_be("string") {
                values.extend(texts::edges(&good, &bad).into_iter().map(Json::from));
            }
            if may_be("number") || may_be("integer") {
                values.extend(numbers::edges(&good, &bad));
            }
            if may_be("array") {
                self.lists(&good, &bad, depth, &mut values);
            }
            if may_be("object") {
                self.maps(&good, &bad, depth, &mut values);
            }
        }
        values.extend([Json::Null, json!(true), json!(false), json!("a"), json!(0), json!(0.5), json!([]), json!({})]);
        self.combined(&goods, &bads, depth, &mut values);
        values
    }

    /// Values of each alternative, of two alternatives at once, and of what stands under `not`.
    fn combined(&mut self, goods: &[Schema<'a>], bads: &[Schema<'a>], depth: usize, values: &mut Vec<Json>) {
        let all = [goods, bads].concat();
        let everything = self.everything(&all);
        let refused = everything.parts.iter().filter_map(|part| Some(Schema { node: part.node.get("not")?, ..*part }));
        let mut additions: Vec<Vec<Schema<'a>>> = vec![Vec::new(), bads.to_vec()];
        additions.extend(refused.map(|schema| vec![schema]));
        additions.extend(self.overlaps(&all).into_iter().map(Vec::from));
        for addition in additions {
            for shape in self.shapes(&[goods, &addition[..]].concat()) {
                values.extend(self.plain(&shape, depth));
            }
        }
        for shape in self.shapes(bads) {
            values.extend(self.plain(&shape, depth));
        }
    }

    fn lists(&mut self, good: &Shape<'a>, bad: &Shape<'a>, depth: usize, values: &mut Vec<Json>) {
        let joint = joined(good, bad);
        let items = joint.items();
        let counts = joint.counts(["minItems", "maxItems"]);
        let sizes = counts.into_iter().flat_map(|count| [count.saturating_sub(1), count, count.saturating_add(1)]);
        for size in sizes.chain([0, 1, 2]).filter(|size| *size <= MOST_ITEMS) {
            values.extend(self.list(good, size, depth));
            values.extend(self.list(&joint, size, depth));
        }
        if depth >= DEEPEST || !self.differs(&items) {
            return;
        }
        let least = good.least("minItems");
        for item in self.here(&items, depth + 1).into_iter().take(MOST_INNER) {
            values.extend(self.around(good, item, least, depth));
        }
    }

    /// A list with this item in it.
    pub fn around(&mut self, shape: &Shape<'a>, item: Json, least: usize, depth: usize) -> Option<Json> {
        if least <= 1 {
            return Some(Json::Array(vec![item]));
        }
        if shape.is("uniqueItems") {
            return self.distinct(&shape.items(), item, least.min(MOST_ITEMS)).map(Json::Array);
        }
        let others = self.list(shape, least - 1, depth)?;
        let others = others.as_array().cloned().unwrap_or_default();
        Some(std::iter::once(item).chain(others).collect())
    }

    fn maps(&mut self, good: &Shape<'a>, bad: &Shape<'a>, depth: usize, values: &mut Vec<Json>) {
        let joint = joined(good, bad);
        values.extend(self.map(good, depth, &[]));
        let Some(Json::Object(base)) = self.map(&joint, depth, &[]) else { return };
        values.push(Json::Object(base.clone()));
        let lacking = base.keys().map(|name| {
            let mut entries = base.clone();
            entries.shift_remove(name);
            Json::Object(entries)
        });
        values.extend(lacking);
        let names = joint.properties();
        for name in names.iter().copied().chain(["x"]).filter(|name| !base.contains_key(*name)) {
            let schemas = joint.property(name);
            if good.refuses(name) || self.is_of_other_side(&schemas) {
                continue;
            }
            let plain = self.fill(&schemas, depth + 1);
            values.extend(plain.into_iter().map(|value| with(&base, name, value)));
        }
        self.of_counts(&joint, &base, depth, values);
        if depth < DEEPEST {
            self.inner(good, bad, &base, depth, values);
        }
    }

    /// Maps with as many properties as the limits say, and one more or less.
    fn of_counts(&mut self, joint: &Shape<'a>, base: &Map<String, Json>, depth: usize, values: &mut Vec<Json>) {
        for count in joint.counts(["minProperties", "maxProperties"]) {
            for count in [count.saturating_sub(1), count, count.saturating_add(1)] {
                let mut entries = base.clone();
                self.pad(joint, count, depth, &[], &mut entries);
                values.push(Json::Object(entries));
            }
        }
    }

    /// Maps in which one property, whose schemas differ, has a value at their edges.
    fn inner(
        &mut self,
        good: &Shape<'a>,
        bad: &Shape<'a>,
        base: &Map<String, Json>,
        depth: usize,
        values: &mut Vec<Json>,
    ) {
        let joint = joined(good, bad);
        for name in joint.properties().into_iter().chain(["x"]) {
            let schemas = joint.property(name);
            if good.refuses(name) || self.is_of_other_side(&schemas) || !self.differs(&schemas) {
                continue;
            }
            let inner = self.here(&schemas, depth + 1).into_iter().take(MOST_INNER);
            values.extend(inner.map(|value| with(base, name, value)));
        }
    }
}

/// Everything that two shapes say.
pub fn joined<'a>(one: &Shape<'a>, other: &Shape<'a>) -> Shape<'a> {
    Shape { parts: [&one.parts[..], &other.parts].concat(), named: [&one.named[..], &other.named].concat() }
}

/// The map with one more property, or another value of it.
pub fn with(entries: &Map<String, Json>, name: &str, value: Json) -> Json {
    let mut entries = entries.clone();
    entries.insert(name.to_owned(), value);
    Json::Object(entries)
}
