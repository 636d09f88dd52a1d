//! What Git knows of a file's past. Nothing is written, and nothing that a person typed becomes an option of Git.

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A hook sets these for another folder than the one that is looked at here.
const OF_HOOKS: [&str; 5] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"];

/// Where the work of everybody comes together, here or as it was fetched last: the name for people, and the whole one.
const MAIN: [(&str, &str); 2] = [("main", "refs/heads/main"), ("origin/main", "refs/remotes/origin/main")];

/// What Git could not tell, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Without a full stop.
    pub why: String,
    /// The remedy.
    pub help: String,
}

impl Failure {
    fn new(why: impl Into<String>, help: impl Into<String>) -> Failure {
        Failure { why: why.into(), help: help.into() }
    }
}

/// What a command tells people to do where Git does not know; each fits behind "help:".
#[derive(Debug, PartialEq, Eq)]
pub struct Advice {
    /// How to do without Git.
    pub without: &'static str,
    /// How to name another revision than `main`.
    pub name: &'static str,
    /// What to do where something that is on disk stands in the place of a revision.
    pub on_disk: &'static str,
}

/// A file of a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// Without its folder.
    pub name: String,
    /// The id under which Git keeps its bytes.
    pub object: String,
}

/// Where the work at hand left the branch on which the work of everybody comes together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The branch: `main`, or `origin/main` where there is no branch of one's own.
    pub branch: &'static str,
    /// The full id of the last commit that both have.
    pub commit: String,
    /// Whether nothing was added to the branch since.
    pub is_tip: bool,
}

/// The repository around a folder.
#[derive(Clone, Debug)]
pub struct Repository {
    program: OsString,
    advice: &'static Advice,
    /// Its uppermost folder, without links in its path.
    top: PathBuf,
}

