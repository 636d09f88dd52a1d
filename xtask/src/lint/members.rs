//! The schemas that a value must satisfy, or may, beside the one at hand.

use std::collections::HashSet;

use crate::document::Node;
use crate::lint::Context;

/// How many schemas are looked at for one; more is no document that a person wrote.
const MOST: usize = 500;

/// `schema` and what it holds under the list keywords `keys`, `$ref`s followed, each once.
pub fn members<'a>(context: &Context<'a>, schema: &'a Node, keys: &[&str]) -> Vec<&'a Node> {
    let mut seen = HashSet::new();
    let mut open = vec![schema];
    let mut found = Vec::new();
    while let Some(next) = open.pop() {
        let Some(schema) = context.refs.resolve(next) else { continue };
        if found.len() >= MOST || !seen.insert(std::ptr::from_ref(schema)) {
            continue;
        }
        found.push(schema);
        open.extend(keys.iter().flat_map(|key| schema.get(key).map_or(&[][..], Node::items)));
    }
    found
}
