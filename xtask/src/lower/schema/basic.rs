//! What a schema is at the bottom, from its `type` or from what else it says.

use serde_json::Value;

use super::flat::Flat;
use crate::lower::plan::Kind;
use crate::lower::source::items;

/// The types of OpenAPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basic {
    Text,
    Integer,
    Number,
    Boolean,
    List,
    Object,
    /// Something that no type fits, or a type that OpenAPI does not know.
    Anything,
}

/// What a schema is; none if it does not say so in any way.
pub fn basic(flat: &Flat) -> Option<Basic> {
    flat.find(declared).or_else(|| implied(flat))
}

fn declared(node: &Value) -> Option<Basic> {
    match &node["type"] {
        Value::String(name) => named(name),
        Value::Array(names) => {
            let mut found = names.iter().filter_map(|name| named(name.as_str().unwrap_or("?")));
            let first = found.next()?;
            // `[string, integer]` can only be open.
            Some(if found.all(|other| other == first) { first } else { Basic::Anything })
        }
        _ => None,
    }
}

fn named(name: &str) -> Option<Basic> {
    Some(match name.to_ascii_lowercase().as_str() {
        "string" => Basic::Text,
        "integer" => Basic::Integer,
        "number" => Basic::Number,
        "boolean" => Basic::Boolean,
        "array" => Basic::List,
        "object" => Basic::Object,
        "null" => return None,
        _ => Basic::Anything,
    })
}

/// The type that other keywords show.
fn implied(flat: &Flat) -> Option<Basic> {
    let has = |keys: &[&str]| keys.iter().any(|key| flat.get(key).is_some());
    let fields = |key: &str| flat.any(|part| part[key].as_object().is_some_and(|fields| !fields.is_empty()));
    if fields("properties") || flat.any(|part| part["additionalProperties"].is_object()) {
        return Some(Basic::Object);
    }
    if flat.any(|part| part["items"].is_object()) || has(&["minItems", "maxItems", "uniqueItems"]) {
        return Some(Basic::List);
    }
    if let Some(values) = flat.find(|part| part["enum"].as_array().filter(|values| !values.is_empty())) {
        return Some(of_values(values));
    }
    if has(&["pattern", "minLength", "maxLength"]) {
        return Some(Basic::Text);
    }
    match flat.find(|part| part["format"].as_str()) {
        Some("date" | "date-time" | "uuid" | "email" | "uri" | "byte" | "binary" | "password") => Some(Basic::Text),
        Some("int32" | "int64") => Some(Basic::Integer),
        Some("float" | "double") => Some(Basic::Number),
        _ => has(&["minimum", "maximum", "multipleOf"]).then_some(Basic::Number),
    }
}

fn of_values(values: &[Value]) -> Basic {
    let values = values.iter().filter(|value| !value.is_null());
    let all = |fits: fn(&Value) -> bool| values.clone().all(fits);
    if values.clone().next().is_none() {
        Basic::Anything
    } else if all(Value::is_string) {
        Basic::Text
    } else if all(|value| value.is_i64() || value.is_u64()) {
        Basic::Integer
    } else if all(Value::is_number) {
        Basic::Number
    } else if all(Value::is_boolean) {
        Basic::Boolean
    } else {
        Basic::Anything
    }
}

/// The kind of a text by its format and marks.
pub fn text_kind(flat: &Flat) -> Kind {
    match flat.find(|part| part["format"].as_str()) {
        Some("password") => Kind::Secret,
        _ if flat.flag("x-sensitive") => Kind::Sensitive,
        Some("decimal") => Kind::Amount,
        _ => Kind::Text,
    }
}

/// Documented bounds choose the size, so that a negative page number does not even compile.
pub fn integer_format(flat: &Flat) -> &'static str {
    let within_u32 = flat.any(|part| part["minimum"].as_i64().is_some_and(|least| least >= 0))
        && flat.any(|part| part["maximum"].as_u64().is_some_and(|most| u32::try_from(most).is_ok()));
    match flat.find(|part| part["format"].as_str()) {
        _ if within_u32 => "uint32",
        Some("int32") => "int32",
        _ => "int64",
    }
}

/// The texts of an enum, each once; none if it lists none.
pub fn texts(flat: &Flat) -> Option<(Vec<String>, Vec<String>)> {
    let part = flat.find(|part| part["enum"].as_array().filter(|values| !values.is_empty()).map(|_| part))?;
    let given: Vec<Option<&str>> = items(&part["x-enum-varnames"]).map(Value::as_str).collect();
    let values = items(&part["enum"]);
    let mut seen = std::collections::HashSet::new();
    let mut found = (Vec::new(), Vec::new());
    let all_named = given.len() == part["enum"].as_array().map_or(0, Vec::len);
    for (index, value) in values.enumerate() {
        let Some(text) = scalar(value).filter(|text| seen.insert(text.clone())) else { continue };
        let name = given.get(index).filter(|_| all_named).and_then(|name| *name);
        found.0.push(name.unwrap_or(&text).to_owned());
        found.1.push(text);
    }
    (!found.1.is_empty()).then_some(found)
}

/// A scalar as it is on the wire.
pub fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

/// Whether a schema itself says what its values are made of.
pub fn has_own_structure(node: &Value) -> bool {
    let fields = |key: &str| node[key].as_object().is_some_and(|fields| !fields.is_empty());
    let list = |key: &str| node[key].as_array().is_some_and(|list| !list.is_empty());
    ["properties", "items"].into_iter().any(fields)
        || node["additionalProperties"].is_object()
        || ["required", "enum"].into_iter().any(list)
}

/// Whether a schema says what its values are made of, itself or through others.
pub fn is_structural(node: &Value) -> bool {
    let list = |key: &str| node[key].as_array().is_some_and(|list| !list.is_empty());
    has_own_structure(node) || ["allOf", "oneOf", "anyOf"].into_iter().any(list)
}
