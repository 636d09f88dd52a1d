//! A run of `gen` that is killed at any moment leaves every file whole, and the next run leaves nothing behind.

// What helps a test fails as the test itself.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const OWNED: [&str; 3] = ["generated/src/api", "tests/documented", "spec"];
const SMALL: &str = include_str!("../src/generate/small.yaml");

/// So many runs are killed, each a little later than the one before.
const ROUNDS: u32 = 32;

fn generate(root: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("--root")
        .arg(root)
        .arg("gen")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// All files that only `gen` writes, with what else is in their folders, but for the documents.
fn files(root: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for folder in OWNED.map(|owned| root.join(owned)).into_iter().filter(|folder| folder.exists()) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            // A file may have got its final name since it was listed.
            if path.extension().is_none_or(|extension| extension != "yaml")
                && let Ok(text) = fs::read_to_string(&path)
            {
                found.insert(path.strip_prefix(root).unwrap().to_path_buf(), text);
            }
        }
    }
    found
}

fn is_temporary(path: &Path) -> bool {
    path.file_name().unwrap().to_string_lossy().starts_with(".xtask-gen-")
}

/// The generated files are large, so that a copy of one would take a while.
fn document(operation: &str) -> String {
    let long: String =
        (0..2_000).map(|line| format!("        Line {line} of a long description, for {operation}.\n")).collect();
    let stated = "      description: Returns one thing.\n";
    assert!(SMALL.contains(stated));
    SMALL.replacen(stated, &format!("      description: |\n{long}"), 1).replace("get_thing", operation)
}

fn documents(root: &Path, operation: &str) {
    fs::create_dir_all(root.join("spec")).unwrap();
    for api in ["a", "b", "c"] {
        fs::write(root.join(format!("spec/{api}.yaml")), document(operation)).unwrap();
    }
}

/// What is generated when nothing disturbs.
fn undisturbed(operation: &str) -> BTreeMap<PathBuf, String> {
    let root = tempfile::tempdir().unwrap();
    documents(root.path(), operation);
    assert!(generate(root.path()).wait().unwrap().success());
    files(root.path())
}

/// Waits until the run has begun to write, or to replace files, or has ended.
fn until_it_writes(root: &Path, before: &BTreeMap<PathBuf, String>, replaced: bool, child: &mut Child) {
    let start = Instant::now();
    let as_before = || {
        let mut now = files(root);
        now.retain(|path, _| !replaced || !is_temporary(path));
        now == *before
    };
    while as_before() && child.try_wait().unwrap().is_none() {
        assert!(start.elapsed() < Duration::from_secs(60), "nothing is written");
    }
}

#[test]
fn a_killed_run_leaves_whole_files_and_the_next_one_cleans_up() {
    let texts = ["get_thing", "find_thing"].map(|operation| (operation, undisturbed(operation)));
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    documents(root, texts[0].0);
    assert!(generate(root).wait().unwrap().success());
    let (mut halfway, mut leftovers) = (0, 0);
    for round in 0..ROUNDS {
        let [(_, old), (operation, new)] = if round % 2 == 0 { [&texts[0], &texts[1]] } else { [&texts[1], &texts[0]] };
        documents(root, operation);
        let mut child = generate(root);
        // The renames follow one another at once, so those runs are not waited for any longer.
        let replaced = round % 4 > 1;
        until_it_writes(root, old, replaced, &mut child);
        std::thread::sleep(Duration::from_micros(if replaced { 0 } else { u64::from(round) * 100 }));
        child.kill().unwrap();
        child.wait().unwrap();

        let (temporary, whole): (BTreeMap<_, _>, BTreeMap<_, _>) =
            files(root).into_iter().partition(|(path, _)| is_temporary(path));
        assert_eq!(whole.keys().collect::<Vec<_>>(), new.keys().collect::<Vec<_>>());
        for (path, text) in &whole {
            assert!(*text == old[path] || *text == new[path], "{} is not whole", path.display());
        }
        halfway += u32::from(whole != *old && whole != *new);
        leftovers += u32::from(!temporary.is_empty());

        assert!(generate(root).wait().unwrap().success());
        assert_eq!(files(root), *new);
    }
    println!("{ROUNDS} runs were killed: {halfway} between two files, {leftovers} with temporary files left");
    assert!(leftovers > 0, "no run was killed while it wrote");
}
