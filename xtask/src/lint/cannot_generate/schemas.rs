//! Schemas.

use crate::document::{Entry, Node};
use crate::lint::walk::{Kind, ancestors, walk};

use super::check::Report;

const TYPES: [&str; 6] = ["string", "integer", "number", "boolean", "array", "object"];

pub fn check(report: &mut Report) {
    let places = walk(report.document);
    for place in places.iter().filter(|place| place.kind == Kind::Schema) {
        if ancestors(&places, place).any(|around| around.kind == Kind::Callback) {
            continue;
        }
        check_shape(report, place.node, place.span());
        place.node.entries().iter().for_each(|entry| check_keyword(report, place.node, entry));
    }
}

fn check_shape(report: &mut Report, schema: &Node, span: std::ops::Range<usize>) {
    if !schema.is_map() {
        report.add(span, "a schema that is no map", schema.kind(), "write `{}` for anything, or say what it is");
    }
}

fn check_keyword(report: &mut Report, schema: &Node, entry: &Entry) {
    let key = entry.key.as_str();
    let span = entry.key_span.clone();
    match key {
        "oneOf" | "anyOf" | "not" => {
            report.add(
                span,
                format!("`{key}`"),
                "",
                "describe one object with all properties, those that can be missing as optional",
            );
        }
        "allOf" if !is_single_ref(&entry.value) => {
            report.add(span, "`allOf` of anything but one `$ref`", "", "write all properties into one object");
        }
        "type" if !entry.value.as_str().is_some_and(|name| TYPES.contains(&name)) => {
            let help = "use string, integer, number, boolean, array or object; for null add `nullable: true`";
            report.add(entry.value.span.clone(), "this type", "no type of OpenAPI 3.0", help);
        }
        "exclusiveMinimum" | "exclusiveMaximum" => check_exclusive(report, schema, entry),
        "type" if entry.value.as_str() == Some("array") && schema.get("items").is_none() => {
            report.add(span, "an array without `items`", "", "add `items:`; `items: {}` stands for anything");
        }
        _ => {}
    }
}

fn is_single_ref(list: &Node) -> bool {
    matches!(list.items(), [only] if only.reference().is_some())
}

fn check_exclusive(report: &mut Report, schema: &Node, entry: &Entry) {
    let bound = if entry.key == "exclusiveMinimum" { "minimum" } else { "maximum" };
    if entry.value.as_bool().is_none() {
        let help = format!("write `{bound}: …` and `{}: true`", entry.key);
        report.add(
            entry.value.span.clone(),
            format!("this `{}`", entry.key),
            "in OpenAPI 3.0 it is true or false",
            help,
        );
    } else if schema.get(bound).is_none() {
        report.add(entry.key_span.clone(), format!("`{}` without `{bound}`", entry.key), "", format!("add `{bound}`"));
    }
}
