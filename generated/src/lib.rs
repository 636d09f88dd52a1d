//! draft
pub mod runtime;
pub use runtime::amount::{Amount, AmountError};
