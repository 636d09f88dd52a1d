//! Edits of the three documents with all that has to be said about them, as tables beside this file.

mod case;
mod steps;
mod tests;
mod tree;
