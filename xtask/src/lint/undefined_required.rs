//! `undefined-required`: a required property is defined.

use std::collections::{HashMap, HashSet};

use crate::document::{Entry, Node};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

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
    let composers = composers(context);
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
        if !names.is_empty() {
            undefined(context, &composers, place, names, findings);
        }
    }
}

/// The schemas that have another as a part, by that part; whether as what must not be.
type Composers<'a> = HashMap<*const Node, Vec<(&'a Node, bool)>>;

fn composers<'a>(context: &Context<'a>) -> Composers<'a> {
    let mut composers = Composers::new();
    for schema in context.places.iter().filter(|place| place.kind == Kind::Schema).map(|place| place.node) {
        let parts = parts(schema).map(|part| (part, false));
        for (part, is_not) in parts.chain(schema.get("not").map(|part| (part, true))) {
            if let Some(part) = context.refs.resolve(part) {
                composers.entry(std::ptr::from_ref(part)).or_default().push((schema, is_not));
            }
        }
    }
    composers
}

fn parts(schema: &Node) -> impl Iterator<Item = &Node> {
    SAME_VALUE.iter().flat_map(|key| schema.get(key).map_or(&[][..], Node::items))
}

/// How many schemas are looked at for one; more is no document that a person wrote.
const MOST: usize = 500;

/// The schema with all that judge the same value: its parts, the schemas that have it as a part, and their parts.
///
/// None where not all of them can be known, and for what must not be: there a property need not exist.
fn family<'a>(context: &Context<'a>, composers: &Composers<'a>, schema: &'a Node) -> Option<Vec<&'a Node>> {
    let mut found = vec![schema];
    let mut seen: HashSet<*const Node> = HashSet::from([std::ptr::from_ref(schema)]);
    let mut next = 0;
    while let Some(part) = found.get(next).copied() {
        for (composer, is_not) in composers.get(&std::ptr::from_ref(part)).into_iter().flatten() {
            if *is_not || found.len() > MOST {
                return None;
            }
            if seen.insert(std::ptr::from_ref(*composer)) {
                found.push(composer);
            }
        }
        next += 1;
    }
    next = 0;
    while let Some(schema) = found.get(next).copied() {
        for part in parts(schema) {
            let part = context.refs.resolve(part).filter(|_| found.len() <= MOST)?;
            if seen.insert(std::ptr::from_ref(part)) {
                found.push(part);
            }
        }
        next += 1;
    }
    Some(found)
}

fn undefined<'a>(
    context: &Context<'a>,
    composers: &Composers<'a>,
    place: &Place<'a>,
    names: &[Node],
    findings: &mut Vec<Finding>,
) {
    // Most schemas define by themselves what they require.
    let own: HashSet<&str> = place.node.get("properties").map_or(&[][..], Node::entries).iter().map(key).collect();
    if names.iter().filter_map(Node::as_str).all(|name| own.contains(name)) {
        return;
    }
    let Some(members) = family(context, composers, place.node) else { return };
    let is_open = |schema: &&Node| schema.get("additionalProperties").is_some_and(|more| more.as_bool() != Some(false));
    if members.iter().any(is_open) {
        return;
    }
    let properties = members.iter().flat_map(|schema| schema.get("properties").map_or(&[][..], Node::entries));
    let defined: Vec<&str> = properties.map(key).collect();
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

fn key(entry: &Entry) -> &str {
    &entry.key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn a_part_may_require_what_those_define_that_have_it() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  Base: {required: [id, kind, idd], properties: {id: {}}}\n  Cat: {allOf: [{$ref: '#/components/schemas/Base'}], properties: {kind: {}}}\n  \
               Far: {allOf: [{$ref: '#/components/schemas/Cat'}], required: [lives]}\n  Farther: {allOf: [{$ref: '#/components/schemas/Far'}, {properties: {lives: {}}}]}\n  \
               Not: {not: {allOf: [{required: [gone]}]}}\n  Open: {allOf: [{required: [any]}], additionalProperties: true}\n  Cut: {allOf: [{required: [any]}, {$ref: 'other.yaml#/A'}]}\n  \
               Choice: {oneOf: [{required: [a]}, {required: [bb]}], properties: {a: {}, b: {}}}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[undefined-required]: the required property `idd` is not defined
         --> spec/test.yaml:9:33
          |
        9 |     Base: {required: [id, kind, idd], properties: {id: {}}}
          |                                 ^^^
          |
          = help: did you mean `id`?

        error[undefined-required]: the required property `bb` is not defined
          --> spec/test.yaml:16:51
           |
        16 |     Choice: {oneOf: [{required: [a]}, {required: [bb]}], properties: {a: {}, b: {}}}
           |                                                   ^^
           |
           = help: did you mean `b`?
        ");
    }

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

        error[undefined-required]: the required property `elsewhere` is not defined
          --> spec/test.yaml:11:23
           |
        11 |     Part: {required: [elsewhere], properties: {b: {}}}
           |                       ^^^^^^^^^
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
