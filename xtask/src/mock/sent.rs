//! The body of an answer as it goes over the wire: in pieces, with pauses, or cut off.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame};
use tokio::time::Sleep;

/// A body that is sent piece by piece.
#[derive(Default)]
pub struct Sent {
    pieces: VecDeque<Piece>,
    pause: Option<Pin<Box<Sleep>>>,
}

enum Piece {
    Data(Bytes),
    Pause(Duration),
    /// So many bytes of filling, which are made as they are sent.
    Filling(usize),
}

/// How much filling is sent at once.
const CHUNK: usize = 64 * 1024;

static FILLING: [u8; CHUNK] = [b'x'; CHUNK];

/// Long enough for what is written to leave before the connection is closed on it.
const FLUSH: Duration = Duration::from_millis(20);

impl Sent {
    pub fn whole(body: Vec<u8>) -> Self {
        Self::of([Piece::Data(body.into())])
    }

    /// The first half; the caller has to announce the whole length.
    pub fn half(body: &[u8]) -> Self {
        let half = body.get(..body.len() / 2).unwrap_or_default().to_vec();
        Self::of([Piece::Data(half.into()), Piece::Pause(FLUSH)])
    }

    /// Byte by byte, with a pause before each.
    pub fn dripping(body: &[u8], pause: Duration) -> Self {
        Self::of(body.iter().flat_map(|byte| [Piece::Pause(pause), Piece::Data(vec![*byte].into())]))
    }

    /// As long as the caller wants, between a start and an end.
    pub fn filled(start: &'static [u8], filling: usize, end: &'static [u8]) -> Self {
        Self::of([Piece::Data(start.into()), Piece::Filling(filling), Piece::Data(end.into())])
    }

    fn of(pieces: impl IntoIterator<Item = Piece>) -> Self {
        Self { pieces: pieces.into_iter().collect(), pause: None }
    }
}

impl Body for Sent {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        loop {
            if let Some(pause) = &mut self.pause {
                if pause.as_mut().poll(context).is_pending() {
                    return Poll::Pending;
                }
                self.pause = None;
            }
            match self.pieces.pop_front() {
                None => return Poll::Ready(None),
                Some(Piece::Pause(pause)) => self.pause = Some(Box::pin(tokio::time::sleep(pause))),
                Some(Piece::Data(data)) if data.is_empty() => {}
                Some(Piece::Data(data)) => return Poll::Ready(Some(Ok(Frame::data(data)))),
                Some(Piece::Filling(0)) => {}
                Some(Piece::Filling(left)) => {
                    let now = left.min(CHUNK);
                    self.pieces.push_front(Piece::Filling(left - now));
                    let chunk = FILLING.get(..now).unwrap_or_default();
                    return Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(chunk)))));
                }
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.pieces.is_empty() && self.pause.is_none()
    }
}
