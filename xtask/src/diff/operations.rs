//! Operations, and which of them stand for each other.

use std::collections::{HashMap, HashSet};

use crate::document::{Document, Entry, METHODS, Node};

/// One operation of a document.
#[derive(Clone, Copy, Debug)]
pub struct Operation<'d> {
    pub path: &'d str,
    /// What all operations of the path share.
    pub item: &'d Node,
    /// The method with the operation.
    pub entry: &'d Entry,
}

impl<'d> Operation<'d> {
    pub fn node(&self) -> &'d Node {
        &self.entry.value
    }

    pub fn id(&self) -> Option<&'d str> {
        self.node().get("operationId")?.as_str()
    }

    /// What it is called in messages.
    pub fn label(&self) -> String {
        let by_path = || format!("{} {}", self.entry.key.to_uppercase(), self.path);
        self.id().map_or_else(by_path, str::to_owned)
    }

    /// A value of its own, or what the path says.
    pub fn own_or_shared(&self, key: &str) -> Option<&'d Entry> {
        self.node().entry(key).or_else(|| self.item.entry(key))
    }

    /// Its parameters and those of its path that it does not replace; `$ref` is not followed.
    pub fn parameters(&self) -> impl Iterator<Item = &'d Node> {
        let list = |node: &'d Node| node.get("parameters").map_or(&[][..], Node::items).iter();
        list(self.node()).chain(list(self.item))
    }
}

/// The operations of a map of paths, in its order.
pub fn operations<'d>(document: &'d Document, paths: Option<&'d Node>) -> Vec<Operation<'d>> {
    let mut found = Vec::new();
    let is_path = |path: &&Entry| !path.key.starts_with("x-");
    for path in paths.map_or(&[][..], Node::entries).iter().filter(is_path) {
        let Some(item) = document.resolve(&path.value) else { continue };
        let methods = item.entries().iter().filter(|entry| METHODS.contains(&entry.key.as_str()));
        found.extend(methods.map(|entry| Operation { path: &path.key, item, entry }));
    }
    found
}

/// Operations with their counterparts.
pub struct Matched<'d> {
    pub both: Vec<(Operation<'d>, Operation<'d>)>,
    pub removed: Vec<Operation<'d>>,
    pub added: Vec<Operation<'d>>,
}

/// Finds counterparts by method and path, where names of parameters make no difference.
pub fn matched<'d>(base: Vec<Operation<'d>>, revision: Vec<Operation<'d>>) -> Matched<'d> {
    let exact = |operation: &Operation<'d>| (operation.path.to_owned(), operation.entry.key.clone());
    let loose = |operation: &Operation<'d>| (template(operation.path), operation.entry.key.clone());
    let kept: HashSet<_> = revision.iter().map(exact).collect();
    let mut left: HashMap<_, Operation<'d>> = HashMap::new();
    for operation in &base {
        left.insert(exact(operation), *operation);
    }
    let mut by_template: HashMap<_, Vec<Operation<'d>>> = HashMap::new();
    for operation in base.iter().filter(|operation| !kept.contains(&exact(operation))) {
        by_template.entry(loose(operation)).or_default().push(*operation);
    }
    let mut result = Matched { both: Vec::new(), removed: Vec::new(), added: Vec::new() };
    for operation in revision {
        let found = left.remove(&exact(&operation)).or_else(|| {
            let candidate = by_template.get_mut(&loose(&operation)).filter(|found| !found.is_empty())?.remove(0);
            left.remove(&exact(&candidate))
        });
        match found {
            Some(old) => result.both.push((old, operation)),
            None => result.added.push(operation),
        }
    }
    result.removed = base.into_iter().filter(|operation| left.contains_key(&exact(operation))).collect();
    result
}

/// A path without the names of its parameters: `/users/{id}` and `/users/{user}` are one.
pub fn template(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    let mut inside = false;
    for (at, c) in path.char_indices() {
        let rest = &path[at..];
        match c {
            // What a notification's address is made of is no name.
            '{' if !rest.starts_with("{$") => {
                inside = true;
                text.push_str("{}");
            }
            '}' if inside => inside = false,
            _ if inside => {}
            _ => text.push(c),
        }
    }
    text
}

/// The names of a path's parameters in their order.
pub fn path_names(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}
