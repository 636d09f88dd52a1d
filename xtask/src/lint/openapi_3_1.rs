//! `openapi-3-1`: what is new in OpenAPI 3.1 or comes from JSON Schema is not written in a document of 3.0.

use std::ops::Range;

use crate::document::{Entry, Node, Value};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::standard::TYPES;
use super::walk::{Kind, Place};

const ID: &str = "openapi-3-1";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "A document of OpenAPI 3.0 has no words of OpenAPI 3.1.",
    why: "OpenAPI 3.0 knows only part of JSON Schema. Tools ignore the other keywords or refuse the document.",
    remedy: "Say it as OpenAPI 3.0 does; the finding says how.",
    bad: "components:\n  schemas:\n    A: {type: [string, 'null']}\n",
    good: "components:\n  schemas:\n    A: {type: string, nullable: true}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for place in &context.places {
        if place.is_replaced() || !(place.keys.has_stranger || place.kind == Kind::Schema) {
            continue;
        }
        for entry in place.node.entries() {
            // No word of OpenAPI 3.1 alone is one that 3.0 knows.
            let judgement = if place.keys.has_stranger { judge(place, entry) } else { form(entry) };
            if let Some((span, what, help)) = judgement {
                let message = format!("{what} is not OpenAPI 3.0");
                findings.push(Finding::error(ID, &context.document.name, span, message).help(help));
            }
        }
    }
}

/// Whether a key means something in OpenAPI 3.1 or in JSON Schema alone.
pub fn is_keyword(kind: Kind, key: &str) -> bool {
    find(kind, key).is_some()
}

/// Whether a value has a form that OpenAPI 3.0 does not have, but 3.1 has.
pub fn is_form(kind: Kind, entry: &Entry) -> bool {
    kind == Kind::Schema && form(entry).is_some()
}

type Judgement = (Range<usize>, String, String);

fn judge(place: &Place, entry: &Entry) -> Option<Judgement> {
    if let Some(help) = find(place.kind, &entry.key) {
        return Some((entry.key_span.clone(), format!("`{}`", entry.key), help.to_owned()));
    }
    if place.kind == Kind::Schema { form(entry) } else { None }
}

fn form(entry: &Entry) -> Option<Judgement> {
    let value = &entry.value;
    let found = |what: String, help: String| Some((value.span.clone(), what, help));
    match (entry.key.as_str(), &value.value) {
        ("type", Value::Seq(types)) => found("a list of types".to_owned(), types_help(types)),
        ("type", Value::Null) => found("the type null".to_owned(), NULL.to_owned()),
        ("type", Value::String(name)) if name == "null" => found("the type null".to_owned(), NULL.to_owned()),
        ("exclusiveMinimum", Value::Number(bound)) => found(
            "an `exclusiveMinimum` that is a number".to_owned(),
            format!("write `minimum: {bound}` and `exclusiveMinimum: true`"),
        ),
        ("exclusiveMaximum", Value::Number(bound)) => found(
            "an `exclusiveMaximum` that is a number".to_owned(),
            format!("write `maximum: {bound}` and `exclusiveMaximum: true`"),
        ),
        ("items", Value::Seq(_)) => {
            found("a list of `items`".to_owned(), "write one schema for all items, or `items: {oneOf: […]}`".to_owned())
        }
        ("items" | "not", Value::Bool(_)) => {
            found(format!("a boolean as `{}`", entry.key), "write `{}` for any value".to_owned())
        }
        _ => None,
    }
}

const NULL: &str = "write the type of the other values with `nullable: true`; null alone cannot be said";

fn types_help(types: &[Node]) -> String {
    let names: Vec<&str> = types.iter().filter_map(Node::as_str).filter(|name| TYPES.contains(name)).collect();
    let has_null = types.iter().any(|name| name.is_null() || name.as_str() == Some("null"));
    match (names.as_slice(), has_null) {
        ([only], true) => format!("write `type: {only}` and `nullable: true`"),
        ([only], false) => format!("write `type: {only}`"),
        _ => "write `oneOf` with a schema for each type, or leave `type` out".to_owned(),
    }
}

