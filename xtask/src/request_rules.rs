//! Whether a request keeps the rules of `x-rules`.
//!
//! This is written from `spec/README.md` alone, so that it also checks what the generated client makes of the rules.

use std::cmp::Ordering;

use serde_json::Value;

use crate::extension::{Condition, Test, Then};

/// The first field that a rule finds fault with, or none if the request keeps it; empty if no single field is at fault.
///
/// `request` has the body's properties and the parameters by name.
pub fn fault(when: &[Condition], then: &Then, request: &Value) -> Option<String> {
    if !when.iter().all(|condition| holds(condition, request)) {
        return None;
    }
    if let Some(missing) = then.required.iter().find(|name| !is_given(request, name)) {
        return Some(missing.clone());
    }
    if let Some(forbidden) = then.forbidden.iter().find(|condition| holds(condition, request)) {
        return Some(forbidden.segments().into_iter().next().unwrap_or_default());
    }
    if !then.at_least_one.is_empty() && !then.at_least_one.iter().any(|name| is_given(request, name)) {
        return Some(then.at_least_one.first().cloned().unwrap_or_default());
    }
    let (low, high) = then.less_than.as_ref()?;
    let is_less = match (digits(&request[low]), digits(&request[high])) {
        (Some(low), Some(high)) => low.len().cmp(&high.len()).then_with(|| low.cmp(&high)) == Ordering::Less,
        _ => !(is_given(request, low) && is_given(request, high)),
    };
    (!is_less).then(|| low.clone())
}

/// Whether a condition holds for any of the values at its place.
pub fn holds(condition: &Condition, request: &Value) -> bool {
    let mut open = vec![request];
    for segment in condition.segments() {
        open = open.into_iter().flat_map(|value| step(value, &segment)).collect();
    }
    open.into_iter().any(|value| passes(&condition.test, value))
}

/// Whether one value passes a test; what is not set passes none.
pub fn passes(test: &Test, value: &Value) -> bool {
    is_set(value)
        && match test {
            Test::Set => true,
            Test::In(texts) => texts.contains(&text(value)),
            Test::NotIn(texts) => !texts.contains(&text(value)),
        }
}

fn step<'a>(value: &'a Value, segment: &str) -> Vec<&'a Value> {
    match value {
        Value::Array(items) if segment == "*" => items.iter().collect(),
        Value::Object(entries) => entries.get(segment).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Whether an input is there and set.
pub fn is_given(request: &Value, name: &str) -> bool {
    is_set(&request[name])
}

/// Neither null, `""`, `[]` nor `{}`.
pub fn is_set(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(entries) => !entries.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

/// A value by its text: `200` and `"200"` are equal.
pub fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A number of digits, without zeros in front.
pub fn digits(value: &Value) -> Option<String> {
    let text = text(value);
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.trim_start_matches('0').to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::extension::Rule;

    fn at_fault(rule: Value, request: Value) -> Option<String> {
        let mut rule = rule;
        rule["id"] = "r".into();
        rule["page"] = "p".into();
        rule["says"] = "s".into();
        let rule: Rule = serde_json::from_value(rule).unwrap();
        fault(&rule.when, &rule.then, &request)
    }

    #[test]
    fn a_rule_names_the_field_at_fault() {
        let fields = |rule, request| at_fault(rule, request).into_iter().collect::<Vec<_>>();
        let none: [&str; 0] = [];
        let rule = || json!({"when": [{"at": "/m", "not-in": ["0"]}], "then": {"required": ["a"]}});
        assert_eq!(fields(rule(), json!({"m": "1"})), ["a"]);
        assert_eq!(fields(rule(), json!({"m": "0"})), none);
        assert_eq!(fields(rule(), json!({})), none);
        assert_eq!(fields(rule(), json!({"m": "1", "a": "x"})), none);

        let rule = || json!({"then": {"forbidden": [{"at": "/list/*/flag", "in": ["Y"]}]}});
        assert_eq!(fields(rule(), json!({"list": [{"flag": "N"}, {"flag": "Y"}]})), ["list"]);
        assert_eq!(fields(rule(), json!({"list": [{"flag": "N"}]})), none);

        let rule = || json!({"then": {"at-least-one": ["a", "b"]}});
        assert_eq!(fields(rule(), json!({"a": ""})), ["a"]);
        assert_eq!(fields(rule(), json!({"b": 1})), none);

        let rule = || json!({"then": {"less-than": ["a", "b"]}});
        assert_eq!(fields(rule(), json!({"a": "10", "b": "9"})), ["a"]);
        assert_eq!(fields(rule(), json!({"a": "9", "b": "9"})), ["a"]);
        assert_eq!(fields(rule(), json!({"a": "09", "b": 10})), none);
        assert_eq!(fields(rule(), json!({"a": "9"})), none);
    }
}
