//! `empty-range`: a lower bound is not above the upper one.

use std::cmp::Ordering;

use serde_json::Number;

use crate::document::{Entry, Node, Value};
use crate::finding::Finding;
use crate::lint::{Context, Group, Rule};

use super::samples::compared;
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

const PAIRS: [[&str; 2]; 4] =
    [["minimum", "maximum"], ["minLength", "maxLength"], ["minItems", "maxItems"], ["minProperties", "maxProperties"]];

/// From here on a float says nothing about single integers.
const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;

fn check(context: &Context, findings: &mut Vec<Finding>) {
    let file = &context.document.name;
    let mut all = AllBounds::new(context);
    let places = context.places.iter().enumerate();
    let schemas = places.filter(|(_, place)| place.kind == Kind::Schema && place.reference().is_none());
    for (at, place) in schemas.filter(|(_, place)| place.node.entries().iter().any(may_bound)) {
        for (key, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
            let exclusive = place.node.entry(key).filter(|entry| entry.value.as_bool() == Some(true));
            if let Some(entry) = exclusive.filter(|_| place.node.get(bound).is_none()) {
                let finding = Finding::error(ID, file, entry.key_span.clone(), format!("`{key}` has no `{bound}`"));
                findings.push(finding.help(format!("add `{bound}`, which it makes exclusive, or remove it")));
            }
        }
        all.settle(at);
        if all.of(at).is_some_and(Bounds::is_contradictory) {
            findings.extend((0..PAIRS.len()).filter_map(|pair| check_pair(&all, at, pair)));
        }
    }
}

/// Most schemas have no bound, and no part that may have one.
fn may_bound(entry: &Entry) -> bool {
    entry.key == "allOf" || ["min", "max", "exclusive"].iter().any(|start| entry.key.starts_with(start))
}

/// One end of a range.
#[derive(Clone, Copy)]
struct Bound<'a> {
    number: &'a Number,
    is_exclusive: bool,
    node: &'a Node,
}

/// A lower and an upper end.
type Range<'a> = [Option<Bound<'a>>; 2];

/// What a schema leaves, of the keywords of [`PAIRS`].
#[derive(Clone, Copy, Default)]
struct Bounds<'a> {
    ranges: [Range<'a>; PAIRS.len()],
    is_integer: bool,
}

impl<'a> Bounds<'a> {
    /// What the schema says by itself, without its `allOf`.
    fn own(schema: &'a Node) -> Self {
        let range = |[low, high]: [&str; 2]| [bound(schema, low), bound(schema, high)];
        let is_integer = schema.get("type").and_then(Node::as_str) == Some("integer");
        Self { ranges: PAIRS.map(range), is_integer }
    }

    fn says_something(&self) -> bool {
        self.is_integer || self.ranges.iter().flatten().any(Option::is_some)
    }

    fn tighten(&mut self, other: &Bounds<'a>) {
        self.is_integer |= other.is_integer;
        for (kept, [low, high]) in self.ranges.iter_mut().zip(other.ranges) {
            let [lowest, highest] = kept;
            tighten(lowest, low, Ordering::Greater);
            tighten(highest, high, Ordering::Less);
        }
    }

    fn is_contradictory(&self) -> bool {
        (0..PAIRS.len()).any(|pair| self.is_empty(pair))
    }

    /// Whether no value keeps both bounds of a pair.
    fn is_empty(&self, pair: usize) -> bool {
        let Some([Some(low), Some(high)]) = self.ranges.get(pair) else { return false };
        match compared(low.number, high.number) {
            Ordering::Greater => true,
            Ordering::Equal => low.is_exclusive || high.is_exclusive,
            Ordering::Less => self.is_integer && pair == 0 && holds_no_integer(low, high),
        }
    }
}

/// Keeps the bound that leaves less.
fn tighten<'a>(kept: &mut Option<Bound<'a>>, other: Option<Bound<'a>>, tighter: Ordering) {
    let Some(other) = other else { return };
    let is_tighter = kept.is_none_or(|kept| match compared(other.number, kept.number) {
        Ordering::Equal => other.is_exclusive && !kept.is_exclusive,
        order => order == tighter,
    });
    if is_tighter {
        *kept = Some(other);
    }
}

