//! The stages of `cargo xtask`, as a library so that tests can reach them.

pub mod augment;
pub mod command;
pub mod date;
pub mod diff;
pub mod document;
pub mod documented;
pub mod emit;
mod exit;
pub mod extension;
pub mod finding;
pub mod generate;
pub mod git;
pub mod lint;
pub mod lower;
pub mod mock;
pub mod names;
pub mod report;
mod request_rules;
pub mod source;
pub mod surface;
pub mod wiring;

pub use exit::Outcome;
