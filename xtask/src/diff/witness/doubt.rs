//! Where the judge, which reads OpenAPI, and a validator of JSON Schema may disagree.

use std::collections::HashSet;

use super::side::Side;
use crate::document::{Node, Value};
use crate::lint::samples::Direction;

/// Pairs of schema and value that are looked at; with more of them everything is in doubt.
const MOST: usize = 2_000;

/// Whether a discriminator, a null beside other keywords, a step with a fraction or a one-sided property is met.
pub fn is_in_doubt<'a>(side: &mut Side<'a>, schema: &'a Node, value: &Node, direction: Direction) -> bool {
    let mut seen: HashSet<(*const Node, *const Node)> = HashSet::new();
    let mut open = vec![(schema, value)];
    while let Some((schema, value)) = open.pop() {
        let Some(schema) = side.target(schema) else { continue };
        if !seen.insert((std::ptr::from_ref(schema), std::ptr::from_ref(value))) {
            continue;
        }
        if seen.len() > MOST || is_odd(schema, value, direction) {
            return true;
        }
        for entry in schema.entries() {
            inner(&entry.key, &entry.value, schema, value, &mut open);
        }
    }
    false
}

fn is_odd(schema: &Node, value: &Node, direction: Direction) -> bool {
    let has = |key: &str| schema.get(key).is_some();
    let is = |key: &str| schema.get(key).and_then(Node::as_bool) == Some(true);
    let is_float =
        |key: &str| matches!(schema.get(key).map(|node| &node.value), Some(Value::Number(number)) if number.is_f64());
    let is_one_sided = match direction {
        Direction::Request => is("readOnly"),
        Direction::Answer => is("writeOnly"),
        Direction::Either => false,
    };
    match &value.value {
        _ if is_one_sided => true,
        Value::Null => is("nullable") && ["allOf", "anyOf", "oneOf", "not"].into_iter().any(has),
        Value::Map(_) if has("discriminator") => has("oneOf") || has("anyOf"),
        Value::Number(number) => is_float("multipleOf") || (number.is_f64() && has("multipleOf")),
        _ => false,
    }
}

/// What applies to the same value, and to the values in it.
fn inner<'a, 'v>(key: &str, stated: &'a Node, schema: &'a Node, value: &'v Node, open: &mut Vec<(&'a Node, &'v Node)>) {
    match key {
        "allOf" | "anyOf" | "oneOf" => open.extend(stated.items().iter().map(|part| (part, value))),
        "not" => open.push((stated, value)),
        "items" => open.extend(value.items().iter().map(|item| (stated, item))),
        "properties" => {
            open.extend(value.entries().iter().filter_map(|entry| Some((stated.get(&entry.key)?, &entry.value))));
        }
        "additionalProperties" if stated.is_map() => {
            let listed = schema.get("properties");
            let is_listed = |name: &str| listed.is_some_and(|listed| listed.get(name).is_some());
            let others = value.entries().iter().filter(|entry| !is_listed(&entry.key));
            open.extend(others.map(|entry| (stated, &entry.value)));
        }
        _ => {}
    }
}
