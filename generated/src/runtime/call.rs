//! One call from the finished request to the judged answer, the same for every operation of every API.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Request;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::runtime::check::Limits;
use crate::runtime::error::{
    CredentialFailure, Error, HttpStatus, Invalid, Rejected, Sent, Transport, TransportReason, Unconfirmed, Unreadable,
    Unverified,
};
use crate::runtime::hosts::{HostError, Hosts};
use crate::runtime::json::Json;
use crate::runtime::operation::Operation;
use crate::runtime::outcome::Verdict;
use crate::runtime::protocol::{Opened, Protocol};
use crate::runtime::response::{Proof, Raw, Response};
use crate::runtime::wire::{self, Input};
use crate::runtime::{parse, read};

/// How a client reaches its API.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Settings {
    /// The base URL of each host.
    pub hosts: Hosts,
    /// How long connecting may take, TLS included.
    pub connect_timeout: Duration,
    /// How long a whole call may take, from connecting to the last byte of the answer.
    pub timeout: Duration,
    /// How many bytes an answer's body may have.
    pub max_answer_bytes: usize,
}

impl Settings {
    /// The defaults for an API's hosts: 10 s to connect, 30 s for a call, 4 MiB for an answer.
    #[must_use]
    #[inline]
    pub fn new(hosts: Hosts) -> Self {
        Self {
            hosts,
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(30),
            max_answer_bytes: 4 << 20,
        }
    }
}

/// Why a client could not be made.
#[derive(Debug)]
#[non_exhaustive]
pub enum SetupError {
    /// A host cannot be used.
    Host(HostError),
    /// The HTTP client could not be set up, for example because the system's certificates cannot be read.
    Http(reqwest::Error),
}

impl fmt::Display for SetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Host(error) => error.fmt(f),
            Self::Http(error) => write!(f, "the HTTP client could not be set up: {error}"),
        }
    }
}

impl std::error::Error for SetupError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Host(error) => Some(error),
            Self::Http(error) => Some(error),
        }
    }
}

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

impl Core {
    /// Sets up the connections; nothing is sent yet.
    ///
    /// # Errors
    /// [`SetupError`] if a host has no usable URL or TLS cannot be set up.
    #[inline]
    pub fn new(settings: Settings, protocol: Arc<dyn Protocol>) -> Result<Self, SetupError> {
        settings.hosts.complete().map_err(SetupError::Host)?;
        let http = reqwest::Client::builder()
            .connect_timeout(settings.connect_timeout)
            .timeout(settings.timeout)
            // A redirect would carry the signature and the token to a host that nobody named.
            .redirect(reqwest::redirect::Policy::none())
            // The same bytes must not go out twice without the caller's knowledge.
            .retry(reqwest::retry::never())
            .build()
            .map_err(SetupError::Http)?;
        Ok(Self { http, settings, protocol })
    }

    /// The request before authorisation.
    ///
    /// # Errors
    /// [`Invalid`] with everything that is wrong with it.
    #[inline]
    pub fn request(&self, operation: &'static Operation, input: Input) -> Result<Request, Invalid> {
        wire::request(operation, &self.settings.hosts, input, Limits::Enforced)
    }

    /// Sends a call and judges its answer.
    ///
    /// # Errors
    /// Every [`Error`].
    pub async fn send<T: DeserializeOwned, F: DeserializeOwned>(
        &self,
        operation: &'static Operation,
        input: Input,
        limits: Limits,
    ) -> Result<Response<T>, Error<F>> {
        typed(operation, self.exchange(operation, input, limits).await)
    }

    #[inline]
    async fn exchange(
        &self,
        operation: &'static Operation,
        input: Input,
        limits: Limits,
    ) -> Result<(Value, Raw), Error<Json>> {
        let request = wire::request(operation, &self.settings.hosts, input, limits)?;
        let request = self
            .protocol
            .authorise(operation, request)
            .await
            .map_err(|error| Error::Credentials(CredentialFailure { operation, error }))?;
        let raw = self.transfer(operation, request).await.map_err(|error| Error::Transport(Box::new(error)))?;
        judge(operation, self.protocol.as_ref(), raw)
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

/// What an answer that arrived means.
#[inline]
fn judge(operation: &'static Operation, protocol: &dyn Protocol, mut raw: Raw) -> Result<(Value, Raw), Error<Json>> {
    if raw.status.is_redirection() {
        let reason = "it redirects".to_owned();
        return Err(Error::Unverified(Box::new(Unverified { operation, raw, reason })));
    }
    let json = match protocol.open(operation, &raw) {
        Opened::Content { json, proof } => {
            raw.proof = proof;
            json
        }
        Opened::Unverified(reason) => {
            return Err(Error::Unverified(Box::new(Unverified { operation, raw, reason })));
        }
        Opened::NoClaim => return Err(Error::HttpStatus(Box::new(HttpStatus { operation, raw }))),
    };
    match parse::unambiguous(&json) {
        Ok(answer) => conclude(operation, answer, raw),
        Err(_) if !raw.status.is_success() => Err(Error::HttpStatus(Box::new(HttpStatus { operation, raw }))),
        Err(error) => Err(unreadable(operation, raw, String::new(), error.to_string())),
    }
}

#[inline]
fn conclude(operation: &'static Operation, answer: Value, raw: Raw) -> Result<(Value, Raw), Error<Json>> {
    match operation.outcome.judge(&answer) {
        Verdict::Failure => Err(Error::Rejected(Box::new(Rejected {
            operation,
            raw,
            code: operation.outcome.code_of(&answer),
            message: operation.outcome.message_of(&answer),
            failure: None,
            body: Json(answer),
        }))),
        // A success that comes with an error status contradicts itself, so only the status is reported.
        _ if !raw.status.is_success() => Err(Error::HttpStatus(Box::new(HttpStatus { operation, raw }))),
        Verdict::Success => Ok((answer, raw)),
        Verdict::Neither => Err(Error::Unconfirmed(Box::new(Unconfirmed { operation, raw, body: Json(answer) }))),
    }
}

fn unreadable<F>(operation: &'static Operation, raw: Raw, path: String, reason: String) -> Error<F> {
    Error::Unreadable(Box::new(Unreadable { operation, raw, path, reason }))
}

fn typed<T: DeserializeOwned, F: DeserializeOwned>(
    operation: &'static Operation,
    outcome: Result<(Value, Raw), Error<Json>>,
) -> Result<Response<T>, Error<F>> {
    let (answer, raw) = match outcome {
        Ok(found) => found,
        Err(error) => return Err(with_failure(error)),
    };
    match read::answer(&answer) {
        Ok(value) => Ok(Response::new(value, raw)),
        Err(error) => Err(unreadable(operation, raw, error.path(), error.reason().to_owned())),
    }
}

/// Decodes the failure of a rejection, if it has the documented shape.
fn with_failure<F: DeserializeOwned>(error: Error<Json>) -> Error<F> {
    error.map_rejected(|rejected| {
        let Rejected { operation, raw, code, message, body, .. } = rejected;
        let failure = read::answer(&body.0).ok();
        Rejected { operation, raw, code, message, failure, body }
    })
}
