//! Finds the operations of a document or of a callback.

use crate::document::{Document, METHODS, Node};

use super::operation::Operation;

/// The operations of a map from paths to path items.
pub fn below<'a>(document: &'a Document, paths: &'a Node) -> impl Iterator<Item = Operation<'a>> {
    let paths = paths.entries().iter().filter(|entry| !entry.key.starts_with("x-"));
    let items = paths.filter_map(|entry| Some((entry.key.as_str(), document.resolve(&entry.value)?)));
    items.flat_map(|(path, path_item)| {
        METHODS
            .into_iter()
            .filter_map(move |method| path_item.get(method).map(|node| Operation { method, path, path_item, node }))
    })
}
