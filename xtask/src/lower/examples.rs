//! The documented examples of an operation.

use serde_json::{Map, Value};

use super::plan::{AnswerExample, Examples, RequestExample};
use super::source::{Source, entries, items, text};

/// Name and value of each example beside a schema, also of the single `example`.
fn named<'a>(source: Source<'a>, node: &'a Value) -> Vec<(String, &'a Value)> {
    let single = node.get("example").map(|value| ("example".to_owned(), value));
    let several = entries(&node["examples"])
        .filter_map(|(name, example)| Some((name.clone(), source.resolve(example).get("value")?)));
    single.into_iter().chain(several).collect()
}

/// All examples of an operation; parameters that share an example's name make one request.
pub fn of_operation<'a>(source: Source<'a>, operation: &'a Value, parameters: &[&'a Value]) -> Examples {
    let body = source.resolve(&operation["requestBody"]);
    Examples { requests: requests(source, parameters, body), answers: answers(source, operation) }
}

fn requests<'a>(source: Source<'a>, parameters: &[&'a Value], body: &'a Value) -> Vec<RequestExample> {
    let mut found: Vec<RequestExample> = Vec::new();
    let bodies = entries(&body["content"]).flat_map(|(_, media)| named(source, media));
    for (name, value) in bodies {
        entry(&mut found, name).body = value.as_object().cloned().unwrap_or_default();
    }
    for parameter in parameters {
        for (name, value) in named(source, parameter) {
            entry(&mut found, name).parameters.insert(text(parameter, "name"), value.clone());
        }
    }
    found
}

fn entry(found: &mut Vec<RequestExample>, name: String) -> &mut RequestExample {
    let at = found.iter().position(|example| example.name == name).unwrap_or_else(|| {
        found.push(RequestExample { name, parameters: Map::new(), body: Map::new() });
        found.len() - 1
    });
    &mut found[at]
}

fn answers<'a>(source: Source<'a>, operation: &'a Value) -> Vec<AnswerExample> {
    let mut found = Vec::new();
    for (status, response) in entries(&operation["responses"]) {
        let response = source.resolve(response);
        for (content_type, media) in entries(&response["content"]) {
            found.extend(named(source, media).into_iter().map(|(name, value)| AnswerExample {
                name,
                status: example_status(status),
                content_type: content_type.clone(),
                value: value.clone(),
            }));
        }
    }
    found
}

/// A status that stands for a range or for all others.
fn example_status(status: &str) -> u16 {
    match status.as_bytes() {
        [class @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => u16::from(class - b'0') * 100,
        _ => status.parse().unwrap_or(400),
    }
}

/// The parameters of an operation, those of its path first, with the operation's own in place of the path's.
pub fn parameters<'a>(source: Source<'a>, path: &'a Value, operation: &'a Value) -> Vec<&'a Value> {
    let own: Vec<&Value> = items(&operation["parameters"]).map(|node| source.resolve(node)).collect();
    let same = |one: &Value, other: &Value| one["name"] == other["name"] && one["in"] == other["in"];
    let shared = items(&path["parameters"]).map(|node| source.resolve(node));
    shared.filter(|parameter| !own.iter().any(|own| same(own, parameter))).chain(own.iter().copied()).collect()
}
