//! `missing-description`: everything that a caller meets says what it is.

use std::ops::Range;

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::inputs::named;
use super::operations::operations;
use super::walk::Kind;

const ID: &str = "missing-description";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "The document, its tags, operations, parameters, schemas and their properties say what they are.",
    why: "Descriptions become the documentation of the client, and each row of the page's tables is in one of them.",
    remedy: "Add `description` in plain English, with the page's own term in parentheses.",
    bad: "openapi: 3.0.3\ninfo: {title: Example, version: '1', description: Orders.}\npaths: {}\ncomponents:\n  schemas:\n    \
          Order: {type: object, description: An order., properties: {id: {type: string}}}\n",
    good: "openapi: 3.0.3\ninfo: {title: Example, version: '1', description: Orders.}\npaths: {}\ncomponents:\n  schemas:\n    \
           Order: {type: object, description: An order., properties: {id: {type: string, description: Its id.}}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let mut add = |span: Range<usize>, what: String| {
        let message = format!("{what} has no description");
        let help = "add `description`: plain English, with the page's own term in parentheses";
        findings.push(Finding::warning(ID, &context.document.name, span, message).help(help));
    };
    for place in context.places.iter().filter(|place| lacks(place.node)) {
        match place.kind {
            Kind::Info => add(place.span(), "the document".to_owned()),
            Kind::Tag => {
                let name = place.node.get("name").filter(|name| name.as_str().is_some());
                let span = name.map_or_else(|| place.span(), |name| name.span.clone());
                add(span, tag(place.node));
            }
            _ => {}
        }
    }
    for operation in operations(context.document).filter(|operation| lacks(operation.node())) {
        add(operation.span(), format!("{} {}", operation.method.key.to_uppercase(), operation.path.key));
    }
    // What is behind a `$ref` says it where it is defined.
    let open = named(context).filter(|one| one.holder.reference().is_none() && lacks(one.holder));
    for one in open {
        add(one.span, format!("`{}`", one.name));
    }
    let components = context.places.iter().filter(|place| place.kind == Kind::Schema);
    let is_component = |parent: usize| context.places.get(parent).is_some_and(|around| around.kind == Kind::Components);
    for place in components.filter(|place| is_component(place.parent) && place.reference().is_none()) {
        if lacks(place.node) {
            add(place.span(), format!("the schema `{}`", place.key().unwrap_or_default()));
        }
    }
}

fn tag(node: &Node) -> String {
    node.get("name").and_then(Node::as_str).map_or_else(|| "a tag".to_owned(), |name| format!("the tag `{name}`"))
}

/// Nothing there, or nothing said.
fn lacks(node: &Node) -> bool {
    node.is_map() && node.get("description").and_then(Node::as_str).is_none_or(|text| text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn everything_that_callers_meet_is_asked() {
        let text = with_operation(
            "parameters: [{name: size, in: query, schema: {type: integer}}]\nresponses: {}",
            "schemas:\n  Order:\n    type: object\n    properties: {id: {type: string, description: ' '}, kind: {$ref: '#/components/schemas/Kind'}}\n  \
               Kind: {type: string, description: The kind.}",
        ) + "tags: [{name: a}, {name: b, description: B.}]\n";
        insta::assert_snapshot!(run(check, &text), @r"
        warning[missing-description]: the document has no description
         --> spec/test.yaml:2:1
          |
        2 | info: {title: t, version: '1'}
          | ^^^^
          |
          = help: add `description`: plain English, with the page's own term in parentheses

        warning[missing-description]: POST /a has no description
         --> spec/test.yaml:5:5
          |
        5 |     post:
          |     ^^^^
          |
          = help: add `description`: plain English, with the page's own term in parentheses

        warning[missing-description]: `size` has no description
         --> spec/test.yaml:6:27
          |
        6 |       parameters: [{name: size, in: query, schema: {type: integer}}]
          |                           ^^^^
          |
          = help: add `description`: plain English, with the page's own term in parentheses

        warning[missing-description]: the schema `Order` has no description
          --> spec/test.yaml:10:5
           |
        10 |     Order:
           |     ^^^^^
           |
           = help: add `description`: plain English, with the page's own term in parentheses

        warning[missing-description]: `id` has no description
          --> spec/test.yaml:12:20
           |
        12 |       properties: {id: {type: string, description: ' '}, kind: {$ref: '#/components/schemas/Kind'}}
           |                    ^^
           |
           = help: add `description`: plain English, with the page's own term in parentheses

        warning[missing-description]: the tag `a` has no description
          --> spec/test.yaml:14:15
           |
        14 | tags: [{name: a}, {name: b, description: B.}]
           |               ^
           |
           = help: add `description`: plain English, with the page's own term in parentheses
        ");
    }
}
