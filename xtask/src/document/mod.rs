//! From text to a tree that knows its places, and on to typed OpenAPI.

mod deserialize;
mod json;
mod json_string;
mod lookup;
mod offsets;
mod read;
mod scalar;
mod surrogates;
#[cfg(test)]
mod tests;
mod tree;
mod typed;

pub use deserialize::Malformed;
pub use read::{DUPLICATE_KEY, SYNTAX, yaml};
pub use tree::{Document, Entry, MAX_CHAIN, Node, Value, local_pointer};
pub use typed::{openapi, typed};

/// The keys of a path item that hold an operation, in the order of the standard.
pub const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
