//! Which fields of structs hold a `Box`, because without it a struct would hold itself.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::lower::plan::{Kind, Struct};

/// Names of a struct and of the struct that it holds in a box.
///
/// Where a circle is cut depends on where one begins to look, so the order here is that of typify: by name, and within a struct from the last field back.
pub fn boxes(structs: &BTreeMap<String, Struct>) -> HashSet<(&str, &str)> {
    let mut search = Search { structs, visited: HashSet::new(), cut: HashSet::new() };
    for name in structs.keys() {
        search.from(name);
    }
    search.cut
}

struct Search<'a> {
    structs: &'a BTreeMap<String, Struct>,
    visited: HashSet<&'a str>,
    cut: HashSet<(&'a str, &'a str)>,
}

impl<'a> Search<'a> {
    fn from(&mut self, name: &'a str) {
        let mut active: BTreeSet<&str> = BTreeSet::from([name]);
        let mut stack = vec![(name, self.entered(name, &active))];
        while let Some((owner, held)) = stack.last_mut() {
            match held.pop() {
                Some(inner) => {
                    active.insert(inner);
                    let held = self.entered(inner, &active);
                    stack.push((inner, held));
                }
                None => {
                    active.remove(owner);
                    stack.pop();
                }
            }
        }
    }

    /// What is still to be looked at in a struct; what leads back is cut.
    fn entered(&mut self, name: &'a str, active: &BTreeSet<&'a str>) -> Vec<&'a str> {
        if !self.visited.insert(name) {
            return Vec::new();
        }
        let (back, on): (Vec<&str>, Vec<&str>) = self.held(name).into_iter().partition(|held| active.contains(held));
        self.cut.extend(back.into_iter().map(|held| (name, held)));
        on
    }

    /// The structs that a struct holds as they are, in the order of the fields' names; lists and maps need no box.
    fn held(&self, name: &str) -> Vec<&'a str> {
        let fields = self.structs.get(name).map(|entry| entry.fields.as_slice()).unwrap_or_default();
        let held: BTreeMap<&str, &str> = fields
            .iter()
            .filter_map(|field| match &field.kind {
                Kind::Object(held) => Some((field.rust_name.as_str(), held.as_str())),
                _ => None,
            })
            .collect();
        held.into_values().collect()
    }
}
