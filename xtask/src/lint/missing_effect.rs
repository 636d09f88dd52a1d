//! `missing-effect`: an operation says what it does in the world.

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::operations::operations;

const ID: &str = "missing-effect";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "An operation says what it does in the world.",
    why: "Without `x-effect` nobody knows whether a call may be repeated, or whether money may have moved.",
    remedy: "Add `x-effect: read`, `session`, `opens-order` or `moves-money`.",
    bad: "paths:\n  /a:\n    get:\n      operationId: get_a\n      responses: {'200': {description: d}}\n",
    good: "paths:\n  /a:\n    get:\n      operationId: get_a\n      x-effect: read\n      responses: {'200': {description: d}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for operation in operations(context.document).filter(|operation| operation.node().get("x-effect").is_none()) {
        let help = "add `x-effect: read`, `session`, `opens-order` or `moves-money`";
        let message = "an operation without `x-effect`";
        findings.push(Finding::error(ID, &context.document.name, operation.span(), message).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn an_effect_is_asked_for() {
        insta::assert_snapshot!(run(check, &with_operation("responses: {}", "")), @r"
        error[missing-effect]: an operation without `x-effect`
         --> spec/test.yaml:5:5
          |
        5 |     post:
          |     ^^^^
          |
          = help: add `x-effect: read`, `session`, `opens-order` or `moves-money`
        ");
        assert_eq!(run(check, &with_operation("x-effect: read\nresponses: {}", "")), "");
    }
}
