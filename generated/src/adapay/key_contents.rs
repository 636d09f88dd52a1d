//! What the DER of a key holds.

use super::der::{
    BIT_STRING, Element, Fault, INTEGER, NULL, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, all, element, take,
};
use super::key_error::KeyError;

/// An RSA key, by the numbers that it is made of.
pub(super) enum Contents<'a> {
    /// An `RSAPrivateKey` of PKCS#1.
    Private { pkcs1: &'a [u8], modulus: &'a [u8], exponent: &'a [u8] },
    /// An `RSAPublicKey` of PKCS#1.
    Public { pkcs1: &'a [u8], modulus: &'a [u8] },
}

/// The content of the object identifier rsaEncryption, 1.2.840.113549.1.1.1.
const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];

impl From<Fault> for KeyError {
    #[inline]
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Truncated => Self::Truncated,
            Fault::Malformed => Self::NotAKey,
        }
    }
}

/// Tells what a DER text is, and refuses everything but an RSA key of one of the four common forms.
#[inline]
pub(super) fn identify(der: &[u8]) -> Result<Contents<'_>, KeyError> {
    if der.is_empty() {
        return Err(KeyError::Empty);
    }
    if der[0] != SEQUENCE {
        return Err(KeyError::NotAKey);
    }
    let parts = all(only(der)?.content)?;
    let tags: Vec<u8> = parts.iter().map(|part| part.tag).collect();
    match tags.as_slice() {
        [SEQUENCE, BIT_STRING] => {
            rsa_only(&parts[0])?;
            public(bits(&parts[1])?)
        }
        [SEQUENCE, OCTET_STRING] => Err(KeyError::Encrypted),
        [SEQUENCE, SEQUENCE, BIT_STRING] => Err(KeyError::Certificate),
        [INTEGER, SEQUENCE, OCTET_STRING, ..] => {
            rsa_only(&parts[1])?;
            private(parts[2].content)
        }
        [INTEGER, OCTET_STRING, ..] => Err(KeyError::NotRsa("elliptic curves (EC)")),
        [INTEGER, INTEGER] => public(der),
        [INTEGER, INTEGER, INTEGER, INTEGER, INTEGER, INTEGER] => Err(KeyError::NotRsa("DSA")),
        [INTEGER, INTEGER, INTEGER, ..] => private(der),
        _ => Err(KeyError::NotAKey),
    }
}

/// The element that the bytes consist of.
#[inline]
fn only(der: &[u8]) -> Result<Element<'_>, KeyError> {
    let mut rest = der;
    let found = take(&mut rest)?;
    if rest.is_empty() {
        return Ok(found);
    }
    let another = rest[0] == SEQUENCE && take(&mut &*rest).is_ok();
    Err(if another { KeyError::SeveralKeys } else { KeyError::TrailingBytes(rest.len()) })
}

/// Refuses an `AlgorithmIdentifier` of anything but RSA.
#[inline]
fn rsa_only(algorithm: &Element<'_>) -> Result<(), KeyError> {
    let name = take(&mut &*algorithm.content)?;
    if name.tag != OBJECT_IDENTIFIER {
        return Err(KeyError::NotAKey);
    }
    Err(KeyError::NotRsa(match name.content {
        RSA => return Ok(()),
        [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01] => "elliptic curves (EC)",
        [0x2b, 0x65, 0x70] => "Ed25519",
        [0x2b, 0x65, 0x71] => "Ed448",
        [0x2b, 0x65, 0x6e] => "X25519",
        [0x2a, 0x86, 0x48, 0xce, 0x38, 0x04, 0x01] => "DSA",
        [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0a] => "RSA-PSS only",
        _ => "another algorithm",
    }))
}

/// The bytes of a bit string, all of whose bits count.
#[inline]
fn bits<'a>(part: &Element<'a>) -> Result<&'a [u8], KeyError> {
    match part.content {
        [0, bytes @ ..] => Ok(bytes),
        _ => Err(KeyError::NotAKey),
    }
}

#[inline]
fn public(pkcs1: &[u8]) -> Result<Contents<'_>, KeyError> {
    match integers(pkcs1)?.as_slice() {
        [modulus, _] => Ok(Contents::Public { pkcs1, modulus: modulus.content }),
        _ => Err(KeyError::NotAKey),
    }
}

#[inline]
fn private(pkcs1: &[u8]) -> Result<Contents<'_>, KeyError> {
    let parts = all(only(pkcs1)?.content)?;
    match parts.as_slice() {
        [version, ..] if version.tag == INTEGER && version.content == [1] => Err(KeyError::MultiPrime),
        [version, modulus, exponent, _, _, _, _, _, _]
            if version.content == [0] && parts.iter().all(|part| part.tag == INTEGER) =>
        {
            Ok(Contents::Private { pkcs1, modulus: modulus.content, exponent: exponent.content })
        }
        _ => Err(KeyError::NotAKey),
    }
}

#[inline]
fn integers(pkcs1: &[u8]) -> Result<Vec<Element<'_>>, KeyError> {
    let sequence = only(pkcs1)?;
    let parts = all(sequence.content)?;
    let plain = sequence.tag == SEQUENCE && parts.iter().all(|part| part.tag == INTEGER);
    if plain { Ok(parts) } else { Err(KeyError::NotAKey) }
}

/// The number of bits of a modulus, within what is accepted.
#[inline]
pub(super) fn size(modulus: &[u8]) -> Result<usize, KeyError> {
    let digits = modulus.iter().position(|digit| *digit != 0).map_or(&[][..], |start| &modulus[start..]);
    let Some(first) = digits.first() else { return Err(KeyError::Inconsistent) };
    let bits = digits.len() * 8 - first.leading_zeros() as usize;
    match bits {
        ..1024 => Err(KeyError::TooShort(bits)),
        1024..=4096 => Ok(bits),
        _ => Err(KeyError::TooLong(bits)),
    }
}

/// An `RSAPublicKey` of PKCS#1.
#[inline]
pub(super) fn public_pkcs1(modulus: &[u8], exponent: &[u8]) -> Vec<u8> {
    element(SEQUENCE, &[element(INTEGER, modulus), element(INTEGER, exponent)].concat())
}

/// The same as `SubjectPublicKeyInfo`.
#[inline]
pub(super) fn spki(pkcs1: &[u8]) -> Vec<u8> {
    let algorithm = element(SEQUENCE, &[element(OBJECT_IDENTIFIER, RSA), element(NULL, &[])].concat());
    let key = element(BIT_STRING, &[&[0], pkcs1].concat());
    element(SEQUENCE, &[algorithm, key].concat())
}
