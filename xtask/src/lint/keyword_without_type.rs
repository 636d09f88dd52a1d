//! `keyword-without-type`: a keyword can apply to values of the schema's type.

use crate::document::{Entry, Node, Value};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::Kind;

const ID: &str = "keyword-without-type";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Contradiction,
    summary: "A keyword can apply to values of the schema's type.",
    why: "A limit that is not for this type is ignored: `maxLength` holds nothing on a number.",
    remedy: "Correct `type`, or write the keyword that is for this type.",
    bad: "components:\n  schemas:\n    A: {type: integer, maxLength: 5}\n",
    good: "components:\n  schemas:\n    A: {type: integer, maximum: 99999}\n",
    check,
};

/// Each keyword with the types that it is for.
const KEYWORDS: &[(&str, &[&str])] = &[
    ("maxLength", &["string"]),
    ("minLength", &["string"]),
    ("pattern", &["string"]),
    ("maximum", &["integer", "number"]),
    ("minimum", &["integer", "number"]),
    ("exclusiveMaximum", &["integer", "number"]),
    ("exclusiveMinimum", &["integer", "number"]),
    ("multipleOf", &["integer", "number"]),
    ("items", &["array"]),
    ("maxItems", &["array"]),
    ("minItems", &["array"]),
    ("uniqueItems", &["array"]),
    ("properties", &["object"]),
    ("required", &["object"]),
    ("additionalProperties", &["object"]),
    ("maxProperties", &["object"]),
    ("minProperties", &["object"]),
];

/// Formats that are certainly text; a format is an open word, so that others prove nothing.
const TEXT_FORMATS: &[&str] =
    &["date", "email", "uuid", "uri", "hostname", "ipv4", "ipv6", "byte", "binary", "password"];

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for place in context.places.iter().filter(|place| place.kind == Kind::Schema && place.reference().is_none()) {
        findings.extend(nullable(context, place.node));
        let Some(kind) = place.node.get("type").and_then(Node::as_str) else { continue };
        for entry in place.node.entries() {
            let Some((_, types)) = KEYWORDS.iter().find(|(key, _)| *key == entry.key) else { continue };
            if !types.contains(&kind) && is_type(kind) && says_something(entry) {
                let message = format!("`{}` means nothing for type {kind}", entry.key);
                let finding = Finding::error(ID, &context.document.name, entry.key_span.clone(), message);
                findings.push(finding.help(help(kind, &entry.key, types)));
            }
        }
        findings.extend(format_of(context, place.node, kind));
    }
}

/// The standard says that `nullable` counts only where `type` stands beside it.
fn nullable(context: &Context, schema: &Node) -> Option<Finding> {
    let entry = schema.entry("nullable").filter(|entry| entry.value.as_bool() == Some(true))?;
    let message = "`nullable` means nothing without `type`";
    let finding = Finding::warning(ID, &context.document.name, entry.key_span.clone(), message);
    let is_composed = ["allOf", "oneOf", "anyOf"].iter().any(|key| schema.get(key).is_some());
    let help = match is_composed {
        true => "add the `type` here, and `nullable: true` to each of the schemas that may be null",
        false => "add `type`, or remove it: a schema without a type takes null as it is",
    };
    schema.get("type").is_none().then(|| finding.help(help))
}

/// A word that is no type is the business of `wrong-type`.
fn is_type(kind: &str) -> bool {
    super::standard::TYPES.contains(&kind)
}

/// What demands nothing is harmless.
fn says_something(entry: &Entry) -> bool {
    match &entry.value.value {
        Value::Null | Value::Bool(false) => false,
        Value::Bool(true) => entry.key != "additionalProperties",
        Value::Number(number) => entry.key == "maximum" || entry.key == "minimum" || number.as_u64() != Some(0),
        Value::Seq(items) => !items.is_empty(),
        Value::Map(entries) => !entries.is_empty(),
        Value::String(_) => true,
    }
}

fn help(kind: &str, key: &str, types: &[&str]) -> String {
    let instead = match (kind, key) {
        ("integer" | "number", "maxLength") => Some("maximum"),
        ("integer" | "number", "minLength") => Some("minimum"),
        ("string", "maximum" | "maxItems") | ("string", "exclusiveMaximum") => Some("maxLength"),
        ("string", "minimum" | "minItems") | ("string", "exclusiveMinimum") => Some("minLength"),
        ("array", "maxLength" | "maximum") => Some("maxItems"),
        ("array", "minLength" | "minimum") => Some("minItems"),
        _ => None,
    };
    match instead {
        Some(instead) => format!("write `{instead}`, or correct the type: `{key}` is for {}", types.join(" and ")),
        None if kind == "array" => {
            format!("move it into `items`, or correct the type: `{key}` is for {}", types.join(" and "))
        }
        None => format!("remove it, or correct the type: `{key}` is for {}", types.join(" and ")),
    }
}

