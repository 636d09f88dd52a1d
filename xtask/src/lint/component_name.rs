//! `component-name`: the name of a component has the characters that OpenAPI allows.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::Kind;

const ID: &str = "component-name";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "The name of a component has letters, digits, `.`, `-` and `_` alone.",
    why: "OpenAPI forbids other characters, and a `$ref` would have to write them in another way.",
    remedy: "Rename the component, and the `$ref`s to it.",
    bad: "components:\n  schemas:\n    My Cash: {type: object}\n",
    good: "components:\n  schemas:\n    MyCash: {type: object}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let sections = context.document.root.get("components").map_or(&[][..], Node::entries);
    for section in sections.iter().filter(|section| Kind::Components.field(&section.key).is_some()) {
        for entry in section.value.entries().iter().filter(|entry| !is_name(&entry.key)) {
            let message = format!("`{}` cannot be the name of a component", entry.key);
            let proposal: String = entry.key.chars().map(|c| if is_allowed(c) { c } else { '_' }).collect();
            let finding = Finding::error(ID, &context.document.name, entry.key_span.clone(), message);
            findings.push(finding.help(format!("rename it, for example to `{proposal}`")));
        }
    }
}

fn is_allowed(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}

fn is_name(key: &str) -> bool {
    !key.is_empty() && key.chars().all(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::run;

    #[test]
    fn other_characters_are_shown() {
        let text = "components: {schemas: {A-b.c_1: {}, A b: {}, 订单: {}}, responses: {'a/b': {description: d}}, x-any: {a b: 1}}\n";
        insta::assert_snapshot!(run(check, text), @r"
        error[component-name]: `A b` cannot be the name of a component
         --> spec/test.yaml:1:37
          |
        1 | components: {schemas: {A-b.c_1: {}, A b: {}, 订单: {}}, responses: {'a/b': {description: d}}, x-any: {a b: 1}}
          |                                     ^^^
          |
          = help: rename it, for example to `A_b`

        error[component-name]: `订单` cannot be the name of a component
         --> spec/test.yaml:1:46
          |
        1 | components: {schemas: {A-b.c_1: {}, A b: {}, 订单: {}}, responses: {'a/b': {description: d}}, x-any: {a b: 1}}
          |                                              ^^^^
          |
          = help: rename it, for example to `__`

        error[component-name]: `a/b` cannot be the name of a component
         --> spec/test.yaml:1:67
          |
        1 | components: {schemas: {A-b.c_1: {}, A b: {}, 订单: {}}, responses: {'a/b': {description: d}}, x-any: {a b: 1}}
          |                                                                     ^^^^^
          |
          = help: rename it, for example to `a_b`
        ");
    }
}
