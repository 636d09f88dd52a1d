//! `duplicate-example`: no two examples of one place get the same test.

use std::collections::HashMap;

use heck::ToSnakeCase;

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::Kind;

const ID: &str = "duplicate-example";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Examples,
    summary: "No two examples of one place get the same name of a test.",
    why: "Each example becomes a test that is called after it. Two names that differ in case or signs alone are one name \
          there, and a number tells them apart, which moves when an example is added.",
    remedy: "Give each example a name of its own in snake_case.",
    bad: "components:\n  parameters:\n    Day: {name: day, in: query, schema: {type: string}, \
          examples: {published-1: {value: a}, published_1: {value: b}}}\n",
    good: "components:\n  parameters:\n    Day: {name: day, in: query, schema: {type: string}, \
           examples: {published: {value: a}, published_2: {value: b}}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let holders = context.places.iter();
    for place in holders.filter(|place| matches!(place.kind, Kind::Media | Kind::Parameter)) {
        let mut first: HashMap<String, &str> = HashMap::new();
        for entry in place.node.get("examples").map_or(&[][..], Node::entries) {
            let test = test_name(&entry.key);
            if let Some(other) = first.get(&test) {
                let message = format!("the examples `{other}` and `{}` get the same test", entry.key);
                findings.push(
                    Finding::warning(ID, &context.document.name, entry.key_span.clone(), message)
                        .label(format!("both are called `{test}`"))
                        .help("give it a name of its own, such as `published_2`"),
                );
            } else {
                first.insert(test, &entry.key);
            }
        }
    }
}

/// As the generator names the test of an example.
fn test_name(example: &str) -> String {
    let plain: String = example.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
    plain.to_snake_case()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn names_are_compared_as_tests_have_them() {
        let of = |examples: &str| {
            let body = format!("requestBody: {{content: {{application/json: {{examples: {examples}}}}}}}");
            run(check, &with_operation(&format!("{body}\nresponses: {{}}"), ""))
        };
        insta::assert_snapshot!(of("{aB: {value: 1}, a_b: {value: 1}, a-b: {value: 1}, c: {value: 1}}"), @r"
        warning[duplicate-example]: the examples `aB` and `a_b` get the same test
         --> spec/test.yaml:6:77
          |
        6 |       requestBody: {content: {application/json: {examples: {aB: {value: 1}, a_b: {value: 1}, a-b: {value: 1}, c: {value: 1}}}}}
          |                                                                             ^^^ both are called `a_b`
          |
          = help: give it a name of its own, such as `published_2`

        warning[duplicate-example]: the examples `aB` and `a-b` get the same test
         --> spec/test.yaml:6:94
          |
        6 |       requestBody: {content: {application/json: {examples: {aB: {value: 1}, a_b: {value: 1}, a-b: {value: 1}, c: {value: 1}}}}}
          |                                                                                              ^^^ both are called `a_b`
          |
          = help: give it a name of its own, such as `published_2`
        ");
        assert_eq!(of("{published: {value: 1}, published_2: {value: 1}}"), "");
    }
}
