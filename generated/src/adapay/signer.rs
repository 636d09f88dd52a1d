//! Signing, wherever the key lives.

use std::future::{Future, ready};
use std::pin::Pin;

use super::key::PrivateKey;
use crate::runtime::error::CredentialError;

/// A signature to come, as raw bytes.
pub type Signing<'a> = Pin<Box<dyn Future<Output = Result<Vec<u8>, CredentialError>> + Send + 'a>>;

/// Signs requests.
///
/// [`PrivateKey`] is one; implement it yourself when the key must not leave an HSM, a key service or another process.
///
/// ```
/// use payspec::CredentialError;
/// use payspec::adapay::{Signer, Signing};
///
/// /// A key service that signs over the network.
/// struct Remote {
///     key_id: String,
/// }
///
/// impl Signer for Remote {
///     fn sign<'a>(&'a self, message: &'a [u8]) -> Signing<'a> {
///         Box::pin(async move {
///             ask_for_a_signature(&self.key_id, "RSASSA_PKCS1_V1_5_SHA_1", message)
///                 .await
///                 .map_err(|error| CredentialError::new("the key service gave no signature").with_source(error))
///         })
///     }
/// }
///
/// async fn ask_for_a_signature(key_id: &str, algorithm: &str, message: &[u8]) -> std::io::Result<Vec<u8>> {
///     # Ok(vec![])
///     // …
/// }
/// ```
pub trait Signer: Send + Sync {
    /// The raw bytes of the RSASSA-PKCS1-v1_5 signature with SHA-1 over the message.
    ///
    /// Give it a time limit of its own if it can hang, and put neither the key nor a token into the error.
    ///
    /// # Errors
    /// A [`CredentialError`]; the request is not sent then.
    fn sign<'a>(&'a self, message: &'a [u8]) -> Signing<'a>;
}

impl Signer for PrivateKey {
    #[inline]
    fn sign<'a>(&'a self, message: &'a [u8]) -> Signing<'a> {
        Box::pin(ready(self.sign_now(message)))
    }
}