/// `low` is below `high`.
fn holds_no_integer(low: &Bound, high: &Bound) -> bool {
    let (Some(first), Some(last)) = (whole(low.number, f64::ceil), whole(high.number, f64::floor)) else {
        return false;
    };
    let is_left_out = |bound: &Bound| i128::from(bound.is_exclusive && is_whole(bound.number));
    first + is_left_out(low) > last - is_left_out(high)
}

fn is_whole(number: &Number) -> bool {
    !number.is_f64() || number.as_f64().is_some_and(|value| value.fract() == 0.0)
}

/// The integer that a number is, or that `round` makes of it; none where floats have gaps between integers.
fn whole(number: &Number, round: fn(f64) -> f64) -> Option<i128> {
    let exact = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
    exact.or_else(|| number.as_f64().filter(|value| value.abs() < LARGEST_EXACT).map(|value| round(value) as i128))
}

fn bound<'a>(schema: &'a Node, key: &str) -> Option<Bound<'a>> {
    let node = schema.get(key)?;
    let Value::Number(number) = &node.value else { return None };
    let exclusive = match key {
        "minimum" => schema.get("exclusiveMinimum"),
        "maximum" => schema.get("exclusiveMaximum"),
        _ => None,
    };
    Some(Bound { number, is_exclusive: exclusive.and_then(Node::as_bool) == Some(true), node })
}

/// What each schema leaves together with its `allOf`, found once, however many schemas have it as a part.
struct AllBounds<'c, 'a> {
    context: &'c Context<'a>,
    /// By place.
    is_seen: Vec<bool>,
    known: Vec<Option<Box<Bounds<'a>>>>,
}

impl<'c, 'a> AllBounds<'c, 'a> {
    fn new(context: &'c Context<'a>) -> Self {
        let count = context.places.len();
        Self { context, is_seen: vec![false; count], known: (0..count).map(|_| None).collect() }
    }

    /// None for a schema without bounds.
    fn of(&self, place: usize) -> Option<&Bounds<'a>> {
        self.known.get(place)?.as_deref()
    }

    fn node(&self, place: usize) -> Option<&'a Node> {
        self.context.places.get(place).map(|place| place.node)
    }

    /// The places of what stands in `allOf`, behind its `$ref`.
    fn parts(&self, place: usize) -> impl Iterator<Item = usize> + use<'c, 'a> {
        let parts = self.node(place).and_then(|node| node.get("allOf")).map_or(&[][..], Node::items);
        let context = self.context;
        parts.iter().filter_map(|part| context.refs.place_of(context.refs.resolve(part)?))
    }

    /// Looks at a place after all of its parts, without recursion, since chains of references may be long.
    ///
    /// In a circle, which `circular-schema` reports, the place that closes it counts for nothing.
    fn settle(&mut self, place: usize) {
        let mut open = vec![(place, false)];
        while let Some((at, has_parts)) = open.pop() {
            if has_parts {
                self.join(at);
            } else if let Some(is_seen) = self.is_seen.get_mut(at).filter(|is_seen| !**is_seen) {
                *is_seen = true;
                open.push((at, true));
                open.extend(self.parts(at).map(|part| (part, false)));
            }
        }
    }

    fn join(&mut self, place: usize) {
        let Some(node) = self.node(place) else { return };
        let mut bounds = Bounds::own(node);
        self.parts(place).filter_map(|part| self.of(part)).for_each(|part| bounds.tighten(part));
        if bounds.says_something()
            && let Some(known) = self.known.get_mut(place)
        {
            *known = Some(Box::new(bounds));
        }
    }
}

