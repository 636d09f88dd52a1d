//! Where an API is reached.

use std::fmt;
use std::net::IpAddr;

use reqwest::Url;

use crate::runtime::operation::Host;

/// The base URL of each host of an API.
#[derive(Clone)]
pub struct Hosts {
    bases: Vec<(&'static Host, Option<Url>)>,
}

/// Why a base URL cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HostError {
    /// The API has no host of that name.
    UnknownHost {
        /// The name that was asked for.
        name: String,
        /// The names that there are.
        known: Vec<&'static str>,
    },
    /// It is no URL that a path can be added to.
    NotABaseUrl(String),
    /// It is not https, and its host is not this machine.
    NotHttps,
    /// No page states the host's URL, so the caller has to name it.
    Missing(&'static str),
}

impl fmt::Display for HostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownHost { name, known } => {
                write!(f, "this API has no host {name:?}; its hosts are {}", known.join(", "))
            }
            Self::NotABaseUrl(reason) => write!(f, "this is no base URL: {reason}"),
            Self::NotHttps => f.write_str("a base URL must be https; plain http is for loopback addresses only"),
            Self::Missing(name) => {
                write!(f, "no page states the URL of the host {name:?}; name it before making a client")
            }
        }
    }
}

impl std::error::Error for HostError {}

impl Hosts {
    /// The hosts as the document names them; one that is not https counts as not named.
    #[must_use]
    #[inline]
    pub fn documented(hosts: &[&'static Host]) -> Self {
        let base = |host: &'static Host| (host, host.url.and_then(|url| base_url(url).ok()));
        Self { bases: hosts.iter().copied().map(base).collect() }
    }

    /// Another base URL for one of the hosts; a path in it is kept in front of every operation's path.
    #[inline]
    pub fn set(&mut self, name: &str, base: &str) -> Result<(), HostError> {
        let base = base_url(base)?;
        match self.bases.iter_mut().find(|(host, _)| host.name == name) {
            Some((_, slot)) => {
                *slot = Some(base);
                Ok(())
            }
            None => Err(self.unknown(name)),
        }
    }

    /// One base URL for all hosts.
    #[inline]
    pub fn set_all(&mut self, base: &str) -> Result<(), HostError> {
        let base = base_url(base)?;
        for (_, slot) in &mut self.bases {
            *slot = Some(base.clone());
        }
        Ok(())
    }

    /// The first host that still needs a URL.
    #[inline]
    pub(crate) fn complete(&self) -> Result<(), HostError> {
        match self.bases.iter().find(|(_, base)| base.is_none()) {
            Some((host, _)) => Err(HostError::Missing(host.name)),
            None => Ok(()),
        }
    }

    /// Whether a host of this machine is reached without TLS.
    #[inline]
    pub(crate) fn is_any_plain(&self) -> bool {
        self.bases.iter().flat_map(|(_, base)| base).any(|base| base.scheme() == "http")
    }

    /// The base URL of a host.
    #[inline]
    pub(crate) fn base(&self, host: &'static Host) -> Result<Url, HostError> {
        // Two APIs may have hosts of the same name, so it is this very host that counts.
        match self.bases.iter().find(|(known, _)| std::ptr::eq(*known, host)) {
            Some((_, base)) => base.clone().ok_or(HostError::Missing(host.name)),
            None => Err(self.unknown(host.name)),
        }
    }

    #[inline]
    fn unknown(&self, name: &str) -> HostError {
        HostError::UnknownHost { name: name.to_owned(), known: self.bases.iter().map(|(host, _)| host.name).collect() }
    }
}

#[inline]
fn base_url(text: &str) -> Result<Url, HostError> {
    let url = Url::parse(text).map_err(|error| HostError::NotABaseUrl(error.to_string()))?;
    if url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() || url.password().is_some() {
        return Err(HostError::NotABaseUrl("it must have no user, query or fragment".to_owned()));
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_loopback(&url) => Ok(url),
        "http" => Err(HostError::NotHttps),
        scheme => Err(HostError::NotABaseUrl(format!("the scheme {scheme} is not https"))),
    }
}

#[inline]
fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

impl fmt::Debug for Hosts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |base: &Option<Url>| base.as_ref().map_or("none", Url::as_str).to_owned();
        f.debug_map().entries(self.bases.iter().map(|(host, base)| (host.name, shown(base)))).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{HostError, Hosts};
    use crate::runtime::operation::Host;

    static API: Host = Host { name: "api", url: Some("https://api.example") };
    static BASE: Host = Host { name: "base", url: None };

    fn with(name: &str, base: &str) -> Result<Hosts, HostError> {
        let mut hosts = Hosts::documented(&[&API, &BASE]);
        hosts.set(name, base)?;
        Ok(hosts)
    }

    #[test]
    fn a_base_url_replaces_the_documented_one() {
        let hosts = with("api", "http://127.0.0.1:8080/stem/").unwrap();
        assert_eq!(hosts.base(&API).unwrap().as_str(), "http://127.0.0.1:8080/stem/");
    }

    #[test]
    fn plain_http_is_for_this_machine_only() {
        for (base, fits) in [
            ("https://example.test", true),
            ("http://localhost:1", true),
            ("http://[::1]:1", true),
            ("http://127.0.0.2", true),
            ("http://example.test", false),
            ("http://localhost.example.test", false),
            ("http://127.0.0.1.example.test", false),
            ("ftp://127.0.0.1", false),
            ("https://user:word@example.test", false),
            ("https://example.test/?a=1", false),
            ("example.test", false),
        ] {
            assert_eq!(Hosts::documented(&[&API]).set_all(base).is_ok(), fits, "{base}");
        }
    }

    #[test]
    fn an_undocumented_host_has_to_be_named() {
        let hosts = Hosts::documented(&[&API, &BASE]);
        assert_eq!(hosts.complete(), Err(HostError::Missing("base")));
        assert!(with("other", "https://example.test").is_err());
        assert!(with("base", "https://example.test").unwrap().complete().is_ok());
    }
}
