//! A schema together with everything that it takes over from others.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::basic::basic;
use crate::lower::source::{Source, entries, flag, items};

/// More parts than any honest schema is made of.
const MOST_PARTS: usize = 256;
/// How deep inheritance may go.
const DEEPEST: usize = 64;

/// A schema with what its `$ref` and its `allOf` lead to, so that nothing has to be copied to merge them.
///
/// A `oneOf` or `anyOf` with one member beside null is taken over like an `allOf`.
pub struct Flat<'a> {
    /// What is taken over comes before what takes it over.
    parts: Vec<&'a Value>,
}

impl<'a> Flat<'a> {
    pub fn of(source: Source<'a>, node: &'a Value) -> Self {
        let mut walk = Walk { source, entered: Vec::new(), parts: Vec::new() };
        walk.enter(node, 0);
        Self { parts: walk.parts }
    }

    /// The schemas from the innermost to the outermost.
    pub fn parts(&self) -> impl DoubleEndedIterator<Item = &'a Value> {
        self.parts.iter().copied()
    }

    /// The value of a key, from the outermost schema that has it.
    pub fn get(&self, key: &str) -> Option<&'a Value> {
        self.find(|part| part.get(key))
    }

    /// The first answer, asking the outermost schema first.
    pub fn find<T>(&self, answer: impl Fn(&'a Value) -> Option<T>) -> Option<T> {
        self.parts().rev().find_map(answer)
    }

    /// Whether any of the schemas says so.
    pub fn any(&self, says: impl Fn(&'a Value) -> bool) -> bool {
        self.parts().any(says)
    }

    /// Whether a flag is set on any of the schemas.
    pub fn flag(&self, key: &str) -> bool {
        self.any(|part| flag(part, key))
    }

    /// Whether null is allowed, in any of the spellings.
    pub fn is_nullable(&self, source: Source<'a>) -> bool {
        self.any(|part| says_nullable(part) || union(part).any(|member| is_null(source, member)))
    }

    /// The properties in order; one that is there twice counts as it is further out, unless that merely describes it.
    pub fn properties(&self, source: Source<'a>) -> Vec<(&'a str, &'a Value)> {
        let mut found = Properties { source, order: Vec::new(), places: HashMap::new() };
        for (name, property) in self.parts().flat_map(|part| entries(&part["properties"])) {
            found.insert(name, property);
        }
        found.order
    }

    /// The names of the properties that must be there.
    pub fn required(&self) -> HashSet<&'a str> {
        self.parts().flat_map(|part| items(&part["required"])).filter_map(Value::as_str).collect()
    }
}

/// Properties in the order in which they were first met.
struct Properties<'a> {
    source: Source<'a>,
    order: Vec<(&'a str, &'a Value)>,
    places: HashMap<&'a str, usize>,
}

impl<'a> Properties<'a> {
    fn insert(&mut self, name: &'a str, property: &'a Value) {
        match self.places.get(name).and_then(|at| self.order.get_mut(*at)) {
            Some((_, known)) => {
                if says_what_it_is(self.source, property) {
                    *known = property;
                }
            }
            None => {
                self.places.insert(name, self.order.len());
                self.order.push((name, property));
            }
        }
    }
}

fn says_what_it_is<'a>(source: Source<'a>, schema: &'a Value) -> bool {
    let flat = Flat::of(source, schema);
    basic(&flat).is_some() || flat.any(|part| union(part).next().is_some())
}

struct Walk<'a> {
    source: Source<'a>,
    entered: Vec<*const Value>,
    parts: Vec<&'a Value>,
}

impl<'a> Walk<'a> {
    fn enter(&mut self, node: &'a Value, depth: usize) {
        let known = self.entered.iter().any(|known| std::ptr::eq(*known, node));
        if known || depth == DEEPEST || self.entered.len() == MOST_PARTS || !node.is_object() {
            return;
        }
        self.entered.push(node);
        if let Some(target) = self.source.referred(node) {
            self.enter(target, depth + 1);
        }
        for parent in parents(self.source, node) {
            self.enter(parent, depth + 1);
        }
        self.parts.push(node);
    }
}

/// The schemas that a schema takes over as a whole.
pub fn parents<'a>(source: Source<'a>, node: &'a Value) -> impl Iterator<Item = &'a Value> {
    let sole = ["oneOf", "anyOf"].map(|key| sole(source, &node[key]));
    items(&node["allOf"]).chain(sole.into_iter().flatten())
}

/// The only member that is something else than null.
fn sole<'a>(source: Source<'a>, members: &'a Value) -> Option<&'a Value> {
    let mut members = items(members).filter(|member| !is_null(source, member));
    members.next().filter(|_| members.next().is_none())
}

/// All members of a `oneOf` or `anyOf`.
pub fn union(node: &Value) -> impl Iterator<Item = &Value> {
    ["oneOf", "anyOf"].into_iter().flat_map(|key| items(&node[key]))
}

/// Whether a schema allows nothing but null, or only says that null is allowed.
pub fn is_null<'a>(source: Source<'a>, node: &'a Value) -> bool {
    let node = source.resolve(node);
    if node["type"] == "null" {
        return true;
    }
    let only_null =
        items(&node["enum"]).all(Value::is_null) && node["enum"].as_array().is_some_and(|list| !list.is_empty());
    let bare = node
        .as_object()
        .is_some_and(|object| object.keys().all(|key| ["nullable", "x-nullable"].contains(&key.as_str())));
    only_null || (bare && says_nullable(node))
}

fn says_nullable(node: &Value) -> bool {
    let in_type = || node["type"] == "null" || items(&node["type"]).any(|name| name == "null");
    flag(node, "nullable") || flag(node, "x-nullable") || in_type() || items(&node["enum"]).any(Value::is_null)
}
