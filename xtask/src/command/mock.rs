//! `cargo xtask mock`: starts the server, says what it serves, and serves until it is interrupted.

use std::future::pending;
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use crate::Outcome;
use crate::mock::{self, Fault, Mock, Notify, Options, Served, Settled, keys};
use crate::report::{Report, Tone};

const AGAIN: &str = "cargo xtask mock";

/// Where the private TEST keys are, for people to copy.
const KEYS: &str = "xtask/src/mock/keys";

/// What a request can ask of the mock by its headers, and where the library is.
pub const SWITCHES: &str = "\
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

/// The arguments of the command; what is not given is left to [`Options`].
#[derive(Args, Debug)]
pub struct Arguments {
    /// Where to listen; port 0, the default, is any free one.
    #[arg(long, value_name = "ADDR")]
    addr: Option<SocketAddr>,

    /// Want no signature, give none and wrap no answer, for tools that know nothing but the documents.
    #[arg(long)]
    plain: bool,

    /// What goes wrong with every request that asks for nothing itself.
    #[arg(long, value_name = "NAME[=VALUE]")]
    fault: Option<Fault>,

    /// How orders are notified that ask for nothing themselves; normal unless it is given.
    #[arg(long, value_name = "WAY")]
    notify: Option<Notify>,

    /// The token that is valid for APIs that want one; mock-token unless it is given.
    #[arg(long)]
    token: Option<String>,

    /// How often an order is looked up before it is settled; once unless it is given.
    #[arg(long, value_name = "NUMBER")]
    settle_after: Option<u32>,

    /// How orders end: succeeded (the default), failed or never.
    #[arg(long, value_name = "END")]
    settles_as: Option<Settled>,

    /// How many milliseconds after an order its notification is sent; 50 unless it is given.
    #[arg(long, value_name = "MS")]
    notify_after: Option<u64>,
}

impl Arguments {
    /// What the mock is started with.
    #[must_use]
    pub fn options(self, root: PathBuf) -> Options {
        let default = Options::default();
        Options {
            addr: self.addr.unwrap_or(default.addr),
            plain: self.plain,
            root,
            token: self.token.unwrap_or(default.token),
            settle_after_queries: self.settle_after.unwrap_or(default.settle_after_queries),
            settles_as: self.settles_as.unwrap_or(default.settles_as),
            notify_after: self.notify_after.map_or(default.notify_after, Duration::from_millis),
            fault: self.fault,
            notify: self.notify.unwrap_or(default.notify),
            ..default
        }
    }
}

/// Serves until the process is ended; comes back only if it cannot start.
pub fn run(options: Options, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
    let mut err = Report::new(err);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            err.error(format_args!("no threads can be started: {error}"));
            return Outcome::BadInput;
        }
    };
    runtime.block_on(async {
        match mock::start(options.clone()).await {
            Ok(mock) => {
                announce(&mock, &options, out);
                // Somebody may be waiting for the address behind a pipe.
                let _ = out.flush();
                pending().await
            }
            Err(error) => {
                let text = error.to_string();
                let mut lines: Vec<&str> = text.lines().collect();
                let help = lines.pop().unwrap_or_default();
                lines.into_iter().for_each(|line| err.error(line));
                err.error_help(help);
                err.next(AGAIN);
                Outcome::BadInput
            }
        }
    })
}

/// Says where the mock is, what it serves and what to call it with.
fn announce(mock: &Mock, options: &Options, out: &mut dyn Write) {
    let mut out = Report::new(out);
    out.line(Tone::Good, "Listening", mock.url());
    let served = mock.served();
    let width = |text: fn(&Served) -> &str| served.iter().map(|one| text(one).len()).max().unwrap_or_default();
    let (apis, paths) = (width(|one| &one.api), width(|one| &one.path));
    for Served { api, id, method, path } in &served {
        out.line(Tone::Note, "Serving", format_args!("{api:apis$}  {method:4}  {path:paths$}  {id}"));
    }
    if options.plain {
        out.line(Tone::Note, "Plain", "no signature is wanted and none is given; answers are not wrapped");
    }
    out.line(
        Tone::Note,
        "api_key",
        format_args!("{}, or any other that starts with api_test_ or api_live_", keys::API_KEY),
    );
    out.line(
        Tone::Note,
        "Signing",
        format_args!("with a TEST key: {KEYS}/merchant_2048.private.txt or merchant_1024.private.txt"),
    );
    out.line(Tone::Note, "Verifying", format_args!("with the TEST key {}", keys::PLATFORM_PUBLIC));
    out.line(Tone::Note, "Token", format_args!("{}, for APIs that want one", options.token));
    out.line(Tone::Note, "Header", "Mock-Fault: FAULT does to one request what --fault does to all");
    out.line(Tone::Note, "Header", "Mock-Notify: WAY does to one order what --notify does to all");
    out.line(
        Tone::Note,
        "Header",
        "Prefer: example=NAME asks for a documented example verbatim; the page's is called published",
    );
    out.line(Tone::Note, "Explained", "by cargo xtask mock --help; end with Ctrl-C");
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;
    use crate::report::plain;

    async fn announced(options: Options) -> String {
        let mock = mock::start(options.clone()).await.unwrap();
        let mut out = Vec::new();
        announce(&mock, &options, &mut out);
        let port = mock.url().rsplit(':').next().unwrap().to_owned();
        plain(&out).replace(&port, "PORT")
    }

    #[tokio::test]
    async fn what_is_served_is_said() {
        // Another document in spec/ is served as well, and is no business of this test.
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("spec")).unwrap();
        for api in ["adapay", "payall", "umxnt"] {
            let path = format!("spec/{api}.yaml");
            std::fs::copy(Options::default().root.join(&path), root.path().join(&path)).unwrap();
        }
        insta::assert_snapshot!(announced(Options { root: root.path().to_owned(), ..Options::default() }).await);
    }

    #[tokio::test]
    async fn plain_says_so() {
        let text = announced(Options { plain: true, token: "other".to_owned(), ..Options::default() }).await;
        assert!(text.contains("Plain no signature is wanted"), "{text}");
        assert!(text.contains("Token other, for"), "{text}");
    }

    #[test]
    fn an_address_in_use_is_bad_input() {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let options = Options { addr: taken.local_addr().unwrap(), ..Options::default() };
        assert_eq!(run(options, &mut out, &mut err), Outcome::BadInput);
        let err = plain(&err);
        assert!(err.starts_with("error: cannot listen at 127.0.0.1:"), "{err}");
        assert!(err.contains("= help: choose another address"), "{err}");
    }

    #[test]
    fn documents_that_cannot_be_served_are_bad_input() {
        let root = tempfile::tempdir().unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let options = Options { root: root.path().to_owned(), ..Options::default() };
        assert_eq!(run(options, &mut out, &mut err), Outcome::BadInput);
        assert!(plain(&err).contains("cannot be listed"), "{}", plain(&err));
    }
}
