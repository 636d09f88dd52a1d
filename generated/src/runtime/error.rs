//! Everything that can go wrong with a call, and what it says about money.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use reqwest::StatusCode;

use crate::runtime::check::excerpt;
use crate::runtime::json::Json;
use crate::runtime::operation::{Effect, Operation};
use crate::runtime::response::Raw;

/// Why a call gave no result.
///
/// `F` is the API's own type of failure; [`Error::into_untyped`] leaves it out.
///
/// Before you react to an error of a call that moves money or opens an order, ask [`Error::outcome_is_unknown`].
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<F = Json> {
    /// The request broke documented rules; nothing was sent.
    Invalid(Invalid),
    /// A key or a token source failed; nothing was sent.
    Credentials(CredentialFailure),
    /// The provider said no.
    Rejected(Box<Rejected<F>>),
    /// An answer that shows neither success nor failure.
    Unconfirmed(Box<Unconfirmed>),
    /// An answer that is unsigned, wrongly signed or redirects; its content is never parsed into a result.
    Unverified(Box<Unverified>),
    /// A status that the API itself does not explain: 401, 404, 5xx, HTML of a gateway.
    HttpStatus(Box<HttpStatus>),
    /// Connecting, TLS, a time-out, or reading failed.
    Transport(Box<Transport>),
    /// The answer is the provider's but could not be decoded.
    Unreadable(Box<Unreadable>),
}

/// A request that was not sent because it breaks documented rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    operation: &'static str,
    violations: Vec<Violation>,
}

/// One broken rule of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    field: String,
    rule: &'static str,
    message: String,
    value: Option<String>,
}

/// Why a request could not be authorised; it holds no key and no token.
#[derive(Clone, Debug)]
pub struct CredentialError {
    message: String,
    source: Option<Arc<dyn StdError + Send + Sync>>,
}

/// A call whose credentials failed.
#[derive(Debug)]
pub struct CredentialFailure {
    pub(crate) operation: &'static Operation,
    pub(crate) error: CredentialError,
}

/// A rejection by the provider.
#[derive(Debug)]
pub struct Rejected<F> {
    pub(crate) operation: &'static Operation,
    pub(crate) raw: Raw,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) failure: Option<F>,
    pub(crate) body: Json,
}

/// An answer that shows neither success nor failure.
#[derive(Debug)]
pub struct Unconfirmed {
    pub(crate) operation: &'static Operation,
    pub(crate) raw: Raw,
    pub(crate) body: Json,
}

/// An answer that does not prove where it comes from.
#[derive(Debug)]
pub struct Unverified {
    pub(crate) operation: &'static Operation,
    pub(crate) raw: Raw,
    pub(crate) reason: String,
}

/// An answer of which only the status says something.
#[derive(Debug)]
pub struct HttpStatus {
    pub(crate) operation: &'static Operation,
    pub(crate) raw: Raw,
}

/// A failure of the connection.
#[derive(Debug)]
pub struct Transport {
    pub(crate) operation: &'static Operation,
    pub(crate) sent: Sent,
    pub(crate) raw: Option<Raw>,
    pub(crate) reason: TransportReason,
}

/// Whether a request can have reached the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sent {
    /// The connection failed before a byte of the request was written.
    No,
    /// Some or all of it may have arrived.
    Maybe,
}

/// What went wrong with the connection.
#[derive(Debug)]
#[non_exhaustive]
pub enum TransportReason {
    /// The HTTP client's error, without the URL.
    Http(reqwest::Error),
    /// The answer is larger than the client accepts, in bytes.
    TooLarge(usize),
    /// The deadline of the whole call, or of waiting for a withdrawal, passed; [`Transport::sent`] tells whether the request had been sent.
    Deadline,
}

/// An answer that could not be decoded.
#[derive(Debug)]
pub struct Unreadable {
    pub(crate) operation: &'static Operation,
    pub(crate) raw: Raw,
    pub(crate) path: String,
    pub(crate) reason: String,
}

