//! `cannot-generate`: constructs that progenitor refuses or panics on and that lowering does not handle.
//!
//! Each test runs progenitor itself on the construct, so that a release that learns it is noticed.

mod answers;
mod bodies;
mod check;
mod colliding;
mod parameters;
mod refs;
mod root;
mod schemas;
#[cfg(test)]
mod tests;

pub use check::RULE;
