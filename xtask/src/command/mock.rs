//! `cargo xtask mock`: starts the server, says what it serves, and serves until it is interrupted.

use std::future::pending;
use std::io::Write;

use crate::Outcome;
use crate::mock::{self, Mock, Options, Served, keys};
use crate::report::{Report, Tone};

const AGAIN: &str = "cargo xtask mock";

/// Where the private TEST keys are, for people to copy.
const KEYS: &str = "xtask/src/mock/keys";

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
        insta::assert_snapshot!(announced(Options::default()).await, @"
           Listening http://127.0.0.1:PORT
             Serving adapay  POST  /v1/cashs                    create_cash
             Serving adapay  GET   /v1/cashs/stat               query_cash
             Serving adapay  GET   /v1/settle_accounts/balance  get_balance
             Serving adapay  GET   /v1/acct/cashQuota           get_cash_quota
             Serving adapay  POST  /v1/walletLogin              create_wallet_login
             Serving adapay  POST  /v1/account/payment          create_account_payment
             Serving adapay  POST  /v1/checkout                 create_checkout
             Serving adapay  GET   /v1/checkout/list            list_checkouts
             Serving payall  POST  /getRecordDetail             get_record_detail
             Serving payall  GET   /userTrans                   list_user_transactions
             Serving payall  GET   /userTransRecord             get_user_transaction_record
             Serving umxnt   POST  /api/user/QrListinfos        list_unbound_codes
             api_key api_test_payspec, or any other that starts with api_test_ or api_live_
             Signing with a TEST key: xtask/src/mock/keys/merchant_2048.private.txt or merchant_1024.private.txt
           Verifying with the TEST key MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDM8pruhSEADu5lw086JumjK5Uj63A+xqBt0EJDxKsNinvm8SiCCF6U10x48ZvuNvlKkK59zU23qk0YmA5m8ife3/kucLYRYlTsusF+VmSAy76Xp1J9BJsEg9yivEMOlSd0RsRqzoiNxAyDlFqksMXw2BIt+yBjIlhHIych+hLKfwIDAQAB
               Token mock-token, for APIs that want one
              Header Mock-Fault: FAULT does to one request what --fault does to all
              Header Mock-Notify: WAY does to one order what --notify does to all
              Header Prefer: example=NAME asks for a documented example verbatim; the page's is called published
           Explained by cargo xtask mock --help; end with Ctrl-C
        ");
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
