//! How a value is written into a path, a query, a header, a cookie or a form (`style` and `explode` of OpenAPI).

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::runtime::outcome::text_of;

/// How one value travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wire {
    /// Its name there.
    pub name: &'static str,
    /// How lists and objects are written.
    pub style: Style,
    /// Whether each item or property stands apart.
    pub explode: bool,
    /// Whether characters that mean something in a URL are left as they are.
    pub reserved: bool,
}

/// How lists and objects are written; scalars are the same in nearly all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A property of a form: a list repeats the name, an object goes as JSON text.
    Property,
    /// `form`: pairs of names and values.
    Form,
    /// `simple`: values with commas.
    Simple,
    /// `label`: values with dots.
    Label,
    /// `matrix`: pairs with semicolons.
    Matrix,
    /// `spaceDelimited`
    Space,
    /// `pipeDelimited`
    Pipe,
    /// `deepObject`: a pair for each value inside, its way in brackets.
    Deep,
    /// JSON text, whatever it is.
    Json,
}

impl Wire {
    /// A value under a name in a style.
    #[must_use]
    pub const fn new(name: &'static str, style: Style, explode: bool) -> Self {
        Self { name, style, explode, reserved: false }
    }
}

/// Adds a value to a query, a form or a row of cookies, all of which are pairs with `&` between them.
#[inline]
pub(crate) fn add_pairs(wire: &Wire, value: &Value, pairs: &mut String) {
    let mut add = |name: &str, value: &str| add_pair(name, &encoded(value, wire.reserved), pairs);
    match (wire.style, value) {
        (_, Value::Null) => {}
        (Style::Json, value) => add(wire.name, &value.to_string()),
        (Style::Deep, Value::Object(_) | Value::Array(_)) => add_deep(wire.name, value, &mut add),
        (Style::Property, Value::Array(items)) => {
            items.iter().filter_map(part).for_each(|item| add(wire.name, &item));
        }
        (Style::Property, Value::Object(_)) => add(wire.name, &value.to_string()),
        (_, Value::Array(items)) if wire.explode => {
            items.iter().filter_map(part).for_each(|item| add(wire.name, &item));
        }
        (_, Value::Object(fields)) if wire.explode => {
            parts(fields).for_each(|(name, value)| add(name, &value));
        }
        (style, Value::Array(_) | Value::Object(_)) => {
            let delimiter = match style {
                Style::Space => "%20",
                Style::Pipe => "|",
                _ => ",",
            };
            let values = joined(value, delimiter, |text| encoded(text, wire.reserved).into_owned());
            if !values.is_empty() {
                add_pair(wire.name, &values, pairs);
            }
        }
        (_, scalar) => {
            if let Some(text) = text_of(scalar) {
                add(wire.name, &text);
            }
        }
    }
}

/// A value as the text of a path or a header.
#[inline]
pub(crate) fn text(wire: &Wire, value: &Value) -> String {
    let Wire { name, style, explode, .. } = *wire;
    let plain = |value: &Value| joined(value, ",", str::to_owned);
    match (style, value) {
        (Style::Json, value) => value.to_string(),
        (Style::Label, Value::Object(fields)) if explode => format!(".{}", assigned(fields, ".")),
        (Style::Label, value) => format!(".{}", joined(value, ".", str::to_owned)),
        (Style::Matrix, Value::Object(fields)) if explode => format!(";{}", assigned(fields, ";")),
        (Style::Matrix, Value::Array(items)) if explode => {
            items.iter().filter_map(part).map(|item| matrix(name, &item)).collect()
        }
        (Style::Matrix, value) => matrix(name, &plain(value)),
        (_, Value::Object(fields)) if explode => assigned(fields, ","),
        (_, value) => plain(value),
    }
}

/// `;color=blue`, and `;color` for an empty text.
#[inline]
fn matrix(name: &str, text: &str) -> String {
    if text.is_empty() { format!(";{name}") } else { format!(";{name}={text}") }
}

/// `R=100,G=200`
#[inline]
fn assigned(fields: &Map<String, Value>, delimiter: &str) -> String {
    parts(fields).map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(delimiter)
}

/// The items of a list, or the names and values of an object by turns, with a delimiter between them; a scalar is itself.
#[inline]
fn joined(value: &Value, delimiter: &str, form: impl Fn(&str) -> String) -> String {
    let texts: Vec<String> = match value {
        Value::Array(items) => items.iter().filter_map(part).map(|item| form(&item)).collect(),
        Value::Object(fields) => parts(fields).flat_map(|(name, value)| [form(name), form(&value)]).collect(),
        scalar => part(scalar).map(|text| form(&text)).into_iter().collect(),
    };
    texts.join(delimiter)
}

#[inline]
fn parts(fields: &Map<String, Value>) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
    fields.iter().filter_map(|(name, value)| Some((name.as_str(), part(value)?)))
}

/// What stands for a value inside a list or an object: a scalar's text, or JSON text for anything deeper.
#[inline]
fn part(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::Null => None,
        Value::Array(_) | Value::Object(_) => Some(value.to_string().into()),
        scalar => text_of(scalar),
    }
}

