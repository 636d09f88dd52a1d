//! umxnt QR codes (未绑定明细列表).
//!
//! The documented host is the only one that is known; nothing says that it is a safe place for tests.
//! [`ClientBuilder::host`](crate::ClientBuilder::host) names another one.
//!
//! ```
//! use payspec::umxnt::{Client, Credentials};
//!
//! let client = Client::new(Credentials::new("token"))?;
//! # Ok::<(), payspec::SetupError>(())
//! ```
//!
//! The token travels in the form body and nowhere else; the client fills it in.
//! Status -501 in an answer says that it has expired: [`Error::is_credential_expired`](crate::Error::is_credential_expired) is true then, and a [`TokenSource`](crate::TokenSource) is asked for another one.

mod credentials;

pub use crate::api::umxnt::*;
pub use credentials::Credentials;