impl Repository {
    /// Finds the repository that a folder is in; `program` is the name or path of Git itself.
    ///
    /// # Errors
    /// When there is no Git, or no repository.
    pub fn around(program: impl Into<OsString>, folder: &Path, advice: &'static Advice) -> Result<Repository, Failure> {
        let program = program.into();
        let output = run(&program, folder, &["rev-parse", "--show-toplevel"], advice)?;
        if !output.status.success() {
            let why = format!("{} is in no Git repository: {}", folder.display(), said(&output));
            let help = format!("{}: without a repository nothing is known of the past", advice.without);
            return Err(Failure::new(why, help));
        }
        let top = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim_end_matches(['\r', '\n']));
        Ok(Repository { program, advice, top: top.canonicalize().unwrap_or(top) })
    }

    /// Its uppermost folder, without links in its path.
    #[must_use]
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// The full id of the commit that a revision names.
    ///
    /// # Errors
    /// When it names none.
    pub fn commit(&self, revision: &str) -> Result<String, Failure> {
        let unknown = || {
            let help = match Path::new(revision).exists() {
                true => self.advice.on_disk,
                false => "name a branch, a tag or a commit that `git log` shows; fetch it first if it is new",
            };
            Failure::new(format!("`{revision}` is no revision of this repository"), help)
        };
        // No revision starts so, but options do.
        if revision.starts_with('-') {
            return Err(unknown());
        }
        self.resolve(&format!("{revision}^{{commit}}"))?.ok_or_else(unknown)
    }

    /// The commit at which the work at hand left `main`.
    ///
    /// # Errors
    /// When there is no `main`, or nothing in common with it.
    pub fn base(&self) -> Result<String, Failure> {
        Ok(self.left()?.commit)
    }

    /// The same, and what is known of the branch.
    ///
    /// # Errors
    /// When there is no `main`, or nothing in common with it.
    pub fn left(&self) -> Result<Left, Failure> {
        for (branch, main) in MAIN {
            // What is wrong is looked for only when something is: each question takes a process.
            let output = self.run(&["rev-parse", &format!("HEAD...{main}")])?;
            let text = String::from_utf8_lossy(&output.stdout);
            if let Some((tip, commit)) = tip_and_base(&text).filter(|_| output.status.success()) {
                return Ok(Left { branch, is_tip: tip == commit, commit: commit.to_owned() });
            }
            if self.resolve(main)?.is_some() {
                return Err(self.no_base("HEAD and `main` have no commit in common (is this a shallow clone?)")?);
            }
        }
        Err(self.no_base("this repository has no branch `main`")?)
    }

    fn no_base(&self, why: &str) -> Result<Failure, Failure> {
        Ok(match self.resolve("HEAD^{commit}")? {
            None => Failure::new("this repository has no commit yet", self.advice.without),
            Some(_) => Failure::new(why, self.advice.name),
        })
    }

    /// The path of a file from the repository's uppermost folder, with `/` between.
    pub fn path(&self, file: &Path) -> Option<String> {
        let folder = folder_of(file).canonicalize().ok()?;
        let path = folder.strip_prefix(&self.top).ok()?.join(file.file_name()?);
        let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    }

    /// The bytes of a file at a commit; `None` if there was no such file.
    ///
    /// # Errors
    /// When Git does not have what it should.
    pub fn bytes(&self, commit: &str, path: &str) -> Result<Option<Vec<u8>>, Failure> {
        let Some(object) = self.resolve(&format!("{commit}:{path}"))? else {
            return Ok(None);
        };
        let kind = self.run(&["cat-file", "-t", &object])?;
        if kind.stdout.trim_ascii() != b"blob" {
            return Ok(None);
        }
        let output = self.run(&["cat-file", "blob", &object])?;
        match output.status.success() {
            true => Ok(Some(output.stdout)),
            false => {
                Err(Failure::new(format!("{path} of {commit} cannot be read: {}", said(&output)), "fetch it first"))
            }
        }
    }

    /// The bytes of files of commits, in the order of `blobs`.
    ///
    /// # Errors
    /// When Git does not have what it should.
    pub fn contents(&self, blobs: &[&Blob]) -> Result<Vec<Vec<u8>>, Failure> {
        let mut contents = Vec::with_capacity(blobs.len());
        // A pipe takes that many ids before anybody reads them.
        for some in blobs.chunks(500) {
            let ids: Vec<String> = some.iter().map(|blob| format!("{}\n", blob.object)).collect();
            let output = fed(command(&self.program, &self.top, &["cat-file", "--batch"]), &ids.concat(), self.advice)?;
            let mut rest = output.stdout.as_slice();
            for blob in some {
                let (content, after) = first_object(rest).ok_or_else(|| {
                    Failure::new(format!("{} cannot be read: {}", blob.name, said(&output)), "fetch it first")
                })?;
                contents.push(content.to_vec());
                rest = after;
            }
        }
        Ok(contents)
    }

    /// The plain files right in a folder of a commit, ordered by name; none if there was no such folder.
    ///
    /// The folder's path starts at the repository's uppermost folder.
    ///
    /// # Errors
    /// When Git cannot be run.
    pub fn files(&self, commit: &str, folder: &str) -> Result<Vec<Blob>, Failure> {
        // What is no folder makes the command fail, and then nothing is listed.
        let output = self.run(&["ls-tree", "-z", &format!("{commit}:{folder}")])?;
        let text = String::from_utf8_lossy(&output.stdout);
        Ok(text.split('\0').filter_map(blob).collect())
    }

    /// What was renamed between a commit and another one, or what is on disk: old and new paths.
    ///
    /// On disk Git sees only files that it has been told of, by `git add` or `git mv`.
    ///
    /// # Errors
    /// When Git cannot be run.
    pub fn renames(&self, base: &str, revision: Option<&str>) -> Result<Vec<(String, String)>, Failure> {
        let options = ["diff", "--name-status", "-z", "--find-renames", "--diff-filter=R", "--no-ext-diff", base];
        let arguments: Vec<&str> = options.into_iter().chain(revision).chain(["--"]).collect();
        let output = self.run(&arguments)?;
        let text = String::from_utf8_lossy(&output.stdout);
        // Each one is three texts: how alike they are, the old path, the new path.
        let mut texts = text.split('\0');
        let mut renames = Vec::new();
        while let (Some(_), Some(old), Some(new)) = (texts.next(), texts.next(), texts.next()) {
            renames.push((old.to_owned(), new.to_owned()));
        }
        Ok(renames)
    }

    /// The path that a file had at a commit before it was renamed.
    ///
    /// # Errors
    /// When Git cannot be run.
    pub fn former_path(&self, commit: &str, path: &str) -> Result<Option<String>, Failure> {
        let renames = self.renames(commit, None)?;
        Ok(renames.into_iter().find(|(_, new)| new == path).map(|(old, _)| old))
    }

    fn resolve(&self, name: &str) -> Result<Option<String>, Failure> {
        let output = self.run(&["rev-parse", "--verify", "--quiet", "--end-of-options", name])?;
        let id = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        // What is excluded comes with a sign in front.
        let is_id = |id: &String| !id.is_empty() && id.chars().all(|c| c.is_ascii_hexdigit());
        Ok(Some(id).filter(|id| output.status.success() && is_id(id)))
    }

    fn run(&self, arguments: &[&str]) -> Result<Output, Failure> {
        run(&self.program, &self.top, arguments, self.advice)
    }
}

