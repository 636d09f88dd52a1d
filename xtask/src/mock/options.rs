//! What can be set when a mock is started.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use super::{Fault, Notify};

/// What can be set when a mock is started.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where it listens; port 0 is any free one.
    pub addr: SocketAddr,
    /// Neither wants nor gives signatures, and does not wrap answers: for tools that know nothing but the documents.
    pub plain: bool,
    /// The folder that holds `spec/`.
    pub root: PathBuf,
    /// The token that is valid for APIs that want one.
    pub token: String,
    /// How often an order is looked up before it is settled.
    pub settle_after_queries: u32,
    /// How orders end.
    pub settles_as: Settled,
    /// When the notification follows the order.
    pub notify_after: Duration,
    /// How long a notification waits to be answered; one that was not taken is sent again, three times at most.
    pub notify_timeout: Duration,
    /// The fault of every call that names none itself.
    pub fault: Option<Fault>,
    /// How orders are notified that do not say it themselves.
    pub notify: Notify,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            addr: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            plain: false,
            root: PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/..")),
            token: "mock-token".to_owned(),
            settle_after_queries: 1,
            settles_as: Settled::Succeeded,
            notify_after: Duration::from_millis(50),
            notify_timeout: Duration::from_secs(5),
            fault: None,
            notify: Notify::Normal,
        }
    }
}

/// How orders end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    Succeeded,
    Failed,
    /// They stay in progress, and nothing is notified.
    Never,
}

impl FromStr for Settled {
    type Err = String;

    fn from_str(text: &str) -> Result<Settled, String> {
        match text {
            "succeeded" => Ok(Settled::Succeeded),
            "failed" => Ok(Settled::Failed),
            "never" => Ok(Settled::Never),
            _ => Err(format!("`{text}` is no end of an order; there are: succeeded, failed, never")),
        }
    }
}
