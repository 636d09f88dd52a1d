//! `unknown-operation`: a link leads to an operation of the document.

use std::collections::HashSet;

use crate::document::{Node, local_pointer};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::similar::did_you_mean;
use super::walk::Kind;

const ID: &str = "unknown-operation";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "A link leads to an operation of the document.",
    why: "A link that leads nowhere cannot be followed, and the look-up of an outcome would be missing.",
    remedy: "Correct the operationId, or give the operation that is meant this operationId.",
    bad: "paths:\n  /a:\n    get:\n      operationId: get_a\n      responses:\n        '200':\n          description: Fine.\n          links: {next: {operationId: get_aa}}\n",
    good: "paths:\n  /a:\n    get:\n      operationId: get_a\n      responses:\n        '200':\n          description: Fine.\n          links: {next: {operationId: get_a}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    let operations = context.places.iter().filter(|place| place.kind == Kind::Operation);
    let known: HashSet<&str> = operations.filter_map(|place| place.node.get("operationId")?.as_str()).collect();
    for link in context.places.iter().filter(|place| place.kind == Kind::Link && place.reference().is_none()) {
        let Some(id) = link.node.get("operationId") else {
            check_reference(context, link.node.get("operationRef"), findings);
            continue;
        };
        if let Some(name) = id.as_str().filter(|name| !known.contains(name)) {
            let help =
                did_you_mean(name, known.iter().copied(), "write the operationId of an operation of this document");
            let message = format!("no operation has the operationId `{name}`");
            findings.push(Finding::error(ID, &document.name, id.span.clone(), message).help(help));
        }
    }
}

/// A reference into another document is allowed and cannot be followed here.
fn check_reference(context: &Context, reference: Option<&Node>, findings: &mut Vec<Finding>) {
    let Some((node, text)) = reference.and_then(|node| Some((node, node.as_str()?))) else { return };
    if !text.starts_with('#') {
        return;
    }
    let target = local_pointer(text).and_then(|pointer| context.document.pointer(&pointer));
    let place = target.and_then(|target| context.refs.place_of(target)).and_then(|at| context.places.get(at));
    if place.is_none_or(|place| place.kind != Kind::Operation) {
        let finding =
            Finding::error(ID, &context.document.name, node.span.clone(), format!("`{text}` is no operation"));
        findings.push(finding.help("write the `operationId` instead, or a pointer such as `#/paths/~1orders/get`"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn links_that_lead_nowhere_are_shown() {
        let text = with_operation(
            "operationId: create_a\nresponses:\n  '200':\n    description: d\n    links:\n      a: {operationId: create_a}\n      b: {operationId: craete_a}\n      \
             c: {operationRef: '#/paths/~1a/post'}\n      d: {operationRef: '#/paths/~1a'}\n      e: {operationRef: 'other.yaml#/paths/~1a/get'}\n      f: {$ref: '#/x'}",
            "",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[unknown-operation]: no operation has the operationId `craete_a`
          --> spec/test.yaml:12:30
           |
        12 |             b: {operationId: craete_a}
           |                              ^^^^^^^^
           |
           = help: did you mean `create_a`?

        error[unknown-operation]: `#/paths/~1a` is no operation
          --> spec/test.yaml:14:31
           |
        14 |             d: {operationRef: '#/paths/~1a'}
           |                               ^^^^^^^^^^^^^
           |
           = help: write the `operationId` instead, or a pointer such as `#/paths/~1orders/get`
        ");
    }
}
