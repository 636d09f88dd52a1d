//! The way to the place of an edit: what stands around the value there.

use serde_json::{Map, Value as Json};

use super::boundary::{joined, with};
use super::plain::of_side;
use super::search::Search;
use super::shape::{Schema, Shape, Which};

/// Alternatives that are gone into.
const MOST_SHAPES: usize = 4;
/// Values at the place that are put into a second surrounding.
const MOST_AGAIN: usize = 40;

impl<'a> Search<'_, 'a> {
    /// Values of `schemas` in which the value at the end of `hint` is at an edge, the most promising first.
    pub fn along(&mut self, schemas: &[Schema<'a>], hint: &[String], depth: usize) -> Vec<Json> {
        let Some((step, rest)) = hint.split_first() else { return self.here(schemas, depth) };
        if !self.may_go_on() {
            return Vec::new();
        }
        let mut goods = self.shapes(&of_side(schemas, Which::Good));
        let bads = self.shapes(&of_side(schemas, Which::Bad));
        goods.sort_by_key(|shape| !knows(shape, step));
        let mut values = Vec::new();
        for good in goods.iter().take(MOST_SHAPES) {
            let bad = bads.iter().find(|shape| knows(shape, step)).or(bads.first()).cloned().unwrap_or_default();
            let mut inner = inner(good, step);
            for shape in &bads {
                let new: Vec<_> =
                    self::inner(shape, step).into_iter().filter(|schema| !inner.contains(schema)).collect();
                inner.extend(new);
            }
            if step == "*" && is_list(good, &bad) {
                self.in_list(good, &inner, rest, depth, &mut values);
            } else {
                self.in_map(good, &bad, (step, &inner), rest, depth, &mut values);
            }
        }
        values
    }

    fn in_list(
        &mut self,
        good: &Shape<'a>,
        inner: &[Schema<'a>],
        rest: &[String],
        depth: usize,
        values: &mut Vec<Json>,
    ) {
        let least = good.least("minItems");
        for item in self.along(inner, rest, depth + 1) {
            values.extend(self.around(good, item, least, depth));
        }
    }

    fn in_map(
        &mut self,
        good: &Shape<'a>,
        bad: &Shape<'a>,
        (step, inner): (&str, &[Schema<'a>]),
        rest: &[String],
        depth: usize,
        values: &mut Vec<Json>,
    ) {
        let name = if step == "*" { "x" } else { step };
        let is_never_sent = self.is_of_other_side(inner);
        let candidates = if is_never_sent { Vec::new() } else { self.along(inner, rest, depth + 1) };
        let bases = self.bases(good, bad, name, depth);
        let is_named = |(property, _): &&(&str, &str)| *property == name;
        for (number, base) in bases.iter().enumerate() {
            if rest.is_empty() {
                values.push(Json::Object(base.clone()));
            }
            if is_never_sent {
                continue;
            }
            let most = if number == 0 { candidates.len() } else { MOST_AGAIN };
            // What the discriminator wants in this alternative is the only value that leads into it.
            let named = good.named.iter().find(is_named).map(|(_, text)| with(base, name, Json::from(*text)));
            values.extend(named);
            values.extend(candidates.iter().take(most).map(|value| with(base, name, value.clone())));
        }
    }

    /// What stands beside the property: plain by both sides, and plain by the good one alone.
    fn bases(&mut self, good: &Shape<'a>, bad: &Shape<'a>, name: &str, depth: usize) -> Vec<Map<String, Json>> {
        let shapes = [joined(good, bad), good.clone()];
        let mut bases = Vec::new();
        for shape in shapes {
            if let Some(Json::Object(base)) = self.map(&shape, depth, &[name])
                && !bases.contains(&base)
            {
                bases.push(base);
            }
        }
        bases
    }
}

fn knows(shape: &Shape, step: &str) -> bool {
    if step == "*" {
        return !shape.items().is_empty() || !shape.values().is_empty();
    }
    shape.all("properties").any(|listed| listed.get(step).is_some())
        || shape.all("required").any(|names| names.items().iter().any(|name| name.as_str() == Some(step)))
}

fn is_list(good: &Shape, bad: &Shape) -> bool {
    !good.items().is_empty() || !bad.items().is_empty()
}

fn inner<'a>(shape: &Shape<'a>, step: &str) -> Vec<Schema<'a>> {
    match step {
        "*" => [shape.items(), shape.values()].concat(),
        name => shape.property(name),
    }
}
