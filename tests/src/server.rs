//! A server on loopback that gives one answer, or misbehaves in one way.

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
