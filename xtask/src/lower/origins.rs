//! Where in the document the things that a plan names come from.

use std::collections::HashMap;

use serde_json::Value;

use super::source::{entries, items};
use crate::extension::escape;

/// RFC 6901 pointers of what a plan names; what stands nowhere in the document has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The schemas of structs and enums, by name.
    pub types: HashMap<String, String>,
    /// The properties of structs, by the struct's name, in the order of its fields.
    pub fields: HashMap<String, Vec<Option<String>>>,
    /// In the order of the plan's operations.
    pub operations: Vec<OperationPlaces>,
}

/// Where an operation and its inputs stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OperationPlaces {
    pub own: Option<String>,
    /// In the order of the operation's parameters.
    pub parameters: Vec<Option<String>>,
    /// Where the operation has it, even if that is a reference.
    pub body: Option<String>,
    /// What names the operation's host.
    pub server: Option<String>,
}

/// What [`Places`] is made of: nodes, noted while a document is lowered.
#[derive(Default)]
pub struct Origins<'a> {
    pub types: HashMap<String, &'a Value>,
    pub fields: HashMap<String, Vec<&'a Value>>,
    pub operations: Vec<OperationOrigins<'a>>,
}

/// The nodes of one operation.
pub struct OperationOrigins<'a> {
    pub own: &'a Value,
    pub parameters: Vec<Option<&'a Value>>,
    pub body: Option<&'a Value>,
    pub server: Option<&'a Value>,
}

impl Origins<'_> {
    /// The pointers of all nodes, found in one walk through the document.
    pub fn places(&self, document: &Value) -> Places {
        let wanted = self.addresses().map(|address| (address, None)).collect();
        let mut index = Index { found: wanted, path: String::new() };
        index.walk(document);
        let place = |node: &Value| index.found.get(&std::ptr::from_ref(node)).cloned().flatten();
        let types = self.types.iter().filter_map(|(name, node)| Some((name.clone(), place(node)?)));
        let fields = self.fields.iter().map(|(name, nodes)| (name.clone(), nodes.iter().map(|n| place(n)).collect()));
        let operations = self.operations.iter().map(|operation| OperationPlaces {
            own: place(operation.own),
            parameters: operation.parameters.iter().map(|node| place((*node)?)).collect(),
            body: operation.body.and_then(place),
            server: operation.server.and_then(place),
        });
        Places { types: types.collect(), fields: fields.collect(), operations: operations.collect() }
    }

    fn addresses(&self) -> impl Iterator<Item = *const Value> {
        let operations = self.operations.iter().flat_map(|operation| {
            let parameters = operation.parameters.iter().copied().flatten();
            std::iter::once(operation.own).chain(parameters).chain(operation.body).chain(operation.server)
        });
        let schemas = self.types.values().copied().chain(self.fields.values().flatten().copied());
        schemas.chain(operations).map(std::ptr::from_ref)
    }
}

/// The pointers of the nodes that are asked for, by their addresses.
struct Index {
    found: HashMap<*const Value, Option<String>>,
    path: String,
}

impl Index {
    fn walk(&mut self, node: &Value) {
        if let Some(place) = self.found.get_mut(&std::ptr::from_ref(node)) {
            *place = Some(self.path.clone());
        }
        for (key, value) in entries(node) {
            self.step(&escape(key), value);
        }
        for (index, item) in items(node).enumerate() {
            self.step(&index.to_string(), item);
        }
    }

    fn step(&mut self, segment: &str, node: &Value) {
        // Nothing inside of a scalar is ever asked for; a list of enum values or examples would only cost time.
        if !node.is_object() && !node.is_array() {
            return;
        }
        let length = self.path.len();
        self.path.push('/');
        self.path.push_str(segment);
        self.walk(node);
        self.path.truncate(length);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::lower::placed;

    #[test]
    fn things_stand_where_they_are_written_and_not_where_they_are_used() {
        let id = json!({"name": "id", "in": "path", "required": true, "schema": {"type": "string"}});
        let page = json!({"name": "page", "in": "query", "schema": {"type": "integer"}});
        let thing = json!({"allOf": [{"$ref": "#/components/schemas/Base"}], "type": "object", "properties": {
            "own": {"type": "object", "properties": {"a~/b": {"type": "string"}}},
        }});
        let (plan, places) = placed("test", &json!({
            "paths": {"/a/{id}/{other}": {"servers": [{"url": "https://a.example"}], "parameters": [id], "post": {
                "operationId": "make",
                "parameters": [{"$ref": "#/components/parameters/Page"}],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                "responses": {"200": {"description": ""}},
            }}},
            "components": {"parameters": {"Page": page}, "schemas": {
                "Thing": thing,
                "Base": {"type": "object", "properties": {"inherited": {"type": "string"}}},
            }},
        }))
        .unwrap();
        let operation = &places.operations[0];
        assert_eq!(operation.own.as_deref(), Some("/paths/~1a~1{id}~1{other}/post"));
        assert_eq!(operation.body.as_deref(), Some("/paths/~1a~1{id}~1{other}/post/requestBody"));
        assert_eq!(operation.server.as_deref(), Some("/paths/~1a~1{id}~1{other}/servers/0"));
        let names: Vec<&str> = plan.operations[0].parameters.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names, ["id", "other", "page"]);
        let places_of: Vec<_> = operation.parameters.iter().map(Option::as_deref).collect();
        let at_path = Some("/paths/~1a~1{id}~1{other}/parameters/0");
        assert_eq!(places_of, [at_path, None, Some("/components/parameters/Page")]);
        let fields: Vec<_> = places.fields["Thing"].iter().map(Option::as_deref).collect();
        let own = "/components/schemas/Thing/properties/own";
        assert_eq!(fields, [Some("/components/schemas/Base/properties/inherited"), Some(own)]);
        assert_eq!(places.types["ThingOwn"], own);
        assert_eq!(places.fields["ThingOwn"], [Some(format!("{own}/properties/a~0~1b"))]);
    }
}
