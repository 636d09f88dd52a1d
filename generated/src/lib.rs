#![doc = include_str!("../README.md")]
#![warn(missing_docs)]
// One small file needs it, `adapay/rsa.rs`, and allows it for itself.
#![deny(unsafe_code)]

mod api;
// Which parts of the runtime are used depends on the documents and on the features.
#[allow(dead_code, unused_imports, unused_macros)]
mod runtime;

#[cfg(feature = "adapay")]
pub mod adapay;
#[cfg(feature = "payall")]
pub mod payall;
#[cfg(feature = "umxnt")]
pub mod umxnt;

pub use reqwest::Method;

pub use runtime::amount::{Amount, AmountError};
pub use runtime::bytes::Bytes;
pub use runtime::draft::IntoOptional;
pub use runtime::error::{
    CredentialError, CredentialFailure, Error, HttpStatus, Invalid, Rejected, Sent, Transport, TransportReason,
    Unconfirmed, Unreadable, Unverified, Violation,
};
pub use runtime::hosts::HostError;
pub use runtime::json::Json;
pub use runtime::open_enum::UnknownValue;
pub use runtime::operation::{Effect, Host, Operation};
pub use runtime::paging::Items;
pub use runtime::protocol::{Authorising, Opened, Protocol};
pub use runtime::response::{Proof, Raw, Response};
pub use runtime::retry::Retries;
pub use runtime::secret::{Secret, Sensitive};
pub use runtime::settings::{ApiClient, ClientBuilder, SetupError};
pub use runtime::standard::{Scheme, SchemeKind};
pub use runtime::token::{Fetching, Token, TokenSource};
