//! `unknown-ref`: a `$ref` names something in the same document.

use crate::document::{Document, Entry, Node, Value, local_pointer};
use crate::extension::segments;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::similar::did_you_mean;
use super::walk::walk;

const ID: &str = "unknown-ref";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "A `$ref` names something in the same document.",
    why: "What a reference leads to is part of the document; if it is not there, nobody knows what was meant.",
    remedy: "Correct the name, or add what it names under `components`.",
    bad: "components:\n  schemas:\n    A: {$ref: '#/components/schemas/Ordr'}\n    Order: {type: object}\n",
    good: "components:\n  schemas:\n    A: {$ref: '#/components/schemas/Order'}\n    Order: {type: object}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    for place in walk(document) {
        if let Some(entry) = place.node.entry("$ref") {
            findings.extend(check_one(document, place.node, entry));
        }
    }
}

fn check_one(document: &Document, node: &Node, entry: &Entry) -> Option<Finding> {
    let finding = |message: String| Finding::error(ID, &document.name, entry.value.span.clone(), message);
    let Value::String(reference) = &entry.value.value else {
        return Some(
            finding("a `$ref` must be a string".into())
                .help("write `$ref: '#/components/schemas/Name'`, with the quotes"),
        );
    };
    if !reference.starts_with('#') {
        let help = "copy what is meant into `components` and write `#/components/…`";
        return Some(finding(format!("`{reference}` is outside of this document")).help(help));
    }
    let target = local_pointer(reference).and_then(|pointer| document.pointer(&pointer));
    if target.is_none() {
        return Some(finding(format!("`{reference}` names nothing")).help(suggestion(document, reference)));
    }
    if document.resolve(node).is_none() && chain_ends_here(document, node) {
        return Some(
            finding(format!("`{reference}` leads back to itself"))
                .help("let one of them say what it is instead of referring on"),
        );
    }
    None
}

/// A circle, and not a chain whose last link is reported at its own place.
fn chain_ends_here(document: &Document, node: &Node) -> bool {
    let mut node = node;
    for _ in 0..64 {
        let Some(pointer) = node.reference().and_then(local_pointer) else {
            return false;
        };
        match document.pointer(&pointer) {
            Some(next) => node = next,
            None => return false,
        }
    }
    true
}

fn suggestion(document: &Document, reference: &str) -> String {
    let pointer = local_pointer(reference).unwrap_or_default();
    let wanted = segments(&pointer).pop().unwrap_or_default();
    let known: Vec<String> = document
        .root
        .get("components")
        .map_or(&[][..], Node::entries)
        .iter()
        .flat_map(|section| {
            section.value.entries().iter().map(|entry| format!("#/components/{}/{}", section.key, entry.key))
        })
        .collect();
    let known = || known.iter().map(String::as_str);
    let same_name = known().find(|known| known.rsplit('/').next() == Some(&wanted));
    match same_name {
        Some(known) => format!("did you mean `{known}`?"),
        None => did_you_mean(reference, known(), "define it under `components`, or correct the name"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_kind_of_dead_end_is_explained() {
        let text = with_operation(
            "responses:\n  '200': {$ref: '#/components/schemas/Ok'}\n  '201': {$ref: 'other.yaml#/Ok'}\n  '202': {$ref: 5}\n  \
             '400': {description: 例, content: {a/b: {schema: {$ref: '#/components/schemas/Csah'}, example: {$ref: '#/data'}}}}",
            "responses:\n  Ok: {description: d}\nschemas:\n  Cash: {type: object, properties: {$ref: {type: string}}}\n  \
             Loop: {$ref: '#/components/schemas/Pool'}\n  Pool: {$ref: '#/components/schemas/Loop'}\n  Far: {$ref: '#/no/such/thing'}\n  \
             List: {items: {$ref: '#/components/schemas/List'}}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[unknown-ref]: `#/components/schemas/Ok` names nothing
         --> spec/test.yaml:7:23
          |
        7 |         '200': {$ref: '#/components/schemas/Ok'}
          |                       ^^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = help: did you mean `#/components/responses/Ok`?

        error[unknown-ref]: `other.yaml#/Ok` is outside of this document
         --> spec/test.yaml:8:23
          |
        8 |         '201': {$ref: 'other.yaml#/Ok'}
          |                       ^^^^^^^^^^^^^^^^
          |
          = help: copy what is meant into `components` and write `#/components/…`

        error[unknown-ref]: a `$ref` must be a string
         --> spec/test.yaml:9:23
          |
        9 |         '202': {$ref: 5}
          |                       ^
          |
          = help: write `$ref: '#/components/schemas/Name'`, with the quotes

        error[unknown-ref]: `#/components/schemas/Csah` names nothing
          --> spec/test.yaml:10:64
           |
        10 |         '400': {description: 例, content: {a/b: {schema: {$ref: '#/components/schemas/Csah'}, example: {$ref: '#/data'}}}}
           |                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: did you mean `#/components/schemas/Cash`?

        error[unknown-ref]: `#/components/schemas/Pool` leads back to itself
          --> spec/test.yaml:16:18
           |
        16 |     Loop: {$ref: '#/components/schemas/Pool'}
           |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: let one of them say what it is instead of referring on

        error[unknown-ref]: `#/components/schemas/Loop` leads back to itself
          --> spec/test.yaml:17:18
           |
        17 |     Pool: {$ref: '#/components/schemas/Loop'}
           |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^
           |
           = help: let one of them say what it is instead of referring on

        error[unknown-ref]: `#/no/such/thing` names nothing
          --> spec/test.yaml:18:17
           |
        18 |     Far: {$ref: '#/no/such/thing'}
           |                 ^^^^^^^^^^^^^^^^^
           |
           = help: define it under `components`, or correct the name
        ");
    }
}
