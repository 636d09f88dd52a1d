//! From the generator's texts to files: what is on disk is compared or replaced.

pub mod banner;
mod cause;
mod check;
mod diff;
mod inside;
pub mod keep;
pub mod lines;
mod print;
mod stage;
mod tree;
mod write;

pub use cause::Cause;
pub use check::{Difference, Kind, Stranger, compare};
pub use diff::Diff;
pub use print::{differences, failure, written};
pub use write::{Failure, What, Written, write};

#[cfg(test)]
mod tests;
