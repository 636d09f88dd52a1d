//! The command line of `cargo xtask`; the work is in the library.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xtask::command;

const EXIT_CODES: &str = "\
Exit codes:
  0  all is well
  1  a document breaks a rule
  2  a document cannot be read, a file is in the way, or the command line is wrong
  4  generated files are stale";

/// Turns the documents in spec/ into the crate `payspec`, and helps to try it.
#[derive(Parser)]
#[command(name = "xtask", bin_name = "cargo xtask", after_help = EXIT_CODES)]
struct Cli {
    /// The folder that holds spec/, generated/ and tests/, if not this checkout.
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,

    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write the generated files from spec/*.yaml.
    Gen {
        /// Write nothing; exit with 4 and say why if a file is not what would be written.
        #[arg(long)]
        check: bool,
    },
    /// Serve what spec/*.yaml describe on this machine, to try calls without a provider.
    #[command(after_help = command::mock::SWITCHES)]
    Mock(command::mock::Arguments),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let root = cli.root.unwrap_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/..")));
    let (mut out, mut err) = (anstream::stdout(), anstream::stderr());
    let outcome = match cli.command {
        Command::Gen { check } => command::generate::run(&root, check, &mut out, &mut err),
        Command::Mock(arguments) => command::mock::run(arguments.options(root), &mut out, &mut err),
    };
    outcome.into()
}
