//! Starts the mock, and what its owner can ask of it.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::sleep;

use super::api::{self, Api};
use super::connection;
use super::dialect::Ends;
use super::exchange;
use super::notification::{self, Delivery};
use super::state::{Recorded, SentNotification, State};
use super::{Fault, Notify, Options};

/// What all connections share.
pub struct Shared {
    pub options: Options,
    pub apis: Vec<Api>,
    state: Mutex<State>,
    deliveries: UnboundedSender<Delivery>,
}

impl Shared {
    pub fn state(&self) -> MutexGuard<'_, State> {
        // What a panic elsewhere may have left half done is only a test's state.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn ends(&self) -> Ends {
        Ends { after_queries: self.options.settle_after_queries, settles_as: self.options.settles_as }
    }

    /// Has notifications sent.
    pub fn send(&self, deliveries: Vec<Delivery>) {
        for delivery in deliveries {
            // Nobody receives when the mock has stopped, and then nothing is to be sent.
            let _ = self.deliveries.send(delivery);
        }
    }
}

/// A running mock; it stops when this is dropped.
pub struct Mock {
    addr: SocketAddr,
    shared: Arc<Shared>,
    tasks: [AbortHandle; 2],
}

/// An operation that the mock serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    pub api: String,
    /// The operationId.
    pub id: String,
    /// In capitals.
    pub method: String,
    pub path: String,
}

/// Why no mock was started.
#[derive(Debug)]
pub enum StartError {
    /// The documents cannot be served; one line for each thing that is wrong.
    Documents(Vec<String>),
    /// Nothing can listen at this address.
    Listen(SocketAddr, io::Error),
}

impl fmt::Display for StartError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Documents(problems) => {
                let problems = problems.join("\n");
                write!(
                    to,
                    "{problems}\nthe mock serves what the documents say; `cargo xtask gen --check` shows what is wrong with them"
                )
            }
            Self::Listen(addr, error) => {
                write!(to, "cannot listen at {addr}: {error}\nchoose another address, or 127.0.0.1:0 for any free port")
            }
        }
    }
}

impl std::error::Error for StartError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Documents(_) => None,
            Self::Listen(_, error) => Some(error),
        }
    }
}

/// Reads the documents and listens, in the runtime that calls this.
///
/// # Errors
/// The documents cannot be served, or the address cannot be had.
pub async fn start(options: Options) -> Result<Mock, StartError> {
    let apis = api::read(&options.root).map_err(StartError::Documents)?;
    let failed = |error| StartError::Listen(options.addr, error);
    let listener = TcpListener::bind(options.addr).await.map_err(failed)?;
    let addr = listener.local_addr().map_err(failed)?;
    let (deliveries, waiting) = unbounded_channel();
    let state = Mutex::new(State::new(&options));
    let shared = Arc::new(Shared { options, apis, state, deliveries });
    let tasks = [
        tokio::spawn(accept(Arc::clone(&shared), listener)).abort_handle(),
        tokio::spawn(notify(Arc::clone(&shared), waiting)).abort_handle(),
    ];
    Ok(Mock { addr, shared, tasks })
}

/// Serves until it is aborted, and all connections with it.
async fn accept(shared: Arc<Shared>, listener: TcpListener) {
    let mut connections = JoinSet::new();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                // An answer is written at once and need not wait for more.
                let _ = stream.set_nodelay(true);
                connections.spawn(connection::serve(Arc::clone(&shared), stream));
            }
            // Too many open files, for example: wait for others to end.
            Err(_) => sleep(Duration::from_millis(10)).await,
        }
        while connections.try_join_next().is_some() {}
    }
}

/// Sends notifications until it is aborted.
async fn notify(shared: Arc<Shared>, mut waiting: UnboundedReceiver<Delivery>) {
    let mut sending = JoinSet::new();
    while let Some(delivery) = waiting.recv().await {
        sending.spawn(notification::deliver(Arc::clone(&shared), delivery));
        while sending.try_join_next().is_some() {}
    }
}

impl Mock {
    /// `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// The operations, in the order of the documents.
    #[must_use]
    pub fn served(&self) -> Vec<Served> {
        let served = exchange::served(&self.shared.apis).map(|(api, operation)| Served {
            api: api.name.clone(),
            id: operation.plan.id.clone(),
            method: operation.plan.method.to_ascii_uppercase(),
            path: operation.plan.path.clone(),
        });
        served.collect()
    }

    /// The fault of every call from now on that names none itself.
    pub fn set_fault(&self, fault: Option<Fault>) {
        self.shared.state().fault = fault;
    }

    /// The only token that is valid from now on, for the APIs that want one.
    pub fn set_token(&self, token: &str) {
        token.clone_into(&mut self.shared.state().token);
    }

    /// How orders are notified from now on that do not say it themselves.
    pub fn set_notify(&self, notify: Notify) {
        self.shared.state().notify = notify;
    }

    /// The requests so far, the last thousand of them.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.shared.state().requests.all()
    }

    /// The notifications so far, the last thousand of them; each attempt counts.
    #[must_use]
    pub fn notifications(&self) -> Vec<SentNotification> {
        self.shared.state().notifications.all()
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        self.tasks.iter().for_each(AbortHandle::abort);
    }
}
