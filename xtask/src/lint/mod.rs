//! Checks on the unresolved tree, each finding with its place. One rule per file, its test beside it.
//!
//! A new rule is a file with a function `check`, a line below and a line in the table of `rules`.

mod cannot_generate;
mod default_violates_schema;
mod duplicate_operation_id;
mod example_violates_schema;
mod malformed_extension;
mod misplaced_extension;
mod missing_effect;
mod missing_operation_id;
mod names;
pub(crate) mod operations;
mod rule;
mod rules;
pub(crate) mod samples;
mod sensitive_text;
mod server_url;
mod similar;
#[cfg(test)]
mod testing;
mod unenforceable_pattern;
mod unknown_extension;
mod unknown_ref;
mod unknown_security_scheme;
mod unusable_schema;
mod walk;

pub use rule::{Context, Group, Rule};
pub use rules::{RULES, check};
