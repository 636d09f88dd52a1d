//! `gen FILE`: what belongs to some documents is written, and the rest stays as it is on disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::emit::banner;
use crate::emit::keep::{self, Parts, stem};
use crate::emit::lines;
use crate::source::{Source, Unreadable};
use crate::surface;

/// What each document has of its own.
const OWN: [(&str, &str); 2] = [("generated/src/api/", ".rs"), ("tests/documented/", ".rs")];

/// What all documents share.
const SHARED: [&str; 4] =
    ["generated/src/api/mod.rs", "tests/documented/main.rs", "tests/documented/calls.rs", surface::PATH];

/// What becomes of each document.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Division {
    /// Paths of the documents whose files are written.
    pub written: BTreeSet<String>,
    /// Those of them that nobody named: what is on disk of them is not whole, so it cannot be kept.
    pub not_whole: BTreeSet<String>,
    /// Paths of the documents whose files stay as they are.
    pub kept: BTreeSet<String>,
    /// Paths of the documents of which nothing is on disk.
    pub new: BTreeSet<String>,
}

/// The paths of the documents that `files` name.
///
/// # Errors
/// Those that name none.
pub fn chosen(root: &Path, files: &[PathBuf], paths: &[&str]) -> Result<BTreeSet<String>, Vec<Unreadable>> {
    let (mut found, mut problems) = (BTreeSet::new(), Vec::new());
    let real = |path: PathBuf| path.canonicalize().ok();
    for file in files {
        // As a shell names it, or as this tool does.
        let named = [real(file.clone()), real(root.join(file))];
        let same = |path: &&&str| real(root.join(path)).is_some_and(|path| named.contains(&Some(path)));
        match paths.iter().find(same) {
            Some(path) => drop(found.insert((*path).to_owned())),
            None => problems.push(Unreadable {
                path: file.display().to_string(),
                why: "is no document of spec/".to_owned(),
                help: "gen takes documents by their names, such as `spec/adapay.yaml`; `cargo xtask lint` takes any file",
            }),
        }
    }
    if problems.is_empty() { Ok(found) } else { Err(problems) }
}

/// Says which documents are written and which are kept; `paths` are those of all documents.
pub fn divide(root: &Path, chosen: BTreeSet<String>, paths: &[&str]) -> Division {
    let shared: Vec<BTreeSet<String>> = SHARED.iter().map(|path| parts_of(path, &on_disk(root, path))).collect();
    let mut division = Division { written: chosen, ..Division::default() };
    for path in paths {
        let path = (*path).to_owned();
        if division.written.contains(&path) {
            continue;
        }
        let api = stem(&path);
        let own = own(api).into_iter().map(|file| banner::is_ours(&on_disk(root, &file)));
        let there: Vec<bool> = own.chain(shared.iter().map(|modules| modules.contains(api))).collect();
        if there.iter().all(|there| *there) {
            division.kept.insert(path);
        } else if there.iter().any(|there| *there) || own_exists(root, api) {
            division.not_whole.insert(path.clone());
            division.written.insert(path);
        } else {
            division.new.insert(path);
        }
    }
    division
}

/// The files of all documents: those of `fresh`, and what is kept.
///
/// # Errors
/// The path of a shared file from which nothing can be kept.
pub fn complete(
    root: &Path,
    mut fresh: BTreeMap<String, String>,
    division: &Division,
) -> Result<BTreeMap<String, String>, String> {
    if division.kept.is_empty() {
        return Ok(fresh);
    }
    let names = |paths: &BTreeSet<String>| paths.iter().map(|path| stem(path).to_owned()).collect::<BTreeSet<_>>();
    let kept = names(&division.kept);
    let apis: Vec<String> = names(&division.written).union(&kept).cloned().collect();
    let own_files: BTreeSet<String> = apis.iter().flat_map(|api| own(api)).collect();
    for (path, text) in fresh.iter_mut().filter(|(path, _)| !own_files.contains(*path)) {
        let parts = Parts { apis: &apis, kept: &kept };
        let merge = if path == surface::PATH { lines::merged } else { keep::merged };
        *text = merge(text, &on_disk(root, path), &parts).ok_or_else(|| path.clone())?;
    }
    for file in kept.iter().flat_map(|api| own(api)) {
        let text = on_disk(root, &file);
        fresh.insert(file, text);
    }
    Ok(fresh)
}

/// Whether the files of a kept document were generated from what it says now.
pub fn is_fresh(root: &Path, path: &str, sources: &[Source]) -> bool {
    let now = sources.iter().find(|source| source.path == path).map(|source| banner::digest(&source.text));
    let then = |file: String| {
        banner::read(&on_disk(root, &file)).and_then(|banner| Some(banner.sources.first()?.digest.clone()))
    };
    now.is_some() && own(stem(path)).into_iter().all(|file| then(file) == now)
}

/// The APIs that a shared file has parts of.
fn parts_of(path: &str, on_disk: &str) -> BTreeSet<String> {
    if path == surface::PATH { lines::apis(on_disk) } else { keep::modules(on_disk) }
}

fn own(api: &str) -> [String; 2] {
    OWN.map(|(before, after)| format!("{before}{api}{after}"))
}

fn own_exists(root: &Path, api: &str) -> bool {
    own(api).iter().any(|file| root.join(file).symlink_metadata().is_ok())
}

/// What cannot be read counts as empty: it is not whole then.
fn on_disk(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap_or_default()
}
