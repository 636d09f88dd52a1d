//! `example-violates-schema`: an example is what its schema describes.

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::samples::{Judge, Sample, Violation, examples, violations};

const ID: &str = "example-violates-schema";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Examples,
    summary: "An example is what its schema describes.",
    why: "People copy examples, and each becomes a test of the client; one that its schema does not allow is wrong, \
          or the schema is. A property that is readOnly has no place in a request, nor one that is writeOnly in an answer.",
    remedy: "Correct the example; if the page shows it so, correct the schema and write an erratum.",
    bad: "components:\n  schemas:\n    Order:\n      type: object\n      properties:\n        order_no: {type: string}\n      \
          example: {order_no: 1579163031383}\n",
    good: "components:\n  schemas:\n    Order:\n      type: object\n      properties:\n        order_no: {type: string}\n      \
           example: {order_no: '1579163031383'}\n",
    check,
};

const REMEDY: &str = "correct the example; if the page shows it so, correct the schema and write an erratum";

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let name = &context.document.name;
    report(context, &examples(context), |violation| {
        let help = if violation.help.is_empty() { REMEDY.to_owned() } else { violation.help.clone() };
        let message = message("the example", &violation);
        findings.push(Finding::error(ID, name, violation.span, message).label(violation.text).help(help));
    });
}

/// Calls `found` with each violation; keywords that cannot be used are the business of `wrong-type` and `invalid-pattern`.
pub fn report<'a>(context: &Context<'a>, samples: &[Sample<'a>], mut found: impl FnMut(Violation)) {
    let mut judge = Judge::new(context.document);
    for sample in samples {
        violations(context.document, &mut judge, sample).into_iter().for_each(&mut found);
    }
}

