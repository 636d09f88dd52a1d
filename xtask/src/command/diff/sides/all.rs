//! All documents of a commit beside those of another one, or those on disk.

use std::collections::BTreeSet;

use crate::diff::accepted::Scope;
use crate::git::{Blob, Failure};
use crate::source;

use super::super::side::{At, Loaded, Side, of_commit};
use super::found::{Documents, Found, shown_in_spec};
use super::{Both, Compared, Finder, says};

/// The name of a document then and now.
type Names = (String, String);

impl Finder<'_> {
    /// All documents of a commit beside those of another one or those on disk.
    ///
    /// # Errors
    /// When there are none, or one of them cannot be read.
    pub fn all(&self, base: &At, revision: &Side) -> Result<Compared, Failure> {
        let mut before = self.found_in(base)?;
        let mut after = match revision {
            Side::Commit(at) => self.found_in(at)?,
            _ => self.found_on_disk()?,
        };
        if before.is_empty() && after.is_empty() {
            let help = "a document is a file `spec/<api>.yaml`; name other files or revisions".to_owned();
            return Err(Failure { why: "there is no document in spec/ on either side".to_owned(), help });
        }
        let renamed = self.renamed(base, revision, &before, &after)?;
        let known: Vec<&String> = renamed.iter().flat_map(|(old, new)| [old, new]).collect();
        let others: BTreeSet<&String> =
            before.keys().chain(after.keys()).filter(|name| !known.contains(name)).collect();
        let others: Vec<Names> = others.into_iter().map(|name| (name.clone(), name.clone())).collect();
        let mut names: Vec<Names> = renamed.into_iter().chain(others).collect();
        names.sort_by(|one, other| one.1.cmp(&other.1));
        let documents = names.len();
        let mut pairs = Vec::new();
        for (old, new) in names {
            let (old, new) = (before.remove(&old), after.remove(&new));
            let is_same = matches!((&old, &new), (Some(old), Some(new)) if old.path() == new.path() && old.object() == new.object());
            if !is_same {
                pairs.push((old, new));
            }
        }
        Ok(Compared {
            pairs: self.read(pairs)?,
            base: base.says(),
            revision: says(revision).unwrap_or_default(),
            documents,
            scope: if self.is_now(revision)? { Scope::Everything } else { Scope::Past },
            accepted_then: self.accepted_at(base)?,
            is_of_spec: true,
            is_renamed: true,
        })
    }

    /// Documents that exist on one side only, but that Git knows to be the same.
    fn renamed(
        &self,
        base: &At,
        revision: &Side,
        before: &Documents,
        after: &Documents,
    ) -> Result<Vec<Names>, Failure> {
        let is_gone = |name: &str| before.contains_key(name) && !after.contains_key(name);
        let is_new = |name: &str| after.contains_key(name) && !before.contains_key(name);
        if !before.keys().any(|name| is_gone(name)) || !after.keys().any(|name| is_new(name)) {
            return Ok(Vec::new());
        }
        let folder = self.in_repository("spec/")?;
        let commit = match revision {
            Side::Commit(at) => Some(at.commit.as_str()),
            _ => None,
        };
        let renames = self.repository()?.renames(&base.commit, commit)?;
        let names =
            renames.iter().filter_map(|(old, new)| Some((old.strip_prefix(&folder)?, new.strip_prefix(&folder)?)));
        let names = names.filter(|(old, new)| is_gone(old) && is_new(new));
        Ok(names.map(|(old, new)| (old.to_owned(), new.to_owned())).collect())
    }

    fn found_in(&self, at: &At) -> Result<Documents, Failure> {
        let blobs = self.blobs(at)?.into_iter();
        Ok(blobs.map(|blob| (blob.name.clone(), Found::Kept(at.clone(), blob))).collect())
    }

    /// The documents of a commit, ordered by name.
    ///
    /// # Errors
    /// When Git cannot be run.
    pub fn blobs(&self, at: &At) -> Result<Vec<Blob>, Failure> {
        let mut blobs = self.repository()?.files(&at.commit, &self.in_repository("spec")?)?;
        blobs.retain(|blob| blob.name.ends_with(".yaml") && !blob.name.starts_with('.'));
        Ok(blobs)
    }

    fn found_on_disk(&self) -> Result<Documents, Failure> {
        let sources = source::read(self.root).map_err(|problems| {
            let problem = problems.into_iter().next();
            let why = problem.as_ref().map_or_else(String::new, |problem| format!("{} {}", problem.path, problem.why));
            Failure { why, help: problem.map_or("", |problem| problem.help).to_owned() }
        })?;
        let named = sources.into_iter().map(|source| {
            let name = source.path.trim_start_matches("spec/").to_owned();
            (name, Found::OnDisk(Loaded { path: source.path, at: String::new(), text: source.text }))
        });
        Ok(named.collect())
    }

    /// Reads what is kept by Git, all at once.
    fn read(&self, pairs: Vec<(Option<Found>, Option<Found>)>) -> Result<Vec<Both>, Failure> {
        let found = pairs.iter().flat_map(|(old, new)| [old, new]).flatten();
        let blobs: Vec<&Blob> = found.filter_map(Found::blob).collect();
        let contents = if blobs.is_empty() { Vec::new() } else { self.repository()?.contents(&blobs)? };
        let mut contents = contents.into_iter();
        let mut load = |found: Option<Found>| match found {
            None => Ok(None),
            Some(Found::OnDisk(loaded)) => Ok(Some(loaded)),
            Some(Found::Kept(at, blob)) => {
                of_commit(&at, shown_in_spec(&blob.name), contents.next().unwrap_or_default()).map(Some)
            }
        };
        pairs.into_iter().map(|(old, new)| Ok((load(old)?, load(new)?))).collect()
    }
}
