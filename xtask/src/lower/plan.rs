//! What one document says, ready for code: everything that [`crate::augment`] puts back after progenitor.
//!
//! The plan is complete: the OpenAPI that progenitor gets to see is made from it ([`super::simple`]), so nothing that progenitor cannot take ever reaches it.

use std::collections::BTreeMap;

use crate::extension::{Condition, EffectKind, End, Then};

/// One API.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The name of its module and feature: the document's file name.
    pub api: String,
    pub title: String,
    pub version: String,
    pub description: String,
    pub hosts: Vec<Host>,
    pub enums: BTreeMap<String, Enum>,
    pub structs: BTreeMap<String, Struct>,
    pub outcomes: Vec<Outcome>,
    /// The security schemes by name.
    pub schemes: BTreeMap<String, Scheme>,
    /// Whether an answer is wrapped and signed, which takes code by hand.
    pub has_envelope: bool,
    pub common: Common,
    pub operations: Vec<Operation>,
}

/// What the document says of all operations, also of those that it does not describe.
#[derive(Clone, Debug)]
pub struct Common {
    /// Index into the plan's outcomes.
    pub outcome: usize,
    /// Alternatives of schemes, by name.
    pub security: Vec<Vec<String>>,
    pub omit_empty: bool,
}

/// A security scheme.
#[derive(Clone, Debug)]
pub struct Scheme {
    pub rust_name: String,
    pub doc: String,
    pub kind: SchemeKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    Header(String),
    Query(String),
    Cookie(String),
    Bearer,
    Basic,
    /// The caller gives the whole `Authorization` header.
    Authorization,
    /// Marked `x-custom`.
    Custom,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    pub name: String,
    /// None if the document leaves it to the caller (`url: /`).
    pub url: Option<String>,
    pub description: String,
}

/// An enum of texts.
#[derive(Clone, Debug)]
pub struct Enum {
    pub doc: String,
    /// Rust name and text on the wire.
    pub variants: Vec<(String, String)>,
}

/// An object schema.
#[derive(Clone, Debug)]
pub struct Struct {
    pub doc: String,
    pub fields: Vec<Field>,
    /// Whether it is part of a request, so that callers have to be able to build it.
    pub in_request: bool,
}

/// A property or a parameter.
#[derive(Clone, Debug)]
pub struct Field {
    /// On the wire, unless `wire` says otherwise; no other input of the operation has it.
    pub name: String,
    /// In Rust.
    pub rust_name: String,
    pub place: Place,
    /// How it is written, if its place alone does not tell.
    pub wire: Option<Wire>,
    pub doc: String,
    pub kind: Kind,
    pub required: bool,
    pub nullable: bool,
    /// Only answers have it: a request need not, even if it is required.
    pub read_only: bool,
    /// Only requests have it: an answer need not, even if it is required.
    pub write_only: bool,
    pub credential: bool,
    pub checks: Vec<Check>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Path,
    Query,
    Header,
    Cookie,
    Body,
}

/// How a value is written into its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wire {
    pub name: String,
    pub style: Style,
    pub explode: bool,
    /// Whether characters that mean something in a URL stay as they are.
    pub reserved: bool,
}

/// The styles of OpenAPI, and JSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Form,
    Simple,
    Label,
    Matrix,
    Space,
    Pipe,
    Deep,
    Json,
}

/// What a value is, without its limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Amount,
    Secret,
    Sensitive,
    Boolean,
    /// With the format that says its size, for example `int64`.
    Integer(&'static str),
    Number,
    /// The name of an enum of the plan.
    Enum(String),
    /// The name of a struct of the plan.
    Object(String),
    List(Box<Kind>),
    Map(Box<Kind>),
    /// Open JSON.
    Any,
}

impl Kind {
    /// Whether an empty text in an answer stands for an absent value, because the kind itself has no empty text.
    pub fn is_never_empty_text(&self) -> bool {
        !matches!(self, Self::Text | Self::Secret | Self::Sensitive | Self::Any)
    }

    /// Whether no message may show it.
    pub fn is_hidden(&self) -> bool {
        match self {
            Self::Secret | Self::Sensitive => true,
            Self::List(item) | Self::Map(item) => item.is_hidden(),
            _ => false,
        }
    }
}

/// One limit of a request's field.
#[derive(Clone, Debug, PartialEq)]
pub enum Check {
    Amount,
    MaxLength(u64),
    MinLength(u64),
    Pattern(String),
    Enum(Vec<String>),
    Minimum(Bound, bool),
    Maximum(Bound, bool),
    MultipleOf(i64),
    MaxItems(u64),
    MinItems(u64),
    UniqueItems,
    MaxProperties(u64),
    MinProperties(u64),
    Items(Vec<Check>),
    Values(Vec<Check>),
    /// The name of a struct of the plan.
    Object(String),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    Integer(i64),
    Fraction(f64),
}

