//! One edit each, and what proves it.

use std::fmt::Write;

use serde_json::Value as Json;

use super::Finder;
use crate::document::{Document, Node};
use crate::lint::samples::{Direction, Judge, Slip, What, validator};

/// Shared by all schemas of the table.
const COMPONENTS: &str = "
components:
  schemas:
    Tree: {type: object, required: [name], properties: {name: {type: string}, inner: {$ref: '#/components/schemas/Tree'}}}
    Cat: {type: object, required: [kind, lives], properties: {kind: {type: string}, lives: {type: integer}}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string}, name: {type: string}}}
    Endless: {type: object, required: [inner], properties: {inner: {$ref: '#/components/schemas/Endless'}}}
";

/// A schema, the schema that it becomes, and the way to the edit.
type Case = (&'static str, &'static str, &'static [&'static str]);

const CASES: [Case; 62] = [
    // Text.
    ("{type: string, maxLength: 8}", "{type: string, maxLength: 5}", &[]),
    ("{type: string}", "{type: string, maxLength: 2000}", &[]),
    ("{type: string}", "{type: string, minLength: 1}", &[]),
    ("{type: string, minLength: 2, maxLength: 4}", "{type: string, minLength: 3, maxLength: 4}", &[]),
    ("{type: string, pattern: '^[0-9a-z]+$'}", "{type: string, pattern: '^[0-9]+$'}", &[]),
    ("{type: string, pattern: '^[0-9a-f]{4}$'}", "{type: string, pattern: '^[0-9a-e]{4}$'}", &[]),
    ("{type: string, pattern: '^[A-Za-z0-9_]{1,64}$'}", "{type: string, pattern: '^[A-Za-z0-9_]{1,32}$'}", &[]),
    ("{type: string, pattern: '^(T1|D1|D0)$'}", "{type: string, pattern: '^(T1|D1)$'}", &[]),
    ("{type: string, pattern: '[0-9]+'}", "{type: string, pattern: '^[0-9]+$'}", &[]),
    ("{type: string, pattern: '^(?=a)[a-z]+$'}", "{type: string, pattern: '^(?=a)[a-y]+$'}", &[]),
    ("{type: string}", "{type: string, format: date}", &[]),
    ("{type: string, format: date-time}", "{type: string, format: date}", &[]),
    ("{type: string}", "{type: string, format: decimal}", &[]),
    ("{type: string, format: decimal, maxLength: 10}", "{type: string, format: decimal, maxLength: 9}", &[]),
    ("{type: string, enum: [a, b]}", "{type: string, enum: [a]}", &[]),
    ("{type: string}", "{type: string, enum: [a]}", &[]),
    ("{type: string, enum: [a]}", "{type: string, enum: [a, b]}", &[]),
    // Numbers.
    ("{type: integer, minimum: 1}", "{type: integer, minimum: 5}", &[]),
    ("{type: integer, minimum: 1}", "{type: integer, minimum: 1, exclusiveMinimum: true}", &[]),
    ("{type: number, maximum: 2.5}", "{type: number, maximum: 2.4}", &[]),
    ("{type: number}", "{type: integer}", &[]),
    ("{type: integer, multipleOf: 3, minimum: 10}", "{type: integer, multipleOf: 3, minimum: 13}", &[]),
    ("{type: integer, multipleOf: 5}", "{type: integer, multipleOf: 10}", &[]),
    ("{type: number, multipleOf: 0.01}", "{type: number, multipleOf: 0.1}", &[]),
    ("{type: integer, format: int64}", "{type: integer, format: int32}", &[]),
    // Types and null.
    ("{type: string}", "{type: integer}", &[]),
    ("{type: string, nullable: true}", "{type: string}", &[]),
    ("{}", "{type: object}", &[]),
    ("{type: integer}", "{type: number}", &[]),
    // Lists.
    ("{type: array, items: {type: string}, maxItems: 4}", "{type: array, items: {type: string}, maxItems: 2}", &[]),
    ("{type: array, items: {type: string}}", "{type: array, items: {type: string}, minItems: 1}", &[]),
    ("{type: array, items: {type: string}}", "{type: array, items: {type: string}, uniqueItems: true}", &[]),
    (
        "{type: array, minItems: 2, uniqueItems: true, items: {enum: [a, b, c]}}",
        "{type: array, minItems: 3, uniqueItems: true, items: {enum: [a, b, c]}}",
        &[],
    ),
    (
        "{type: array, items: {type: string, maxLength: 3}}",
        "{type: array, items: {type: string, maxLength: 2}}",
        &["*"],
    ),
    ("{type: array, items: {type: string, maxLength: 3}}", "{type: array, items: {type: string, maxLength: 2}}", &[]),
    // Maps.
    (
        "{type: object, required: [a], properties: {a: {type: string}, b: {type: string}}}",
        "{type: object, required: [a, b], properties: {a: {type: string}, b: {type: string}}}",
        &["b"],
    ),
    (
        "{type: object, required: [a], properties: {a: {type: string}, b: {type: string}}}",
        "{type: object, required: [a, b, c], properties: {a: {type: string, minLength: 2}, b: {type: string}}}",
        &["b"],
    ),
    (
        "{type: object, properties: {a: {type: string}, b: {type: string}}}",
        "{type: object, properties: {a: {type: string}, b: {type: integer}}}",
        &[],
    ),
    (
        "{type: object, properties: {a: {type: string}}}",
        "{type: object, properties: {a: {type: string}}, additionalProperties: false}",
        &[],
    ),
    (
        "{type: object, properties: {a: {type: string}}, additionalProperties: false}",
        "{type: object, additionalProperties: false}",
        &["a"],
    ),
    (
        "{type: object, additionalProperties: {type: string}}",
        "{type: object, additionalProperties: {type: string, maxLength: 2}}",
        &["*"],
    ),
    (
        "{type: object, additionalProperties: {type: string}}",
        "{type: object, additionalProperties: {type: string}, minProperties: 2}",
        &[],
    ),
    (
        "{type: object, additionalProperties: {type: string}, maxProperties: 3}",
        "{type: object, additionalProperties: {type: string}, maxProperties: 2}",
        &[],
    ),
    (
        "{type: object, required: [o], properties: {o: {type: object, required: [l], properties: {l: {type: array, minItems: 2, items: {type: object, required: [m], properties: {m: {type: string, format: decimal}, n: {type: integer, maximum: 9}}}}}}}}",
        "{type: object, required: [o], properties: {o: {type: object, required: [l], properties: {l: {type: array, minItems: 2, items: {type: object, required: [m], properties: {m: {type: string, format: decimal}, n: {type: integer, maximum: 7}}}}}}}}",
        &["o", "l", "*", "n"],
    ),
    // Combinations.
    (
        "{allOf: [{type: object, required: [a], properties: {a: {type: string}}}, {properties: {b: {type: integer}}}]}",
        "{allOf: [{type: object, required: [a], properties: {a: {type: string}}}, {properties: {b: {type: integer, maximum: 3}}}]}",
        &["b"],
    ),
    (
        "{allOf: [{type: string, maxLength: 9}, {pattern: '^[a-z]*$'}]}",
        "{allOf: [{type: string, maxLength: 8}, {pattern: '^[a-z]*$'}]}",
        &[],
    ),
    ("{anyOf: [{type: string}, {type: integer}]}", "{anyOf: [{type: integer}]}", &[]),
    ("{oneOf: [{type: string}, {type: integer}]}", "{oneOf: [{type: string}, {type: integer}, {type: number}]}", &[]),
    (
        "{oneOf: [{type: object, required: [a], properties: {a: {type: string}}}, {type: object, required: [b], properties: {b: {type: string}}}]}",
        "{oneOf: [{type: object, required: [a], properties: {a: {type: string}}}, {type: object, required: [b], properties: {b: {type: string, maxLength: 3}}}]}",
        &["b"],
    ),
    (
        "{anyOf: [{type: object, required: [a]}, {type: object, required: [b]}]}",
        "{oneOf: [{type: object, required: [a]}, {type: object, required: [b]}]}",
        &[],
    ),
    ("{type: string}", "{type: string, not: {enum: [admin]}}", &[]),
    ("{type: object}", "{type: object, not: {required: [a, b]}}", &[]),
    (
        "{oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}",
        "{oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: kind}}",
        &[],
    ),
    (
        "{$ref: '#/components/schemas/Tree'}",
        "{type: object, required: [name], properties: {name: {type: string, maxLength: 1}}}",
        &["name"],
    ),
    // Marks of one side: the request never has `r`.
    (
        "{type: object, required: [r, a], properties: {r: {type: string, readOnly: true}, a: {type: string}}}",
        "{type: object, required: [r, a], properties: {r: {type: string, readOnly: true}, a: {type: string, minLength: 2}}}",
        &["a"],
    ),
    (
        "{type: object, properties: {r: {type: string}}}",
        "{type: object, properties: {r: {type: string, readOnly: true}}}",
        &["r"],
    ),
    // There is none.
    ("{type: string, maxLength: 5}", "{type: string, maxLength: 8}", &[]),
    ("{type: string, description: a}", "{type: string}", &[]),
    (
        "{type: object, properties: {a: {type: string}, b: {type: string}}}",
        "{type: object, properties: {a: {type: string}, b: {type: integer}}}",
        &["a"],
    ),
    ("{$ref: '#/components/schemas/Endless'}", "{type: string}", &[]),
    ("{type: string, maxLength: 500000}", "{type: string, maxLength: 400000}", &[]),
    ("{type: string, enum: [a]}", "{type: string, enum: [a], minLength: 1}", &[]),
];

