//! `duplicate-parameter`: a list has each parameter once.

use std::collections::HashSet;

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::Kind;

const ID: &str = "duplicate-parameter";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "A list has each parameter once.",
    why: "A parameter is known by its name and its place; of two that share both only one can be sent.",
    remedy: "Remove one of the two, or correct its name or `in`.",
    bad: "paths:\n  /a:\n    get:\n      parameters:\n        - {name: b, in: query, schema: {type: string}}\n        - {name: b, in: query, schema: {type: integer}}\n      responses: {'200': {description: Fine.}}\n",
    good: "paths:\n  /a:\n    get:\n      parameters:\n        - {name: b, in: query, schema: {type: string}}\n        - {name: c, in: query, schema: {type: integer}}\n      responses: {'200': {description: Fine.}}\n",
    check,
};

/// An operation's parameter may replace one of its path, so that each list stands for itself.
fn check(context: &Context, findings: &mut Vec<Finding>) {
    for place in context.places.iter().filter(|place| matches!(place.kind, Kind::PathItem | Kind::Operation)) {
        let mut seen = HashSet::new();
        for item in place.node.get("parameters").map_or(&[][..], Node::items) {
            let Some(parameter) = context.refs.resolve(item) else { continue };
            let (Some(name), Some(at)) = (parameter.get("name"), parameter.get("in").and_then(Node::as_str)) else {
                continue;
            };
            let Some(text) = name.as_str() else { continue };
            // The case of a header's name means nothing.
            let text = if at == "header" { text.to_lowercase() } else { text.to_owned() };
            if !seen.insert((text.clone(), at)) {
                let span = item.get("$ref").unwrap_or(name).span.clone();
                let message = format!("the {at} parameter `{text}` is given twice");
                let finding = Finding::error(ID, &context.document.name, span, message);
                findings.push(finding.help("remove one of the two, or correct its name or `in`"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn the_second_is_shown() {
        let text = with_operation(
            "parameters: [{name: a, in: query}, {name: a, in: path}, {name: a, in: query}, {name: X-A, in: header}, {name: x-a, in: header}, {$ref: '#/components/parameters/A'}, {name: A, in: query}]",
            "parameters: {A: {name: a, in: query}}",
        );
        let text = text.replace("  /a:\n", "  /a:\n    parameters: [{name: a, in: query}]\n");
        insta::assert_snapshot!(run(check, &text), @r"
        error[duplicate-parameter]: the query parameter `a` is given twice
         --> spec/test.yaml:7:70
          |
        7 | …ameters: [{name: a, in: query}, {name: a, in: path}, {name: a, in: query}, {name: X-A, in: header}, {name: x-a, in: header}, {$ref: ...
          |                                                              ^
          |
          = help: remove one of the two, or correct its name or `in`

        error[duplicate-parameter]: the header parameter `x-a` is given twice
         --> spec/test.yaml:7:117
          |
        7 | …ath}, {name: a, in: query}, {name: X-A, in: header}, {name: x-a, in: header}, {$ref: '#/components/parameters/A'}, {name: A, in: que...
          |                                                              ^^^
          |
          = help: remove one of the two, or correct its name or `in`

        error[duplicate-parameter]: the query parameter `a` is given twice
         --> spec/test.yaml:7:142
          |
        7 | …}, {name: X-A, in: header}, {name: x-a, in: header}, {$ref: '#/components/parameters/A'}, {name: A, in: query}]
          |                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: remove one of the two, or correct its name or `in`
        ");
    }
}
