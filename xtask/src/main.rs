//! The command line of `cargo xtask`; the work is in the library.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use xtask::command;

const EXIT_CODES: &str = "\
Exit codes:
  0  all is well
  1  a document breaks a rule (to gen, warnings do not count);
     to diff: a change of it breaks somebody, or the list of accepted changes is not as it should be
  2  a document cannot be read, a file is in the way, or the command line is wrong
  4  generated files are stale";

/// Turns the documents in spec/ into the crate `payspec`, checks them, and helps to write them and to try it.
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
    ///
    /// Errors in a document stop it and nothing is written; warnings are printed.
    Gen(command::generate::Arguments),
    /// Check documents against every rule, and write nothing.
    ///
    /// Each finding names the rule, the place and the remedy.
    /// A finding can be waived in the object that it is in: `x-lint-ignore: [{rule: RULE, reason: TEXT}]`.
    Lint(command::lint::Arguments),
    /// Say what a change of documents breaks, whom, and why.
    ///
    /// BASE and REVISION are each a file, a revision (all of spec/*.yaml at it) or REV:PATH.
    /// Without any, the files on disk are compared with where HEAD left `main`.
    /// The rule of a change is explained by `--explain ID`; what was judged already is listed in spec/accepted/breaks.yaml.
    Diff(command::diff::Arguments),
    /// Serve what spec/*.yaml describe on this machine, to try calls without a provider.
    #[command(after_help = command::mock::SWITCHES)]
    Mock(command::mock::Arguments),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let root = cli.root.unwrap_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/..")));
    let (mut out, mut err) = (anstream::stdout(), anstream::stderr());
    let outcome = match cli.command {
        Command::Gen(arguments) => command::generate::run(&root, &arguments, &mut out, &mut err),
        Command::Lint(arguments) => command::lint::run(&root, &arguments, &mut std::io::stdin(), &mut out, &mut err),
        Command::Diff(arguments) => command::diff::run(&root, &arguments, &mut out, &mut err),
        Command::Mock(arguments) => command::mock::run(arguments.options(root), &mut out, &mut err),
    };
    outcome.into()
}
