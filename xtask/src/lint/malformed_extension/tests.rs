use crate::lint::testing::{run, with_operation};

const COMPONENTS: &str = "schemas:
  Order:
    type: object
    required: [order_no]
    properties:
      order_no: {type: string}
      amount: {type: string}
      kind: {type: string, enum: ['1', '2']}
      members: {type: array, items: {$ref: '#/components/schemas/Member'}}
  Member: {type: object, properties: {flag: {type: string}}}
  Answer:
    type: object
    properties:
      status: {type: string}
      list: {type: array, items: {$ref: '#/components/schemas/Member'}}
      has_more: {type: boolean}
  Failure: {type: object, properties: {error_code: {type: string}}}";

const BODY: &str = "operationId: create_order
parameters: [{name: page, in: query, schema: {type: integer}}]
requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Answer'}}}}}";

fn with(extension: &str) -> String {
    run(super::RULE.check, &with_operation(&format!("{BODY}\n{extension}"), COMPONENTS))
}

#[test]
fn good_ones_pass() {
    let good = "x-outcome:
  answer: [{at: /list, set: true}]
  failure: [{at: /status, in: [failed, 500]}, {at: /error_code, set: true}]
  success: [{at: /status, not-in: ['failed']}]
  failure-schema: '#/components/schemas/Failure'
  code: [/error_code]
  message: [/list/*/flag]
  not-executed: [1, request_error]
x-identity: [{at: /status, in: [ok]}]
x-rules:
  - {id: a-b, when: [{at: /members/*/flag, in: [Y]}], then: {forbidden: [order_no, {at: /amount, set: true}], less-than: [order_no, amount]}, page: p, says: s}
x-effect: {kind: opens-order, no-look-up: nothing lists them}
x-pagination: {page: page, size: amount, items: /list, has-more: /has_more, key: /flag}
x-source: {grade: sdk-run, note: n}
x-errata:
  - {id: t-01, page: p, ours: o, because: b, grade: page, published: {anything: [1]}}";
    assert_eq!(with(good), "");
}

