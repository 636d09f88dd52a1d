//! `enum-violates-schema`: each value of an `enum` is one that the schema allows, and stands there once.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::document::{Node, Value};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::Kind;

const ID: &str = "enum-violates-schema";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Contradiction,
    summary: "Each value of an `enum` is one that the schema allows, and stands there once.",
    why: "A value of another type can never be sent or received, though the document lists it.",
    remedy: "Correct the value or the schema. In YAML, text that looks like a number or like true needs quotes; null needs `nullable: true`.",
    bad: "components:\n  schemas:\n    A: {type: string, enum: [01a, 2]}\n",
    good: "components:\n  schemas:\n    A: {type: string, enum: [01a, '2']}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for place in context.places.iter().filter(|place| place.kind == Kind::Schema && place.reference().is_none()) {
        let Some(list) = place.node.get("enum") else { continue };
        let mut seen = HashSet::new();
        for value in list.items() {
            if let Some((message, help)) = flaw(place.node, value) {
                let finding = Finding::error(ID, &context.document.name, value.span.clone(), message);
                findings.push(finding.help(help));
            }
            if !seen.insert(identity(value)) {
                let message = format!("the value {} is given twice", shown(value));
                let finding = Finding::warning(ID, &context.document.name, value.span.clone(), message);
                findings.push(finding.help("remove one of the two"));
            }
        }
    }
}

/// As JSON has it.
fn shown(value: &Node) -> String {
    value.to_json().to_string()
}

/// Equal for equal values alone: whether it is a text, and the text or the JSON.
fn identity(value: &Node) -> (bool, Cow<'_, str>) {
    match value.as_str() {
        Some(text) => (true, Cow::Borrowed(text)),
        None => (false, Cow::Owned(shown(value))),
    }
}

fn flaw(schema: &Node, value: &Node) -> Option<(String, String)> {
    let kind = schema.get("type").and_then(Node::as_str)?;
    if value.is_null() {
        let is_nullable = schema.get("nullable").and_then(Node::as_bool) == Some(true);
        let message = format!("null is no value of type {kind}");
        return (!is_nullable).then(|| (message, "add `nullable: true`, or remove null".to_owned()));
    }
    if !is_of(kind, value) {
        let help = match (kind, &value.value) {
            ("string", Value::Number(_) | Value::Bool(_)) => "put it in quotes".to_owned(),
            ("array", Value::String(_) | Value::Number(_)) => {
                "move `enum` into `items`, where the single values are".to_owned()
            }
            ("integer" | "number" | "boolean", Value::String(_)) => {
                format!("write it without quotes, or correct `type: {kind}`")
            }
            _ => format!("remove it, or correct `type: {kind}`"),
        };
        return Some((format!("the value {} is not of type {kind}", shown(value)), help));
    }
    out_of_bounds(schema, value).map(|bound| {
        (format!("the value {} is outside of `{bound}`", shown(value)), format!("correct the value or `{bound}`"))
    })
}

/// Whether a value is of a type; a word that is no type is the business of `wrong-type`.
fn is_of(kind: &str, value: &Node) -> bool {
    match (kind, &value.value) {
        ("string", value) => matches!(value, Value::String(_)),
        ("number", value) => matches!(value, Value::Number(_)),
        ("integer", Value::Number(number)) => number.as_f64().is_some_and(|value| value.fract() == 0.0),
        ("integer", _) => false,
        ("boolean", value) => matches!(value, Value::Bool(_)),
        ("array", value) => matches!(value, Value::Seq(_)),
        ("object", value) => matches!(value, Value::Map(_)),
        _ => true,
    }
}

fn out_of_bounds(schema: &Node, value: &Node) -> Option<&'static str> {
    let limit = |key: &str| match schema.get(key).map(|node| &node.value) {
        Some(Value::Number(number)) => number.as_f64(),
        _ => None,
    };
    let (size, low, high) = match &value.value {
        Value::String(text) => (text.chars().count() as f64, "minLength", "maxLength"),
        Value::Number(number) => (number.as_f64()?, "minimum", "maximum"),
        _ => return None,
    };
    if limit(low).is_some_and(|limit| size < limit) {
        return Some(low);
    }
    limit(high).is_some_and(|limit| size > limit).then_some(high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_wrong_value_is_shown() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  A: {type: string, enum: [a, 1, true, null, a]}\n  B: {type: integer, enum: [1, 1.0, 1.5, '1']}\n  C: {type: array, items: {type: string}, enum: [a]}\n  \
               D: {type: string, nullable: true, enum: [a, null]}\n  E: {enum: [a, 1, null]}\n  F: {type: string, maxLength: 1, enum: [ab]}\n  G: {type: boolean, enum: [yes]}\n  \
               H: {type: integer, minimum: 2, enum: [1]}\n  I: {type: strnig, enum: [1]}",
        );
        insta::assert_snapshot!(run(check, &text), @r#"
        error[enum-violates-schema]: the value 1 is not of type string
         --> spec/test.yaml:9:33
          |
        9 |     A: {type: string, enum: [a, 1, true, null, a]}
          |                                 ^
          |
          = help: put it in quotes

        error[enum-violates-schema]: the value true is not of type string
         --> spec/test.yaml:9:36
          |
        9 |     A: {type: string, enum: [a, 1, true, null, a]}
          |                                    ^^^^
          |
          = help: put it in quotes

        error[enum-violates-schema]: null is no value of type string
         --> spec/test.yaml:9:42
          |
        9 |     A: {type: string, enum: [a, 1, true, null, a]}
          |                                          ^^^^
          |
          = help: add `nullable: true`, or remove null

        warning[enum-violates-schema]: the value "a" is given twice
         --> spec/test.yaml:9:48
          |
        9 |     A: {type: string, enum: [a, 1, true, null, a]}
          |                                                ^
          |
          = help: remove one of the two

        error[enum-violates-schema]: the value 1.5 is not of type integer
          --> spec/test.yaml:10:39
           |
        10 |     B: {type: integer, enum: [1, 1.0, 1.5, '1']}
           |                                       ^^^
           |
           = help: remove it, or correct `type: integer`

        error[enum-violates-schema]: the value "1" is not of type integer
          --> spec/test.yaml:10:44
           |
        10 |     B: {type: integer, enum: [1, 1.0, 1.5, '1']}
           |                                            ^^^
           |
           = help: write it without quotes, or correct `type: integer`

        error[enum-violates-schema]: the value "a" is not of type array
          --> spec/test.yaml:11:52
           |
        11 |     C: {type: array, items: {type: string}, enum: [a]}
           |                                                    ^
           |
           = help: move `enum` into `items`, where the single values are

        error[enum-violates-schema]: the value "ab" is outside of `maxLength`
          --> spec/test.yaml:14:44
           |
        14 |     F: {type: string, maxLength: 1, enum: [ab]}
           |                                            ^^
           |
           = help: correct the value or `maxLength`

        error[enum-violates-schema]: the value "yes" is not of type boolean
          --> spec/test.yaml:15:31
           |
        15 |     G: {type: boolean, enum: [yes]}
           |                               ^^^
           |
           = help: write it without quotes, or correct `type: boolean`

        error[enum-violates-schema]: the value 1 is outside of `minimum`
          --> spec/test.yaml:16:43
           |
        16 |     H: {type: integer, minimum: 2, enum: [1]}
           |                                           ^
           |
           = help: correct the value or `minimum`
        "#);
    }
}
