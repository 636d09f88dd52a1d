//! How notifications are sent, on request.

use std::str::FromStr;
use std::time::Duration;

use super::fault::{milliseconds, name_and_value};

/// How the notification of an order is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Notify {
    /// Once, and again if it is not answered with HTTP 200.
    #[default]
    Normal,
    /// After this time instead of [`Options::notify_after`](super::Options::notify_after).
    Late(Duration),
    /// A second time although it was taken.
    Twice,
    /// That of another merchant's order instead: another app_id and order_no, with a signature that verifies.
    OtherMerchant,
    /// Not at all.
    Never,
}

/// How a way to notify is written, for help texts.
const WAYS: &str = "normal, late=MS, twice, other-merchant, never";

impl FromStr for Notify {
    type Err = String;

    fn from_str(text: &str) -> Result<Notify, String> {
        match name_and_value(text) {
            ("normal", None) => Ok(Notify::Normal),
            ("late", Some(value)) => milliseconds(value).map(Notify::Late),
            ("twice", None) => Ok(Notify::Twice),
            ("other-merchant", None) => Ok(Notify::OtherMerchant),
            ("never", None) => Ok(Notify::Never),
            _ => Err(format!("`{text}` is no way to notify; there are: {WAYS}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_has_its_word() {
        for (text, way) in [
            ("normal", Notify::Normal),
            ("late=2000", Notify::Late(Duration::from_secs(2))),
            ("twice", Notify::Twice),
            ("other-merchant", Notify::OtherMerchant),
            ("never", Notify::Never),
        ] {
            assert_eq!(text.parse(), Ok(way), "{text}");
        }
        assert!("late".parse::<Notify>().is_err());
        assert!("sometimes".parse::<Notify>().is_err());
    }
}
