//! OpenAPI 3.0's schemas as JSON Schema draft 4, from which they descend, for the mock's server.

use std::collections::{BTreeMap, HashMap};

use jsonschema::{Draft, Validator};
use serde_json::{Map, Value as Json, json};

use super::formats::is_date;
use crate::document::{Document, Entry, Node, Value};

/// Longest text about one violation; a validator prints whole schemas.
const MAX_TEXT: usize = 300;

/// Who sends the value: a read-only property is not required in a request, a write-only one not in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    Request,
    Answer,
    Either,
}

/// Keywords that refuse a value; they mean the same in JSON Schema.
pub const CONSTRAINTS: [&str; 14] = [
    "enum",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

/// Formats that a schema validator knows; all others are a hint for people or for the generator.
const FORMATS: [&str; 7] = ["date", "date-time", "email", "hostname", "ipv4", "ipv6", "uri"];

/// Judges values that are at most `depth` levels deep.
///
/// # Errors
/// Why no validator can be built from the schema.
pub fn validator(document: &Document, schema: &Node, direction: Direction, depth: usize) -> Result<Validator, String> {
    let schema = json_schema(document, schema, direction, depth);
    let options =
        jsonschema::options().with_draft(Draft::Draft4).should_validate_formats(true).with_format("date", is_date);
    options.offline().build(&schema).map_err(|error| shortened(error.to_string()))
}

/// A validator prints whole values and schemas.
pub fn shortened(text: String) -> String {
    match text.char_indices().nth(MAX_TEXT) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// `schema` with what it refers to, so that nothing has to be looked up.
///
/// A value that is `depth` levels deep never meets what lies deeper in the schema, so that is left out:
/// otherwise each example of a large document would bring most of the document along.
fn json_schema(document: &Document, schema: &Node, direction: Direction, depth: usize) -> Json {
    let mut converter = Converter { document, direction, at: 0, numbers: HashMap::new(), open: BTreeMap::new() };
    let mut root = converter.schema(schema);
    let definitions = converter.definitions(depth);
    if let Some(root) = root.as_object_mut() {
        // Draft 4 ignores what stands beside a `$ref`.
        if let Some(reference) = root.remove("$ref") {
            root.insert("allOf".into(), json!([{ "$ref": reference }]));
        }
        root.insert("definitions".into(), Json::Object(definitions));
    }
    root
}

struct Converter<'a> {
    document: &'a Document,
    direction: Direction,
    /// How deep in a value the schema applies that is being converted.
    at: usize,
    numbers: HashMap<*const Node, usize>,
    /// Targets of `$ref` to convert, by how deep they apply.
    open: BTreeMap<usize, Vec<(usize, &'a Node)>>,
}

impl<'a> Converter<'a> {
    fn definitions(&mut self, depth: usize) -> Map<String, Json> {
        let mut definitions = Map::new();
        while let Some((at, targets)) = self.open.pop_first() {
            for (number, target) in targets {
                let name = number.to_string();
                if !definitions.contains_key(&name) {
                    self.at = at;
                    let schema = if at <= depth { self.schema(target) } else { json!({}) };
                    definitions.insert(name, schema);
                }
            }
        }
        definitions
    }

    /// A schema that applies to what is inside of a value.
    fn inner(&mut self, node: &'a Node) -> Json {
        self.at += 1;
        let schema = self.schema(node);
        self.at -= 1;
        schema
    }

    fn schema(&mut self, node: &'a Node) -> Json {
        if node.reference().is_some() {
            return self.reference(node);
        }
        let schema: Map<String, Json> = node.entries().iter().filter_map(|entry| self.keyword(node, entry)).collect();
        let nullable = node.get("nullable").and_then(Node::as_bool) == Some(true);
        if nullable { allow_null(schema) } else { Json::Object(schema) }
    }

    fn reference(&mut self, node: &'a Node) -> Json {
        match self.document.resolve(node).filter(|target| !self.holds_itself(target)) {
            // Reported by `unknown-ref`, or without end; no example can be judged by it.
            None => json!({}),
            Some(target) => {
                let next = self.numbers.len();
                let number = *self.numbers.entry(target).or_insert(next);
                self.open.entry(self.at).or_default().push((number, target));
                json!({ "$ref": format!("#/definitions/{number}") })
            }
        }
    }

    /// `A: {allOf: [{$ref: A}]}` asks whether a value is an A in order to know whether it is an A.
    fn holds_itself(&self, target: &'a Node) -> bool {
        let mut seen: Vec<&Node> = Vec::new();
        let mut open: Vec<&Node> = parts(target).collect();
        while let Some(part) = open.pop().and_then(|part| self.document.resolve(part)) {
            if std::ptr::eq(part, target) {
                return true;
            }
            if !seen.iter().any(|known| std::ptr::eq(*known, part)) {
                seen.push(part);
                open.extend(parts(part));
            }
        }
        false
    }

    fn keyword(&mut self, node: &'a Node, entry: &'a Entry) -> Option<(String, Json)> {
        let value = &entry.value;
        let converted = match entry.key.as_str() {
            key if key == "type" || CONSTRAINTS.contains(&key) => value.to_json(),
            "format" if value.as_str().is_some_and(|format| FORMATS.contains(&format)) => value.to_json(),
            "required" => self.required(node, value)?,
            "properties" => {
                let properties = value.entries().iter();
                Json::Object(properties.map(|property| (property.key.clone(), self.inner(&property.value))).collect())
            }
            "not" => self.schema(value),
            "items" => self.inner(value),
            "additionalProperties" if value.is_map() => self.inner(value),
            "additionalProperties" => value.to_json(),
            "allOf" | "anyOf" | "oneOf" if !value.items().is_empty() => {
                value.items().iter().map(|part| self.schema(part)).collect()
            }
            _ => return None,
        };
        Some((entry.key.clone(), converted))
    }

    /// Draft 4 wants at least one name.
    fn required(&self, node: &Node, value: &Node) -> Option<Json> {
        let Value::Seq(items) = &value.value else {
            return Some(value.to_json());
        };
        let names = items.iter().filter(|name| !self.is_of_the_other_side(node, name));
        let names: Vec<Json> = names.map(Node::to_json).collect();
        (!names.is_empty()).then_some(Json::Array(names))
    }

    fn is_of_the_other_side(&self, node: &Node, name: &Node) -> bool {
        let property = name.as_str().and_then(|name| node.get("properties")?.get(name));
        let Some(property) = property.and_then(|property| self.document.resolve(property)) else {
            return false;
        };
        let is = |key: &str| property.get(key).and_then(Node::as_bool) == Some(true);
        match self.direction {
            Direction::Request => is("readOnly"),
            Direction::Answer => is("writeOnly"),
            Direction::Either => is("readOnly") || is("writeOnly"),
        }
    }
}

/// Schemas that judge the same value.
fn parts(node: &Node) -> impl Iterator<Item = &Node> {
    let listed = ["allOf", "anyOf", "oneOf"].into_iter().filter_map(|key| node.get(key)).flat_map(Node::items);
    listed.chain(node.get("not"))
}

fn allow_null(mut schema: Map<String, Json>) -> Json {
    if let Some(Json::Array(values)) = schema.get_mut("enum")
        && !values.contains(&Json::Null)
    {
        values.push(Json::Null);
    }
    match schema.get("type").cloned() {
        Some(of_type) => {
            schema.insert("type".into(), json!([of_type, "null"]));
            Json::Object(schema)
        }
        None => json!({ "anyOf": [{ "type": "null" }, schema] }),
    }
}
