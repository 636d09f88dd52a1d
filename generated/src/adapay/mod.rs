//! Adapay wallet (钱包): withdrawals, balances, wallet payments and checkouts, signed and verified.
//!
//! ```
//! use payspec::adapay::{Client, Credentials, Mode};
//!
//! # fn client(api_key: &str, private_key: &str) -> Result<Client, Box<dyn std::error::Error>> {
//! let credentials = Credentials::new(api_key, private_key)?.expect_mode(Mode::Live)?;
//! let client = Client::new(credentials)?;
//! # Ok(client)
//! # }
//! ```
//!
//! | for | see |
//! |---|---|
//! | calls | the methods of [`Client`]; [`Client::call`] for operations that the page does not describe |
//! | the end of a withdrawal | [`Client::wait_for_cash`], [`notify`] |
//! | order numbers and times | [`OrderNo`], [`TimeExpire`], [`Milliseconds`] |
//! | keys | [`Credentials`], [`PrivateKey`], [`Signer`], [`VerifyingKeys`] |

mod call;
mod credentials;
mod der;
pub mod envelope;
mod key;
mod key_contents;
mod key_error;
mod key_text;
#[cfg(test)]
mod made_up;
mod mode;
pub mod notify;
mod order_no;
#[allow(unsafe_code)]
mod rsa;
mod signer;
mod time;
mod verify;
mod wait;

pub use crate::api::adapay::*;
pub use credentials::Credentials;
pub use key::{Fingerprint, PrivateKey, PublicKey};
pub use key_error::KeyError;
pub use mode::Mode;
pub use order_no::{OrderNo, OrderNoError};
pub use signer::{Signer, Signing};
pub use time::{Milliseconds, TimeError, TimeExpire};
pub use verify::VerifyingKeys;
pub use wait::{CashState, UnknownCash};