#[test]
fn witnesses_are_plain() {
    let mut shown = String::new();
    for (base, revision, hint) in CASES {
        let documents = [base, revision].map(document);
        let [base_schema, revision_schema] = documents.each_ref().map(|document| document.root.get("schema").unwrap());
        let hint: Vec<String> = hint.iter().map(|step| (*step).to_owned()).collect();
        let mut finder = Finder::new(&documents[0], &documents[1]);
        let witness = finder.breaking(base_schema, revision_schema, Direction::Request, &hint);
        let text = witness.as_ref().map_or_else(|| "none".to_owned(), |witness| clipped(&witness.value.to_string()));
        writeln!(shown, "{base}\n  -> {revision} at {hint:?}\n  {text}").unwrap();
        if let Some(witness) = witness {
            assert_proven(
                &witness.value,
                (&documents[0], base_schema),
                (&documents[1], revision_schema),
                Direction::Request,
            );
        }
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn an_answer_breaks_the_other_way_round() {
    let documents = ["{type: string, enum: [a]}", "{type: string, enum: [a, b]}"].map(document);
    let [base, revision] = documents.each_ref().map(|document| document.root.get("schema").unwrap());
    let mut finder = Finder::new(&documents[0], &documents[1]);
    assert!(finder.breaking(base, revision, Direction::Request, &[]).is_none());
    let witness = finder.breaking(base, revision, Direction::Answer, &[]).unwrap();
    assert_eq!((witness.value, witness.was_valid), ("b".into(), false));
}

fn document(schema: &str) -> Document {
    Document::parse("spec/test.yaml", &format!("schema: {schema}\n{COMPONENTS}")).unwrap()
}

fn clipped(text: &str) -> String {
    let count = text.chars().count();
    if count <= 120 { text.to_owned() } else { format!("{}… ({count} characters)", &text[..40]) }
}

/// The judge says so, and a JSON Schema validator as well unless it is about a format that only we know.
pub fn assert_proven(value: &Json, good: (&Document, &Node), bad: (&Document, &Node), direction: Direction) {
    let read = super::search::node(value);
    let slips = |(document, schema)| {
        let mut judge = Judge::new(document);
        let slips = judge.slips(schema, &read, direction);
        (slips.is_empty(), !slips.is_empty() && slips.iter().all(is_ours))
    };
    assert!(slips(good).0, "is not valid: {value}");
    let (is_valid, is_ours) = slips(bad);
    assert!(!is_valid, "is not invalid: {value}");
    let says = |(document, schema)| validator(document, schema, direction, read.depth()).unwrap().is_valid(value);
    assert!(says(good), "is not valid by JSON Schema: {value}");
    assert!(is_ours || !says(bad), "is not invalid by JSON Schema: {value}");
}

fn is_ours(slip: &Slip) -> bool {
    matches!(slip.what, What::Range(_))
        || matches!(slip.what, What::Format(what, _) if ["decimal number", "base64"].contains(&what))
}

#[test]
fn lists_of_lists_of_lists_do_not_fill_the_memory() {
    let lists = |inner: &str| {
        let lists = (0..4).fold(inner.to_owned(), |items, _| format!("{{type: array, minItems: 300, items: {items}}}"));
        document(&lists)
    };
    let (base, revision) = (lists("{type: string}"), lists("{type: string, maxLength: 3}"));
    let (was, is) = (base.root.get("schema").unwrap(), revision.root.get("schema").unwrap());
    assert_eq!(Finder::new(&base, &revision).breaking(was, is, Direction::Request, &[]), None);
}
