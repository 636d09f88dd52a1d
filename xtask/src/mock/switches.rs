//! What a single request asks of the mock by its headers.

use super::call::Call;
use super::{Fault, Notify};

/// What a single request asks of the mock by its headers.
#[derive(Clone, Debug, Default)]
pub struct Switches {
    /// `Mock-Fault: <fault>`.
    pub fault: Option<Fault>,
    /// `Mock-Notify: <way>`.
    pub notify: Option<Notify>,
    /// `Prefer: example=NAME`.
    pub example: Option<String>,
}

impl Switches {
    /// Reads the headers.
    ///
    /// # Errors
    /// What is wrong with one, since a switch that is passed over would look like one that works.
    pub fn of(call: &Call) -> Result<Self, String> {
        let fault = call.header("mock-fault").map(str::parse).transpose();
        let notify = call.header("mock-notify").map(str::parse).transpose();
        Ok(Self {
            fault: fault.map_err(|error| format!("Mock-Fault: {error}"))?,
            notify: notify.map_err(|error| format!("Mock-Notify: {error}"))?,
            example: example(call),
        })
    }
}

/// The name in `Prefer: example=NAME`, among other preferences and with or without quotes (RFC 7240).
fn example(call: &Call) -> Option<String> {
    let headers = call.headers.iter().filter(|(name, _)| name == "prefer");
    let mut preferences = headers.flat_map(|(_, value)| value.split([',', ';']));
    preferences.find_map(|preference| {
        let (name, value) = preference.split_once('=')?;
        let is_example = name.trim().eq_ignore_ascii_case("example");
        is_example.then(|| value.trim().trim_matches('"').to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(headers: &[(&str, &str)]) -> Call {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Call { method: "GET".to_owned(), path: "/".to_owned(), query: String::new(), headers, body: Vec::new() }
    }

    #[test]
    fn headers_are_read() {
        let switches = Switches::of(&call(&[
            ("mock-fault", "delay=5"),
            ("mock-notify", "twice"),
            ("prefer", "return=minimal, Example = \"published\""),
        ]));
        let switches = switches.unwrap();
        assert_eq!(switches.fault, Some("delay=5".parse().unwrap()));
        assert_eq!(switches.notify, Some(Notify::Twice));
        assert_eq!(switches.example.as_deref(), Some("published"));
    }

    #[test]
    fn a_wrong_header_is_named() {
        assert!(
            Switches::of(&call(&[("mock-fault", "none")])).unwrap_err().starts_with("Mock-Fault: `none` is no fault")
        );
        assert!(Switches::of(&call(&[("mock-notify", "none")])).unwrap_err().starts_with("Mock-Notify: "));
    }
}
