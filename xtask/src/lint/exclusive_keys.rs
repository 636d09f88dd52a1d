//! `exclusive-keys`: of keys that exclude each other an object has one.

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::walk::{Kind, Place};

const ID: &str = "exclusive-keys";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Structure,
    summary: "Of keys that exclude each other an object has one.",
    why: "Both answer the same question, so tools pick one of them, and not all the same one.",
    remedy: "Keep the one that is meant.",
    bad: "components:\n  examples:\n    a: {value: 1, externalValue: 'https://api.example/a.json'}\n",
    good: "components:\n  examples:\n    a: {value: 1}\n",
    check,
};

/// `example` and `examples` exclude each other too; that is a rule of its own.
const PAIRS: &[(Kind, &str, &str)] = &[
    (Kind::Parameter, "schema", "content"),
    (Kind::Header, "schema", "content"),
    (Kind::Example, "value", "externalValue"),
    (Kind::Link, "operationId", "operationRef"),
];

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let name = &context.document.name;
    for place in context.places.iter().filter(|place| place.reference().is_none()) {
        for (_, one, other) in PAIRS.iter().filter(|(kind, ..)| *kind == place.kind) {
            if let (Some(_), Some(second)) = (place.node.entry(one), place.node.entry(other)) {
                let message = format!("{} has both `{one}` and `{other}`", place.kind.name());
                let finding = Finding::error(ID, name, second.key_span.clone(), message);
                findings.push(finding.help("keep the one that is meant, and remove the other"));
            }
        }
        if let Some(second) = second_media_type(place) {
            let message = format!("the `content` of {} has more than one media type", place.kind.name());
            let finding = Finding::error(ID, name, second.key_span.clone(), message);
            findings.push(finding.help("keep the one that is sent"));
        }
    }
}

fn second_media_type<'a>(place: &Place<'a>) -> Option<&'a crate::document::Entry> {
    let content = place.node.get("content").filter(|_| matches!(place.kind, Kind::Parameter | Kind::Header))?;
    content.entries().get(1).filter(|_| Node::is_map(content))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn both_of_a_pair_are_too_many() {
        let text = with_operation(
            "parameters:\n  - {name: a, in: query, schema: {}, content: {a/b: {}}}\n  - {name: b, in: query, content: {a/b: {}, a/c: {}}}\n\
             responses:\n  '200': {description: d, content: {a/b: {}, a/c: {}}, links: {l: {operationId: a, operationRef: '#/a'}}}",
            "examples: {A: {value: 1, externalValue: a}, B: {value: 1}}\nheaders: {H: {schema: {}, content: {a/b: {}}}}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[exclusive-keys]: a parameter has both `schema` and `content`
         --> spec/test.yaml:7:44
          |
        7 |         - {name: a, in: query, schema: {}, content: {a/b: {}}}
          |                                            ^^^^^^^
          |
          = help: keep the one that is meant, and remove the other

        error[exclusive-keys]: the `content` of a parameter has more than one media type
         --> spec/test.yaml:8:51
          |
        8 |         - {name: b, in: query, content: {a/b: {}, a/c: {}}}
          |                                                   ^^^
          |
          = help: keep the one that is sent

        error[exclusive-keys]: a link has both `operationId` and `operationRef`
          --> spec/test.yaml:10:90
           |
        10 |         '200': {description: d, content: {a/b: {}, a/c: {}}, links: {l: {operationId: a, operationRef: '#/a'}}}
           |                                                                                          ^^^^^^^^^^^^
           |
           = help: keep the one that is meant, and remove the other

        error[exclusive-keys]: an example has both `value` and `externalValue`
          --> spec/test.yaml:12:28
           |
        12 |   examples: {A: {value: 1, externalValue: a}, B: {value: 1}}
           |                            ^^^^^^^^^^^^^
           |
           = help: keep the one that is meant, and remove the other

        error[exclusive-keys]: a header has both `schema` and `content`
          --> spec/test.yaml:13:29
           |
        13 |   headers: {H: {schema: {}, content: {a/b: {}}}}
           |                             ^^^^^^^
           |
           = help: keep the one that is meant, and remove the other
        ");
    }
}
