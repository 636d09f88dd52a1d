//! Adapay wallet (钱包).

pub use crate::api::adapay::*;
mod call;
mod credentials;
mod der;
mod envelope;
mod key;
mod key_contents;
mod key_error;
mod key_text;
mod mode;
#[allow(unsafe_code)]
mod rsa;
mod signer;
mod verify;
mod wait;

pub use credentials::Credentials;
pub use key::*;
pub use key_error::KeyError;
pub use mode::Mode;
pub use signer::{Signer, Signing};
pub use verify::VerifyingKeys;
pub use wait::{CashState, UnknownCash};
