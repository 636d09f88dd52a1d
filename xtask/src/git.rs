//! What Git knows of a file's past. Nothing is written, and nothing that a person typed becomes an option of Git.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A hook sets these for another folder than the one that is looked at here.
const OF_HOOKS: [&str; 5] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"];

/// Where the work of everybody comes together, here or as it was fetched last.
const MAIN: [&str; 2] = ["refs/heads/main", "refs/remotes/origin/main"];

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

/// The repository around a folder.
#[derive(Clone, Debug)]
pub struct Repository {
    program: OsString,
    /// Its uppermost folder, without links in its path.
    top: PathBuf,
}

impl Repository {
    /// Finds the repository that a folder is in; `program` is the name or path of Git itself.
    ///
    /// # Errors
    /// When there is no Git, or no repository.
    pub fn around(program: impl Into<OsString>, folder: &Path) -> Result<Repository, Failure> {
        let program = program.into();
        let output = run(&program, folder, &["rev-parse", "--show-toplevel"])?;
        if !output.status.success() {
            let why = format!("{} is in no Git repository: {}", folder.display(), said(&output));
            return Err(Failure::new(why, "leave `--changed` out: without a repository nothing is known of the past"));
        }
        let top = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim_end_matches(['\r', '\n']));
        Ok(Repository { program, top: top.canonicalize().unwrap_or(top) })
    }

    /// The full id of the commit that a revision names.
    ///
    /// # Errors
    /// When it names none.
    pub fn commit(&self, revision: &str) -> Result<String, Failure> {
        let unknown = || {
            let help = match Path::new(revision).exists() {
                true => "a revision follows `--changed`; put files before it, or write `--changed=REVISION FILES`",
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
        const HELP: &str = "name what to compare with, as in `--changed=HEAD`";
        if self.resolve("HEAD^{commit}")?.is_none() {
            return Err(Failure::new("this repository has no commit yet", "leave `--changed` out"));
        }
        for main in MAIN {
            if self.resolve(main)?.is_none() {
                continue;
            }
            let output = self.run(&["merge-base", "HEAD", main])?;
            let text = String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or_default().to_owned();
            return match output.status.success() && !text.is_empty() {
                true => Ok(text),
                false => Err(Failure::new("HEAD and `main` have no commit in common (is this a shallow clone?)", HELP)),
            };
        }
        Err(Failure::new("this repository has no branch `main`", HELP))
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

    /// The path that a file had at a commit before it was renamed.
    ///
    /// # Errors
    /// When Git cannot be run.
    pub fn former_path(&self, commit: &str, path: &str) -> Result<Option<String>, Failure> {
        let arguments =
            ["diff", "--name-status", "-z", "--find-renames", "--diff-filter=R", "--no-ext-diff", commit, "--"];
        let output = self.run(&arguments)?;
        let text = String::from_utf8_lossy(&output.stdout);
        // Each one is three texts: how alike they are, the old path, the new path.
        let mut texts = text.split('\0');
        while let (Some(_), Some(old), Some(new)) = (texts.next(), texts.next(), texts.next()) {
            if new == path {
                return Ok(Some(old.to_owned()));
            }
        }
        Ok(None)
    }

    fn resolve(&self, name: &str) -> Result<Option<String>, Failure> {
        let output = self.run(&["rev-parse", "--verify", "--quiet", "--end-of-options", name])?;
        let id = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        // What is excluded comes with a sign in front.
        let is_id = |id: &String| !id.is_empty() && id.chars().all(|c| c.is_ascii_hexdigit());
        Ok(Some(id).filter(|id| output.status.success() && is_id(id)))
    }

    fn run(&self, arguments: &[&str]) -> Result<Output, Failure> {
        run(&self.program, &self.top, arguments)
    }
}

/// The folder that a file is in, as the command line names it.
#[must_use]
pub fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn run(program: &OsString, folder: &Path, arguments: &[&str]) -> Result<Output, Failure> {
    let mut command = Command::new(program);
    command.arg("-C").arg(folder).args(arguments).env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
    for name in OF_HOOKS {
        command.env_remove(name);
    }
    command.output().map_err(|error| {
        let why = match error.kind() {
            io::ErrorKind::NotFound => "Git is not installed, or not in PATH".to_owned(),
            _ => format!("Git cannot be run: {error}"),
        };
        Failure::new(why, "install Git, or leave `--changed` out")
    })
}

/// The first line that Git printed about what went wrong.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    text.lines().next().unwrap_or("Git does not say why").trim_start_matches("fatal: ").to_owned()
}
