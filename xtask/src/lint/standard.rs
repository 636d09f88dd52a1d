//! What OpenAPI 3.0.3 allows: the objects, their fields, and what each field holds.
//!
//! The walk and the rules about structure read this one table, so they cannot disagree.

use Holds::{
    Anything, Bool, Count, Email, List, Map, Number, One, OneOrBool, Positive, Requirements, Text, TextMap, Texts,
    ThingMap, Things, Url, Words,
};

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

    /// Everything but this one.
    pub fn allows_extensions(self) -> bool {
        !matches!(self, Kind::Discriminator)
    }

    /// Whether a `$ref` may stand in its place; a path has a field of that name, which means nearly the same.
    pub fn allows_reference(self) -> bool {
        self == Kind::PathItem || section(self).is_some()
    }

    /// Whether everything beside a `$ref` is ignored.
    pub fn is_replaced_by_reference(self) -> bool {
        self != Kind::PathItem && self.allows_reference()
    }

    /// For objects whose keys are names of the document's own: what stands under them.
    pub fn named_children(self) -> Option<Kind> {
        match self {
            Kind::Paths | Kind::Callback => Some(Kind::PathItem),
            Kind::Responses => Some(Kind::Response),
            _ => None,
        }
    }

    pub fn fields(self) -> &'static [Field] {
        match self {
            Kind::Root => ROOT,
            Kind::Info => INFO,
            Kind::Contact => CONTACT,
            Kind::License => LICENSE,
            Kind::Server => SERVER,
            Kind::ServerVariable => SERVER_VARIABLE,
            Kind::Tag => TAG,
            Kind::ExternalDocs => EXTERNAL_DOCS,
            Kind::Paths | Kind::Responses | Kind::Callback => &[],
            Kind::PathItem => PATH_ITEM,
            Kind::Operation => OPERATION,
            Kind::Parameter => PARAMETER,
            Kind::Header => HEADER,
            Kind::RequestBody => REQUEST_BODY,
            Kind::Media => MEDIA,
            Kind::Encoding => ENCODING,
            Kind::Response => RESPONSE,
            Kind::Example => EXAMPLE,
            Kind::Link => LINK,
            Kind::Components => COMPONENTS,
            Kind::Schema => SCHEMA,
            Kind::Discriminator => DISCRIMINATOR,
            Kind::Xml => XML,
            Kind::SecurityScheme => SECURITY_SCHEME,
            Kind::OAuthFlows => OAUTH_FLOWS,
            Kind::OAuthFlow => OAUTH_FLOW,
        }
    }

    /// The field of this name, if the standard knows one.
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.name == name)
    }
}

/// A key that an object may have.
pub struct Field {
    pub name: &'static str,
    pub is_required: bool,
    pub holds: Holds,
}

/// What stands under a key.
#[derive(Clone, Copy)]
pub enum Holds {
    One(Kind),
    OneOrBool(Kind),
    List(Kind),
    Map(Kind),
    Text,
    /// Text that is an absolute or relative URL.
    Url,
    Email,
    Texts,
    TextMap,
    Bool,
    Number,
    /// A number above zero.
    Positive,
    /// A whole number that is not negative.
    Count,
    /// One of these words.
    Words(&'static [&'static str]),
    Anything,
    /// A list of anything.
    Things,
    ThingMap,
    /// The value of `security`.
    Requirements,
}

const fn may(name: &'static str, holds: Holds) -> Field {
    Field { name, is_required: false, holds }
}

const fn must(name: &'static str, holds: Holds) -> Field {
    Field { name, is_required: true, holds }
}

/// The section of `components` that holds objects of this kind.
pub fn section(kind: Kind) -> Option<&'static str> {
    COMPONENTS.iter().find(|field| matches!(field.holds, Map(held) if held == kind)).map(|field| field.name)
}

/// The types of a schema.
pub const TYPES: &[&str] = &["string", "integer", "number", "boolean", "array", "object"];