fn find(kind: Kind, key: &str) -> Option<&'static str> {
    WORDS.iter().find(|(known, word, _)| *known == kind && *word == key).map(|(_, _, help)| *help)
}

const WORDS: &[(Kind, &str, &str)] = &[
    (
        Kind::Root,
        "webhooks",
        "describe what the provider calls under `callbacks` of the operation that brings it about",
    ),
    (Kind::Root, "jsonSchemaDialect", "remove it: OpenAPI 3.0 has one dialect"),
    (Kind::Info, "summary", "write it into `description`"),
    (Kind::License, "identifier", "write `name` and `url`"),
    (Kind::Components, "pathItems", "write the paths under `paths`"),
    (Kind::Schema, "const", "write `enum` with this one value"),
    (Kind::Schema, "examples", "write `example`, or `examples` beside the schema in the media type or the parameter"),
    (Kind::Schema, "$defs", "move them to `components.schemas`"),
    (Kind::Schema, "definitions", "move them to `components.schemas`"),
    (Kind::Schema, "$schema", "remove it: OpenAPI 3.0 has one dialect"),
    (Kind::Schema, "$id", "remove it: a schema is named by its key under `components.schemas`"),
    (Kind::Schema, "id", "remove it: a schema is named by its key under `components.schemas`"),
    (Kind::Schema, "$anchor", "remove it: a `$ref` names a schema by its path"),
    (Kind::Schema, "$dynamicAnchor", "remove it: a `$ref` names a schema by its path"),
    (Kind::Schema, "$dynamicRef", "write `$ref`"),
    (Kind::Schema, "$recursiveRef", "write `$ref`"),
    (Kind::Schema, "$recursiveAnchor", "remove it: a `$ref` names a schema by its path"),
    (Kind::Schema, "$vocabulary", "remove it: OpenAPI 3.0 has one dialect"),
    (Kind::Schema, "$comment", "write it into `description`, or as a comment of YAML"),
    (Kind::Schema, "prefixItems", "write one schema for all items, or `items: {oneOf: […]}`"),
    (Kind::Schema, "additionalItems", "write one schema for all items, or `items: {oneOf: […]}`"),
    (Kind::Schema, "unevaluatedItems", "write one schema for all items, or `items: {oneOf: […]}`"),
    (Kind::Schema, "contains", "say it in `description`"),
    (Kind::Schema, "minContains", "say it in `description`"),
    (Kind::Schema, "maxContains", "say it in `description`"),
    (
        Kind::Schema,
        "patternProperties",
        "write `additionalProperties`, and the pattern of the names into `description`",
    ),
    (Kind::Schema, "propertyNames", "write `additionalProperties`, and the pattern of the names into `description`"),
    (Kind::Schema, "unevaluatedProperties", "write `additionalProperties`"),
    (Kind::Schema, "dependencies", "say it in `description`"),
    (Kind::Schema, "dependentRequired", "say it in `description`"),
    (Kind::Schema, "dependentSchemas", "write `oneOf`, or say it in `description`"),
    (Kind::Schema, "if", "write `oneOf`, or say it in `description`"),
    (Kind::Schema, "then", "write `oneOf`, or say it in `description`"),
    (Kind::Schema, "else", "write `oneOf`, or say it in `description`"),
    (Kind::Schema, "contentEncoding", "write `format: byte` for base64"),
    (Kind::Schema, "contentMediaType", "write `format: binary`, or say it in `description`"),
    (Kind::Schema, "contentSchema", "say it in `description`"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_word_comes_with_that_of_3_0() {
        let text = with_operation(
            "responses: {}",
            "pathItems: {}\nschemas:\n  A: {type: [string, 'null'], const: a, examples: [a]}\n  B: {type: [string, integer]}\n  \
               C: {type: number, exclusiveMinimum: 1, exclusiveMaximum: true, maximum: 2}\n  D: {type: 'null'}\n  \
               E: {type: object, $defs: {F: {}}, properties: {const: {}, if: {}}}\n  F: {type: array, prefixItems: [{}], items: [{}]}\n  G: {type: array, items: true}",
        ) + "webhooks: {}\n";
        insta::assert_snapshot!(run(check, &text), @r"
        error[openapi-3-1]: `pathItems` is not OpenAPI 3.0
         --> spec/test.yaml:8:3
          |
        8 |   pathItems: {}
          |   ^^^^^^^^^
          |
          = help: write the paths under `paths`

        error[openapi-3-1]: a list of types is not OpenAPI 3.0
          --> spec/test.yaml:10:15
           |
        10 |     A: {type: [string, 'null'], const: a, examples: [a]}
           |               ^^^^^^^^^^^^^^^^
           |
           = help: write `type: string` and `nullable: true`

        error[openapi-3-1]: `const` is not OpenAPI 3.0
          --> spec/test.yaml:10:33
           |
        10 |     A: {type: [string, 'null'], const: a, examples: [a]}
           |                                 ^^^^^
           |
           = help: write `enum` with this one value

        error[openapi-3-1]: `examples` is not OpenAPI 3.0
          --> spec/test.yaml:10:43
           |
        10 |     A: {type: [string, 'null'], const: a, examples: [a]}
           |                                           ^^^^^^^^
           |
           = help: write `example`, or `examples` beside the schema in the media type or the parameter

        error[openapi-3-1]: a list of types is not OpenAPI 3.0
          --> spec/test.yaml:11:15
           |
        11 |     B: {type: [string, integer]}
           |               ^^^^^^^^^^^^^^^^^
           |
           = help: write `oneOf` with a schema for each type, or leave `type` out

        error[openapi-3-1]: an `exclusiveMinimum` that is a number is not OpenAPI 3.0
          --> spec/test.yaml:12:41
           |
        12 |     C: {type: number, exclusiveMinimum: 1, exclusiveMaximum: true, maximum: 2}
           |                                         ^
           |
           = help: write `minimum: 1` and `exclusiveMinimum: true`

        error[openapi-3-1]: the type null is not OpenAPI 3.0
          --> spec/test.yaml:13:15
           |
        13 |     D: {type: 'null'}
           |               ^^^^^^
           |
           = help: write the type of the other values with `nullable: true`; null alone cannot be said

        error[openapi-3-1]: `$defs` is not OpenAPI 3.0
          --> spec/test.yaml:14:23
           |
        14 |     E: {type: object, $defs: {F: {}}, properties: {const: {}, if: {}}}
           |                       ^^^^^
           |
           = help: move them to `components.schemas`

        error[openapi-3-1]: `prefixItems` is not OpenAPI 3.0
          --> spec/test.yaml:15:22
           |
        15 |     F: {type: array, prefixItems: [{}], items: [{}]}
           |                      ^^^^^^^^^^^
           |
           = help: write one schema for all items, or `items: {oneOf: […]}`

        error[openapi-3-1]: a list of `items` is not OpenAPI 3.0
          --> spec/test.yaml:15:48
           |
        15 |     F: {type: array, prefixItems: [{}], items: [{}]}
           |                                                ^^^^
           |
           = help: write one schema for all items, or `items: {oneOf: […]}`

        error[openapi-3-1]: a boolean as `items` is not OpenAPI 3.0
          --> spec/test.yaml:16:29
           |
        16 |     G: {type: array, items: true}
           |                             ^^^^
           |
           = help: write `{}` for any value

        error[openapi-3-1]: `webhooks` is not OpenAPI 3.0
          --> spec/test.yaml:17:1
           |
        17 | webhooks: {}
           | ^^^^^^^^
           |
           = help: describe what the provider calls under `callbacks` of the operation that brings it about
        ");
    }
}
