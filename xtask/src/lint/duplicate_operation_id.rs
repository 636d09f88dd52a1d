//! `duplicate-operation-id`: no two operations have the same operationId.

use std::collections::HashMap;

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::operations::operations;

const ID: &str = "duplicate-operation-id";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "No two operations have the same operationId.",
    why: "The method in the client is called that, and links name operations by it, so two of them cannot share it.",
    remedy: "Give each operation a name of its own.",
    bad: "paths:\n  /a:\n    get: {operationId: get_a, responses: {'200': {description: d}}}\n    post: {operationId: get_a, responses: {'200': {description: d}}}\n",
    good: "paths:\n  /a:\n    get: {operationId: get_a, responses: {'200': {description: d}}}\n    post: {operationId: create_a, responses: {'200': {description: d}}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    let mut first = HashMap::new();
    for operation in operations(document) {
        let (Some(id), Some(node)) = (operation.id(), operation.node().get("operationId")) else {
            continue;
        };
        let name = format!("{} {}", operation.method.key.to_uppercase(), operation.path.key);
        match first.get(id) {
            None => {
                first.insert(id, name);
            }
            Some(other) => findings.push(
                Finding::error(ID, &document.name, node.span.clone(), format!("the operationId `{id}` is used twice"))
                    .label(format!("{other} is called that already"))
                    .help("give each operation a name of its own"),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::run;

    #[test]
    fn the_later_ones_are_shown() {
        let text = "paths:\n  /a:\n    get: {operationId: get_a}\n    post: {operationId: get_a}\n  /b:\n    get: {operationId: get_b}\n    put:\n      operationId: get_a\n";
        insta::assert_snapshot!(run(check, text), @r"
        error[duplicate-operation-id]: the operationId `get_a` is used twice
         --> spec/test.yaml:4:25
          |
        4 |     post: {operationId: get_a}
          |                         ^^^^^ GET /a is called that already
          |
          = help: give each operation a name of its own

        error[duplicate-operation-id]: the operationId `get_a` is used twice
         --> spec/test.yaml:8:20
          |
        8 |       operationId: get_a
          |                    ^^^^^ GET /a is called that already
          |
          = help: give each operation a name of its own
        ");
    }
}
