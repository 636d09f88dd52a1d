//! One call from the finished request to the judged answer, the same for every operation of every API.

use std::fmt;
use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant};

use reqwest::header::CONTENT_ENCODING;
use reqwest::{Request, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tracing::Instrument;

use crate::runtime::answers::Holds;
use crate::runtime::check::Limits;
use crate::runtime::error::{
    CredentialError, CredentialFailure, Error, HttpStatus, Invalid, Rejected, Sent, Transport, TransportReason,
    Unconfirmed, Unreadable, Unverified,
};
use crate::runtime::json::Json;
use crate::runtime::operation::{Effect, Host, Operation};
use crate::runtime::outcome::Verdict;
use crate::runtime::parse;
use crate::runtime::protocol::{Opened, Protocol};
use crate::runtime::read::{self, ReadError};
use crate::runtime::response::{Proof, Raw, Response};
use crate::runtime::settings::{Settings, SetupError};
use crate::runtime::tree::{Branch, Node, Tree};
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

/// Reads an answer that shows success.
type Reading<'r> = dyn FnMut(Branch<'_>) -> Result<(), ReadError> + Send + 'r;

impl Core {
    /// Sets up the connections; nothing is sent yet.
    #[inline]
    pub(crate) fn new(settings: Settings, protocol: Arc<dyn Protocol>) -> Result<Self, SetupError> {
        settings.hosts.complete().map_err(SetupError::Host)?;
        let mut http = reqwest::Client::builder();
        if settings.hosts.is_any_plain() {
            // Plain http is for this machine; a proxy that the environment names would carry it elsewhere.
            http = http.no_proxy();
        }
        let http = http
            .connect_timeout(settings.connect_timeout)
            .pool_idle_timeout(settings.pool_idle_timeout.min(FAR))
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
    pub(crate) async fn send<T: DeserializeOwned + Send, F: DeserializeOwned>(
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
    pub(crate) async fn send_request<T: DeserializeOwned + Send, F: DeserializeOwned>(
        &self,
        operation: &'static Operation,
        request: Request,
    ) -> Result<Response<T>, Error<F>> {
        let mut value = None;
        let mut reading = |answer: Branch<'_>| {
            value = Some(read::answer(answer)?);
            Ok(())
        };
        let outcome = self.exchange(operation, request, &mut reading).await;
        match (outcome, value) {
            (Ok(raw), Some(value)) => Ok(Response::new(value, raw)),
            (Ok(raw), None) => Err(unreadable(operation, raw, String::new(), "nobody read it".to_owned())),
            (Err(error), _) => Err(with_failure(error)),
        }
    }

    /// Sends a call and judges its answer, which is not decoded yet.
    #[inline]
    pub(crate) async fn judged(&self, operation: &'static Operation, input: Input) -> Judged {
        let request = wire::request(operation, &self.settings.hosts, input, Limits::Enforced)?;
        let mut value = Value::Null;
        let mut reading = |answer: Branch<'_>| {
            value = answer.to_value();
            Ok(())
        };
        let raw = self.exchange(operation, request, &mut reading).await?;
        Ok((value, raw))
    }

    /// Sends a finished request in a span of its own.
    ///
    /// The one who reads the answer is passed along as a reference, so that what follows is compiled once for all operations.
    #[inline]
    async fn exchange(
        &self,
        operation: &'static Operation,
        request: Request,
        reading: &mut Reading<'_>,
    ) -> Result<Raw, Error<Json>> {
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
        let outcome = self.attempts(operation, request, started, reading).instrument(span.clone()).await;
        if !span.is_disabled() {
            match &outcome {
                Ok(raw) => record(&span, started, Some(raw), None),
                Err(error) => record(&span, started, error.raw(), Some(error.kind())),
            }
        }
        outcome
    }

