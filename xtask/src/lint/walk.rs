//! Every OpenAPI object of a document with what it is, so that rules need not know where objects can stand.

use std::ops::Range;

use crate::document::{Document, Entry, Node};

/// What an object is by OpenAPI 3.0's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Root,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Tag,
    ExternalDocs,
    Paths,
    PathItem,
    Operation,
    Parameter,
    Header,
    RequestBody,
    Media,
    Encoding,
    Responses,
    Response,
    Example,
    Link,
    Callback,
    Components,
    Schema,
    Discriminator,
    Xml,
    SecurityScheme,
    OAuthFlows,
    OAuthFlow,
}

impl Kind {
    /// For messages.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Root => "the document's root",
            Kind::Info => "`info`",
            Kind::Contact => "`contact`",
            Kind::License => "`license`",
            Kind::Server => "a server",
            Kind::ServerVariable => "a server variable",
            Kind::Tag => "a tag",
            Kind::ExternalDocs => "`externalDocs`",
            Kind::Paths => "`paths`",
            Kind::PathItem => "a path",
            Kind::Operation => "an operation",
            Kind::Parameter => "a parameter",
            Kind::Header => "a header",
            Kind::RequestBody => "a request body",
            Kind::Media => "a media type",
            Kind::Encoding => "an encoding",
            Kind::Responses => "`responses`",
            Kind::Response => "a response",
            Kind::Example => "an example",
            Kind::Link => "a link",
            Kind::Callback => "a callback",
            Kind::Components => "`components`",
            Kind::Schema => "a schema",
            Kind::Discriminator => "a discriminator",
            Kind::Xml => "`xml`",
            Kind::SecurityScheme => "a security scheme",
            Kind::OAuthFlows => "`flows`",
            Kind::OAuthFlow => "an OAuth flow",
        }
    }

    /// Everything but these two.
    pub fn allows_extensions(self) -> bool {
        !matches!(self, Kind::Discriminator)
    }
}

/// How objects stand under a key.
enum Shape {
    One(Kind),
    List(Kind),
    Map(Kind),
}

use Shape::{List, Map, One};

fn fields(kind: Kind) -> &'static [(&'static str, Shape)] {
    match kind {
        Kind::Root => &[
            ("info", One(Kind::Info)),
            ("servers", List(Kind::Server)),
            ("paths", One(Kind::Paths)),
            ("components", One(Kind::Components)),
            ("tags", List(Kind::Tag)),
            ("externalDocs", One(Kind::ExternalDocs)),
        ],
        Kind::Info => &[("contact", One(Kind::Contact)), ("license", One(Kind::License))],
        Kind::Server => &[("variables", Map(Kind::ServerVariable))],
        Kind::Tag => &[("externalDocs", One(Kind::ExternalDocs))],
        Kind::PathItem => &[
            ("get", One(Kind::Operation)),
            ("put", One(Kind::Operation)),
            ("post", One(Kind::Operation)),
            ("delete", One(Kind::Operation)),
            ("options", One(Kind::Operation)),
            ("head", One(Kind::Operation)),
            ("patch", One(Kind::Operation)),
            ("trace", One(Kind::Operation)),
            ("servers", List(Kind::Server)),
            ("parameters", List(Kind::Parameter)),
        ],
        Kind::Operation => &[
            ("externalDocs", One(Kind::ExternalDocs)),
            ("parameters", List(Kind::Parameter)),
            ("requestBody", One(Kind::RequestBody)),
            ("responses", One(Kind::Responses)),
            ("callbacks", Map(Kind::Callback)),
            ("servers", List(Kind::Server)),
        ],
        Kind::Parameter | Kind::Header => {
            &[("schema", One(Kind::Schema)), ("examples", Map(Kind::Example)), ("content", Map(Kind::Media))]
        }
        Kind::RequestBody => &[("content", Map(Kind::Media))],
        Kind::Media => {
            &[("schema", One(Kind::Schema)), ("examples", Map(Kind::Example)), ("encoding", Map(Kind::Encoding))]
        }
        Kind::Encoding => &[("headers", Map(Kind::Header))],
        Kind::Response => &[("headers", Map(Kind::Header)), ("content", Map(Kind::Media)), ("links", Map(Kind::Link))],
        Kind::Link => &[("server", One(Kind::Server))],
        Kind::Components => &[
            ("schemas", Map(Kind::Schema)),
            ("responses", Map(Kind::Response)),
            ("parameters", Map(Kind::Parameter)),
            ("examples", Map(Kind::Example)),
            ("requestBodies", Map(Kind::RequestBody)),
            ("headers", Map(Kind::Header)),
            ("securitySchemes", Map(Kind::SecurityScheme)),
            ("links", Map(Kind::Link)),
            ("callbacks", Map(Kind::Callback)),
        ],
        Kind::Schema => &[
            ("properties", Map(Kind::Schema)),
            ("items", One(Kind::Schema)),
            ("additionalProperties", One(Kind::Schema)),
            ("allOf", List(Kind::Schema)),
            ("oneOf", List(Kind::Schema)),
            ("anyOf", List(Kind::Schema)),
            ("not", One(Kind::Schema)),
            ("discriminator", One(Kind::Discriminator)),
            ("xml", One(Kind::Xml)),
            ("externalDocs", One(Kind::ExternalDocs)),
        ],
        Kind::SecurityScheme => &[("flows", One(Kind::OAuthFlows))],
        Kind::OAuthFlows => &[
            ("implicit", One(Kind::OAuthFlow)),
            ("password", One(Kind::OAuthFlow)),
            ("clientCredentials", One(Kind::OAuthFlow)),
            ("authorizationCode", One(Kind::OAuthFlow)),
        ],
        _ => &[],
    }
}

