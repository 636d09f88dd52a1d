//! What the lines say, what changes them and what does not.

use std::collections::BTreeSet;
use std::path::Path;

use super::document::surface_within;
use super::*;
use crate::document::{Document, Node, Value};

const ALL: &str = include_str!("all.yaml");

fn parsed(text: &str) -> Document {
    Document::parse("spec/all.yaml", text).unwrap()
}

fn lines(text: &str) -> Vec<String> {
    surface(&parsed(text), "all")
}

fn real_documents() -> Vec<(String, String)> {
    let sources = crate::source::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))).unwrap();
    let api = |path: &str| path.trim_start_matches("spec/").trim_end_matches(".yaml").to_owned();
    sources.into_iter().map(|source| (api(&source.path), source.text)).collect()
}

/// What an edit takes away and adds, as a diff shows it.
fn edited(text: &str, edits: &[(&str, &str)]) -> String {
    let mut revision = text.to_owned();
    for (from, to) in edits {
        assert!(revision.contains(from), "{from}");
        revision = revision.replacen(from, to, 1);
    }
    let sets = [text, &revision].map(|text| lines(text).into_iter().collect::<BTreeSet<_>>());
    let [base, revision] = &sets;
    let gone = base.difference(revision).map(|line| format!("-{line}"));
    let new = revision.difference(base).map(|line| format!("+{line}"));
    gone.chain(new).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_construct() {
    insta::assert_snapshot!(lines(ALL).join("\n"));
}

#[test]
fn the_three_documents_have_sorted_lines_each_once_that_name_no_component() {
    for (api, text) in real_documents() {
        let lines = surface(&parsed(&text), &api);
        assert!(lines.len() > 20, "{api}");
        assert!(lines.is_sorted() && lines.iter().collect::<BTreeSet<_>>().len() == lines.len(), "{api}");
        assert!(lines.iter().all(|line| line.starts_with(&format!("{api} ")) && !line.contains(" schema=")), "{api}");
        let once = surface_within(&parsed(&text), &api, 0, usize::MAX).len();
        println!("{api}: {} lines, with each component once {once}", lines.len());
    }
}

/// Turns round what has no order: all maps, and the lists that stand for sets.
fn turned_round(node: &mut Node, key: &str) {
    const SETS: [&str; 14] = [
        "required",
        "parameters",
        "security",
        "oneOf",
        "anyOf",
        "tags",
        "success",
        "failure",
        "answer",
        "when",
        "x-rules",
        "not-executed",
        "in",
        "forbidden",
    ];
    match &mut node.value {
        Value::Map(entries) => {
            entries.reverse();
            entries.iter_mut().for_each(|entry| turned_round(&mut entry.value, &entry.key));
        }
        Value::Seq(items) => {
            if SETS.contains(&key) {
                items.reverse();
            }
            items.iter_mut().for_each(|item| turned_round(item, ""));
        }
        _ => {}
    }
}

#[test]
fn order_says_nothing() {
    let all = ("all".to_owned(), ALL.to_owned());
    for (api, text) in real_documents().into_iter().chain([all]) {
        let (document, mut other) = (parsed(&text), parsed(&text));
        turned_round(&mut other.root, "");
        assert_ne!(document.root, other.root);
        assert_eq!(surface(&document, &api), surface(&other, &api), "{api}");
        let once = [&document, &other].map(|document| surface_within(document, &api, 0, usize::MAX));
        assert_eq!(once[0], once[1], "{api}");
    }
}

#[test]
fn refactoring_says_nothing() {
    let kind = "{type: string, description: Kinds., enum: ['01', '02'], x-enum-varnames: [Order, Store]}";
    let renamed = ALL.replace("schemas/Failure'", "schemas/Refusal'").replace("    Failure: {", "    Refusal: {");
    assert_eq!(lines(&renamed.replace("other.yaml#/Refusal", "other.yaml#/Failure")), lines(ALL));
    for edits in [
        // In line instead of a reference, and the other way round.
        vec![("properties: {kind: {$ref: '#/components/schemas/Kind'}}", &*format!("properties: {{kind: {kind}}}"))],
        vec![(
            "schema: {$ref: '#/components/schemas/Order'}",
            "schema: {allOf: [{$ref: '#/components/schemas/Order'}]}",
        )],
        vec![(
            "allOf: [{$ref: '#/components/schemas/Kind'}], default",
            "oneOf: [{$ref: '#/components/schemas/Kind'}], default",
        )],
        vec![(
            "        - {$ref: '#/components/schemas/Base'}",
            "        - {type: object, required: [remark], properties: {remark: {type: string, maxLength: 64}}}",
        )],
        // At the path instead of the operation.
        vec![
            ("        - {name: x-trace, in: header, required: true, schema: {type: string}}\n", ""),
            (
                "{name: X-Trace, in: header, description: Overridden below.,",
                "{name: X-Trace, in: header, required: true,",
            ),
        ],
        // What the standard says anyway.
        vec![("{name: ids, in: query, ", "{name: ids, in: query, style: form, required: false, ")],
        vec![(
            "remark: {type: string, maxLength: 8}",
            "remark: {type: string, maxLength: 8, minLength: 0, nullable: false}",
        )],
        vec![("maximum: 100.0", "maximum: 100")],
        // The case of a header, a media type, a status.
        vec![("X-Rate-Limit: ", "x-rate-limit: ")],
        vec![("4xx: ", "4XX: ")],
        vec![("Application/X-www-form", "application/x-WWW-form")],
        vec![("scheme: Bearer", "scheme: bearer")],
        // Wording.
        vec![("Never shown.", "Otherwise.")],
        vec![("description: Kinds.", "description: Kind., example: '01'")],
    ] {
        assert_eq!(edited(ALL, &edits), "", "{edits:?}");
    }
}

#[test]
fn an_edit_changes_the_lines_that_it_is_about() {
    let shown = [
        vec![("maxLength: 16", "maxLength: 12")],
        vec![("enum: [1, 2.0, null]", "enum: [1, 2.0, 3, null]")],
        vec![("x-effect: moves-money", "x-effect: read")],
        vec![("not-executed: [bad_parameter,", "not-executed: [bad_parameter, timed_out,")],
        vec![("then: {required: [kind, amount]", "then: {required: [kind]")],
        vec![("x-sensitive: true}\n            free", "}\n            free")],
        vec![("operationId: get_order, parameters", "operationId: get_orders, parameters")],
        vec![(
            "          text/plain: ",
            "          application/xml: {schema: {$ref: '#/components/schemas/OrderRequest'}}\n          text/plain: ",
        )],
        vec![("anyOf: [{type: string}, ", "anyOf: [{type: boolean}, {type: string}, ")],
        vec![("children: {type: array", "children: {type: array, maxItems: 9")],
        vec![("{url: https://orders.example.com}", "{url: https://orders.example.org}")],
    ]
    .map(|edits| edited(ALL, &edits));
    insta::assert_snapshot!(shown.join("\n\n"));
}

/// Components that all refer to all: to follow each would take for ever.
fn tangle(count: usize) -> String {
    use std::fmt::Write as _;
    let mut text = "paths: {/a: {get: {operationId: get_a, responses: {'200': {content: {application/json: {schema: \
                    {$ref: '#/components/schemas/C0'}}}}}}}}\ncomponents:\n  schemas:\n"
        .to_owned();
    for one in 0..count {
        write!(text, "    C{one}: {{type: object, properties: {{").unwrap();
        for other in 0..count {
            write!(text, "p{other}: {{$ref: '#/components/schemas/C{other}'}}, ").unwrap();
        }
        text += "}}\n";
    }
    text
}

#[test]
fn recursion_ends() {
    insta::assert_snapshot!(lines(&tangle(2)).join("\n"), @"
    all (document) version=\"\"
    all get_a GET /a
    all get_a response 200 (body) object
    all get_a response 200 (media) application/json
    all get_a response 200 p0 object recursive=(body)
    all get_a response 200 p1 object
    all get_a response 200 p1.p0 object recursive=(body)
    all get_a response 200 p1.p1 object recursive=p1
    all get_a security none
    all get_a server /
    ");
}

#[test]
fn what_would_be_too_long_names_its_components() {
    let lines = lines(&tangle(60));
    // The two that are about the whole, five of the operation, and for each component itself and its properties.
    assert_eq!(lines.len(), 6 + 60 * 61);
    assert!(lines.is_sorted());
    assert!(lines.contains(&"all get_a response 200 (body) object schema=C0".to_owned()));
    assert!(lines.contains(&"all (schema) C7 p59 object schema=C59".to_owned()));
}

#[test]
fn what_is_still_too_long_is_cut() {
    let lines = surface_within(&parsed(&tangle(20)), "all", 10, 50);
    assert_eq!((lines.len(), lines[0].as_str()), (51, "all (cut) after 50 lines"));
}

#[test]
fn deep_nesting_ends() {
    const LEVELS: usize = 90;
    let deep = format!("{}{{type: string}}{}", "{type: array, items: ".repeat(LEVELS), "}".repeat(LEVELS));
    let text = format!("paths: {{/a: {{get: {{responses: {{'200': {{content: {{a/b: {{schema: {deep}}}}}}}}}}}}}}}");
    assert!(lines(&text).iter().any(|line| line.ends_with(" deeper")));
    let circle =
        "components: {schemas: {A: {allOf: [{$ref: '#/components/schemas/A'}]}, B: {$ref: '#/components/schemas/B'}}}";
    for schema in ["A", "B"] {
        let body = format!("{{schema: {{$ref: '#/components/schemas/{schema}'}}}}");
        let text = format!("paths: {{/a: {{get: {{responses: {{'200': {{content: {{a/b: {body}}}}}}}}}}}}}\n{circle}");
        assert!(lines(&text).iter().any(|line| line.contains(" (body) any")), "{schema}");
    }
}

/// Puts `value` in the place of the value with this number; `None` if there are fewer.
fn put(node: &mut Node, left: &mut usize, value: &Value) -> Option<()> {
    if *left == 0 {
        node.value = value.clone();
        return Some(());
    }
    *left -= 1;
    match &mut node.value {
        Value::Seq(items) => items.iter_mut().find_map(|item| put(item, left, value)),
        Value::Map(entries) => entries.iter_mut().find_map(|entry| put(&mut entry.value, left, value)),
        _ => None,
    }
}

#[test]
fn nothing_malformed_panics_or_breaks_a_line() {
    let text = |text: &str| Value::String(text.to_owned());
    let inside = parsed("{$ref: '#/components/schemas/Order'}").root.value;
    let list = parsed("[{a: b}, 1, null]").root.value;
    for value in [Value::Null, Value::Bool(true), text(""), text("a\nb c"), text("#/paths"), inside, list] {
        for number in 0.. {
            let mut document = parsed(ALL);
            if put(&mut document.root, &mut number.clone(), &value).is_none() {
                break;
            }
            let lines = surface(&document, "all");
            assert!(lines.iter().all(|line| line.starts_with("all ") && line.lines().count() == 1));
            surface_within(&document, "all", 0, usize::MAX);
        }
    }
}
