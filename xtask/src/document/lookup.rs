//! Finds keys of large maps without a search, so that following every `$ref` of a large document stays cheap.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use super::tree::{Entry, Node};

/// Maps below this size are searched.
const LARGE: usize = 16;
/// `paths` and the sections of `components` lie no deeper.
const DEPTH: usize = 2;

/// Where keys stand in the large maps near a root.
///
/// It only makes guesses, which the one who asks checks: a tree that was changed since is searched.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    hasher: RandomState,
    positions: HashMap<u64, u32>,
}

impl Lookup {
    pub fn new(root: &Node) -> Lookup {
        let mut lookup = Lookup::default();
        lookup.add(root, 0);
        lookup
    }

    fn add(&mut self, node: &Node, depth: usize) {
        let entries = node.entries();
        if entries.len() >= LARGE {
            for (position, entry) in (0..).zip(entries) {
                self.positions.insert(self.hash(entries, &entry.key), position);
            }
        }
        if depth < DEPTH {
            entries.iter().for_each(|entry| self.add(&entry.value, depth + 1));
        }
    }

    fn hash(&self, entries: &[Entry], key: &str) -> u64 {
        self.hasher.hash_one((entries.as_ptr().addr(), key))
    }

    /// The entry of `node` with this key.
    pub fn entry<'n>(&self, node: &'n Node, key: &str) -> Option<&'n Entry> {
        let entries = node.entries();
        if entries.len() < LARGE {
            return node.entry(key);
        }
        let position =
            self.positions.get(&self.hash(entries, key)).and_then(|position| usize::try_from(*position).ok());
        position.and_then(|position| entries.get(position)).filter(|entry| entry.key == key).or_else(|| node.entry(key))
    }
}
