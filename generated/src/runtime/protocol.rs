//! What differs from API to API: how a request proves who sends it, and how an answer proves where it comes from.

use std::borrow::Cow;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Instant;

use reqwest::Request;

use crate::runtime::error::CredentialError;
use crate::runtime::operation::Operation;
use crate::runtime::response::{Proof, Raw};

/// A future that a [`Protocol`] returns.
pub type Authorising<'a> = Pin<Box<dyn Future<Output = Result<Request, CredentialError>> + Send + 'a>>;

/// Authorises requests and opens answers.
///
/// Whoever implements it is trusted: content that [`Protocol::open`] lets through becomes a result.
pub trait Protocol: Send + Sync {
    /// Adds to a finished request what proves who sends it, over exactly the bytes that go out.
    fn authorise<'a>(&'a self, operation: &'static Operation, request: Request) -> Authorising<'a>;

    /// Decides whether an answer's content may be read, before anything in it is parsed into a result.
    fn open<'a>(&self, operation: &'static Operation, answer: &'a Raw) -> Opened<'a>;

    /// Whether [`Protocol::expire`] can ever say that another credential can be had.
    ///
    /// If not, and if nothing else asks for repeats, a call keeps no copy of its request.
    fn can_renew(&self) -> bool {
        true
    }

    /// The provider called the credential expired that a request was given at that time.
    ///
    /// Says whether another one can be had, so that a call that only reads is worth making once more.
    fn expire(&self, authorised: Instant) -> bool {
        let _ = authorised;
        false
    }
}

/// What a [`Protocol`] makes of an answer.
#[derive(Debug)]
#[non_exhaustive]
pub enum Opened<'a> {
    /// The JSON text that may be read, and what vouches for it.
    Content {
        /// The JSON text.
        json: Cow<'a, [u8]>,
        /// What vouches for it.
        proof: Proof,
    },
    /// The API signs its answers, and this one is not signed, or wrongly; it is never parsed into a result.
    Unverified(String),
    /// Nothing that the API says, for example a gateway's page: only the status is reported.
    NoClaim,
}

impl<'a> Opened<'a> {
    /// Opens an answer of an API that does not sign: the connection vouches for it, unless it is a gateway's page.
    ///
    /// The text decides and not the header, because some servers label JSON as `text/html`.
    #[must_use]
    #[inline]
    pub fn unsigned(answer: &'a Raw) -> Self {
        if answer.bytes.trim_ascii_start().starts_with(b"<") {
            return Self::NoClaim;
        }
        Self::Content { json: Cow::Borrowed(&answer.bytes), proof: Proof::Connection }
    }
}

impl<P: Protocol + ?Sized> Protocol for Arc<P> {
    fn authorise<'a>(&'a self, operation: &'static Operation, request: Request) -> Authorising<'a> {
        (**self).authorise(operation, request)
    }

    fn open<'a>(&self, operation: &'static Operation, answer: &'a Raw) -> Opened<'a> {
        (**self).open(operation, answer)
    }

    fn can_renew(&self) -> bool {
        (**self).can_renew()
    }

    fn expire(&self, authorised: Instant) -> bool {
        (**self).expire(authorised)
    }
}
