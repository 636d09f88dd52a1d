//! `operation-tags`: an operation has exactly one tag.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::operations::operations;

const ID: &str = "operation-tags";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "An operation has exactly one tag.",
    why: "Readers find an operation by its group; without a tag it is in none, and with two tags it is shown twice.",
    remedy: "Write `tags` with the one tag that fits best, and declare it under `tags` of the document.",
    bad: "tags: [{name: orders, description: Orders.}]\npaths:\n  /a: {get: {responses: {'200': {description: Fine.}}}}\n",
    good: "tags: [{name: orders, description: Orders.}]\npaths:\n  /a: {get: {tags: [orders], responses: {'200': {description: Fine.}}}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let name = &context.document.name;
    for operation in operations(context.document) {
        let tags = operation.node().get("tags").map_or(&[][..], Node::items);
        let finding = match tags {
            [_] => continue,
            [] => Finding::warning(ID, name, operation.span(), "an operation without a tag")
                .help("add `tags` with the one group that it belongs to"),
            [_, second, ..] => {
                let message = format!("an operation with {} tags", tags.len());
                Finding::warning(ID, name, second.span.clone(), message).help("keep the one that fits best")
            }
        };
        findings.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn none_and_two_are_shown() {
        let of = |tags: &str| run(check, &with_operation(&format!("{tags}responses: {{}}"), ""));
        let printed = [of(""), of("tags: []\n"), of("tags: [a, b, c]\n")].concat();
        insta::assert_snapshot!(printed, @r"
        warning[operation-tags]: an operation without a tag
         --> spec/test.yaml:5:5
          |
        5 |     post:
          |     ^^^^
          |
          = help: add `tags` with the one group that it belongs to

        warning[operation-tags]: an operation without a tag
         --> spec/test.yaml:5:5
          |
        5 |     post:
          |     ^^^^
          |
          = help: add `tags` with the one group that it belongs to

        warning[operation-tags]: an operation with 3 tags
         --> spec/test.yaml:6:17
          |
        6 |       tags: [a, b, c]
          |                 ^
          |
          = help: keep the one that fits best
        ");
        assert_eq!(of("tags: [a]\n"), "");
    }
}