/// A contradiction inside of one part is shown there.
fn check_pair(all: &AllBounds, place: usize, pair: usize) -> Option<Finding> {
    let bounds = all.of(place).filter(|bounds| bounds.is_empty(pair))?;
    let ([low_key, high_key], [Some(low), Some(high)]) = (PAIRS.get(pair)?, bounds.ranges.get(pair)?) else {
        return None;
    };
    let schema = all.node(place)?;
    let is_own = |bound: &Bound, key: &str| schema.get(key).is_some_and(|own| std::ptr::eq(own, bound.node));
    let (low_is_own, high_is_own) = (is_own(low, low_key), is_own(high, high_key));
    if !(low_is_own && high_is_own) && all.parts(place).filter_map(|part| all.of(part)).any(|part| part.is_empty(pair))
    {
        return None;
    }
    let node = match (low_is_own, high_is_own) {
        (true, _) => low.node.span.clone(),
        (_, true) => high.node.span.clone(),
        _ => schema.entry("allOf")?.key_span.clone(),
    };
    let message = match compared(low.number, high.number) {
        Ordering::Greater => format!("`{low_key}` {} is above `{high_key}` {}", low.number, high.number),
        order => {
            let what = if order == Ordering::Less { "integer" } else { "value" };
            format!("no {what} lies between `{low_key}` {} and `{high_key}` {}", low.number, high.number)
        }
    };
    let label = if low_is_own && high_is_own { "" } else { "taken together with `allOf`" };
    Some(Finding::error(ID, &all.context.document.name, node, message).label(label).help("correct one of the two"))
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

    #[test]
    fn integers_leave_less() {
        let text = with_operation(
            "responses: {}",
            "schemas:\n  A: {type: integer, minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: true}\n  \
               B: {type: number, minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: true}\n  C: {type: integer, minimum: 1.2, maximum: 1.8}\n  \
               D: {type: integer, minimum: 1, exclusiveMinimum: true, maximum: 2}\n  E: {type: integer, minimum: -1.5, exclusiveMinimum: true, maximum: -1}\n  \
               F: {type: integer, minimum: 9007199254740993, maximum: 9007199254740992}\n  G: {type: integer, allOf: [{$ref: '#/components/schemas/B'}]}",
        );
        insta::assert_snapshot!(run(check, &text), @r"
        error[empty-range]: no integer lies between `minimum` 1 and `maximum` 2
         --> spec/test.yaml:9:33
          |
        9 |     A: {type: integer, minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: true}
          |                                 ^
          |
          = help: correct one of the two

        error[empty-range]: no integer lies between `minimum` 1.2 and `maximum` 1.8
          --> spec/test.yaml:11:33
           |
        11 |     C: {type: integer, minimum: 1.2, maximum: 1.8}
           |                                 ^^^
           |
           = help: correct one of the two

        error[empty-range]: `minimum` 9007199254740993 is above `maximum` 9007199254740992
          --> spec/test.yaml:14:33
           |
        14 |     F: {type: integer, minimum: 9007199254740993, maximum: 9007199254740992}
           |                                 ^^^^^^^^^^^^^^^^
           |
           = help: correct one of the two

        error[empty-range]: no integer lies between `minimum` 1 and `maximum` 2
          --> spec/test.yaml:15:24
           |
        15 |     G: {type: integer, allOf: [{$ref: '#/components/schemas/B'}]}
           |                        ^^^^^ taken together with `allOf`
           |
           = help: correct one of the two
        ");
    }

    #[test]
    fn a_bound_is_found_however_far_away_it_is() {
        let mut schemas = String::from("schemas:\n  A0: {minLength: 5}\n");
        for at in 1..3000 {
            schemas += &format!("  A{at}: {{allOf: [{{$ref: '#/components/schemas/A{}'}}]}}\n", at - 1);
        }
        schemas += "  Last: {allOf: [{$ref: '#/components/schemas/A2999'}], maxLength: 4}";
        let found = run(check, &with_operation("responses: {}", &schemas));
        assert!(found.starts_with("error[empty-range]: `minLength` 5 is above `maxLength` 4\n"), "{found}");
        assert_eq!(found.matches("error[").count(), 1);
    }
}
