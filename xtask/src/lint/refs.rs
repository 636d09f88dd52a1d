//! Where each `$ref` leads, as a place that the rules know.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

use crate::document::{Document, Node};

use super::walk::Place;

/// Where references lead, and which place a node is.
pub struct Refs<'a> {
    document: &'a Document,
    /// By address, as a number that threads may share.
    places: HashMap<usize, usize, ByAddress>,
}

impl<'a> Refs<'a> {
    pub fn new(document: &'a Document, places: &[Place<'a>]) -> Refs<'a> {
        let places = places.iter().enumerate().map(|(at, place)| (address(place.node), at)).collect();
        Refs { document, places }
    }

    /// What a `$ref` names.
    pub fn target(&self, reference: &str) -> Option<&'a Node> {
        self.document.target(reference)
    }

    /// The index of the place that is this very node.
    pub fn place_of(&self, node: &Node) -> Option<usize> {
        self.places.get(&address(node)).copied()
    }

    /// Follows a chain of `$ref`; `None` when it leads nowhere, out of the document or in a circle.
    pub fn resolve(&self, node: &'a Node) -> Option<&'a Node> {
        self.document.resolve(node)
    }
}

fn address(node: &Node) -> usize {
    std::ptr::from_ref(node).addr()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::walk::walk;

    #[test]
    fn chains_are_followed_and_what_leads_nowhere_is_none() {
        let text = "paths:\n  /a: {get: {parameters: [{$ref: '#/components/parameters/A'}, {$ref: '#/paths/~1a/x/0'}, {$ref: '#/no'}]}, x: [{}]}\n\
                    components: {parameters: {A: {$ref: '#/components/parameters/B'}, B: {name: b}}}\n";
        let document = Document::parse("spec/test.yaml", text).unwrap();
        let refs = Refs::new(&document, &walk(&document));
        let name = |index: usize| {
            let node = document.pointer(&format!("/paths/~1a/get/parameters/{index}")).unwrap();
            refs.resolve(node).map(|node| node.get("name").and_then(Node::as_str))
        };
        assert_eq!([name(0), name(1), name(2)], [Some(Some("b")), Some(None), None]);
    }
}
