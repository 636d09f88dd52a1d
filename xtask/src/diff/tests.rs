//! Small documents, for what the three documents do not have.

use super::change::{Change, Level};
use super::compare;
use crate::date::Date;
use crate::document::Document;

fn changes(base: &str, revision: &str) -> Vec<Change> {
    let parsed =
        |text: &str| Document::parse("spec/test.yaml", text).unwrap_or_else(|findings| panic!("{findings:?}\n{text}"));
    compare(&parsed(base), &parsed(revision), Date::parse("2026-11-22").unwrap())
}

/// `breaking money id` for each change on the wire.
fn ids(base: &str, revision: &str) -> Vec<String> {
    let all = changes(base, revision);
    let shown = all.iter().filter(|change| change.id != "client-changed" && change.id != "example-changed");
    shown
        .map(|change| {
            let level = match change.level {
                Level::Info => "info",
                Level::Warning => "warning",
                Level::Breaking => "breaking",
            };
            format!("{level} {}{}", if change.money { "money " } else { "" }, change.id)
        })
        .collect()
}

/// A document of this version whose one operation takes `request` and answers with `answer`.
fn with(version: &str, request: &str, answer: &str) -> String {
    format!(
        "{{openapi: {version}, info: {{title: t, version: '1'}}, paths: {{/a: {{post: {{operationId: do_a,
         requestBody: {{content: {{application/json: {{schema: {request}}}}}}},
         responses: {{'200': {{description: d, content: {{application/json: {{schema: {answer}}}}}}}}}}}}}}},
         components: {{schemas: {{S: {{type: string, maxLength: 9}}, T: {{type: string, maxLength: 7}}, N: {{$ref: 'other.yaml#/A'}}}}}}}}"
    )
}

fn request(base: &str, revision: &str) -> Vec<String> {
    ids(&with("3.0.3", base, "{}"), &with("3.0.3", revision, "{}"))
}

fn answer(base: &str, revision: &str) -> Vec<String> {
    ids(&with("3.0.3", "{}", base), &with("3.0.3", "{}", revision))
}

#[test]
fn every_part_of_a_schema_counts() {
    let not =
        |one: &str, other: &str| format!("{{allOf: [{{not: {{required: {one}}}}}, {{not: {{required: {other}}}}}]}}");
    let steps =
        |one: &str, other: &str| format!("{{type: integer, allOf: [{{multipleOf: {one}}}, {{multipleOf: {other}}}]}}");
    assert_eq!(request(&not("[a, b]", "[b, c]"), &not("[a, b]", "[b]")), ["breaking money request-body-not-added"]);
    assert_eq!(request(&not("[a, b]", "[b, c]"), &not("[b, c]", "[a, b]")), [""; 0]);
    assert_eq!(request(&steps("2", "3"), &steps("2", "9")), ["breaking money request-body-multiple-of-tightened"]);
    assert_eq!(request(&steps("2", "3"), &steps("3", "2")), [""; 0]);
    assert_eq!(answer("{multipleOf: 20000000000}", "{multipleOf: 1}"), ["breaking response-body-multiple-of-loosened"]);
}

#[test]
fn references_that_lead_nowhere_are_told_apart() {
    let both = |one: &str, other: &str| {
        format!("{{properties: {{a: {{$ref: 'x.yaml#/{one}'}}, b: {{$ref: 'x.yaml#/{other}'}}}}}}")
    };
    let lost = "warning money request-property-reference-changed";
    assert_eq!(request(&both("A", "B"), &both("A", "C")), [lost]);
    assert_eq!(request(&both("A", "B"), &both("C", "D")), [lost, lost]);
    let through = with("3.0.3", "{$ref: '#/components/schemas/N'}", "{}");
    assert_eq!(
        ids(&through, &through.replace("other.yaml#/A", "other.yaml#/B")),
        ["warning money request-body-reference-changed"]
    );
}

#[test]
fn what_a_lost_reference_hides_is_breaking() {
    let text = with("3.0.3", "{}", "{}");
    let body = text.replace(
        "requestBody: {content: {application/json: {schema: {}}}}",
        "requestBody: {$ref: '#/components/requestBodies/No'}",
    );
    assert_eq!(ids(&text, &body), ["breaking money request-body-reference-changed"]);
    let answer = text.replace(
        "'200': {description: d, content: {application/json: {schema: {}}}}",
        "'200': {$ref: '#/components/responses/No'}",
    );
    assert_eq!(ids(&text, &answer), ["breaking response-body-reference-changed"]);
    let path = "{openapi: 3.0.3, paths: {/a: {get: {operationId: get_a}}}}";
    assert_eq!(ids(path, "{openapi: 3.0.3, paths: {/a: {$ref: 'x.yaml#/a'}}}"), ["breaking reference-changed"]);
}