/// What an answer must show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub answer: Vec<Condition>,
    pub failure: Vec<Condition>,
    /// Any of these shows that the answer is another operation's.
    pub strange: Vec<Condition>,
    pub success: Vec<Condition>,
    pub code: Vec<String>,
    pub message: Vec<String>,
    pub not_executed: Vec<String>,
    pub duplicate: Vec<String>,
    pub expired: Vec<String>,
    /// Whether the document states it; if not, the HTTP status alone tells.
    pub is_stated: bool,
    /// The struct of a failure; none stands for open JSON.
    pub failure_struct: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Rule {
    pub id: String,
    pub when: Vec<Condition>,
    pub then: Then,
    pub says: String,
}

#[derive(Clone, Debug)]
pub struct Operation {
    /// The operationId.
    pub id: String,
    pub rust_name: String,
    /// In lower case.
    pub method: String,
    pub path: String,
    pub summary: String,
    pub description: String,
    /// Index into the plan's hosts.
    pub host: usize,
    pub effect: EffectKind,
    pub look_up: Option<String>,
    pub no_look_up: Option<String>,
    pub parameters: Vec<Field>,
    pub body: Option<Body>,
    /// What a success holds.
    pub answer: Side,
    /// What a failure holds; none if only the outcome tells.
    pub failure: Option<Side>,
    /// What each status holds; none if a stated outcome tells success from failure.
    pub statuses: Option<Vec<Status>>,
    /// What the request asks for; empty if it says nothing.
    pub accept: String,
    /// What the document says and no code can: headers of answers, parameters that are never sent.
    pub notes: Vec<String>,
    /// Index into the plan's outcomes.
    pub outcome: usize,
    pub rules: Vec<Rule>,
    /// Alternatives of schemes, by name.
    pub security: Vec<Vec<String>>,
    pub omit_empty: bool,
    pub pagination: Option<Pagination>,
    pub examples: Examples,
}

/// How to get all items of a list that comes in pages.
#[derive(Clone, Debug)]
pub struct Pagination {
    /// Whether page and size are properties of the body, and not parameters.
    pub in_body: bool,
    pub page: String,
    pub size: String,
    /// The documented size of a page, if the end of the list is computed from it.
    pub default_size: Option<u64>,
    pub items: String,
    pub end: End,
    pub key: String,
    /// What an item is.
    pub item: Kind,
}

/// What the answers of a success, or those of a failure, hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    One(Holds),
    /// An enum of this name, by status.
    Several(String, Vec<Case>),
}

/// What is in the body of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    Nothing,
    Bytes,
    Json(Kind),
}

/// One of several types of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// As the document has it: `200`, `2XX`, `default`.
    pub status: String,
    pub rust_name: String,
    pub doc: String,
    pub holds: Holds,
}

/// What the answers of a range of statuses hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    pub first: u16,
    pub last: u16,
    /// The case of an enum; empty if there is one type only.
    pub case: String,
    pub holds: Holds,
    /// The media types that bytes may have, in lower case and without parameters; none if any will do.
    pub media_types: Vec<String>,
    /// Whether the document states it; a success that it does not state has an empty body.
    pub is_stated: bool,
}

impl Field {
    /// Whether a request must have it.
    pub fn is_required_in_request(&self) -> bool {
        self.required && !self.read_only
    }

    /// Whether every value of its struct has it: what an answer leaves out has no value, nor what a request need not have.
    pub fn is_always_there(&self, in_request: bool) -> bool {
        self.required && !self.write_only && !(in_request && self.read_only)
    }
}

impl Side {
    /// The JSON of a side of one type.
    pub fn json(&self) -> Option<&Kind> {
        match self {
            Self::One(Holds::Json(kind)) => Some(kind),
            _ => None,
        }
    }
}

#[derive(Clone, Debug)]
pub struct Body {
    pub form: Form,
    /// The struct of the body; empty if it is no object whose fields are known.
    pub name: String,
    /// As it is sent; empty if the caller names it.
    pub media_type: String,
    pub required: bool,
    /// A value that is set as a whole.
    pub value: Option<Field>,
    /// Properties of a form that are written in a way of their own.
    pub wires: Vec<Wire>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Json,
    UrlEncoded,
    /// The caller's bytes.
    Bytes,
}

/// The documented examples of one operation.
#[derive(Clone, Debug, Default)]
pub struct Examples {
    /// By name, in the document's order: parameters and body as one object each.
    pub requests: Vec<RequestExample>,
    pub answers: Vec<AnswerExample>,
}

#[derive(Clone, Debug)]
pub struct RequestExample {
    pub name: String,
    pub parameters: serde_json::Map<String, serde_json::Value>,
    /// The fields of the body; a value that is set as a whole is a field named `body`.
    pub body: serde_json::Map<String, serde_json::Value>,
}

#[derive(Clone, Debug)]
pub struct AnswerExample {
    pub name: String,
    pub status: u16,
    pub content_type: String,
    pub value: serde_json::Value,
}
