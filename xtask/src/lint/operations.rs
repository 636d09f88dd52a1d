//! The operations of a document and what they take and answer.

use std::ops::Range;

use crate::document::{Document, Entry, METHODS, Node};

#[derive(Clone, Copy)]
pub struct Operation<'a> {
    document: &'a Document,
    pub path: &'a Entry,
    pub method: &'a Entry,
}

pub fn operations(document: &Document) -> impl Iterator<Item = Operation<'_>> {
    let paths = document.root.get("paths").map_or(&[][..], Node::entries);
    paths.iter().filter(|path| path.key.starts_with('/')).flat_map(move |path| {
        let methods = path.value.entries().iter().filter(|method| METHODS.contains(&method.key.as_str()));
        methods.map(move |method| Operation { document, path, method })
    })
}

impl<'a> Operation<'a> {
    pub fn node(&self) -> &'a Node {
        &self.method.value
    }

    /// What to point at when the whole operation is meant.
    pub fn span(&self) -> Range<usize> {
        self.method.key_span.clone()
    }

    pub fn id(&self) -> Option<&'a str> {
        self.node().get("operationId")?.as_str().filter(|id| !id.is_empty())
    }

    /// Resolved; one of the operation replaces one of the path with the same name and place.
    pub fn parameters(&self) -> Vec<&'a Node> {
        let list = |node: &'a Node| node.get("parameters").map_or(&[][..], Node::items);
        let identity = |node: &'a Node| ["name", "in"].map(|key| node.get(key).and_then(Node::as_str));
        let mut parameters: Vec<([Option<&str>; 2], &Node)> = Vec::new();
        for item in list(&self.path.value).iter().chain(list(self.node())) {
            let Some(parameter) = self.document.resolve(item) else {
                continue;
            };
            let identity = identity(parameter);
            parameters.retain(|(other, _)| *other != identity);
            parameters.push((identity, parameter));
        }
        parameters.into_iter().map(|(_, parameter)| parameter).collect()
    }

    /// The media types of the request body, resolved.
    pub fn request_content(&self) -> &'a [Entry] {
        let body = self.node().get("requestBody").and_then(|body| self.document.resolve(body));
        body.and_then(|body| body.get("content")).map_or(&[], Node::entries)
    }

    /// Status and resolved response.
    pub fn responses(&self) -> Vec<(&'a Entry, &'a Node)> {
        let entries = self.node().get("responses").map_or(&[][..], Node::entries);
        let responses = entries.iter().filter(|entry| !entry.key.starts_with("x-"));
        responses.filter_map(|entry| Some((entry, self.document.resolve(&entry.value)?))).collect()
    }

    pub fn successes(&self) -> Vec<(&'a Entry, &'a Node)> {
        let mut responses = self.responses();
        responses.retain(|(status, _)| status.key.starts_with('2'));
        responses
    }

    /// Names of parameters and of the body's properties: what a caller can give.
    pub fn inputs(&self) -> Vec<&'a str> {
        let parameters = self.parameters().into_iter().filter_map(|parameter| parameter.get("name")?.as_str());
        let schemas = self.request_content().iter().filter_map(|media| media.value.get("schema"));
        let properties = schemas.flat_map(|schema| properties(self.document, schema));
        parameters.chain(properties.map(|entry| entry.key.as_str())).collect()
    }
}

/// The properties of a schema, those of `$ref` and `allOf` included.
pub fn properties<'a>(document: &'a Document, schema: &'a Node) -> Vec<&'a Entry> {
    let mut seen: Vec<*const Node> = Vec::new();
    let mut open = vec![schema];
    let mut found = Vec::new();
    while let Some(schema) = open.pop().and_then(|schema| document.resolve(schema)) {
        if seen.contains(&std::ptr::from_ref(schema)) {
            continue;
        }
        seen.push(schema);
        found.extend(schema.get("properties").map_or(&[][..], Node::entries));
        open.extend(schema.get("allOf").map_or(&[][..], Node::items));
    }
    found
}
