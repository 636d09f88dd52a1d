//! What progenitor and typify refuse, panic on or drop without a word, and what is generated here instead.
//!
//! Each construct is given to progenitor itself, so that a release which learns it is noticed.

use std::panic::{AssertUnwindSafe, catch_unwind};

use progenitor::{GenerationSettings, Generator, InterfaceStyle};

use crate::document::{Document, openapi, typed};
use crate::generate::translated;
use crate::lint::testing::with_operation;

/// What progenitor alone makes of a document.
#[derive(Debug, PartialEq, Eq)]
enum Alone {
    Code,
    Error,
    Panic,
    /// openapiv3 cannot read it.
    Unread,
}

fn alone(text: &str) -> Alone {
    let Ok(Ok(spec)) = typed("test.yaml", text).map(openapi) else { return Alone::Unread };
    let mut settings = GenerationSettings::default();
    settings.with_interface(InterfaceStyle::Builder);
    match catch_unwind(AssertUnwindSafe(|| Generator::new(&settings).generate_tokens(&spec).is_ok())) {
        Ok(true) => Alone::Code,
        Ok(false) => Alone::Error,
        Err(_) => Alone::Panic,
    }
}

/// Documents with what progenitor makes of each, and lines that our code for it holds.
#[derive(Default)]
struct Cases {
    problems: Vec<String>,
}

impl Cases {
    fn handled(&mut self, text: &str, by_progenitor: &Alone, lines: &[&str]) {
        let alone = alone(text);
        if alone != *by_progenitor {
            self.problems.push(format!("progenitor gives {alone:?} by now for\n{text}"));
        }
        let document = Document::parse("spec/test.yaml", text).unwrap();
        let (plan, code) = translated(&document).unwrap_or_else(|found| panic!("{found:?}\n{text}"));
        assert!(!plan.operations.is_empty(), "{text}");
        let plain: String = code.split_whitespace().collect();
        for line in lines {
            let wanted: String = line.split_whitespace().collect();
            if !plain.contains(&wanted) {
                self.problems.push(format!("no `{line}` for\n{text}\nin\n{code}"));
            }
        }
    }

    fn end(self) {
        assert!(self.problems.is_empty(), "{}", self.problems.join("\n\n"));
    }
}

const OK: &str = "responses: {'200': {description: d}}";

fn operation(content: &str) -> String {
    with_operation(&format!("operationId: create_a\n{content}"), "")
}

/// An operation that answers with the schema `A`, and needs it in its body.
fn schema(schema: &str) -> String {
    let reference = "{schema: {$ref: '#/components/schemas/A'}}";
    let content = format!(
        "operationId: create_a\nrequestBody: {{content: {{application/json: {reference}}}}}\n\
         responses: {{'200': {{description: d, content: {{application/json: {reference}}}}}}}"
    );
    with_operation(
        &content,
        &format!("schemas:\n  A: {schema}\n  B: {{type: object, properties: {{b: {{type: string}}}}}}"),
    )
}

fn answers(responses: &str) -> String {
    operation(&format!("responses: {responses}"))
}

fn json(schema: &str) -> String {
    format!("{{description: d, content: {{application/json: {{schema: {schema}}}}}}}")
}

fn body(content: &str) -> String {
    operation(&format!("requestBody: {{content: {content}}}\n{OK}"))
}

fn parameter(parameter: &str) -> String {
    operation(&format!("parameters: [{parameter}]\n{OK}"))
}

#[test]
fn answers_of_several_kinds() {
    let mut cases = Cases::default();
    let (one, two) = (json("{type: string}"), json("{type: integer}"));
    let several = format!("{{'200': {one}, '202': {two}}}");
    cases.handled(&answers(&several), &Alone::Panic, &["Status200(String)", "Status202(i64)"]);
    let with_default = format!("{{'200': {one}, default: {two}}}");
    cases.handled(&answers(&with_default), &Alone::Panic, &["Result<crate::Response<String>, crate::Error<i64>>"]);
    let failures = format!("{{'200': {one}, '404': {one}, '500': {two}}}");
    cases.handled(&answers(&failures), &Alone::Panic, &["Status404(String)", "Status500(i64)"]);
    let bytes = "{'200': {description: d, content: {application/pdf: {schema: {type: string, format: binary}}}}}";
    cases.handled(&answers(bytes), &Alone::Code, &["crate::Response<crate::Bytes>"]);
    let vendor = "{'200': {description: d, content: {application/vnd.a+json: {schema: {type: string}}}}}";
    cases.handled(&answers(vendor), &Alone::Code, &["crate::Response<String>"]);
    cases.handled(&answers("{'204': {description: d}}"), &Alone::Code, &["crate::Response<()>"]);
    cases.end();
}