#[test]
fn the_edited_place_is_named_and_not_a_component_that_stays() {
    let of = |schema: &str| format!("{{properties: {{a: {schema}}}}}");
    let plain = "{$ref: '#/components/schemas/S'}";
    let found = changes(
        &with("3.0.3", &of(plain), "{}"),
        &with("3.0.3", &of("{allOf: [{$ref: '#/components/schemas/S'}], maxLength: 5}"), "{}"),
    );
    assert_eq!(found[0].message, "the body of do_a.a maxLength was 9, is 5");
    // Neither component was edited, only which of them is referred to.
    let other = of("{$ref: '#/components/schemas/T'}");
    let found = changes(&with("3.0.3", &of(plain), "{}"), &with("3.0.3", &other, "{}"));
    assert_eq!(found[0].message, "the body of do_a.a maxLength was 9, is 7");
}

#[test]
fn closed_objects_and_maps() {
    let closed = |keys: &str| format!("{{type: object, additionalProperties: false, properties: {{{keys}}}}}");
    assert_eq!(answer(&closed("a: {}"), &closed("a: {}, b: {}")), ["info response-property-added-to-closed"]);
    assert_eq!(
        request(&closed("a: {}, b: {}"), &closed("a: {}")),
        ["breaking money request-property-removed-and-refused"]
    );
    let map = |kind: &str| format!("{{type: object, additionalProperties: {{type: {kind}}}}}");
    assert_eq!(request(&map("string"), &map("integer")), ["breaking money request-property-type-changed"]);
}

#[test]
fn what_only_the_other_side_has_breaks_nobody() {
    let of =
        |required: &str, mark: &str| format!("{{type: object, {required}properties: {{a: {{type: string{mark}}}}}}}");
    assert_eq!(
        request(&of("", ""), &of("required: [a], ", ", readOnly: true")),
        ["info request-property-became-required", "info request-property-became-read-only"]
    );
}

#[test]
fn only_xml_takes_notice_of_xml() {
    assert_eq!(request("{type: string}", "{type: string, xml: {name: b}}"), [""; 0]);
}

#[test]
fn openapi_3_1_is_read_as_it_is_meant() {
    let request = |base: &str, revision: &str| ids(&with("3.1.0", base, "{}"), &with("3.1.0", revision, "{}"));
    assert_eq!(request("{}", "false"), ["breaking money request-body-type-narrowed"]);
    assert_eq!(request("{type: string}", "{type: string, nullable: true}"), [""; 0]);
    assert_eq!(
        request("{type: [string, 'null']}", "{type: string}"),
        ["breaking money request-body-became-not-nullable"]
    );
    assert_eq!(request("{type: integer, exclusiveMinimum: 0}", "{type: integer, minimum: 1}"), [""; 0]);
    let keyword = |kind: &str| format!("{{patternProperties: {{^x: {{type: {kind}, description: {kind}}}}}}}");
    assert_eq!(request(&keyword("string"), &keyword("integer")), ["warning money request-body-keyword-changed"]);
    // Whose schemas the finder does not know has no proof rather than a wrong one.
    let found = changes(&with("3.1.0", "{type: string}", "{}"), &with("3.1.0", "{type: string, maxLength: 3}", "{}"));
    assert_eq!(found[0].witness, None);
    let version = ids(&with("3.0.3", "{}", "{}"), &with("3.1.0", "{}", "{}"));
    assert_eq!(version, ["warning openapi-version-changed"]);
}

/// A document whose one operation has this parameter.
fn parameter(text: &str) -> String {
    format!("{{openapi: 3.0.3, paths: {{/a: {{get: {{operationId: get_a, parameters: [{text}]}}}}}}}}")
}