/// What `rev-parse HEAD...main` says: the tip of `main`, that of HEAD, and behind a sign each of the best commits that both have.
fn tip_and_base(text: &str) -> Option<(&str, &str)> {
    Some((text.lines().next()?, text.lines().find_map(|line| line.strip_prefix('^'))?))
}

/// The folder that a file is in, as the command line names it.
#[must_use]
pub fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A line of `ls-tree`: mode, kind and id, then a tab and the name. A link holds a path and no document.
fn blob(line: &str) -> Option<Blob> {
    let (about, name) = line.split_once('\t')?;
    let mut words = about.split(' ');
    let (mode, kind, object) = (words.next()?, words.next()?, words.next()?);
    (kind == "blob" && mode != "120000").then(|| Blob { name: name.to_owned(), object: object.to_owned() })
}

/// What `cat-file --batch` says of an object: id, kind and length, then its bytes; and what comes after it.
fn first_object(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = text.iter().position(|byte| *byte == b'\n')?;
    let (line, rest) = (text.get(..end)?, text.get(end + 1..)?);
    let length: usize = std::str::from_utf8(line).ok()?.rsplit_once(' ')?.1.parse().ok()?;
    Some((rest.get(..length)?, rest.get(length + 1..)?))
}

fn run(program: &OsString, folder: &Path, arguments: &[&str], advice: &Advice) -> Result<Output, Failure> {
    command(program, folder, arguments).output().map_err(|error| not_run(&error, advice))
}

/// Runs a command that reads `input` first.
fn fed(mut command: Command, input: &str, advice: &Advice) -> Result<Output, Failure> {
    let mut run = || {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            // A Git that does not even read says why, and what it says comes back.
            let _ = stdin.write_all(input.as_bytes());
        }
        child.wait_with_output()
    };
    run().map_err(|error| not_run(&error, advice))
}

fn command(program: &OsString, folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.arg("-C").arg(folder).args(arguments).env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
    for name in OF_HOOKS {
        command.env_remove(name);
    }
    command
}

fn not_run(error: &io::Error, advice: &Advice) -> Failure {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "Git is not installed, or not in PATH".to_owned(),
        _ => format!("Git cannot be run: {error}"),
    };
    Failure::new(why, format!("install Git, or {}", advice.without))
}

/// The first line that Git printed about what went wrong.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    text.lines().next().unwrap_or("Git does not say why").trim_start_matches("fatal: ").to_owned()
}
