//! What is said of alternatives, over small documents.

use std::fmt::Write;
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use crate::date::Date;
use crate::diff::compare::on_the_wire;
use crate::document::Document;

fn document(version: &str, schema: &Json, components: &Json) -> Document {
    let body = json!({"content": {"application/json": {"schema": schema}}});
    let operation = json!({"operationId": "send", "requestBody": body, "responses": {"200": {"description": "OK"}}});
    let whole = json!({
        "openapi": version, "info": {"title": "t", "version": "1.0.0"}, "paths": {"/a": {"post": operation}},
        "components": {"schemas": components},
    });
    Document::parse("t.json", &whole.to_string()).unwrap()
}

/// Level and id of each change of a request's schema, sorted.
fn said(version: &str, base: &Json, revision: &Json) -> Vec<String> {
    let none = json!({});
    let sides = (document(version, base, &none), document(version, revision, &none));
    let changes = on_the_wire(&sides.0, &sides.1, Date::parse("2026-11-22").unwrap());
    let mut all: Vec<String> = changes.iter().map(|change| format!("{:?} {}", change.level, change.id)).collect();
    all.sort();
    all
}

fn one(key: &str) -> Json {
    json!({"type": "object", "required": [key], "properties": {key: {"type": "string"}}})
}

fn noted(mut schema: Json) -> Json {
    schema["properties"]["note"] = json!({"type": "string"});
    schema
}

#[test]
fn unions_stand_for_each_other_by_what_they_hold() {
    let (first, second) = (json!({"anyOf": [one("a"), one("b")]}), json!({"anyOf": [one("c"), one("d")]}));
    let base = json!({"allOf": [first, second]});
    assert_eq!(said("3.0.3", &base, &json!({"allOf": [second, first]})), [""; 0]);
}

#[test]
fn each_union_that_appears_is_asked_for() {
    let base = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let mut harmless = base.clone();
    harmless["anyOf"] = json!([{}, {"required": ["z"]}]);
    assert_eq!(said("3.0.3", &base, &harmless), [""; 0]);
    let mut narrower = harmless;
    narrower["allOf"] = json!([{"oneOf": [one("a"), one("b")]}]);
    let wanted = ["Breaking request-body-alternatives-narrowed", "Warning request-body-became-one-of"];
    assert_eq!(said("3.0.3", &base, &narrower), wanted);
}

#[test]
fn alternatives_that_are_edited_together_are_still_told_apart() {
    let base = json!({"oneOf": [one("a"), one("b")]});
    let wanted = ["Info request-property-added"; 2];
    assert_eq!(said("3.0.3", &base, &json!({"oneOf": [noted(one("a")), noted(one("b"))]})), wanted);
    assert_eq!(said("3.0.3", &base, &json!({"oneOf": [noted(one("b")), noted(one("a"))]})), wanted);
    let tagged = |tag: &str| json!({"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string", "enum": [tag]}}});
    let base = json!({"oneOf": [tagged("x"), tagged("y")]});
    let revision = json!({"oneOf": [noted(tagged("y")), noted(tagged("x"))]});
    assert_eq!(said("3.0.3", &base, &revision), wanted);
}

#[test]
fn an_alternative_within_another_is_not_missed() {
    let base = json!({"anyOf": [{"type": "integer"}, {"type": "string"}]});
    let revision = json!({"anyOf": [{"type": "number"}, {"type": "string"}]});
    assert_eq!(said("3.0.3", &base, &revision), ["Info request-body-any-of-added", "Info request-body-any-of-removed"]);
}

#[test]
fn a_name_is_a_kind_of_thing_however_alike_two_are() {
    let components = json!({"Cat": one("a"), "Dog": one("a"), "Bird": one("a")});
    let union = |names: &[&str]| {
        let all = names.iter().map(|name| json!({"$ref": format!("#/components/schemas/{name}")}));
        document("3.0.3", &json!({"oneOf": all.collect::<Vec<_>>()}), &components)
    };
    let ids = |base: &Document, revision: &Document| {
        let changes = on_the_wire(base, revision, Date::parse("2026-11-22").unwrap());
        changes.iter().map(|change| format!("{:?} {}", change.level, change.id)).collect::<Vec<_>>()
    };
    let (two, three) = (union(&["Cat", "Dog"]), union(&["Cat", "Dog", "Bird"]));
    assert_eq!(ids(&two, &three), ["Info request-body-one-of-added"]);
    assert_eq!(ids(&three, &two), ["Breaking request-body-one-of-removed"]);
}

#[test]
fn a_new_alternative_may_make_old_values_ambiguous() {
    let (integer, string, number) = (json!({"type": "integer"}), json!({"type": "string"}), json!({"type": "number"}));
    let base = json!({"oneOf": [integer, string]});
    let wanted = ["Info request-body-one-of-added", "Warning request-body-became-one-of"];
    assert_eq!(said("3.0.3", &base, &json!({"oneOf": [integer, string, number]})), wanted);
    assert_eq!(said("3.0.3", &base, &json!({"oneOf": [integer, string, string]})), wanted);
    assert_eq!(said("3.0.3", &base, &json!({"oneOf": [integer, string, one("a")]})), wanted[..1]);
}

#[test]
fn alternatives_may_hold_together_what_none_of_them_holds() {
    let (string, integer) = (json!({"type": "string"}), json!({"type": "integer"}));
    for key in ["oneOf", "anyOf"] {
        let both = json!({"type": ["string", "integer"]});
        let split = json!({key: [string, integer]});
        assert_eq!(said("3.1.0", &both, &split), [""; 0]);
        assert_eq!(said("3.1.0", &split, &both), [""; 0]);
        let more = json!({"type": ["string", "integer", "boolean"]});
        assert_eq!(said("3.1.0", &more, &split), ["Breaking request-body-alternatives-narrowed"]);
    }
    let listed = json!({"type": "string", "enum": ["a", "b"]});
    let split = json!({"oneOf": [{"const": "a", "title": "A"}, {"const": "b"}]});
    assert_eq!(said("3.1.0", &listed, &split), [""; 0]);
    assert_eq!(said("3.1.0", &split, &listed), [""; 0]);
    let fewer = json!({"oneOf": [{"enum": ["a"]}, {"enum": ["c"]}]});
    assert_eq!(said("3.0.3", &listed, &fewer), ["Breaking request-body-alternatives-changed"]);
}

#[test]
fn a_filter_of_many_filters_takes_no_time() {
    let filter = |extra: bool| {
        let mut all = Vec::new();
        for number in 0..40 {
            let mut key = String::new();
            let _ = write!(key, "k{number}");
            let one = json!({"type": "object", "properties": {key: {"$ref": "#/components/schemas/Filter"}}});
            all.push(if extra { noted(one) } else { one });
        }
        json!({"Filter": {"anyOf": all}})
    };
    let schema = json!({"$ref": "#/components/schemas/Filter"});
    let sides = (document("3.0.3", &schema, &filter(false)), document("3.0.3", &schema, &filter(true)));
    let start = Instant::now();
    let changes = on_the_wire(&sides.0, &sides.1, Date::parse("2026-11-22").unwrap());
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    assert_eq!(changes.len(), 40);
}
