//! What every generated client is built on; it knows no operation by name.
//!
//! The generated code in `api` describes each operation as data and hands it to [`call`] together with what the caller set.
//! Everything that decides about bytes on the wire and about success or failure stands here once, for all APIs.
//!
//! What only a call reaches is `#[inline]`, so that rustc compiles it in the crate that makes the call and leaves out what nobody calls.
//! The folders by hand, such as `adapay`, keep to it as well.
//! That keeps the build of this crate short (`tests/compile-time.sh` measures it); a call itself is not faster for it.

pub mod amount;
pub mod answers;
pub mod bytes;
pub mod call;
pub mod check;
pub mod draft;
pub mod error;
pub mod hosts;
pub mod json;
pub mod open_enum;
pub mod operation;
pub mod outcome;
pub mod paging;
pub mod parse;
pub mod pattern;
pub mod protocol;
pub mod read;
pub mod response;
pub mod retry;
pub mod secret;
pub mod settings;
pub mod standard;
pub mod style;
pub mod token;
pub mod tree;
pub mod wire;
