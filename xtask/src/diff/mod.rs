//! Two documents -> what changed, how bad it is, and for whom; and how that is shown.

pub mod accepted;
mod answers;
mod assemble;
mod bodies;
mod callbacks;
mod callers;
pub mod change;
pub mod client;
mod compare;
mod comparing;
mod edit;
mod effects;
pub mod events;
mod input_rules;
#[cfg(test)]
mod law;
mod links;
mod media;
mod money;
mod operations;
mod outcome;
#[cfg(test)]
mod pairs;
mod parameters;
pub mod print;
mod proofs;
mod request_bytes;
mod required;
pub mod review;
pub mod rules;
mod schema;
mod security;
mod servers;
mod sunset;
#[cfg(test)]
mod tests;
pub mod version;
mod view;
pub mod witness;
mod wording;

pub use callers::knows_callers;
pub use compare::compare;
