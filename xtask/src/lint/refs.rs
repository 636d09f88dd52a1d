//! Where each `$ref` leads, found once: following a pointer anew for each of 100,000 references takes seconds.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

use crate::document::{Document, Entry, Node, local_pointer};
use crate::extension::segments;

use super::walk::Place;

/// How many `$ref` a chain may have; more are a circle.
pub const MAX_CHAIN: usize = 64;

/// The targets of all references of a document.
pub struct Refs<'a> {
    targets: HashMap<&'a str, &'a Node>,
    places: HashMap<*const Node, usize, ByAddress>,
}

impl<'a> Refs<'a> {
    pub fn new(document: &'a Document, places: &[Place<'a>]) -> Refs<'a> {
        let index = Index::new(document);
        let mut targets = HashMap::new();
        for reference in places.iter().filter_map(|place| place.node.reference()) {
            if targets.contains_key(reference) {
                continue;
            }
            if let Some(target) = index.find(document, reference) {
                targets.insert(reference, target);
            }
        }
        let places = places.iter().enumerate().map(|(at, place)| (std::ptr::from_ref(place.node), at)).collect();
        Refs { targets, places }
    }

    /// What a `$ref` of some place names.
    pub fn target(&self, reference: &str) -> Option<&'a Node> {
        self.targets.get(reference).copied()
    }

    /// The index of the place that is this very node.
    pub fn place_of(&self, node: &Node) -> Option<usize> {
        self.places.get(&std::ptr::from_ref(node)).copied()
    }

    /// Follows a chain of `$ref`; `None` when it leads nowhere, out of the document or in a circle.
    pub fn resolve(&self, node: &'a Node) -> Option<&'a Node> {
        let mut node = node;
        for _ in 0..MAX_CHAIN {
            match node.reference() {
                None => return Some(node),
                Some(reference) => node = self.target(reference)?,
            }
        }
        None
    }
}

/// Addresses are distinct numbers already; hashing them well would take longer than everything else here.
#[derive(Clone, Copy, Default)]
struct ByAddress;

impl BuildHasher for ByAddress {
    type Hasher = Address;

    fn build_hasher(&self) -> Address {
        Address(0)
    }
}

struct Address(u64);

impl Hasher for Address {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_usize(usize::from(*byte)));
    }

    /// Spreads the low bits, which are equal for aligned addresses.
    fn write_usize(&mut self, address: usize) {
        self.0 = (self.0 ^ address as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The two long maps of a document.
struct Index<'a> {
    components: HashMap<(&'a str, &'a str), &'a Node>,
    paths: HashMap<&'a str, &'a Node>,
}

impl<'a> Index<'a> {
    fn new(document: &'a Document) -> Index<'a> {
        let entries = |key: &str| document.root.get(key).map_or(&[][..], Node::entries).iter();
        let named = |section: &'a Entry| {
            section.value.entries().iter().map(|entry| ((section.key.as_str(), entry.key.as_str()), &entry.value))
        };
        Index {
            components: entries("components").flat_map(named).collect(),
            paths: entries("paths").map(|path| (path.key.as_str(), &path.value)).collect(),
        }
    }

    fn find(&self, document: &'a Document, reference: &str) -> Option<&'a Node> {
        let pointer = local_pointer(reference)?;
        let parts = segments(&pointer);
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let (start, rest) = match parts.as_slice() {
            ["components", section, name, rest @ ..] => (*self.components.get(&(*section, *name))?, rest),
            ["paths", path, rest @ ..] => (*self.paths.get(*path)?, rest),
            _ => return document.pointer(&pointer),
        };
        rest.iter().try_fold(start, |node, segment| node.child(segment))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::walk::walk;

    #[test]
    fn the_index_finds_what_the_document_finds() {
        let text = "paths:\n  /a: {get: {parameters: [{$ref: '#/components/parameters/A'}, {$ref: '#/paths/~1a/x/0'}, {$ref: '#/no'}]}, x: [{}]}\n\
                    components: {parameters: {A: {$ref: '#/components/parameters/B'}, B: {name: b}}}\n";
        let document = Document::parse("spec/test.yaml", text).unwrap();
        let refs = Refs::new(&document, &walk(&document));
        for reference in ["#/components/parameters/A", "#/paths/~1a/x/0", "#/no", "#/components/parameters/B"] {
            let pointer = local_pointer(reference).and_then(|pointer| document.pointer(&pointer));
            assert_eq!(refs.target(reference).map(|node| &node.span), pointer.map(|node| &node.span), "{reference}");
        }
        let first = document.pointer("/paths/~1a/get/parameters/0").unwrap();
        assert_eq!(refs.resolve(first).and_then(|node| node.get("name")?.as_str()), Some("b"));
    }
}
