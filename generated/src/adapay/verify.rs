//! The keys that answers and notifications are verified with.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::key::{Fingerprint, PublicKey};
use super::key_error::KeyError;

/// Adapay's own key: RSA of 1024 bits, the same for all merchants.
const ADAPAY: &str = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCwN6xgd6Ad8v2hIIsQVnbt8a3JituR8o4Tc3B5WlcFR55bz4OMqrG/356Ur3cPbc2Fe8ArNd/0gZbC9q56Eb16JTkVNA/fye4SXznWxdyBPR7+guuJZHc/VW2fKH2lfZ2P3Tt0QkKZZoawYOGSMdIvO+WqK44updyax0ikK6JlNQIDAQAB";

/// The public keys that are trusted: what any one of them verifies is genuine.
///
/// Unless you say otherwise it is Adapay's own key alone; no key for tests is ever among them by default.
/// While a key is being replaced, trust the old and the new one:
///
/// ```
/// # fn main() -> Result<(), payspec::adapay::KeyError> {
/// use payspec::adapay::{PublicKey, VerifyingKeys};
///
/// # let new_key = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCwN6xgd6Ad8v2hIIsQVnbt8a3JituR8o4Tc3B5WlcFR55bz4OMqrG/356Ur3cPbc2Fe8ArNd/0gZbC9q56Eb16JTkVNA/fye4SXznWxdyBPR7+guuJZHc/VW2fKH2lfZ2P3Tt0QkKZZoawYOGSMdIvO+WqK44updyax0ikK6JlNQIDAQAB";
/// let keys = VerifyingKeys::adapay().and(PublicKey::parse(new_key)?);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct VerifyingKeys(Vec<PublicKey>);

impl VerifyingKeys {
    /// Adapay's own key.
    #[must_use]
    #[inline]
    pub fn adapay() -> Self {
        let key: Result<PublicKey, KeyError> = PublicKey::parse(ADAPAY);
        // A test holds that the key can be read; without it nothing would verify, which is safe.
        Self(key.into_iter().collect())
    }

    /// One key, in place of Adapay's.
    ///
    /// For a server of your own in tests, or for a key that Adapay has given you.
    #[must_use]
    #[inline]
    pub fn new(key: PublicKey) -> Self {
        Self(vec![key])
    }

    /// The same keys and one more.
    #[must_use]
    #[inline]
    pub fn and(mut self, key: PublicKey) -> Self {
        self.0.push(key);
        self
    }

    /// The key whose signature over the message this is; none if it is no trusted key's.
    ///
    /// The signature is base64 in the standard alphabet with padding, as Adapay sends it.
    #[must_use]
    #[inline]
    pub fn verifies(&self, message: &[u8], signature_base64: &str) -> Option<Fingerprint> {
        let signature = STANDARD.decode(signature_base64).ok()?;
        self.0.iter().find(|key| key.verify(message, &signature)).map(PublicKey::fingerprint)
    }

    /// The short names of the keys.
    #[inline]
    pub fn fingerprints(&self) -> impl Iterator<Item = Fingerprint> {
        self.0.iter().map(PublicKey::fingerprint)
    }
}

impl Default for VerifyingKeys {
    #[inline]
    fn default() -> Self {
        Self::adapay()
    }
}
