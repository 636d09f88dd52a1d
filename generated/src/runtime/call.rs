//! One call from the finished request to the judged answer, the same for every operation of every API.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::Request;
use reqwest::header::CONTENT_ENCODING;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tracing::Instrument;

use crate::runtime::check::Limits;
use crate::runtime::error::{
    CredentialError, CredentialFailure, Error, HttpStatus, Invalid, Rejected, Sent, Transport, TransportReason,
    Unconfirmed, Unreadable, Unverified,
};
use crate::runtime::json::Json;
use crate::runtime::operation::{Effect, Host, Operation};
use crate::runtime::outcome::Verdict;
use crate::runtime::parse;
use crate::runtime::protocol::{self, Protocol};
use crate::runtime::read::{self, ReadError};
use crate::runtime::response::{Proof, Raw, Response};
use crate::runtime::settings::{Settings, SetupError};
use crate::runtime::tree::{Branch, Tree};
use crate::runtime::wire::{self, Input};

/// What all clients of one account share: connections, hosts and the way to authorise.
pub struct Core {
    http: reqwest::Client,
    settings: Settings,
    protocol: Arc<dyn Protocol>,
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// An answer that shows success, or why there is none.
pub(crate) type Judged = Result<(Value, Raw), Error<Json>>;

/// An answer's content that may be read, and the answer.
type Opened = (Vec<u8>, Raw);

/// What came of the exchange with the provider, before its content is judged.
struct Exchange {
    operation: &'static Operation,
    span: tracing::Span,
    started: Instant,
    outcome: Result<Opened, Error<Json>>,
}

impl Core {
    /// Sets up the connections; nothing is sent yet.
    #[inline]
    pub(crate) fn new(settings: Settings, protocol: Arc<dyn Protocol>) -> Result<Self, SetupError> {
        settings.hosts.complete().map_err(SetupError::Host)?;
        let http = reqwest::Client::builder()
            .connect_timeout(settings.connect_timeout)
            .pool_idle_timeout(settings.pool_idle_timeout)
            .pool_max_idle_per_host(settings.pool_max_idle_per_host)
            // A redirect would carry the signature and the token to a host that nobody named.
            .redirect(reqwest::redirect::Policy::none())
            // The same bytes must not go out twice without the caller's knowledge.
            .retry(reqwest::retry::never())
            .build()
            .map_err(SetupError::Http)?;
        Ok(Self { http, settings, protocol })
    }

    /// The request before authorisation.
    #[inline]
    pub(crate) fn request(&self, operation: &'static Operation, input: Input) -> Result<Request, Invalid> {
        wire::request(operation, &self.settings.hosts, input, Limits::Enforced)
    }

    /// The request of an operation that the document does not describe.
    #[inline]
    pub(crate) fn raw_request(
        &self,
        operation: &'static Operation,
        host: &'static Host,
        path: &str,
        fields: wire::Fields,
    ) -> Result<Request, Invalid> {
        let base = self.settings.hosts.base(host);
        let base = base.map_err(|error| Invalid::one(operation.id, "host", error.to_string()))?;
        wire::raw_request(operation, base, path, fields)
    }

    /// Sends a call and decodes its answer.
    pub(crate) async fn send<T: DeserializeOwned, F: DeserializeOwned>(
        &self,
        operation: &'static Operation,
        input: Input,
        limits: Limits,
    ) -> Result<Response<T>, Error<F>> {
        let request = wire::request(operation, &self.settings.hosts, input, limits)?;
        self.send_request(operation, request).await
    }

    /// Sends a finished request and decodes its answer.
    #[inline]
    pub(crate) async fn send_request<T: DeserializeOwned, F: DeserializeOwned>(
        &self,
        operation: &'static Operation,
        request: Request,
    ) -> Result<Response<T>, Error<F>> {
        match self.exchange(operation, request).await.conclude(read::answer) {
            Ok((value, raw)) => Ok(Response::new(value, raw)),
            Err(error) => Err(with_failure(error)),
        }
    }

    /// Sends a call and judges its answer, which is not decoded yet.
    #[inline]
    pub(crate) async fn judged(&self, operation: &'static Operation, input: Input) -> Judged {
        let request = wire::request(operation, &self.settings.hosts, input, Limits::Enforced)?;
        self.exchange(operation, request).await.conclude(|answer| Ok(answer.to_value()))
    }

    /// Sends a finished request in a span of its own.
    #[inline]
    async fn exchange(&self, operation: &'static Operation, request: Request) -> Exchange {
        let started = Instant::now();
        let span = tracing::info_span!(
            "payspec.call",
            api = operation.api,
            operation = operation.id,
            host = request.url().host_str(),
            status = tracing::field::Empty,
            duration_ms = tracing::field::Empty,
            error = tracing::field::Empty,
        );
        let outcome = self.attempts(operation, request, started).instrument(span.clone()).await;
        Exchange { operation, span, started, outcome }
    }

