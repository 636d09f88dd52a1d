//! Stands in for RSA on both sides, because RSA would cost far more than everything that is compared here.

/// As long as a signature of 1024 bits in base64.
const SIGNATURE: &str = concat!(
    "c2lnbmVkc2lnbmVkc2lnbmVkc2lnbmVkc2lnbmVkc2lnbmVkc2lnbmVkc2lnbmVkc2lnbmVkc2lnbmVkc2lnbmVkc2ln",
    "bmVkc2lnbmVkc2lnbmVkc2lnbmVkc2lnbmVkc2lnbmVkc2lnbmVkc2lnbmVkc2lnbmVkc2lnbmVkc2k="
);

/// The "signature" of a message, which is the same for every message.
pub fn sign(_: &[u8]) -> String {
    SIGNATURE.to_owned()
}

/// Whether a signature belongs to a message.
pub fn verify(_: &[u8], signature: &str) -> bool {
    signature == SIGNATURE
}