const STYLES: &[&str] = &["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject"];

/// The styles of a parameter in each place.
pub fn styles(place: &str) -> &'static [&'static str] {
    match place {
        "path" => &["simple", "label", "matrix"],
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "header" => &["simple"],
        "cookie" => &["form"],
        _ => STYLES,
    }
}

const ROOT: &[Field] = &[
    must("openapi", Text),
    must("info", One(Kind::Info)),
    may("servers", List(Kind::Server)),
    must("paths", One(Kind::Paths)),
    may("components", One(Kind::Components)),
    may("security", Requirements),
    may("tags", List(Kind::Tag)),
    may("externalDocs", One(Kind::ExternalDocs)),
];

const INFO: &[Field] = &[
    must("title", Text),
    may("description", Text),
    may("termsOfService", Url),
    may("contact", One(Kind::Contact)),
    may("license", One(Kind::License)),
    must("version", Text),
];

const CONTACT: &[Field] = &[may("name", Text), may("url", Url), may("email", Email)];

const LICENSE: &[Field] = &[must("name", Text), may("url", Url)];

const SERVER: &[Field] = &[must("url", Text), may("description", Text), may("variables", Map(Kind::ServerVariable))];

const SERVER_VARIABLE: &[Field] = &[may("enum", Texts), must("default", Text), may("description", Text)];

const TAG: &[Field] = &[must("name", Text), may("description", Text), may("externalDocs", One(Kind::ExternalDocs))];

const EXTERNAL_DOCS: &[Field] = &[may("description", Text), must("url", Url)];

const PATH_ITEM: &[Field] = &[
    may("$ref", Text),
    may("summary", Text),
    may("description", Text),
    may("get", One(Kind::Operation)),
    may("put", One(Kind::Operation)),
    may("post", One(Kind::Operation)),
    may("delete", One(Kind::Operation)),
    may("options", One(Kind::Operation)),
    may("head", One(Kind::Operation)),
    may("patch", One(Kind::Operation)),
    may("trace", One(Kind::Operation)),
    may("servers", List(Kind::Server)),
    may("parameters", List(Kind::Parameter)),
];

const OPERATION: &[Field] = &[
    may("tags", Texts),
    may("summary", Text),
    may("description", Text),
    may("externalDocs", One(Kind::ExternalDocs)),
    may("operationId", Text),
    may("parameters", List(Kind::Parameter)),
    may("requestBody", One(Kind::RequestBody)),
    must("responses", One(Kind::Responses)),
    may("callbacks", Map(Kind::Callback)),
    may("deprecated", Bool),
    may("security", Requirements),
    may("servers", List(Kind::Server)),
];

const PARAMETER: &[Field] = &[
    must("name", Text),
    must("in", Words(&["query", "header", "path", "cookie"])),
    may("description", Text),
    may("required", Bool),
    may("deprecated", Bool),
    may("allowEmptyValue", Bool),
    may("style", Words(STYLES)),
    may("explode", Bool),
    may("allowReserved", Bool),
    may("schema", One(Kind::Schema)),
    may("example", Anything),
    may("examples", Map(Kind::Example)),
    may("content", Map(Kind::Media)),
];

const HEADER: &[Field] = &[
    may("description", Text),
    may("required", Bool),
    may("deprecated", Bool),
    may("allowEmptyValue", Bool),
    may("style", Words(&["simple"])),
    may("explode", Bool),
    may("allowReserved", Bool),
    may("schema", One(Kind::Schema)),
    may("example", Anything),
    may("examples", Map(Kind::Example)),
    may("content", Map(Kind::Media)),
];

const REQUEST_BODY: &[Field] = &[may("description", Text), must("content", Map(Kind::Media)), may("required", Bool)];

const MEDIA: &[Field] = &[
    may("schema", One(Kind::Schema)),
    may("example", Anything),
    may("examples", Map(Kind::Example)),
    may("encoding", Map(Kind::Encoding)),
];

