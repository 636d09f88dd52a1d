//! `enum-violates-schema`: each value of an `enum` is one that the schema allows, and stands there once.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::document::{Node, Value};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::samples::{Judge, Slip, What};
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
    let mut judge = Judge::new(context.document);
    for place in context.places.iter().filter(|place| place.kind == Kind::Schema && place.reference().is_none()) {
        let Some(list) = place.node.get("enum") else { continue };
        let mut seen = HashSet::new();
        for value in list.items() {
            for slip in judge.slips_of_listed(place.node, value) {
                findings.push(finding(&context.document.name, value, &slip));
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

fn finding(file: &str, value: &Node, slip: &Slip) -> Finding {
    if let (What::Type(wanted), true) = (&slip.what, std::ptr::eq(slip.node, value))
        && let Some(kind) = wanted.as_str()
    {
        let (message, help) = of_type(kind, value);
        return Finding::error(ID, file, value.span.clone(), message).help(help);
    }
    let message = format!("the value {} violates its schema", shown(value));
    let help = slip.what.help(slip.node, None).unwrap_or_else(|| "correct the value or the schema".to_owned());
    Finding::error(ID, file, slip.node.span.clone(), message).label(slip.what.label(slip.node)).help(help)
}

/// What is said of a value that is not of type `kind`.
fn of_type(kind: &str, value: &Node) -> (String, String) {
    if value.is_null() {
        return (format!("null is no value of type {kind}"), "add `nullable: true`, or remove null".to_owned());
    }
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
    (format!("the value {} is not of type {kind}", shown(value)), help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn every_keyword_judges() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  A: {type: string, pattern: '^a$', enum: [a, b]}\n  B: {type: integer, minimum: 1, exclusiveMinimum: true, enum: [1, 2]}\n  \
               C: {type: integer, multipleOf: 2, enum: [2, 3]}\n  D: {type: string, format: date, enum: ['2024-10-01', '2024-13-01']}\n  \
               E: {allOf: [{type: string, enum: [a, b]}], enum: [a, c]}\n  F: {type: array, items: {type: string}, enum: [[a], [a, 1]]}\n  \
               G: {type: integer, enum: [1.0], default: 1.0}",
        );
        insta::assert_snapshot!(run(check, &text), @r#"
        error[enum-violates-schema]: the value "b" violates its schema
         --> spec/test.yaml:9:49
          |
        9 |     A: {type: string, pattern: '^a$', enum: [a, b]}
          |                                                 ^ does not match the pattern ^a$
          |
          = help: correct the value or the schema

        error[enum-violates-schema]: the value 1 violates its schema
          --> spec/test.yaml:10:67
           |
        10 |     B: {type: integer, minimum: 1, exclusiveMinimum: true, enum: [1, 2]}
           |                                                                   ^ 1 must be above 1
           |
           = help: correct the value or the schema

        error[enum-violates-schema]: the value 3 violates its schema
          --> spec/test.yaml:11:49
           |
        11 |     C: {type: integer, multipleOf: 2, enum: [2, 3]}
           |                                                 ^ 3 must be a multiple of 2
           |
           = help: correct the value or the schema

        error[enum-violates-schema]: the value "2024-13-01" violates its schema
          --> spec/test.yaml:12:58
           |
        12 |     D: {type: string, format: date, enum: ['2024-10-01', '2024-13-01']}
           |                                                          ^^^^^^^^^^^^ is no date, which looks like 2024-10-01
           |
           = help: correct the value or the schema

        error[enum-violates-schema]: the value "c" violates its schema
          --> spec/test.yaml:13:58
           |
        13 |     E: {allOf: [{type: string, enum: [a, b]}], enum: [a, c]}
           |                                                          ^ "c" is none of "a" or "b"
           |
           = help: correct the value or the schema

        error[enum-violates-schema]: the value ["a",1] violates its schema
          --> spec/test.yaml:14:61
           |
        14 |     F: {type: array, items: {type: string}, enum: [[a], [a, 1]]}
           |                                                             ^ a number, where the schema has a string
           |
           = help: put quotes around it

        error[enum-violates-schema]: the value 1.0 is not of type integer
          --> spec/test.yaml:15:31
           |
        15 |     G: {type: integer, enum: [1.0], default: 1.0}
           |                               ^^^
           |
           = help: remove it, or correct `type: integer`
        "#);
        let default = run(crate::lint::default_violates_schema::RULE.check, &text);
        assert_eq!(default.matches("error[").count(), 1, "{default}");
    }

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

        error[enum-violates-schema]: the value 1.0 is not of type integer
          --> spec/test.yaml:10:34
           |
        10 |     B: {type: integer, enum: [1, 1.0, 1.5, '1']}
           |                                  ^^^
           |
           = help: remove it, or correct `type: integer`

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

        error[enum-violates-schema]: the value "ab" violates its schema
          --> spec/test.yaml:14:44
           |
        14 |     F: {type: string, maxLength: 1, enum: [ab]}
           |                                            ^^ 2 characters, where the schema allows at most 1
           |
           = help: correct the value or the schema

        error[enum-violates-schema]: the value "yes" is not of type boolean
          --> spec/test.yaml:15:31
           |
        15 |     G: {type: boolean, enum: [yes]}
           |                               ^^^
           |
           = help: write it without quotes, or correct `type: boolean`

        error[enum-violates-schema]: the value 1 violates its schema
          --> spec/test.yaml:16:43
           |
        16 |     H: {type: integer, minimum: 2, enum: [1]}
           |                                           ^ 1 must be at least 2
           |
           = help: correct the value or the schema
        "#);
    }
}
