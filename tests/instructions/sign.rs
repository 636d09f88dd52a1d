//! Stands in for RSA on both sides, because RSA would cost far more than everything that is compared here.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// As long as a signature of 1024 bits.
const SIGNATURE: [u8; 128] = [b'x'; 128];

/// The "signature" of a message, which is the same for every message.
pub fn raw(_: &[u8]) -> Vec<u8> {
    SIGNATURE.to_vec()
}

/// The same in base64.
pub fn sign(message: &[u8]) -> String {
    STANDARD.encode(raw(message))
}

/// Whether a signature belongs to a message.
pub fn verify(_: &[u8], signature: &str) -> bool {
    STANDARD.decode(signature).is_ok_and(|signature| signature == SIGNATURE)
}
