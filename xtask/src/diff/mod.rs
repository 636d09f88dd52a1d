//! Two documents -> what changed, how bad it is, and for whom.

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
#[cfg(test)]
mod law;
mod links;
mod media;
mod money;
mod operations;
mod outcome;
mod parameters;
mod request_bytes;
mod schema;
mod security;
mod servers;
mod view;
pub mod witness;
mod wording;

pub use compare::compare;
