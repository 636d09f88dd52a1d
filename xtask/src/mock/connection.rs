//! One connection: reads requests, answers them, and does to the answers what faults ask for.

use std::future::{Future, poll_fn};
use std::io::Write as _;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use hyper::header::{CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::Fault;
use super::call::Call;
use super::dialect::Seal;
use super::exchange::{self, Exchange};
use super::reply::{Body, JSON, Reply};
use super::sent::Sent;
use super::server::Shared;
use super::state::Recorded;
use super::switches::Switches;

/// The largest body of a request that is read as one.
const LARGEST: usize = 1024 * 1024;

/// How much of a body that is too large is thrown away before it is refused, so that its sender gets to read why.
const DISCARDED: usize = 64 * 1024 * 1024;

/// How long a request's headers, and then its body, may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Ends a connection without an answer.
#[derive(Debug)]
struct Reset;

impl std::fmt::Display for Reset {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("the connection is reset on purpose")
    }
}

impl std::error::Error for Reset {}

/// What a request comes to, boxed so that the connection can be taken back from hyper.
type Answering = Pin<Box<dyn Future<Output = Result<Response<Sent>, Reset>> + Send>>;

/// Serves a connection until its end.
pub async fn serve(shared: Arc<Shared>, stream: TcpStream) {
    let is_reset = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&is_reset);
    let service = service_fn(move |request| -> Answering {
        let (shared, flag) = (Arc::clone(&shared), Arc::clone(&flag));
        Box::pin(async move {
            let answer = answered(&shared, request).await;
            flag.store(answer.is_err(), Ordering::Relaxed);
            answer
        })
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(PATIENCE);
    let mut connection = builder.serve_connection(TokioIo::new(stream), service);
    // How a connection ends is its caller's business; faults make it end badly on purpose.
    let _ = poll_fn(|context| connection.poll_without_shutdown(context)).await;
    let stream = connection.into_parts().io.into_inner();
    if is_reset.load(Ordering::Relaxed) {
        // Without lingering the system sends a reset instead of an orderly end.
        let _ = stream.set_zero_linger();
    }
}

async fn answered(shared: &Arc<Shared>, request: Request<Incoming>) -> Result<Response<Sent>, Reset> {
    let call = match read(request).await {
        Ok(call) => call,
        Err(reply) => return Ok(closing(dressed(shared, None, &reply, None))),
    };
    let route = exchange::route(&shared.apis, &call);
    let number = record(shared, &call, route.as_ref().ok().map(|route| route.operation.plan.id.clone()));
    let route = match route {
        Ok(route) => route,
        Err(reply) => return Ok(dressed(shared, None, &reply, None)),
    };
    let switches = match Switches::of(&call) {
        Ok(switches) => switches,
        Err(wrong) => return Ok(dressed(shared, None, &Reply::message(400, &wrong), None)),
    };
    let fault = switches.fault.clone().or_else(|| shared.state().fault.clone());
    if fault == Some(Fault::ResetBefore) {
        return Err(Reset);
    }
    let exchange = exchange::exchange(shared, &route, &call, &switches, fault.as_ref());
    if let Some(recorded) = shared.state().requests.get_mut(number) {
        recorded.executed = exchange.executed;
    }
    shared.send(exchange.deliveries.clone());
    match &fault {
        Some(Fault::ResetAfter) => return Err(Reset),
        Some(Fault::Delay(delay)) => sleep(*delay).await,
        _ => {}
    }
    Ok(dressed(shared, Some(&exchange), &exchange.reply, fault.as_ref()))
}

fn record(shared: &Shared, call: &Call, operation: Option<String>) -> usize {
    shared.state().requests.add(Recorded {
        operation,
        method: call.method.clone(),
        target: call.target(),
        headers: call.headers.clone(),
        body: call.body.clone(),
        executed: false,
    })
}

/// Reads a request to its end.
async fn read(request: Request<Incoming>) -> Result<Call, Reply> {
    let (head, body) = request.into_parts();
    let headers = head.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value)));
    let headers = headers.collect();
    let body = timeout(PATIENCE, collected(body)).await;
    let body = body.map_err(|_| Reply::message(408, "the body did not come in time"))??;
    Ok(Call {
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers,
        body,
    })
}

fn text(value: &HeaderValue) -> String {
    String::from_utf8_lossy(value.as_bytes()).into_owned()
}

async fn collected(mut body: Incoming) -> Result<Vec<u8>, Reply> {
    let (mut kept, mut size) = (Vec::new(), 0_usize);
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Reply::message(400, "the body broke off"))?;
        let Ok(data) = frame.into_data() else { continue };
        size = size.saturating_add(data.len());
        if size <= LARGEST {
            kept.extend_from_slice(&data);
        } else if size > DISCARDED {
            break;
        }
    }
    if size > LARGEST { Err(Reply::message(413, "the body is larger than 1 MiB")) } else { Ok(kept) }
}

/// The last answer of a connection.
fn closing(mut response: Response<Sent>) -> Response<Sent> {
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

/// The answer as it goes over the wire.
fn dressed(shared: &Shared, exchange: Option<&Exchange<'_>>, reply: &Reply, fault: Option<&Fault>) -> Response<Sent> {
    let body = bytes(shared, exchange, reply, fault);
    let mut response = Response::new(Sent::default());
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    if let Ok(content_type) = HeaderValue::from_str(&reply.content_type) {
        headers.insert(CONTENT_TYPE, content_type);
    }
    for (name, value) in &reply.headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(*name, value);
        }
    }
    let (body, length) = match fault {
        Some(Fault::Truncated) => (Sent::half(&body), body.len()),
        Some(Fault::Drip(pause)) => (Sent::dripping(&body, *pause), body.len()),
        Some(Fault::Oversized(size)) => {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(JSON));
            oversized(*size)
        }
        Some(Fault::Compressed) => {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            let body = compressed(&body);
            let length = body.len();
            (Sent::whole(body), length)
        }
        _ => {
            let length = body.len();
            (Sent::whole(body), length)
        }
    };
    // These statuses have no body by the rules of HTTP.
    if !matches!(reply.status, 204 | 304) {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
        *response.body_mut() = body;
    }
    response
}

/// The body, wrapped and signed where the API does that.
fn bytes(shared: &Shared, exchange: Option<&Exchange<'_>>, reply: &Reply, fault: Option<&Fault>) -> Vec<u8> {
    let body = match &reply.body {
        Body::Text(text) => return text.clone().into_bytes(),
        Body::Json(body) => body,
    };
    let api = exchange.and_then(|exchange| exchange.to).map(|(api, _)| api);
    let sealed = api.filter(|_| reply.signed && !shared.options.plain).and_then(|api| {
        let seal = match fault {
            Some(Fault::WrongSignature) => Seal::Wrong,
            Some(Fault::Unsigned) => Seal::Missing,
            _ => Seal::Right,
        };
        Some(api.dialect.seal(api.envelope.as_ref()?, body, seal))
    });
    sealed.as_ref().unwrap_or(body).to_string().into_bytes()
}

/// A JSON object with one long text.
fn oversized(size: usize) -> (Sent, usize) {
    const START: &[u8] = b"{\"data\":\"";
    const END: &[u8] = b"\"}";
    let filling = size.saturating_sub(START.len() + END.len());
    (Sent::filled(START, filling, END), START.len() + filling + END.len())
}

fn compressed(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    // Writing into memory does not fail.
    let _ = encoder.write_all(body);
    encoder.finish().unwrap_or_default()
}