const ENCODING: &[Field] = &[
    may("contentType", Text),
    may("headers", Map(Kind::Header)),
    may("style", Words(&["form", "spaceDelimited", "pipeDelimited", "deepObject"])),
    may("explode", Bool),
    may("allowReserved", Bool),
];

const RESPONSE: &[Field] = &[
    must("description", Text),
    may("headers", Map(Kind::Header)),
    may("content", Map(Kind::Media)),
    may("links", Map(Kind::Link)),
];

const EXAMPLE: &[Field] =
    &[may("summary", Text), may("description", Text), may("value", Anything), may("externalValue", Url)];

const LINK: &[Field] = &[
    may("operationRef", Text),
    may("operationId", Text),
    may("parameters", ThingMap),
    may("requestBody", Anything),
    may("description", Text),
    may("server", One(Kind::Server)),
];

const COMPONENTS: &[Field] = &[
    may("schemas", Map(Kind::Schema)),
    may("responses", Map(Kind::Response)),
    may("parameters", Map(Kind::Parameter)),
    may("examples", Map(Kind::Example)),
    may("requestBodies", Map(Kind::RequestBody)),
    may("headers", Map(Kind::Header)),
    may("securitySchemes", Map(Kind::SecurityScheme)),
    may("links", Map(Kind::Link)),
    may("callbacks", Map(Kind::Callback)),
];

const SCHEMA: &[Field] = &[
    may("title", Text),
    may("multipleOf", Positive),
    may("maximum", Number),
    may("exclusiveMaximum", Bool),
    may("minimum", Number),
    may("exclusiveMinimum", Bool),
    may("maxLength", Count),
    may("minLength", Count),
    may("pattern", Text),
    may("maxItems", Count),
    may("minItems", Count),
    may("uniqueItems", Bool),
    may("maxProperties", Count),
    may("minProperties", Count),
    may("required", Texts),
    may("enum", Things),
    may("type", Words(TYPES)),
    may("allOf", List(Kind::Schema)),
    may("oneOf", List(Kind::Schema)),
    may("anyOf", List(Kind::Schema)),
    may("not", One(Kind::Schema)),
    may("items", One(Kind::Schema)),
    may("properties", Map(Kind::Schema)),
    may("additionalProperties", OneOrBool(Kind::Schema)),
    may("description", Text),
    may("format", Text),
    may("default", Anything),
    may("nullable", Bool),
    may("discriminator", One(Kind::Discriminator)),
    may("readOnly", Bool),
    may("writeOnly", Bool),
    may("xml", One(Kind::Xml)),
    may("externalDocs", One(Kind::ExternalDocs)),
    may("example", Anything),
    may("deprecated", Bool),
];

const DISCRIMINATOR: &[Field] = &[must("propertyName", Text), may("mapping", TextMap)];

const XML: &[Field] =
    &[may("name", Text), may("namespace", Url), may("prefix", Text), may("attribute", Bool), may("wrapped", Bool)];

const SECURITY_SCHEME: &[Field] = &[
    must("type", Words(&["apiKey", "http", "oauth2", "openIdConnect"])),
    may("description", Text),
    may("name", Text),
    may("in", Words(&["query", "header", "cookie"])),
    may("scheme", Text),
    may("bearerFormat", Text),
    may("flows", One(Kind::OAuthFlows)),
    may("openIdConnectUrl", Url),
];

const OAUTH_FLOWS: &[Field] = &[
    may("implicit", One(Kind::OAuthFlow)),
    may("password", One(Kind::OAuthFlow)),
    may("clientCredentials", One(Kind::OAuthFlow)),
    may("authorizationCode", One(Kind::OAuthFlow)),
];

const OAUTH_FLOW: &[Field] =
    &[may("authorizationUrl", Url), may("tokenUrl", Url), may("refreshUrl", Url), must("scopes", TextMap)];