#[test]
fn parameters() {
    let ids = |base: &str, revision: &str| ids(&parameter(base), &parameter(revision));
    assert_eq!(
        ids(
            "{name: q, in: query, x-sensitive: true, schema: {type: string}}",
            "{name: q, in: query, schema: {type: string}}"
        ),
        ["info money request-parameter-secret-removed"]
    );
    assert_eq!(
        ids(
            "{name: q, in: query, required: true, schema: {type: integer}}",
            "{name: q, in: query, schema: {type: integer, default: 10}}"
        ),
        ["info request-parameter-became-optional"]
    );
    let list =
        |explode: &str| format!("{{name: q, in: header, {explode}schema: {{type: array, items: {{type: string}}}}}}");
    assert_eq!(ids(&list(""), &list("explode: true, ")), [""; 0]);
    assert_eq!(
        ids(
            "{name: q, in: query, deprecated: true, x-sunset: '2030-01-01', schema: {}}",
            "{name: q, in: query, deprecated: true, x-sunset: '2027-01-01', schema: {}}"
        ),
        ["warning sunset-earlier"]
    );
    assert_eq!(
        ids("{name: q, in: query, deprecated: true, x-sunset: soon, schema: {}}", "")[0],
        "warning request-parameter-removed"
    );
}

/// A document whose one operation answers so.
fn answers(text: &str) -> String {
    format!("{{openapi: 3.0.3, paths: {{/a: {{get: {{operationId: get_a, responses: {{{text}}}}}}}}}}}")
}

#[test]
fn a_status_of_its_own_was_answered_before_by_its_range() {
    let of = |kind: &str| format!("{{description: d, content: {{application/json: {{schema: {{type: {kind}}}}}}}}}");
    let ids = |base: &str, revision: &str| ids(&answers(base), &answers(revision));
    assert_eq!(
        ids(&format!("2XX: {}", of("string")), &format!("2XX: {}, '201': {}", of("string"), of("integer"))),
        ["breaking response-body-type-changed", "info response-success-status-added"]
    );
    assert_eq!(
        ids(&format!("default: {}", of("string")), &format!("default: {}, '404': {}", of("string"), of("string"))),
        ["info response-error-status-added"]
    );
    let header = |inside: &str| format!("'200': {{description: d, headers: {{X: {{{inside}}}}}}}");
    assert_eq!(
        ids(&header("schema: {type: string}"), &header("content: {application/json: {schema: {type: string}}}")),
        ["breaking response-header-serialization-changed"]
    );
}

#[test]
fn json_inside_of_a_form_is_json() {
    let of = |encoding: &str, kind: &str| {
        format!(
            "{{openapi: 3.0.3, paths: {{/a: {{post: {{operationId: do_a, requestBody: {{content: {{application/x-www-form-urlencoded: \
             {{encoding: {{{encoding}}}, schema: {{type: object, properties: {{data: {{type: object, properties: {{n: {{type: {kind}}}}}}}}}}}}}}}}}}}}}}}}}"
        )
    };
    let json = "data: {contentType: application/json}";
    assert_eq!(ids(&of(json, "integer"), &of(json, "string")), ["breaking money request-property-type-changed"]);
    assert_eq!(ids(&of("", "integer"), &of("", "string")), ["info request-property-type-widened"]);
}

#[test]
fn credentials_that_nobody_needs_are_no_money() {
    let of = |security: &str, place: &str| {
        format!(
            "{{openapi: 3.0.3, paths: {{/a: {{get: {{operationId: get_a, security: {security}}}}}}}, \
             components: {{securitySchemes: {{k: {{type: apiKey, in: {place}, name: k}}}}}}}}"
        )
    };
    assert_eq!(ids(&of("[{k: []}]", "header"), &of("[{k: []}]", "query")), ["breaking money security-scheme-changed"]);
    assert_eq!(ids(&of("[]", "header"), &of("[]", "query"))[0], "info money security-scheme-changed");
}

#[test]
fn schemas_that_hold_themselves_end() {
    let of = |most: usize| {
        format!(
            "{{openapi: 3.0.3, paths: {{/a: {{post: {{operationId: do_a, requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}}}}}}}, \
             components: {{schemas: {{A: {{allOf: [{{$ref: '#/components/schemas/A'}}, {{$ref: '#/components/schemas/A'}}], maxProperties: {most}}}}}}}}}"
        )
    };
    assert_eq!(ids(&of(5), &of(4)), ["breaking money request-body-max-properties-decreased"]);
}

#[test]
fn what_is_no_path_is_no_operation() {
    assert_eq!(ids("{openapi: 3.0.3, paths: {}}", "{openapi: 3.0.3, paths: {x-note: {get: {}}}}"), [""; 0]);
}
