//! `missing-effect`: an operation says what it does, and what its answer must show.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::operations::operations;

const ID: &str = "missing-effect";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "An operation says what it does, and what its answer must show.",
    why: "",
    remedy: "",
    bad: "",
    good: "",
    check,
};

/// Without `x-effect` nobody knows whether a call may be repeated; without `x-outcome` any answer would count as a success.
fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    let has_outcome = document.root.get("x-outcome").is_some();
    for operation in operations(document) {
        let node = operation.node();
        let effect = node.get("x-effect");
        if effect.is_none() {
            let help = "add `x-effect: read`, `session`, `opens-order` or `moves-money`";
            let message = "an operation without `x-effect`";
            findings.push(Finding::error(ID, &document.name, operation.span(), message).help(help));
        }
        // A word that is no effect is reported as such, and says nothing about outcomes.
        let changes =
            effect.and_then(Node::as_str).is_none_or(|kind| ["session", "opens-order", "moves-money"].contains(&kind));
        if changes && !has_outcome && node.get("x-outcome").is_none() {
            let help = "add `x-outcome` here or at the document's root: what an answer must show to be a success";
            let message = "an operation that changes something, without `x-outcome`";
            findings.push(Finding::error(ID, &document.name, operation.span(), message).help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn both_are_asked_for() {
        insta::assert_snapshot!(run(check, &with_operation("responses: {}", "")), @r"
        error[missing-effect]: an operation without `x-effect`
         --> spec/test.yaml:5:5
          |
        5 |     post:
          |     ^^^^
          |
          = help: add `x-effect: read`, `session`, `opens-order` or `moves-money`

        error[missing-effect]: an operation that changes something, without `x-outcome`
         --> spec/test.yaml:5:5
          |
        5 |     post:
          |     ^^^^
          |
          = help: add `x-outcome` here or at the document's root: what an answer must show to be a success
        ");
        assert_eq!(run(check, &with_operation("x-effect: read\nresponses: {}", "")), "");
    }
}
