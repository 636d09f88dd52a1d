//! The same calls as a careful engineer writes them with reqwest and serde.
//!
//! Like the crate's, they use one client with the same time-outs, follow no redirect and repeat nothing.
//! They check the documented limits of what they send, bound the size of what they read, and judge the status and the code.
//! The answer's types have the same fields, and text in them is owned.
//! Unlike the crate's, they read an answer once and straight into its type:
//! they do not take a text for a number, keep no copy of what arrived, and report the first error without its place.

pub mod adapay;
pub mod payall;
pub mod umxnt;

use std::fmt;
use std::time::Duration;

use reqwest::{Client, RequestBuilder, StatusCode};

const MAX_ANSWER_BYTES: usize = 4 << 20;

/// Why a call gave no result.
#[derive(Debug)]
#[allow(dead_code)]
pub enum Error {
    Invalid(&'static str),
    Http(reqwest::Error),
    TooLarge,
    Status(StatusCode),
    Unsigned,
    Json(serde_json::Error),
    Rejected { code: String, message: String },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Error {}

fn client() -> Result<Client, Error> {
    Client::builder()
        .connect_timeout(Duration::from_secs(10))
        .timeout(Duration::from_secs(30))
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .build()
        .map_err(Error::Http)
}

/// Sends a request and reads the answer, which must not be larger than expected.
async fn exchange(request: RequestBuilder) -> Result<(StatusCode, Vec<u8>), Error> {
    let mut response = request.send().await.map_err(Error::Http)?;
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(Error::Http)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MAX_ANSWER_BYTES {
            return Err(Error::TooLarge);
        }
    }
    Ok((response.status(), bytes))
}

fn at_most(text: &str, most: usize, broken: &'static str) -> Result<(), Error> {
    if text.chars().count() > most { Err(Error::Invalid(broken)) } else { Ok(()) }
}
