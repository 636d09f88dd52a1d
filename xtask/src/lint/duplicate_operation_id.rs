//! `duplicate-operation-id`: no two operations have the same operationId.

use std::collections::HashMap;

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::{Kind, Place};

const ID: &str = "duplicate-operation-id";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "No two operations have the same operationId.",
    why: "The operationId is the name of the operation in the client and in links, so that it must lead to one operation.",
    remedy: "Give each operation a name of its own.",
    bad: "paths:\n  /a:\n    get: {operationId: get_a, responses: {'200': {description: Fine.}}}\n    post: {operationId: get_a, responses: {'200': {description: Fine.}}}\n",
    good: "paths:\n  /a:\n    get: {operationId: get_a, responses: {'200': {description: Fine.}}}\n    post: {operationId: create_a, responses: {'200': {description: Fine.}}}\n",
    check,
};

/// Those of callbacks count too.
fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut first = HashMap::new();
    for place in context.places.iter().filter(|place| place.kind == Kind::Operation) {
        let Some((node, id)) = place.node.get("operationId").and_then(|node| Some((node, node.as_str()?))) else {
            continue;
        };
        if id.is_empty() {
            continue;
        }
        let Some(other) = first.insert(id, place) else { continue };
        let message = format!("the operationId `{id}` is used twice");
        let finding = Finding::error(ID, &context.document.name, node.span.clone(), message);
        findings.push(
            finding
                .label(format!("{} is called that already", name(context, other)))
                .help("give each operation a name of its own"),
        );
        first.insert(id, other);
    }
}

fn name(context: &Context, operation: &Place) -> String {
    let path = context.places.get(operation.parent).and_then(Place::key).unwrap_or_default();
    format!("{} {path}", operation.key().unwrap_or_default().to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::run;

    #[test]
    fn the_later_ones_are_shown() {
        let text = "paths:\n  /a:\n    get: {operationId: get_a}\n    post: {operationId: get_a}\n  /b:\n    get: {operationId: get_b}\n    put:\n      operationId: get_a\n      callbacks: {c: {'{$url}': {post: {operationId: get_b}}}}\n";
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

        error[duplicate-operation-id]: the operationId `get_b` is used twice
         --> spec/test.yaml:9:54
          |
        9 |       callbacks: {c: {'{$url}': {post: {operationId: get_b}}}}
          |                                                      ^^^^^ GET /b is called that already
          |
          = help: give each operation a name of its own
        ");
    }
}
