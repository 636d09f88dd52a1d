//! The cross-field rules of the documents (`x-rules`): requests that trigger, keep and break them.

use serde_json::{Value, json};

use crate::condition::{expanded, holds, places};
use crate::made_up;
use crate::spec::{Operation, list, put, text};

/// A request that breaks a rule, and the field that the report must name.
pub struct Break {
    pub request: Value,
    pub field: String,
}

/// The ids of the rules that a request breaks.
pub fn broken<'a>(operation: &'a Operation<'_>, request: &Value) -> Vec<&'a str> {
    let request = without_empty(request);
    let rules = operation.rules().iter().filter(|rule| applies(rule, &request) && !is_kept(&rule["then"], &request));
    rules.map(|rule| text(&rule["id"])).collect()
}

/// The same request, changed until it keeps every rule that applies to it.
pub fn kept(operation: &Operation<'_>, mut request: Value) -> Value {
    for rule in operation.rules() {
        if applies(rule, &without_empty(&request)) {
            request = keep(operation, rule, request);
        }
    }
    request
}

/// The operation's example, changed so that a rule applies to it.
pub fn triggered(operation: &Operation<'_>, rule: &Value) -> Value {
    let mut request = operation.example();
    for condition in list(rule.get("when")) {
        if !holds(condition, &without_empty(&request)) {
            let value = match list(condition.get("in")).first() {
                Some(listed) => listed.clone(),
                None => made_up_for(operation, text(&condition["at"])),
            };
            put(&mut request, text(&condition["at"]), Some(value));
        }
    }
    request
}

/// Requests that each break one demand of a rule that applies to `request`.
pub fn breaks(operation: &Operation<'_>, rule: &Value, request: &Value) -> Vec<Break> {
    let request = keep(operation, rule, request.clone());
    let then = rule["then"].as_object().expect("the demands of a rule");
    then.iter().flat_map(|(demand, on)| break_demand(operation, demand, list(Some(on)), &request)).collect()
}

fn break_demand(operation: &Operation<'_>, demand: &str, on: &[Value], request: &Value) -> Vec<Break> {
    let changed = |pointer: &str, value: Option<Value>| {
        let mut request = request.clone();
        put(&mut request, pointer, value);
        request
    };
    match (demand, on) {
        ("required", names) => names
            .iter()
            .map(|name| Break { request: changed(&pointer(name), None), field: text(name).to_owned() })
            .collect(),
        ("forbidden", items) => items.iter().map(|item| break_forbidden(operation, item, request)).collect(),
        ("at-least-one", names) => {
            let mut request = request.clone();
            names.iter().for_each(|name| put(&mut request, &pointer(name), None));
            let names: Vec<_> = names.iter().map(text).collect();
            vec![Break { request, field: names.join(" or ") }]
        }
        ("less-than", [low, high]) => {
            // Equal numbers break it, and so does a larger one.
            let equal = request[text(high)].clone();
            let larger = "9".repeat(text(&equal).len());
            let broken = |value| Break { request: changed(&pointer(low), Some(value)), field: text(low).to_owned() };
            vec![broken(equal), broken(json!(larger))]
        }
        _ => panic!("this test does not know the demand {demand}"),
    }
}

fn break_forbidden(operation: &Operation<'_>, item: &Value, request: &Value) -> Break {
    let mut request = request.clone();
    let at = match item.as_str() {
        Some(name) => {
            let at = format!("/{name}");
            put(&mut request, &at, Some(made_up_for(operation, &at)));
            at
        }
        None => {
            let at = last(&expanded(text(&item["at"]), &request));
            put(&mut request, &at, Some(item["in"][0].clone()));
            at
        }
    };
    Break { request, field: notation(&at) }
}

/// The last of several places, because looking at the first one only would be an easy mistake.
fn last(places: &[String]) -> String {
    places.last().expect("the example has a place for the forbidden value").clone()
}

