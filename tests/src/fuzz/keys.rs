//! Keys: a key that is accepted works, and an error shows nothing of the text.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fastrand::Rng;
use payspec::adapay::{KeyError, PrivateKey, PublicKey};

use super::Case;
use super::mutate::mutate;
use super::samples::Samples;

pub struct PrivateKeys(Inputs);

pub struct PublicKeys(Inputs);

struct Inputs {
    /// DER of good keys.
    keys: Vec<Vec<u8>>,
    input: Vec<u8>,
    /// Whether the input is DER and no text.
    binary: bool,
}

impl Inputs {
    fn new(form: &str) -> Self {
        let samples = Samples::new();
        let whole = ["mer1024", "plat1024", "mer2048"].map(|name| STANDARD.decode(samples.key(name, form)).unwrap());
        let mut keys = whole.to_vec();
        // Both forms wrap PKCS#1, which is the last sequence that reaches to the end.
        keys.extend(whole.iter().map(|key| inner(key).to_vec()));
        Self { keys, input: Vec::new(), binary: false }
    }

    /// A mutant of DER, as it is or as text, or a mutant of the text.
    fn make(&mut self, rng: &mut Rng) {
        let key = rng.choice(&self.keys).unwrap();
        let other = rng.choice(&self.keys).unwrap();
        let mut der = key.clone();
        self.binary = rng.bool();
        if self.binary || rng.bool() {
            mutate(rng, &mut der, other);
        }
        if self.binary {
            self.input = der;
            return;
        }
        let label =
            rng.choice(["", "PRIVATE KEY", "RSA PRIVATE KEY", "PUBLIC KEY", "EC PRIVATE KEY", "X"]).unwrap_or("");
        let mut text = STANDARD.encode(der);
        if !label.is_empty() {
            let width = rng.usize(1..100);
            let lines: Vec<_> = text.as_bytes().chunks(width).map(String::from_utf8_lossy).collect();
            let end = rng.choice(["\n", "\r\n", "", " "]).unwrap_or("");
            text = format!("-----BEGIN {label}-----{end}{}{end}-----END {label}-----{end}", lines.join(end));
        }
        self.input = text.into_bytes();
        if rng.bool() {
            mutate(rng, &mut self.input, STANDARD.encode(other).as_bytes());
        }
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.input).into_owned()
    }
}

/// The PKCS#1 that PKCS#8 or SPKI wraps: their last sequence that ends where they end.
fn inner(der: &[u8]) -> &[u8] {
    let sequence = |at: &usize| match &der[*at..] {
        [0x30, 0x81, length, rest @ ..] => rest.len() == usize::from(*length),
        [0x30, 0x82, high, low, rest @ ..] => rest.len() == usize::from(*high) << 8 | usize::from(*low),
        _ => false,
    };
    let start = (1..der.len()).rev().find(sequence).unwrap();
    &der[start..]
}

/// No piece of the key that means anything may be shown.
fn judge(error: &KeyError, text: &str) {
    let shown = format!("{error} {error:?}");
    let is_base64 = |piece: &[u8]| piece.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte));
    for piece in shown.as_bytes().windows(16).filter(|piece| is_base64(piece)) {
        let piece = str::from_utf8(piece).unwrap_or_default();
        assert!(!text.contains(piece), "the error shows a piece of the key: {error}");
    }
}

impl PrivateKeys {
    pub fn new() -> Self {
        Self(Inputs::new("private_pkcs8_base64"))
    }
}

impl PublicKeys {
    pub fn new() -> Self {
        Self(Inputs::new("public_spki_base64"))
    }
}

impl Case for PrivateKeys {
    fn run(&mut self, rng: &mut Rng) -> bool {
        self.0.make(rng);
        let inputs = &self.0;
        let parsed =
            if inputs.binary { PrivateKey::from_der(&inputs.input) } else { PrivateKey::parse(&inputs.text()) };
        match &parsed {
            Ok(key) => {
                let signature = key.sign_now(b"fuzz").unwrap();
                assert!(key.public_key().verify(b"fuzz", &signature));
                assert!((1024..=4096).contains(&key.bits()));
            }
            Err(error) => judge(error, &inputs.text()),
        }
        parsed.is_ok()
    }

    fn input(&self) -> &[u8] {
        &self.0.input
    }
}

impl Case for PublicKeys {
    fn run(&mut self, rng: &mut Rng) -> bool {
        self.0.make(rng);
        let inputs = &self.0;
        let parsed = if inputs.binary { PublicKey::from_der(&inputs.input) } else { PublicKey::parse(&inputs.text()) };
        match &parsed {
            Ok(key) => {
                assert!(!key.verify(b"fuzz", &[1; 128]));
                assert!((1024..=4096).contains(&key.bits()));
            }
            Err(error) => judge(error, &inputs.text()),
        }
        parsed.is_ok()
    }

    fn input(&self) -> &[u8] {
        &self.0.input
    }
}