    /// Makes a call that only reads again where that is asked for or where a fresh credential may help; any other call once.
    #[inline]
    async fn attempts(
        &self,
        operation: &'static Operation,
        mut request: Request,
        started: Instant,
    ) -> Result<Opened, Error<Json>> {
        let deadline = after(started, self.settings.deadline);
        let mut made = 0;
        let mut renewed = false;
        loop {
            let spare = if operation.effect == Effect::Read { request.try_clone() } else { None };
            let error = match self.attempt(operation, request, deadline).await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            made += 1;
            let renewable = error.expired_at.is_some_and(|sent| self.protocol.expire(sent));
            let error = error.error;
            let Some(spare) = spare else { return Err(error) };
            if renewable && !renewed {
                renewed = true;
            } else {
                let pause = self.settings.retries.and_then(|retries| retries.pause(made, operation.effect, &error));
                match pause {
                    Some(pause) if pause < remaining(deadline) => tokio::time::sleep(pause).await,
                    _ => return Err(error),
                }
            }
            request = spare;
        }
    }

    #[inline]
    async fn attempt(
        &self,
        operation: &'static Operation,
        request: Request,
        deadline: Instant,
    ) -> Result<Opened, Failed> {
        let mut request = self.authorise(operation, request, deadline).await?;
        let authorised = Instant::now();
        let left = remaining(deadline);
        if left.is_zero() {
            let reason = TransportReason::Deadline;
            return Err(Error::Transport(Box::new(Transport { operation, sent: Sent::No, raw: None, reason })).into());
        }
        *request.timeout_mut() = Some(self.settings.timeout.min(left));
        let raw = self.transfer(operation, request).await.map_err(|error| Error::Transport(Box::new(error)))?;
        looked_at(operation, opened(operation, self.protocol.as_ref(), raw)).map_err(|error| {
            let expired_at = error.is_credential_expired().then_some(authorised);
            Failed { error, expired_at }
        })
    }

    /// Authorises a request; a source of credentials that never answers ends with the deadline.
    #[inline]
    async fn authorise(
        &self,
        operation: &'static Operation,
        request: Request,
        deadline: Instant,
    ) -> Result<Request, Error<Json>> {
        let authorising = self.protocol.authorise(operation, request);
        let late = || CredentialError::new("the deadline of the call passed before there was a credential");
        let authorised = tokio::time::timeout_at(deadline.into(), authorising).await;
        authorised
            .unwrap_or_else(|_| Err(late()))
            .map_err(|error| Error::Credentials(CredentialFailure { operation, error }))
    }

    #[inline]
    async fn transfer(&self, operation: &'static Operation, request: Request) -> Result<Raw, Transport> {
        let failed = |error: reqwest::Error, raw| {
            let sent = if error.is_connect() || error.is_builder() { Sent::No } else { Sent::Maybe };
            Transport { operation, sent, raw, reason: TransportReason::Http(error.without_url()) }
        };
        let mut response = self.http.execute(request).await.map_err(|error| failed(error, None))?;
        let mut raw = Raw {
            status: response.status(),
            headers: std::mem::take(response.headers_mut()),
            bytes: Vec::new(),
            proof: Proof::None,
        };
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) => raw.bytes.extend_from_slice(&chunk),
                Ok(None) => return Ok(raw),
                Err(error) => return Err(failed(error, Some(raw))),
            }
            if raw.bytes.len() > self.settings.max_answer_bytes {
                let reason = TransportReason::TooLarge(self.settings.max_answer_bytes);
                return Err(Transport { operation, sent: Sent::Maybe, raw: Some(raw), reason });
            }
        }
    }
}

/// An attempt without a result.
struct Failed {
    error: Error<Json>,
    /// When the request was authorised, if the provider called its credential expired.
    expired_at: Option<Instant>,
}

impl From<Error<Json>> for Failed {
    #[inline]
    fn from(error: Error<Json>) -> Self {
        Self { error, expired_at: None }
    }
}

/// A point in time; one that the clock cannot reach counts as thirty years away, because adding to it would panic.
#[inline]
pub(crate) fn after(start: Instant, span: Duration) -> Instant {
    const FAR: Duration = Duration::from_secs(30 * 365 * 86_400);
    start.checked_add(span.min(FAR)).unwrap_or(start)
}

#[inline]
pub(crate) fn remaining(deadline: Instant) -> Duration {
    deadline.saturating_duration_since(Instant::now())
}

