//! `missing-security`: an operation says which credentials it needs.

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::operations::operations;

const ID: &str = "missing-security";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "An operation says which credentials it needs, or that it needs none.",
    why: "Without `security` the call goes out without a credential, and nobody sees whether that was meant.",
    remedy: "Name the schemes in `security`, at the operation or at the root, or write `security: []`.",
    bad: "paths:\n  /a:\n    get:\n      operationId: get_a\n      responses: {'200': {description: d}}\n",
    good: "paths:\n  /a:\n    get:\n      operationId: get_a\n      security: []\n      responses: {'200': {description: d}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    if document.root.get("security").is_some() {
        return;
    }
    for operation in operations(document).filter(|operation| operation.node().get("security").is_none()) {
        let help = "add `security: [{name_of_scheme: []}]`, or `security: []` if none is needed, here or at the root";
        let message = "an operation that does not say which credentials it needs";
        findings.push(Finding::error(ID, &document.name, operation.span(), message).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn none_must_be_meant() {
        insta::assert_snapshot!(run(check, &with_operation("responses: {}", "")), @r"
        error[missing-security]: an operation that does not say which credentials it needs
         --> spec/test.yaml:5:5
          |
        5 |     post:
          |     ^^^^
          |
          = help: add `security: [{name_of_scheme: []}]`, or `security: []` if none is needed, here or at the root
        ");
        assert_eq!(run(check, &with_operation("security: []\nresponses: {}", "")), "");
        let text = with_operation("responses: {}", "");
        assert_eq!(run(check, &format!("security: []\n{text}")), "");
    }
}
