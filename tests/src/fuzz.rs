//! Seeded mutational fuzzers: each case is a mutant of a good input, and each target judges what becomes of it.
//!
//! A case depends on the seed and its own number alone, so a failure can be run again by itself.

mod amounts;
mod envelopes;
mod keys;
mod mutate;
mod notifications;
mod samples;

use std::panic::{AssertUnwindSafe, catch_unwind};

use fastrand::Rng;

/// What is fuzzed.
pub struct Target {
    /// The name on the command line.
    pub name: &'static str,
    make: fn() -> Box<dyn Case>,
}

/// Runs one case after another; what it prepared once is kept.
trait Case {
    /// Makes an input, feeds it, and says whether it was accepted; it panics if a promise is broken.
    fn run(&mut self, rng: &mut Rng) -> bool;

    /// The last input, to show after a failure.
    fn input(&self) -> &[u8];
}

/// What a run of a target counted.
#[derive(Debug, PartialEq, Eq)]
pub struct Tally {
    pub cases: u64,
    pub accepted: u64,
}

pub const TARGETS: &[Target] = &[
    Target { name: "envelope", make: || Box::new(envelopes::Envelopes::new()) },
    Target { name: "notification", make: || Box::new(notifications::Notifications::new()) },
    Target { name: "private-key", make: || Box::new(keys::PrivateKeys::new()) },
    Target { name: "public-key", make: || Box::new(keys::PublicKeys::new()) },
    Target { name: "amount", make: || Box::new(amounts::Amounts::new()) },
];

impl Target {
    /// Runs the cases from `first` on.
    ///
    /// # Errors
    /// The number of the first case that panicked, and its input.
    pub fn run(&self, first: u64, cases: u64, seed: u64) -> Result<Tally, String> {
        let mut case = (self.make)();
        let mut accepted = 0;
        for number in first..first + cases {
            let mut rng = Rng::with_seed(seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let outcome = catch_unwind(AssertUnwindSafe(|| case.run(&mut rng)));
            match outcome {
                Ok(was_accepted) => accepted += u64::from(was_accepted),
                Err(_) => return Err(self.failure(number, seed, case.input())),
            }
        }
        Ok(Tally { cases, accepted })
    }

    fn failure(&self, number: u64, seed: u64, input: &[u8]) -> String {
        let name = self.name;
        let input = String::from_utf8_lossy(input);
        format!("{name}: case {number} of seed {seed} failed\n{input:?}\nagain: fuzz {name} 1 {seed} {number}")
    }
}
