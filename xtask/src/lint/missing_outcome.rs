//! `missing-outcome`: an operation says what its answer must show.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::operations::operations;

const ID: &str = "missing-outcome";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "An operation says what its answer must show to be a success.",
    why: "Without `x-outcome` the HTTP status alone decides, and a provider that says no with status 200 is believed. \
          For an operation that only reads this is a warning.",
    remedy: "Add `x-outcome` at the operation, or at the document's root for all of them.",
    bad: "paths:\n  /a:\n    post:\n      operationId: create_a\n      x-effect: moves-money\n      responses: {'200': {description: d}}\n",
    good: "x-outcome:\n  success: [{at: /code, in: ['0']}]\n  failure-schema: '#/components/schemas/Failure'\npaths:\n  /a:\n    post:\n      \
           operationId: create_a\n      x-effect: moves-money\n      responses: {'200': {description: d}}\ncomponents:\n  schemas:\n    \
           Failure: {type: object, properties: {code: {type: integer}}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    if document.root.get("x-outcome").is_some() {
        return;
    }
    for operation in operations(document).filter(|operation| operation.node().get("x-outcome").is_none()) {
        let finding = match operation.node().get("x-effect").map(effect) {
            // Two findings for one missing line would be one too many.
            None => continue,
            Some("read") => Finding::warning(ID, &document.name, operation.span(), "an operation without `x-outcome`")
                .label("HTTP status 200 alone counts as a success"),
            Some("session" | "opens-order" | "moves-money") => {
                let message = "an operation that changes something, without `x-outcome`";
                Finding::error(ID, &document.name, operation.span(), message)
            }
            // A word that is no effect is reported as such, and says nothing about outcomes.
            Some(_) => continue,
        };
        let help = "add `x-outcome` here or at the document's root: what an answer must show to be a success";
        findings.push(finding.help(help));
    }
}

/// The word of `x-effect`, in its short form or in the long one.
fn effect(effect: &Node) -> &str {
    effect.as_str().or_else(|| effect.get("kind")?.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn changes_need_an_outcome_and_reads_should_have_one() {
        let of = |operation: &str| run(check, &with_operation(operation, ""));
        let printed =
            of("x-effect: {kind: opens-order, no-look-up: n}\nresponses: {}") + &of("x-effect: read\nresponses: {}");
        insta::assert_snapshot!(printed, @r"
        error[missing-outcome]: an operation that changes something, without `x-outcome`
         --> spec/test.yaml:5:5
          |
        5 |     post:
          |     ^^^^
          |
          = help: add `x-outcome` here or at the document's root: what an answer must show to be a success

        warning[missing-outcome]: an operation without `x-outcome`
         --> spec/test.yaml:5:5
          |
        5 |     post:
          |     ^^^^ HTTP status 200 alone counts as a success
          |
          = help: add `x-outcome` here or at the document's root: what an answer must show to be a success
        ");
        assert_eq!(of("responses: {}"), "");
        assert_eq!(of("x-effect: red\nresponses: {}"), "");
        assert_eq!(of("x-effect: session\nx-outcome: {}\nresponses: {}"), "");
    }
}