/// Objects whose keys are names of the document's own.
fn named_children(kind: Kind) -> Option<Kind> {
    match kind {
        Kind::Paths | Kind::Callback => Some(Kind::PathItem),
        Kind::Responses => Some(Kind::Response),
        _ => None,
    }
}

/// The section of `components` that holds objects of this kind.
pub fn section(kind: Kind) -> Option<&'static str> {
    let holds = |(_, shape): &&(&str, Shape)| matches!(shape, Map(held) if *held == kind);
    fields(Kind::Components).iter().find(holds).map(|(section, _)| *section)
}

/// One OpenAPI object of the document.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    pub kind: Kind,
    pub node: &'a Node,
    /// The key in front of it; an item of a list has none.
    pub entry: Option<&'a Entry>,
    /// Index of the object around it.
    pub parent: usize,
}

impl<'a> Place<'a> {
    /// What to point at when the whole object is meant.
    pub fn span(&self) -> Range<usize> {
        self.entry.map_or_else(|| self.node.span.clone(), |entry| entry.key_span.clone())
    }

    pub fn key(&self) -> Option<&'a str> {
        self.entry.map(|entry| entry.key.as_str())
    }
}

/// All OpenAPI objects, each after the one around it. Those behind a `$ref` come where they are defined.
pub fn walk(document: &Document) -> Vec<Place<'_>> {
    let root = Place { kind: Kind::Root, node: &document.root, entry: None, parent: 0 };
    let mut places = vec![root];
    let mut next = 0;
    while let Some(place) = places.get(next).cloned() {
        if place.node.reference().is_none() {
            children(&place, next, &mut places);
        }
        next += 1;
    }
    places
}

fn children<'a>(place: &Place<'a>, parent: usize, places: &mut Vec<Place<'a>>) {
    let mut add = |kind, node, entry| places.push(Place { kind, node, entry, parent });
    for entry in place.node.entries().iter().filter(|entry| !entry.key.starts_with("x-")) {
        let shape = fields(place.kind).iter().find(|(name, _)| *name == entry.key).map(|(_, shape)| shape);
        match shape {
            Some(One(kind)) if entry.value.is_map() => add(*kind, &entry.value, Some(entry)),
            Some(List(kind)) => {
                entry.value.items().iter().for_each(|item| add(*kind, item, None));
            }
            Some(Map(kind)) => {
                entry.value.entries().iter().for_each(|inner| add(*kind, &inner.value, Some(inner)));
            }
            Some(One(_)) => {}
            None => {
                if let Some(kind) = named_children(place.kind) {
                    add(kind, &entry.value, Some(entry));
                }
            }
        }
    }
}

/// The objects around `place`, innermost first.
pub fn ancestors<'p, 'a>(places: &'p [Place<'a>], place: &'p Place<'a>) -> impl Iterator<Item = &'p Place<'a>> {
    let mut at = Some(place.parent).filter(|_| place.kind != Kind::Root);
    std::iter::from_fn(move || {
        let index = at?;
        let around = places.get(index)?;
        at = Some(around.parent).filter(|_| index != 0);
        Some(around)
    })
}
