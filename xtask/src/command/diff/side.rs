//! What one of the two arguments names.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::git::{Failure, Left, Repository};

/// A text that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// As it is shown.
    pub path: String,
    /// The revision as it is shown; empty for what is on disk.
    pub at: String,
    pub text: String,
}

/// A commit, and how it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// As somebody named it: `main`, `HEAD~1`.
    pub name: String,
    /// Its full id.
    pub commit: String,
    /// The branch that was left here and has gone on since.
    pub left: Option<&'static str>,
}

impl At {
    /// A commit as somebody named it.
    fn named(name: &str, commit: String) -> At {
        At { name: name.to_owned(), commit, left: None }
    }

    /// Where a branch was left; once the branch has gone on, its name would promise other lines.
    pub fn left(Left { branch, commit, is_tip }: Left) -> At {
        match is_tip {
            true => At::named(branch, commit),
            false => At { name: commit.clone(), commit, left: Some(branch) },
        }
    }

    /// `main (0123456789)`; an id stands for itself.
    pub fn says(&self) -> String {
        let short = short(&self.commit);
        if let Some(branch) = self.left {
            return format!("where HEAD left {branch} ({short})");
        }
        if self.commit.starts_with(&self.name) { short.to_owned() } else { format!("{} ({short})", self.name) }
    }

    /// For places: a full id is shortened.
    pub fn label(&self) -> String {
        if self.commit == self.name { short(&self.commit).to_owned() } else { self.name.clone() }
    }
}

fn short(commit: &str) -> &str {
    commit.get(..10).unwrap_or(commit)
}

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// `spec/*.yaml` on disk.
    OnDisk,
    /// `spec/*.yaml` of a commit.
    Commit(At),
    /// One file on disk.
    File(PathBuf),
    /// One file of a commit, by its path from the repository's uppermost folder.
    FileOf(At, String),
}

impl Side {
    /// Takes an argument apart; `repository` is asked for only if the argument is no file.
    pub fn of<'r>(
        argument: &str,
        repository: impl FnOnce() -> Result<&'r Repository, Failure>,
    ) -> Result<Side, Failure> {
        let file = Path::new(argument);
        if file.is_file() {
            return Ok(Side::File(file.to_path_buf()));
        }
        let repository = repository().map_err(|failure| Failure {
            why: format!("`{argument}` is no file, and no revision: {}", failure.why),
            help: failure.help,
        })?;
        // A colon is part of no revision's name, but a path may have many.
        if let Some((name, path)) = argument.split_once(':') {
            let at = At::named(name, commit(repository, name, argument)?);
            return Ok(Side::FileOf(at, path.trim_start_matches("./").to_owned()));
        }
        Ok(Side::Commit(At::named(argument, commit(repository, argument, argument)?)))
    }
}

fn commit(repository: &Repository, name: &str, argument: &str) -> Result<String, Failure> {
    let unknown = |failure: Failure| {
        let why = match name == argument {
            true => format!("`{argument}` is neither a file nor a revision of this repository"),
            false if name.is_empty() => format!("`{argument}` names no revision"),
            false => failure.why,
        };
        let help = match name.split_once("..") {
            Some((base, revision)) => {
                let revision = revision.trim_start_matches('.');
                format!("write the two apart, as in `cargo xtask diff {base} {revision}`")
            }
            None if name.is_empty() => {
                "name a revision in front of the colon, as in `HEAD:spec/adapay.yaml`".to_owned()
            }
            None => failure.help,
        };
        Failure { why, help }
    };
    repository.commit(name).map_err(unknown)
}

/// Reads a file on disk; `None` if there is none.
pub fn on_disk(file: &Path, path: String) -> Result<Option<Loaded>, Failure> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(Some(Loaded { path, at: String::new(), text })),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(not_utf8(&path)),
        Err(error) => Err(Failure {
            why: format!("{path} cannot be read: {error}"),
            help: "a document is a plain file that you may read".to_owned(),
        }),
    }
}

/// Makes a text of what Git keeps.
pub fn of_commit(at: &At, path: String, bytes: Vec<u8>) -> Result<Loaded, Failure> {
    let label = at.label();
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Loaded { path, at: label, text }),
        Err(_) => Err(not_utf8(&format!("{label}:{path}"))),
    }
}

fn not_utf8(name: &str) -> Failure {
    Failure { why: format!("{name} is not UTF-8 text"), help: "save it as UTF-8".to_owned() }
}