#[test]
fn outcome() {
    insta::assert_snapshot!(with("x-outcome:
  failure: [{at: status, set: true}]
  success: [{at: /status, set: true}]
  failure-schema: x"), @r"
    error[malformed-extension]: `x-outcome` is malformed
      --> spec/test.yaml:11:24
       |
    11 |         failure: [{at: status, set: true}]
       |                        ^^^^^^ `status` is no JSON pointer, which looks like /status or /list/*/id
       |
       = help: write `success: [{at: /status, in: [succeeded]}]` and `failure-schema: '#/components/schemas/Failure'`; optional: answer, failure, code, message, not-executed, duplicate, expired
    ");
    insta::assert_snapshot!(with("x-outcome:
  failure: [{at: /status, in: [a], set: true}]
  success: []
  failure-schema: x"), @r"
    error[malformed-extension]: `x-outcome` is malformed
      --> spec/test.yaml:11:19
       |
    11 |         failure: [{at: /status, in: [a], set: true}]
       |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a condition has exactly one of `in`, `not-in` and `set`
       |
       = help: write `success: [{at: /status, in: [succeeded]}]` and `failure-schema: '#/components/schemas/Failure'`; optional: answer, failure, code, message, not-executed, duplicate, expired
    ");
    insta::assert_snapshot!(with("x-outcome:
  succes: [{at: /status, set: true}]"), @r"
    error[malformed-extension]: `x-outcome` is malformed
      --> spec/test.yaml:11:9
       |
    11 |         succes: [{at: /status, set: true}]
       |         ^^^^^^ unknown field `succes`, expected one of `answer`, `failure`, `success`, `failure-schema`, `code`, `message`, `not-executed`, `duplicate`, `expired`, `x-source`
       |
       = help: did you mean `success`?
    ");
    insta::assert_snapshot!(with("x-outcome:
  success: [{at: /state, set: true}]
  failure-schema: '#/components/schemas/Failur'
  message: [/list/0/flg]"), @r"
    error[malformed-extension]: `x-outcome` is malformed
      --> spec/test.yaml:11:24
       |
    11 |         success: [{at: /state, set: true}]
       |                        ^^^^^^ no answer here has anything at `/state`
       |
       = help: correct the pointer, or add the property to the answer's schema

    error[malformed-extension]: `x-outcome` is malformed
      --> spec/test.yaml:12:25
       |
    12 |         failure-schema: '#/components/schemas/Failur'
       |                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ there is no such schema
       |
       = help: did you mean `#/components/schemas/Failure`?

    error[malformed-extension]: `x-outcome` is malformed
      --> spec/test.yaml:13:19
       |
    13 |         message: [/list/0/flg]
       |                   ^^^^^^^^^^^ no answer here has anything at `/list/0/flg`
       |
       = help: correct the pointer, or add the property to the answer's schema
    ");
}

#[test]
fn rules() {
    insta::assert_snapshot!(with("x-rules:
  - id: a-b
    when: [{at: /ordr_no, set: true}, {at: /members/*/falg, set: true}]
    then: {required: [amout]}
    page: p
    says: s
  - {id: a-b, then: {less-than: [order_no, amount]}, page: p, says: s}"), @r"
    error[malformed-extension]: `x-rules` is malformed
      --> spec/test.yaml:12:23
       |
    12 |           when: [{at: /ordr_no, set: true}, {at: /members/*/falg, set: true}]
       |                       ^^^^^^^^ the operation has no input `ordr_no`
       |
       = help: did you mean `order_no`?

    error[malformed-extension]: `x-rules` is malformed
      --> spec/test.yaml:12:50
       |
    12 |           when: [{at: /ordr_no, set: true}, {at: /members/*/falg, set: true}]
       |                                                  ^^^^^^^^^^^^^^^ `members` has nothing at `/*/falg`
       |
       = help: correct the pointer; `*` stands for any item of a list

    error[malformed-extension]: `x-rules` is malformed
      --> spec/test.yaml:13:29
       |
    13 |           then: {required: [amout]}
       |                             ^^^^^ the operation has no input `amout`
       |
       = help: did you mean `amount`?

    error[malformed-extension]: `x-rules` is malformed
      --> spec/test.yaml:16:16
       |
    16 |         - {id: a-b, then: {less-than: [order_no, amount]}, page: p, says: s}
       |                ^^^ the id `a-b` is used twice in this document
       |
       = help: give it an id of its own
    ");
    insta::assert_snapshot!(with("x-rules: [{id: A_b, then: {required: [amount]}, page: p, says: s}]"), @r"
    error[malformed-extension]: `x-rules` is malformed
      --> spec/test.yaml:10:22
       |
    10 |       x-rules: [{id: A_b, then: {required: [amount]}, page: p, says: s}]
       |                      ^^^ `A_b` is not in kebab-case, which looks like needs-order-no
       |
       = help: write `- {id: kebab-case, when: [{at: /a, set: true}], then: {required: [b]}, page: the page's words, says: plain English}`
    ");
    insta::assert_snapshot!(with("x-rules: [{id: a, then: {}, page: p, says: s}]"), @r"
    error[malformed-extension]: `x-rules` is malformed
      --> spec/test.yaml:10:31
       |
    10 |       x-rules: [{id: a, then: {}, page: p, says: s}]
       |                               ^^ `then` needs one of `required`, `forbidden`, `at-least-one` and `less-than`
       |
       = help: write `- {id: kebab-case, when: [{at: /a, set: true}], then: {required: [b]}, page: the page's words, says: plain English}`
    ");
    insta::assert_snapshot!(with("x-rules: [{id: a, then: {less-than: [a, b, c]}, page: p, says: s}]"), @r"
    error[malformed-extension]: `x-rules` is malformed
      --> spec/test.yaml:10:43
       |
    10 |       x-rules: [{id: a, then: {less-than: [a, b, c]}, page: p, says: s}]
       |                                           ^^^^^^^^^ has 1 items too many
       |
       = help: write `- {id: kebab-case, when: [{at: /a, set: true}], then: {required: [b]}, page: the page's words, says: plain English}`
    ");
    insta::assert_snapshot!(with("x-rules: [{id: a, then: {required: [amount]}, says: s}]"), @r"
    error[malformed-extension]: `x-rules` is malformed
      --> spec/test.yaml:10:17
       |
    10 |       x-rules: [{id: a, then: {required: [amount]}, says: s}]
       |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing field `page`
       |
       = help: write `- {id: kebab-case, when: [{at: /a, set: true}], then: {required: [b]}, page: the page's words, says: plain English}`
    ");
}

#[test]
fn effect() {
    insta::assert_snapshot!(with("x-effect: reads"), @r"
    error[malformed-extension]: `x-effect` is malformed
      --> spec/test.yaml:10:17
       |
    10 |       x-effect: reads
       |                 ^^^^^ unknown variant `reads`, expected one of `read`, `session`, `opens-order`, `moves-money`
       |
       = help: did you mean `read`?
    ");
    assert_eq!(with("x-effect: moves-money"), "");
    let linked = |link: &str| {
        let body = BODY.replace("description: d,", &format!("description: d, links: {{look-up: {link}}},"));
        run(super::RULE.check, &with_operation(&format!("{body}\nx-effect: moves-money"), COMPONENTS))
    };
    assert_eq!(linked("{operationId: create_order, parameters: {query.page: 1}}"), "");
    insta::assert_snapshot!(linked("{operationId: create_ordr}"), @r"
    error[malformed-extension]: `x-effect` is malformed
     --> spec/test.yaml:9:74
      |
    9 | …es: {'200': {description: d, links: {look-up: {operationId: create_ordr}}, content: {application/json: {schema: {$ref: '#/components...
      |                                                              ^^^^^^^^^^^ there is no such operation
      |
      = help: did you mean `create_order`?
    ");
    insta::assert_snapshot!(linked("{operationId: create_order, parameters: {pgae: 1}}"), @r"
    error[malformed-extension]: `x-effect` is malformed
     --> spec/test.yaml:9:101
      |
    9 | …, links: {look-up: {operationId: create_order, parameters: {pgae: 1}}}, content: {application/json: {schema: {$ref: '#/components/sc...
      |                                                              ^^^^ the link's target has no such input
      |
      = help: did you mean `page`?
    ");
    insta::assert_snapshot!(linked("{description: d}"), @r"
    error[malformed-extension]: `x-effect` is malformed
     --> spec/test.yaml:9:51
      |
    9 |       responses: {'200': {description: d, links: {look-up: {description: d}}, content: {application/json: {schema: {$ref: '#/componen...
      |                                                   ^^^^^^^ the link has no `operationId`
      |
      = help: name the operation that looks the outcome up
    ");
}

#[test]
fn identity() {
    let found = |value: &str| with(&format!("x-identity: {value}"));
    insta::assert_snapshot!(found("[{at: /state, in: [ok]}]"), @r"
    error[malformed-extension]: `x-identity` is malformed
      --> spec/test.yaml:10:25
       |
    10 |       x-identity: [{at: /state, in: [ok]}]
       |                         ^^^^^^ no answer here has anything at `/state`
       |
       = help: correct the pointer, or add the property to the answer's schema
    ");
    insta::assert_snapshot!(found("[{at: /status, set: true}]"), @r"
    error[malformed-extension]: `x-identity` is malformed
      --> spec/test.yaml:10:19
       |
    10 |       x-identity: [{at: /status, set: true}]
       |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ needs at least one condition, each with `in`
       |
       = help: write `[{at: /object, in: [cash]}]`: what an answer of this operation shows where it is set
    ");
    insta::assert_snapshot!(found("[]"), @r"
    error[malformed-extension]: `x-identity` is malformed
      --> spec/test.yaml:10:19
       |
    10 |       x-identity: []
       |                   ^^ needs at least one condition, each with `in`
       |
       = help: write `[{at: /object, in: [cash]}]`: what an answer of this operation shows where it is set
    ");
}

#[test]
fn pagination() {
    insta::assert_snapshot!(with("x-pagination: {page: pge, size: page, items: /lst, has-more: /has_more, key: /flag}"), @r"
    error[malformed-extension]: `x-pagination` is malformed
      --> spec/test.yaml:10:28
       |
    10 |       x-pagination: {page: pge, size: page, items: /lst, has-more: /has_more, key: /flag}
       |                            ^^^ the operation has no input `pge`
       |
       = help: did you mean `page`?

    error[malformed-extension]: `x-pagination` is malformed
      --> spec/test.yaml:10:52
       |
    10 |       x-pagination: {page: pge, size: page, items: /lst, has-more: /has_more, key: /flag}
       |                                                    ^^^^ the success answer has nothing at `/lst`
       |
       = help: correct the pointer, or add the property to the answer's schema

    error[malformed-extension]: `x-pagination` is malformed
      --> spec/test.yaml:10:84
       |
    10 |       x-pagination: {page: pge, size: page, items: /lst, has-more: /has_more, key: /flag}
       |                                                                                    ^^^^^ the success answer has nothing at `/lst/*/flag`
       |
       = help: correct the pointer, or add the property to the answer's schema
    ");
    insta::assert_snapshot!(with("x-pagination: {page: page, size: page, items: /list, has-more: /has_more, total: /t, key: /flag}"), @r"
    error[malformed-extension]: `x-pagination` is malformed
      --> spec/test.yaml:10:21
       |
    10 |       x-pagination: {page: page, size: page, items: /list, has-more: /has_more, total: /t, key: /flag}
       |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ needs exactly one of `has-more` and `total`
       |
       = help: write `{page: page_index, size: page_size, items: /checkouts, has-more: /has_more, key: /order_no}`, or `total: /count` instead of `has-more`
    ");
    insta::assert_snapshot!(with("x-pagination: {page: page, size: page, items: /list, total: /has_more, key: /id}"), @r"
    error[malformed-extension]: `x-pagination` is malformed
      --> spec/test.yaml:10:83
       |
    10 |       x-pagination: {page: page, size: page, items: /list, total: /has_more, key: /id}
       |                                                                                   ^^^ the success answer has nothing at `/list/*/id`
       |
       = help: correct the pointer, or add the property to the answer's schema
    ");
}

#[test]
fn errata_and_source() {
    insta::assert_snapshot!(with("x-errata: [{id: t-01, page: p, ours: o, because: b, grade: page}, {id: t-01, page: p, ours: o, because: b, grade: page}]"), @r"
    error[malformed-extension]: `x-errata` is malformed
      --> spec/test.yaml:10:78
       |
    10 |       x-errata: [{id: t-01, page: p, ours: o, because: b, grade: page}, {id: t-01, page: p, ours: o, because: b, grade: page}]
       |                                                                              ^^^^ the id `t-01` is used twice in this document
       |
       = help: give it an id of its own
    ");
    insta::assert_snapshot!(with("x-errata: [{id: t-01, page: p, ours: '', because: b, grade: page}]"), @r"
    error[malformed-extension]: `x-errata` is malformed
      --> spec/test.yaml:10:44
       |
    10 |       x-errata: [{id: t-01, page: p, ours: '', because: b, grade: page}]
       |                                            ^^ must not be empty
       |
       = help: write `- {id: adapay-01, page: what it says, ours: what stands here, because: evidence, grade: page}`; optional: published
    ");
    insta::assert_snapshot!(with("x-source: {grade: rumour, note: n}"), @r"
    error[malformed-extension]: `x-source` is malformed
      --> spec/test.yaml:10:25
       |
    10 |       x-source: {grade: rumour, note: n}
       |                         ^^^^^^ unknown variant `rumour`, expected one of `page`, `computed`, `sdk-run`, `sdk`, `vendor-docs`, `third-party`, `inferred`
       |
       = help: write `{grade: sdk, note: one sentence of evidence}` with a grade of page, computed, sdk-run, sdk, vendor-docs, third-party, inferred
    ");
    insta::assert_snapshot!(with("x-source: page"), @r#"
    error[malformed-extension]: `x-source` is malformed
      --> spec/test.yaml:10:17
       |
    10 |       x-source: page
       |                 ^^^^ invalid type: string "page", expected a map with `grade` and `note`
       |
       = help: write `{grade: sdk, note: one sentence of evidence}` with a grade of page, computed, sdk-run, sdk, vendor-docs, third-party, inferred
    "#);
}

#[test]
fn small_ones() {
    let text = "openapi: 3.0.3\nx-omit-empty: false\nx-envelope: {data: d}\ncomponents:\n  securitySchemes: {a: {x-custom: 'true'}}\n  schemas:\n    \
        A: {type: string, x-sensitive: yes, enum: ['1', '2'], x-enum-varnames: [One]}\n    B: {type: string, enum: [a, b, c], x-enum-varnames: [fn, A B, A]}\n    \
        C: {type: string, enum: [a, b], x-enum-varnames: [A, A]}\n    D: {type: string, enum: [a, b], x-enum-varnames: [1, B]}\n";
    insta::assert_snapshot!(run(super::RULE.check, text), @r#"
    error[malformed-extension]: `x-omit-empty` is malformed
     --> spec/test.yaml:2:15
      |
    2 | x-omit-empty: false
      |               ^^^^^ can only be true; leave it out instead
      |
      = help: write `true`, or leave it out

    error[malformed-extension]: `x-envelope` is malformed
     --> spec/test.yaml:3:13
      |
    3 | x-envelope: {data: d}
      |             ^^^^^^^^^ missing field `signature`
      |
      = help: write `{data: data, signature: signature}`

    error[malformed-extension]: `x-custom` is malformed
     --> spec/test.yaml:5:35
      |
    5 |   securitySchemes: {a: {x-custom: 'true'}}
      |                                   ^^^^^^ invalid type: string "true", expected a boolean
      |
      = help: write `true`, or leave it out

    error[malformed-extension]: `x-sensitive` is malformed
     --> spec/test.yaml:7:36
      |
    7 |     A: {type: string, x-sensitive: yes, enum: ['1', '2'], x-enum-varnames: [One]}
      |                                    ^^^ invalid type: string "yes", expected a boolean
      |
      = help: write `true`, or leave it out

    error[malformed-extension]: `x-enum-varnames` is malformed
     --> spec/test.yaml:7:76
      |
    7 |     A: {type: string, x-sensitive: yes, enum: ['1', '2'], x-enum-varnames: [One]}
      |                                                                            ^^^^^ 1 names for 2 values of `enum`
      |
      = help: give one name for each value, in the order of `enum`

    error[malformed-extension]: `x-enum-varnames` is malformed
     --> spec/test.yaml:8:58
      |
    8 |     B: {type: string, enum: [a, b, c], x-enum-varnames: [fn, A B, A]}
      |                                                          ^^ `fn` is no Rust name
      |
      = help: a name looks like `Basic`: letters and digits, a letter first, no keyword

    error[malformed-extension]: `x-enum-varnames` is malformed
     --> spec/test.yaml:8:62
      |
    8 |     B: {type: string, enum: [a, b, c], x-enum-varnames: [fn, A B, A]}
      |                                                              ^^^ `A B` is no Rust name
      |
      = help: a name looks like `Basic`: letters and digits, a letter first, no keyword

    error[malformed-extension]: `x-enum-varnames` is malformed
     --> spec/test.yaml:9:58
      |
    9 |     C: {type: string, enum: [a, b], x-enum-varnames: [A, A]}
      |                                                          ^ `A` is used twice
      |
      = help: a name looks like `Basic`: letters and digits, a letter first, no keyword

    error[malformed-extension]: `x-enum-varnames` is malformed
      --> spec/test.yaml:10:55
       |
    10 |     D: {type: string, enum: [a, b], x-enum-varnames: [1, B]}
       |                                                       ^ invalid type: integer `1`, expected a string
       |
       = help: write one distinct Rust name for each value of `enum`, in its order: `[Basic, Frozen]`
    "#);
}

#[test]
fn rules_that_cannot_apply_or_be_kept() {
    insta::assert_snapshot!(with("x-rules:
  - {id: a, when: [{at: /kind, in: ['3']}], then: {required: [amount]}, page: p, says: s}
  - {id: b, when: [{at: /kind, in: [1]}, {at: /kind, in: ['2']}], then: {required: [amount]}, page: p, says: s}
  - {id: c, when: [{at: /kind, in: ['1']}, {at: /kind, not-in: ['1']}], then: {required: [amount]}, page: p, says: s}
  - {id: d, then: {required: [amount], forbidden: [amount]}, page: p, says: s}
  - {id: e, then: {at-least-one: [amount], forbidden: [amount]}, page: p, says: s}
  - {id: f, then: {less-than: [amount, amount]}, page: p, says: s}
  - {id: g, when: [{at: '/members/*/flag', in: [Y]}, {at: '/members/*/flag', in: [N]}], then: {required: [amount]}, page: p, says: s}"), @r"
    error[malformed-extension]: `x-rules` is malformed
      --> spec/test.yaml:11:43
       |
    11 |         - {id: a, when: [{at: /kind, in: ['3']}], then: {required: [amount]}, page: p, says: s}
       |                                           ^^^ the input `/kind` never has this value
       |
       = help: name a value of its `enum`

    error[malformed-extension]: `x-rules` is malformed
      --> spec/test.yaml:12:48
       |
    12 |         - {id: b, when: [{at: /kind, in: [1]}, {at: /kind, in: ['2']}], then: {required: [amount]}, page: p, says: s}
       |                                                ^^^^^^^^^^^^^^^^^^^^^^ this never holds together with the other condition on `/kind`
       |
       = help: put the values into one `in`, or make two rules of it

    error[malformed-extension]: `x-rules` is malformed
      --> spec/test.yaml:13:50
       |
    13 |         - {id: c, when: [{at: /kind, in: ['1']}, {at: /kind, not-in: ['1']}], then: {required: [amount]}, page: p, says: s}
       |                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ this never holds together with the other condition on `/kind`
       |
       = help: put the values into one `in`, or make two rules of it

    error[malformed-extension]: `x-rules` is malformed
      --> spec/test.yaml:14:37
       |
    14 |         - {id: d, then: {required: [amount], forbidden: [amount]}, page: p, says: s}
       |                                     ^^^^^^ required and forbidden at once
       |
       = help: take it out of one of the two

    error[malformed-extension]: `x-rules` is malformed
      --> spec/test.yaml:15:40
       |
    15 |         - {id: e, then: {at-least-one: [amount], forbidden: [amount]}, page: p, says: s}
       |                                        ^^^^^^^^ every one of them is forbidden
       |
       = help: take one out of `forbidden`

    error[malformed-extension]: `x-rules` is malformed
      --> spec/test.yaml:16:37
       |
    16 |         - {id: f, then: {less-than: [amount, amount]}, page: p, says: s}
       |                                     ^^^^^^^^^^^^^^^^ nothing is less than itself
       |
       = help: name two inputs
    ");
}
