//! An operation as data: what the document says about it.

use std::fmt;

use crate::runtime::answers::Answers;
use crate::runtime::check::Shape;
use crate::runtime::outcome::{Condition, Outcome};
use crate::runtime::standard::Scheme;
use crate::runtime::style::Wire;

/// One operation of one API, as its document describes it; `Debug` prints its name.
#[non_exhaustive]
pub struct Operation {
    /// The operationId.
    pub id: &'static str,
    /// The API, which is also the name of its module and feature.
    pub api: &'static str,
    /// The HTTP method.
    pub method: reqwest::Method,
    /// Which of the API's hosts serves it.
    pub host: &'static Host,
    /// The path template, for example `/v1/cashs`.
    pub path: &'static str,
    /// What executing it does.
    pub effect: Effect,
    /// The operation that tells what became of a call without an answer.
    pub look_up: Option<&'static str>,
    /// Parameters in path, query, headers and cookies.
    pub(crate) parameters: &'static Shape,
    /// The body of the request.
    pub(crate) body: Option<Body>,
    /// Rules over several fields.
    pub(crate) rules: &'static [Rule],
    /// Whether empty values at the top level are left out of the request.
    pub omit_empty: bool,
    /// What proves who calls: alternatives, each of schemes that are needed together; none means that nothing has to.
    pub security: &'static [&'static [&'static Scheme]],
    /// What an answer must show.
    pub(crate) outcome: &'static Outcome,
    /// What the answers hold.
    pub(crate) answers: Answers,
}

/// What a document says of all operations, also of those that it does not describe.
#[derive(Debug)]
pub struct Common {
    /// What an answer must show.
    pub outcome: &'static Outcome,
    /// What proves who calls.
    pub security: &'static [&'static [&'static Scheme]],
    /// Whether empty values at the top level are left out of the request.
    pub omit_empty: bool,
}

impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}::{}", self.api, self.id)
    }
}

/// A host that serves operations of an API.
#[derive(Debug)]
#[non_exhaustive]
pub struct Host {
    /// A short name, the first label of the documented host name.
    pub name: &'static str,
    /// The documented base URL; none if no page states one, so that the caller has to name it.
    pub url: Option<&'static str>,
}

/// What executing an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// It only reads: it may be called again at any time.
    Read,
    /// It opens a login session for a person.
    Session,
    /// It opens an order that somebody can pay.
    OpensOrder,
    /// It moves money.
    MovesMoney,
}

/// The form of a request's body.
#[derive(Debug)]
pub enum Body {
    /// `application/json`
    Json(&'static Shape),
    /// `application/x-www-form-urlencoded`
    Form(&'static Shape),
    /// Anything else that a document can describe.
    Other(&'static Content),
}

/// A body that is optional, or of another media type, or no object.
#[derive(Debug)]
pub struct Content {
    /// The media type as it is sent; empty if the caller names it.
    pub media_type: &'static str,
    /// Whether it must be given.
    pub required: bool,
    /// How it is written.
    pub format: Format,
    /// The fields of an object, or one field `body` for a value that is set as a whole.
    pub shape: &'static Shape,
}

/// How a body is written.
#[derive(Debug)]
pub enum Format {
    /// An object's fields as JSON.
    Json,
    /// One JSON value.
    Whole,
    /// An object's fields as a form, some of them in a style of their own.
    Form(&'static [Wire]),
    /// The caller's bytes.
    Bytes,
}

impl Body {
    /// What may be in it.
    #[must_use]
    pub fn shape(&self) -> &'static Shape {
        match self {
            Self::Json(shape) | Self::Form(shape) => shape,
            Self::Other(content) => content.shape,
        }
    }
}

/// A rule over several fields of a request (`x-rules`).
#[derive(Debug)]
pub struct Rule {
    /// Its name in the document.
    pub id: &'static str,
    /// When it applies: all must hold.
    pub when: &'static [Condition],
    /// What must then hold.
    pub then: &'static [Demand],
    /// The rule in a sentence.
    pub says: &'static str,
}

/// What a [`Rule`] demands.
#[derive(Debug)]
pub enum Demand {
    /// The field must be given.
    Required(&'static str),
    /// The condition must not hold.
    Forbidden(Condition),
    /// At least one of the fields must be given.
    AtLeastOne(&'static [&'static str]),
    /// Of two numbers written in digits, the first must be the smaller one.
    LessThan(&'static str, &'static str),
}
