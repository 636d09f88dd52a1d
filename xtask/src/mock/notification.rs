//! Sends notifications, to this machine alone.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::server::Shared;
use super::state::SentNotification;

/// How often a notification is sent again that was not taken.
const AGAIN: usize = 3;

/// The longest status line that is read.
const LONGEST: usize = 1024;

/// A notification that waits to be sent.
#[derive(Clone, Debug)]
pub struct Delivery {
    pub url: String,
    pub body: Vec<u8>,
    pub after: Duration,
}

/// Sends a notification until it is answered with HTTP 200, or often enough.
pub async fn deliver(shared: Arc<Shared>, delivery: Delivery) {
    for attempt in 0..=AGAIN {
        sleep(if attempt == 0 { delivery.after } else { shared.options.notify_after }).await;
        let answered = match Address::of(&delivery.url) {
            Some(address) => timeout(shared.options.notify_timeout, post(&address, &delivery.body)).await,
            None => return,
        };
        let answered = answered.ok().and_then(Result::ok).flatten();
        shared.state().notifications.add(SentNotification {
            url: delivery.url.clone(),
            body: delivery.body.clone(),
            answered,
        });
        if answered == Some(200) {
            return;
        }
    }
}

/// Whether an address is this machine's, so that a notification may be sent to it.
pub fn is_loopback(url: &str) -> bool {
    Address::of(url).is_some()
}

/// Seconds since 1970.
pub fn seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map(|since| since.as_secs()).unwrap_or_default()
}

/// A place on this machine, which needs no name to be resolved.
#[derive(Debug, PartialEq, Eq)]
struct Address {
    ips: Vec<IpAddr>,
    port: u16,
    host: String,
    path: String,
}

impl Address {
    /// None if it is not plain HTTP to this machine.
    fn of(url: &str) -> Option<Self> {
        const HTTP_PORT: u16 = 80;
        let rest = url.strip_prefix("http://")?;
        let rest = rest.split('#').next().unwrap_or_default();
        let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok()?),
            _ => (host, HTTP_PORT),
        };
        let is_plain = path.bytes().all(|byte| byte.is_ascii_graphic());
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        is_plain.then_some(Self { ips: loopback(name)?, port, host: host.to_owned(), path })
    }
}

fn loopback(name: &str) -> Option<Vec<IpAddr>> {
    if name.eq_ignore_ascii_case("localhost") {
        return Some(vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]);
    }
    let ip: IpAddr = match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        Some(name) => IpAddr::V6(name.parse().ok()?),
        None => IpAddr::V4(name.parse().ok()?),
    };
    ip.is_loopback().then(|| vec![ip])
}

/// The HTTP status of the answer; redirects are not followed.
async fn post(to: &Address, body: &[u8]) -> io::Result<Option<u16>> {
    let mut stream = connected(to).await?;
    let head = format!(
        "POST {} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        to.path,
        to.host,
        body.len()
    );
    stream.write_all(&[head.as_bytes(), body].concat()).await?;
    let mut line = Vec::new();
    let mut limited = stream.take(LONGEST as u64);
    while !line.contains(&b'\n') && limited.read_buf(&mut line).await? > 0 {}
    let line = String::from_utf8_lossy(&line);
    Ok(line.strip_prefix("HTTP/1.").and_then(|rest| rest.split(' ').nth(1)?.get(..3)?.parse().ok()))
}

async fn connected(to: &Address) -> io::Result<TcpStream> {
    let addresses: Vec<SocketAddr> = to.ips.iter().map(|ip| SocketAddr::new(*ip, to.port)).collect();
    TcpStream::connect(addresses.as_slice()).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_notified() {
        for url in [
            "http://127.0.0.1:8000/a",
            "http://127.9.9.9",
            "http://localhost:8001/a",
            "http://[::1]:8000/a",
            "http://LOCALHOST",
        ] {
            assert!(is_loopback(url), "{url}");
        }
        for url in [
            "https://127.0.0.1/a",
            "http://127.0.0.1.example.com/a",
            "http://localhost.example.com/",
            "http://user@127.0.0.1/",
            "http://127.0.0.1@example.com/",
            "http://10.0.0.1/",
            "http://[::2]/",
            "http://0.0.0.0/",
            "http://127.0.0.1:99999/",
            "http://127.0.0.1/a b",
            "http://",
            "",
        ] {
            assert!(!is_loopback(url), "{url}");
        }
    }

    #[test]
    fn addresses_are_taken_apart() {
        let address = Address::of("http://[::1]:8000/a/b?c").unwrap();
        assert_eq!((address.port, address.host.as_str(), address.path.as_str()), (8000, "[::1]:8000", "/a/b?c"));
        assert_eq!(Address::of("http://localhost").unwrap().port, 80);
    }
}
