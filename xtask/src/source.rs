//! Finds and reads the documents.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// One hand-written document: its path from the root, with `/` between, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub path: String,
    pub text: String,
}

/// Why the documents could not be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub path: String,
    pub why: String,
    pub help: &'static str,
}

/// The name of what was read from standard input.
pub const STDIN: &str = "<stdin>";

/// Name and text of each document, as findings are printed with.
#[must_use]
pub fn texts(sources: &[Source]) -> Vec<(&str, &str)> {
    sources.iter().map(|source| (source.path.as_str(), source.text.as_str())).collect()
}

/// Reads every `spec/*.yaml`, ordered by name.
///
/// # Errors
/// All that is wrong, at once.
/// No document at all is an error too: everything generated would count as left over and be removed.
pub fn read(root: &Path) -> Result<Vec<Source>, Vec<Unreadable>> {
    let (sources, problems) = read_all(root);
    if problems.is_empty() { Ok(sources) } else { Err(problems) }
}

/// Reads what can be read of `spec/*.yaml`, and says what is wrong with the rest.
pub fn read_all(root: &Path) -> (Vec<Source>, Vec<Unreadable>) {
    let names = match names(root) {
        Ok(names) => names,
        Err(error) => return (Vec::new(), vec![no_folder(root, &error)]),
    };
    let (mut sources, mut problems) = (Vec::new(), Vec::new());
    for name in names {
        match read_one(root, &name) {
            Ok(Some(source)) => sources.push(source),
            Ok(None) => {}
            Err(problem) => problems.push(problem),
        }
    }
    if sources.is_empty() && problems.is_empty() {
        problems.push(no_document());
    }
    (sources, problems)
}

/// Reads the files that somebody named, each once, whatever their names end in; `-` is `input`.
pub fn read_files(files: &[String], input: &mut dyn Read) -> (Vec<Source>, Vec<Unreadable>) {
    let (mut sources, mut problems): (Vec<Source>, Vec<Unreadable>) = (Vec::new(), Vec::new());
    for file in files {
        let path = if file == "-" { STDIN } else { file };
        if sources.iter().any(|known| known.path == path) || problems.iter().any(|known| known.path == path) {
            continue;
        }
        match read_file(file, input) {
            Ok(text) => sources.push(Source { path: path.to_owned(), text }),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => problems.push(not_utf8(path.to_owned())),
            Err(error) => problems.push(unreadable(path, &error)),
        }
    }
    (sources, problems)
}

fn read_file(file: &str, input: &mut dyn Read) -> io::Result<String> {
    match file {
        "-" => io::read_to_string(input),
        file => fs::read_to_string(file),
    }
}

fn unreadable(path: &str, error: &io::Error) -> Unreadable {
    let path = path.to_owned();
    match error.kind() {
        io::ErrorKind::NotFound => Unreadable {
            path,
            why: "does not exist".to_owned(),
            help: "name a file, or nothing for all of spec/*.yaml",
        },
        io::ErrorKind::IsADirectory => Unreadable {
            path,
            why: "is a folder".to_owned(),
            help: "name the files in it; a shell does that with FOLDER/*.yaml",
        },
        _ => cannot_read(path, error),
    }
}

fn names(root: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root.join("spec"))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

fn read_one(root: &Path, name: &str) -> Result<Option<Source>, Unreadable> {
    let path = format!("spec/{name}");
    // Editors keep their swap and lock files under a name with a dot in front.
    if name.starts_with('.') {
        return Ok(None);
    }
    // Passing over such a file would remove everything generated from it when it was called `.yaml` before.
    if name.ends_with(".yml") {
        let help = "rename it: the name of a document ends in `.yaml`";
        return Err(Unreadable { path, why: "is not read under this name".to_owned(), help });
    }
    if !name.ends_with(".yaml") {
        return Ok(None);
    }
    let file = root.join(&path);
    // To read from a pipe that nobody writes to would take for ever.
    if fs::metadata(&file).is_ok_and(|found| !found.is_file()) {
        return Err(Unreadable { path, why: "is no plain file".to_owned(), help: "a document is a plain file" });
    }
    match fs::read_to_string(file) {
        Ok(text) => Ok(Some(Source { path, text })),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(not_utf8(path)),
        Err(error) => Err(cannot_read(path, &error)),
    }
}

fn not_utf8(path: String) -> Unreadable {
    Unreadable { path, why: "is not UTF-8 text".to_owned(), help: "save it as UTF-8" }
}

fn cannot_read(path: String, error: &io::Error) -> Unreadable {
    Unreadable { path, why: format!("cannot be read: {error}"), help: "a document is a plain file that you may read" }
}

fn no_folder(root: &Path, error: &io::Error) -> Unreadable {
    let help = "run from the project, or name its folder with `--root DIR`";
    Unreadable { path: root.join("spec").display().to_string(), why: format!("cannot be listed: {error}"), help }
}

fn no_document() -> Unreadable {
    let help = "a document is a file `spec/<api>.yaml`; without one, gen would remove all that it has written";
    Unreadable { path: "spec".to_owned(), why: "holds no document".to_owned(), help }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("spec")).unwrap();
        for (name, bytes) in files {
            fs::write(root.path().join("spec").join(name), bytes).unwrap();
        }
        root
    }

    #[test]
    fn documents_come_in_the_order_of_their_names() {
        let root = folder(&[("b.yaml", b"b"), ("a.yaml", b"a"), ("README.md", b""), (".#a.yaml", b"")]);
        let sources = read(root.path()).unwrap();
        let paths: Vec<&str> = sources.iter().map(|source| source.path.as_str()).collect();
        assert_eq!(paths, ["spec/a.yaml", "spec/b.yaml"]);
    }

    #[test]
    fn all_that_is_wrong_comes_back_at_once() {
        let root = folder(&[("a.yaml", b"\xff"), ("b.yml", b"b"), ("c.yaml", b"c")]);
        fs::create_dir(root.path().join("spec/d.yaml")).unwrap();
        let problems = read(root.path()).unwrap_err();
        let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!(paths, ["spec/a.yaml", "spec/b.yml", "spec/d.yaml"]);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_plain_file_is_not_opened() {
        let root = folder(&[("a.yaml", b"a")]);
        let _socket = std::os::unix::net::UnixListener::bind(root.path().join("spec/f.yaml")).unwrap();
        let problems = read(root.path()).unwrap_err();
        assert_eq!((problems[0].path.as_str(), problems[0].why.as_str()), ("spec/f.yaml", "is no plain file"));
    }

    #[test]
    fn no_document_is_an_error() {
        assert_eq!(read(folder(&[]).path()).unwrap_err()[0].why, "holds no document");
        assert!(read(Path::new("/nowhere")).unwrap_err()[0].why.starts_with("cannot be listed"));
    }
}
