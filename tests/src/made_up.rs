//! Values that fit a schema, made up by trying candidates against a regular expression engine that the crate does not use.

use regex::Regex;
use serde_json::{Value, json};

use crate::spec::{Document, Schema, list, text};

/// A value that keeps everything that a schema says.
pub fn value(document: &Document, schema: &Schema) -> Value {
    if let Some(first) = list(schema.get("enum")).first() {
        return first.clone();
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("integer" | "number") => schema.get("minimum").cloned().unwrap_or_else(|| json!(1)),
        Some("boolean") => json!(true),
        Some("array") => json!([value(document, &document.items(schema))]),
        Some("object") if is_open(schema) => json!({"anything": 1}),
        Some("object") => object(document, schema),
        Some("string") => json!(any_text(schema)),
        _ => json!({"anything": [1, null]}),
    }
}

/// An object with every property.
fn object(document: &Document, schema: &Schema) -> Value {
    let properties = document.properties(schema).into_iter();
    properties.map(|property| (property.name, value(document, &property.schema))).collect()
}

/// Whether any JSON may stand here, because the document names neither a type nor a property.
pub fn is_open(schema: &Schema) -> bool {
    !schema.contains_key("type") || (schema["type"] == "object" && !schema.contains_key("properties"))
}

fn any_text(schema: &Schema) -> String {
    let found = (1..=64).find_map(|length| text_of(schema, length));
    found.unwrap_or_else(|| panic!("made_up.rs knows no text for {:?}", schema.get("pattern")))
}

/// A text of exactly so many characters that keeps pattern and form, Chinese where they allow it; its length may break `maxLength`.
pub fn text_of(schema: &Schema, length: usize) -> Option<String> {
    let filled = |head: &str, filler: &str, tail: &str| {
        let missing = length.checked_sub(head.len() + tail.len())?;
        Some(format!("{head}{}{tail}", filler.repeat(missing)))
    };
    let candidates = [
        filled("", "商", ""),
        filled("", "a", ""),
        filled("", "1", ""),
        filled("", "1", ".00"),
        filled("https://", "a", ""),
    ];
    candidates.into_iter().flatten().find(|candidate| fits(schema, candidate))
}

/// Texts that break the pattern and nothing else.
pub fn against_pattern(schema: &Schema) -> Vec<String> {
    let fitting = any_text(schema);
    let full_width = fitting.chars().map(|found| if found.is_ascii_digit() { '１' } else { found }).collect();
    let shorter: String = fitting.chars().skip(1).collect();
    let candidates = [
        format!("{shorter}-"),
        format!("{shorter}商"),
        format!("{shorter}\n"),
        format!("{fitting}1"),
        format!("{fitting}?a=1"),
        fitting.replacen("http", "ftp", 1),
        fitting.to_uppercase(),
        full_width,
        "0.00".to_owned(),
        "01.00".to_owned(),
        shorter,
    ];
    let breaks_it_alone = |candidate: &String| {
        let fits_otherwise = !is_decimal(schema) || has_wire_form(candidate);
        !candidate.is_empty() && !keeps_pattern(schema, candidate) && !is_too_long(schema, candidate) && fits_otherwise
    };
    candidates.into_iter().filter(breaks_it_alone).collect()
}

pub fn is_decimal(schema: &Schema) -> bool {
    schema.get("format").is_some_and(|format| format == "decimal")
}

pub fn keeps_pattern(schema: &Schema, candidate: &str) -> bool {
    schema.get("pattern").is_none_or(|pattern| Regex::new(text(pattern)).expect("a pattern").is_match(candidate))
}

fn is_too_long(schema: &Schema, candidate: &str) -> bool {
    limit(schema, "maxLength").is_some_and(|most| candidate.chars().count() > most)
}

fn fits(schema: &Schema, candidate: &str) -> bool {
    keeps_pattern(schema, candidate) && (!is_decimal(schema) || has_wire_form(candidate))
}

/// Whether a text is an amount with exactly two decimals.
fn has_wire_form(candidate: &str) -> bool {
    Regex::new("^[0-9]+[.][0-9]{2}$").expect("a pattern").is_match(candidate)
}

/// A limit that counts something.
pub fn limit(schema: &Schema, key: &str) -> Option<usize> {
    schema.get(key).map(|limit| limit.as_u64().and_then(|limit| usize::try_from(limit).ok()).expect("a count"))
}
