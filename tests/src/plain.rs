//! A protocol that neither authorises nor verifies, so that tests see what goes out before authorisation.

use std::sync::Arc;

use payspec::{Authorising, Opened, Operation, Proof, Protocol, Raw, Settings, SetupError};

/// Sends requests as they are and takes every JSON text for content.
#[derive(Debug)]
pub struct Plain;

impl Protocol for Plain {
    fn authorise<'a>(&'a self, _: &'static Operation, request: reqwest::Request) -> Authorising<'a> {
        Box::pin(async { Ok(request) })
    }

    fn open(&self, _: &'static Operation, answer: &Raw) -> Opened {
        if answer.bytes().starts_with(b"<") {
            return Opened::NoClaim;
        }
        Opened::Content { json: answer.bytes().to_vec(), proof: Proof::Connection }
    }
}

/// Makes a client whose hosts are all at one URL.
pub fn at<C>(mut settings: Settings, url: &str, make: impl FnOnce(Settings, Arc<dyn Protocol>) -> Made<C>) -> C {
    settings.hosts = settings.hosts.all_at(url).expect("a URL on loopback");
    make(settings, Arc::new(Plain)).expect("a client")
}

/// Makes a client with the documented hosts, which no test sends anything to.
///
/// A host that the caller has to name is at a name that does not exist.
pub fn offline<C>(mut settings: Settings, make: impl FnOnce(Settings, Arc<dyn Protocol>) -> Made<C>) -> C {
    settings.hosts =
        settings.hosts.clone().with("base", "https://named-by-the-caller.invalid").unwrap_or(settings.hosts);
    make(settings, Arc::new(Plain)).expect("a client")
}

type Made<C> = Result<C, SetupError>;
