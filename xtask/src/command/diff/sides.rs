//! Which texts the two arguments name, and which text is compared with which.

mod all;
mod found;
mod one;

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use crate::diff::accepted::{self, Scope};
use crate::git::{Advice, Failure, Repository, folder_of};

use super::side::{At, Loaded, Side};

const ADVICE: Advice = Advice {
    without: "name two files, as in `cargo xtask diff OLD.yaml NEW.yaml`",
    name: "name what to compare with, as in `cargo xtask diff HEAD`",
    on_disk: "name a file, a revision, or a file of a revision as in `main:spec/adapay.yaml`",
};

/// A document in two versions, one of which may not exist.
pub type Both = (Option<Loaded>, Option<Loaded>);

/// What there is to compare.
#[derive(Debug, Default)]
pub struct Compared {
    /// Those that may differ.
    pub pairs: Vec<Both>,
    /// For people: `main (0123456789)`, or the name of a file.
    pub base: String,
    /// The same; empty for what is on disk.
    pub revision: String,
    /// How many documents there are, with those whose text is the same.
    pub documents: usize,
    /// Of which accepted changes it can be said that they should be among the changes.
    pub scope: Scope,
    /// The list of accepted changes at the base, if the base is a commit and had one.
    pub accepted_then: Option<String>,
    /// Whether documents in `spec/` are among them, for which the list of accepted changes is made.
    pub is_of_spec: bool,
    /// Whether a document whose name differs has been renamed.
    pub is_renamed: bool,
}

/// Finds what the arguments name.
pub struct Sides<'a> {
    pub root: &'a Path,
    /// Git's name or path.
    pub git: &'a str,
}

impl Sides<'_> {
    /// What is compared when these are the arguments.
    ///
    /// # Errors
    /// When one of them names nothing, or what it names cannot be read.
    pub fn compared(&self, base: Option<&str>, revision: Option<&str>) -> Result<Compared, Failure> {
        let finder =
            Finder { root: self.root, git: self.git, folder: self.folder(base, revision), found: OnceCell::new() };
        match (base.map(|base| finder.side(base)).transpose()?, revision.map(|it| finder.side(it)).transpose()?) {
            (None, _) => finder.all(&finder.main()?, &Side::OnDisk),
            (Some(Side::Commit(at)), None) => finder.all(&at, &Side::OnDisk),
            (Some(Side::Commit(at)), Some(side @ Side::Commit(_))) => finder.all(&at, &side),
            (Some(base), revision) => finder.one(base, revision),
        }
    }

    /// Where to look for the repository: around the only file that is named, or else around the documents.
    fn folder(&self, base: Option<&str>, revision: Option<&str>) -> PathBuf {
        let file = [base, revision].into_iter().flatten().map(Path::new).find(|file| file.is_file());
        file.map_or(self.root, folder_of).to_path_buf()
    }
}

struct Finder<'a> {
    root: &'a Path,
    git: &'a str,
    folder: PathBuf,
    found: OnceCell<Repository>,
}

impl Finder<'_> {
    /// The repository, which two files can do without.
    fn repository(&self) -> Result<&Repository, Failure> {
        if let Some(repository) = self.found.get() {
            return Ok(repository);
        }
        let around = |folder: &Path| Repository::around(self.git, folder, &ADVICE);
        // A file outside of any repository may be named beside a revision of this one.
        let repository = around(&self.folder).or_else(|failure| around(self.root).map_err(|_| failure))?;
        Ok(self.found.get_or_init(|| repository))
    }

    fn side(&self, argument: &str) -> Result<Side, Failure> {
        let from_root = self.root.join(argument);
        if !Path::new(argument).is_file() && from_root.is_file() {
            return Ok(Side::File(from_root));
        }
        Side::of(argument, || self.repository())
    }

    /// Where HEAD left `main`.
    fn main(&self) -> Result<At, Failure> {
        Ok(At::left(self.repository()?.left()?))
    }

    /// The path of something below the root, from the repository's uppermost folder.
    fn in_repository(&self, path: &str) -> Result<String, Failure> {
        // Only the folder has to exist for this.
        let root = self.repository()?.path(&self.root.join("spec"));
        let above = root.as_deref().and_then(|spec| spec.strip_suffix("spec")).unwrap_or_default();
        Ok(format!("{above}{path}"))
    }

    /// A file as it is shown: from the root, if it is in there.
    fn shown(&self, file: &Path) -> String {
        let real = file.canonicalize().ok();
        let root = self.root.canonicalize().ok();
        let inside = real.as_ref().zip(root.as_ref()).and_then(|(file, root)| file.strip_prefix(root).ok());
        let parts: Option<Vec<&str>> = inside.and_then(|path| path.iter().map(|part| part.to_str()).collect());
        parts.map_or_else(|| file.display().to_string(), |parts| parts.join("/"))
    }

    /// The list of accepted changes at a commit: what was accepted then need not be among the changes since.
    fn accepted_at(&self, at: &At) -> Result<Option<String>, Failure> {
        // Each question takes a process, and without a list today nothing has to be known of an earlier one.
        if !self.root.join(accepted::DEFAULT).is_file() {
            return Ok(None);
        }
        let bytes = self.repository()?.bytes(&at.commit, &self.in_repository(accepted::DEFAULT)?)?;
        Ok(bytes.and_then(|bytes| String::from_utf8(bytes).ok()))
    }

    /// Whether a side names a file right in `spec/`, now or then.
    fn is_document(&self, side: &Side) -> bool {
        let spec = self.root.join("spec");
        match side {
            Side::OnDisk | Side::Commit(_) => false,
            Side::File(file) => {
                let folder = folder_of(file).canonicalize();
                folder.ok().zip(spec.canonicalize().ok()).is_some_and(|(folder, spec)| folder == spec)
            }
            Side::FileOf(_, path) => {
                // Only a repository that the root is in has its documents.
                let spec = self.repository().ok().and_then(|repository| repository.path(&spec));
                let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                spec.is_some_and(|spec| folder == spec || folder == "spec")
            }
        }
    }

    /// Whether a side is what is worked on, and not some earlier state.
    fn is_now(&self, side: &Side) -> Result<bool, Failure> {
        match side {
            Side::OnDisk | Side::File(_) => Ok(true),
            Side::Commit(at) | Side::FileOf(at, _) => Ok(self.repository()?.commit("HEAD")? == at.commit),
        }
    }
}

/// A side for people; `None` for files on disk.
fn says(side: &Side) -> Option<String> {
    match side {
        Side::Commit(at) | Side::FileOf(at, _) => Some(at.says()),
        Side::OnDisk | Side::File(_) => None,
    }
}
