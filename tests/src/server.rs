//! A server on loopback that gives one answer, or misbehaves in one way.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

/// Serves one connection after the other with the same bytes; the request is read first.
pub async fn answering(answer: Vec<u8>) -> String {
    serving(move |_| answer.clone()).await
}

/// Serves one connection after the other with the bytes that belong to its request.
pub async fn serving(mut answer: impl FnMut(Vec<u8>) -> Vec<u8> + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port on loopback");
    let url = format!("http://{}", listener.local_addr().expect("the port"));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            serve(stream, &mut answer).await;
        }
    });
    url
}

/// What a [`Recorder`] does with a request.
#[derive(Clone, Debug)]
pub enum Reply {
    /// Answers; the connection stays open unless the answer says `connection: close`.
    Answer(Vec<u8>),
    /// The same after a while.
    Later(Duration, Vec<u8>),
    /// Answers and closes the connection, without having said so.
    AnswerAndClose(Vec<u8>),
    /// Closes the connection in order, without an answer.
    Close,
    /// Resets the connection.
    Reset,
    /// Never answers.
    Silence,
}

/// A server that serves connections side by side and keeps what arrives.
#[derive(Clone)]
pub struct Recorder {
    pub url: String,
    arrived: Arc<Mutex<Vec<String>>>,
}

type Replies = dyn Fn(usize, &str) -> Reply + Send + Sync;

impl Recorder {
    /// Replies to each request by its number, from 0, and its text.
    pub async fn new(reply: impl Fn(usize, &str) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port on loopback");
        let url = format!("http://{}", listener.local_addr().expect("the port"));
        let recorder = Self { url, arrived: Arc::default() };
        let (kept, reply): (_, Arc<Replies>) = (recorder.clone(), Arc::new(reply));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(kept.clone().serve(stream, reply.clone()));
            }
        });
        recorder
    }

    /// Replies with each of these in turn, and with the last one from then on.
    pub async fn script(replies: Vec<Reply>) -> Self {
        Self::new(move |number, _| replies[number.min(replies.len() - 1)].clone()).await
    }

    /// The requests that arrived so far, heads and bodies.
    pub fn arrived(&self) -> Vec<String> {
        self.locked().clone()
    }

    /// How many requests arrived so far.
    pub fn count(&self) -> usize {
        self.locked().len()
    }

    fn locked(&self) -> MutexGuard<'_, Vec<String>> {
        self.arrived.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a request and says which number it has.
    fn keep(&self, request: &str) -> usize {
        let mut arrived = self.locked();
        arrived.push(request.to_owned());
        arrived.len() - 1
    }

    async fn serve(self, mut stream: TcpStream, reply: Arc<Replies>) {
        while let Some(request) = read_request(&mut stream).await {
            let request = String::from_utf8_lossy(&request).into_owned();
            let (answer, closes) = match reply(self.keep(&request), &request) {
                Reply::Answer(answer) => (answer, false),
                Reply::Later(pause, answer) => {
                    tokio::time::sleep(pause).await;
                    (answer, false)
                }
                Reply::AnswerAndClose(answer) => (answer, true),
                Reply::Close => return,
                Reply::Reset => return stream.set_zero_linger().expect("a socket that can be reset"),
                Reply::Silence => std::future::pending().await,
            };
            let said = String::from_utf8_lossy(&answer).contains("connection: close");
            if stream.write_all(&answer).await.is_err() || said || closes {
                return;
            }
        }
    }
}

/// A URL on loopback at which nobody listens.
pub async fn nobody() -> String {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.bind(([127, 0, 0, 1], 0).into()).expect("a port on loopback");
    let url = format!("http://{}", socket.local_addr().expect("the port"));
    // The port stays taken, or another test's server would be given it; nobody listens all the same.
    std::mem::forget(socket);
    url
}

async fn serve(mut stream: TcpStream, answer: &mut impl FnMut(Vec<u8>) -> Vec<u8>) {
    if let Some(request) = read_request(&mut stream).await {
        // The client may have gone; that is for the test to see.
        let _ = stream.write_all(&answer(request)).await;
        let _ = stream.shutdown().await;
    }
}

/// Reads head and body of a request; none if the client went away before.
async fn read_request(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut request = Vec::new();
    loop {
        let mut chunk = [0; 4096];
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return None,
            Ok(count) => request.extend_from_slice(&chunk[..count]),
        }
        if is_whole(&request) {
            return Some(request);
        }
    }
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, _)) = text.split_once("\r\n\r\n") else { return false };
    let lower = head.to_ascii_lowercase();
    let length = lower.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
    request.len() >= head.len() + 4 + length.unwrap_or(0)
}

/// An HTTP answer as it stands on the wire.
pub fn http(status: u16, content_type: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status} X\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}")
        .into_bytes()
}

/// The same answer with one more header, such as `retry-after: 1`.
pub fn with_header(answer: &[u8], header: &str) -> Vec<u8> {
    String::from_utf8_lossy(answer).replacen("\r\n", &format!("\r\n{header}\r\n"), 1).into_bytes()
}

/// The same answer on a connection that stays open.
pub fn kept_open(answer: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(answer).replacen("connection: close\r\n", "", 1).into_bytes()
}

/// A JSON answer of a status.
pub fn json(status: u16, body: &serde_json::Value) -> Reply {
    Reply::Answer(http(status, "application/json", &body.to_string()))
}
