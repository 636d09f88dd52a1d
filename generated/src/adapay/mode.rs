//! Live and mock mode (prod模式, mock模式).

use std::fmt;

/// Whether money is real; Adapay calls it `prod_mode`, which is `true` for [`Mode::Live`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// `prod_mode` true; api keys start with `api_live_`.
    Live,
    /// `prod_mode` false; api keys start with `api_test_`.
    Mock,
}

impl Mode {
    /// The text of `prod_mode`.
    #[must_use]
    #[inline]
    pub fn prod_mode(self) -> &'static str {
        match self {
            Self::Live => "true",
            Self::Mock => "false",
        }
    }

    /// The mode that `prod_mode` states; none for anything but `true` and `false`.
    #[must_use]
    #[inline]
    pub fn of_prod_mode(text: &str) -> Option<Self> {
        match text {
            "true" => Some(Self::Live),
            "false" => Some(Self::Mock),
            _ => None,
        }
    }

    /// The mode that an api key belongs to, by how it starts.
    #[must_use]
    #[inline]
    pub fn of_api_key(api_key: &str) -> Option<Self> {
        match api_key {
            key if key.starts_with("api_live_") => Some(Self::Live),
            key if key.starts_with("api_test_") => Some(Self::Mock),
            _ => None,
        }
    }
}

impl fmt::Display for Mode {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Live => "live",
            Self::Mock => "mock",
        })
    }
}
