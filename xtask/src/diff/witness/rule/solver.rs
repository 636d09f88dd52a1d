//! What is known while requests are made for one operation.

use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use super::inputs::{Inputs, Request};
use super::seeds;
use crate::diff::witness::doubt::is_in_doubt;
use crate::diff::witness::search::{Search, node};
use crate::diff::witness::shape::{Schema, Which};
use crate::document::Node;
use crate::lint::samples::validator;
use crate::request_rules::is_set;

/// Makes requests of one operation that both documents accept.
pub struct Solver<'f, 'a, 'i> {
    pub search: Search<'f, 'a>,
    pub inputs: &'i Inputs<'a>,
    /// Documented requests, those of the revision first.
    pub examples: Vec<Request>,
    /// Values that were made before, by their schemas, and whether documented ones are among them.
    pub known: HashMap<(Vec<*const Node>, bool), Vec<Json>>,
}

impl<'f, 'a, 'i> Solver<'f, 'a, 'i> {
    pub fn new(mut search: Search<'f, 'a>, inputs: &'i Inputs<'a>) -> Self {
        let examples = seeds::documented(&mut search, inputs);
        Self { search, inputs, examples, known: HashMap::new() }
    }

    /// The schemas of an input, once for each alternative that the body has.
    pub fn schemas(&mut self, name: &str) -> Vec<Vec<Schema<'a>>> {
        let own = self.inputs.parameters.iter().filter(|parameter| parameter.name == name);
        let own: Vec<Schema<'a>> = own.filter_map(|parameter| parameter.schema).collect();
        let Some(body) = &self.inputs.body else { return vec![own] };
        let shapes = self.search.shapes(&body.schemas);
        let mut alternatives: Vec<Vec<Schema<'a>>> = Vec::new();
        for shape in shapes.iter().filter(|shape| !shape.refuses(name)) {
            let schemas = [&own[..], &shape.property(name)].concat();
            if !alternatives.contains(&schemas) {
                alternatives.push(schemas);
            }
        }
        if alternatives.is_empty() {
            alternatives.push(own);
        }
        alternatives
    }

    /// Whether the schemas of both sides accept a value.
    pub fn keeps(&mut self, schemas: &[Schema<'a>], value: &Json) -> bool {
        let value = node(value);
        self.search.keeps(schemas, Which::Good, &value) && self.search.keeps(schemas, Which::Bad, &value)
    }

    /// Whether both documents accept a request, rules aside.
    pub fn is_valid(&mut self, request: &Request) -> bool {
        let Some(pieces) = self.inputs.pieces(request) else { return false };
        pieces.iter().all(|(schema, value)| self.keeps(&[*schema], value))
    }

    /// The slow validator has the last word where the judge may see a value in another way.
    pub fn is_settled(&mut self, request: &Request) -> bool {
        let Some(pieces) = self.inputs.pieces(request) else { return false };
        pieces.iter().all(|(schema, value)| {
            let (direction, read) = (self.search.direction, node(value));
            let side = self.search.side(schema.which);
            let document = side.document;
            if !is_in_doubt(side, schema.node, &read, direction) {
                return true;
            }
            let Some(left) = self.search.doubts_left.checked_sub(1) else { return false };
            self.search.doubts_left = left;
            validator(document, schema.node, direction, read.depth()).is_ok_and(|validator| validator.is_valid(value))
        })
    }

    /// A request without what would not be sent.
    pub fn as_sent(&self, mut request: Request) -> Request {
        if self.inputs.omits_empty {
            request.retain(|_, value| is_set(value));
        }
        request
    }

    /// The parameters, then the body's properties, in the order of the document.
    pub fn ordered(&mut self, request: Request) -> Json {
        let mut request = request;
        let mut found = Map::new();
        for parameter in self.inputs.parameters.iter().rev() {
            found.extend(request.shift_remove_entry(parameter.name));
        }
        let mut found: Map<String, Json> = found.into_iter().rev().collect();
        let schemas = self.inputs.body.as_ref().map_or(Vec::new(), |body| body.schemas.to_vec());
        if let Json::Object(body) = self.search.ordered(&schemas, Json::Object(request), 0) {
            found.extend(body);
        }
        Json::Object(found)
    }
}
