//! Envelopes of answers: what opens is, byte for byte, a text that was signed.

use fastrand::Rng;
use payspec::adapay::VerifyingKeys;
use payspec::adapay::envelope;

use super::Case;
use super::mutate::mutate;
use super::samples::Samples;

pub struct Envelopes {
    keys: VerifyingKeys,
    bodies: Vec<String>,
    signed: Vec<String>,
    input: Vec<u8>,
}

impl Envelopes {
    pub fn new() -> Self {
        let samples = Samples::new();
        let mut signed = samples.texts("responses", "data");
        // The last one was changed after it was signed.
        signed.pop();
        let bodies = samples.texts("responses", "raw_body");
        Self { keys: samples.verifying(), bodies, signed, input: Vec::new() }
    }
}

impl Case for Envelopes {
    fn run(&mut self, rng: &mut Rng) -> bool {
        let body = rng.choice(&self.bodies).unwrap();
        let other = rng.choice(&self.bodies).unwrap();
        self.input = body.clone().into_bytes();
        mutate(rng, &mut self.input, other.as_bytes());
        let opened = envelope::open(&self.keys, &self.input);
        if let Ok(data) = &opened {
            assert!(self.signed.iter().any(|signed| signed.as_bytes() == data), "opened what nobody signed");
        }
        opened.is_ok()
    }

    fn input(&self) -> &[u8] {
        &self.input
    }
}
