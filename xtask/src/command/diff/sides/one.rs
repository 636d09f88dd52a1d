//! One document in two versions, of which at least one was named.

use crate::diff::accepted::Scope;
use crate::git::Failure;

use super::super::side::{At, Loaded, Side, of_commit, on_disk};
use super::found::shown_in_spec;
use super::{ADVICE, Compared, Finder, says};

impl Finder<'_> {
    /// One document: what is missing follows from what is there.
    ///
    /// # Errors
    /// When there is no such document, or it cannot be read.
    pub fn one(&self, base: Side, revision: Option<Side>) -> Result<Compared, Failure> {
        let (base, revision) = match (base, revision) {
            (base, Some(revision)) => (base, revision),
            (file @ Side::File(_), None) => (Side::Commit(self.main()?), file),
            (base, None) => (base, Side::OnDisk),
        };
        let says = (says(&base), says(&revision));
        let are_documents = [&base, &revision].map(|side| self.is_document(side));
        let is_of_spec = are_documents.contains(&true);
        let accepted_then = match &base {
            Side::Commit(at) | Side::FileOf(at, _) if is_of_spec => self.accepted_at(at)?,
            _ => None,
        };
        // Two files that somebody named are free to have any names, but a document's is that of a module of the crate.
        let is_found = [&base, &revision].iter().any(|side| matches!(side, Side::Commit(_) | Side::OnDisk));
        let is_renamed = is_found || are_documents == [true; 2];
        let scope = if self.is_now(&revision)? { Scope::Compared } else { Scope::Past };
        let (base, revision) = match (&base, &revision) {
            (Side::Commit(_) | Side::OnDisk, _) => {
                let known = self.load(&revision)?;
                (self.like(&base, &revision, &known.path)?, Some(known))
            }
            (_, Side::Commit(_) | Side::OnDisk) => {
                let known = self.load(&base)?;
                let like = self.like(&revision, &base, &known.path)?;
                (Some(known), like)
            }
            _ => (Some(self.load(&base)?), Some(self.load(&revision)?)),
        };
        let name = |loaded: &Option<Loaded>, says: Option<String>| {
            says.or_else(|| loaded.as_ref().map(|loaded| loaded.path.clone())).unwrap_or_default()
        };
        let (base_name, revision_name) = (name(&base, says.0), says.1.unwrap_or_default());
        Ok(Compared {
            pairs: vec![(base, revision)],
            base: base_name,
            revision: revision_name,
            documents: 1,
            scope,
            accepted_then,
            is_of_spec,
            is_renamed,
        })
    }

    /// The text of a side that names one file.
    fn load(&self, side: &Side) -> Result<Loaded, Failure> {
        let missing = |name: String, help: String| Failure { why: format!("{name} does not exist"), help };
        match side {
            Side::FileOf(at, path) => self
                .of_commit(at, path)?
                .ok_or_else(|| missing(format!("{}:{path}", at.label()), self.documents_of(at))),
            Side::File(file) => {
                let name = self.shown(file);
                on_disk(file, name.clone())?.ok_or_else(|| missing(name, ADVICE.on_disk.to_owned()))
            }
            Side::OnDisk | Side::Commit(_) => Err(missing("that file".to_owned(), ADVICE.on_disk.to_owned())),
        }
    }

    /// What documents there are instead.
    fn documents_of(&self, at: &At) -> String {
        let blobs = self.blobs(at).unwrap_or_default();
        let paths: Vec<String> =
            blobs.iter().map(|blob| format!("{}:{}", at.label(), shown_in_spec(&blob.name))).collect();
        match paths.is_empty() {
            true => "there are no documents at that revision".to_owned(),
            false => format!("the documents of that revision are {}", paths.join(", ")),
        }
    }

    /// The document of `side` that corresponds to a file of the other side, under its former or later name if it has another one.
    fn like(&self, side: &Side, other: &Side, name: &str) -> Result<Option<Loaded>, Failure> {
        let repository = self.repository()?;
        let path = match other {
            Side::File(file) => repository.path(file).ok_or_else(|| Failure {
                why: format!("{name} is in another repository, or in none"),
                help: ADVICE.without.to_owned(),
            })?,
            Side::FileOf(_, path) => path.clone(),
            Side::OnDisk | Side::Commit(_) => name.to_owned(),
        };
        let Side::Commit(at) = side else {
            let files = [repository.top().join(&path), self.root.join(&path)];
            let file = files.iter().find(|file| file.is_file());
            return file.map_or(Ok(None), |file| on_disk(file, name.to_owned()));
        };
        if let Some(found) = self.of_commit(at, &path)? {
            return Ok(Some(Loaded { path: name.to_owned(), ..found }));
        }
        match self.other_name(at, other, &path)? {
            Some(path) => self.of_commit(at, &path),
            None => Ok(None),
        }
    }

    /// What a file is called at a commit that does not know it by its name.
    fn other_name(&self, at: &At, other: &Side, path: &str) -> Result<Option<String>, Failure> {
        let other = match other {
            Side::FileOf(other, _) => Some(other.commit.as_str()),
            _ => None,
        };
        let renames = self.repository()?.renames(&at.commit, other)?;
        Ok(renames.into_iter().find(|(_, new)| new == path).map(|(old, _)| old))
    }

    fn of_commit(&self, at: &At, path: &str) -> Result<Option<Loaded>, Failure> {
        let repository = self.repository()?;
        let from_root = self.in_repository(path)?;
        let found = match repository.bytes(&at.commit, path)? {
            None if from_root != path => repository.bytes(&at.commit, &from_root)?,
            found => found,
        };
        // As for files on disk, what is below the root is shown from there.
        let above = self.in_repository("")?;
        let shown = path.strip_prefix(&above).unwrap_or(path);
        found.map(|bytes| of_commit(at, shown.to_owned(), bytes)).transpose()
    }
}
