//! How a client reaches its API, and how one is made.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use crate::runtime::call::Core;
use crate::runtime::hosts::{HostError, Hosts};
use crate::runtime::protocol::Protocol;
use crate::runtime::retry::Retries;

/// How a client reaches its API.
#[derive(Clone, Debug)]
pub struct Settings {
    pub hosts: Hosts,
    pub connect_timeout: Duration,
    pub timeout: Duration,
    pub deadline: Duration,
    pub max_answer_bytes: usize,
    pub pool_idle_timeout: Duration,
    pub pool_max_idle_per_host: usize,
    pub retries: Option<Retries>,
}

impl Settings {
    #[inline]
    fn new(hosts: Hosts) -> Self {
        Self {
            hosts,
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(30),
            deadline: Duration::from_secs(60),
            max_answer_bytes: 4 << 20,
            pool_idle_timeout: Duration::from_secs(90),
            pool_max_idle_per_host: usize::MAX,
            retries: None,
        }
    }
}

/// A client that this crate generates; it cannot be implemented elsewhere.
pub trait ApiClient: sealed::Made {}

pub(crate) mod sealed {
    use std::sync::Arc;

    use crate::runtime::call::Core;
    use crate::runtime::hosts::Hosts;

    /// How a client is made; only this crate can name it.
    pub trait Made: Sized {
        /// The hosts as the document names them.
        fn documented_hosts() -> Hosts;

        /// The client on top of its connections.
        fn from_core(core: Arc<Core>) -> Self;
    }
}

/// Makes a client with settings of your own.
///
/// Every setter has a default, so only what differs has to be set:
///
/// | setter | default |
/// |---|---|
/// | [`host`](Self::host), [`hosts_at`](Self::hosts_at) | the documented hosts |
/// | [`connect_timeout`](Self::connect_timeout) | 10 s |
/// | [`timeout`](Self::timeout) | 30 s for one exchange |
/// | [`deadline`](Self::deadline) | 60 s for a whole call |
/// | [`max_answer_bytes`](Self::max_answer_bytes) | 4 MiB |
/// | [`pool_idle_timeout`](Self::pool_idle_timeout) | 90 s |
/// | [`pool_max_idle_per_host`](Self::pool_max_idle_per_host) | no limit |
/// | [`retries`](Self::retries) | none |
#[must_use = "a builder makes nothing until `build` is called"]
pub struct ClientBuilder<C> {
    settings: Settings,
    protocol: Arc<dyn Protocol>,
    wrong_host: Option<HostError>,
    made: PhantomData<fn() -> C>,
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl<C: ApiClient> ClientBuilder<C> {
    #[inline]
    pub(crate) fn new(protocol: Arc<dyn Protocol>) -> Self {
        Self { settings: Settings::new(C::documented_hosts()), protocol, wrong_host: None, made: PhantomData }
    }

    /// The base URL of one host, by the name that the client's documentation lists; a path in it is kept in front of every operation's path.
    ///
    /// It must be https; plain http is taken for loopback addresses only.
    #[inline]
    pub fn host(mut self, name: &str, base_url: &str) -> Self {
        let outcome = self.settings.hosts.set(name, base_url);
        self.note(outcome);
        self
    }

    /// One base URL for all hosts, as a test server or a proxy has it.
    #[inline]
    pub fn hosts_at(mut self, base_url: &str) -> Self {
        let outcome = self.settings.hosts.set_all(base_url);
        self.note(outcome);
        self
    }

    /// How long connecting may take, TLS included.
    #[inline]
    pub fn connect_timeout(mut self, most: Duration) -> Self {
        self.settings.connect_timeout = most;
        self
    }

    /// How long one exchange may take, from connecting to the last byte of the answer.
    #[inline]
    pub fn timeout(mut self, most: Duration) -> Self {
        self.settings.timeout = most;
        self
    }

    /// How long a whole call may take: fetching a credential, signing, every attempt, and the pauses between them.
    #[inline]
    pub fn deadline(mut self, most: Duration) -> Self {
        self.settings.deadline = most;
        self
    }

    /// How many bytes an answer's body may have.
    ///
    /// Answers are never decompressed, because none is asked for in a compressed form: what is counted is all that there is.
    #[inline]
    pub fn max_answer_bytes(mut self, most: usize) -> Self {
        self.settings.max_answer_bytes = most;
        self
    }

    /// How long an idle connection is kept.
    #[inline]
    pub fn pool_idle_timeout(mut self, most: Duration) -> Self {
        self.settings.pool_idle_timeout = most;
        self
    }

    /// How many idle connections are kept for each host.
    #[inline]
    pub fn pool_max_idle_per_host(mut self, most: usize) -> Self {
        self.settings.pool_max_idle_per_host = most;
        self
    }

    /// Makes calls that only read again after a failure that can pass; nothing else is ever sent twice.
    #[inline]
    pub fn retries(mut self, retries: Retries) -> Self {
        self.settings.retries = Some(retries);
        self
    }

    /// Sets up the connections; nothing is sent yet.
    ///
    /// # Errors
    /// [`SetupError`] if a host has no usable URL or TLS cannot be set up.
    #[inline]
    pub fn build(self) -> Result<C, SetupError> {
        if let Some(error) = self.wrong_host {
            return Err(SetupError::Host(error));
        }
        Ok(C::from_core(Arc::new(Core::new(self.settings, self.protocol)?)))
    }

    /// Keeps the first mistake until `build` can report it.
    #[inline]
    fn note(&mut self, outcome: Result<(), HostError>) {
        if let Err(error) = outcome {
            self.wrong_host.get_or_insert(error);
        }
    }
}

/// Why a client could not be made.
#[derive(Debug)]
#[non_exhaustive]
pub enum SetupError {
    /// A host cannot be used.
    Host(HostError),
    /// The HTTP client could not be set up, for example because the system's certificates cannot be read.
    Http(reqwest::Error),
}

impl fmt::Display for SetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Host(error) => error.fmt(f),
            Self::Http(error) => write!(f, "the HTTP client could not be set up: {error}"),
        }
    }
}

impl std::error::Error for SetupError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Host(error) => Some(error),
            Self::Http(error) => Some(error),
        }
    }
}
