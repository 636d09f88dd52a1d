//! Requests to start from: the smallest ones, and those that the documents show.

use serde_json::Value as Json;

use super::inputs::{Inputs, Request};
use super::solver::Solver;
use crate::diff::request_bytes;
use crate::diff::witness::search::Search;
use crate::diff::witness::shape::Which;
use crate::document::{Document, Node};

/// Documented requests that are read.
const MOST_EXAMPLES: usize = 20;
/// Alternatives of the body that are started from.
const MOST_BODIES: usize = 8;

/// The documented requests, by what stands beside the same name: those of the revision first.
pub fn documented<'a>(search: &mut Search<'_, 'a>, inputs: &Inputs<'a>) -> Vec<Request> {
    let mut found = Vec::new();
    for (side, which) in [(1, Which::Bad), (0, Which::Good)] {
        let document = search.side(which).document;
        let mut named: Vec<(String, Request)> = Vec::new();
        for parameter in inputs.parameters.iter().filter(|parameter| parameter.which == which) {
            for (example, value) in examples(document, parameter.node) {
                of_name(&mut named, example).insert(parameter.name.to_owned(), value);
            }
        }
        for (example, value) in inputs.body.iter().flat_map(|body| examples(document, body.media[side])) {
            if let Json::Object(properties) = value {
                of_name(&mut named, example).extend(properties);
            }
        }
        found.extend(named.into_iter().map(|(_, request)| request).take(MOST_EXAMPLES));
    }
    found
}

fn examples(document: &Document, of: &Node) -> Vec<(String, Json)> {
    request_bytes::examples(document, of).into_iter().map(|(name, _, value)| (name, value.to_json())).collect()
}

fn of_name(named: &mut Vec<(String, Request)>, name: String) -> &mut Request {
    let at = named.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
        named.push((name, Request::new()));
        named.len() - 1
    });
    &mut named[at].1
}

impl Solver<'_, '_, '_> {
    /// The smallest requests first.
    pub fn seeds(&mut self) -> Vec<Request> {
        let parameters = self.required_parameters();
        let bodies = self.bodies();
        let all = |one: &Request, other: &Request| one.clone().into_iter().chain(other.clone()).collect::<Request>();
        let mut seeds: Vec<Request> = match &parameters {
            Some(parameters) => bodies.iter().map(|body| all(body, parameters)).collect(),
            None => Vec::new(),
        };
        let parameters = parameters.unwrap_or_default();
        for example in self.examples.clone() {
            let with_parameters = all(&parameters, &example);
            // An example may show the parameters alone.
            seeds.extend(bodies.first().map(|body| all(body, &with_parameters)));
            seeds.push(with_parameters);
        }
        seeds
    }

    /// One value for each parameter that one of the documents requires; none where one cannot be made.
    fn required_parameters(&mut self) -> Option<Request> {
        let required = self.inputs.parameters.iter().filter(|parameter| parameter.is_required);
        required.map(|one| Some((one.name.to_owned(), self.values(one.name).into_iter().next()?))).collect()
    }

    /// Small bodies as maps, one for each alternative of the schema.
    fn bodies(&mut self) -> Vec<Request> {
        let Some(body) = &self.inputs.body else { return vec![Request::new()] };
        let mut values: Vec<Json> = Vec::new();
        if body.is_required == [false, false] {
            values.push(Json::Object(Request::new()));
        }
        values.extend(self.search.fill(&body.schemas, 0));
        for shape in self.search.shapes(&body.schemas).iter().take(MOST_BODIES) {
            values.extend(self.search.map(shape, 0, &[]));
        }
        let maps = values.into_iter().filter_map(|value| match value {
            Json::Object(properties) => Some(properties),
            _ => None,
        });
        let mut bodies: Vec<Request> = Vec::new();
        for properties in maps {
            if !bodies.contains(&properties) {
                bodies.push(properties);
            }
        }
        bodies
    }
}