/// What is wrong, without the details; `what` is "the example" or "the default".
pub fn message(what: &str, violation: &Violation) -> String {
    match violation.path.as_str() {
        "" => format!("{what} violates its schema"),
        path => format!("{what} violates its schema at `{path}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn every_violation_is_shown_at_its_value() {
        let text = with_operation(
            "parameters:\n  - {name: p, in: query, schema: {type: integer, minimum: 1, exclusiveMinimum: true}, examples: {published: {value: 1}}}\n  \
               - $ref: '#/components/parameters/Day'\nrequestBody:\n  content:\n    application/json:\n      schema: {$ref: '#/components/schemas/Order'}\n      \
               examples:\n        published:\n          value:\n            订单: 1\n            items:\n              - {amount: '1'}\n              - {amount: '0.10', kind: 'X'}\n        \
             shared: {$ref: '#/components/examples/Order'}\nresponses:\n  '200':\n    description: d\n    content:\n      application/json:\n        \
               schema: {$ref: '#/components/schemas/Order'}\n        example: {id: 5, parent: {items: []}}\n      text/xml: {schema: {type: object}, example: <a/>}",
            "parameters:\n  Day: {name: day, in: query, schema: {type: string, format: date}, example: 2019-13-01}\nexamples:\n  Order: {value: {订单: x, items: null}}\n\
             schemas:\n  Order:\n    type: object\n    required: [订单, id]\n    properties:\n      订单: {type: string}\n      id: {type: string, readOnly: true}\n      \
               items: {type: array, nullable: true, items: {$ref: '#/components/schemas/Item'}}\n      parent: {$ref: '#/components/schemas/Order'}\n  \
             Item:\n    type: object\n    additionalProperties: false\n    properties:\n      amount: {type: string, pattern: '^[0-9]+\\.[0-9]{2}$', example: '1,0'}\n      \
               kind: {type: string, nullable: true, enum: ['01', '02']}",
        );
        insta::assert_snapshot!(run(check, &text), @r#"
        error[example-violates-schema]: the example violates its schema
         --> spec/test.yaml:7:123
          |
        7 |         - {name: p, in: query, schema: {type: integer, minimum: 1, exclusiveMinimum: true}, examples: {published: {value: 1}}}
          |                                                                                                                           ^ 1 must be above 1
          |
          = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema at `/订单`
          --> spec/test.yaml:16:23
           |
        16 |                   订单: 1
           |                         ^ a number, where the schema has a string
           |
           = help: put quotes around it

        error[example-violates-schema]: the example violates its schema at `/items/0/amount`
          --> spec/test.yaml:18:32
           |
        18 |                     - {amount: '1'}
           |                                ^^^ does not match the pattern ^[0-9]+\.[0-9]{2}$
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema at `/items/1/kind`
          --> spec/test.yaml:19:46
           |
        19 |                     - {amount: '0.10', kind: 'X'}
           |                                              ^^^ "X" is none of "01" or "02"
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:27:15
           |
        27 |               example: {id: 5, parent: {items: []}}
           |               ^^^^^^^ the key `订单` is missing
           |
           = help: add `订单`, or take it out of `required`

        error[example-violates-schema]: the example violates its schema at `/id`
          --> spec/test.yaml:27:29
           |
        27 |               example: {id: 5, parent: {items: []}}
           |                             ^ a number, where the schema has a string
           |
           = help: put quotes around it

        error[example-violates-schema]: the example violates its schema at `/parent`
          --> spec/test.yaml:27:32
           |
        27 |               example: {id: 5, parent: {items: []}}
           |                                ^^^^^^ the key `订单` is missing
           |
           = help: add `订单`, or take it out of `required`

        error[example-violates-schema]: the example violates its schema at `/parent`
          --> spec/test.yaml:27:32
           |
        27 |               example: {id: 5, parent: {items: []}}
           |                                ^^^^^^ the key `id` is missing
           |
           = help: add `id`, or take it out of `required`

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:31:80
           |
        31 |     Day: {name: day, in: query, schema: {type: string, format: date}, example: 2019-13-01}
           |                                                                                ^^^^^^^^^^ is no date, which looks like 2024-10-01
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:47:72
           |
        47 |         amount: {type: string, pattern: '^[0-9]+\.[0-9]{2}$', example: '1,0'}
           |                                                                        ^^^^^ does not match the pattern ^[0-9]+\.[0-9]{2}$
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum
        "#);
    }

    #[test]
    fn schemas_without_end_are_no_trouble() {
        let text = with_operation(
            "requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}, example: {a: 1}}}}",
            "schemas:\n  A: {allOf: [{$ref: '#/components/schemas/B'}]}\n  B: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/C'}]}\n  \
               C: {type: object, properties: {c: {$ref: '#/components/schemas/C'}, d: {$ref: '#/no'}}, example: {c: {c: {c: 1}}, d: 1}}\n  \
               D: {$ref: '#/components/schemas/D'}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[example-violates-schema]: the example violates its schema at `/c/c/c`
          --> spec/test.yaml:11:114
           |
        11 |     C: {type: object, properties: {c: {$ref: '#/components/schemas/C'}, d: {$ref: '#/no'}}, example: {c: {c: {c: 1}}, d: 1}}
           |                                                                                                                  ^ a number, where the schema has a map
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum
        ");
    }

    #[test]
    fn what_openapi_allows_is_no_finding() {
        let text = with_operation(
            "requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}, example: {a: null, b: null, d: 2024-10-01, t: '2024-10-01T00:00:00Z', n: 1.0}}}}",
            "schemas:\n  A: {type: object, properties: {a: {nullable: true, allOf: [{$ref: '#/components/schemas/B'}]}, b: {type: string, nullable: true, enum: [x]}, \
               d: {type: string, format: date}, t: {type: string, format: date-time}, n: {type: number, format: decimal}}}\n  B: {type: string, format: decimal, example: ''}",
        );
        insta::assert_snapshot!(run(check, &text), @"");
    }

    #[test]
    fn each_side_has_its_own_properties() {
        let media = "content: {application/json: {schema: {$ref: '#/components/schemas/Order'}, example: {id: '1', pin: '2', note: n}}}";
        let text = with_operation(
            &format!(
                "requestBody: {{{media}}}\nresponses: {{'200': {{description: d, {media}}}}}\ncallbacks: {{a: {{'/b': {{post: {{requestBody: {{{media}}}}}}}}}}}"
            ),
            "schemas:\n  Id: {type: string, readOnly: true}\n  Order:\n    type: object\n    additionalProperties: false\n    required: [id, pin]\n    properties:\n      \
               id: {$ref: '#/components/schemas/Id'}\n      pin: {type: string, writeOnly: true}\n      notes: {type: string}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[example-violates-schema]: the example violates its schema at `/id`
         --> spec/test.yaml:6:106
          |
        6 |       requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}, example: {id: '1', pin: '2', note: n}}}}
          |                                                                                                          ^^ the property is readOnly: only an answer has it
          |
          = help: take the key out of the example, or `readOnly` off the property

        error[example-violates-schema]: the example violates its schema at `/note`
         --> spec/test.yaml:6:125
          |
        6 |       requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}, example: {id: '1', pin: '2', note: n}}}}
          |                                                                                                                             ^^^^ the schema has no such property
          |
          = help: did you mean `notes`?

        error[example-violates-schema]: the example violates its schema at `/pin`
         --> spec/test.yaml:7:137
          |
        7 | …a: {$ref: '#/components/schemas/Order'}, example: {id: '1', pin: '2', note: n}}}}}
          |                                                              ^^^ the property is writeOnly: only a request has it
          |
          = help: take the key out of the example, or `writeOnly` off the property

        error[example-violates-schema]: the example violates its schema at `/note`
         --> spec/test.yaml:7:147
          |
        7 | …'#/components/schemas/Order'}, example: {id: '1', pin: '2', note: n}}}}}
          |                                                              ^^^^ the schema has no such property
          |
          = help: did you mean `notes`?

        error[example-violates-schema]: the example violates its schema at `/note`
         --> spec/test.yaml:8:155
          |
        8 | …'#/components/schemas/Order'}, example: {id: '1', pin: '2', note: n}}}}}}}}
          |                                                              ^^^^ the schema has no such property
          |
          = help: did you mean `notes`?
        ");
    }

    #[test]
    fn alternatives_tell_which_one_is_closest() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  Cat: {type: object, required: [meow], properties: {kind: {type: string}, meow: {type: boolean}}}\n  \
               Dog: {type: object, required: [bark, legs], properties: {kind: {type: string}, bark: {type: boolean}}}\n  \
               One: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], example: {bark: 1, legs: 4}}\n  \
               None: {oneOf: [{$ref: '#/components/schemas/Cat'}, {type: integer}], example: a}\n  \
               Both: {oneOf: [{type: integer}, {type: number}], example: 1}\n  \
               Any: {anyOf: [{type: integer, maximum: 5}, {type: number, title: Rate}], example: 7}\n  \
               Not: {not: {type: string}, example: a}\n  \
               Named:\n    oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]\n    discriminator: {propertyName: kind, mapping: {c: Cat}}\n    \
                 example: {kind: c, bark: true, legs: 4}\n  \
               Nobody:\n    oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]\n    discriminator: {propertyName: kind}\n    \
                 example: {kind: Cow, meow: true}",
        );
        insta::assert_snapshot!(run(check, &text), @r#"
        error[example-violates-schema]: the example violates its schema at `/bark`
          --> spec/test.yaml:11:108
           |
        11 |     One: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], example: {bark: 1, legs: 4}}
           |                                                                                                            ^ a number, where the schema has a boolean (by `Dog`, the closest of 2 alternatives)
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:12:83
           |
        12 |     None: {oneOf: [{$ref: '#/components/schemas/Cat'}, {type: integer}], example: a}
           |                                                                                   ^ a string, where the schema has a map or an integer
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:13:63
           |
        13 |     Both: {oneOf: [{type: integer}, {type: number}], example: 1}
           |                                                               ^ fits alternative 1 and alternative 2, where it must fit exactly one of them
           |
           = help: make the alternatives exclude each other, or write `anyOf`

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:15:41
           |
        15 |     Not: {not: {type: string}, example: a}
           |                                         ^ fits the schema under `not`
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:19:7
           |
        19 |       example: {kind: c, bark: true, legs: 4}
           |       ^^^^^^^ the key `meow` is missing
           |
           = help: add `meow`, or take it out of `required`

        error[example-violates-schema]: the example violates its schema at `/kind`
          --> spec/test.yaml:23:23
           |
        23 |       example: {kind: Cow, meow: true}
           |                       ^^^ "Cow" names none of Cat or Dog
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum
        "#);
    }

    #[test]
    fn limits_and_formats_are_said_in_plain_words() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  A: {type: integer, format: int32, example: 3000000000}\n  B: {type: string, format: byte, example: 'a*'}\n  \
               C: {type: string, format: decimal, example: '1e3'}\n  D: {type: string, format: date-time, example: 2024-10-01}\n  \
               E: {type: string, maxLength: 2, example: 订单号}\n  F: {type: array, minItems: 3, uniqueItems: true, items: {}, example: [a, a]}\n  \
               G: {type: number, multipleOf: 0.01, example: 0.125}\n  H: {type: number, multipleOf: 0.1, example: 0.3}\n  \
               I: {type: string, enum: [succeeded, pending], example: suceeded}\n  J: {type: integer, example: '12'}\n  \
               K: {type: string, enum: ['01'], example: 01}\n  L: {type: object, minProperties: 1, example: {}}\n  \
               M: {type: integer, format: int64, example: 9223372036854775808}\n  N: {type: string, example: null}\n  O: {type: string, example: {a: 1}}",
        );
        insta::assert_snapshot!(run(check, &text), @r#"
        error[example-violates-schema]: the example violates its schema
         --> spec/test.yaml:9:48
          |
        9 |     A: {type: integer, format: int32, example: 3000000000}
          |                                                ^^^^^^^^^^ does not fit into int32
          |
          = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:10:46
           |
        10 |     B: {type: string, format: byte, example: 'a*'}
           |                                              ^^^^ is no base64, which looks like aGVsbG8=
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:11:49
           |
        11 |     C: {type: string, format: decimal, example: '1e3'}
           |                                                 ^^^^^ is no decimal number, which looks like 0.10
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:12:51
           |
        12 |     D: {type: string, format: date-time, example: 2024-10-01}
           |                                                   ^^^^^^^^^^ is no time of RFC 3339, which looks like 2024-10-01T08:00:00Z
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:13:46
           |
        13 |     E: {type: string, maxLength: 2, example: 订单号}
           |                                              ^^^^^^ 3 characters, where the schema allows at most 2
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:14:74
           |
        14 |     F: {type: array, minItems: 3, uniqueItems: true, items: {}, example: [a, a]}
           |                                                                          ^^^^^^ 2 items, where the schema allows at least 3
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema at `/1`
          --> spec/test.yaml:14:78
           |
        14 |     F: {type: array, minItems: 3, uniqueItems: true, items: {}, example: [a, a]}
           |                                                                              ^ is there twice, where each item must be another
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:15:50
           |
        15 |     G: {type: number, multipleOf: 0.01, example: 0.125}
           |                                                  ^^^^^ 0.125 must be a multiple of 0.01
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:17:60
           |
        17 |     I: {type: string, enum: [succeeded, pending], example: suceeded}
           |                                                            ^^^^^^^^ "suceeded" is none of "succeeded" or "pending"
           |
           = help: did you mean "succeeded"?

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:18:33
           |
        18 |     J: {type: integer, example: '12'}
           |                                 ^^^^ a string, where the schema has an integer
           |
           = help: write 12 without quotes

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:20:50
           |
        20 |     L: {type: object, minProperties: 1, example: {}}
           |                                                  ^^ 0 keys, where the schema allows at least 1
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:21:48
           |
        21 |     M: {type: integer, format: int64, example: 9223372036854775808}
           |                                                ^^^^^^^^^^^^^^^^^^^ does not fit into int64
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:22:32
           |
        22 |     N: {type: string, example: null}
           |                                ^^^^ null, where the schema has a string
           |
           = help: leave the key out, or write `nullable: true` in the schema

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:23:32
           |
        23 |     O: {type: string, example: {a: 1}}
           |                                ^^^^^^ a map, where the schema has a string
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum
        "#);
    }

    #[test]
    fn json_inside_a_form_is_judged_as_data_or_as_text() {
        let of = |data: &str| {
            let schema = "schema: {properties: {data: {type: object, properties: {id: {type: string}}}}}";
            let encoding = "encoding: {data: {contentType: application/json}}";
            let form =
                format!("application/x-www-form-urlencoded: {{{schema}, {encoding}, example: {{data: {data}}}}}");
            run(check, &with_operation(&format!("requestBody: {{content: {{{form}}}}}\nresponses: {{}}"), ""))
        };
        assert_eq!(of("{id: a}") + &of(r#"'{"id": "a"}'"#), "");
        insta::assert_snapshot!([of("{id: 1}"), of(r#"'{"id": 1}'"#), of("'{id'")].join("\n"), @r#"
        error[example-violates-schema]: the example violates its schema at `/data/id`
         --> spec/test.yaml:6:219
          |
        6 | …ata: {contentType: application/json}}, example: {data: {id: 1}}}}}
          |                                                              ^ a number, where the schema has a string
          |
          = help: put quotes around it


        error[example-violates-schema]: the example violates its schema at `/data/id`
         --> spec/test.yaml:6:214
          |
        6 | …g: {data: {contentType: application/json}}, example: {data: '{"id": 1}'}}}}
          |                                                              ^^^^^^^^^^^ a number, where the schema has a string
          |
          = help: put quotes around it


        error[example-violates-schema]: the example violates its schema at `/data`
         --> spec/test.yaml:6:214
          |
        6 | …g: {data: {contentType: application/json}}, example: {data: '{id'}}}}
          |                                                              ^^^^^ a string, where the schema has a map
          |
          = help: correct the example; if the page shows it so, correct the schema and write an erratum
        "#);
    }

    #[test]
    fn a_failure_is_held_against_its_own_schema() {
        let text = with_operation(
            "x-outcome: {failure: [{at: /code, not-in: ['0']}], success: [{at: /code, in: ['0']}], failure-schema: '#/components/schemas/Failure'}\nresponses:\n  '200':\n    content:\n      \
             application/json:\n        schema: {$ref: '#/components/schemas/Order'}\n        examples:\n          published: {value: {code: 0}}\n          \
             published_failure: {value: {code: 7, msg: 1}}",
            "schemas:\n  Order: {type: object, required: [id]}\n  Failure: {type: object, properties: {msg: {type: string}}}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:13:29
           |
        13 |                 published: {value: {code: 0}}
           |                             ^^^^^ the key `id` is missing
           |
           = help: add `id`, or take it out of `required`

        error[example-violates-schema]: the example violates its schema at `/msg`
          --> spec/test.yaml:14:59
           |
        14 |                 published_failure: {value: {code: 7, msg: 1}}
           |                                                           ^ a number, where the schema has a string
           |
           = help: put quotes around it
        ");
    }

    #[test]
    fn schemas_that_multiply_are_judged_once() {
        use std::fmt::Write as _;
        let mut schemas = "schemas:\n  A0: {type: string}\n".to_owned();
        for at in 1..=60 {
            let inner = format!("{{$ref: '#/components/schemas/A{}'}}", at - 1);
            writeln!(schemas, "  A{at}: {{anyOf: [{inner}, {inner}], allOf: [{inner}, {inner}]}}").unwrap();
        }
        for at in 0..2000 {
            writeln!(schemas, "  B{at}: {{allOf: [{{$ref: '#/components/schemas/B{}'}}]}}", at + 1).unwrap();
        }
        schemas.push_str("  Deep: {allOf: [{$ref: '#/components/schemas/B0'}], example: 1}\n  Wide: {allOf: [{$ref: '#/components/schemas/A60'}], example: 1}\n");
        assert!(
            run(check, &with_operation("responses: {}", &schemas)).contains("a number, where the schema has a string")
        );
    }
}