#[test]
fn request_bodies() {
    let mut cases = Cases::default();
    let two = "{application/json: {schema: {type: object, properties: {a: {type: string}}}}, application/xml: {schema: {type: string}}}";
    cases.handled(&body(two), &Alone::Panic, &["pub fn body_map"]);
    let multipart = "{multipart/form-data: {schema: {type: object, properties: {a: {type: string, format: binary}}}}}";
    cases.handled(&body(multipart), &Alone::Error, &["pub fn body"]);
    cases.handled(&body("{text/csv: {schema: {type: string}}}"), &Alone::Error, &["pub fn body"]);
    cases.handled(&body("{application/json: {}}"), &Alone::Error, &["pub fn body"]);
    let encoding = "{application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: object}}}, \
                    encoding: {a: {contentType: application/json}}}}";
    cases.handled(&body(encoding), &Alone::Panic, &["pub fn body_map"]);
    cases.handled(
        &body("{application/json: {schema: {type: array, items: {type: string}}}}"),
        &Alone::Code,
        &["pub fn body"],
    );
    cases.end();
}

#[test]
fn parameters() {
    let mut cases = Cases::default();
    cases.handled(
        &parameter("{name: a, in: cookie, schema: {type: string}}"),
        &Alone::Error,
        &["Field::cookie(\"a\")"],
    );
    cases.handled(
        &parameter("{name: X-A, in: header, schema: {type: string}}"),
        &Alone::Code,
        &["Field::header(\"X-A\")"],
    );
    let spaced =
        "{name: a, in: query, style: spaceDelimited, explode: false, schema: {type: array, items: {type: string}}}";
    cases.handled(&parameter(spaced), &Alone::Error, &["Space"]);
    let deep = "{name: a, in: query, style: deepObject, schema: {type: object, properties: {b: {type: string}}}}";
    cases.handled(&parameter(deep), &Alone::Error, &["Deep"]);
    cases.handled(
        &parameter("{name: a, in: query, content: {application/json: {schema: {}}}}"),
        &Alone::Error,
        &["Json"],
    );
    let twice = "{name: a-b, in: query, schema: {type: string}}, {name: a_b, in: query, schema: {type: string}}";
    cases.handled(&parameter(twice), &Alone::Code, &["pub fn a_b<", "pub fn a_b_2<"]);
    cases.end();
}

#[test]
fn operations_and_paths() {
    let mut cases = Cases::default();
    cases.handled(&with_operation(OK, ""), &Alone::Error, &["pub fn post_a"]);
    let same = operation(OK) + "  /b:\n    get: {operationId: createA, responses: {'200': {description: d}}}\n";
    cases.handled(&same, &Alone::Code, &["pub fn create_a(", "pub fn create_a_2("]);
    let new = operation(OK).replace("create_a", "new");
    cases.handled(&new, &Alone::Code, &["pub fn new_2("]);
    let reference = operation(OK) + "  /b: {$ref: '#/paths/~1a'}\n";
    cases.handled(&reference, &Alone::Error, &["pub fn create_a_2("]);
    let undeclared = operation(OK).replace("/a:", "/a/{id}:");
    cases.handled(&undeclared, &Alone::Panic, &["pub fn id<"]);
    let fragment = operation(OK).replace("/a:", "/#Action=A:");
    cases.handled(&fragment, &Alone::Code, &["path: \"/\""]);
    cases.end();
}

#[test]
fn schemas() {
    let mut cases = Cases::default();
    let clashing = "{type: string, enum: [User, user, '+1', '-1', '']}";
    cases.handled(
        &schema(&format!("{{type: object, properties: {{a: {clashing}}}}}")),
        &Alone::Panic,
        &["User2 = \"user\""],
    );
    let union = "{oneOf: [{$ref: '#/components/schemas/B'}, {type: string}]}";
    cases.handled(&schema(union), &Alone::Code, &["crate::Response<crate::Json>", "pub struct B"]);
    cases.handled(&schema("{not: {type: string}}"), &Alone::Panic, &["crate::Response<crate::Json>"]);
    let heir = "{allOf: [{$ref: '#/components/schemas/B'}, {type: object, properties: {c: {type: integer}}}]}";
    cases.handled(&schema(heir), &Alone::Code, &["pub struct A { ", "pub b: Option<String>", "pub c: Option<i64>"]);
    cases.handled(&schema("{type: file}"), &Alone::Panic, &["crate::Json"]);
    cases.handled(&schema("{type: [string, 'null']}"), &Alone::Unread, &["crate::Response<String>"]);
    cases.handled(&schema("{type: integer, exclusiveMinimum: 1}"), &Alone::Unread, &["crate::Response<i64>"]);
    let wrong_default = "{type: object, properties: {a: {type: integer, default: x}}}";
    cases.handled(&schema(wrong_default), &Alone::Error, &["pub a: Option<i64>"]);
    let recursive = "{type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}";
    cases.handled(&schema(recursive), &Alone::Code, &["Box<A>"]);
    let inside = "{type: object, properties: {a: {type: string}, c: {$ref: '#/components/schemas/B/properties/b'}}}";
    cases.handled(&schema(inside), &Alone::Panic, &["pub c: Option<String>"]);
    let fields = "{type: object, properties: {orderNo: {type: string}, order_no: {type: string}}}";
    cases.handled(&schema(fields), &Alone::Code, &["pub order_no: Option<String>", "pub order_no_2: Option<String>"]);
    let prelude = schema("{$ref: '#/components/schemas/Option'}").replace("  B:", "  Option:");
    cases.handled(&prelude, &Alone::Code, &["pub struct Option2"]);
    cases.handled(&schema("{type: array}"), &Alone::Code, &["Vec<crate::Json>"]);
    cases.end();
}
