//! `missing-source`: an example that is not the page's says where it comes from.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::Kind;

const ID: &str = "missing-source";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "An example that is not the page's says where it comes from.",
    why: "Readers take an example for the provider's word. One that was made up may show what the provider never sends.",
    remedy: "Call it `published` if the page shows it; otherwise give it a `summary` such as `Not on the page: made from its table`.",
    bad: "paths:\n  /a:\n    get:\n      operationId: get_a\n      parameters:\n        - {name: id, in: query, schema: {type: string}, \
          examples: {minimal: {value: a}}}\n      responses: {'200': {description: d}}\n",
    good: "paths:\n  /a:\n    get:\n      operationId: get_a\n      parameters:\n        - {name: id, in: query, schema: {type: string}, \
           examples: {minimal: {summary: 'Not on the page: made from its table', value: a}}}\n      \
           responses: {'200': {description: d}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let examples = context.places.iter().filter(|place| place.kind == Kind::Example && place.reference().is_none());
    for place in examples {
        let says = ["summary", "description", "x-source"].iter().any(|key| says(place.node, key));
        let name = place.key().unwrap_or_default();
        if says || is_published(name) {
            continue;
        }
        let message = format!("the example `{name}` does not say where it comes from");
        findings.push(Finding::warning(ID, &context.document.name, place.span(), message).help(
            "add `summary: 'Not on the page: made from its table'`, or call it `published` if the page shows it",
        ));
    }
}

fn says(node: &Node, key: &str) -> bool {
    node.get(key).is_some_and(|said| said.is_map() || said.as_str().is_some_and(|text| !text.trim().is_empty()))
}

/// `published`, `published_2`, `published_failure`.
fn is_published(name: &str) -> bool {
    name == "published" || name.starts_with("published_")
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn what_is_made_up_says_so() {
        let of = |examples: &str| {
            let parameter = format!("{{name: a, in: query, schema: {{type: string}}, examples: {examples}}}");
            run(check, &with_operation(&format!("parameters: [{parameter}]\nresponses: {{}}"), ""))
        };
        insta::assert_snapshot!(of("{minimal: {value: a}, publishd: {summary: '', value: a}}"), @r"
        warning[missing-source]: the example `minimal` does not say where it comes from
         --> spec/test.yaml:6:76
          |
        6 |       parameters: [{name: a, in: query, schema: {type: string}, examples: {minimal: {value: a}, publishd: {summary: '', value: a}}}]
          |                                                                            ^^^^^^^
          |
          = help: add `summary: 'Not on the page: made from its table'`, or call it `published` if the page shows it

        warning[missing-source]: the example `publishd` does not say where it comes from
         --> spec/test.yaml:6:97
          |
        6 |       parameters: [{name: a, in: query, schema: {type: string}, examples: {minimal: {value: a}, publishd: {summary: '', value: a}}}]
          |                                                                                                 ^^^^^^^^
          |
          = help: add `summary: 'Not on the page: made from its table'`, or call it `published` if the page shows it
        ");
        assert_eq!(of("{published: {value: a}, published_2: {value: a}, minimal: {summary: s, value: a}}"), "");
    }
}
