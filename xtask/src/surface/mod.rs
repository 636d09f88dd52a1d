//! `spec/SURFACE.txt`: what all documents promise, as sorted lines, so that any diff viewer shows what a change means.
//!
//! Every line holds one fact and begins with the API and the operation, so that it can be read alone:
//!
//! ```text
//! adapay create_cash POST /v1/cashs effect=moves-money look-up=query_cash …
//! adapay create_cash request order_no string required maxLength=64
//! ```
//!
//! Places are named by operation and path, never by component, and what means the same is written the same.
//! So refactoring a document, renaming a component and reordering keys change no line.

mod alternatives;
mod bodies;
mod constraints;
mod document;
mod effects;
mod lines;
mod media;
mod merged;
mod operation;
mod operations;
mod parameters;
mod responses;
mod schema;
mod security;
mod servers;
mod words;

pub use document::surface;

/// Where the file stands, from the root.
pub const PATH: &str = "spec/SURFACE.txt";

#[cfg(test)]
mod tests;
