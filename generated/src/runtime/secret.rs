//! Text that must not print.

use std::fmt;

use reqwest::header::HeaderValue;

use serde::{Deserialize, Serialize};

use crate::runtime::error::CredentialError;

/// A credential as a header that never prints; only visible ASCII can be one.
#[inline]
pub(crate) fn visible(what: &str, text: &str) -> Result<HeaderValue, CredentialError> {
    let say = |wrong: &str| Err(CredentialError::new(format!("the {what} {wrong}")));
    if text.trim().is_empty() {
        return say("is empty");
    }
    if text.trim() != text {
        return say("has white space before or after it: trim it");
    }
    if let Some(at) = text.chars().position(|character| !character.is_ascii_graphic()) {
        return say(&format!("has a character that is not visible ASCII at position {}: copy it again", at + 1));
    }
    let Ok(mut header) = HeaderValue::from_str(text) else { return say("cannot be sent in a header") };
    header.set_sensitive(true);
    Ok(header)
}

macro_rules! hidden_text {
    ($(#[$doc:meta])* $name:ident, $shown:literal, $(#[$read_doc:meta])* $read:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Box<str>);

        impl $name {
            $(#[$read_doc])*
            #[must_use]
            pub fn $read(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($shown)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl From<&String> for $name {
            fn from(text: &String) -> Self {
                Self(text.as_str().into())
            }
        }
    };
}

hidden_text! {
    /// A secret such as a token or a key: `Debug` shows `[secret]`, and there is no `Display`.
    ///
    /// It serialises as its text, because it has to reach the wire.
    Secret, "[secret]",
    /// The text itself; keep it out of logs.
    expose
}

hidden_text! {
    /// Text that is no password but must not reach a log: a telephone number, or a link that lets its holder act.
    ///
    /// `Debug` shows `[sensitive]`, and there is no `Display`.
    Sensitive, "[sensitive]",
    /// The text itself; keep it out of logs.
    as_str
}

#[cfg(test)]
mod tests {
    use super::{Secret, Sensitive};

    #[test]
    fn neither_prints() {
        let shown = format!("{:?} {:?}", Secret::from("hush"), Sensitive::from("13800000000"));
        assert_eq!(shown, "[secret] [sensitive]");
    }

    #[test]
    fn both_reach_the_wire() {
        let json = serde_json::to_string(&(Secret::from("hush"), Sensitive::from("138"))).ok();
        assert_eq!(json.as_deref(), Some(r#"["hush","138"]"#));
    }
}
