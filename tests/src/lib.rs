//! What the tests share: calls from JSON, a plain protocol, a server on loopback, and how snapshots are taken.

#[path = "../documented/calls.rs"]
#[rustfmt::skip]
pub mod calls;
pub mod documented;
pub mod plain;
pub mod server;
