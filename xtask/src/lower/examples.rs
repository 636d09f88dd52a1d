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
    let requests = requests(source, operation, nodes, parameters, body);
    let needs_input = parameters.iter().any(|field| field.required) || body.is_some_and(|body| body.required);
    // An answer cannot be shown without a request that may be sent; lint says what is missing.
    let answers = if requests.is_empty() && needs_input { Vec::new() } else { answers };
    Examples { requests, answers }
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
    let needs_body = body.is_some_and(|body| body.required);
    let with_body: Vec<String> = of_body.iter().map(|(name, _)| name.clone()).collect();
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
    if found.is_empty() && !needs_body && parameters.iter().any(|field| field.required) {
        entry(&mut found, "example".to_owned());
    }
    found.iter_mut().for_each(|example| complete(source, example, nodes, parameters));
    let is_whole = |example: &RequestExample| {
        let lacks =
            |field: &Field| field.required && !field.credential && !example.parameters.contains_key(&field.name);
        !parameters.iter().any(lacks) && (!needs_body || with_body.contains(&example.name))
    };
    found.retain(is_whole);
    found
}

/// Gives an example the required parameters that it does not name: what is shown under another name, or what the schema states.
fn complete<'a>(source: Source<'a>, example: &mut RequestExample, nodes: &[&'a Value], parameters: &[Field]) {
    for field in parameters.iter().filter(|field| field.required) {
        let Some(node) = nodes.iter().find(|node| is_of(field, node)) else { continue };
        let schema = source.resolve(&node["schema"]);
        let shown = named(source, node).into_iter().next().map(|(_, value)| value);
        let stated = || schema.get("example").or_else(|| schema.get("default")).or_else(|| schema["enum"].get(0));
        if !example.parameters.contains_key(&field.name)
            && let Some(value) = shown.or_else(stated)
        {
            example.parameters.insert(field.name.clone(), value.clone());
        }
    }
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
    let stated: Vec<&String> = entries(&operation["responses"]).map(|(status, _)| status).collect();
    for (status, response) in entries(&operation["responses"]) {
        let response = source.resolve(response);
        if status.starts_with("x-") {
            continue;
        }
        if let Some((content_type, media)) = super::media::json(source, &response["content"]) {
            found.extend(named(source, media).into_iter().map(|(name, value)| AnswerExample {
                name,
                status: example_status(status, &stated),
                content_type: content_type.clone(),
                value: value.clone(),
            }));
        }
    }
    found
}

/// A status that stands for a range, or for all others.
fn example_status(status: &str, stated: &[&String]) -> u16 {
    if status == "default" {
        // Without a documented success the default is one; else it is a failure that is not documented by itself.
        let is_success = !stated.iter().any(|status| status.starts_with('2'));
        let is_free = |status: &u16| {
            let (own, class) = (status.to_string(), format!("{}XX", status / 100));
            !stated.iter().any(|known| **known == own || known.eq_ignore_ascii_case(&class))
        };
        return if is_success { 200 } else { [400, 500, 418, 599].into_iter().find(is_free).unwrap_or(400) };
    }
    match status.as_bytes() {
        [class @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => u16::from(class - b'0') * 100,
        _ => status.parse().unwrap_or(400),
    }
}

/// The parameters of an operation, those of its path first, with the operation's own in place of the path's.
pub fn parameters<'a>(source: Source<'a>, path: &'a Value, operation: &'a Value) -> Vec<&'a Value> {
    let own: Vec<&Value> = items(&operation["parameters"]).map(|node| source.resolve(node)).collect();
    let same_name = |one: &Value, other: &Value| match (one["name"].as_str(), other["name"].as_str()) {
        (Some(name), Some(known)) if one["in"] == "header" => name.eq_ignore_ascii_case(known),
        _ => one["name"] == other["name"],
    };
    let same = |one: &Value, other: &Value| same_name(one, other) && one["in"] == other["in"];
    let shared = items(&path["parameters"]).map(|node| source.resolve(node));
    let all = shared.filter(|parameter| !own.iter().any(|own| same(own, parameter))).chain(own.iter().copied());
    all.filter(|parameter| parameter.is_object()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::lower::lower;

    /// The parameters and the body of each request that is left, and how many answers.
    fn shown(parameters: Value, body: Value) -> String {
        let responses = json!({"200": {"content": {"application/json": {"schema": {}, "example": 1}}}});
        let mut operation = json!({"operationId": "a", "parameters": parameters, "responses": responses});
        if !body.is_null() {
            operation["requestBody"] = body;
        }
        let plan = lower("test", &json!({"paths": {"/a": {"post": operation}}})).unwrap();
        let examples = &plan.operations[0].examples;
        let requests = examples.requests.iter().map(|example| {
            let [parameters, body] = [&example.parameters, &example.body].map(|fields| Value::Object(fields.clone()));
            format!("{} {parameters} {body}", example.name)
        });
        format!("{} -> {}", requests.collect::<Vec<_>>().join(" | "), examples.answers.len())
    }

    #[test]
    fn a_request_has_all_that_it_needs_or_is_not_shown() {
        let id = |more: Value| {
            let mut id = json!({"name": "id", "in": "query", "required": true, "schema": {"type": "string"}});
            id.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            json!([id])
        };
        let body = |name: &str| {
            let media =
                json!({"schema": {"type": "object", "properties": {"b": {}}}, "examples": {name: {"value": {"b": 1}}}});
            json!({"required": true, "content": {"application/json": media}})
        };
        insta::assert_snapshot!(
            [
                shown(json!([]), Value::Null),
                shown(id(json!({"example": "x"})), Value::Null),
                shown(id(json!({"example": "x"})), body("published")),
                shown(id(json!({"examples": {"published": {"value": "x"}}})), body("published")),
                shown(id(json!({"schema": {"type": "string", "enum": ["e"]}})), Value::Null),
                shown(id(json!({})), Value::Null),
                shown(id(json!({})), body("published")),
                shown(json!([]), json!({"required": true, "content": {"application/json": {"schema": {}}}})),
            ]
            .join("\n")
        );
    }
}
