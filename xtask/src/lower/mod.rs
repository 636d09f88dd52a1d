//! OpenAPI -> (OpenAPI that progenitor accepts, [`plan::Plan`]).

#[cfg(test)]
mod against_progenitor;
mod answers;
mod bodies;
#[cfg(test)]
mod cases;
mod docs;
mod examples;
pub(crate) mod hosts;
mod media;
mod operations;
pub mod origins;
mod outcome;
mod pagination;
mod parameters;
mod paths;
pub mod plan;
mod schema;
mod security;
pub mod simple;
pub mod source;

pub use docs::escape;
pub use operations::{lower, placed};
pub use paths::derived_id;
