//! `unusable-schema`: a schema with examples can be used to check them.

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::samples::{Validators, defaults, examples};

const ID: &str = "unusable-schema";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Contradiction,
    summary: "A schema with examples can be used to check them.",
    why: "",
    remedy: "",
    bad: "",
    good: "",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    let mut validators = Validators::default();
    let mut seen = Vec::new();
    for sample in examples(document).into_iter().chain(defaults(document)) {
        let Err(error) = validators.violations(document, &sample) else {
            continue;
        };
        if !seen.contains(&sample.schema.span) {
            seen.push(sample.schema.span.clone());
            findings.push(
                Finding::error(
                    ID,
                    &document.name,
                    sample.schema.span.clone(),
                    "no value can be checked against this schema",
                )
                .label(error)
                .help("correct the keyword here or in a schema that it refers to"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_schema_is_shown_once() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  A: {type: strnig, example: a, default: b}\n  B: {type: string, pattern: '[', example: b}\n  C: {type: number, exclusiveMinimum: 1, example: 2}",
        );
        insta::assert_snapshot!(run(check, &text), @r#"
        error[unusable-schema]: no value can be checked against this schema
         --> spec/test.yaml:9:8
          |
        9 |     A: {type: strnig, example: a, default: b}
          |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "strnig" is not valid under any of the schemas listed in the 'anyOf' keyword
          |
          = help: correct the keyword here or in a schema that it refers to

        error[unusable-schema]: no value can be checked against this schema
          --> spec/test.yaml:10:8
           |
        10 |     B: {type: string, pattern: '[', example: b}
           |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "[" is not a "regex"
           |
           = help: correct the keyword here or in a schema that it refers to

        error[unusable-schema]: no value can be checked against this schema
          --> spec/test.yaml:11:8
           |
        11 |     C: {type: number, exclusiveMinimum: 1, example: 2}
           |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 1 is not of type "boolean"
           |
           = help: correct the keyword here or in a schema that it refers to
        "#);
    }
}
