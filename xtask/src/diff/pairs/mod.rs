//! Edits of the three documents with all that has to be said about them, as tables beside this file.
//!
//! `documents/` has the documents as they were when the tables were written: who edits `spec/` has nothing to change here.

mod case;
mod steps;
mod tests;
mod tree;
