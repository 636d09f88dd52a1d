//! From an item's place to the places that decide what it is.

use crate::document::{Document, Node};

/// The pointers that decide what stands at `pointer`, itself first: where its references lead, what it is composed of, and the items of a list.
///
/// A change of the type of many fields often is one edit, in a schema to which they all refer.
#[must_use]
pub fn reach(document: &Document, pointer: &str) -> Vec<String> {
    // More than any honest schema refers to on its way to a type.
    const MOST: usize = 64;
    let mut found = vec![pointer.to_owned()];
    let mut next = 0;
    while let Some(pointer) = found.get(next).cloned().filter(|_| next < MOST) {
        next += 1;
        let Some(node) = document.pointer(&pointer) else { continue };
        for step in steps(node, &pointer) {
            if !found.contains(&step) {
                found.push(step);
            }
        }
    }
    found
}

fn steps(node: &Node, pointer: &str) -> Vec<String> {
    let referred = node.reference().and_then(crate::document::local_pointer);
    let inner = ["schema", "items", "additionalProperties"].into_iter();
    let inner = inner.filter(|key| node.get(key).is_some_and(Node::is_map)).map(|key| format!("{pointer}/{key}"));
    let members = ["allOf", "oneOf", "anyOf"].into_iter().flat_map(|key| {
        let members = node.get(key).map(Node::items).unwrap_or_default();
        (0..members.len()).map(move |index| format!("{pointer}/{key}/{index}"))
    });
    referred.into_iter().chain(inner).chain(members).collect()
}
