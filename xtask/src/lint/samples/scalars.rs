//! Whether text, numbers, and the sizes of lists and maps keep the limits of a schema.

use std::cmp::Ordering;

use serde_json::Number;

use super::slip::{Slip, What};
use crate::document::{Entry, Node, Value};

/// Whether a value is of a `type`; a word that is no type says nothing.
pub fn is_of_type(wanted: &Node, value: &Node) -> bool {
    match wanted.as_str() {
        Some(word) => is_of(word, value),
        None => wanted.items().is_empty() || wanted.items().iter().any(|one| is_of_type(one, value)),
    }
}

fn is_of(word: &str, value: &Node) -> bool {
    match word {
        "string" => value.as_str().is_some(),
        "integer" => matches!(&value.value, Value::Number(number) if !number.is_f64()),
        "number" => matches!(value.value, Value::Number(_)),
        "boolean" => value.as_bool().is_some(),
        "array" => matches!(value.value, Value::Seq(_)),
        "object" => value.is_map(),
        "null" => value.is_null(),
        _ => true,
    }
}

/// What a keyword says about a number.
pub fn number<'s, 'v>(schema: &'s Node, limit: &'s Entry, value: &'v Node) -> Option<Slip<'s, 'v>> {
    let (Value::Number(number), Value::Number(bound)) = (&value.value, &limit.value.value) else { return None };
    let exclusive = |key: &str| schema.get(key).and_then(Node::as_bool) == Some(true);
    let order = compared(number, bound);
    let (holds, relation) = match limit.key.as_str() {
        "minimum" if exclusive("exclusiveMinimum") => (order == Ordering::Greater, "above"),
        "minimum" => (order != Ordering::Less, "at least"),
        "maximum" if exclusive("exclusiveMaximum") => (order == Ordering::Less, "below"),
        "maximum" => (order != Ordering::Greater, "at most"),
        "multipleOf" => (is_multiple(number, bound), "a multiple of"),
        _ => return None,
    };
    (!holds).then(|| Slip::value(value, What::Bound(relation, &limit.value)))
}

/// An integer that its `format` can hold.
pub fn integer_format<'s, 'v>(format: &str, value: &'v Node) -> Option<Slip<'s, 'v>> {
    let Value::Number(number) = &value.value else { return None };
    let (name, fits) = match format {
        "int32" => ("int32", number.as_i64().is_some_and(|number| i32::try_from(number).is_ok())),
        "int64" => ("int64", number.as_i64().is_some()),
        _ => return None,
    };
    // A number with a fraction is the business of `type`.
    (!fits && !number.is_f64()).then(|| Slip::value(value, What::Range(name)))
}

/// What a keyword says about how long or how large a value is.
pub fn size<'s, 'v>(limit: &Entry, value: &'v Node) -> Option<Slip<'s, 'v>> {
    let bound = limit.value.as_u64()?;
    let (things, count) = match (&value.value, &limit.key[3..]) {
        (Value::String(text), "Length") => ("characters", text.chars().count()),
        (Value::Seq(items), "Items") => ("items", items.len()),
        (Value::Map(entries), "Properties") => ("keys", entries.len()),
        _ => return None,
    };
    let is_most = limit.key.starts_with("max");
    let holds = if is_most { count as u64 <= bound } else { count as u64 >= bound };
    let relation = if is_most { "at most" } else { "at least" };
    (!holds).then(|| Slip::value(value, What::Count(things, count, relation, bound)))
}

/// Integers by their value, everything else as far as a float can tell.
pub fn compared(one: &Number, other: &Number) -> Ordering {
    let whole = |number: &Number| number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
    match (whole(one), whole(other)) {
        (Some(one), Some(other)) => one.cmp(&other),
        _ => one.as_f64().partial_cmp(&other.as_f64()).unwrap_or(Ordering::Equal),
    }
}

fn is_multiple(number: &Number, of: &Number) -> bool {
    if let (Some(number), Some(of)) = (number.as_i64(), of.as_i64()) {
        return of == 0 || number.checked_rem(of).is_none_or(|rest| rest == 0);
    }
    let (Some(number), Some(of)) = (number.as_f64(), of.as_f64()) else { return true };
    let times = number / of;
    // 0.3 is 3 times 0.1, though floats make it a bit less.
    !times.is_finite() || (times - times.round()).abs() <= 1e-9 * times.abs().max(1.0)
}

/// Equal as JSON is: 1 and 1.0 are, `1` and `"1"` are not.
pub fn equal(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Null, Value::Null) => true,
        (Value::Bool(one), Value::Bool(other)) => one == other,
        (Value::Number(one), Value::Number(other)) => compared(one, other) == Ordering::Equal,
        (Value::String(one), Value::String(other)) => one == other,
        (Value::Seq(one), Value::Seq(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Value::Map(entries), Value::Map(others)) => {
            let same = |entry: &Entry| other.get(&entry.key).is_some_and(|value| equal(&entry.value, value));
            entries.len() == others.len() && entries.iter().all(same)
        }
        _ => false,
    }
}

/// A text that equal values share, and no others: keys in order, and 1.0 as 1.
pub fn canonical(value: &Node) -> String {
    let list = |texts: Vec<String>, [open, close]: [char; 2]| format!("{open}{}{close}", texts.join(","));
    match &value.value {
        Value::Number(number) => canonical_number(number),
        Value::Seq(items) => list(items.iter().map(canonical).collect(), ['[', ']']),
        Value::Map(entries) => {
            let text =
                |entry: &Entry| format!("{}:{}", serde_json::Value::from(entry.key.as_str()), canonical(&entry.value));
            let mut texts: Vec<String> = entries.iter().map(text).collect();
            texts.sort_unstable();
            list(texts, ['{', '}'])
        }
        _ => value.to_json().to_string(),
    }
}

fn canonical_number(number: &Number) -> String {
    let float = number.as_f64().filter(|value| number.is_f64() && value.fract() == 0.0 && value.abs() < 1e38);
    float.map_or_else(|| number.to_string(), |value| (value as i128).to_string())
}
