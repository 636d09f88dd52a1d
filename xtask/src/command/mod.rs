//! One file for each command.

pub mod diff;
pub mod generate;
pub mod lint;
pub mod mock;
