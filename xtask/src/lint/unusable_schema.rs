//! `unusable-schema`: a schema with examples can be used to check them.

use std::collections::HashMap;

use crate::document::{Entry, Value};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::samples::compiles;
use super::walk::Kind;

const ID: &str = "unusable-schema";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Contradiction,
    summary: "The keywords of a schema can be used to check a value.",
    why: "A keyword that cannot be read checks nothing: examples pass that are wrong, and requests leave that break it.",
    remedy: "Write the keyword as OpenAPI 3.0.3 has it.",
    bad: "components:\n  schemas:\n    OrderNo: {type: string, pattern: '[a-z'}\n",
    good: "components:\n  schemas:\n    OrderNo: {type: string, pattern: '^[a-z]+$'}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let name = &context.document.name;
    let mut known = HashMap::new();
    let mut compiles = |pattern: &str| *known.entry(pattern.to_owned()).or_insert_with(|| compiles(pattern));
    for place in context.places.iter().filter(|place| place.kind == Kind::Schema) {
        for entry in place.node.entries() {
            if let Some((label, help)) = unusable(entry, &mut compiles) {
                let message = format!("no value can be checked against this `{}`", entry.key);
                findings.push(Finding::error(ID, name, entry.value.span.clone(), message).label(label).help(help));
            }
        }
    }
}

/// Why a keyword says nothing, and how to write it.
fn unusable(entry: &Entry, compiles: &mut dyn FnMut(&str) -> bool) -> Option<(&'static str, &'static str)> {
    match (entry.key.as_str(), &entry.value.value) {
        ("type", Value::String(word)) if !TYPES.contains(&word.as_str()) => {
            Some(("there is no such type", "write string, number, integer, boolean, array or object"))
        }
        ("pattern", Value::String(pattern)) if !compiles(pattern) => {
            Some(("this is no regular expression", "write it as ECMA-262 has it, and escape `[`, `(` and the like"))
        }
        ("exclusiveMinimum" | "exclusiveMaximum", Value::Number(_)) => {
            Some(("OpenAPI 3.0 has true or false here", "write the bound as `minimum` or `maximum`, and `true` here"))
        }
        _ => None,
    }
}

const TYPES: [&str; 6] = ["string", "number", "integer", "boolean", "array", "object"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_schema_is_shown_once() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  A: {type: strnig, example: a, default: b}\n  B: {type: string, pattern: '[', example: b}\n  C: {type: number, exclusiveMinimum: 1, example: 2}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[unusable-schema]: no value can be checked against this `type`
         --> spec/test.yaml:9:15
          |
        9 |     A: {type: strnig, example: a, default: b}
          |               ^^^^^^ there is no such type
          |
          = help: write string, number, integer, boolean, array or object

        error[unusable-schema]: no value can be checked against this `pattern`
          --> spec/test.yaml:10:32
           |
        10 |     B: {type: string, pattern: '[', example: b}
           |                                ^^^ this is no regular expression
           |
           = help: write it as ECMA-262 has it, and escape `[`, `(` and the like

        error[unusable-schema]: no value can be checked against this `exclusiveMinimum`
          --> spec/test.yaml:11:41
           |
        11 |     C: {type: number, exclusiveMinimum: 1, example: 2}
           |                                         ^ OpenAPI 3.0 has true or false here
           |
           = help: write the bound as `minimum` or `maximum`, and `true` here
        ");
    }
}
