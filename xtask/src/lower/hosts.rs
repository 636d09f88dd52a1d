//! Which host serves an operation.

use std::collections::HashMap;

use serde_json::Value;

use super::plan::Host;
use super::source::{entries, items, text};
use crate::names::Names;

/// Collects an API's hosts; an operation knows its own by index.
#[derive(Default)]
pub struct Hosts {
    pub found: Vec<Host>,
    /// By what the document has.
    known: HashMap<String, usize>,
    names: Names,
}

impl Hosts {
    /// The host that the nearest `servers` name: the operation's, the path's, or the document's.
    ///
    /// Beside it stands what a URL without a host has in front of every path.
    pub fn index(&mut self, scopes: [&Value; 3]) -> (usize, String) {
        let server = server(scopes).unwrap_or(&Value::Null);
        let stated = filled(server);
        let (host, prefix) = if has_host(&stated) { (stated.as_str(), "") } else { ("", prefix(&stated)) };
        let prefix = prefix.to_owned();
        if let Some(known) = self.known.get(host) {
            return (*known, prefix);
        }
        let usable = is_usable(host);
        let mut description = text(server, "description");
        if !usable && !host.is_empty() {
            let host = host.replace('`', "'");
            description = format!("{description}\nThe document has `{host}`, which cannot be called as it is.");
        }
        let name = self.names.snake(if host.is_empty() { "base" } else { first_label(host) });
        let url = usable.then(|| host.to_owned());
        self.found.push(Host { name, url, description: description.trim().to_owned() });
        self.known.insert(host.to_owned(), self.found.len() - 1);
        (self.found.len() - 1, prefix)
    }
}

/// What the nearest scope has as its first server.
pub fn server(scopes: [&Value; 3]) -> Option<&Value> {
    scopes.into_iter().find_map(|scope| items(&scope["servers"]).next())
}

/// The URL of a server with the defaults of its variables, and without the slash at its end.
fn filled(server: &Value) -> String {
    let mut url = text(server, "url");
    for (name, variable) in entries(&server["variables"]) {
        let default = match &variable["default"] {
            Value::String(text) if !text.is_empty() => text.clone(),
            number @ Value::Number(_) => number.to_string(),
            _ => continue,
        };
        url = url.replace(&format!("{{{name}}}"), &default);
    }
    url.trim_end_matches('/').to_owned()
}

fn has_host(url: &str) -> bool {
    url.contains("://") || url.starts_with("//") || (!url.is_empty() && !url.starts_with(['/', '.', '?', '#']))
}

/// The path of a URL that has no host; nothing if it is no plain path.
pub fn prefix(url: &str) -> &str {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/-._~".contains(c);
    let has_dots = url.split('/').any(|segment| matches!(segment, "." | ".."));
    if url.starts_with('/') && url.chars().all(is_plain) && !has_dots { url } else { "" }
}

/// Whether a path can be added to a URL, and the runtime takes it: https, a host, no query, nothing left open.
pub fn is_usable(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://") else { return false };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let is_label = |label: &str| {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        !label.is_empty() && label.len() < 64 && label.chars().all(fits)
    };
    let labels: Vec<&str> = name.split('.').collect();
    // A last label of digits makes it an address, which has more rules than are worth repeating.
    let is_address = labels.last().is_some_and(|label| label.starts_with(|c: char| c.is_ascii_digit()));
    let is_local = name.eq_ignore_ascii_case("localhost");
    let is_path = path.chars().all(|c| c.is_ascii_graphic() && !"?#{}\\\"<>^`|".contains(c));
    let is_puny = labels.iter().any(|label| label.to_ascii_lowercase().starts_with("xn--"));
    !is_local && !is_address && !is_puny && is_path && labels.into_iter().all(is_label) && port.parse::<u16>().is_ok()
}

/// `https://api.adapay.tech/x` has the first label `api`.
fn first_label(url: &str) -> &str {
    let host = url.split_once("//").map_or(url, |(_, host)| host);
    let label = host.split(['.', '/', ':', '?']).next().filter(|label| label.contains(char::is_alphabetic));
    label.filter(|label| !label.contains(['{', '}'])).unwrap_or("base")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Hosts;

    #[test]
    fn the_nearest_servers_count_and_names_are_told_apart() {
        let mut hosts = Hosts::default();
        let root = json!({"servers": [{"url": "https://api.one.example/"}]});
        let path = json!({"servers": [{"url": "https://api.two.example"}]});
        let none = json!({});
        let mut index = |scopes: [&Value; 3]| hosts.index(scopes).0;
        assert_eq!(index([&none, &none, &root]), 0);
        assert_eq!(index([&none, &path, &root]), 1);
        assert_eq!(index([&none, &none, &none]), 2);
        assert_eq!(index([&none, &none, &root]), 0);
        let names: Vec<_> = hosts.found.iter().map(|host| host.name.as_str()).collect();
        assert_eq!(names, ["api", "api_2", "base"]);
    }

    #[test]
    fn what_cannot_be_called_is_left_to_the_caller() {
        let variables = json!({"region": {"default": "eu"}, "open": {}, "port": {"default": 8443}});
        for (url, expected, name, prefix) in [
            ("https://a.example/v1/", Some("https://a.example/v1"), "a", ""),
            ("https://{region}.example:{port}", Some("https://eu.example:8443"), "eu", ""),
            ("https://{open}.example", None, "base", ""),
            ("/v1/", None, "base", "/v1"),
            ("/", None, "base", ""),
            ("", None, "base", ""),
            ("../v1", None, "base", ""),
            ("//a.example", None, "a", ""),
            ("http://a.example", None, "a", ""),
            ("http://localhost:8080", None, "localhost", ""),
            ("localhost:8080", None, "localhost", ""),
            ("https://localhost", None, "localhost", ""),
            ("https://a.example/?b=c", None, "a", ""),
            ("https://a b.example", None, "a b", ""),
            ("https://127.0.0.1", None, "base", ""),
            ("a.example", None, "a", ""),
        ] {
            let mut hosts = Hosts::default();
            let root = json!({"servers": [{"url": url, "variables": variables}]});
            let (index, found) = hosts.index([&Value::Null, &Value::Null, &root]);
            let host = &hosts.found[index];
            let name = crate::names::field(name);
            assert_eq!(
                (host.url.as_deref(), host.name.as_str(), found.as_str()),
                (expected, name.as_str(), prefix),
                "{url}"
            );
        }
    }
}
