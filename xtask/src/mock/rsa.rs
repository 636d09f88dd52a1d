//! RSASSA-PKCS1-v1_5 with SHA-1 as the textbook has it, for published TEST keys alone.
//!
//! Nothing here runs in constant time, which is why it must never meet a key that is secret.
//! It shares no code with `payspec`, so that the two check each other.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use num_bigint::BigUint;
use pkcs1::RsaPrivateKey;
use pkcs8::PrivateKeyInfoRef;
use pkcs8::der::Decode as _;
use pkcs8::der::asn1::UintRef;
use sha1::{Digest as _, Sha1};

/// `DigestInfo` for SHA-1 up to the digest itself: RFC 8017, section 9.2, note 1.
const SHA1_PREFIX: [u8; 15] =
    [0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00, 0x04, 0x14];

/// The least padding that RFC 8017 allows.
const LEAST_PADDING: usize = 8;

/// A private key and with it the public one.
pub struct Key {
    modulus: BigUint,
    public: BigUint,
    private: BigUint,
    /// Length of the modulus in bytes.
    size: usize,
}

impl Key {
    /// Reads PKCS#8 DER in base64; none if it is no RSA key of at least 512 bits.
    pub fn read(pkcs8: &str) -> Option<Key> {
        let der = STANDARD.decode(pkcs8.trim()).ok()?;
        let info = PrivateKeyInfoRef::from_der(&der).ok()?;
        let key = RsaPrivateKey::<UintRef<'_>>::from_der(info.private_key.as_bytes()).ok()?;
        let number = |number: UintRef<'_>| BigUint::from_bytes_be(number.as_bytes());
        let modulus = number(key.modulus);
        let size = modulus.bits().div_ceil(8).try_into().ok()?;
        let key = Key { modulus, public: number(key.public_exponent), private: number(key.private_exponent), size };
        (key.size >= 64).then_some(key)
    }

    /// The signature in base64: standard alphabet, padded, one line.
    pub fn sign(&self, text: &[u8]) -> String {
        let signature = BigUint::from_bytes_be(&self.encoded(text)).modpow(&self.private, &self.modulus);
        STANDARD.encode(self.padded(&signature))
    }

    /// Whether `signature`, in base64, is this key's over `text`.
    pub fn verifies(&self, text: &[u8], signature: &str) -> bool {
        let Ok(signature) = STANDARD.decode(signature) else { return false };
        let number = BigUint::from_bytes_be(&signature);
        signature.len() == self.size
            && number < self.modulus
            && self.padded(&number.modpow(&self.public, &self.modulus)) == self.encoded(text)
    }

    /// EMSA-PKCS1-v1_5: `00 01 ff … ff 00 DigestInfo`, as long as the modulus.
    fn encoded(&self, text: &[u8]) -> Vec<u8> {
        let digest = Sha1::digest(text);
        let rest = SHA1_PREFIX.len() + digest.len();
        let padding = self.size.saturating_sub(rest + 3).max(LEAST_PADDING);
        let mut encoded = vec![0x00, 0x01];
        encoded.resize(2 + padding, 0xff);
        encoded.push(0x00);
        encoded.extend(SHA1_PREFIX);
        encoded.extend(digest);
        encoded
    }

    /// A number as long as the modulus, with zeros in front.
    fn padded(&self, number: &BigUint) -> Vec<u8> {
        let digits = number.to_bytes_be();
        let mut padded = vec![0; self.size.saturating_sub(digits.len())];
        padded.extend(digits);
        padded
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::Key;
    use crate::mock::keys;

    fn vectors() -> Value {
        serde_json::from_str(include_str!("../../../tests/vectors/adapay.json")).unwrap()
    }

    fn text<'a>(node: &'a Value, key: &str) -> &'a str {
        node[key].as_str().unwrap()
    }

    #[test]
    fn signatures_are_those_of_the_vectors() {
        let keys = [("mer1024", keys::MERCHANT_1024_PRIVATE), ("mer2048", keys::MERCHANT_PRIVATE)];
        let vectors = vectors();
        let requests = vectors["requests"].as_array().unwrap();
        assert!(!requests.is_empty());
        for (name, key) in keys {
            let key = Key::read(key).unwrap();
            for request in requests.iter().flat_map(|request| [&request["recommended"], &request["python_sdk"]]) {
                let (signed, signature) = (text(request, "string_to_sign"), text(&request["signature"], name));
                assert_eq!(key.sign(signed.as_bytes()), signature, "{signed}");
                assert!(key.verifies(signed.as_bytes(), signature));
            }
        }
    }

    #[test]
    fn answers_and_notifications_of_the_vectors_are_judged_as_marked() {
        let platform = Key::read(keys::PLATFORM_PRIVATE).unwrap();
        for answer in vectors()["responses"].as_array().unwrap() {
            let verifies = platform.verifies(text(answer, "data").as_bytes(), text(answer, "signature"));
            assert_eq!(Value::Bool(verifies), answer["verifies"], "{}", text(answer, "name"));
        }
        for notification in vectors()["notifications"].as_array().unwrap() {
            let form = &notification["form"];
            assert!(platform.verifies(text(form, "data").as_bytes(), text(form, "sign")));
        }
    }

    #[test]
    fn what_is_no_signature_is_refused() {
        let key = Key::read(keys::MERCHANT_1024_PRIVATE).unwrap();
        let signature = key.sign(b"text");
        assert!(key.verifies(b"text", &signature));
        for wrong in ["", "no base64!", &signature[4..], &key.sign(b"other")] {
            assert!(!key.verifies(b"text", wrong), "{wrong}");
        }
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for wrong in ["", "no base64!", "AAAA", keys::PLATFORM_PUBLIC, &keys::PLATFORM_PRIVATE[..200]] {
            assert!(Key::read(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn the_published_public_key_is_the_platforms() {
        use base64::Engine as _;
        use pkcs8::der::Decode as _;
        let der = base64::engine::general_purpose::STANDARD.decode(keys::PLATFORM_PUBLIC).unwrap();
        let info = pkcs8::spki::SubjectPublicKeyInfoRef::from_der(&der).unwrap();
        let public = pkcs1::RsaPublicKey::<super::UintRef<'_>>::from_der(info.subject_public_key.raw_bytes()).unwrap();
        let modulus = super::BigUint::from_bytes_be(public.modulus.as_bytes());
        assert!(modulus == Key::read(keys::PLATFORM_PRIVATE).unwrap().modulus);
    }
}
