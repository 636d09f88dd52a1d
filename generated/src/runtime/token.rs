//! Tokens that somebody else issues: asked for when needed, kept until the provider calls them expired.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crate::runtime::error::CredentialError;
use crate::runtime::secret::Secret;

/// A future that a [`TokenSource`] returns.
pub type Fetching<'a> = Pin<Box<dyn Future<Output = Result<Secret, CredentialError>> + Send + 'a>>;

/// Where tokens come from, for example a log-in of your own.
///
/// The client keeps a token until the provider calls it expired, and then asks again, once for all calls that wait.
/// It asks in a task of its own, which ends with the call that started it.
/// A closure that returns a future is one as well.
///
/// ```
/// use payspec::{CredentialError, Secret, Token};
///
/// let token = Token::from_source(|| async {
///     let token = std::env::var("TOKEN").map_err(|_| CredentialError::new("TOKEN is not set"))?;
///     Ok(Secret::from(token))
/// });
/// # let _ = token;
/// ```
pub trait TokenSource: Send + Sync {
    /// A token that is valid now.
    fn fetch(&self) -> Fetching<'_>;
}

impl<F, T> TokenSource for F
where
    F: Fn() -> T + Send + Sync,
    T: Future<Output = Result<Secret, CredentialError>> + Send + 'static,
{
    fn fetch(&self) -> Fetching<'_> {
        Box::pin(self())
    }
}

/// A token, or where to get one; clones share what was fetched.
#[derive(Clone)]
pub struct Token {
    kind: Kind,
}

#[derive(Clone)]
enum Kind {
    Fixed(Secret),
    Fetched(Arc<Fetched>),
}

struct Fetched {
    source: Box<dyn TokenSource>,
    /// What came of the last fetch.
    last: Mutex<Option<Last>>,
    /// Held by the one call that fetches.
    flight: tokio::sync::Mutex<()>,
}

/// When a fetch ended, and how.
struct Last {
    at: Instant,
    outcome: Result<Secret, CredentialError>,
}

impl Token {
    /// A token that does not change; when it expires, calls fail.
    #[must_use]
    #[inline]
    pub fn fixed(token: impl Into<Secret>) -> Self {
        Self { kind: Kind::Fixed(token.into()) }
    }

    /// A token from a source that is asked again when the provider calls the token expired.
    #[must_use]
    #[inline]
    pub fn from_source(source: impl TokenSource + 'static) -> Self {
        let fetched = Fetched { source: Box::new(source), last: Mutex::new(None), flight: tokio::sync::Mutex::new(()) };
        Self { kind: Kind::Fetched(Arc::new(fetched)) }
    }

    /// The token to send now.
    ///
    /// # Errors
    /// What the source says if it cannot give one, or that the token is empty.
    #[inline]
    pub async fn get(&self) -> Result<Secret, CredentialError> {
        let token = match &self.kind {
            Kind::Fixed(token) => token.clone(),
            Kind::Fetched(fetched) => fetched.get().await?,
        };
        if token.expose().trim().is_empty() {
            self.refuse();
            return Err(CredentialError::new("the token is empty"));
        }
        Ok(token)
    }

    /// Whether an expired token can be replaced.
    #[must_use]
    #[inline]
    pub fn can_renew(&self) -> bool {
        matches!(self.kind, Kind::Fetched(_))
    }

    /// Drops the token if it is the one that was sent at that time; says whether another one can be had.
    #[must_use]
    #[inline]
    pub fn expire(&self, sent: Instant) -> bool {
        let Kind::Fetched(fetched) = &self.kind else { return false };
        let mut last = fetched.last();
        // A token that was fetched after the request went out is not the one that was called expired.
        if last.as_ref().is_some_and(|last| last.at <= sent) {
            *last = None;
        }
        true
    }

    /// Drops a token that cannot be sent, so that the next call asks for another one.
    #[inline]
    pub(crate) fn refuse(&self) {
        let _ = self.expire(Instant::now());
    }
}

impl Fetched {
    #[inline]
    async fn get(self: &Arc<Self>) -> Result<Secret, CredentialError> {
        if let Some(token) = self.held() {
            return Ok(token);
        }
        let (shared, asked) = (Arc::clone(self), Instant::now());
        // A task of its own goes on while nobody polls its caller, for whom the others would have to wait otherwise.
        let mut task = Task(tokio::spawn(async move { shared.fetch(asked).await }));
        let fetched = (&mut task.0).await;
        fetched.unwrap_or_else(|error| Err(CredentialError::new("the token source panicked").with_source(error)))
    }

    #[inline]
    async fn fetch(&self, asked: Instant) -> Result<Secret, CredentialError> {
        let _flight = self.flight.lock().await;
        // Whoever held the flight may have fetched it, or failed to, while this call was waiting.
        if let Some(last) = &*self.last()
            && (last.outcome.is_ok() || last.at > asked)
        {
            return last.outcome.clone();
        }
        let outcome = self.source.fetch().await;
        *self.last() = Some(Last { at: Instant::now(), outcome: outcome.clone() });
        outcome
    }

    #[inline]
    fn held(&self) -> Option<Secret> {
        self.last().as_ref().and_then(|last| last.outcome.as_ref().ok().cloned())
    }

    #[inline]
    fn last(&self) -> MutexGuard<'_, Option<Last>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A fetch that ends with the call that started it.
struct Task(tokio::task::JoinHandle<Result<Secret, CredentialError>>);

impl Drop for Task {
    #[inline]
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl From<Secret> for Token {
    fn from(token: Secret) -> Self {
        Self::fixed(token)
    }
}

impl From<&str> for Token {
    fn from(token: &str) -> Self {
        Self::fixed(token)
    }
}

impl From<String> for Token {
    fn from(token: String) -> Self {
        Self::fixed(token)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Fixed(_) => "[a fixed token]",
            Kind::Fetched(_) => "[a token from a source]",
        })
    }
}
