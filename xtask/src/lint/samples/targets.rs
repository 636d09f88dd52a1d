//! What references name, found once each.

use std::collections::HashMap;

use crate::document::{Document, Node};

const SCHEMAS: &str = "#/components/schemas/";

/// References and the schemas at the end of their chains.
pub struct Targets<'s> {
    document: &'s Document,
    schemas: HashMap<&'s str, &'s Node>,
    found: HashMap<&'s str, Option<&'s Node>>,
}

impl<'s> Targets<'s> {
    pub fn new(document: &'s Document) -> Self {
        let schemas = document.pointer("/components/schemas").map_or(&[][..], Node::entries).iter();
        let schemas = schemas.map(|entry| (entry.key.as_str(), &entry.value)).collect();
        Self { document, schemas, found: HashMap::new() }
    }

    /// None for one that leads nowhere, out of the document or in a circle.
    pub fn find(&mut self, reference: &'s str) -> Option<&'s Node> {
        if let Some(found) = self.found.get(reference) {
            return *found;
        }
        let direct = reference.strip_prefix(SCHEMAS).and_then(|name| self.schemas.get(name)).copied();
        let target = match direct {
            Some(schema) if schema.reference().is_none() => Some(schema),
            Some(schema) => self.document.resolve(schema),
            None => self.along(reference),
        };
        self.found.insert(reference, target);
        target
    }

    /// A reference that is no plain name of a schema.
    fn along(&self, reference: &str) -> Option<&'s Node> {
        let pointer = crate::document::local_pointer(reference)?;
        self.document.resolve(self.document.pointer(&pointer)?)
    }
}
