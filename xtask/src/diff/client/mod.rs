//! What a change of a document does to programs that call the generated crate.
//!
//! A [`Surface`] is everything that such a program can name; [`changes`] compares two of them by the rules of Rust.

mod boxes;
mod calls;
mod causes;
mod changes;
mod compared;
mod levels;
mod names;
mod reach;
mod renames;
mod spelled;
mod surface;
#[cfg(test)]
mod tests;
mod types;
#[cfg(test)]
mod written;

pub use changes::{Located, changes};
pub use reach::reach;
pub use surface::{Group, Item, Member, Surface, surface};
