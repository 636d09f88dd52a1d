//! Random edits of the real documents: whatever breaks a request or an answer must be named.
//!
//! `EDITS=2000 cargo test -p xtask law -- --nocapture` makes so many edits of each document instead of [`run::EACH`], and prints what it found.

mod documents;
mod edits;
mod keywords;
mod order;
mod proof;
mod random;
mod run;
mod schemas;
mod subjects;
mod values;
