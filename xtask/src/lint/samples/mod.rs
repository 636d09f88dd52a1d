//! Examples and defaults beside the schemas that they must satisfy.

mod alternatives;
mod embedded;
mod find;
mod formats;
mod json_schema;
mod judge;
mod scalars;
mod slip;
mod targets;
mod verdict;

pub use find::{Sample, defaults, examples};
pub use json_schema::{CONSTRAINTS, Direction, shortened, validator};
pub use judge::Judge;
pub use scalars::compared;
pub use slip::{Slip, What};
pub use verdict::{Violation, violations};
