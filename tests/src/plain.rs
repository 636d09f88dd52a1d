//! A protocol that neither authorises nor verifies, so that tests see what goes out before authorisation.

use std::borrow::Cow;
use std::time::Duration;

use payspec::{ApiClient, Authorising, ClientBuilder, Opened, Operation, Proof, Protocol, Raw, Retries};

/// Sends requests as they are and takes every JSON text for content.
#[derive(Clone, Debug)]
pub struct Plain;

impl Protocol for Plain {
    fn authorise<'a>(&'a self, _: &'static Operation, request: reqwest::Request) -> Authorising<'a> {
        Box::pin(async { Ok(request) })
    }

    fn open<'a>(&self, _: &'static Operation, answer: &'a Raw) -> Opened<'a> {
        if answer.bytes().starts_with(b"<") {
            return Opened::NoClaim;
        }
        Opened::Content { json: Cow::Borrowed(answer.bytes()), proof: Proof::Connection }
    }
}

/// What a test wants to be different for the clients of all APIs.
#[derive(Clone, Debug, Default)]
pub struct Adjust {
    pub url: String,
    pub timeout: Option<Duration>,
    pub deadline: Option<Duration>,
    pub max_answer_bytes: Option<usize>,
    pub retries: Option<Retries>,
}

impl Adjust {
    /// Clients whose hosts are all at one URL.
    pub fn at(url: &str) -> Self {
        Self { url: url.to_owned(), ..Self::default() }
    }

    pub fn apply<C: ApiClient>(&self, mut builder: ClientBuilder<C>) -> ClientBuilder<C> {
        builder = builder.hosts_at(&self.url);
        if let Some(most) = self.timeout {
            builder = builder.timeout(most);
        }
        if let Some(most) = self.deadline {
            builder = builder.deadline(most);
        }
        if let Some(most) = self.max_answer_bytes {
            builder = builder.max_answer_bytes(most);
        }
        if let Some(retries) = self.retries {
            builder = builder.retries(retries);
        }
        builder
    }
}

/// Makes a client whose hosts are all at one URL.
pub fn at<C: ApiClient>(builder: ClientBuilder<C>, url: &str) -> C {
    builder.hosts_at(url).build().expect("a client")
}

/// Makes a client with the documented hosts, which no test sends anything to.
///
/// A host that the caller has to name is at a name that does not exist.
pub fn offline<C: ApiClient>(make: impl Fn() -> ClientBuilder<C>) -> C {
    let named = make().host("base", "https://named-by-the-caller.invalid").build();
    named.or_else(|_| make().build()).expect("a client")
}
