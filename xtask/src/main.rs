//! The command line of `cargo xtask`; the work is in the library.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use xtask::command;
use xtask::mock::{Fault, Notify, Options, Settled};

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
    #[command(after_help = SWITCHES)]
    Mock(Mock),
}

/// What a request can ask of the mock by its headers, and where the library is.
const SWITCHES: &str = "\
Headers of a request:
  Mock-Fault: FAULT      a fault for this request alone
  Mock-Notify: WAY       how this order is notified
  Prefer: example=NAME   the documented example of this name, verbatim; without it, the caller's values are echoed

Faults:
  delay=MS               execute, and keep the answer back
  reset-before           reset the connection and execute nothing
  reset-after            execute, and reset the connection
  truncated              close the connection in the middle of the body
  drip[=MS]              send byte by byte
  oversized[=BYTES]      send a body of this size
  compressed             send gzip that nobody asked for
  wrong-signature        sign something else
  unsigned               leave the signature out
  redirect               HTTP 307, executes nothing
  unauthorized           HTTP 401 with unsigned JSON, executes nothing
  status=CODE            this HTTP status with unsigned JSON, executes nothing
  html[=CODE]            this HTTP status (502) with HTML, executes nothing
  other-answer[=ID]      execute, and answer as another operation would
  expired-token          what the API says when a token has expired, executes nothing

Ways to notify (of orders with a notify_url on this machine; no other is ever called):
  normal, late=MS, twice, other-merchant, never

Tests start the same server in process: xtask::mock::start(Options::default()).";

#[derive(Args)]
struct Mock {
    /// Where to listen; port 0 is any free one.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:0")]
    addr: SocketAddr,

    /// Want no signature, give none and wrap no answer, for tools that know nothing but the documents.
    #[arg(long)]
    plain: bool,

    /// What goes wrong with every request that asks for nothing itself.
    #[arg(long, value_name = "NAME[=VALUE]")]
    fault: Option<Fault>,

    /// How orders are notified that ask for nothing themselves.
    #[arg(long, value_name = "WAY", default_value = "normal")]
    notify: Notify,

    /// The token that is valid for APIs that want one.
    #[arg(long, default_value = "mock-token")]
    token: String,

    /// How often an order is looked up before it is settled.
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    settle_after: u32,

    /// How orders end: succeeded, failed or never.
    #[arg(long, value_name = "END", default_value = "succeeded")]
    settles_as: Settled,

    /// How many milliseconds after an order its notification is sent.
    #[arg(long, value_name = "MS", default_value_t = 50)]
    notify_after: u64,
}

impl Mock {
    fn options(self, root: PathBuf) -> Options {
        Options {
            addr: self.addr,
            plain: self.plain,
            root,
            token: self.token,
            settle_after_queries: self.settle_after,
            settles_as: self.settles_as,
            notify_after: Duration::from_millis(self.notify_after),
            fault: self.fault,
            notify: self.notify,
            ..Options::default()
        }
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let root = cli.root.unwrap_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/..")));
    let (mut out, mut err) = (anstream::stdout(), anstream::stderr());
    let outcome = match cli.command {
        Command::Gen { check } => command::generate::run(&root, check, &mut out, &mut err),
        Command::Mock(mock) => command::mock::run(mock.options(root), &mut out, &mut err),
    };
    outcome.into()
}
