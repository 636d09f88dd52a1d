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
    why: "A default is what the provider takes when a caller says nothing; one that its own schema refuses cannot be that.",
    remedy: "Correct the default or the schema; a string that looks like a number needs quotes.",
    bad: "components:\n  schemas:\n    Size: {type: integer, maximum: 20, default: 50}\n",
    good: "components:\n  schemas:\n    Size: {type: integer, maximum: 20, default: 20}\n",
    check,
};

const REMEDY: &str = "correct the default or the schema";

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let name = &context.document.name;
    report(context, &defaults(context), |violation| {
        let help = if violation.help.is_empty() { REMEDY.to_owned() } else { violation.help.clone() };
        let message = message("the default", &violation);
        findings.push(Finding::error(ID, name, violation.span, message).label(violation.text).help(help));
    });
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
        insta::assert_snapshot!(run(check, &text), @r"
        error[default-violates-schema]: the default violates its schema
         --> spec/test.yaml:6:90
          |
        6 |       parameters: [{name: size, in: query, schema: {type: integer, maximum: 20, default: 50}}]
          |                                                                                          ^^ 50 must be at most 20
          |
          = help: correct the default or the schema

        error[default-violates-schema]: the default violates its schema
          --> spec/test.yaml:10:109
           |
        10 | …ing, enum: ['01'], default: 01}, c: {type: string, default: 1}, d: {type: array, items: {type: string}, default: [a, 2]}}}
           |                                                              ^ a number, where the schema has a string
           |
           = help: put quotes around it

        error[default-violates-schema]: the default violates its schema at `/1`
          --> spec/test.yaml:10:166
           |
        10 | …t: 1}, d: {type: array, items: {type: string}, default: [a, 2]}}}
           |                                                              ^ a number, where the schema has a string
           |
           = help: put quotes around it
        ");
    }
}
