//! What can go wrong between the mock and its caller, on request.

use std::str::FromStr;
use std::time::Duration;

/// Something that goes wrong with an answer.
///
/// [`ResetBefore`](Fault::ResetBefore), [`Redirect`](Fault::Redirect), [`Unauthorized`](Fault::Unauthorized), [`Status`](Fault::Status),
/// [`Html`](Fault::Html) and [`ExpiredToken`](Fault::ExpiredToken) take the place of the call: nothing is executed.
/// With all others the call is executed (or refused) first, and the answer suffers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Executes and keeps the answer back for a while.
    Delay(Duration),
    /// Resets the connection instead of executing.
    ResetBefore,
    /// Executes and resets the connection instead of answering.
    ResetAfter,
    /// Closes the connection in the middle of the body.
    Truncated,
    /// Sends the body byte by byte, with a pause of this length before each.
    Drip(Duration),
    /// Sends a body of this many bytes, which is valid JSON.
    Oversized(usize),
    /// Sends the body compressed with gzip, which nobody asked for.
    Compressed,
    /// Signs something else than what is sent; without effect on an API that does not sign.
    WrongSignature,
    /// Sends the envelope without its signature; without effect on an API that does not sign.
    Unsigned,
    /// Sends the caller elsewhere with HTTP 307.
    Redirect,
    /// Answers 401 with unsigned JSON.
    Unauthorized,
    /// Answers with this HTTP status and unsigned JSON.
    Status(u16),
    /// Answers with this HTTP status and a page of HTML.
    Html(u16),
    /// Executes and answers with the documented answer of the operation of this id, or of some other one of the same API.
    OtherAnswer(Option<String>),
    /// Answers as the API does when a token has expired.
    ExpiredToken,
}

/// How a fault is written, for help texts.
const FAULTS: &str = "delay=MS, reset-before, reset-after, truncated, drip[=MS], oversized[=BYTES], compressed, wrong-signature, unsigned, \
     redirect, unauthorized, status=CODE, html[=CODE], other-answer[=OPERATION], expired-token";

/// The pause of `drip` without a value.
const DRIP: Duration = Duration::from_millis(20);

/// The size of `oversized` without a value: more than any documented answer, little enough for a test.
const OVERSIZED: usize = 8 * 1024 * 1024;

/// The largest body that `oversized` sends.
const LARGEST: usize = 1024 * 1024 * 1024;

/// The status of `html` without a value: what a gateway says.
const BAD_GATEWAY: u16 = 502;

impl FromStr for Fault {
    type Err = String;

    fn from_str(text: &str) -> Result<Fault, String> {
        let (name, value) = name_and_value(text);
        let fault = match (name, value) {
            ("delay", Some(value)) => Fault::Delay(milliseconds(value)?),
            ("reset-before", None) => Fault::ResetBefore,
            ("reset-after", None) => Fault::ResetAfter,
            ("truncated", None) => Fault::Truncated,
            ("drip", value) => Fault::Drip(value.map_or(Ok(DRIP), milliseconds)?),
            ("oversized", value) => Fault::Oversized(value.map_or(Ok(OVERSIZED), size)?),
            ("compressed", None) => Fault::Compressed,
            ("wrong-signature", None) => Fault::WrongSignature,
            ("unsigned", None) => Fault::Unsigned,
            ("redirect", None) => Fault::Redirect,
            ("unauthorized", None) => Fault::Unauthorized,
            ("status", Some(value)) => Fault::Status(status(value)?),
            ("html", value) => Fault::Html(value.map_or(Ok(BAD_GATEWAY), status)?),
            ("other-answer", value) => Fault::OtherAnswer(value.map(str::to_owned)),
            ("expired-token", None) => Fault::ExpiredToken,
            _ => return Err(format!("`{text}` is no fault; there are: {FAULTS}")),
        };
        Ok(fault)
    }
}

/// `name` or `name=value`.
pub fn name_and_value(text: &str) -> (&str, Option<&str>) {
    let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value.trim())));
    (name.trim(), value)
}

/// Milliseconds, at most an hour's.
pub fn milliseconds(text: &str) -> Result<Duration, String> {
    const HOUR: u64 = 3_600_000;
    let number = text.parse().ok().filter(|number| *number <= HOUR);
    number.map(Duration::from_millis).ok_or_else(|| format!("`{text}` is no number of milliseconds up to {HOUR}"))
}

fn size(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| *number <= LARGEST);
    number.ok_or_else(|| format!("`{text}` is no number of bytes up to {LARGEST}"))
}

fn status(text: &str) -> Result<u16, String> {
    let number = text.parse().ok().filter(|number| (200..600).contains(number));
    number.ok_or_else(|| format!("`{text}` is no HTTP status of an answer, which is 200 to 599"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_has_its_word() {
        let ms = Duration::from_millis;
        for (text, fault) in [
            ("delay=500", Fault::Delay(ms(500))),
            ("reset-before", Fault::ResetBefore),
            ("reset-after", Fault::ResetAfter),
            ("truncated", Fault::Truncated),
            ("drip=20", Fault::Drip(ms(20))),
            ("drip", Fault::Drip(ms(20))),
            ("oversized=8388608", Fault::Oversized(8_388_608)),
            ("compressed", Fault::Compressed),
            ("wrong-signature", Fault::WrongSignature),
            ("unsigned", Fault::Unsigned),
            ("redirect", Fault::Redirect),
            ("unauthorized", Fault::Unauthorized),
            ("status=503", Fault::Status(503)),
            ("html", Fault::Html(502)),
            ("html=500", Fault::Html(500)),
            ("other-answer", Fault::OtherAnswer(None)),
            ("other-answer=get_balance", Fault::OtherAnswer(Some("get_balance".to_owned()))),
            ("expired-token", Fault::ExpiredToken),
        ] {
            assert_eq!(text.parse(), Ok(fault), "{text}");
        }
    }

    #[test]
    fn what_is_no_fault_says_so() {
        for text in ["", "delay", "delay=soon", "status=7", "status=600", "truncated=1", "oversized=-1", "late=1"] {
            assert!(text.parse::<Fault>().is_err(), "{text}");
        }
    }
}
