//! PayAll card transactions (交易管理).
//!
//! No page states the base URL, so the caller names it, together with a token:
//!
//! ```
//! use payspec::payall::{Client, Credentials};
//!
//! let client = Client::new("https://payall.example/v1/api", Credentials::new("user-token"))?;
//! # Ok::<(), payspec::SetupError>(())
//! ```
//!
//! The page describes no way to get a token that could be implemented honestly, so tokens come from you: a fixed one, or a [`TokenSource`](crate::TokenSource).
//! A source is asked again after HTTP status 401 or code 4001 in the body, once for all calls that wait, and a call that only reads is made once more.

mod credentials;

pub use crate::api::payall::*;
pub use credentials::Credentials;
