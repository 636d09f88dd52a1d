//! What is on disk in the folders and files that only `gen` writes; links are seen and never followed.

use std::collections::BTreeMap;
use std::fs::{self, FileType};
use std::io;
use std::path::Path;

/// The names of files that are being written; a run that was killed leaves them behind.
pub const TEMPORARY_PREFIX: &str = ".xtask-gen-";
pub const TEMPORARY_SUFFIX: &str = ".tmp";

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    File,
    Folder,
    Link,
    /// A pipe, a socket, a device: reading it could wait for ever.
    Special,
    /// A temporary file of a run that was killed.
    Leftover,
}

/// Everything below the owned paths, except folders, by its path from the root.
///
/// Beside an owned file, these are the temporary files that a killed run left there.
pub fn list(root: &Path, owned: &[&str]) -> io::Result<BTreeMap<String, Node>> {
    let mut nodes = BTreeMap::new();
    for path in owned {
        if obstacle(root, path)?.is_none() {
            visit(root, (*path).to_owned(), &mut nodes)?;
            visit_leftovers_beside(root, path, &mut nodes)?;
        }
    }
    Ok(nodes)
}

fn visit(root: &Path, path: String, nodes: &mut BTreeMap<String, Node>) -> io::Result<()> {
    match node(root, &path)? {
        Some(Node::Folder) => {
            for entry in fs::read_dir(root.join(&path)).map_err(|error| at(&path, "listing", &error))? {
                let entry = entry.map_err(|error| at(&path, "listing", &error))?;
                visit_entry(root, &path, &entry, nodes)?;
            }
        }
        Some(node) => {
            nodes.insert(path, node);
        }
        None => {}
    }
    Ok(())
}

fn visit_entry(root: &Path, folder: &str, entry: &fs::DirEntry, nodes: &mut BTreeMap<String, Node>) -> io::Result<()> {
    match entry.file_name().to_str() {
        Some(name) => visit(root, format!("{folder}/{name}"), nodes),
        // A name that is not UTF-8 cannot be one of ours, and could not be looked up by its text.
        None => {
            let name = entry.file_name().to_string_lossy().into_owned();
            nodes.insert(format!("{folder}/{name}"), Node::Special);
            Ok(())
        }
    }
}

/// An owned file is written through a temporary one in its folder, which belongs to others otherwise.
fn visit_leftovers_beside(root: &Path, path: &str, nodes: &mut BTreeMap<String, Node>) -> io::Result<()> {
    let (folder, before) = path.rsplit_once('/').map_or(("", ""), |(folder, _)| (folder, "/"));
    if node(root, path)? == Some(Node::Folder) || !root.join(folder).is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(root.join(folder)).map_err(|error| at(folder, "listing", &error))? {
        let name = entry.map_err(|error| at(folder, "listing", &error))?.file_name();
        let path = name.to_str().map(|name| format!("{folder}{before}{name}"));
        if let Some(path) = path
            && node(root, &path)? == Some(Node::Leftover)
        {
            nodes.insert(path, Node::Leftover);
        }
    }
    Ok(())
}

/// What stands at a path, `None` for nothing.
pub fn node(root: &Path, path: &str) -> io::Result<Option<Node>> {
    match fs::symlink_metadata(root.join(path)) {
        Ok(metadata) => Ok(Some(kind(metadata.file_type(), path))),
        Err(error) if nothing_there(&error) => Ok(None),
        Err(error) => Err(at(path, "looking at", &error)),
    }
}

fn kind(file_type: FileType, path: &str) -> Node {
    let name = path.rsplit('/').next().unwrap_or(path);
    if file_type.is_symlink() {
        Node::Link
    } else if file_type.is_dir() {
        Node::Folder
    } else if !file_type.is_file() {
        Node::Special
    } else if name.starts_with(TEMPORARY_PREFIX) && name.ends_with(TEMPORARY_SUFFIX) {
        Node::Leftover
    } else {
        Node::File
    }
}

/// The first part of the way to a path that is no folder, if there is one.
///
/// Without this a link in the place of a folder would lead out of the tree.
pub fn obstacle(root: &Path, path: &str) -> io::Result<Option<(String, Node)>> {
    for (end, _) in path.match_indices('/') {
        let Some(above) = path.get(..end) else {
            continue;
        };
        match node(root, above)? {
            Some(Node::Folder) => {}
            Some(other) => return Ok(Some((above.to_owned(), other))),
            None => return Ok(None),
        }
    }
    Ok(None)
}

/// An error that names the path and what was being done, which those of the standard library do not.
pub fn at(path: &str, doing: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{doing} {path}: {error}"))
}

fn nothing_there(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
