//! `ref-siblings`: nothing stands beside a `$ref`.

use crate::document::Entry;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::names::Known;
use super::waiver;
use super::walk::Kind;

const ID: &str = "ref-siblings";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "Nothing stands beside a `$ref`.",
    why: "OpenAPI 3.0 ignores what stands beside a `$ref`, so a limit that is written there does not hold.",
    remedy: "Move it to what the `$ref` names. A schema can say more about another one with `allOf: [{$ref: …}]`.",
    bad: "components:\n  schemas:\n    A: {type: object, properties: {b: {$ref: '#/components/schemas/B', maxLength: 5}}}\n    B: {type: string}\n",
    good: "components:\n  schemas:\n    A: {type: object, properties: {b: {maxLength: 5, allOf: [{$ref: '#/components/schemas/B'}]}}}\n    B: {type: string}\n",
    check,
};

/// Words about the thing, which change nothing on the wire.
const WORDS: &[&str] = &["description", "summary", "title", "example", "examples", "deprecated", "externalDocs", "xml"];

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let places = context.places.iter().filter(|place| place.kind.is_replaced_by_reference());
    for place in places.filter(|place| place.reference().is_some()) {
        for entry in place.node.entries().iter().filter(|entry| means_something(entry)) {
            let message = format!("`{}` beside a `$ref` is ignored", entry.key);
            let finding = if WORDS.contains(&entry.key.as_str()) { Finding::warning } else { Finding::error };
            let finding = finding(ID, &context.document.name, entry.key_span.clone(), message);
            findings.push(finding.help(help(place.kind, &entry.key)));
        }
    }
}

fn help(kind: Kind, key: &str) -> &'static str {
    match (kind, key) {
        (Kind::Schema, "nullable") => {
            "move it to the schema that is named, beside its `type`, or write the schema out here"
        }
        (Kind::Schema, _) => {
            "write `allOf` with the `$ref` in a list, which may have siblings, or move it to the schema that is named"
        }
        _ => "move it to what the `$ref` names, or write the object out here",
    }
}

/// Extensions of other tools mean nothing to us with or without a `$ref`, and a waiver holds beside one too.
fn means_something(entry: &Entry) -> bool {
    entry.key != "$ref"
        && entry.key != waiver::KEY
        && (!entry.key.starts_with("x-") || Known::find(&entry.key).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_sibling_is_shown() {
        let text = with_operation(
            "parameters: [{$ref: '#/components/parameters/P', required: true, x-any: 1}]\nresponses:\n  '200': {description: d, $ref: '#/components/responses/R'}",
            "schemas:\n  A: {properties: {$ref: {type: string}, b: {$ref: '#/components/schemas/A', nullable: true, x-sensitive: true, x-any: 1, x-lint-ignore: []}}, example: {$ref: 1, a: 2}}",
        );
        let text = text.replace("  /a:\n", "  /a:\n    $ref: '#/paths/~1b'\n");
        insta::assert_snapshot!(run(check, &text), @r"
        error[ref-siblings]: `required` beside a `$ref` is ignored
         --> spec/test.yaml:7:56
          |
        7 |       parameters: [{$ref: '#/components/parameters/P', required: true, x-any: 1}]
          |                                                        ^^^^^^^^
          |
          = help: move it to what the `$ref` names, or write the object out here

        warning[ref-siblings]: `description` beside a `$ref` is ignored
         --> spec/test.yaml:9:17
          |
        9 |         '200': {description: d, $ref: '#/components/responses/R'}
          |                 ^^^^^^^^^^^
          |
          = help: move it to what the `$ref` names, or write the object out here

        error[ref-siblings]: `nullable` beside a `$ref` is ignored
          --> spec/test.yaml:12:80
           |
        12 | … {$ref: {type: string}, b: {$ref: '#/components/schemas/A', nullable: true, x-sensitive: true, x-any: 1, x-lint-ignore: []}}, examp...
           |                                                              ^^^^^^^^
           |
           = help: move it to the schema that is named, beside its `type`, or write the schema out here

        error[ref-siblings]: `x-sensitive` beside a `$ref` is ignored
          --> spec/test.yaml:12:96
           |
        12 | …tring}, b: {$ref: '#/components/schemas/A', nullable: true, x-sensitive: true, x-any: 1, x-lint-ignore: []}}, example: {$ref: 1, a:...
           |                                                              ^^^^^^^^^^^
           |
           = help: write `allOf` with the `$ref` in a list, which may have siblings, or move it to the schema that is named
        ");
    }
}
