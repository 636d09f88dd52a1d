//! Which host serves an operation.

use serde_json::Value;

use super::plan::Host;
use super::source::{items, text};

/// Collects an API's hosts; an operation knows its own by index.
#[derive(Default)]
pub struct Hosts {
    pub found: Vec<Host>,
}

impl Hosts {
    /// The host that the nearest `servers` name: the operation's, the path's, or the document's.
    pub fn index(&mut self, scopes: [&Value; 3]) -> usize {
        let server = scopes.iter().find_map(|scope| items(&scope["servers"]).next());
        let url = server.map(|server| text(server, "url")).filter(|url| url.contains("://"));
        let url = url.map(|url| url.trim_end_matches('/').to_owned());
        if let Some(known) = self.found.iter().position(|host| host.url == url) {
            return known;
        }
        let description = server.map(|server| text(server, "description")).unwrap_or_default();
        let name = self.free_name(url.as_deref().map_or("base", first_label));
        self.found.push(Host { name, url, description });
        self.found.len() - 1
    }

    fn free_name(&self, wanted: &str) -> String {
        let wanted = crate::names::field(wanted);
        let taken = |name: &String| self.found.iter().any(|host| host.name == *name);
        let mut names = std::iter::once(wanted.clone()).chain((2..).map(|number| format!("{wanted}_{number}")));
        names.find(|name| !taken(name)).unwrap_or(wanted)
    }
}

/// `https://api.adapay.tech/x` has the first label `api`.
fn first_label(url: &str) -> &str {
    let host = url.split_once("://").map_or(url, |(_, host)| host);
    host.split(['.', '/', ':']).next().filter(|label| !label.is_empty()).unwrap_or("base")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Hosts;

    #[test]
    fn the_nearest_servers_count_and_names_are_told_apart() {
        let mut hosts = Hosts::default();
        let root = json!({"servers": [{"url": "https://api.one.example/"}]});
        let path = json!({"servers": [{"url": "https://api.two.example"}]});
        let none = json!({});
        assert_eq!(hosts.index([&none, &none, &root]), 0);
        assert_eq!(hosts.index([&none, &path, &root]), 1);
        assert_eq!(hosts.index([&none, &none, &none]), 2);
        let names: Vec<_> = hosts.found.iter().map(|host| host.name.as_str()).collect();
        assert_eq!(names, ["api", "api_2", "base"]);
    }
}