impl<F> Error<F> {
    /// Whether the call may have been executed although there is no result.
    ///
    /// Always false for an operation that only reads.
    /// For the others it is false only if nothing was sent, or if the provider rejected the call, verifiably, with a code that the document lists as "not executed".
    /// It is true for everything else, a duplicate order number included ([`Error::is_duplicate_order`]): the order with that number may have been executed before.
    /// A future of [`send()`](crate#what-to-do-when-a-call-fails) that was dropped before it finished leaves the outcome just as unknown, and no error tells you.
    ///
    /// What to do: keep the order number, look it up with the operation that [`Error::look_up`] names, wait, look again.
    /// That the order is absent is no proof, because it may still be on its way.
    /// Never send a new order number before a final failure is shown.
    #[must_use]
    pub fn outcome_is_unknown(&self) -> bool {
        if self.operation_effect() == Some(Effect::Read) {
            return false;
        }
        match self {
            Self::Invalid(_) | Self::Credentials(_) => false,
            Self::Transport(transport) => transport.sent == Sent::Maybe,
            Self::Rejected(rejected) => !rejected.was_not_executed(),
            _ => true,
        }
    }

    /// Whether the same call may be made again right away and could give another result.
    ///
    /// For an operation that only reads: after failures of the connection, and after the HTTP statuses 408, 429, 500, 502, 503 and 504 unless the code says that the request itself is refused.
    /// For every other operation: only if nothing was sent because the connection failed.
    /// False does not mean that the order failed; see [`Error::outcome_is_unknown`].
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        let reads = self.operation_effect() == Some(Effect::Read);
        match self {
            Self::Transport(transport) => {
                let is_http = matches!(transport.reason, TransportReason::Http(_));
                is_http && (transport.sent == Sent::No || reads)
            }
            Self::HttpStatus(answer) => reads && can_pass(answer.raw.status),
            Self::Rejected(answer) => reads && can_pass(answer.raw.status) && !answer.is_for_the_request(),
            _ => false,
        }
    }

    /// Whether the provider rejected the order number because it was used before.
    ///
    /// The earlier order with that number may have been executed: look it up.
    #[must_use]
    pub fn is_duplicate_order(&self) -> bool {
        match self {
            Self::Rejected(rejected) => rejected.code_is_one_of(rejected.operation.outcome.duplicate),
            _ => false,
        }
    }

    /// Whether the provider called the credential expired or invalid: HTTP status 401, or a code that the document lists.
    ///
    /// A client with a [`TokenSource`](crate::TokenSource) asks it for another token before the next call.
    #[must_use]
    pub fn is_credential_expired(&self) -> bool {
        let is_401 = |raw: &Raw| raw.status == StatusCode::UNAUTHORIZED;
        match self {
            Self::Rejected(error) => is_401(&error.raw) || error.code_is_one_of(error.operation.outcome.expired),
            Self::HttpStatus(error) => is_401(&error.raw),
            _ => false,
        }
    }

    /// The operation that tells what became of the call, if there is one.
    #[must_use]
    pub fn look_up(&self) -> Option<&'static str> {
        self.operation()?.look_up
    }

    /// What arrived, if an answer arrived.
    #[must_use]
    pub fn raw(&self) -> Option<&Raw> {
        match self {
            Self::Invalid(_) | Self::Credentials(_) => None,
            Self::Rejected(error) => Some(&error.raw),
            Self::Unconfirmed(error) => Some(&error.raw),
            Self::Unverified(error) => Some(&error.raw),
            Self::HttpStatus(error) => Some(&error.raw),
            Self::Transport(error) => error.raw.as_ref(),
            Self::Unreadable(error) => Some(&error.raw),
        }
    }

    /// The same error with the provider's failure as open JSON, so that the errors of all APIs have one type.
    #[must_use]
    pub fn into_untyped(self) -> Error {
        self.map_rejected(Rejected::into_untyped)
    }

    /// The same error with another type of failure.
    pub(crate) fn map_rejected<G>(self, map: impl FnOnce(Rejected<F>) -> Rejected<G>) -> Error<G> {
        match self {
            Self::Invalid(error) => Error::Invalid(error),
            Self::Credentials(error) => Error::Credentials(error),
            Self::Rejected(error) => Error::Rejected(Box::new(map(*error))),
            Self::Unconfirmed(error) => Error::Unconfirmed(error),
            Self::Unverified(error) => Error::Unverified(error),
            Self::HttpStatus(error) => Error::HttpStatus(error),
            Self::Transport(error) => Error::Transport(error),
            Self::Unreadable(error) => Error::Unreadable(error),
        }
    }

    /// The variant as a word, for spans.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid",
            Self::Credentials(_) => "credentials",
            Self::Rejected(_) => "rejected",
            Self::Unconfirmed(_) => "unconfirmed",
            Self::Unverified(_) => "unverified",
            Self::HttpStatus(_) => "http-status",
            Self::Transport(_) => "transport",
            Self::Unreadable(_) => "unreadable",
        }
    }

    fn operation(&self) -> Option<&'static Operation> {
        match self {
            Self::Invalid(_) => None,
            Self::Credentials(error) => Some(error.operation),
            Self::Rejected(error) => Some(error.operation),
            Self::Unconfirmed(error) => Some(error.operation),
            Self::Unverified(error) => Some(error.operation),
            Self::HttpStatus(error) => Some(error.operation),
            Self::Transport(error) => Some(error.operation),
            Self::Unreadable(error) => Some(error.operation),
        }
    }

    fn operation_effect(&self) -> Option<Effect> {
        self.operation().map(|operation| operation.effect)
    }
}

