//! Compares the files on disk with what the generator writes.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::banner;
use super::cause::{self, Cause};
use super::diff::{self, Diff};
use super::tree::{self, Node};

/// A path at which the disk is not what the generator writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// From the root, with `/` between.
    pub path: String,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The file is not there; it would have so many lines.
    Missing { lines: usize },
    /// The file is there and differs.
    Changed { causes: Vec<Cause>, diff: Diff },
    /// The generator does not write this file.
    Stranger(Stranger),
    /// Something is in the way of a file that the generator writes.
    Blocked { why: String },
}

/// Who left a file that the generator does not write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stranger {
    /// The generator, from a document that is gone.
    Generated,
    /// The generator, and somebody edited it: perhaps a copy that is somebody's work.
    Edited,
    /// A run of the generator that was killed.
    Leftover,
    /// Somebody else.
    Foreign,
}

impl Kind {
    /// Whether `gen` must not go on, lest somebody's work be lost.
    pub fn stops_writing(&self) -> bool {
        matches!(self, Self::Blocked { .. } | Self::Stranger(Stranger::Foreign | Stranger::Edited))
    }
}

/// All differences, ordered by path.
///
/// `owned` are the folders and files that only the generator writes, `outputs` what it writes, by path.
/// The error is for what cannot be looked at at all; a single file that cannot be read is a difference.
pub fn compare(root: &Path, owned: &[&str], outputs: &BTreeMap<String, String>) -> io::Result<Vec<Difference>> {
    let mut kinds = BTreeMap::new();
    for (path, wanted) in outputs {
        refuse_unowned(owned, path)?;
        if let Some(found) = at_output(root, path, wanted)? {
            kinds.insert(found.path, found.kind);
        }
    }
    for (path, node) in tree::list(root, owned)? {
        if !outputs.contains_key(&path) {
            let stranger = stranger(root, &path, node);
            kinds.entry(path).or_insert(Kind::Stranger(stranger));
        }
    }
    Ok(kinds.into_iter().map(|(path, kind)| Difference { path, kind }).collect())
}

/// A name in a document must not become a way out of the folders.
fn refuse_unowned(owned: &[&str], path: &str) -> io::Result<()> {
    let plain = path.split('/').all(|part| !matches!(part, "" | "." | "..") && !part.contains('\\'));
    let inside = owned
        .iter()
        .any(|owned| path.strip_prefix(owned).is_some_and(|below| below.is_empty() || below.starts_with('/')));
    if plain && inside {
        return Ok(());
    }
    let text = format!("{path:?} is outside the folders that only gen writes: {}", owned.join(", "));
    Err(io::Error::new(io::ErrorKind::InvalidInput, text))
}

fn at_output(root: &Path, path: &str, wanted: &str) -> io::Result<Option<Difference>> {
    if let Some((above, node)) = tree::obstacle(root, path)? {
        let why = format!("{} where gen needs a folder", name(node));
        return Ok(Some(Difference { path: above, kind: Kind::Blocked { why } }));
    }
    let kind = match tree::node(root, path)? {
        None => Some(Kind::Missing { lines: wanted.lines().count() }),
        Some(Node::File) => file(&root.join(path), wanted),
        Some(node) => Some(Kind::Blocked { why: format!("{} where gen writes a file", name(node)) }),
    };
    Ok(kind.map(|kind| Difference { path: path.to_owned(), kind }))
}

fn name(node: Node) -> &'static str {
    match node {
        Node::File | Node::Leftover => "a file",
        Node::Folder => "a folder",
        Node::Link => "a symbolic link",
        Node::Special => "a special file",
    }
}

fn file(path: &Path, wanted: &str) -> Option<Kind> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            return Some(Kind::Blocked { why: format!("it cannot be read: {error}") });
        }
    };
    if bytes == wanted.as_bytes() {
        return None;
    }
    let text = String::from_utf8_lossy(&bytes);
    // An empty file is nobody's work: an interrupted editor or a full disk leaves such.
    let foreign = !bytes.is_empty() && banner::is_ours(wanted) && !banner::is_ours(&text);
    if foreign {
        return Some(Kind::Blocked {
            why: "it does not begin with gen's banner, so it may be somebody's work".to_owned(),
        });
    }
    Some(Kind::Changed { causes: cause::find(&text, wanted), diff: diff::between(&text, wanted) })
}

fn stranger(root: &Path, path: &str, node: Node) -> Stranger {
    match node {
        Node::Leftover => Stranger::Leftover,
        Node::File => fs::read_to_string(root.join(path)).map_or(Stranger::Foreign, |text| author(&text)),
        Node::Folder | Node::Link | Node::Special => Stranger::Foreign,
    }
}

fn author(text: &str) -> Stranger {
    match banner::read(text) {
        Some(banner) if banner.intact => Stranger::Generated,
        Some(_) => Stranger::Edited,
        None if banner::is_ours(text) => Stranger::Edited,
        None => Stranger::Foreign,
    }
}