fn format_of(context: &Context, schema: &Node, kind: &str) -> Option<Finding> {
    let node = schema.get("format")?;
    let format = node.as_str()?;
    let is_wrong = match kind {
        "integer" | "number" => {
            TEXT_FORMATS.contains(&format) || (kind == "integer" && matches!(format, "float" | "double"))
        }
        "boolean" => TEXT_FORMATS.contains(&format) || matches!(format, "int32" | "int64" | "float" | "double"),
        _ => false,
    };
    let message = format!("the format `{format}` means nothing for type {kind}");
    let finding = Finding::warning(ID, &context.document.name, node.span.clone(), message);
    is_wrong.then(|| finding.help("correct the format or the type"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_keyword_of_another_type_is_shown() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  A: {type: integer, maxLength: 1, pattern: a, minimum: 0}\n  B: {type: string, minimum: 0, items: {type: string}, maxLength: 1}\n  C: {type: number, pattern: a, format: date}\n  \
               D: {type: object, items: {type: string}, properties: {}}\n  E: {type: array, items: {}, properties: {a: {}}, maxLength: 2}\n  F: {maxLength: 1, minimum: 1}\n  \
               G: {type: string, required: [], minItems: 0, additionalProperties: false, properties: {}}\n  H: {type: string, format: int64}\n  I: {type: integer, format: double}\n  J: {type: strnig, maximum: 1}\n  K: {nullable: true, allOf: [{$ref: '#/components/schemas/A'}]}\n  L: {nullable: true}\n  M: {nullable: true, type: string}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[keyword-without-type]: `maxLength` means nothing for type integer
         --> spec/test.yaml:9:24
          |
        9 |     A: {type: integer, maxLength: 1, pattern: a, minimum: 0}
          |                        ^^^^^^^^^
          |
          = help: write `maximum`, or correct the type: `maxLength` is for string

        error[keyword-without-type]: `pattern` means nothing for type integer
         --> spec/test.yaml:9:38
          |
        9 |     A: {type: integer, maxLength: 1, pattern: a, minimum: 0}
          |                                      ^^^^^^^
          |
          = help: remove it, or correct the type: `pattern` is for string

        error[keyword-without-type]: `minimum` means nothing for type string
          --> spec/test.yaml:10:23
           |
        10 |     B: {type: string, minimum: 0, items: {type: string}, maxLength: 1}
           |                       ^^^^^^^
           |
           = help: write `minLength`, or correct the type: `minimum` is for integer and number

        error[keyword-without-type]: `items` means nothing for type string
          --> spec/test.yaml:10:35
           |
        10 |     B: {type: string, minimum: 0, items: {type: string}, maxLength: 1}
           |                                   ^^^^^
           |
           = help: remove it, or correct the type: `items` is for array

        error[keyword-without-type]: `pattern` means nothing for type number
          --> spec/test.yaml:11:23
           |
        11 |     C: {type: number, pattern: a, format: date}
           |                       ^^^^^^^
           |
           = help: remove it, or correct the type: `pattern` is for string

        warning[keyword-without-type]: the format `date` means nothing for type number
          --> spec/test.yaml:11:43
           |
        11 |     C: {type: number, pattern: a, format: date}
           |                                           ^^^^
           |
           = help: correct the format or the type

        error[keyword-without-type]: `items` means nothing for type object
          --> spec/test.yaml:12:23
           |
        12 |     D: {type: object, items: {type: string}, properties: {}}
           |                       ^^^^^
           |
           = help: remove it, or correct the type: `items` is for array

        error[keyword-without-type]: `properties` means nothing for type array
          --> spec/test.yaml:13:33
           |
        13 |     E: {type: array, items: {}, properties: {a: {}}, maxLength: 2}
           |                                 ^^^^^^^^^^
           |
           = help: move it into `items`, or correct the type: `properties` is for object

        error[keyword-without-type]: `maxLength` means nothing for type array
          --> spec/test.yaml:13:54
           |
        13 |     E: {type: array, items: {}, properties: {a: {}}, maxLength: 2}
           |                                                      ^^^^^^^^^
           |
           = help: write `maxItems`, or correct the type: `maxLength` is for string

        warning[keyword-without-type]: the format `double` means nothing for type integer
          --> spec/test.yaml:17:32
           |
        17 |     I: {type: integer, format: double}
           |                                ^^^^^^
           |
           = help: correct the format or the type

        warning[keyword-without-type]: `nullable` means nothing without `type`
          --> spec/test.yaml:19:9
           |
        19 |     K: {nullable: true, allOf: [{$ref: '#/components/schemas/A'}]}
           |         ^^^^^^^^
           |
           = help: add the `type` here, and `nullable: true` to each of the schemas that may be null

        warning[keyword-without-type]: `nullable` means nothing without `type`
          --> spec/test.yaml:20:9
           |
        20 |     L: {nullable: true}
           |         ^^^^^^^^
           |
           = help: add `type`, or remove it: a schema without a type takes null as it is
        ");
    }
}
