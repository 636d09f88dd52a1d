#![doc = include_str!("../README.md")]
#![warn(missing_docs)]
#![forbid(unsafe_code)]

mod api;
// Which parts of the runtime are used depends on the documents and on the features.
#[allow(dead_code, unused_imports, unused_macros)]
mod runtime;

#[cfg(feature = "adapay")]
pub use api::adapay;
#[cfg(feature = "payall")]
pub use api::payall;
#[cfg(feature = "umxnt")]
pub use api::umxnt;

pub use runtime::amount::{Amount, AmountError};
pub use runtime::call::{Settings, SetupError};
pub use runtime::draft::IntoOptional;
pub use runtime::error::{
    CredentialError, CredentialFailure, Error, HttpStatus, Invalid, Rejected, Sent, Transport, TransportReason,
    Unconfirmed, Unreadable, Unverified, Violation,
};
pub use runtime::hosts::{HostError, Hosts};
pub use runtime::json::Json;
pub use runtime::open_enum::UnknownValue;
pub use runtime::operation::{Effect, Host, Operation};
pub use runtime::protocol::{Authorising, Opened, Protocol};
pub use runtime::response::{Proof, Raw, Response};
pub use runtime::secret::{Secret, Sensitive};
pub use runtime::standard::{Scheme, SchemeKind};
