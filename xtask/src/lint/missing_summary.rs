//! `missing-summary`: an operation says in one line what it is for.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::operations::operations;

const ID: &str = "missing-summary";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "An operation says in one line what it is for.",
    why: "The summary is the first line of the method's documentation, which is all that lists of methods show.",
    remedy: "Add `summary`: one short line without a full stop.",
    bad: "paths:\n  /a:\n    get:\n      operationId: get_a\n      responses: {'200': {description: d}}\n",
    good: "paths:\n  /a:\n    get:\n      operationId: get_a\n      summary: Look up an A\n      responses: {'200': {description: d}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let name = &context.document.name;
    for operation in operations(context.document) {
        let summary = operation.node().get("summary");
        let text = summary.and_then(Node::as_str).map_or("", str::trim);
        let finding = match summary {
            None => Finding::warning(ID, name, operation.span(), "an operation without `summary`"),
            Some(node) if text.is_empty() => {
                Finding::warning(ID, name, node.span.clone(), "a summary that says nothing")
            }
            Some(node) if text.contains('\n') => {
                Finding::warning(ID, name, node.span.clone(), "a summary of more than one line")
            }
            Some(_) => continue,
        };
        findings
            .push(finding.help("write one short line without a full stop, such as `summary: Look up a withdrawal`"));
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn one_line_is_asked_for() {
        let of = |operation: &str| run(check, &with_operation(operation, ""));
        let printed =
            [of("responses: {}"), of("summary: ' '\nresponses: {}"), of("summary: \"a\\nb\"\nresponses: {}")].concat();
        insta::assert_snapshot!(printed, @r#"
        warning[missing-summary]: an operation without `summary`
         --> spec/test.yaml:5:5
          |
        5 |     post:
          |     ^^^^
          |
          = help: write one short line without a full stop, such as `summary: Look up a withdrawal`

        warning[missing-summary]: a summary that says nothing
         --> spec/test.yaml:6:16
          |
        6 |       summary: ' '
          |                ^^^
          |
          = help: write one short line without a full stop, such as `summary: Look up a withdrawal`

        warning[missing-summary]: a summary of more than one line
         --> spec/test.yaml:6:16
          |
        6 |       summary: "a\nb"
          |                ^^^^^^
          |
          = help: write one short line without a full stop, such as `summary: Look up a withdrawal`
        "#);
        assert_eq!(of("summary: a\nresponses: {}"), "");
    }
}
