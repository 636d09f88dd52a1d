//! Whether two schemas say something else, so that it is worth to look inside.

use std::collections::HashSet;

use super::search::Search;
use super::shape::{Schema, Shape, Which};
use crate::document::{Entry, Node, Value};

/// Nodes that are compared; beyond that they count as different.
const MOST: usize = 3_000;
/// How deep they are compared.
const DEEPEST_COMPARED: usize = 200;
/// Steps of a way.
const DEEPEST: usize = 8;
/// Keys of which no validator knows.
const WORDS: [&str; 6] = ["description", "example", "default", "title", "externalDocs", "deprecated"];

/// What has been compared, so that circles end.
#[derive(Default)]
struct Compared {
    pairs: HashSet<(*const Node, *const Node)>,
    depth: usize,
}

impl<'a> Search<'_, 'a> {
    /// Whether the schemas of the two sides differ in what a value may be.
    pub fn differs(&mut self, schemas: &[Schema<'a>]) -> bool {
        let of = |which: Which| schemas.iter().filter(move |schema| schema.which == which).map(|schema| schema.node);
        let (goods, bads): (Vec<_>, Vec<_>) = (of(Which::Good).collect(), of(Which::Bad).collect());
        if goods.len() != bads.len() {
            return true;
        }
        let mut seen = Compared::default();
        goods.into_iter().zip(bads).any(|(good, bad)| !self.same(good, bad, &mut seen))
    }

    /// The way to what differs inside of a value, as far as nothing else does.
    pub fn way(&mut self, schemas: &[Schema<'a>]) -> Vec<String> {
        let mut schemas = schemas.to_vec();
        let mut way = Vec::new();
        while way.len() < DEEPEST {
            let shape = self.everything(&schemas);
            if !self.is_same_outside(&shape) {
                break;
            }
            let mut steps: Vec<(String, Vec<Schema<'a>>)> =
                shape.properties().into_iter().map(|name| (name.to_owned(), shape.property(name))).collect();
            steps.extend([("*".to_owned(), shape.items()), ("*".to_owned(), shape.values())]);
            steps.retain(|(_, inner)| self.differs(inner));
            let Some((step, inner)) = steps.pop().filter(|_| steps.is_empty()) else { break };
            way.push(step);
            schemas = inner;
        }
        way
    }

    /// Whether all keywords are the same that speak about the value itself, and not about what is inside.
    fn is_same_outside(&mut self, shape: &Shape<'a>) -> bool {
        let of = |which: Which| shape.parts.iter().filter(move |part| part.which == which).map(|part| part.node);
        let (goods, bads): (Vec<_>, Vec<_>) = (of(Which::Good).collect(), of(Which::Bad).collect());
        let mut seen = Compared::default();
        goods.len() == bads.len()
            && goods.into_iter().zip(bads).all(|(good, bad)| self.same_keys(good, bad, is_outside, &mut seen))
    }

    fn same_keys(&mut self, good: &'a Node, bad: &'a Node, is_asked: fn(&Entry) -> bool, seen: &mut Compared) -> bool {
        let asked = |node: &'a Node| node.entries().iter().filter(|entry| is_asked(entry));
        asked(good).count() == asked(bad).count()
            && asked(good).all(|entry| bad.get(&entry.key).is_some_and(|bad| self.same(&entry.value, bad, seen)))
    }

    fn same(&mut self, good: &'a Node, bad: &'a Node, seen: &mut Compared) -> bool {
        let targets = (self.side(Which::Good).target(good), self.side(Which::Bad).target(bad));
        let (Some(good), Some(bad)) = targets else { return targets.0.is_none() && targets.1.is_none() };
        if !seen.pairs.insert((std::ptr::from_ref(good), std::ptr::from_ref(bad))) {
            return true;
        }
        if seen.pairs.len() > MOST || seen.depth > DEEPEST_COMPARED {
            return false;
        }
        seen.depth += 1;
        let is_same = match (&good.value, &bad.value) {
            (Value::Seq(good), Value::Seq(bad)) => {
                good.len() == bad.len() && good.iter().zip(bad).all(|(good, bad)| self.same(good, bad, seen))
            }
            (Value::Map(_), Value::Map(_)) => self.same_keys(good, bad, is_judged, seen),
            (good, bad) => good == bad,
        };
        seen.depth -= 1;
        is_same
    }
}

fn is_judged(entry: &Entry) -> bool {
    !WORDS.contains(&entry.key.as_str()) && !entry.key.starts_with("x-")
}

/// What stands under the other keys is looked at by itself.
fn is_outside(entry: &Entry) -> bool {
    let is_inner = match entry.key.as_str() {
        "properties" | "items" | "allOf" | "anyOf" | "oneOf" => true,
        "additionalProperties" => entry.value.is_map(),
        _ => false,
    };
    is_judged(entry) && !is_inner
}