    /// Makes a call that only reads again where that is asked for or where a fresh credential may help; any other call once.
    #[inline]
    async fn attempts(
        &self,
        operation: &'static Operation,
        mut request: Request,
        started: Instant,
        reading: &mut Reading<'_>,
    ) -> Result<Raw, Error<Json>> {
        let deadline = after(started, self.settings.deadline);
        let may_repeat = self.settings.retries.is_some() || self.protocol.can_renew();
        let repeatable = operation.effect == Effect::Read && may_repeat;
        let mut made = 0;
        let mut renewed = false;
        loop {
            let spare = if repeatable { request.try_clone() } else { None };
            request = self.authorise(operation, request, deadline).await?;
            let authorised = Instant::now();
            let left = deadline.saturating_duration_since(authorised);
            let outcome = self.transfer(operation, request, left).await;
            let outcome = outcome.and_then(|raw| conclude(operation, self.protocol.as_ref(), raw, reading));
            let Err(error) = outcome else { return outcome };
            made += 1;
            let renewable = error.is_credential_expired() && self.protocol.expire(authorised);
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

    /// Authorises a request; a source of credentials that never answers ends with the deadline.
    #[inline]
    async fn authorise(
        &self,
        operation: &'static Operation,
        request: Request,
        deadline: Instant,
    ) -> Result<Request, Error<Json>> {
        let mut authorising = self.protocol.authorise(operation, request);
        let at_once = poll_fn(|context| Poll::Ready(authorising.as_mut().poll(context))).await;
        let authorised = match at_once {
            Poll::Ready(authorised) => authorised,
            // Only what takes time needs a timer.
            Poll::Pending => {
                tokio::time::timeout_at(deadline.into(), authorising).await.unwrap_or_else(|_| Err(late()))
            }
        };
        authorised.map_err(|error| Error::Credentials(CredentialFailure { operation, error }))
    }

    /// Sends an authorised request and fetches its answer.
    #[inline]
    async fn transfer(
        &self,
        operation: &'static Operation,
        mut request: Request,
        left: Duration,
    ) -> Result<Raw, Error<Json>> {
        let failed = |sent, raw, reason| Error::Transport(Box::new(Transport { operation, sent, raw, reason }));
        let broken = |error: reqwest::Error, raw| {
            let sent = if error.is_connect() || error.is_builder() { Sent::No } else { Sent::Maybe };
            failed(sent, raw, TransportReason::Http(error.without_url()))
        };
        if left.is_zero() {
            return Err(failed(Sent::No, None, TransportReason::Deadline));
        }
        *request.timeout_mut() = Some(self.settings.timeout.min(left));
        let mut response = self.http.execute(request).await.map_err(|error| broken(error, None))?;
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
                Err(error) => return Err(broken(error, Some(raw))),
            }
            if raw.bytes.len() > self.settings.max_answer_bytes {
                let reason = TransportReason::TooLarge(self.settings.max_answer_bytes);
                return Err(failed(Sent::Maybe, Some(raw), reason));
            }
        }
    }
}

#[cold]
#[inline]
fn late() -> CredentialError {
    CredentialError::new("the deadline of the call passed before there was a credential")
}

/// Thirty years: adding more to the clock could overflow it.
const FAR: Duration = Duration::from_secs(30 * 365 * 86_400);

/// A point in time; one that the clock cannot reach counts as thirty years away, because adding to it would panic.
#[inline]
pub(crate) fn after(start: Instant, span: Duration) -> Instant {
    start.checked_add(span.min(FAR)).unwrap_or(start)
}

#[inline]
pub(crate) fn remaining(deadline: Instant) -> Duration {
    deadline.saturating_duration_since(Instant::now())
}

/// Notes in a span what came of a call; no value of request or answer is among it.
fn record(span: &tracing::Span, started: Instant, raw: Option<&Raw>, error: Option<&str>) {
    if let Some(raw) = raw {
        span.record("status", raw.status.as_u16());
    }
    span.record("duration_ms", u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX));
    span.record("error", error);
}

/// Why an answer that arrived gives no result.
enum Fault {
    Unverified(String),
    HttpStatus,
    Rejected { code: Option<String>, message: Option<String>, body: Value },
    Unconfirmed(Value),
    Unreadable { path: String, reason: String },
}

impl Fault {
    /// The error, to which the answer itself belongs.
    #[inline]
    fn of(self, operation: &'static Operation, raw: Raw) -> Error<Json> {
        match self {
            Self::Unverified(reason) => Error::Unverified(Box::new(Unverified { operation, raw, reason })),
            Self::HttpStatus => Error::HttpStatus(Box::new(HttpStatus { operation, raw })),
            Self::Rejected { code, message, body } => {
                let body = Json(body);
                Error::Rejected(Box::new(Rejected { operation, raw, code, message, failure: None, body }))
            }
            Self::Unconfirmed(body) => Error::Unconfirmed(Box::new(Unconfirmed { operation, raw, body: Json(body) })),
            Self::Unreadable { path, reason } => unreadable(operation, raw, path, reason),
        }
    }
}

