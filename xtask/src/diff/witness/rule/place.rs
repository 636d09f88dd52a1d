//! Values inside of an input, at the place of a condition.

use serde_json::{Map, Value as Json};

use super::solver::Solver;
use crate::diff::witness::shape::{Schema, Shape};
use crate::extension::Test;
use crate::request_rules::passes;

/// How deep places are looked for.
const DEEPEST: usize = 8;
/// Items of a list that are edited one by one.
const MOST_ITEMS: usize = 3;
/// Values of one level that are gone on with.
const MOST: usize = 20;

/// What a condition is about, below some value.
#[derive(Clone, Copy)]
pub struct Place<'p> {
    pub path: &'p [String],
    pub test: &'p Test,
}

impl<'p> Place<'p> {
    fn inside(self) -> Option<(&'p str, Place<'p>)> {
        let (step, path) = self.path.split_first()?;
        Some((step, Place { path, ..self }))
    }
}

impl<'a> Solver<'_, 'a, '_> {
    /// Values of `schemas` in which the condition holds, made from `current` if there is one.
    pub fn fulfilled(
        &mut self,
        schemas: &[Schema<'a>],
        current: Option<&Json>,
        place: Place<'_>,
        shown: &[Json],
    ) -> Vec<Json> {
        let Some((step, rest)) = place.inside() else { return self.passing(schemas, place.test, shown) };
        if place.path.len() > DEEPEST {
            return Vec::new();
        }
        let mut made = Vec::new();
        for shape in self.search.shapes(schemas) {
            // The request's reader takes `*` for items alone.
            if step == "*" {
                self.in_list(&shape, current, rest, &mut made);
            }
            self.in_map(&shape, current, (step, rest), &mut made);
        }
        self.kept(schemas, made, MOST)
    }

    fn in_list(&mut self, shape: &Shape<'a>, current: Option<&Json>, rest: Place<'_>, made: &mut Vec<Json>) {
        let schemas = shape.items();
        if !may_be(shape, "array") {
            return;
        }
        let items = current.and_then(Json::as_array).cloned().unwrap_or_default();
        for (at, item) in items.iter().enumerate().take(MOST_ITEMS) {
            for value in self.fulfilled(&schemas, Some(item), rest, &[]) {
                let mut items = items.clone();
                items[at] = value;
                made.push(Json::Array(items));
            }
        }
        let least = shape.least("minItems");
        for value in self.fulfilled(&schemas, None, rest, &[]) {
            match items.is_empty() {
                true => made.extend(self.search.around(shape, value, least, 1)),
                // What another condition asks of the items that are there may have to stay.
                false => made.push(items.iter().cloned().chain([value]).collect()),
            }
        }
    }

    fn in_map(
        &mut self,
        shape: &Shape<'a>,
        current: Option<&Json>,
        (step, rest): (&str, Place<'_>),
        made: &mut Vec<Json>,
    ) {
        let schemas = shape.property(step);
        // What no schema lists is not what a rule is about.
        if schemas.is_empty() || !may_be(shape, "object") || self.search.is_of_other_side(&schemas) {
            return;
        }
        let entries = match current.and_then(Json::as_object) {
            Some(entries) => entries.clone(),
            None => match self.search.map(shape, 1, &[step]) {
                Some(Json::Object(entries)) => entries,
                _ => return,
            },
        };
        for value in self.fulfilled(&schemas, entries.get(step), rest, &[]) {
            let mut entries = entries.clone();
            entries.insert(step.to_owned(), value);
            made.push(Json::Object(entries));
        }
    }

    /// `current` with other values wherever the condition holds.
    pub fn turned(&mut self, schemas: &[Schema<'a>], current: &Json, place: Place<'_>) -> Option<Json> {
        let Some((step, rest)) = place.inside() else {
            if !passes(place.test, current) {
                return Some(current.clone());
            }
            return self.passing(schemas, &opposite(place.test)?, &[]).into_iter().next();
        };
        let shape = self.search.everything(schemas);
        match current {
            Json::Array(items) if step == "*" => {
                let schemas = shape.items();
                items.iter().map(|item| self.turned(&schemas, item, rest)).collect()
            }
            Json::Object(entries) => {
                let Some(value) = entries.get(step) else { return Some(current.clone()) };
                let value = self.turned(&shape.property(step), value, rest)?;
                let mut entries = entries.clone();
                entries.insert(step.to_owned(), value);
                Some(Json::Object(entries))
            }
            other => Some(other.clone()),
        }
    }
}

/// The test that each set value passes which does not pass this one; none where there are no such values.
pub fn opposite(test: &Test) -> Option<Test> {
    match test {
        Test::In(texts) => Some(Test::NotIn(texts.clone())),
        Test::NotIn(texts) => Some(Test::In(texts.clone())),
        Test::Set => None,
    }
}

/// A value without what stands at the end of a path.
pub fn without(value: &Json, path: &[String]) -> Json {
    match (value, path) {
        (Json::Array(items), [step, rest @ ..]) if step == "*" && !rest.is_empty() => {
            items.iter().map(|item| without(item, rest)).collect()
        }
        (Json::Object(entries), [name]) => {
            let kept = entries.iter().filter(|(own, _)| *own != name);
            Json::Object(kept.map(|(own, value)| (own.clone(), value.clone())).collect())
        }
        (Json::Object(entries), [step, rest @ ..]) => {
            let inner = |name: &String, value: &Json| if name == step { without(value, rest) } else { value.clone() };
            Json::Object(entries.iter().map(|(name, value)| (name.clone(), inner(name, value))).collect::<Map<_, _>>())
        }
        _ => value.clone(),
    }
}

fn may_be(shape: &Shape<'_>, word: &str) -> bool {
    let types = shape.types();
    types.is_empty() || types.contains(&word)
}