impl Exchange {
    /// Judges the content and reads it, if it shows a success.
    #[inline]
    fn conclude<T>(self, read: impl FnOnce(Branch<'_>) -> Result<T, ReadError>) -> Result<(T, Raw), Error<Json>> {
        let operation = self.operation;
        let concluded = self.outcome.and_then(|(json, raw)| {
            let (answer, raw) = judge(operation, &json, raw)?;
            match read(answer.root()) {
                Ok(value) => Ok((value, raw)),
                Err(error) => Err(unreadable(operation, raw, error.path(), error.reason().to_owned())),
            }
        });
        if !self.span.is_disabled() {
            match &concluded {
                Ok((_, raw)) => record(&self.span, self.started, Some(raw), None),
                Err(error) => record(&self.span, self.started, error.raw(), Some(error.kind())),
            }
        }
        concluded
    }
}

/// Notes in a span what came of a call; no value of request or answer is among it.
fn record(span: &tracing::Span, started: Instant, raw: Option<&Raw>, error: Option<&str>) {
    if let Some(raw) = raw {
        span.record("status", raw.status.as_u16());
    }
    span.record("duration_ms", u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX));
    span.record("error", error);
}

/// The content of an answer that arrived, if it may be read.
#[inline]
fn opened(operation: &'static Operation, protocol: &dyn Protocol, mut raw: Raw) -> Result<Opened, Error<Json>> {
    if raw.status.is_redirection() {
        let reason = "it redirects".to_owned();
        return Err(Error::Unverified(Box::new(Unverified { operation, raw, reason })));
    }
    match protocol.open(operation, &raw) {
        protocol::Opened::Content { json, proof } => {
            let json = json.into_owned();
            raw.proof = proof;
            Ok((json, raw))
        }
        protocol::Opened::Unverified(reason) => Err(Error::Unverified(Box::new(Unverified { operation, raw, reason }))),
        protocol::Opened::NoClaim => Err(Error::HttpStatus(Box::new(HttpStatus { operation, raw }))),
    }
}

/// Judges an answer at once if it could be a reason for another attempt; any other is judged when it is read.
#[inline]
fn looked_at(operation: &'static Operation, opened: Result<Opened, Error<Json>>) -> Result<Opened, Error<Json>> {
    let (json, raw) = opened?;
    let expired = operation.outcome.expired;
    // Whatever has none of the codes in it cannot show one.
    let may_show_one = || std::str::from_utf8(&json).is_ok_and(|json| expired.iter().any(|code| json.contains(code)));
    if raw.status.is_success() && (expired.is_empty() || !may_show_one()) {
        return Ok((json, raw));
    }
    let (_, raw) = judge(operation, &json, raw)?;
    Ok((json, raw))
}

/// What the content means.
#[inline]
fn judge<'a>(operation: &'static Operation, json: &'a [u8], raw: Raw) -> Result<(Tree<'a>, Raw), Error<Json>> {
    match parse::unambiguous(json) {
        Ok(answer) => conclude(operation, answer, raw),
        Err(_) if !raw.status.is_success() => Err(Error::HttpStatus(Box::new(HttpStatus { operation, raw }))),
        Err(error) => {
            let reason = compression(&raw).unwrap_or_else(|| error.to_string());
            Err(unreadable(operation, raw, String::new(), reason))
        }
    }
}

/// Says that an answer came compressed, which no request asks for.
pub(crate) fn compression(raw: &Raw) -> Option<String> {
    let coding = raw.headers.get(CONTENT_ENCODING)?.to_str().ok()?;
    (coding != "identity").then(|| format!("it is compressed ({coding}), which was not asked for"))
}

#[inline]
fn conclude<'a>(operation: &'static Operation, answer: Tree<'a>, raw: Raw) -> Result<(Tree<'a>, Raw), Error<Json>> {
    match operation.outcome.judge(answer.root()) {
        Verdict::Failure => Err(Error::Rejected(Box::new(Rejected {
            operation,
            raw,
            code: operation.outcome.code_of(answer.root()),
            message: operation.outcome.message_of(answer.root()),
            failure: None,
            body: Json(answer.root().to_value()),
        }))),
        // A success that comes with an error status contradicts itself, so only the status is reported.
        _ if !raw.status.is_success() => Err(Error::HttpStatus(Box::new(HttpStatus { operation, raw }))),
        Verdict::Success => Ok((answer, raw)),
        Verdict::Neither => {
            Err(Error::Unconfirmed(Box::new(Unconfirmed { operation, raw, body: Json(answer.root().to_value()) })))
        }
    }
}

pub(crate) fn unreadable<F>(operation: &'static Operation, raw: Raw, path: String, reason: String) -> Error<F> {
    Error::Unreadable(Box::new(Unreadable { operation, raw, path, reason }))
}

/// Decodes the failure of a rejection, if it has the documented shape.
pub(crate) fn with_failure<F: DeserializeOwned>(error: Error<Json>) -> Error<F> {
    error.map_rejected(|rejected| {
        let Rejected { operation, raw, code, message, body, .. } = rejected;
        let failure = read::answer(Tree::from(&body.0).root()).ok();
        Rejected { operation, raw, code, message, failure, body }
    })
}
