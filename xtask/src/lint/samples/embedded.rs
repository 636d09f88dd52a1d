//! JSON inside a form: an example may show such a field as the data or as the text of it.

use serde_json::Value as Json;

use super::find::Sample;
use super::targets::Targets;
use crate::document::{Entry, Node, Value};

/// The sample with what its JSON fields say in place of their text; `None` if there is no such text.
pub fn with_json<'a>(sample: &Sample<'a>, targets: &mut Targets<'a>) -> Option<Node> {
    let fields = sample.json_fields.iter().filter(|name| is_text(sample.value, name));
    let fields: Vec<&&str> = fields.filter(|name| !is_text_by_schema(sample.schema, name, targets)).collect();
    if fields.is_empty() {
        return None;
    }
    let mut value = sample.value.clone();
    if let Value::Map(entries) = &mut value.value {
        for entry in entries.iter_mut().filter(|entry| fields.iter().any(|name| **name == entry.key)) {
            replace(entry);
        }
    }
    Some(value)
}

/// Text that is no JSON stays, and is judged as the text that it is.
fn replace(entry: &mut Entry) {
    let parsed = entry.value.as_str().and_then(|text| serde_json::from_str(text).ok());
    if let Some(parsed) = parsed {
        entry.value = node(&parsed, &entry.value);
    }
}

fn is_text(value: &Node, name: &str) -> bool {
    value.get(name).is_some_and(|field| field.as_str().is_some())
}

fn is_text_by_schema<'a>(schema: &'a Node, name: &str, targets: &mut Targets<'a>) -> bool {
    let mut resolved = |node: &'a Node| match node.reference() {
        Some(reference) => targets.find(reference),
        None => Some(node),
    };
    let property = resolved(schema).and_then(|schema| schema.get("properties")?.get(name));
    let property = property.and_then(&mut resolved);
    property.and_then(|property| property.get("type")).and_then(Node::as_str) == Some("string")
}

/// Everything inside of the text has the place of the text.
fn node(json: &Json, text: &Node) -> Node {
    let value = match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => Value::Number(number.clone()),
        Json::String(text) => Value::String(text.clone()),
        Json::Array(items) => Value::Seq(items.iter().map(|item| node(item, text)).collect()),
        Json::Object(entries) => Value::Map(entries.iter().map(|(key, value)| entry(key, value, text)).collect()),
    };
    Node { span: text.span.clone(), value }
}

fn entry(key: &str, json: &Json, text: &Node) -> Entry {
    Entry { key: key.to_owned(), key_span: text.span.clone(), value: node(json, text) }
}
