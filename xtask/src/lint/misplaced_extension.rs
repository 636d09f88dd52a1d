//! `misplaced-extension`: an extension stands where it means something.

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::names::Known;

const ID: &str = "misplaced-extension";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "An extension stands where it means something.",
    why: "An extension in the wrong place is not read, so what it says does not hold.",
    remedy: "Move it to where it belongs; `spec/README.md` has the list.",
    bad: "components:\n  schemas:\n    A: {type: string, x-effect: read}\n",
    good: "components:\n  schemas:\n    A: {type: string, x-sensitive: true}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    for place in context.places.iter().filter(|place| place.keys.has_extension) {
        for entry in place.node.entries() {
            let Some(known) = Known::find(&entry.key).filter(|known| !known.belongs_to(place.kind)) else {
                continue;
            };
            let message = format!("`{}` means nothing in {}", known.name, place.kind.name());
            let finding = Finding::error(ID, &document.name, entry.key_span.clone(), message);
            findings.push(match known.home() {
                home if home.is_empty() => finding.help("move it to the object around this one"),
                home => finding.help(format!("it belongs to {home}")),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn the_right_place_is_named() {
        let text = with_operation(
            "x-envelope: {data: a, signature: b}\nx-sensitive: true\nx-effect: read\nx-source: {grade: page, note: n}\nresponses: {}",
            "x-effect: read\nx-errata: []\nschemas:\n  A: {x-custom: true, x-sensitive: true, discriminator: {propertyName: a, x-source: {}}}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[misplaced-extension]: `x-envelope` means nothing in an operation
         --> spec/test.yaml:6:7
          |
        6 |       x-envelope: {data: a, signature: b}
          |       ^^^^^^^^^^
          |
          = help: it belongs to the document's root

        error[misplaced-extension]: `x-sensitive` means nothing in an operation
         --> spec/test.yaml:7:7
          |
        7 |       x-sensitive: true
          |       ^^^^^^^^^^^
          |
          = help: it belongs to a schema or a parameter

        error[misplaced-extension]: `x-effect` means nothing in `components`
          --> spec/test.yaml:12:3
           |
        12 |   x-effect: read
           |   ^^^^^^^^
           |
           = help: it belongs to an operation

        error[misplaced-extension]: `x-custom` means nothing in a schema
          --> spec/test.yaml:15:9
           |
        15 |     A: {x-custom: true, x-sensitive: true, discriminator: {propertyName: a, x-source: {}}}
           |         ^^^^^^^^
           |
           = help: it belongs to a security scheme

        error[misplaced-extension]: `x-source` means nothing in a discriminator
          --> spec/test.yaml:15:77
           |
        15 |     A: {x-custom: true, x-sensitive: true, discriminator: {propertyName: a, x-source: {}}}
           |                                                                             ^^^^^^^^
           |
           = help: move it to the object around this one
        ");
    }
}
