//! Enums that the provider may extend at any time.

use std::fmt;

/// A value that the document does not list.
///
/// It can only be made by converting text into an open enum, so a listed value never hides in here.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    #[inline]
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The text as it was given or as it arrived.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Declares an enum of texts that stays open in both directions.
///
/// A text that is not listed becomes `Unknown` and goes back out as the same text.
macro_rules! open_enum {
    (
        $(#[$doc:meta])*
        $name:ident { $( $(#[$variant_doc:meta])* $variant:ident = $text:literal, )* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[$variant_doc])* #[doc = concat!("On the wire: `", $text, "`.")] $variant, )*
            /// A value that the document does not list; `validate()` reports it in a request, an answer may hold it.
            Unknown($crate::runtime::open_enum::UnknownValue),
        }

        impl $name {
            /// The text on the wire.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$variant => $text, )*
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                match text {
                    $( $text => Self::$variant, )*
                    other => Self::Unknown($crate::runtime::open_enum::UnknownValue::new(other)),
                }
            }
        }

        impl From<String> for $name {
            #[inline]
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::read::text(deserializer).map(Self::from)
            }
        }
    };
}

pub(crate) use open_enum;

#[cfg(test)]
mod tests {
    open_enum! {
        /// Colours.
        Colour {
            /// As the sky.
            Blue = "01",
        }
    }

    #[test]
    fn listed_and_unlisted_texts_go_out_as_they_came_in() {
        assert_eq!(Colour::from("01"), Colour::Blue);
        for text in ["01", "02", ""] {
            let colour: Colour = serde_json::from_value(text.into()).unwrap();
            assert_eq!(serde_json::to_value(&colour).unwrap(), text);
        }
        assert_eq!(format!("{:?}", Colour::from("02")), r#"Unknown("02")"#);
    }
}
