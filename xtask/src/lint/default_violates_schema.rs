//! `default-violates-schema`: a default is what its schema describes.

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::example_violates_schema::{message, report};
use super::samples::defaults;

const ID: &str = "default-violates-schema";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Contradiction,
    summary: "A default is what its schema describes.",
    why: "",
    remedy: "",
    bad: "",
    good: "",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    findings.extend(report(document, &defaults(document), |document, violation| {
        Finding::error(ID, &document.name, violation.node.span.clone(), message("the default", &violation))
            .label(violation.text)
            .help("correct the default or the schema; a string that looks like a number needs quotes")
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn a_wrong_default_is_shown() {
        let text = with_operation(
            "parameters: [{name: size, in: query, schema: {type: integer, maximum: 20, default: 50}}]\nresponses: {}",
            "schemas:\n  A: {type: object, properties: {b: {type: string, enum: ['01'], default: 01}, c: {type: string, default: 1}, d: {type: array, items: {type: string}, default: [a, 2]}}}",
        );
        insta::assert_snapshot!(run(check, &text), @r#"
        error[default-violates-schema]: the default violates its schema
         --> spec/test.yaml:6:90
          |
        6 |       parameters: [{name: size, in: query, schema: {type: integer, maximum: 20, default: 50}}]
          |                                                                                          ^^ this value is greater than the maximum of 20
          |
          = help: correct the default or the schema; a string that looks like a number needs quotes

        error[default-violates-schema]: the default violates its schema
          --> spec/test.yaml:10:109
           |
        10 | …ing, enum: ['01'], default: 01}, c: {type: string, default: 1}, d: {type: array, items: {type: string}, default: [a, 2]}}}
           |                                                              ^ this value is not of type "string"
           |
           = help: correct the default or the schema; a string that looks like a number needs quotes

        error[default-violates-schema]: the default violates its schema at `/1`
          --> spec/test.yaml:10:166
           |
        10 | …t: 1}, d: {type: array, items: {type: string}, default: [a, 2]}}}
           |                                                              ^ this value is not of type "string"
           |
           = help: correct the default or the schema; a string that looks like a number needs quotes
        "#);
    }
}