/// Whether a status is that of a failure which can be over in a moment.
fn can_pass(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 429 | 500 | 502 | 503 | 504)
}

impl Invalid {
    #[inline]
    pub(crate) fn unless_empty(operation: &'static str, violations: Vec<Violation>) -> Result<(), Self> {
        if violations.is_empty() {
            return Ok(());
        }
        Err(Self { operation, violations })
    }

    #[inline]
    pub(crate) fn one(operation: &'static str, field: &str, message: String) -> Self {
        Self { operation, violations: vec![Violation::new(field, "malformed", message)] }
    }

    /// The operationId of the call, or the type that was being built.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Every rule that is broken.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

impl Violation {
    pub(crate) fn new(field: impl Into<String>, rule: &'static str, message: impl Into<String>) -> Self {
        Self { field: field.into(), rule, message: message.into(), value: None }
    }

    #[inline]
    pub(crate) fn with_value(mut self, value: &serde_json::Value) -> Self {
        self.value = excerpt(value);
        self
    }

    pub(crate) fn hide_value(&mut self) {
        self.value = None;
    }

    /// The field, for example `div_members[1].amount`.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// The rule: a keyword of JSON Schema such as `maxLength`, the id of one of the document's rules,
    /// `amount` for a text that is no amount, or `malformed` for a value that could not be converted.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    /// What is wrong, in words.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The value, shortened; none if it must not be shown.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }
}

impl CredentialError {
    /// An error with a message that holds no key and no token.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), source: None }
    }

    /// The same with its cause.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(Arc::from(source.into()));
        self
    }
}

impl CredentialFailure {
    /// What failed, without any key or token.
    #[must_use]
    pub fn error(&self) -> &CredentialError {
        &self.error
    }
}

impl<F> Rejected<F> {
    /// The provider's code of the failure.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The provider's message.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The HTTP status, which may well be 200.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.raw.status
    }

    /// The failure as the document describes it; none if it has another shape, in which case [`Rejected::body`] holds it.
    #[must_use]
    pub fn failure(&self) -> Option<&F> {
        self.failure.as_ref()
    }

    /// Everything that the answer held.
    #[must_use]
    pub fn body(&self) -> &Json {
        &self.body
    }

    #[inline]
    fn was_not_executed(&self) -> bool {
        self.raw.is_verified() && self.operation.outcome.proves_not_executed(&self.body.0)
    }

    /// Whether the same request would be refused again.
    fn is_for_the_request(&self) -> bool {
        let outcome = self.operation.outcome;
        self.code_is_one_of(outcome.not_executed) || self.code_is_one_of(outcome.duplicate)
    }

    fn code_is_one_of(&self, codes: &[&str]) -> bool {
        self.code.as_deref().is_some_and(|code| codes.contains(&code))
    }

    fn into_untyped(self) -> Rejected<Json> {
        let Self { operation, raw, code, message, body, .. } = self;
        Rejected { operation, raw, code, message, failure: Some(body.clone()), body }
    }
}

