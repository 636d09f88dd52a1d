//! `unknown-extension`: a key that starts with `x-` is one of our extensions.

use std::collections::HashMap;

use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::names::{KNOWN, Known};
use super::similar::did_you_mean;

const ID: &str = "unknown-extension";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::House,
    summary: "A key that starts with `x-` is one of our extensions.",
    why: "A misspelt extension says nothing: an `x-sensitve` would let a phone number print.",
    remedy: "Correct the name, or take the key out; `spec/README.md` lists the extensions.",
    bad: "paths:\n  /a:\n    get:\n      operationId: get_a\n      x-efect: read\n      responses: {'200': {description: d}}\n",
    good: "paths:\n  /a:\n    get:\n      operationId: get_a\n      x-effect: read\n      responses: {'200': {description: d}}\n",
    check,
};

fn check(context: &Context, findings: &mut Vec<Finding>) {
    // Large documents repeat the extensions of another tool ten thousand times.
    let mut helps: HashMap<&str, String> = HashMap::new();
    for place in context.places.iter().filter(|place| place.keys.has_extension) {
        let unknown = place.node.entries().iter();
        for entry in unknown.filter(|entry| entry.key.starts_with("x-") && Known::find(&entry.key).is_none()) {
            let help = helps.entry(&entry.key).or_insert_with(|| help(&entry.key));
            let message = format!("`{}` is no extension of ours", entry.key);
            let span = entry.key_span.clone();
            findings.push(Finding::error(ID, &context.document.name, span, message).help(help.as_str()));
        }
    }
}

fn help(key: &str) -> String {
    let names = KNOWN.iter().map(|known| known.name);
    did_you_mean(key, names, "remove it; spec/README.md lists the extensions that mean something")
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
