//! What every generated client is built on; it knows no operation by name.
//!
//! The generated code in `api` describes each operation as data and hands it to [`call`] together with what the caller set.
//! Everything that decides about bytes on the wire and about success or failure stands here once, for all APIs.

pub mod amount;
pub mod call;
pub mod check;
pub mod draft;
pub mod error;
pub mod hosts;
pub mod json;
pub mod open_enum;
pub mod operation;
pub mod outcome;
pub mod pattern;
pub mod protocol;
pub mod read;
pub mod response;
pub mod secret;
pub mod wire;
