//! What differs between the APIs and stands in no document.

use serde_json::{Map, Value};

use crate::extension::{Envelope, Test, segments};

use super::api::Operation;
use super::call::Call;
use super::input::{Broken, Given};
use super::options::Settled;
use super::orders::Order;
use super::reply::Reply;
use super::{adapay, payall, umxnt};

/// What differs between the APIs and stands in no document.
///
/// The methods as they are here suit an API that follows its document: a bearer token or a credential in the body, failures as JSON with an HTTP status.
pub trait Dialect: Sync {
    /// Who calls, if the credentials are good.
    ///
    /// # Errors
    /// The refusal of a caller whose credentials are not.
    fn authorise(&self, attempt: &Attempt<'_>) -> Result<Caller, Refusal> {
        token(attempt).map(|()| Caller { live: false })
    }

    /// The documented failure.
    fn refuse(&self, operation: &Operation, refusal: &Refusal) -> Reply {
        let status = refusal.status();
        Reply::json(status, failure(operation, &refusal.code(operation), &refusal.message()))
    }

    /// What a server in front of the API says by itself.
    fn gateway(&self, operation: &Operation, status: u16, text: &str) -> Value {
        failure(operation, &status.to_string(), text)
    }

    /// What must be unique among the orders; none if anything goes.
    fn order_key(&self, _inputs: &Map<String, Value>) -> Option<String> {
        None
    }

    /// Writes into an answer what depends on who calls.
    fn mark(&self, _answer: &mut Value, _caller: &Caller) {}

    /// What a look-up shows of an order, by name.
    fn state(&self, _order: &Order, _ends: Ends) -> Vec<(&'static str, Value)> {
        Vec::new()
    }

    /// Wraps and signs an answer.
    fn seal(&self, _envelope: &Envelope, answer: &Value, _seal: Seal) -> Value {
        answer.clone()
    }

    /// The form that notifies of an order's end; none if the API notifies of nothing.
    fn notification(
        &self,
        _operation: &Operation,
        _order: &Order,
        _event: &Event,
    ) -> Option<Vec<(&'static str, String)>> {
        None
    }
}

/// An API that follows its document in everything.
struct Plain;

impl Dialect for Plain {}

/// The dialect of the API of this name.
pub fn of(api: &str) -> &'static dyn Dialect {
    match api {
        "adapay" => &adapay::Adapay,
        "payall" => &payall::PayAll,
        "umxnt" => &umxnt::Umxnt,
        _ => &Plain,
    }
}

/// A call whose caller has yet to be known.
pub struct Attempt<'a> {
    pub call: &'a Call,
    pub operation: &'a Operation,
    pub given: &'a Given,
    /// The only token that is valid.
    pub token: &'a str,
    /// Whether signatures are not wanted.
    pub plain: bool,
}

/// Who calls.
#[derive(Clone, Copy, Debug)]
pub struct Caller {
    /// Whether in live mode.
    pub live: bool,
}

/// How an answer is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    Right,
    Wrong,
    Missing,
}

/// How and when orders end.
#[derive(Clone, Copy, Debug)]
pub struct Ends {
    pub after_queries: u32,
    pub settles_as: Settled,
}

impl Ends {
    /// How an order has ended; none while it is in progress.
    pub fn of(self, order: &Order) -> Option<bool> {
        let is_over = order.looked_up > self.after_queries;
        self.result().filter(|_| is_over)
    }

    /// How orders end at last; none if they never do.
    pub fn result(self) -> Option<bool> {
        match self.settles_as {
            Settled::Succeeded => Some(true),
            Settled::Failed => Some(false),
            Settled::Never => None,
        }
    }
}

/// What a notification tells.
pub struct Event {
    pub succeeded: bool,
    /// Whether it is about an order of somebody else.
    pub of_other_merchant: bool,
    /// A number that no other event has.
    pub serial: u64,
    /// Seconds since 1970.
    pub now: u64,
}

/// Why a call is refused.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// All that is wrong with the request.
    Invalid(Vec<Broken>),
    /// The order was made before.
    Duplicate,
    /// The credential is missing or unknown, and how.
    Credential(&'static str),
    /// The signature is missing or wrong, and how.
    Signature(String),
    /// The token has expired.
    Expired,
}

impl Refusal {
    pub fn status(&self) -> u16 {
        match self {
            Self::Credential(_) | Self::Expired => 401,
            Self::Invalid(_) | Self::Duplicate | Self::Signature(_) => 400,
        }
    }

    /// In plain English, with every field that is at fault.
    pub fn message(&self) -> String {
        match self {
            Self::Invalid(broken) => listed(broken),
            Self::Duplicate => "the order number was used before".to_owned(),
            Self::Credential(text) => (*text).to_owned(),
            Self::Signature(text) => text.clone(),
            Self::Expired => "the token has expired".to_owned(),
        }
    }

    /// The document's code if it has one for this case, or else the HTTP status.
    pub fn code(&self, operation: &Operation) -> String {
        let codes = operation.outcome.as_ref().and_then(|outcome| match self {
            Self::Duplicate => outcome.duplicate.first(),
            Self::Expired => outcome.expired.first(),
            _ => None,
        });
        codes.cloned().unwrap_or_else(|| self.status().to_string())
    }
}

/// `a: is required; b[0].c: is longer than 5 characters`.
pub fn listed(broken: &[Broken]) -> String {
    let one = |broken: &Broken| match broken.field.as_str() {
        "" => broken.text.clone(),
        field => format!("{field}: {}", broken.text),
    };
    broken.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// A body that `x-outcome` calls a failure, with a code and a message.
pub fn failure(operation: &Operation, code: &str, message: &str) -> Value {
    let mut body = Map::new();
    let Some(outcome) = &operation.outcome else {
        body.insert("message".to_owned(), message.into());
        return Value::Object(body);
    };
    let mut put = |at: &str, text: &str| {
        // What is deeper than a property is for the API's own file.
        if let [name] = segments(at).as_slice() {
            let value = typed(&operation.failure["properties"][name], text);
            body.entry(name.clone()).or_insert(value);
        }
    };
    if let Some(at) = outcome.code.first() {
        put(at, code);
    }
    if let Some(at) = outcome.message.first() {
        put(at, message);
    }
    for condition in &outcome.failure {
        if let Test::In(values) = &condition.test
            && let Some(value) = values.first()
        {
            put(&condition.at, value);
        }
    }
    Value::Object(body)
}

fn typed(schema: &Value, text: &str) -> Value {
    let number = || text.parse::<i64>().ok().map(Value::from);
    let is_number = schema["type"] == "integer" || schema["type"] == "number";
    is_number.then(number).flatten().unwrap_or_else(|| text.into())
}

/// Checks the bearer token that the operation wants, and the credentials among its inputs.
fn token(attempt: &Attempt<'_>) -> Result<(), Refusal> {
    if attempt.operation.wants_bearer {
        match attempt.call.header("authorization").and_then(|header| header.split_once(' ')) {
            Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") && token.trim() == attempt.token => {}
            Some((scheme, _)) if scheme.eq_ignore_ascii_case("bearer") => {
                return Err(Refusal::Credential("the token is not valid"));
            }
            _ => return Err(Refusal::Credential("the header Authorization: Bearer TOKEN is missing")),
        }
    }
    let given = attempt.operation.inputs.credentials().filter_map(|name| attempt.given.values.get(name)?.as_str());
    if given.into_iter().any(|token| token != attempt.token) {
        return Err(Refusal::Credential("the token is not valid"));
    }
    Ok(())
}
