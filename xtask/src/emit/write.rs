//! Makes the files on disk what the generator writes.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::cause::Cause;
use super::check::{Difference, Kind, Stranger, compare};
use super::diff::Diff;
use super::stage::Stage;
use super::tree::at;

/// What became of one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// From the root, with `/` between.
    pub path: String,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Created { lines: usize },
    Updated { causes: Vec<Cause>, diff: Diff },
    Unchanged,
    Removed(Stranger),
}

/// Why nothing was written.
#[derive(Debug)]
pub enum Failure {
    /// Files that may be somebody's work are in the folders; nothing was written.
    InTheWay(Vec<Difference>),
    /// The disk refused; the text says where, and how far things went.
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Creates, replaces and removes files until the disk is what the generator writes.
///
/// What is already right is not touched.
/// All new texts are on disk before the first file is replaced, and files are removed last.
pub fn write(root: &Path, owned: &[&str], outputs: &BTreeMap<String, String>) -> Result<Vec<Written>, Failure> {
    let differences = compare(root, owned, outputs)?;
    if differences.iter().any(|difference| difference.kind.stops_writing()) {
        return Err(Failure::InTheWay(differences.into_iter().filter(|one| one.kind.stops_writing()).collect()));
    }
    replace(root, outputs, &differences)?;
    remove(root, owned, &differences)?;
    Ok(account(outputs, differences))
}

fn replace(root: &Path, outputs: &BTreeMap<String, String>, differences: &[Difference]) -> io::Result<()> {
    let mut stage = Stage::default();
    for difference in differences {
        if let Some(text) = outputs.get(&difference.path) {
            stage.add(root, &difference.path, text)?;
        }
    }
    stage.commit()
}

fn remove(root: &Path, owned: &[&str], differences: &[Difference]) -> io::Result<()> {
    for Difference { path, kind } in differences {
        if matches!(kind, Kind::Stranger(_)) {
            remove_file(root, path)?;
            remove_empty_folders_above(root, owned, path);
        }
    }
    Ok(())
}

fn remove_file(root: &Path, path: &str) -> io::Result<()> {
    match fs::remove_file(root.join(path)) {
        // Another run was faster, or the file was its temporary one and has its final name now.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result.map_err(|error| at(path, "removing", &error)),
    }
}

/// A folder that lost its last file would stay in this checkout alone, since Git keeps no empty ones.
fn remove_empty_folders_above(root: &Path, owned: &[&str], path: &str) {
    let mut path = path;
    while let Some((above, _)) = path.rsplit_once('/') {
        // A folder that still holds something refuses to go, which is what ends this.
        if owned.contains(&above) || fs::remove_dir(root.join(above)).is_err() {
            return;
        }
        path = above;
    }
}

fn account(outputs: &BTreeMap<String, String>, differences: Vec<Difference>) -> Vec<Written> {
    let mut whats: BTreeMap<String, What> = outputs.keys().map(|path| (path.clone(), What::Unchanged)).collect();
    for Difference { path, kind } in differences {
        let what = match kind {
            Kind::Missing { lines } => What::Created { lines },
            Kind::Changed { causes, diff } => What::Updated { causes, diff },
            Kind::Stranger(stranger) => What::Removed(stranger),
            Kind::Blocked { .. } => continue,
        };
        whats.insert(path, what);
    }
    whats.into_iter().map(|(path, what)| Written { path, what }).collect()
}
