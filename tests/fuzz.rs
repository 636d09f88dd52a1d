//! The short form of the fuzzers; `tests/README.md` says how to run the long one.

use payspec_tests::fuzz::TARGETS;

/// Enough to find a slip, and little enough for every run of the tests.
const CASES: u64 = 20_000;

fn run(name: &str, cases: u64) {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    let tally = target.run(0, cases, 1).unwrap_or_else(|failure| panic!("{failure}"));
    // A fuzzer whose inputs are all refused, or all accepted, tests half of what it should.
    assert!(tally.accepted > cases / 50 && tally.accepted < cases, "{name}: {tally:?}");
    assert_eq!(target.run(0, cases / 10, 1), target.run(0, cases / 10, 1), "a seed always gives the same cases");
}

#[test]
fn envelopes() {
    run("envelope", CASES);
}

#[test]
fn notifications() {
    run("notification", CASES);
}

#[test]
fn private_keys() {
    run("private-key", CASES);
}

#[test]
fn public_keys() {
    run("public-key", CASES);
}

#[test]
fn amounts() {
    run("amount", CASES);
}
