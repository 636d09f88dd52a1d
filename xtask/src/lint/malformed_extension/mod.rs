//! `malformed-extension`: an extension says what `spec/README.md` allows it to say, and what it names exists.

mod check;
mod effect;
mod errata;
mod outcome;
mod pagination;
mod reach;
mod rules;
mod sense;
mod sunset;
#[cfg(test)]
mod tests;
mod varnames;

pub use check::RULE;
