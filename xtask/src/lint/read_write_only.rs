//! `read-write-only`: a property is not both read-only and write-only.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::Kind;

const ID: &str = "read-write-only";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Contradiction,
    summary: "A property is not both read-only and write-only.",
    why: "It could be neither in a request nor in an answer.",
    remedy: "Keep the one that is meant, or remove both if it stands in requests and answers.",
    bad: "components:\n  schemas:\n    A: {type: object, properties: {b: {type: string, readOnly: true, writeOnly: true}}}\n",
    good: "components:\n  schemas:\n    A: {type: object, properties: {b: {type: string, readOnly: true}}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    for place in context.places.iter().filter(|place| place.kind == Kind::Schema && place.reference().is_none()) {
        let is_true = |key: &str| place.node.get(key).and_then(Node::as_bool) == Some(true);
        if let Some(entry) = place.node.entry("writeOnly").filter(|_| is_true("readOnly") && is_true("writeOnly")) {
            let message = "this is both read-only and write-only";
            let finding = Finding::error(ID, &context.document.name, entry.key_span.clone(), message);
            findings.push(finding.help("keep the one that is meant, or remove both"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn both_are_too_many() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  A: {properties: {a: {readOnly: true, writeOnly: true}, b: {readOnly: true, writeOnly: false}, c: {writeOnly: true}}}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[read-write-only]: this is both read-only and write-only
         --> spec/test.yaml:9:42
          |
        9 |     A: {properties: {a: {readOnly: true, writeOnly: true}, b: {readOnly: true, writeOnly: false}, c: {writeOnly: true}}}
          |                                          ^^^^^^^^^
          |
          = help: keep the one that is meant, or remove both
        ");
    }
}
