//! `undefined-required`: a required property is defined.

use std::collections::HashSet;

use crate::document::Node;
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::members::members;
use super::similar::did_you_mean;
use super::walk::{Kind, Place};

const ID: &str = "undefined-required";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Contradiction,
    summary: "A required property is defined, and required once.",
    why: "A value without the property is refused, and nobody can know what to put into it.",
    remedy: "Correct the name in `required`, or define it under `properties`.",
    bad: "components:\n  schemas:\n    A: {type: object, required: [idd], properties: {id: {type: string}}}\n",
    good: "components:\n  schemas:\n    A: {type: object, required: [id], properties: {id: {type: string}}}\n",
    check,
};

/// What judges the same value as the schema that it stands in.
const SAME_VALUE: [&str; 3] = ["allOf", "oneOf", "anyOf"];

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let parts = parts(context);
    for place in context.places.iter().filter(|place| place.kind == Kind::Schema && place.reference().is_none()) {
        let names = place.node.get("required").map_or(&[][..], Node::items);
        let mut seen = HashSet::new();
        for name in names {
            if let Some(text) = name.as_str().filter(|text| !seen.insert(*text)) {
                let finding = Finding::error(
                    ID,
                    &context.document.name,
                    name.span.clone(),
                    format!("`{text}` is required twice"),
                );
                findings.push(finding.help("remove one of the two"));
            }
        }
        // On another type `required` means nothing, which `keyword-without-type` says.
        if place.node.get("type").is_some_and(|kind| kind.as_str() != Some("object")) {
            continue;
        }
        // A part of another schema may require what its neighbours define.
        if !names.is_empty() && !parts.contains(&std::ptr::from_ref(place.node)) {
            undefined(context, place, names, findings);
        }
    }
}

/// The schemas that are a part of others: members of `allOf` and the like, and what stands under `not`.
fn parts<'a>(context: &Context<'a>) -> HashSet<*const Node> {
    let schemas = context.places.iter().filter(|place| place.kind == Kind::Schema);
    let members = schemas.flat_map(|place| {
        let lists = SAME_VALUE.iter().flat_map(|key| place.node.get(key).map_or(&[][..], Node::items));
        lists.chain(place.node.get("not"))
    });
    let members = members.filter_map(|member: &'a Node| context.refs.resolve(member));
    members.map(std::ptr::from_ref).collect()
}

fn undefined<'a>(context: &Context<'a>, place: &Place<'a>, names: &[Node], findings: &mut Vec<Finding>) {
    let members = members(context, place.node, &SAME_VALUE);
    let is_open = |schema: &&Node| schema.get("additionalProperties").is_some_and(|more| more.as_bool() != Some(false));
    let is_cut = members.iter().any(|schema| SAME_VALUE.iter().any(|key| has_unresolved(context, schema, key)));
    if members.iter().any(is_open) || is_cut {
        return;
    }
    let properties = members.iter().flat_map(|schema| schema.get("properties").map_or(&[][..], Node::entries));
    let defined: Vec<&str> = properties.map(|entry| entry.key.as_str()).collect();
    let known: HashSet<&str> = defined.iter().copied().collect();
    for name in names {
        if let Some(text) = name.as_str().filter(|text| !known.contains(text)) {
            let help = did_you_mean(
                text,
                defined.iter().copied(),
                "define it under `properties`, or remove it from `required`",
            );
            let message = format!("the required property `{text}` is not defined");
            findings.push(Finding::error(ID, &context.document.name, name.span.clone(), message).help(help));
        }
    }
}

fn has_unresolved<'a>(context: &Context<'a>, schema: &'a Node, key: &str) -> bool {
    let members = schema.get(key).map_or(&[][..], Node::items);
    members.iter().any(|member| context.refs.resolve(member).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_undefined_name_is_shown() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  A: {required: [order_no, oder_no, id, id], properties: {order_no: {}, id: {}}}\n  B: {required: [a, b, c], allOf: [{$ref: '#/components/schemas/Part'}], properties: {a: {}}}\n  \
               Part: {required: [elsewhere], properties: {b: {}}}\n  C: {required: [any], additionalProperties: true}\n  D: {required: [any], additionalProperties: false}\n  \
               E: {allOf: [{properties: {a: {}}}, {required: [a]}]}\n  F: {required: [any], allOf: [{$ref: 'other.yaml#/A'}]}\n  G: {oneOf: [{required: [a]}, {required: [b]}], properties: {a: {}, b: {}}}\n  H: {type: object, required: [a]}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[undefined-required]: the required property `oder_no` is not defined
         --> spec/test.yaml:9:30
          |
        9 |     A: {required: [order_no, oder_no, id, id], properties: {order_no: {}, id: {}}}
          |                              ^^^^^^^
          |
          = help: did you mean `order_no`?

        error[undefined-required]: `id` is required twice
         --> spec/test.yaml:9:43
          |
        9 |     A: {required: [order_no, oder_no, id, id], properties: {order_no: {}, id: {}}}
          |                                           ^^
          |
          = help: remove one of the two

        error[undefined-required]: the required property `c` is not defined
          --> spec/test.yaml:10:26
           |
        10 |     B: {required: [a, b, c], allOf: [{$ref: '#/components/schemas/Part'}], properties: {a: {}}}
           |                          ^
           |
           = help: define it under `properties`, or remove it from `required`

        error[undefined-required]: the required property `any` is not defined
          --> spec/test.yaml:13:20
           |
        13 |     D: {required: [any], additionalProperties: false}
           |                    ^^^
           |
           = help: define it under `properties`, or remove it from `required`

        error[undefined-required]: the required property `a` is not defined
          --> spec/test.yaml:17:34
           |
        17 |     H: {type: object, required: [a]}
           |                                  ^
           |
           = help: define it under `properties`, or remove it from `required`
        ");
    }
}
