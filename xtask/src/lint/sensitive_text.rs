//! `sensitive-text`: `x-sensitive` stands on plain text.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::Kind;

const ID: &str = "sensitive-text";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "`x-sensitive` stands on plain text.",
    why: "Only text has a type that does not print; on anything else the mark would promise what the client does not keep.",
    remedy: "Mark the text itself: `type: string`, without `enum` and without `format: decimal`.",
    bad: "components:\n  schemas:\n    Phone: {type: integer, x-sensitive: true}\n",
    good: "components:\n  schemas:\n    Phone: {type: string, x-sensitive: true}\n",
    check,
};

/// Only text has a type that does not print; on anything else the mark would promise what the client does not keep.
fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    for place in context.places.iter().filter(|place| matches!(place.kind, Kind::Schema | Kind::Parameter)) {
        let Some(mark) = place.node.entry("x-sensitive") else { continue };
        let schema = if place.kind == Kind::Parameter { place.node.get("schema") } else { Some(place.node) };
        let only = schema.map(|schema| match schema.get("allOf").map(Node::items) {
            Some([only]) => only,
            _ => schema,
        });
        if !only.and_then(|schema| document.resolve(schema)).is_some_and(is_plain_text) {
            let help = "mark the text itself: `type: string` without `enum` and without `format: decimal`";
            let message = "`x-sensitive` on something that is no plain text";
            findings.push(Finding::error(ID, &document.name, mark.key_span.clone(), message).help(help));
        }
    }
}

fn is_plain_text(schema: &Node) -> bool {
    let text = |key: &str| schema.get(key).and_then(Node::as_str);
    text("type") == Some("string") && text("format") != Some("decimal") && schema.get("enum").is_none()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn only_text_can_be_hidden() {
        let text = with_operation(
            "parameters: [{name: a, in: query, x-sensitive: true, schema: {$ref: '#/components/schemas/A'}}]\nresponses: {}",
            "schemas:\n  A: {type: string, x-sensitive: true}\n  B: {type: integer, x-sensitive: true}\n  C: {type: array, x-sensitive: true, items: {type: string}}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[sensitive-text]: `x-sensitive` on something that is no plain text
          --> spec/test.yaml:11:24
           |
        11 |     B: {type: integer, x-sensitive: true}
           |                        ^^^^^^^^^^^
           |
           = help: mark the text itself: `type: string` without `enum` and without `format: decimal`

        error[sensitive-text]: `x-sensitive` on something that is no plain text
          --> spec/test.yaml:12:22
           |
        12 |     C: {type: array, x-sensitive: true, items: {type: string}}
           |                      ^^^^^^^^^^^
           |
           = help: mark the text itself: `type: string` without `enum` and without `format: decimal`
        ");
    }
}
