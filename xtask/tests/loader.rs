//! The short form of `loader-fuzz`; see `tests/corpus/README.md`.

#[path = "../../tests/corpus/grammar.rs"]
mod grammar;
#[path = "../../tests/corpus/loader.rs"]
mod loader;
#[path = "../../tests/corpus/mutate.rs"]
mod mutate;

use loader::{Fate, Language, input, judge};

const SEED: u64 = 20;
const CASES: u64 = 4000;

#[test]
fn no_input_breaks_the_reader_or_lint() {
    let (mut read, mut failures) = ([0, 0], Vec::new());
    for case in 0..CASES {
        let (language, text) = input(SEED, case);
        match judge(language, &text) {
            Ok(Fate::Read) => read[usize::from(language == Language::Json)] += 1,
            Ok(Fate::Refused) => {}
            Err(why) => failures.push(format!("case {case} ({language:?}) {why}:\n{text}")),
        }
    }
    assert!(failures.is_empty(), "{} failures, the first: {}", failures.len(), failures[0]);
    // Inputs that are all refused would show nothing about what comes after reading.
    assert!(read.iter().all(|read| *read > CASES / 8), "{read:?} of {CASES} were read");
}
