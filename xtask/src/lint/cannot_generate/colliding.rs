//! Names that differ in the document and become one name in Rust.

use std::collections::HashMap;

use heck::{ToPascalCase, ToSnakeCase};

use crate::document::{Document, Node};
use crate::lint::operations::{Operation, operations};
use crate::lint::walk::{Kind, walk};

use super::check::Report;

pub fn check(report: &mut Report) {
    let document = report.document;
    let ids = operations(document).filter_map(|operation| operation.node().get("operationId"));
    collide(report, "two operationIds", ids.filter_map(text).collect(), snake);
    let schemas = document.pointer("/components/schemas").map_or(&[][..], Node::entries);
    let schemas = schemas.iter().map(|entry| (entry.key.as_str(), entry.key_span.clone()));
    collide(report, "two schemas", schemas.collect(), pascal);
    operations(document).for_each(|operation| check_inputs(report, operation));
    check_schemas(report, document);
}

/// A parameter's name, or a property's, with its place.
type Named<'a> = (&'a str, std::ops::Range<usize>);

fn text(node: &Node) -> Option<Named<'_>> {
    Some((node.as_str()?, node.span.clone()))
}

/// A client's builder has one method per parameter, and one for the body.
fn check_inputs(report: &mut Report, operation: Operation) {
    let names = operation.parameters().into_iter().filter_map(|parameter| text(parameter.get("name")?));
    let body = operation.node().entry("requestBody").map(|entry| ("body", entry.key_span.clone()));
    collide(report, "two parameters", names.chain(body).collect(), snake);
}

fn check_schemas(report: &mut Report, document: &Document) {
    for place in walk(document).iter().filter(|place| place.kind == Kind::Schema) {
        let properties = place.node.get("properties").map_or(&[][..], Node::entries);
        let properties = properties.iter().map(|entry| (entry.key.as_str(), entry.key_span.clone()));
        collide(report, "two properties", properties.collect(), snake);
        if place.node.get("x-enum-varnames").is_none() {
            let values = place.node.get("enum").map_or(&[][..], Node::items).iter();
            collide(report, "two values of an enum", values.filter_map(text).collect(), pascal);
        }
    }
}

fn collide(report: &mut Report, what: &str, names: Vec<Named>, in_rust: fn(&str) -> String) {
    let mut first: HashMap<String, &str> = HashMap::new();
    for (name, span) in names {
        let rust = in_rust(name);
        match first.get(&rust) {
            None => drop(first.insert(rust, name)),
            // Twice the same is another rule's business.
            Some(other) if *other == name => {}
            Some(other) => {
                let label = format!("`{other}` and `{name}` are both `{rust}` in Rust");
                report.add(span, format!("{what} that become one name"), label, remedy(what));
            }
        }
    }
}

fn remedy(what: &str) -> &'static str {
    match what {
        "two values of an enum" => "give them names with `x-enum-varnames`",
        "two operationIds" | "two schemas" => "rename one of them",
        _ => "leave out the one that nobody needs, since a name on the wire cannot be changed",
    }
}

fn snake(name: &str) -> String {
    words(name).to_snake_case()
}

fn pascal(name: &str) -> String {
    let name = words(name).to_pascal_case();
    if name.is_empty() { "X".to_owned() } else { name }
}

/// As progenitor and typify prepare a name before they change its case.
fn words(name: &str) -> String {
    match name {
        "+1" => "plus1".to_owned(),
        "-1" => "minus1".to_owned(),
        _ => name.replace('\'', "").replace(|c: char| !c.is_alphanumeric() && c != '_', "-"),
    }
}
