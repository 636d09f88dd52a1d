//! `unknown-extension`: a key that starts with `x-` is one of our extensions.

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::names::{KNOWN, Known};
use super::similar::did_you_mean;
use super::walk::walk;

const ID: &str = "unknown-extension";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "A key that starts with `x-` is one of our extensions.",
    why: "",
    remedy: "",
    bad: "",
    good: "",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let document = context.document;
    for place in walk(document) {
        for entry in place.node.entries() {
            if entry.key.starts_with("x-") && Known::find(&entry.key).is_none() {
                let names = KNOWN.iter().map(|known| known.name);
                let help = did_you_mean(
                    &entry.key,
                    names,
                    "remove it; spec/README.md lists the extensions that mean something",
                );
                let message = format!("`{}` is no extension of ours", entry.key);
                findings.push(Finding::error(ID, &document.name, entry.key_span.clone(), message).help(help));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn slips_are_found_and_content_is_left_alone() {
        let text = with_operation(
            "x-efect: read\nx-logo: a\nx-source: {grade: page, note: n, x-free: 1}\nrequestBody:\n  content:\n    application/json:\n      \
             schema: {properties: {x-name: {type: string, x-sensitiv: true}}, default: {x-data: 1}, enum: [{x-data: 1}]}\n      \
             example: {x-data: 1}\n      examples: {x-one: {value: {x-data: 1}}}\nresponses:\n  x-other: 1\n  '200': {description: d, headers: {x-id: {schema: {}}}}",
            "schemas:\n  x-Schema: {x-errata: [{x-free: 1}]}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[unknown-extension]: `x-efect` is no extension of ours
         --> spec/test.yaml:6:7
          |
        6 |       x-efect: read
          |       ^^^^^^^
          |
          = help: did you mean `x-effect`?

        error[unknown-extension]: `x-logo` is no extension of ours
         --> spec/test.yaml:7:7
          |
        7 |       x-logo: a
          |       ^^^^^^
          |
          = help: remove it; spec/README.md lists the extensions that mean something

        error[unknown-extension]: `x-sensitiv` is no extension of ours
          --> spec/test.yaml:12:58
           |
        12 |             schema: {properties: {x-name: {type: string, x-sensitiv: true}}, default: {x-data: 1}, enum: [{x-data: 1}]}
           |                                                          ^^^^^^^^^^
           |
           = help: did you mean `x-sensitive`?

        error[unknown-extension]: `x-other` is no extension of ours
          --> spec/test.yaml:16:9
           |
        16 |         x-other: 1
           |         ^^^^^^^
           |
           = help: remove it; spec/README.md lists the extensions that mean something
        ");
    }
}
