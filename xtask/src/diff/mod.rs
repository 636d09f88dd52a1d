//! Two documents -> what changed, how bad it is, and for whom.

pub mod change;
