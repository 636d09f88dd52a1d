//! Edits of a request that lead towards a rule's breaking, or away from it.

use serde_json::Value as Json;

use super::inputs::Request;
use super::place::{Place, opposite, without};
use super::solver::Solver;
use crate::extension::{Condition, Rule, Then};
use crate::request_rules::{digits, fault, holds, is_given, is_set};

/// Values of each of two inputs that are compared.
const MOST_COMPARED: usize = 12;
/// Demands of one kind that are broken one by one.
const MOST_DEMANDS: usize = 50;
/// Requests that one demand leads to.
const MOST: usize = 12;

impl Solver<'_, '_, '_> {
    /// Requests that are one step nearer to breaking a rule that this one keeps.
    pub fn towards(&mut self, rule: &Rule, request: &Request) -> Vec<Request> {
        let json = Json::Object(request.clone());
        if let Some(condition) = rule.when.iter().find(|condition| !holds(condition, &json)) {
            return self.with(request, condition);
        }
        let mut found = Vec::new();
        for name in rule.then.required.iter().take(MOST_DEMANDS) {
            found.extend(self.unset(request, name));
        }
        for condition in rule.then.forbidden.iter().take(MOST_DEMANDS) {
            found.extend(self.with(request, condition));
        }
        found.extend(self.with_none_of(request, &rule.then.at_least_one));
        if let Some((low, high)) = &rule.then.less_than {
            found.extend(self.compared(request, low, high, false));
        }
        found
    }

    /// Requests that are one step nearer to keeping a rule that this one breaks.
    pub fn away(&mut self, rule: &Rule, request: &Request) -> Vec<Request> {
        let json = Json::Object(request.clone());
        let then = &rule.then;
        let mut found = Vec::new();
        let missing = then.required.iter().filter(|name| !is_given(&json, name)).take(1);
        let all_missing = !then.at_least_one.iter().any(|name| is_given(&json, name));
        for name in missing.chain(then.at_least_one.iter().filter(|_| all_missing)) {
            found.extend(self.with(request, &Condition::set(name)));
        }
        for condition in then.forbidden.iter().filter(|condition| holds(condition, &json)) {
            found.extend(self.against(request, condition));
        }
        if let Some((low, high)) = &then.less_than {
            found.extend(self.compared(request, low, high, true));
        }
        for condition in &rule.when {
            found.extend(self.against(request, condition));
        }
        found
    }

    /// Requests in which a condition holds.
    fn with(&mut self, request: &Request, condition: &Condition) -> Vec<Request> {
        let segments = condition.segments();
        let Some((name, path)) = segments.split_first() else { return Vec::new() };
        let shown = self.shown(name);
        let place = Place { path, test: &condition.test };
        let mut values = Vec::new();
        for schemas in self.schemas(name) {
            values.extend(self.fulfilled(&schemas, request.get(name), place, &shown));
        }
        values.into_iter().map(|value| put(request, name, value)).collect()
    }

    /// Requests in which a condition that holds does not: without the value, or with another one.
    fn against(&mut self, request: &Request, condition: &Condition) -> Vec<Request> {
        let segments = condition.segments();
        let Some((name, path)) = segments.split_first() else { return Vec::new() };
        let Some(current) = request.get(name) else { return Vec::new() };
        let mut values = Vec::new();
        let place = Place { path, test: &condition.test };
        for schemas in self.schemas(name) {
            // Any of the values may be the one that leads on.
            match (path, opposite(&condition.test)) {
                ([], Some(test)) => values.extend(self.passing(&schemas, &test, &[])),
                _ => values.extend(self.turned(&schemas, current, place)),
            }
        }
        if !path.is_empty() {
            values.push(without(current, path));
        }
        let others: Vec<Request> = values.into_iter().map(|value| put(request, name, value)).collect();
        self.unset(request, name).into_iter().chain(others).collect()
    }

    /// Requests in which an input is not set: it is left out, or else empty.
    fn unset(&mut self, request: &Request, name: &str) -> Vec<Request> {
        let mut left_out = request.clone();
        left_out.shift_remove(name);
        let mut found = vec![left_out];
        if self.inputs.omits_empty {
            return found;
        }
        let empty = [Json::from(""), Json::Array(Vec::new()), Json::Object(Request::new()), Json::Null];
        for schemas in self.schemas(name) {
            let values = self.kept(&schemas, empty.to_vec(), empty.len());
            found.extend(values.into_iter().map(|value| put(request, name, value)));
        }
        found
    }

    fn with_none_of(&mut self, request: &Request, names: &[String]) -> Vec<Request> {
        if names.is_empty() {
            return Vec::new();
        }
        let mut found = vec![request.clone()];
        for name in names {
            let mut next: Vec<Request> = Vec::new();
            for request in found {
                next.extend(self.unset(&request, name).into_iter().filter(|request| self.is_valid_so_far(request)));
            }
            next.truncate(MOST);
            found = next;
        }
        found
    }

    /// What is left out of a required place cannot be mended by leaving out more.
    fn is_valid_so_far(&mut self, request: &Request) -> bool {
        self.is_valid(&self.as_sent(request.clone()))
    }

    /// Requests with values of two inputs of which the first is less than the second, or is not.
    fn compared(&mut self, request: &Request, low: &str, high: &str, is_less: bool) -> Vec<Request> {
        let rule = Then {
            required: Vec::new(),
            forbidden: Vec::new(),
            at_least_one: Vec::new(),
            less_than: Some((low.to_owned(), high.to_owned())),
        };
        // Plain numbers show best what is wrong.
        let (smaller, larger) = if is_less { (low, high) } else { (high, low) };
        let smalls = self.comparable(request, smaller, [1, 2], larger);
        let larges = self.comparable(request, larger, [2, 1], smaller);
        let mut found = Vec::new();
        for small in &smalls {
            for large in &larges {
                let both = put(&put(request, smaller, small.clone()), larger, large.clone());
                let is_kept = fault(&[], &rule, &Json::Object(both.clone())).is_none();
                if is_kept == is_less {
                    found.push((digits(small).is_none() || digits(large).is_none(), both));
                }
            }
        }
        found.sort_by_key(|(is_odd, _)| *is_odd);
        found.into_iter().map(|(_, request)| request).take(MOST).collect()
    }

    /// Values of an input: what it has, numbers, and what the other one has.
    fn comparable(&mut self, request: &Request, name: &str, numbers: [u8; 2], other: &str) -> Vec<Json> {
        let mut candidates: Vec<Json> = request.get(name).into_iter().cloned().collect();
        candidates.extend(numbers.iter().flat_map(|number| [Json::from(number.to_string()), Json::from(*number)]));
        candidates.extend(self.values(name).into_iter().filter(|value| digits(value).is_some()));
        candidates.extend(request.get(other).cloned());
        candidates.extend(self.values(name).into_iter().take(MOST_COMPARED));
        candidates.extend(self.values(other).into_iter().take(MOST_COMPARED));
        let mut kept = Vec::new();
        for schemas in self.schemas(name) {
            kept.extend(self.kept(&schemas, candidates.clone(), MOST_COMPARED));
        }
        kept.retain(is_set);
        kept
    }
}

fn put(request: &Request, name: &str, value: Json) -> Request {
    let mut request = request.clone();
    request.insert(name.to_owned(), value);
    request
}
