//! One child after the other, with caps on its time and memory.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::child::{peak, seconds};
use crate::{Arguments, Role, summary};

/// What became of one document.
pub struct Row {
    pub document: String,
    pub size: u64,
    pub outcome: String,
    pub cause: String,
    pub seconds: f64,
    pub said: Value,
    pub module: String,
    pub progenitor: Option<(String, String, f64)>,
}

impl Row {
    /// A figure that the child gave; 0 if it came to nothing before.
    pub fn number(&self, key: &str) -> f64 {
        self.said[key].as_f64().unwrap_or_default()
    }
}

/// Runs every document of the folder, writes the table and prints the summary.
pub fn run(arguments: &Arguments) -> io::Result<()> {
    let start = Instant::now();
    let mut files = Vec::new();
    collect(&arguments.folder, &mut files)?;
    files.sort();
    files.retain(|file| arguments.only.as_ref().is_none_or(|only| file.to_string_lossy().contains(only.as_str())));
    if let Some(out) = &arguments.out {
        fs::create_dir_all(out)?;
    }
    let next = Mutex::new(files.into_iter());
    let rows = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..arguments.jobs.max(1) {
            scope.spawn(|| {
                while let Some(file) = next.lock().ok().and_then(|mut files| files.next()) {
                    let row = row(arguments, &file).unwrap_or_else(|error| not_run(arguments, &file, &error));
                    rows.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(row);
                }
            });
        }
    });
    let mut rows = rows.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    rows.sort_by(|one, other| one.document.cmp(&other.document));
    if let Some(table) = &arguments.table {
        fs::write(table, summary::table(&rows))?;
    }
    summary::summary(&rows, start)?;
    match rows.iter().filter(|row| row.outcome == NOT_RUN).count() {
        0 => Ok(()),
        count => Err(io::Error::other(format!("{count} of {} documents could not be run", rows.len()))),
    }
}

/// The outcome of a document of which nothing is known, since this program could not run itself on it.
const NOT_RUN: &str = "not run";

/// Without a row the document would be missing from every share.
fn not_run(arguments: &Arguments, file: &Path, error: &io::Error) -> Row {
    let (document, cause) = (named(&arguments.folder, file), error.to_string());
    eprintln!("{NOT_RUN:<11}            {document}  {cause}");
    let (size, outcome) = (fs::metadata(file).map_or(0, |found| found.len()), NOT_RUN.to_owned());
    Row { document, size, outcome, cause, seconds: 0.0, said: Value::Null, module: String::new(), progenitor: None }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if folder.is_file() {
        files.push(folder.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if path.is_dir() {
            collect(&path, files)?;
        } else if ["json", "yaml", "yml"].contains(&ending) {
            files.push(path);
        }
    }
    Ok(())
}

fn row(arguments: &Arguments, file: &Path) -> io::Result<Row> {
    let document = named(&arguments.folder, file);
    let module = format!("{}.rs", slug(&document));
    let out = arguments.out.as_ref().map(|out| out.join(&module));
    let size = fs::metadata(file)?.len();
    let start = Instant::now();
    let (outcome, cause, said) = watched(arguments, Role::Ours, file, out.as_deref())?;
    let seconds = seconds(start);
    let alone = arguments.progenitor && outcome != "other";
    let progenitor = alone.then(|| watched(arguments, Role::Progenitor, file, None)).transpose()?;
    let progenitor =
        progenitor.map(|(outcome, cause, said)| (outcome, cause, said["generate"].as_f64().unwrap_or_default()));
    let module = if outcome == "code" && out.is_some() { module } else { String::new() };
    eprintln!("{outcome:<11} {seconds:7.2} s  {document}  {cause}");
    Ok(Row { document, size, outcome, cause, seconds, said, module, progenitor })
}

/// The document's path below the folder.
fn named(folder: &Path, file: &Path) -> String {
    let below = file.strip_prefix(folder).ok().filter(|below| !below.as_os_str().is_empty());
    below.or(file.file_name().map(Path::new)).unwrap_or(file).to_string_lossy().into_owned()
}

/// The document's path as a name for its module.
fn slug(document: &str) -> String {
    let stem = document.rsplit_once('.').map_or(document, |(stem, _)| stem);
    stem.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect()
}

/// Runs this program on one document, with caps: outcome, first cause, and all that the child said.
fn watched(
    arguments: &Arguments,
    role: Role,
    file: &Path,
    module: Option<&Path>,
) -> io::Result<(String, String, Value)> {
    let role = match role {
        Role::Ours => "ours",
        Role::Progenitor => "progenitor",
    };
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("ulimit -v {} && exec \"$0\" \"$@\"", arguments.memory * 1024));
    command.arg(std::env::current_exe()?).arg(file).args(["--child", role]);
    if let Some(api) = &arguments.api {
        command.args(["--api", api]);
    }
    if arguments.by_rule {
        command.arg("--by-rule");
    }
    if let Some(module) = module {
        command.arg("--module").arg(module);
    }
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let (out, err) = (piped(child.stdout.take()), piped(child.stderr.take()));
    let deadline = Instant::now() + Duration::from_secs(arguments.timeout);
    let mut peak_so_far = 0;
    let said = loop {
        match out.recv_timeout(Duration::from_millis(200)) {
            Ok(said) => break Some(said),
            Err(RecvTimeoutError::Disconnected) => break Some(String::new()),
            Err(RecvTimeoutError::Timeout) => peak_so_far = peak(child.id()).max(peak_so_far),
        }
        if Instant::now() > deadline {
            child.kill()?;
            break None;
        }
    };
    let status = child.wait()?;
    let without = |outcome: &str, cause: String| {
        let cause = cause.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok((outcome.to_owned(), cause, json!({"peak": peak_so_far})))
    };
    let Some(said) = said else {
        return without("time-out", format!("more than {} s", arguments.timeout));
    };
    if let Ok(value) = serde_json::from_str::<Value>(&said) {
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        return Ok((text("outcome"), text("cause").replace(['\n', '\t'], " "), value));
    }
    let complaint = err.recv().unwrap_or_default();
    if complaint.contains("memory allocation of") {
        return without("memory", format!("more than {} MB", arguments.memory));
    }
    let overflow = complaint.lines().find(|line| line.contains("overflowed its stack"));
    without("panic", overflow.map_or_else(|| format!("{status}: {complaint}"), |_| "stack overflow".to_owned()))
}

fn piped(from: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (to, receiver) = channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut from) = from {
            drop(from.read_to_end(&mut bytes));
        }
        drop(to.send(String::from_utf8_lossy(&bytes).into_owned()));
    });
    receiver
}