/// Opens an answer that arrived, judges it, and has it read if it shows success.
#[inline]
fn conclude(
    operation: &'static Operation,
    protocol: &dyn Protocol,
    mut raw: Raw,
    reading: &mut Reading<'_>,
) -> Result<Raw, Error<Json>> {
    let (proof, concluded) = if redirects(raw.status) {
        (Proof::None, Err(Fault::Unverified("it redirects".to_owned())))
    } else {
        match protocol.open(operation, &raw) {
            Opened::Content { json, proof } => (proof, content(operation, &raw, &json, reading)),
            Opened::Unverified(reason) => (Proof::None, Err(Fault::Unverified(reason))),
            Opened::NoClaim => (Proof::None, Err(Fault::HttpStatus)),
        }
    };
    raw.proof = proof;
    match concluded {
        Ok(()) => Ok(raw),
        Err(fault) => Err(fault.of(operation, raw)),
    }
}

/// Whether an answer sends the caller elsewhere; 304, for one, does not.
#[inline]
fn redirects(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// Judges the content of an answer, and has it read if it shows success.
#[inline]
fn content(operation: &'static Operation, raw: &Raw, json: &[u8], reading: &mut Reading<'_>) -> Result<(), Fault> {
    if operation.answers.by_status {
        return by_status(operation, raw, json, reading);
    }
    let answer = match parse::unambiguous(json) {
        Ok(answer) => answer,
        Err(_) if !raw.status.is_success() => return Err(Fault::HttpStatus),
        Err(error) => {
            let reason = compression(raw).unwrap_or_else(|| error.to_string());
            return Err(Fault::Unreadable { path: String::new(), reason });
        }
    };
    let answer = answer.root();
    match operation.outcome.judge(answer) {
        Verdict::Failure => Err(Fault::Rejected {
            code: operation.outcome.code_of(answer),
            message: operation.outcome.message_of(answer),
            body: answer.to_value(),
        }),
        // A success that comes with an error status contradicts itself, so only the status is reported.
        _ if !raw.status.is_success() => Err(Fault::HttpStatus),
        Verdict::Success => {
            reading(answer).map_err(|error| Fault::Unreadable { path: error.path(), reason: error.reason().to_owned() })
        }
        Verdict::Neither => Err(Fault::Unconfirmed(answer.to_value())),
    }
}

/// Judges an answer of which the document says nothing but what each status holds.
///
/// A status that it does not describe proves nothing, whatever comes with it.
#[inline]
fn by_status(operation: &'static Operation, raw: &Raw, content: &[u8], reading: &mut Reading<'_>) -> Result<(), Fault> {
    let Some(answer) = operation.answers.of(raw.status) else { return Err(Fault::HttpStatus) };
    let tree = match answer.holds {
        Holds::Empty if !content.is_empty() => return Err(Fault::HttpStatus),
        Holds::Nothing | Holds::Empty => Tree(vec![Node::Null]),
        Holds::Bytes if !answer.is_of_its_type(raw) => return Err(Fault::HttpStatus),
        Holds::Bytes => Tree(vec![Node::Bytes(content)]),
        Holds::Json => match parse::unambiguous(content) {
            Ok(tree) => tree,
            Err(_) if !raw.status.is_success() => return Err(Fault::HttpStatus),
            Err(error) => {
                let reason = compression(raw).unwrap_or_else(|| error.to_string());
                return Err(Fault::Unreadable { path: String::new(), reason });
            }
        },
    };
    if !raw.status.is_success() {
        let (root, outcome) = (tree.root(), operation.outcome);
        return Err(match answer.holds {
            Holds::Json => Fault::Rejected {
                code: outcome.code_of(root),
                message: outcome.message_of(root),
                body: root.to_value(),
            },
            _ => Fault::HttpStatus,
        });
    }
    let tree = operation.answers.named(raw.status, tree);
    reading(tree.root()).map_err(|error| Fault::Unreadable { path: error.path(), reason: error.reason().to_owned() })
}

/// Says that an answer came compressed, which no request asks for.
pub(crate) fn compression(raw: &Raw) -> Option<String> {
    let coding = raw.headers.get(CONTENT_ENCODING)?.to_str().ok()?;
    (coding != "identity").then(|| format!("it is compressed ({coding}), which was not asked for"))
}

pub(crate) fn unreadable<F>(operation: &'static Operation, raw: Raw, path: String, reason: String) -> Error<F> {
    Error::Unreadable(Box::new(Unreadable { operation, raw, path, reason }))
}

/// Decodes the failure of a rejection, if it has the documented shape.
pub(crate) fn with_failure<F: DeserializeOwned>(error: Error<Json>) -> Error<F> {
    error.map_rejected(|rejected| {
        let Rejected { operation, raw, code, message, body, .. } = rejected;
        let failure = read::answer(operation.answers.named(raw.status, Tree::from(&body.0)).root()).ok();
        Rejected { operation, raw, code, message, failure, body }
    })
}

#[cfg(test)]
mod tests {
    use reqwest::StatusCode;
    use reqwest::header::HeaderMap;
    use serde::Deserialize;

    use super::{Proof, Raw, conclude, read, with_failure};
    use crate::runtime::answers::{Answer, Answers, Holds};
    use crate::runtime::bytes::Bytes;
    use crate::runtime::check::NOTHING;
    use crate::runtime::error::Error;
    use crate::runtime::operation::{Effect, Host, Operation};
    use crate::runtime::outcome::Outcome;
    use crate::runtime::standard::Given;

    static HOST: Host = Host { name: "api", url: None };
    static OUTCOME: Outcome = Outcome::NOTHING;

    const fn answer(first: u16, last: u16, name: &'static str, holds: Holds) -> Answer {
        Answer { statuses: (first, last), name, holds, media_types: &["application/xml"] }
    }

    static OPERATION: Operation = Operation {
        id: "op",
        api: "test",
        method: reqwest::Method::GET,
        host: &HOST,
        path: "/",
        effect: Effect::Read,
        look_up: None,
        parameters: &NOTHING,
        body: None,
        rules: &[],
        omit_empty: false,
        security: &[],
        outcome: &OUTCOME,
        answers: Answers {
            accept: "",
            by_status: true,
            list: &[
                answer(200, 200, "200", Holds::Json),
                answer(202, 202, "202", Holds::Json),
                answer(204, 204, "204", Holds::Nothing),
                answer(207, 207, "204", Holds::Empty),
                answer(206, 206, "206", Holds::Bytes),
                answer(404, 404, "404", Holds::Json),
                answer(500, 599, "5XX", Holds::Json),
            ],
        },
    };

    #[derive(Debug, PartialEq, Deserialize)]
    enum Success {
        #[serde(rename = "200")]
        Count { count: i64 },
        #[serde(rename = "202")]
        Text(String),
        #[serde(rename = "204")]
        Nothing,
        #[serde(rename = "206")]
        Bytes(Bytes),
    }

    #[derive(Debug, PartialEq, Deserialize)]
    enum Failure {
        #[serde(rename = "404")]
        Unknown(String),
        #[serde(rename = "5XX")]
        Code(i64),
    }

    fn called(status: u16, media_type: &str, body: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", media_type.parse().unwrap());
        let status = StatusCode::from_u16(status).unwrap();
        let raw = Raw { status, headers, bytes: body.as_bytes().to_vec(), proof: Proof::None };
        let mut value = None;
        let concluded = conclude(&OPERATION, &Given::default(), raw, &mut |branch| {
            value = Some(read::answer::<Success>(branch)?);
            Ok(())
        });
        match concluded.map_err(with_failure::<Failure>) {
            Ok(raw) => format!("{:?} {:?}", value.unwrap(), raw.proof),
            Err(Error::Rejected(rejected)) => format!("rejected {:?} {:?}", rejected.failure, rejected.body.0),
            Err(error) => error.kind().to_owned(),
        }
    }

    #[test]
    fn the_status_tells_success_from_failure_and_what_the_answer_holds() {
        let json = "application/json";
        for (status, media_type, body, expected) in [
            (200, json, r#"{"count":"3"}"#, "Count { count: 3 } Connection"),
            (200, json, "", "unreadable"),
            (200, json, r#"{"count":"x"}"#, "unreadable"),
            (202, json, r#""later""#, r#"Text("later") Connection"#),
            (204, json, "", "Nothing Connection"),
            (206, "application/xml", "<a/>", "Bytes(4 bytes) Connection"),
            (206, "text/html", "<p>gateway", "http-status"),
            (200, "text/html", "<p>gateway", "http-status"),
            (201, json, r#"{"count":3}"#, "http-status"),
            (404, json, r#""gone""#, r#"rejected Some(Unknown("gone")) String("gone")"#),
            (404, json, "[]", "rejected None Array []"),
            (404, json, "no", "http-status"),
            (503, json, "7", "rejected Some(Code(7)) Number(7)"),
            (400, json, r#"{"count":3}"#, "http-status"),
            (206, json, "[]", "http-status"),
            (207, json, "", "Nothing Connection"),
            (207, json, "[]", "http-status"),
            (302, json, r#"{"count":3}"#, "unverified"),
            (307, json, "", "unverified"),
            (304, json, "", "http-status"),
            (300, json, "", "http-status"),
        ] {
            assert_eq!(called(status, media_type, body), expected, "{status} {body}");
        }
    }
}
