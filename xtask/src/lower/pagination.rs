//! How all items of a list are got, page by page.

use std::collections::BTreeMap;

use serde_json::Value;

use super::plan::{Kind, Operation, Pagination, Struct};
use super::source::Source;
use crate::extension::{self, End, segments};

/// The pagination of an operation; none if its items are no list of a known place.
pub fn planned(
    stated: extension::Pagination,
    operation: &Operation,
    inputs: &Inputs<'_>,
    structs: &BTreeMap<String, Struct>,
) -> Option<Pagination> {
    let item = item_of(operation.answer.json()?, &segments(&stated.items), structs)?;
    let in_body = !operation.parameters.iter().any(|parameter| parameter.name == stated.page);
    // What was not set is not sent, unless the end of the list is computed from it.
    let is_counted = matches!(stated.end, End::Total(_));
    let default_size = inputs.schema(&stated.size).filter(|_| is_counted).and_then(|schema| schema["default"].as_u64());
    let extension::Pagination { page, size, items, end, key, .. } = stated;
    Some(Pagination { in_body, page, size, default_size, items, end, key, item })
}

/// What a list at a place holds.
fn item_of(kind: &Kind, steps: &[String], structs: &BTreeMap<String, Struct>) -> Option<Kind> {
    match (kind, steps.split_first()) {
        (Kind::List(item), None) => Some((**item).clone()),
        (Kind::Object(name), Some((step, rest))) => {
            let field = structs.get(name)?.fields.iter().find(|field| field.name == *step)?;
            item_of(&field.kind, rest, structs)
        }
        _ => None,
    }
}

/// The schemas of an operation's inputs as the document has them.
pub struct Inputs<'a> {
    pub source: Source<'a>,
    pub parameters: &'a [&'a Value],
    pub operation: &'a Value,
}

impl<'a> Inputs<'a> {
    fn schema(&self, name: &str) -> Option<&'a Value> {
        let parameter = self.parameters.iter().find(|parameter| parameter["name"] == name);
        let schema = match parameter {
            Some(parameter) => &parameter["schema"],
            None => {
                let body = self.source.resolve(self.operation.get("requestBody")?);
                let (_, media) = body["content"].as_object()?.iter().next()?;
                self.source.target(&media["schema"])["properties"].get(name)?
            }
        };
        Some(self.source.target(schema))
    }
}
