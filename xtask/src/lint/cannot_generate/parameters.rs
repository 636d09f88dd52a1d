//! Parameters.

use crate::document::{Document, Node};
use crate::lint::operations::{Operation, operations};

use super::check::Report;

pub fn check(report: &mut Report) {
    let mut seen: Vec<&Node> = Vec::new();
    for operation in operations(report.document) {
        for parameter in operation.parameters() {
            if !seen.iter().any(|known| std::ptr::eq(*known, parameter)) {
                seen.push(parameter);
                check_one(report, parameter);
            }
        }
        check_path(report, operation);
    }
}

fn check_one(report: &mut Report, parameter: &Node) {
    let place = parameter.get("in");
    let span = |key: &str| parameter.entry(key).map_or(parameter.span.clone(), |entry| entry.value.span.clone());
    let style = parameter.get("style").and_then(Node::as_str);
    match (place.and_then(Node::as_str), style) {
        (Some("query"), Some(style)) if style != "form" => report.add(
            span("style"),
            format!("a query parameter of style `{style}`"),
            "",
            "only `form` is supported; describe the parameter as the text that is sent",
        ),
        (Some("path"), Some(style)) if style != "simple" => {
            report.add(span("style"), format!("a path parameter of style `{style}`"), "", "only `simple` is supported");
        }
        (Some("path"), _) if parameter.get("required").and_then(Node::as_bool) != Some(true) => {
            report.add(span("in"), "a path parameter that is not required", "", "add `required: true`");
        }
        (Some("query"), _) if parameter.get("explode").and_then(Node::as_bool) == Some(false) => {
            let help = "only lists that repeat the name are supported; describe the parameter as the text that is sent";
            report.add(span("explode"), "a query parameter with `explode: false`", "", help);
        }
        (Some("query" | "path"), _) if is_object(report.document, parameter) => {
            let help = "describe each of its properties as a parameter of its own";
            report.add(span("schema"), "a parameter that is an object", "", help);
        }
        (Some("query" | "path"), _) => {}
        (Some("header"), _) => report.add(
            span("in"),
            "a header parameter",
            "",
            "describe a credential as a security scheme; other headers are not supported yet",
        ),
        (Some("cookie"), _) => {
            report.add(span("in"), "a cookie parameter", "", "describe a session as a security scheme")
        }
        (_, _) => {
            report.add(span("in"), "this parameter", "`in` says where it goes", "write `in: query` or `in: path`")
        }
    }
    if let Some(content) = parameter.entry("content") {
        let help = "use `schema`, and describe in words how the value is encoded";
        report.add(content.key_span.clone(), "a parameter with `content`", "", help);
    } else if parameter.get("schema").is_none() {
        report.add(span("name"), "a parameter without a schema", "", "add `schema: {type: string}` or what fits");
    }
}

fn is_object(document: &Document, parameter: &Node) -> bool {
    let schema = parameter.get("schema").and_then(|schema| document.resolve(schema));
    let is_object = |schema: &Node| schema.get("type").and_then(Node::as_str) == Some("object");
    schema.is_some_and(|schema| is_object(schema) || schema.get("properties").is_some())
}

/// The path's braces and the path parameters are the same names.
fn check_path(report: &mut Report, operation: Operation) {
    let path = &operation.path;
    let Some(braces) = names_in(&path.key) else {
        report.add(path.key_span.clone(), "this path", "the braces do not match", "write each parameter as `{name}`");
        return;
    };
    let is_path = |parameter: &&Node| parameter.get("in").and_then(Node::as_str) == Some("path");
    let parameters: Vec<_> = operation.parameters().into_iter().filter(is_path).collect();
    let declared =
        |name: &str| parameters.iter().any(|parameter| parameter.get("name").and_then(Node::as_str) == Some(name));
    for name in braces.iter().filter(|name| !declared(name)) {
        let help = format!("add `- {{name: {name}, in: path, required: true, schema: {{type: string}}}}`");
        report.add(operation.span(), format!("a path whose parameter `{name}` is not declared"), "", help);
    }
    for parameter in &parameters {
        let Some(name) = parameter.get("name") else {
            continue;
        };
        if !name.as_str().is_some_and(|name| braces.contains(&name)) {
            report.add(
                name.span.clone(),
                "a path parameter that the path does not have",
                "",
                "write it into the path in braces, or remove it",
            );
        }
    }
}

fn names_in(path: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some(at) = rest.find(['{', '}']) {
        let inside = rest[at..].strip_prefix('{')?;
        let end = inside.find(['{', '}', '/']).filter(|end| inside[*end..].starts_with('}') && *end > 0)?;
        names.push(&inside[..end]);
        rest = &inside[end + 1..];
    }
    Some(names)
}
