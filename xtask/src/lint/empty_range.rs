//! `empty-range`: a lower bound is not above the upper one.

use std::cmp::Ordering;
use std::ops::Range;

use crate::document::{Entry, Node, Value};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::members::members;
use super::walk::Kind;

const ID: &str = "empty-range";

pub const RULE: Rule = Rule {
    id: ID,
    group: Group::Contradiction,
    summary: "A lower bound is not above the upper one.",
    why: "No value lies between them, so every request would be refused.",
    remedy: "Correct one of the two bounds.",
    bad: "components:\n  schemas:\n    A: {type: string, minLength: 5, maxLength: 3}\n",
    good: "components:\n  schemas:\n    A: {type: string, minLength: 3, maxLength: 5}\n",
    check,
};

const PAIRS: &[(&str, &str)] =
    &[("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties")];

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let file = &context.document.name;
    let schemas = context.places.iter().filter(|place| place.kind == Kind::Schema && place.reference().is_none());
    for place in schemas.filter(|place| place.node.entries().iter().any(may_bound)) {
        for (key, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
            let exclusive = place.node.entry(key).filter(|entry| entry.value.as_bool() == Some(true));
            if let Some(entry) = exclusive.filter(|_| place.node.get(bound).is_none()) {
                let finding = Finding::error(ID, file, entry.key_span.clone(), format!("`{key}` has no `{bound}`"));
                findings.push(finding.help(format!("add `{bound}`, which it makes exclusive, or remove it")));
            }
        }
        for (low, high) in PAIRS {
            findings.extend(check_pair(context, place.node, low, high));
        }
    }
}

/// Most schemas have no bound, and no part that may have one.
fn may_bound(entry: &Entry) -> bool {
    entry.key == "allOf" || ["min", "max", "exclusive"].iter().any(|start| entry.key.starts_with(start))
}

/// A bound with the member of the schema that it comes from.
#[derive(Clone)]
struct Bound {
    value: f64,
    is_exclusive: bool,
    member: usize,
    span: Range<usize>,
}

/// A contradiction inside of one member is shown there.
fn check_pair(context: &Context, schema: &Node, low: &str, high: &str) -> Option<Finding> {
    let parts = schema.get("allOf").map_or(&[][..], Node::items);
    if parts.is_empty() && (schema.get(low).is_none() || schema.get(high).is_none()) {
        return None;
    }
    let (mut lowest, mut highest): (Option<Bound>, Option<Bound>) = (bound(schema, low, 0), bound(schema, high, 0));
    for (at, part) in parts.iter().enumerate() {
        let Some(part) = context.refs.place_of(part).and_then(|at| context.places.get(at)) else { continue };
        for member in members(context, part.node, &["allOf"]) {
            tighten(&mut lowest, bound(member, low, at + 1), Ordering::Greater);
            tighten(&mut highest, bound(member, high, at + 1), Ordering::Less);
        }
    }
    let (lowest, highest) = (lowest?, highest?);
    let is_empty = lowest.value > highest.value
        || (lowest.value == highest.value && (lowest.is_exclusive || highest.is_exclusive));
    if !is_empty || (lowest.member == highest.member && lowest.member != 0) {
        return None;
    }
    let is_own = lowest.member == 0 && highest.member == 0;
    let span = match (lowest.member, highest.member) {
        (0, _) => lowest.span.clone(),
        (_, 0) => highest.span.clone(),
        _ => schema.entry("allOf")?.key_span.clone(),
    };
    let message = match lowest.value > highest.value {
        true => format!("`{low}` {} is above `{high}` {}", lowest.value, highest.value),
        false => format!("no value lies between `{low}` {} and `{high}` {}", lowest.value, highest.value),
    };
    let label = if is_own { "" } else { "taken together with `allOf`" };
    Some(Finding::error(ID, &context.document.name, span, message).label(label).help("correct one of the two"))
}

