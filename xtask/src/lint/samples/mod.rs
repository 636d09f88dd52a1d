//! Examples and defaults beside the schemas that they must satisfy.

mod find;
mod json_schema;
mod verdict;

pub use find::{Sample, defaults, examples};
pub use json_schema::Direction;
pub use verdict::{Validators, Violation, shortened, validator};
