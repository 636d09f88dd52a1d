//! One mistake at a time in the real documents: each must be found where it is made.
//!
//! `MUTATIONS=100 cargo test -p xtask mutations -- --nocapture` takes 100 of each kind and document instead of [`run::EACH`], and prints the table.

mod edit;
mod kinds;
mod run;
mod site;
