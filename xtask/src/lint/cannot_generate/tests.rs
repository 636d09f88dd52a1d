use std::panic::catch_unwind;

use progenitor::{GenerationSettings, Generator, InterfaceStyle};

use crate::document::{openapi, typed};
use crate::lint::testing::{NAME, run, with_operation};

const OK: &str = "responses: {'200': {description: d}}";

/// Whether progenitor itself generates code.
fn progenitor_takes(text: &str) -> bool {
    let Ok(spec) = openapi(typed(NAME, text).unwrap()) else {
        return false;
    };
    let mut settings = GenerationSettings::default();
    settings.with_interface(InterfaceStyle::Builder);
    matches!(catch_unwind(move || Generator::new(&settings).generate_tokens(&spec).is_ok()), Ok(true))
}

/// What the rule prints for a document that progenitor refuses.
fn refused(text: &str) -> String {
    assert!(!progenitor_takes(text), "progenitor takes it by now:\n{text}");
    run(super::RULE.check, text)
}

/// What the rule prints for a document that progenitor takes, but that lowering does not handle.
fn refused_by_us(text: &str) -> String {
    assert!(progenitor_takes(text), "progenitor does not take it:\n{text}");
    run(super::RULE.check, text)
}

fn operation(content: &str) -> String {
    with_operation(&format!("operationId: create_a\n{content}"), "")
}

fn schema(schema: &str) -> String {
    with_operation(&format!("operationId: create_a\n{OK}"), &format!("schemas:\n  A: {schema}"))
}

#[test]
fn an_ordinary_document_passes() {
    let text = with_operation(
        "operationId: create_a\nparameters: [{name: id, in: query, style: form, schema: {type: string}}]\nrequestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}\n\
         responses: {'200': {$ref: '#/components/responses/R'}, '201': {$ref: '#/components/responses/R'}}",
        "responses: {R: {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}\nschemas:\n  \
         A: {type: object, properties: {a: {allOf: [{$ref: '#/components/schemas/B'}]}, b: {type: array, items: {}}}}\n  B: {type: string, enum: ['01', '02']}",
    );
    assert_eq!(refused_by_us(&text), "");
}

