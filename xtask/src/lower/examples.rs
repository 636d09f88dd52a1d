//! The documented examples of an operation.

use serde_json::{Map, Value};

use super::plan::{AnswerExample, Body, Examples, Field, Form, Place, RequestExample};
use super::source::{Source, entries, items};

/// Name and value of each example beside a schema, also of the single `example`.
fn named<'a>(source: Source<'a>, node: &'a Value) -> Vec<(String, &'a Value)> {
    let single = node.get("example").map(|value| ("example".to_owned(), value));
    let several = entries(&node["examples"])
        .filter_map(|(name, example)| Some((name.clone(), source.resolve(example).get("value")?)));
    single.into_iter().chain(several).collect()
}

/// All examples of an operation; parameters that share an example's name make one request.
pub fn of_operation<'a>(
    source: Source<'a>,
    operation: &'a Value,
    nodes: &[&'a Value],
    parameters: &[Field],
    body: Option<&Body>,
) -> Examples {
    let answers = answers(source, operation);
    // Bytes that no example can show would be missing from the request.
    if body.is_some_and(|body| body.form == Form::Bytes && body.required) {
        return Examples { requests: Vec::new(), answers };
    }
    Examples { requests: requests(source, operation, nodes, parameters, body), answers }
}

fn requests<'a>(
    source: Source<'a>,
    operation: &'a Value,
    nodes: &[&'a Value],
    parameters: &[Field],
    body: Option<&Body>,
) -> Vec<RequestExample> {
    let mut found: Vec<RequestExample> = Vec::new();
    let content = &source.resolve(&operation["requestBody"])["content"];
    let media = body.filter(|body| body.form != Form::Bytes).and_then(|_| super::bodies::chosen(source, content));
    let of_body = media.map(|(_, media)| named(source, media)).unwrap_or_default();
    for (name, value) in of_body {
        let is_whole = body.is_some_and(|body| body.value.is_some());
        let whole = || Map::from_iter([("body".to_owned(), value.clone())]);
        let fields = if is_whole { whole() } else { value.as_object().cloned().unwrap_or_default() };
        entry(&mut found, name).body = fields;
    }
    for node in nodes {
        let Some(field) = parameters.iter().find(|field| is_of(field, node)) else { continue };
        for (name, value) in named(source, node) {
            entry(&mut found, name).parameters.insert(field.name.clone(), value.clone());
        }
    }
    found
}

/// Whether a field is the parameter of a node.
fn is_of(field: &Field, node: &Value) -> bool {
    let place = match field.place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
        Place::Body => return false,
    };
    let name = field.wire.as_ref().map_or(&field.name, |wire| &wire.name);
    node["in"] == place && node["name"].as_str() == Some(name)
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
        if status.starts_with("x-") {
            continue;
        }
        if let Some((content_type, media)) = super::media::json(source, &response["content"]) {
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
    let all = shared.filter(|parameter| !own.iter().any(|own| same(own, parameter))).chain(own.iter().copied());
    all.filter(|parameter| parameter.is_object()).collect()
}
