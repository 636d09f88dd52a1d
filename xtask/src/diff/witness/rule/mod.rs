//! A request that breaks a rule of `x-rules` which is new or asks for something else, and is fine apart from that.

mod ask;
mod inputs;
mod place;
mod seeds;
mod solver;
mod steps;
#[cfg(test)]
mod tests;
mod trial;
mod values;

pub use ask::{broken, new_rule};
