//! `x-lint-ignore`: findings that somebody has judged and lets stand, with the reason beside them.

mod apply;
mod read;

pub use apply::apply;
pub use read::{KEY, read};