fn bound(schema: &Node, key: &str, member: usize) -> Option<Bound> {
    let node = schema.get(key)?;
    let Value::Number(number) = &node.value else { return None };
    let exclusive = match key {
        "minimum" => schema.get("exclusiveMinimum"),
        "maximum" => schema.get("exclusiveMaximum"),
        _ => None,
    };
    let is_exclusive = exclusive.and_then(Node::as_bool) == Some(true);
    Some(Bound { value: number.as_f64()?, is_exclusive, member, span: node.span.clone() })
}

/// Keeps the bound that leaves less.
fn tighten(kept: &mut Option<Bound>, other: Option<Bound>, tighter: Ordering) {
    let Some(other) = other else { return };
    let is_tighter = kept.as_ref().is_none_or(|kept| {
        let order = other.value.partial_cmp(&kept.value);
        order == Some(tighter) || (order == Some(Ordering::Equal) && other.is_exclusive && !kept.is_exclusive)
    });
    if is_tighter {
        *kept = Some(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{run, with_operation};

    #[test]
    fn each_empty_range_is_shown() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  A: {minimum: 2, maximum: 1}\n  B: {minLength: 2, maxLength: 1}\n  C: {minItems: 2, maxItems: 1}\n  D: {minProperties: 2, maxProperties: 1}\n  \
               E: {minimum: 1, maximum: 1, exclusiveMaximum: true}\n  F: {exclusiveMinimum: true}\n  G: {allOf: [{$ref: '#/components/schemas/Short'}], minLength: 5}\n  \
               H: {allOf: [{$ref: '#/components/schemas/Short'}, {minLength: 4}]}\n  I: {allOf: [{$ref: '#/components/schemas/B'}]}\n  Short: {maxLength: 3}\n  \
               J: {minimum: 1, maximum: 1}\n  K: {exclusiveMinimum: false}\n  L: {allOf: [{$ref: '#/components/schemas/L'}], maxLength: 3, minLength: 3}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[empty-range]: `minimum` 2 is above `maximum` 1
         --> spec/test.yaml:9:18
          |
        9 |     A: {minimum: 2, maximum: 1}
          |                  ^
          |
          = help: correct one of the two

        error[empty-range]: `minLength` 2 is above `maxLength` 1
          --> spec/test.yaml:10:20
           |
        10 |     B: {minLength: 2, maxLength: 1}
           |                    ^
           |
           = help: correct one of the two

        error[empty-range]: `minItems` 2 is above `maxItems` 1
          --> spec/test.yaml:11:19
           |
        11 |     C: {minItems: 2, maxItems: 1}
           |                   ^
           |
           = help: correct one of the two

        error[empty-range]: `minProperties` 2 is above `maxProperties` 1
          --> spec/test.yaml:12:24
           |
        12 |     D: {minProperties: 2, maxProperties: 1}
           |                        ^
           |
           = help: correct one of the two

        error[empty-range]: no value lies between `minimum` 1 and `maximum` 1
          --> spec/test.yaml:13:18
           |
        13 |     E: {minimum: 1, maximum: 1, exclusiveMaximum: true}
           |                  ^
           |
           = help: correct one of the two

        error[empty-range]: `exclusiveMinimum` has no `minimum`
          --> spec/test.yaml:14:9
           |
        14 |     F: {exclusiveMinimum: true}
           |         ^^^^^^^^^^^^^^^^
           |
           = help: add `minimum`, which it makes exclusive, or remove it

        error[empty-range]: `minLength` 5 is above `maxLength` 3
          --> spec/test.yaml:15:67
           |
        15 |     G: {allOf: [{$ref: '#/components/schemas/Short'}], minLength: 5}
           |                                                                   ^ taken together with `allOf`
           |
           = help: correct one of the two

        error[empty-range]: `minLength` 4 is above `maxLength` 3
          --> spec/test.yaml:16:9
           |
        16 |     H: {allOf: [{$ref: '#/components/schemas/Short'}, {minLength: 4}]}
           |         ^^^^^ taken together with `allOf`
           |
           = help: correct one of the two
        ");
    }
}
