//! `example-violates-schema`: an example is what its schema describes.

use crate::document::Document;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::samples::{Sample, Validators, Violation, examples};

const ID: &str = "example-violates-schema";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Examples,
    summary: "An example is what its schema describes.",
    why: "",
    remedy: "",
    bad: "",
    good: "",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    let help = "correct the example; if the page shows it so, correct the schema and write an erratum";
    findings.extend(report(document, &examples(document), |document, violation| {
        Finding::error(ID, &document.name, violation.node.span.clone(), message("the example", &violation))
            .label(violation.text)
            .help(help)
    }));
}

/// A finding for each violation; schemas that cannot be used are the business of `unusable-schema`.
pub fn report<'a>(
    document: &'a Document,
    samples: &[Sample<'a>],
    finding: impl Fn(&Document, Violation<'a>) -> Finding,
) -> Vec<Finding> {
    let mut validators = Validators::default();
    let violations = samples.iter().flat_map(|sample| validators.violations(document, sample).unwrap_or_default());
    violations.map(|violation| finding(document, violation)).collect()
}

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
          |                                                                                                                           ^ this value is less than or equal to the minimum of 1
          |
          = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema at `/订单`
          --> spec/test.yaml:16:23
           |
        16 |                   订单: 1
           |                         ^ this value is not of type "string"
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema at `/items/0/amount`
          --> spec/test.yaml:18:32
           |
        18 |                     - {amount: '1'}
           |                                ^^^ this value does not match "^[0-9]+\.[0-9]{2}$"
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema at `/items/1/kind`
          --> spec/test.yaml:19:46
           |
        19 |                     - {amount: '0.10', kind: 'X'}
           |                                              ^^^ this value is not one of "01", "02" or null
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:27:24
           |
        27 |               example: {id: 5, parent: {items: []}}
           |                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "订单" is a required property
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema at `/id`
          --> spec/test.yaml:27:29
           |
        27 |               example: {id: 5, parent: {items: []}}
           |                             ^ this value is not of type "string"
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema at `/parent`
          --> spec/test.yaml:27:40
           |
        27 |               example: {id: 5, parent: {items: []}}
           |                                        ^^^^^^^^^^^ "订单" is a required property
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema at `/parent`
          --> spec/test.yaml:27:40
           |
        27 |               example: {id: 5, parent: {items: []}}
           |                                        ^^^^^^^^^^^ "id" is a required property
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:31:80
           |
        31 |     Day: {name: day, in: query, schema: {type: string, format: date}, example: 2019-13-01}
           |                                                                                ^^^^^^^^^^ this value is not a "date"
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum

        error[example-violates-schema]: the example violates its schema
          --> spec/test.yaml:47:72
           |
        47 |         amount: {type: string, pattern: '^[0-9]+\.[0-9]{2}$', example: '1,0'}
           |                                                                        ^^^^^ this value does not match "^[0-9]+\.[0-9]{2}$"
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
        insta::assert_snapshot!(run(check, &text), @r#"
        error[example-violates-schema]: the example violates its schema at `/c/c/c`
          --> spec/test.yaml:11:114
           |
        11 |     C: {type: object, properties: {c: {$ref: '#/components/schemas/C'}, d: {$ref: '#/no'}}, example: {c: {c: {c: 1}}, d: 1}}
           |                                                                                                                  ^ this value is not of type "object"
           |
           = help: correct the example; if the page shows it so, correct the schema and write an erratum
        "#);
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
}
