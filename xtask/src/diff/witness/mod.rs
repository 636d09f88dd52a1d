//! Values that prove a change: valid on one side of it, invalid on the other, and never shown before a validator said so.

mod boundary;
mod confirm;
mod differs;
mod doubt;
mod finder;
mod forms;
mod numbers;
mod order;
mod path;
mod pattern;
mod plain;
mod route;
mod rule;
mod search;
mod shape;
mod side;
#[cfg(test)]
mod tests;
mod texts;

pub use finder::Finder;
pub use rule::{broken, new_rule};
#[cfg(test)]
pub use search::{Search, node};
#[cfg(test)]
pub use shape::{Schema, Shape, Which};
#[cfg(test)]
pub use side::Side;