#[test]
fn root() {
    let good = operation(OK);
    insta::assert_snapshot!(refused(&good.replace("3.0.3", "3.1.0")), @r"
    error[cannot-generate]: no code can be generated from this version of OpenAPI
     --> spec/test.yaml:1:10
      |
    1 | openapi: 3.1.0
      |          ^^^^^ only 3.0.x is understood
      |
      = help: write `openapi: 3.0.3`, and what is new in 3.1 as 3.0 says it
    ");
    insta::assert_snapshot!(refused("openapi: 3.0.3\ninfo: {title: t}\n"), @r"
    error[cannot-generate]: no code can be generated from a document without `paths`
     --> spec/test.yaml:1:1
      |
    1 | openapi: 3.0.3
      | ^^^^^^^
      |
      = help: add `paths:` with at least one path

    error[cannot-generate]: no code can be generated from a document without `info.version`
     --> spec/test.yaml:2:1
      |
    2 | info: {title: t}
      | ^^^^
      |
      = help: add `version:` with a string under `info`
    ");
    insta::assert_snapshot!(refused(&operation("x-a: 1")), @r"
    error[cannot-generate]: no code can be generated from an operation without responses
     --> spec/test.yaml:5:5
      |
    5 |     post:
      |     ^^^^
      |
      = help: add `responses:` with at least the answer of a success
    ");
    insta::assert_snapshot!(refused("- a\n"), @r"
    error[cannot-generate]: no code can be generated from this file
     --> spec/test.yaml:1:1
      |
    1 | - a
      | ^^^ a list
      |
      = help: an OpenAPI document is a map that starts with `openapi: 3.0.3`
    ");
}

#[test]
fn refs() {
    let path = operation(OK).replace("  /a:", "  /b: {$ref: '#/paths/~1a'}\n  /a:");
    insta::assert_snapshot!(refused(&path), @r"
    error[cannot-generate]: no code can be generated from a path that is a `$ref`
     --> spec/test.yaml:4:14
      |
    4 |   /b: {$ref: '#/paths/~1a'}
      |              ^^^^^^^^^^^^^
      |
      = help: write the operations under the path itself
    ");
    let inside = with_operation(
        "operationId: create_a\nresponses: {'200': {$ref: '#/paths/~1a/post/responses/201'}, '201': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/A/properties/b'}}}}}",
        "schemas: {A: {type: object, properties: {b: {type: string}}}}",
    );
    insta::assert_snapshot!(refused(&inside), @r"
    error[cannot-generate]: no code can be generated from this `$ref`
     --> spec/test.yaml:7:33
      |
    7 |       responses: {'200': {$ref: '#/paths/~1a/post/responses/201'}, '201': {description: d, content: {application/json: {schema: {$re…
      |                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a response is looked up under `#/components/responses/` alone
      |
      = help: move what it names to `components/responses` and refer to it there

    error[cannot-generate]: no code can be generated from this `$ref`
     --> spec/test.yaml:7:136
      |
    7 | …description: d, content: {application/json: {schema: {$ref: '#/components/schemas/A/properties/b'}}}}}
      |                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a schema is looked up under `#/components/schemas/` alone
      |
      = help: move what it names to `components/schemas` and refer to it there
    ");
}

#[test]
fn bodies() {
    let body = |content: &str| operation(&format!("requestBody: {{content: {{{content}}}}}\n{OK}"));
    insta::assert_snapshot!(refused(&body("application/json: {schema: {}}, text/plain: {schema: {type: string}}")), @r"
    error[cannot-generate]: no code can be generated from a request body of several media types
     --> spec/test.yaml:7:63
      |
    7 |       requestBody: {content: {application/json: {schema: {}}, text/plain: {schema: {type: string}}}}
      |                                                               ^^^^^^^^^^ `application/json` is there already
      |
      = help: keep the one that the client shall send

    error[cannot-generate]: no code can be generated from a request body of `text/plain`
     --> spec/test.yaml:7:63
      |
    7 |       requestBody: {content: {application/json: {schema: {}}, text/plain: {schema: {type: string}}}}
      |                                                               ^^^^^^^^^^
      |
      = help: use application/json or application/x-www-form-urlencoded
    ");
    insta::assert_snapshot!(refused(&body("multipart/form-data: {schema: {type: object}}")), @r"
    error[cannot-generate]: no code can be generated from a request body of `multipart/form-data`
     --> spec/test.yaml:7:31
      |
    7 |       requestBody: {content: {multipart/form-data: {schema: {type: object}}}}
      |                               ^^^^^^^^^^^^^^^^^^^
      |
      = help: use application/json or application/x-www-form-urlencoded
    ");
    insta::assert_snapshot!(refused_by_us(&body("text/plain: {schema: {type: string}}")), @r"
    error[cannot-generate]: no code can be generated from a request body of `text/plain`
     --> spec/test.yaml:7:31
      |
    7 |       requestBody: {content: {text/plain: {schema: {type: string}}}}
      |                               ^^^^^^^^^^
      |
      = help: use application/json or application/x-www-form-urlencoded
    ");
    insta::assert_snapshot!(refused(&body("application/json: {schema: {type: object}, encoding: {a: {contentType: a/b}}}")), @r"
    error[cannot-generate]: no code can be generated from `encoding` of a request body
     --> spec/test.yaml:7:74
      |
    7 |       requestBody: {content: {application/json: {schema: {type: object}, encoding: {a: {contentType: a/b}}}}}
      |                                                                          ^^^^^^^^
      |
      = help: remove it, and describe in words how the value is encoded
    ");
    insta::assert_snapshot!(refused(&body("application/json: {}")), @r"
    error[cannot-generate]: no code can be generated from a media type without a schema
     --> spec/test.yaml:7:31
      |
    7 |       requestBody: {content: {application/json: {}}}
      |                               ^^^^^^^^^^^^^^^^
      |
      = help: add `schema:`; `schema: {}` stands for any JSON
    ");
    insta::assert_snapshot!(refused(&operation("responses: {'200': {description: d, content: {application/json: {}}}}")), @r"
    error[cannot-generate]: no code can be generated from a media type without a schema
     --> spec/test.yaml:7:53
      |
    7 |       responses: {'200': {description: d, content: {application/json: {}}}}
      |                                                     ^^^^^^^^^^^^^^^^
      |
      = help: add `schema:`; `schema: {}` stands for any JSON
    ");
}

#[test]
fn answers() {
    let answers = "responses:\n  '200': {description: d, content: {application/json: {schema: {type: string}}}}\n  '201': {description: d, content: {application/json: {schema: {type: integer}}}}\n  '204': {description: d}";
    insta::assert_snapshot!(refused(&operation(answers)), @r"
    error[cannot-generate]: no code can be generated from several success answers with different schemas
     --> spec/test.yaml:9:9
      |
    9 |         '201': {description: d, content: {application/json: {schema: {type: integer}}}}
      |         ^^^^^ `200` answers something else
      |
      = help: give both the same `$ref`, or keep the one that the provider sends

    error[cannot-generate]: no code can be generated from several success answers with different schemas
      --> spec/test.yaml:10:9
       |
    10 |         '204': {description: d}
       |         ^^^^^ `200` answers something else
       |
       = help: give both the same `$ref`, or keep the one that the provider sends
    ");
}

#[test]
fn parameters() {
    let parameter = |parameter: &str| operation(&format!("parameters: [{parameter}]\n{OK}"));
    insta::assert_snapshot!(refused_by_us(&parameter("{name: a, in: header, schema: {type: string}}")), @r"
    error[cannot-generate]: no code can be generated from a header parameter
     --> spec/test.yaml:7:34
      |
    7 |       parameters: [{name: a, in: header, schema: {type: string}}]
      |                                  ^^^^^^
      |
      = help: describe a credential as a security scheme; other headers are not supported yet
    ");
    insta::assert_snapshot!(refused(&parameter("{name: a, in: cookie, schema: {type: string}}")), @r"
    error[cannot-generate]: no code can be generated from a cookie parameter
     --> spec/test.yaml:7:34
      |
    7 |       parameters: [{name: a, in: cookie, schema: {type: string}}]
      |                                  ^^^^^^
      |
      = help: describe a session as a security scheme
    ");
    insta::assert_snapshot!(refused(&parameter("{name: a, in: query, style: deepObject, schema: {type: object}}")), @r"
    error[cannot-generate]: no code can be generated from a query parameter of style `deepObject`
     --> spec/test.yaml:7:48
      |
    7 |       parameters: [{name: a, in: query, style: deepObject, schema: {type: object}}]
      |                                                ^^^^^^^^^^
      |
      = help: only `form` is supported; describe the parameter as the text that is sent
    ");
    insta::assert_snapshot!(refused_by_us(&parameter("{name: a, in: query, explode: false, schema: {type: array, items: {type: string}}}")), @r"
    error[cannot-generate]: no code can be generated from a query parameter with `explode: false`
     --> spec/test.yaml:7:50
      |
    7 |       parameters: [{name: a, in: query, explode: false, schema: {type: array, items: {type: string}}}]
      |                                                  ^^^^^
      |
      = help: only lists that repeat the name are supported; describe the parameter as the text that is sent
    ");
    insta::assert_snapshot!(refused_by_us(&parameter("{name: a, in: query, schema: {type: object}}")), @r"
    error[cannot-generate]: no code can be generated from a parameter that is an object
     --> spec/test.yaml:7:49
      |
    7 |       parameters: [{name: a, in: query, schema: {type: object}}]
      |                                                 ^^^^^^^^^^^^^^
      |
      = help: describe each of its properties as a parameter of its own
    ");
    insta::assert_snapshot!(refused(&parameter("{name: a, in: query, content: {application/json: {schema: {}}}}")), @r"
    error[cannot-generate]: no code can be generated from a parameter with `content`
     --> spec/test.yaml:7:41
      |
    7 |       parameters: [{name: a, in: query, content: {application/json: {schema: {}}}}]
      |                                         ^^^^^^^
      |
      = help: use `schema`, and describe in words how the value is encoded
    ");
    insta::assert_snapshot!(refused(&parameter("{name: a, in: query}")), @r"
    error[cannot-generate]: no code can be generated from a parameter without a schema
     --> spec/test.yaml:7:27
      |
    7 |       parameters: [{name: a, in: query}]
      |                           ^
      |
      = help: add `schema: {type: string}` or what fits
    ");
    insta::assert_snapshot!(refused(&parameter("{name: a, in: body, schema: {}}")), @r"
    error[cannot-generate]: no code can be generated from this parameter
     --> spec/test.yaml:7:34
      |
    7 |       parameters: [{name: a, in: body, schema: {}}]
      |                                  ^^^^ `in` says where it goes
      |
      = help: write `in: query` or `in: path`
    ");
    let path = |path: &str, parameter: &str| {
        self::operation(&format!("parameters: [{parameter}]\n{OK}")).replace("/a:", &format!("{path}:"))
    };
    insta::assert_snapshot!(refused(&path("/{a}", "{name: a, in: path, schema: {type: string}}")), @r"
    error[cannot-generate]: no code can be generated from a path parameter that is not required
     --> spec/test.yaml:7:34
      |
    7 |       parameters: [{name: a, in: path, schema: {type: string}}]
      |                                  ^^^^
      |
      = help: add `required: true`
    ");
    insta::assert_snapshot!(refused(&path("/{a}", "{name: a, in: path, required: true, style: label, schema: {type: string}}")), @r"
    error[cannot-generate]: no code can be generated from a path parameter of style `label`
     --> spec/test.yaml:7:63
      |
    7 |       parameters: [{name: a, in: path, required: true, style: label, schema: {type: string}}]
      |                                                               ^^^^^
      |
      = help: only `simple` is supported
    ");
    insta::assert_snapshot!(refused(&path("/{a}", "")), @r"
    error[cannot-generate]: no code can be generated from a path whose parameter `a` is not declared
     --> spec/test.yaml:5:5
      |
    5 |     post:
      |     ^^^^
      |
      = help: add `- {name: a, in: path, required: true, schema: {type: string}}`
    ");
    insta::assert_snapshot!(refused(&path("/x", "{name: a, in: path, required: true, schema: {type: string}}, {name: b, in: path, required: true, schema: {type: string}}")), @r"
    error[cannot-generate]: no code can be generated from a path parameter that the path does not have
     --> spec/test.yaml:7:27
      |
    7 |       parameters: [{name: a, in: path, required: true, schema: {type: string}}, {name: b, in: path, required: true, schema: {type: st...
      |                           ^
      |
      = help: write it into the path in braces, or remove it

    error[cannot-generate]: no code can be generated from a path parameter that the path does not have
     --> spec/test.yaml:7:88
      |
    7 |       parameters: [{name: a, in: path, required: true, schema: {type: string}}, {name: b, in: path, required: true, schema: {type: st...
      |                                                                                        ^
      |
      = help: write it into the path in braces, or remove it
    ");
    insta::assert_snapshot!(refused(&path("'/x{a'", "")), @r"
    error[cannot-generate]: no code can be generated from this path
     --> spec/test.yaml:4:3
      |
    4 |   '/x{a':
      |   ^^^^^^ the braces do not match
      |
      = help: write each parameter as `{name}`
    ");
}

#[test]
fn schemas() {
    insta::assert_snapshot!(refused_by_us(&schema("{oneOf: [{type: string}, {type: integer}]}")), @r"
    error[cannot-generate]: no code can be generated from `oneOf`
      --> spec/test.yaml:10:9
       |
    10 |     A: {oneOf: [{type: string}, {type: integer}]}
       |         ^^^^^
       |
       = help: describe one object with all properties, those that can be missing as optional
    ");
    insta::assert_snapshot!(refused_by_us(&schema("{anyOf: [{type: string}, {type: integer}]}")), @r"
    error[cannot-generate]: no code can be generated from `anyOf`
      --> spec/test.yaml:10:9
       |
    10 |     A: {anyOf: [{type: string}, {type: integer}]}
       |         ^^^^^
       |
       = help: describe one object with all properties, those that can be missing as optional
    ");
    insta::assert_snapshot!(refused(&schema("{not: {type: string}}")), @r"
    error[cannot-generate]: no code can be generated from `not`
      --> spec/test.yaml:10:9
       |
    10 |     A: {not: {type: string}}
       |         ^^^
       |
       = help: describe one object with all properties, those that can be missing as optional
    ");
    insta::assert_snapshot!(refused_by_us(&schema("{allOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: {b: {type: string}}}]}")), @r"
    error[cannot-generate]: no code can be generated from `allOf` of anything but one `$ref`
      --> spec/test.yaml:10:9
       |
    10 |     A: {allOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: {b: {type: string}}}]}
       |         ^^^^^
       |
       = help: write all properties into one object
    ");
    insta::assert_snapshot!(refused(&schema("{type: file}")), @r"
    error[cannot-generate]: no code can be generated from this type
      --> spec/test.yaml:10:15
       |
    10 |     A: {type: file}
       |               ^^^^ no type of OpenAPI 3.0
       |
       = help: use string, integer, number, boolean, array or object; for null add `nullable: true`
    ");
    insta::assert_snapshot!(refused(&schema("{type: [string, 'null']}")), @r"
    error[cannot-generate]: no code can be generated from this type
      --> spec/test.yaml:10:15
       |
    10 |     A: {type: [string, 'null']}
       |               ^^^^^^^^^^^^^^^^ no type of OpenAPI 3.0
       |
       = help: use string, integer, number, boolean, array or object; for null add `nullable: true`
    ");
    insta::assert_snapshot!(refused(&schema("{exclusiveMinimum: true, format: a}")), @r"
    error[cannot-generate]: no code can be generated from `exclusiveMinimum` without `minimum`
      --> spec/test.yaml:10:9
       |
    10 |     A: {exclusiveMinimum: true, format: a}
       |         ^^^^^^^^^^^^^^^^
       |
       = help: add `minimum`
    ");
    insta::assert_snapshot!(refused(&schema("{type: integer, exclusiveMinimum: 1}")), @r"
    error[cannot-generate]: no code can be generated from this `exclusiveMinimum`
      --> spec/test.yaml:10:42
       |
    10 |     A: {type: integer, exclusiveMinimum: 1}
       |                                          ^ in OpenAPI 3.0 it is true or false
       |
       = help: write `minimum: …` and `exclusiveMinimum: true`
    ");
    insta::assert_snapshot!(refused(&schema("5")), @r"
    error[cannot-generate]: no code can be generated from a schema that is no map
      --> spec/test.yaml:10:5
       |
    10 |     A: 5
       |     ^ a number
       |
       = help: write `{}` for anything, or say what it is
    ");
}

#[test]
fn arrays_without_items() {
    insta::assert_snapshot!(refused_by_us(&schema("{type: array}")), @r"
    error[cannot-generate]: no code can be generated from an array without `items`
      --> spec/test.yaml:10:9
       |
    10 |     A: {type: array}
       |         ^^^^
       |
       = help: add `items:`; `items: {}` stands for anything
    ");
}

#[test]
fn names() {
    let enumeration = schema("{type: string, enum: [User, user]}");
    insta::assert_snapshot!(refused(&enumeration), @r"
    error[cannot-generate]: no code can be generated from two values of an enum that become one name
      --> spec/test.yaml:10:36
       |
    10 |     A: {type: string, enum: [User, user]}
       |                                    ^^^^ `User` and `user` are both `User` in Rust
       |
       = help: give them names with `x-enum-varnames`
    ");
    // progenitor generates these, and rustc refuses what comes out.
    let two = operation(OK) + "  /b:\n    get: {operationId: createA, responses: {'200': {description: d}}}\n";
    insta::assert_snapshot!(run(super::RULE.check, &two), @r"
    error[cannot-generate]: no code can be generated from two operationIds that become one name
     --> spec/test.yaml:9:24
      |
    9 |     get: {operationId: createA, responses: {'200': {description: d}}}
      |                        ^^^^^^^ `create_a` and `createA` are both `create_a` in Rust
      |
      = help: rename one of them
    ");
    let schemas = with_operation(
        &format!(
            "operationId: create_a\nparameters: [{{name: a-b, in: query, schema: {{type: string}}}}, {{name: a_b, in: query, schema: {{type: string}}}}]\n{OK}"
        ),
        "schemas:\n  cash_list: {type: object, properties: {orderNo: {type: string}, order_no: {type: string}}}\n  CashList: {type: object}",
    );
    insta::assert_snapshot!(run(super::RULE.check, &schemas), @r"
    error[cannot-generate]: no code can be generated from two parameters that become one name
     --> spec/test.yaml:7:75
      |
    7 |       parameters: [{name: a-b, in: query, schema: {type: string}}, {name: a_b, in: query, schema: {type: string}}]
      |                                                                           ^^^ `a-b` and `a_b` are both `a_b` in Rust
      |
      = help: leave out the one that nobody needs, since a name on the wire cannot be changed

    error[cannot-generate]: no code can be generated from two properties that become one name
      --> spec/test.yaml:11:69
       |
    11 |     cash_list: {type: object, properties: {orderNo: {type: string}, order_no: {type: string}}}
       |                                                                     ^^^^^^^^ `orderNo` and `order_no` are both `order_no` in Rust
       |
       = help: leave out the one that nobody needs, since a name on the wire cannot be changed

    error[cannot-generate]: no code can be generated from two schemas that become one name
      --> spec/test.yaml:12:5
       |
    12 |     CashList: {type: object}
       |     ^^^^^^^^ `cash_list` and `CashList` are both `CashList` in Rust
       |
       = help: rename one of them
    ");
}