/// `name[a][0]=…`; how lists are written in it is nowhere defined, so their items are numbered as most servers take it.
#[inline]
fn add_deep(name: &str, value: &Value, add: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(field, value)| add_deep(&format!("{name}[{field}]"), value, add));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| add_deep(&format!("{name}[{index}]"), item, add));
        }
        scalar => {
            if let Some(text) = text_of(scalar) {
                add(name, &text);
            }
        }
    }
}

#[inline]
fn add_pair(name: &str, encoded_value: &str, pairs: &mut String) {
    if !pairs.is_empty() {
        pairs.push('&');
    }
    pairs.push_str(&encoded(name, false));
    pairs.push('=');
    pairs.push_str(encoded_value);
}

/// The encoding of forms, which is also that of a query.
#[inline]
fn encoded(text: &str, reserved: bool) -> Cow<'_, str> {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    // The characters that would end a value or change another one are encoded in any case.
    let stays = |byte: u8| {
        byte.is_ascii_alphanumeric() || b"*-._".contains(&byte) || (reserved && b":/?@!$'(),;=~[]".contains(&byte))
    };
    if text.bytes().all(stays) {
        return Cow::Borrowed(text);
    }
    let mut encoded = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        match byte {
            b' ' => encoded.push('+'),
            byte if stays(byte) => encoded.push(char::from(byte)),
            byte => {
                encoded.push('%');
                encoded.push(char::from(HEX[usize::from(byte >> 4)]));
                encoded.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
    Cow::Owned(encoded)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Style, Wire, add_pairs, text};

    fn pairs(style: Style, explode: bool, value: &Value) -> String {
        let mut pairs = String::new();
        add_pairs(&Wire::new("color", style, explode), value, &mut pairs);
        pairs
    }

    /// The table of the standard, section "Style Examples".
    #[test]
    fn pairs_are_as_the_table_of_the_standard_has_them() {
        let list = json!(["blue", "black", "brown"]);
        let object = json!({"R": 100, "G": 200, "B": 150});
        for (style, explode, of_list, of_object) in [
            (Style::Form, false, "color=blue,black,brown", "color=B,150,G,200,R,100"),
            (Style::Form, true, "color=blue&color=black&color=brown", "B=150&G=200&R=100"),
            (Style::Space, false, "color=blue%20black%20brown", "color=B%20150%20G%20200%20R%20100"),
            (Style::Pipe, false, "color=blue|black|brown", "color=B|150|G|200|R|100"),
            (
                Style::Deep,
                true,
                "color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown",
                "color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100",
            ),
            (
                Style::Property,
                true,
                "color=blue&color=black&color=brown",
                "color=%7B%22B%22%3A150%2C%22G%22%3A200%2C%22R%22%3A100%7D",
            ),
        ] {
            assert_eq!(sorted(&pairs(style, explode, &list)), sorted(of_list), "{style:?} {explode}");
            // Objects keep the caller's order or that of the names, depending on what else is built.
            assert_eq!(pairs(style, explode, &object).len(), of_object.len(), "{style:?} {explode}");
            assert_eq!(pairs(style, explode, &json!("a b&")), "color=a+b%26");
            assert_eq!(pairs(style, explode, &Value::Null), "");
        }
        assert_eq!(pairs(Style::Deep, true, &json!({"a": [{"b": 1}]})), "color%5Ba%5D%5B0%5D%5Bb%5D=1");
        assert_eq!(pairs(Style::Json, true, &json!("a")), "color=%22a%22");
        assert_eq!(pairs(Style::Form, false, &json!(["a,b", {"c": 1}])), "color=a%2Cb,%7B%22c%22%3A1%7D");
        assert_eq!(pairs(Style::Form, false, &json!([])), "");
    }

    fn sorted(text: &str) -> Vec<&str> {
        let mut parts: Vec<&str> = text.split('&').collect();
        parts.sort_unstable();
        parts
    }

    #[test]
    fn texts_are_as_the_table_of_the_standard_has_them() {
        let list = json!(["blue", "black"]);
        let object = json!({"R": 100});
        for (style, explode, of_list, of_object, of_scalar, of_nothing) in [
            (Style::Simple, false, "blue,black", "R,100", "5", ""),
            (Style::Simple, true, "blue,black", "R=100", "5", ""),
            (Style::Label, false, ".blue.black", ".R.100", ".5", "."),
            (Style::Label, true, ".blue.black", ".R=100", ".5", "."),
            (Style::Matrix, false, ";color=blue,black", ";color=R,100", ";color=5", ";color"),
            (Style::Matrix, true, ";color=blue;color=black", ";R=100", ";color=5", ";color"),
            (Style::Json, false, r#"["blue","black"]"#, r#"{"R":100}"#, "5.0", "\"\""),
        ] {
            let wire = Wire::new("color", style, explode);
            let texts = [&list, &object, &json!(5.0), &json!("")].map(|value| text(&wire, value));
            assert_eq!(texts, [of_list, of_object, of_scalar, of_nothing], "{style:?} {explode}");
        }
    }

    #[test]
    fn reserved_characters_stay_only_where_they_may() {
        let mut pairs = String::new();
        let wire = Wire { reserved: true, ..Wire::new("q", Style::Form, true) };
        add_pairs(&wire, &json!("a/b?c:d&e#f+g%"), &mut pairs);
        assert_eq!(pairs, "q=a/b?c:d%26e%23f%2Bg%25");
    }
}
