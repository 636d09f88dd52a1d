//! `cargo run --release -p payspec-tests --bin fuzz -- <target|all> <cases> [seed] [first]`

use std::process::ExitCode;
use std::time::Instant;

use payspec_tests::fuzz::{TARGETS, Target};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |index: usize, default: u64| arguments.get(index).map_or(Some(default), |text| text.parse().ok());
    let name = arguments.first().map_or("", String::as_str);
    let targets: Vec<&Target> = TARGETS.iter().filter(|target| name == "all" || target.name == name).collect();
    let (false, Some(cases), Some(seed), Some(first)) =
        (targets.is_empty(), number(1, 1_000_000), number(2, 1), number(3, 0))
    else {
        let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
        eprintln!("usage: fuzz <{}|all> [cases] [seed] [first case]", names.join("|"));
        return ExitCode::from(2);
    };
    let failed = targets.into_iter().filter(|target| !run(target, first, cases, seed)).count();
    ExitCode::from(u8::from(failed > 0))
}

fn run(target: &Target, first: u64, cases: u64, seed: u64) -> bool {
    let start = Instant::now();
    match target.run(first, cases, seed) {
        Ok(tally) => {
            let seconds = start.elapsed().as_secs_f64();
            println!("{:>12}  {} cases, {} accepted, {seconds:.1} s", target.name, tally.cases, tally.accepted);
            true
        }
        Err(failure) => {
            eprintln!("{failure}");
            false
        }
    }
}
