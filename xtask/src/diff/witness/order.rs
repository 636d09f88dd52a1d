//! Properties in the order of the document, in which people look for them.

use serde_json::{Map, Value as Json};

use super::search::Search;
use super::shape::Schema;

/// How deep values are put in order.
const DEEPEST: usize = 12;

impl<'a> Search<'_, 'a> {
    /// The same value with its properties in the order in which the schemas list them; others come last.
    pub fn ordered(&mut self, schemas: &[Schema<'a>], value: Json, depth: usize) -> Json {
        if depth > DEEPEST {
            return value;
        }
        match value {
            Json::Array(items) => {
                let schemas = self.everything(schemas).items();
                items.into_iter().map(|item| self.ordered(&schemas, item, depth + 1)).collect()
            }
            Json::Object(mut entries) => {
                let shape = self.everything(schemas);
                let listed = shape.properties();
                let named: Map<String, Json> =
                    listed.into_iter().filter_map(|name| entries.shift_remove_entry(name)).collect();
                let all = named.into_iter().chain(entries);
                all.map(|(name, value)| {
                    let value = self.ordered(&shape.property(&name), value, depth + 1);
                    (name, value)
                })
                .collect()
            }
            scalar => scalar,
        }
    }
}
