//! Everything in a document that has a name and a schema: properties and parameters.

use std::ops::Range;

use heck::ToSnakeCase;

use super::walk::Kind;
use crate::document::Node;
use crate::lint::Context;

/// A property or a parameter.
pub struct Named<'a> {
    pub name: &'a str,
    /// What to point at when the whole of it is meant.
    pub span: Range<usize>,
    /// The parameter itself, or the property's schema.
    pub holder: &'a Node,
    pub schema: &'a Node,
}

impl Named<'_> {
    /// The words of the name: `payAmt` has `pay` and `amt`.
    pub fn words(&self) -> Vec<String> {
        self.name.to_snake_case().split('_').map(str::to_owned).collect()
    }
}

/// All of them, each where it is written.
pub fn named<'c, 'a>(context: &'c Context<'a>) -> impl Iterator<Item = Named<'a>> + use<'c, 'a> {
    let properties = context.places.iter().filter(|place| place.kind == Kind::Schema);
    let properties = properties.filter_map(|place| place.node.get("properties")).flat_map(Node::entries);
    let properties = properties.map(|entry| Named {
        name: &entry.key,
        span: entry.key_span.clone(),
        holder: &entry.value,
        schema: &entry.value,
    });
    let parameters = context.places.iter().filter(|place| place.kind == Kind::Parameter);
    let parameters = parameters.filter_map(|place| {
        let name = place.node.get("name")?;
        let schema = place.node.get("schema")?;
        Some(Named { name: name.as_str()?, span: name.span.clone(), holder: place.node, schema })
    });
    properties.chain(parameters)
}
