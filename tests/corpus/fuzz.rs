//! Feeds made-up and mutated documents to the reader and to lint.
//!
//! `cargo run -q -p xtask --example loader-fuzz -- COUNT [SEED]` runs COUNT inputs.
//! `--show CASE [SEED]` prints one of them, and `--agree FOLDER` reads every JSON file below FOLDER as JSON and as YAML.
//!
//! Batches run in processes of their own, so that an exhausted stack or an endless loop is found as well.

mod grammar;
mod loader;
mod mutate;

use std::num::ParseIntError;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

use loader::{Fate, input, judge};
use xtask::document::{self, Document};

/// Inputs of one process.
const BATCH: u64 = 20_000;
/// How long a batch may take before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(600);
/// The same for one input.
const PATIENCE_FOR_ONE: Duration = Duration::from_secs(20);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("loader-fuzz: {error}\nusage: loader-fuzz COUNT [SEED] | --show CASE [SEED] | --agree FOLDER");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[String]) -> io::Result<bool> {
    let number = |index: usize, otherwise: u64| {
        let wrong = |error: ParseIntError| io::Error::new(io::ErrorKind::InvalidInput, error);
        arguments.get(index).map_or(Ok(otherwise), |word| word.parse().map_err(wrong))
    };
    match arguments.first().map(String::as_str) {
        Some("--batch") => Ok(batch(number(1, 0)?, number(2, 0)?, number(3, 1)?)),
        Some("--show") => {
            print!("{}", input(number(2, 1)?, number(1, 0)?).1);
            Ok(true)
        }
        Some("--agree") => agree(Path::new(arguments.get(1).map_or(".", String::as_str))),
        _ => all(number(0, 1_000_000)?, number(1, 1)?),
    }
}

/// Runs all inputs, batch by batch.
fn all(count: u64, seed: u64) -> io::Result<bool> {
    let start = Instant::now();
    let mut is_fine = true;
    for from in (0..count).step_by(BATCH as usize) {
        let to = (from + BATCH).min(count);
        if let Some(found_nothing) = end(&mut spawn(from, to, seed)?, PATIENCE)? {
            is_fine &= found_nothing;
            continue;
        }
        is_fine = false;
        eprintln!("a process ended badly between {from} and {to}; looking for the input");
        for case in from..to {
            if end(&mut spawn(case, case + 1, seed)?, PATIENCE_FOR_ONE)?.is_none() {
                eprintln!("case {case} of seed {seed} ends its process; `loader-fuzz --show {case} {seed}` prints it");
                break;
            }
        }
    }
    println!("{count} inputs in {:.0} s", start.elapsed().as_secs_f64());
    Ok(is_fine)
}

fn spawn(from: u64, to: u64, seed: u64) -> io::Result<Child> {
    let numbers = [from, to, seed].map(|number| number.to_string());
    Command::new(std::env::current_exe()?).arg("--batch").args(numbers).stdin(Stdio::null()).spawn()
}

/// Whether the process found nothing; `None` if it was killed, by us or by its own fault.
fn end(process: &mut Child, patience: Duration) -> io::Result<Option<bool>> {
    let start = Instant::now();
    loop {
        if let Some(status) = process.try_wait()? {
            return Ok(status.code().map(|code| code == 0));
        }
        if start.elapsed() > patience {
            process.kill()?;
            process.wait()?;
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(5));
    }
}

/// Runs some inputs and says what became of them.
fn batch(from: u64, to: u64, seed: u64) -> bool {
    std::panic::set_hook(Box::new(|info| eprintln!("{info}")));
    let (mut read, mut bytes, mut failures) = (0, 0, 0);
    let mut longest = (Duration::ZERO, 0);
    for case in from..to {
        let (language, text) = input(seed, case);
        let start = Instant::now();
        match judge(language, &text) {
            Ok(fate) => read += u64::from(fate == Fate::Read),
            Err(why) => {
                failures += 1;
                println!("case {case} of seed {seed} ({language:?}, {} bytes) {why}", text.len());
            }
        }
        longest = longest.max((start.elapsed(), case));
        bytes += text.len();
    }
    let (time, case) = longest;
    println!(
        "{from}..{to}: {read} read, {failures} failed, {} bytes each, the slowest {:.0} ms (case {case})",
        bytes / usize::try_from(to - from).unwrap_or(1).max(1),
        time.as_secs_f64() * 1000.0
    );
    failures == 0
}

/// Whether both readers make the same tree, places included, of every JSON file below the folder.
fn agree(folder: &Path) -> io::Result<bool> {
    let (mut equal, mut different, mut yaml_only, mut json_only) = (0, 0, 0, 0);
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path)?.filter_map(|entry| Some(entry.ok()?.path())));
            continue;
        }
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let (name, text) = (path.to_string_lossy(), fs::read_to_string(&path)?);
        let json = Document::parse(&name, &text).ok().filter(Document::is_json).map(|document| document.root);
        match (json, document::yaml(&name, &text).ok()) {
            (Some(json), Some(yaml)) if json == yaml => equal += 1,
            (Some(_), Some(_)) => {
                different += 1;
                println!("{name}: two different trees");
            }
            (None, Some(_)) => {
                yaml_only += 1;
                println!("{name}: YAML, but no strict JSON");
            }
            (Some(_), None) => {
                json_only += 1;
                println!("{name}: JSON that the YAML reader refuses");
            }
            (None, None) => println!("{name}: neither"),
        }
    }
    println!("{equal} alike, {different} different, {yaml_only} YAML only, {json_only} JSON only");
    Ok(different == 0)
}
