//! What differs from API to API: how a request proves who sends it, and how an answer proves where it comes from.

use std::future::Future;
use std::pin::Pin;

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
    fn open(&self, operation: &'static Operation, answer: &Raw) -> Opened;
}

/// What a [`Protocol`] makes of an answer.
#[derive(Debug)]
#[non_exhaustive]
pub enum Opened {
    /// The JSON text that may be read, and what vouches for it.
    Content {
        /// The JSON text.
        json: Vec<u8>,
        /// What vouches for it.
        proof: Proof,
    },
    /// The API signs its answers, and this one is not signed, or wrongly; it is never parsed into a result.
    Unverified(String),
    /// Nothing that the API says, for example a gateway's page: only the status is reported.
    NoClaim,
}
