//! A schema as one thing, however many `$ref` and `allOf` it is written with.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Document, Node};

/// What a schema consists of, outermost part first.
///
/// A part is a schema without `$ref`; a value has to satisfy all of them.
#[derive(Clone, Debug, Default)]
pub struct Merged<'a> {
    pub parts: Vec<&'a Node>,
    /// References that lead nowhere.
    pub unresolved: Vec<&'a str>,
}

/// Keywords that say nothing about the values of a schema.
const WORDING: [&str; 6] = ["allOf", "description", "title", "example", "examples", "externalDocs"];

/// Nested `allOf` beyond this depth is nonsense, and would not fit on the stack.
const DEEPEST: usize = 64;

impl<'a> Merged<'a> {
    /// All of `nodes` together.
    pub fn new(document: &'a Document, nodes: &[&'a Node]) -> Self {
        let (mut merged, mut seen) = (Merged::default(), Vec::new());
        nodes.iter().for_each(|node| merged.take(document, node, &mut seen, 0));
        merged
    }

    fn take(&mut self, document: &'a Document, node: &'a Node, seen: &mut Vec<*const Node>, depth: usize) {
        let Some(part) = document.resolve(node) else {
            self.unresolved.extend(node.reference());
            return;
        };
        if depth > DEEPEST || seen.contains(&std::ptr::from_ref(part)) {
            return;
        }
        seen.push(part);
        // A wrapper around an `allOf` is the same schema as what it wraps.
        if part.entries().iter().any(|entry| !is_wording(&entry.key) && !is_sole_choice(&entry.key, &entry.value)) {
            self.parts.push(part);
        }
        let choices = ["oneOf", "anyOf"].into_iter().filter_map(|key| part.get(key).filter(|list| is_sole(list)));
        for list in part.get("allOf").into_iter().chain(choices) {
            list.items().iter().for_each(|item| self.take(document, item, seen, depth + 1));
        }
    }

    /// What the parts have under a key, outermost first.
    pub fn all(&self, key: &str) -> impl Iterator<Item = &'a Node> {
        self.parts.iter().filter_map(move |part| part.get(key))
    }

    /// Whether one of the parts sets a flag.
    pub fn is(&self, key: &str) -> bool {
        self.all(key).any(|flag| flag.as_bool() == Some(true))
    }

    /// The properties with their schemas; a name that is only required has none.
    pub fn properties(&self) -> BTreeMap<&'a str, Vec<&'a Node>> {
        let mut found: BTreeMap<&str, Vec<&Node>> =
            self.required().into_iter().map(|name| (name, Vec::new())).collect();
        for entry in self.all("properties").flat_map(Node::entries) {
            found.entry(&entry.key).or_default().push(&entry.value);
        }
        found
    }

    /// Names of the properties that must be there.
    pub fn required(&self) -> BTreeSet<&'a str> {
        self.all("required").flat_map(Node::items).filter_map(Node::as_str).collect()
    }

    /// Schemas under a key that all have to be satisfied, such as `items`.
    pub fn inner(&self, key: &str) -> Vec<&'a Node> {
        self.all(key).filter(|node| node.is_map()).collect()
    }

    /// The choices of each `oneOf` or `anyOf` that leaves one.
    pub fn choices(&self, key: &str) -> Vec<&'a [Node]> {
        self.all(key).map(Node::items).filter(|items| items.len() > 1).collect()
    }

    /// Whether there is more inside than one line can say.
    pub fn has_inside(&self) -> bool {
        let keys = ["properties", "required", "items", "additionalProperties", "not", "oneOf", "anyOf", "enum"];
        keys.iter().any(|key| self.all(key).any(|node| !node.entries().is_empty() || !node.items().is_empty()))
    }

    /// What tells schemas apart that are used again inside of themselves.
    pub fn identity(&self) -> Vec<*const Node> {
        self.parts.iter().map(|part| std::ptr::from_ref(*part)).collect()
    }
}

fn is_wording(key: &str) -> bool {
    WORDING.contains(&key)
}

fn is_sole(list: &Node) -> bool {
    list.items().len() == 1
}

/// One choice is none.
fn is_sole_choice(key: &str, value: &Node) -> bool {
    ["oneOf", "anyOf"].contains(&key) && is_sole(value)
}

/// The component whose name a schema is known by, if its inside is nothing but that component.
pub fn component<'a>(document: &'a Document, node: &'a Node) -> Option<&'a str> {
    let mut node = node;
    for _ in 0..DEEPEST {
        match (node.reference(), node.get("allOf").map(Node::items)) {
            (Some(reference), _) => {
                let target = document.target(reference)?;
                if target.reference().is_none() {
                    return reference.strip_prefix("#/components/schemas/");
                }
                node = target;
            }
            (None, Some([only])) if !has_own_inside(node) => node = only,
            (None, _) => return None,
        }
    }
    None
}

fn has_own_inside(node: &Node) -> bool {
    ["properties", "required", "items", "additionalProperties", "not", "oneOf", "anyOf", "enum"]
        .iter()
        .any(|key| node.get(key).is_some())
}
