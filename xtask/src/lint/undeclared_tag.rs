//! `undeclared-tag`: the tags of the operations are declared.

use std::collections::HashSet;

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::similar::did_you_mean;
use super::walk::Kind;

const ID: &str = "undeclared-tag";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "The tags of the operations are declared.",
    why: "A misspelt tag puts the operation into a group of its own, without a description.",
    remedy: "Correct the spelling, or declare the tag under `tags` of the document.",
    bad: "tags: [{name: orders}]\npaths:\n  /a: {get: {tags: [order], responses: {'200': {description: Fine.}}}}\n",
    good: "tags: [{name: orders}]\npaths:\n  /a: {get: {tags: [orders], responses: {'200': {description: Fine.}}}}\n",
    check,
};

/// The standard asks for no declaration, so a warning is enough; each tag is shown once.
fn check(context: &Context, findings: &mut Vec<Finding>) {
    let tags = context.document.root.get("tags").map_or(&[][..], Node::items);
    let declared: Vec<&str> = tags.iter().filter_map(|tag| tag.get("name")?.as_str()).collect();
    let mut known: HashSet<&str> = declared.iter().copied().collect();
    for place in context.places.iter().filter(|place| place.kind == Kind::Operation) {
        for tag in place.node.get("tags").map_or(&[][..], Node::items) {
            if let Some(name) = tag.as_str().filter(|name| known.insert(*name)) {
                let help = did_you_mean(name, declared.iter().copied(), "declare it under `tags` of the document");
                let message = format!("the tag `{name}` is not declared");
                findings.push(Finding::warning(ID, &context.document.name, tag.span.clone(), message).help(help));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::run;

    #[test]
    fn slips_are_shown() {
        let paths = "paths: {/a: {get: {tags: [orders, order, other]}, put: {tags: [other]}}}\n";
        insta::assert_snapshot!(run(check, &format!("tags: [{{name: orders}}]\n{paths}")), @r"
        warning[undeclared-tag]: the tag `order` is not declared
         --> spec/test.yaml:2:35
          |
        2 | paths: {/a: {get: {tags: [orders, order, other]}, put: {tags: [other]}}}
          |                                   ^^^^^
          |
          = help: did you mean `orders`?

        warning[undeclared-tag]: the tag `other` is not declared
         --> spec/test.yaml:2:42
          |
        2 | paths: {/a: {get: {tags: [orders, order, other]}, put: {tags: [other]}}}
          |                                          ^^^^^
          |
          = help: declare it under `tags` of the document
        ");
        assert_eq!(run(check, paths).matches("is not declared").count(), 3);
    }
}
