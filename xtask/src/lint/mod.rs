//! Checks on the unresolved tree, each finding with its place. One rule per file, its test beside it.
//!
//! A new rule is a file with a function `check`, a line below and a line in the table of `rules`.

mod amount_as_number;
mod cannot_generate;
mod constraint_needs_page;
mod default_violates_schema;
mod duplicate_example;
mod duplicate_key;
mod duplicate_operation_id;
mod example;
mod example_and_examples;
mod example_contradicts_outcome;
mod example_violates_schema;
mod example_without_value;
mod inputs;
mod malformed_extension;
mod malformed_waiver;
mod misplaced_extension;
mod missing_description;
mod missing_effect;
mod missing_example;
mod missing_look_up;
mod missing_operation_id;
mod missing_outcome;
mod missing_security;
mod missing_source;
mod missing_summary;
mod names;
mod operation_id_style;
pub(crate) mod operations;
mod rule;
mod rules;
pub(crate) mod samples;
mod secret_as_text;
mod sensitive_text;
mod server_url;
pub(crate) mod similar;
#[cfg(test)]
mod testing;
mod unenforceable_pattern;
mod unknown_extension;
mod unknown_ref;
mod unknown_security_scheme;
mod unusable_schema;
mod unused_waiver;
mod verdict;
mod waiver;
mod walk;
mod yaml_syntax;

pub use example::NAME as EXAMPLE;
pub use rule::{Context, Group, Rule};
pub use rules::{RULES, check};
