//! What one line says of a schema: its type, its marks and its limits.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Node, Value};

use super::merged::Merged;
use super::words::{json, number, sorted, word};

/// Marks, and what they are called in a line.
const FLAGS: [(&str, &str); 7] = [
    ("nullable", "nullable"),
    ("readOnly", "readOnly"),
    ("writeOnly", "writeOnly"),
    ("deprecated", "deprecated"),
    ("x-credential", "credential"),
    ("x-sensitive", "sensitive"),
    ("uniqueItems", "uniqueItems"),
];

/// Upper limits; the smallest of several counts.
const UPPER: [&str; 4] = ["maximum", "maxLength", "maxItems", "maxProperties"];

/// Lower limits; the largest of several counts.
const LOWER: [&str; 4] = ["minimum", "minLength", "minItems", "minProperties"];

/// The words about a schema, its type first.
pub fn words(schema: &Merged<'_>, is_required: bool) -> Vec<String> {
    let mut words = vec![kind(schema)];
    words.extend(texts(schema, "format"));
    words.extend(is_required.then(|| "required".to_owned()));
    words.extend(FLAGS.iter().filter(|(key, _)| schema.is(key)).map(|(_, mark)| (*mark).to_owned()));
    if schema.all("additionalProperties").any(|more| more.as_bool() == Some(false)) {
        words.push("closed".to_owned());
    }
    words.extend(LOWER.iter().zip(UPPER).flat_map(|(lower, upper)| {
        let exclusive = |key: &str| match key {
            "minimum" => bound(schema, "exclusiveMinimum", Ordering::Greater),
            "maximum" => bound(schema, "exclusiveMaximum", Ordering::Less),
            _ => None,
        };
        let low = bound(schema, lower, Ordering::Greater);
        [low, exclusive(lower), bound(schema, upper, Ordering::Less), exclusive(upper)].into_iter().flatten()
    }));
    words.extend(texts(schema, "multipleOf"));
    words.extend(texts(schema, "pattern"));
    words.extend(discriminator(schema));
    words.extend(schema.all("default").next().map(|value| format!("default={}", json(value))));
    words.extend(texts(schema, "x-sunset"));
    words.extend(schema.unresolved.iter().map(|reference| format!("unresolved={}", word(reference))));
    words
}

/// The type; `any` where none is stated, because then any is allowed.
pub fn kind(schema: &Merged<'_>) -> String {
    let texts = |node: &Node| match node.as_str() {
        Some(text) => word(text),
        None => sorted(node.items().iter().filter_map(Node::as_str).map(word)).replace(',', "|"),
    };
    let kinds: BTreeSet<String> = schema.all("type").map(texts).filter(|text| !text.is_empty()).collect();
    if kinds.is_empty() { "any".to_owned() } else { kinds.into_iter().collect::<Vec<_>>().join("&") }
}

/// The values that every part allows, each with the name that it has in Rust; none where any is allowed.
pub fn values(schema: &Merged<'_>) -> Vec<String> {
    let lists: Vec<BTreeSet<String>> = schema
        .all("enum")
        .map(|list| list.items().iter().map(json).collect())
        .filter(|list: &BTreeSet<_>| !list.is_empty())
        .collect();
    let Some((first, others)) = lists.split_first() else { return Vec::new() };
    let allowed = first.iter().filter(|value| others.iter().all(|other| other.contains(*value)));
    let names = varnames(schema);
    let named = |value: &String| names.get(value).map(|name| format!(" name={}", word(name))).unwrap_or_default();
    allowed.map(|value| format!("{value}{}", named(value))).collect()
}

fn varnames<'a>(schema: &Merged<'a>) -> BTreeMap<String, &'a str> {
    let mut found = BTreeMap::new();
    for part in &schema.parts {
        let (Some(values), Some(names)) = (part.get("enum"), part.get("x-enum-varnames")) else { continue };
        for (value, name) in values.items().iter().zip(names.items()) {
            if let Some(name) = name.as_str() {
                found.entry(json(value)).or_insert(name);
            }
        }
    }
    found
}

/// The limit that counts, unless it is one that the standard takes for granted.
fn bound(schema: &Merged<'_>, key: &str, tighter: Ordering) -> Option<String> {
    if schema.is(key) {
        return Some(key.to_owned());
    }
    let numbers = schema.all(key).filter_map(|node| match &node.value {
        Value::Number(number) => Some(number),
        _ => None,
    });
    let float = |number: &serde_json::Number| number.as_f64().unwrap_or_default();
    let found =
        numbers.reduce(|best, next| if float(next).total_cmp(&float(best)) == tighter { next } else { best })?;
    let is_default = ["minLength", "minItems", "minProperties"].contains(&key) && float(found) == 0.0;
    (!is_default).then(|| format!("{key}={}", number(found)))
}

/// `key=value` for each different value.
fn texts(schema: &Merged<'_>, key: &str) -> Vec<String> {
    let shown: BTreeSet<String> = schema.all(key).map(|node| node.as_str().map_or_else(|| json(node), word)).collect();
    shown.into_iter().map(|value| format!("{key}={value}")).collect()
}

fn discriminator(schema: &Merged<'_>) -> Option<String> {
    let name = schema.all("discriminator").find_map(|node| node.get("propertyName")?.as_str())?;
    Some(format!("discriminator={}", word(name)))
}
