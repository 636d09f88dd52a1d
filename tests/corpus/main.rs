//! How every OpenAPI 3.0 document of a folder fares: read, checked and generated, each in a process of its own.
//!
//! `cargo run -q -p xtask --example corpus -- FOLDER [OPTIONS]`; see `tests/corpus/README.md`.

mod child;
mod parent;
mod summary;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

#[derive(Parser)]
struct Arguments {
    /// Every `*.json`, `*.yaml` and `*.yml` below it that is an OpenAPI 3.0 document is run.
    folder: PathBuf,
    /// Where the table is written, tab-separated; a document's generated module is named in its last column.
    #[arg(long, value_name = "FILE.tsv")]
    table: Option<PathBuf>,
    /// Only documents whose path contains this text.
    #[arg(long, value_name = "SUBSTRING")]
    only: Option<String>,
    /// Where the generated modules are written.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// What one document may take before it counts as hanging.
    #[arg(long, value_name = "SECONDS", default_value_t = 120)]
    timeout: u64,
    /// The address space that one document may take.
    #[arg(long, value_name = "MB", default_value_t = 6000)]
    memory: u64,
    /// How many documents are run at once.
    #[arg(long, default_value_t = 1)]
    jobs: usize,
    /// Runs progenitor alone on the same documents as well.
    #[arg(long)]
    progenitor: bool,
    /// Runs every rule once more by itself, and says in the summary how long each takes.
    #[arg(long)]
    by_rule: bool,
    /// The name of the API, and so of the module that its code expects to be in, instead of one made from the file's name.
    #[arg(long, value_name = "NAME")]
    api: Option<String>,
    /// What this process does as somebody's child.
    #[arg(long, hide = true)]
    child: Option<Role>,
    /// Where the child writes its module.
    #[arg(long, hide = true)]
    module: Option<PathBuf>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Role {
    Ours,
    Progenitor,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.child {
        Some(role) => child::child(role, &arguments),
        None => parent::run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("corpus: {error}");
            ExitCode::from(2)
        }
    }
}
