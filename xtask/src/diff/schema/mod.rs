//! Two schemas -> the edits between them, at every level, each once.

mod bounds;
mod enums;
mod graph;
mod kinds;
mod marks;
mod matching;
mod objects;
mod relation;
mod texts;
mod types;
#[cfg(test)]
mod union_tests;
mod unions;
mod wording;

pub use enums::same;
pub use graph::{By, Graph, Root, Step};
pub use texts::sorted;
pub use types::Form;
