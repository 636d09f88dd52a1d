//! Which texts the two arguments name, and which text is compared with which.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sha1::{Digest as _, Sha1};

use crate::diff::accepted::{self, Scope};
use crate::git::{Advice, Blob, Failure, Repository, folder_of};
use crate::source;

use super::side::{At, Loaded, Side, of_commit, on_disk};

const ADVICE: Advice = Advice {
    without: "name two files, as in `cargo xtask diff OLD.yaml NEW.yaml`",
    name: "name what to compare with, as in `cargo xtask diff HEAD`",
    on_disk: "name a file, a revision, or a file of a revision as in `main:spec/adapay.yaml`",
};

/// A document in two versions, one of which may not exist.
pub type Both = (Option<Loaded>, Option<Loaded>);

/// The name of a document then and now.
type Names = (String, String);

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
    /// The list of accepted changes at the base, if somebody chose the base.
    pub accepted_then: Option<String>,
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
            (Some(Side::Commit(at)), None) => finder.since(&at, &Side::OnDisk),
            (Some(Side::Commit(at)), Some(side @ Side::Commit(_))) => finder.since(&at, &side),
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
        let repository = Repository::around(self.git, &self.folder, &ADVICE)?;
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
        Ok(At { name: "main".to_owned(), commit: self.repository()?.base()? })
    }

    /// One document: what is missing follows from what is there.
    fn one(&self, base: Side, revision: Option<Side>) -> Result<Compared, Failure> {
        let (base, revision) = match (base, revision) {
            (base, Some(revision)) => (base, revision),
            (file @ Side::File(_), None) => (Side::Commit(self.main()?), file),
            (base, None) => (base, Side::OnDisk),
        };
        let says = (says(&base), says(&revision));
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
            accepted_then: None,
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
        found.map(|bytes| of_commit(at, path.to_owned(), bytes)).transpose()
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

    /// All documents of a commit beside those of another one or those on disk.
    fn all(&self, base: &At, revision: &Side) -> Result<Compared, Failure> {
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
            accepted_then: None,
        })
    }

    /// The same since a commit that somebody chose: what was accepted before it need not be among the changes.
    fn since(&self, base: &At, revision: &Side) -> Result<Compared, Failure> {
        let compared = self.all(base, revision)?;
        if !self.root.join(accepted::DEFAULT).is_file() {
            return Ok(compared);
        }
        let bytes = self.repository()?.bytes(&base.commit, &self.in_repository(accepted::DEFAULT)?)?;
        Ok(Compared { accepted_then: bytes.and_then(|bytes| String::from_utf8(bytes).ok()), ..compared })
    }

    /// Whether a side is what is worked on, and not some earlier state.
    fn is_now(&self, side: &Side) -> Result<bool, Failure> {
        match side {
            Side::OnDisk | Side::File(_) => Ok(true),
            Side::Commit(at) | Side::FileOf(at, _) => Ok(self.repository()?.commit("HEAD")? == at.commit),
        }
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

    fn blobs(&self, at: &At) -> Result<Vec<Blob>, Failure> {
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

/// Documents by their name in `spec/`.
type Documents = BTreeMap<String, Found>;

/// A document that has not been read yet if that can be avoided.
enum Found {
    Kept(At, Blob),
    OnDisk(Loaded),
}

impl Found {
    fn blob(&self) -> Option<&Blob> {
        match self {
            Found::Kept(_, blob) => Some(blob),
            Found::OnDisk(_) => None,
        }
    }

    fn path(&self) -> String {
        match self {
            Found::Kept(_, blob) => shown_in_spec(&blob.name),
            Found::OnDisk(loaded) => loaded.path.clone(),
        }
    }

    /// The id that Git gives to its bytes, so that equal ones need not be read.
    fn object(&self) -> String {
        match self {
            Found::Kept(_, blob) => blob.object.clone(),
            Found::OnDisk(loaded) => {
                let hash = Sha1::new().chain_update(format!("blob {}\0", loaded.text.len())).chain_update(&loaded.text);
                hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
            }
        }
    }
}

fn shown_in_spec(name: &str) -> String {
    format!("spec/{name}")
}

/// A side for people; `None` for files on disk.
fn says(side: &Side) -> Option<String> {
    match side {
        Side::Commit(at) | Side::FileOf(at, _) => Some(at.says()),
        Side::OnDisk | Side::File(_) => None,
    }
}
