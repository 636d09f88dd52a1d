//! Two schemas -> the edits between them, at every level, each once.

mod bounds;
mod enums;
mod graph;
mod marks;
mod objects;
mod relation;
mod texts;
mod types;
mod unions;
mod wording;

pub use enums::same;
pub use graph::{By, Graph, Root, Step};
pub use texts::sorted;
pub use types::Form;
