//! `duplicate-tag`: a tag is declared once.

use std::collections::HashSet;

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

const ID: &str = "duplicate-tag";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "A tag is declared once.",
    why: "Tags are told apart by their names, so only one of two descriptions is shown.",
    remedy: "Remove one of the two, or rename it.",
    bad: "tags: [{name: orders}, {name: orders}]\n",
    good: "tags: [{name: orders}, {name: refunds}]\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut seen = HashSet::new();
    for name in context.document.root.get("tags").map_or(&[][..], Node::items).iter().filter_map(|tag| tag.get("name"))
    {
        if let Some(text) = name.as_str().filter(|text| !seen.insert(*text)) {
            let message = format!("the tag `{text}` is declared twice");
            let finding = Finding::error(ID, &context.document.name, name.span.clone(), message);
            findings.push(finding.help("remove one of the two, or rename it"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::run;

    #[test]
    fn the_second_is_shown() {
        insta::assert_snapshot!(run(check, "tags: [{name: a}, {name: b}, {name: a}, {}, {}]\n"), @r"
        error[duplicate-tag]: the tag `a` is declared twice
         --> spec/test.yaml:1:37
          |
        1 | tags: [{name: a}, {name: b}, {name: a}, {}, {}]
          |                                     ^
          |
          = help: remove one of the two, or rename it
        ");
    }
}
