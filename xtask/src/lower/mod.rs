//! OpenAPI -> (OpenAPI that progenitor accepts, [`plan::Plan`]).

#[cfg(test)]
mod cases;
mod docs;
mod examples;
mod hosts;
mod operations;
mod outcome;
mod pagination;
pub mod plan;
mod schema;
mod security;
pub mod simple;
pub mod source;

pub use docs::escape;
pub use operations::lower;
