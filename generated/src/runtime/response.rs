//! What came back.

use std::fmt;
use std::ops::Deref;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

/// A successful answer: the decoded value, and what arrived.
#[derive(Clone, Debug)]
pub struct Response<T> {
    value: T,
    raw: Raw,
}

impl<T> Response<T> {
    pub(crate) fn new(value: T, raw: Raw) -> Self {
        Self { value, raw }
    }

    /// The decoded value, owned.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.raw.status
    }

    /// The HTTP headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.raw.headers
    }

    /// The bytes that arrived, for audit and support.
    #[must_use]
    pub fn raw(&self) -> &Raw {
        &self.raw
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// An answer as it arrived; `Debug` prints its size, never its bytes.
#[derive(Clone)]
pub struct Raw {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
    pub(crate) proof: Proof,
}

/// What vouches for an answer's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Proof {
    /// A signature over the content, made with the provider's key.
    Signature,
    /// The connection alone; the API does not sign its answers.
    Connection,
    /// Nothing: the content is not to be relied on.
    None,
}

impl Raw {
    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The HTTP headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body's bytes; keep them out of logs.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What vouches for the bytes.
    #[must_use]
    pub fn proof(&self) -> Proof {
        self.proof
    }

    /// Whether the API's own check of an answer was passed.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.proof != Proof::None
    }
}

impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HTTP {}, {} bytes, proof: {:?}", self.status.as_u16(), self.bytes.len(), self.proof)
    }
}
