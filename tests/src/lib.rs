//! What the tests share: calls from JSON, a plain protocol, servers on loopback, how snapshots are taken, and the documents as plain data.

#[path = "../documented/calls.rs"]
#[rustfmt::skip]
pub mod calls;
pub mod condition;
pub mod documented;
pub mod fuzz;
pub mod made_up;
pub mod mocked;
pub mod plain;
pub mod rules;
pub mod server;
pub mod spec;
pub mod stage;