/// The request, changed so that it meets every demand of a rule.
fn keep(operation: &Operation<'_>, rule: &Value, mut request: Value) -> Value {
    for (demand, on) in rule["then"].as_object().into_iter().flatten() {
        match (demand.as_str(), list(Some(on))) {
            ("required", names) => names.iter().for_each(|name| fill(operation, &mut request, name)),
            ("at-least-one", [first, ..]) => fill(operation, &mut request, first),
            ("forbidden", items) => items.iter().for_each(|item| clear(operation, &mut request, item)),
            ("less-than", [low, high]) => {
                // A leading digit turned into 0 makes a number smaller and keeps the count of its digits.
                if !is_kept(&json!({"less-than": [low, high]}), &request) {
                    let smaller = text(&request[text(high)]).replacen(|digit| digit != '0', "0", 1);
                    put(&mut request, &pointer(low), Some(json!(smaller)));
                }
            }
            _ => panic!("this test does not know the demand {demand}"),
        }
    }
    request
}

fn fill(operation: &Operation<'_>, request: &mut Value, name: &Value) {
    if without_empty(request).get(text(name)).is_none() {
        put(request, &pointer(name), Some(made_up_for(operation, &pointer(name))));
    }
}

/// Takes a forbidden field away, or gives another value to each place that holds a forbidden one.
fn clear(operation: &Operation<'_>, request: &mut Value, item: &Value) {
    if item.is_string() {
        return put(request, &pointer(item), None);
    }
    let forbidden = list(item.get("in"));
    let schema = operation.schema_at(text(&item["at"]));
    let allowed = list(schema.get("enum")).iter().find(|value| !forbidden.contains(value)).expect("an allowed value");
    for at in places(item, request) {
        put(request, &at, Some(allowed.clone()));
    }
}

fn applies(rule: &Value, request: &Value) -> bool {
    list(rule.get("when")).iter().all(|condition| holds(condition, request))
}

fn is_kept(then: &Value, request: &Value) -> bool {
    let given = |name: &Value| request.get(text(name)).is_some();
    then.as_object().into_iter().flatten().all(|(demand, on)| match (demand.as_str(), list(Some(on))) {
        ("required", names) => names.iter().all(given),
        ("at-least-one", names) => names.iter().any(given),
        ("forbidden", items) => {
            items.iter().all(|item| if item.is_string() { !given(item) } else { !holds(item, request) })
        }
        ("less-than", [low, high]) => is_less(&request[text(low)], &request[text(high)]),
        _ => panic!("this test does not know the demand {demand}"),
    })
}

/// Whether one number made of digits is smaller than another; texts that are no such numbers are for the fields' own limits.
fn is_less(low: &Value, high: &Value) -> bool {
    let number = |value: &Value| value.as_str().and_then(|text| text.parse::<u128>().ok());
    number(low).zip(number(high)).is_none_or(|(low, high)| low < high)
}

/// In a request, what is empty is not set.
fn without_empty(request: &Value) -> Value {
    let empty = [Value::Null, json!(""), json!([]), json!({})];
    let fields = request.as_object().into_iter().flatten().filter(|(_, value)| !empty.contains(value));
    fields.map(|(name, value)| (name.clone(), value.clone())).collect()
}

fn made_up_for(operation: &Operation<'_>, pointer: &str) -> Value {
    made_up::value(operation.document, &operation.schema_at(pointer))
}

fn pointer(name: &Value) -> String {
    format!("/{}", text(name))
}

/// A JSON pointer in the notation of messages: `div_members[1].fee_flag`.
pub fn notation(pointer: &str) -> String {
    let mut notation = String::new();
    for segment in pointer.split('/').skip(1) {
        match segment.parse::<usize>() {
            Ok(index) => notation.push_str(&format!("[{index}]")),
            Err(_) if notation.is_empty() => notation.push_str(segment),
            Err(_) => notation.push_str(&format!(".{segment}")),
        }
    }
    notation
}