impl Unconfirmed {
    /// Everything that the answer held.
    #[must_use]
    pub fn body(&self) -> &Json {
        &self.body
    }
}

impl Unverified {
    /// Why the answer is not trusted.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl HttpStatus {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.raw.status
    }
}

impl Transport {
    /// Whether the request can have reached the provider.
    #[must_use]
    pub fn sent(&self) -> Sent {
        self.sent
    }

    /// What went wrong.
    #[must_use]
    pub fn reason(&self) -> &TransportReason {
        &self.reason
    }

    /// Whether a time-out ended the call.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        match &self.reason {
            TransportReason::Http(error) => error.is_timeout(),
            TransportReason::Deadline => true,
            TransportReason::TooLarge(_) => false,
        }
    }
}

impl Unreadable {
    /// Where decoding stopped, for example `cash_list[0].trans_stat`; empty for the whole answer.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Why it stopped.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.message)?;
        if let Some(value) = &self.value {
            write!(f, "; it is {value}")?;
        }
        write!(f, " [{}]", self.rule)
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was not sent: it ", self.operation)?;
        match self.violations.len() {
            _ if self.violations.iter().all(|violation| violation.rule == "malformed") => {
                f.write_str("cannot be sent as it is")?;
            }
            1 => f.write_str("breaks a documented rule")?,
            count => write!(f, "breaks {count} documented rules")?,
        }
        self.violations.iter().try_for_each(|violation| write!(f, "\n  {violation}"))
    }
}

impl fmt::Display for CredentialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for CredentialError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}

impl fmt::Display for TransportReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Http(error) if error.is_timeout() => f.write_str("the time-out of the exchange has passed"),
            Self::Http(error) => match innermost(error) {
                Some(cause) => write!(f, "{error}: {cause}"),
                None => error.fmt(f),
            },
            Self::TooLarge(limit) => write!(f, "the answer is larger than the limit of {limit} bytes"),
            Self::Deadline => f.write_str("the deadline of the call has passed"),
        }
    }
}

/// The cause that has no other cause, which says what happened.
fn innermost(error: &reqwest::Error) -> Option<&(dyn StdError + 'static)> {
    std::iter::successors(error.source(), |&cause| cause.source()).last()
}

impl<F> fmt::Display for Error<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(error) => error.fmt(f),
            Self::Credentials(error) => write!(f, "{} was not sent: {}", error.operation.id, error.error),
            Self::Rejected(error) => error.fmt(f),
            Self::Unconfirmed(error) => {
                write!(f, "{}: the answer shows neither success nor failure", error.operation.id)
            }
            Self::Unverified(error) => {
                write!(f, "{}: the answer is not trusted: {}", error.operation.id, error.reason)
            }
            Self::HttpStatus(error) => write!(f, "{}: HTTP status {}", error.operation.id, error.raw.status),
            Self::Transport(error) => error.fmt(f),
            Self::Unreadable(error) => error.fmt(f),
        }
    }
}

impl<F> fmt::Display for Rejected<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was rejected (HTTP {})", self.operation.id, self.raw.status.as_u16())?;
        // What a server wrote must neither forge lines of a log nor fill it.
        const MOST: usize = 300;
        let printable = |character: char| if character.is_control() { ' ' } else { character };
        for text in [&self.code, &self.message].into_iter().flatten() {
            write!(f, ": {}", text.chars().map(printable).take(MOST).collect::<String>())?;
        }
        Ok(())
    }
}

impl fmt::Display for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sent = match self.sent {
            Sent::No => "nothing was sent",
            Sent::Maybe => "the request may have arrived",
        };
        write!(f, "{}: {}; {sent}", self.operation.id, self.reason)
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "the answer" } else { &self.path };
        write!(f, "{}: {path} could not be decoded: {}", self.operation.id, self.reason)
    }
}

impl<F: fmt::Debug> StdError for Error<F> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Credentials(error) => Some(&error.error),
            Self::Transport(error) => match &error.reason {
                TransportReason::Http(error) => Some(error),
                TransportReason::TooLarge(_) | TransportReason::Deadline => None,
            },
            _ => None,
        }
    }
}

impl StdError for Invalid {}

impl<F> From<Invalid> for Error<F> {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}
