//! Where the schemas of a document are.

use serde_json::Value as Json;

/// Keys under which one schema stands in a schema.
const ONE: [&str; 3] = ["items", "not", "additionalProperties"];
/// Keys under which a list of schemas stands in a schema.
const LISTS: [&str; 3] = ["allOf", "anyOf", "oneOf"];

/// RFC 6901 pointers of all schemas.
pub fn pointers(document: &Json) -> Vec<String> {
    let mut found = Vec::new();
    let components = document.pointer("/components/schemas").and_then(Json::as_object);
    for (name, schema) in components.into_iter().flatten() {
        in_schema(schema, format!("/components/schemas/{}", escaped(name)), &mut found);
    }
    outside(document, String::new(), &mut found);
    found
}

/// A key as it stands in a pointer.
pub fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn outside(node: &Json, at: String, found: &mut Vec<String>) {
    match node {
        Json::Object(entries) => {
            for (key, value) in entries {
                let inner = format!("{at}/{}", escaped(key));
                match key.as_str() {
                    "schema" => in_schema(value, inner, found),
                    "schemas" | "example" | "examples" | "description" | "callbacks" => {}
                    key if key.starts_with("x-") => {}
                    _ => outside(value, inner, found),
                }
            }
        }
        Json::Array(items) => {
            items.iter().enumerate().for_each(|(number, item)| outside(item, format!("{at}/{number}"), found));
        }
        _ => {}
    }
}

fn in_schema(schema: &Json, at: String, found: &mut Vec<String>) {
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        in_schema(property, format!("{at}/properties/{}", escaped(name)), found);
    }
    for key in ONE.into_iter().filter(|key| schema[*key].is_object()) {
        in_schema(&schema[key], format!("{at}/{key}"), found);
    }
    for key in LISTS {
        for (number, part) in schema[key].as_array().into_iter().flatten().enumerate() {
            in_schema(part, format!("{at}/{key}/{number}"), found);
        }
    }
    found.push(at);
}
