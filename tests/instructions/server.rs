//! A server that gives one answer, over and over, and insists on one and the same request.

use std::error::Error;
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::OnceLock;

/// The first request of all; every other one has to have the same bytes, so that both sides do the same work.
static FIRST: OnceLock<Vec<u8>> = OnceLock::new();

/// Prints the URL and serves for ever.
pub fn serve(body: &str) -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("http://{}", listener.local_addr()?);
    for stream in listener.incoming() {
        let (stream, answer) = (stream?, http("200 OK", body));
        std::thread::spawn(move || connection(stream, &answer));
    }
    Ok(())
}

fn http(status: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}")
}

fn connection(mut stream: TcpStream, answer: &str) -> io::Result<()> {
    stream.set_nodelay(true)?;
    while let Some(request) = read_request(&mut stream)? {
        let first = FIRST.get_or_init(|| request.clone());
        if *first == request {
            stream.write_all(answer.as_bytes())?;
        } else {
            let (first, request) = (String::from_utf8_lossy(first), String::from_utf8_lossy(&request));
            eprintln!("requests differ:\n{first}\n---\n{request}");
            stream.write_all(http("400 Bad Request", "").as_bytes())?;
        }
    }
    Ok(())
}

/// Head and body of a request; none if the client went away before.
fn read_request(stream: &mut TcpStream) -> io::Result<Option<Vec<u8>>> {
    let mut request = Vec::new();
    let mut chunk = [0; 4096];
    while !is_whole(&request) {
        match stream.read(&mut chunk)? {
            0 => return Ok(None),
            count => request.extend_from_slice(&chunk[..count]),
        }
    }
    Ok(Some(request))
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    body.len() >= length.unwrap_or(0)
}
