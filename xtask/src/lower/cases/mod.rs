//! Small documents, one for each group of constructs, and what becomes of them.

mod operations;
mod schemas;
