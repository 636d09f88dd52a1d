//! The merchant's private key and the other side's public key.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::signature::{ParsedPublicKey, RSA_PKCS1_1024_8192_SHA1_FOR_LEGACY_USE_ONLY};

use super::key_contents::{Contents, identify, public_pkcs1, size, spki};
use super::key_error::KeyError;
use super::key_text;
use super::rsa::RsaPrivateKey;
use crate::runtime::error::CredentialError;

/// The merchant's RSA private key, which signs requests.
///
/// Keys of 1024 and of 2048 bits occur at Adapay; anything from 1024 to 4096 bits is accepted.
/// A clone shares the key; `Debug` shows the number of its bits and nothing else.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use payspec::adapay::{KeyError, PrivateKey};
///
/// # let file = "";
/// // `file` is what the platform gave you: PEM, or base64 on one line.
/// match PrivateKey::parse(file) {
///     Ok(key) => println!("{key:?}"),
///     Err(KeyError::Empty) => println!("no key yet"),
///     Err(error) => return Err(error.into()),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct PrivateKey {
    rsa: Arc<RsaPrivateKey>,
    public: PublicKey,
}

/// An RSA public key, which verifies what the other side signed.
///
/// Adapay's own key has 1024 bits; anything from 1024 to 4096 bits is accepted.
#[derive(Clone)]
pub struct PublicKey {
    parsed: ParsedPublicKey,
    bits: usize,
    fingerprint: Fingerprint,
}

/// A short name of a public key, for logs: the first eight hexadecimal digits of the SHA-256 of its SPKI.
///
/// It tells keys apart and proves nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 4]);

impl PrivateKey {
    /// Reads a private key from text: PKCS#8 or PKCS#1, as PEM or as base64 of the DER, with any white space.
    ///
    /// # Errors
    /// [`KeyError`], which says what is wrong and what to do, and never shows the key.
    #[inline]
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        Self::from_der(&key_text::bytes(text)?)
    }

    /// Reads a private key from DER: PKCS#8 or PKCS#1.
    ///
    /// # Errors
    /// [`KeyError`], which says what is wrong and what to do, and never shows the key.
    #[inline]
    pub fn from_der(der: &[u8]) -> Result<Self, KeyError> {
        let (pkcs1, modulus, exponent) = match identify(der)? {
            Contents::Private { pkcs1, modulus, exponent } => (pkcs1, modulus, exponent),
            Contents::Public { .. } => return Err(KeyError::PublicKey),
        };
        let public = PublicKey::new(&public_pkcs1(modulus, exponent), modulus)?;
        let rsa = RsaPrivateKey::from_pkcs1(pkcs1).ok_or(KeyError::Inconsistent)?;
        // A key whose numbers only look right fails here and not at the first payment.
        // The library verifies each signature before it lets go of it.
        rsa.sign_sha1(&[]).ok_or(KeyError::Inconsistent)?;
        Ok(Self { rsa: Arc::new(rsa), public })
    }

    /// The number of bits.
    #[must_use]
    #[inline]
    pub fn bits(&self) -> usize {
        self.public.bits
    }

    /// The public key that belongs to it.
    #[must_use]
    #[inline]
    pub fn public_key(&self) -> PublicKey {
        self.public.clone()
    }

    /// Signs a message: RSASSA-PKCS1-v1_5 with SHA-1, as raw bytes.
    ///
    /// # Errors
    /// A [`CredentialError`] if the library refuses, which it does only when memory runs out or the machine miscalculates.
    #[inline]
    pub fn sign_now(&self, message: &[u8]) -> Result<Vec<u8>, CredentialError> {
        self.rsa.sign_sha1(message).ok_or_else(|| CredentialError::new("the RSA key could not sign"))
    }
}

impl PublicKey {
    /// Reads a public key from text: SPKI or PKCS#1, as PEM or as base64 of the DER, with any white space.
    ///
    /// # Errors
    /// [`KeyError`], which says what is wrong and what to do.
    #[inline]
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        Self::from_der(&key_text::bytes(text)?)
    }

    /// Reads a public key from DER: SPKI or PKCS#1.
    ///
    /// # Errors
    /// [`KeyError`], which says what is wrong and what to do.
    #[inline]
    pub fn from_der(der: &[u8]) -> Result<Self, KeyError> {
        match identify(der)? {
            Contents::Public { pkcs1, modulus } => Self::new(pkcs1, modulus),
            Contents::Private { .. } => Err(KeyError::PrivateKey),
        }
    }

    #[inline]
    fn new(pkcs1: &[u8], modulus: &[u8]) -> Result<Self, KeyError> {
        let bits = size(modulus)?;
        let spki = spki(pkcs1);
        let parsed = ParsedPublicKey::new(&RSA_PKCS1_1024_8192_SHA1_FOR_LEGACY_USE_ONLY, &spki)
            .map_err(|_| KeyError::Inconsistent)?;
        Ok(Self { parsed, bits, fingerprint: Fingerprint::of(&spki) })
    }

    /// Whether a signature, as raw bytes, is this key's over the message: RSASSA-PKCS1-v1_5 with SHA-1.
    #[must_use]
    #[inline]
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        self.parsed.verify_sig(message, signature).is_ok()
    }

    /// The number of bits.
    #[must_use]
    #[inline]
    pub fn bits(&self) -> usize {
        self.bits
    }

    /// The short name of the key.
    #[must_use]
    #[inline]
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }
}

impl Fingerprint {
    #[inline]
    fn of(spki: &[u8]) -> Self {
        let digest = digest(&SHA256, spki);
        let mut first = [0; 4];
        first.iter_mut().zip(digest.as_ref()).for_each(|(to, from)| *to = *from);
        Self(first)
    }
}

impl PartialEq for PublicKey {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.parsed.as_ref() == other.parsed.as_ref()
    }
}

impl Eq for PublicKey {}

impl fmt::Debug for PrivateKey {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrivateKey({} bits)", self.bits())
    }
}

impl fmt::Debug for PublicKey {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({} bits)", self.bits)
    }
}

impl fmt::Display for Fingerprint {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

#[cfg(test)]
mod tests;
