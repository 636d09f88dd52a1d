//! Plain scalars as serde_yaml reads them, which is YAML 1.2's core schema with `0b` and no octal surprises.

use serde_json::Number;

use super::tree::Value;

/// The value of an unquoted scalar; `yes`, `on` and `0777` are strings.
pub fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        // JSON has neither infinity nor "not a number"; serde_json turns both into null.
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => Value::Null,
        "-.inf" | "-.Inf" | "-.INF" | ".nan" | ".NaN" | ".NAN" => Value::Null,
        _ => number(text).map_or_else(|| Value::String(text.to_owned()), Value::Number),
    }
}

fn number(text: &str) -> Option<Number> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') || is_padded(digits) {
        return None;
    }
    integer(negative, digits).or_else(|| float(negative, digits))
}

/// `0123` is an order number or a bank's code, and no number.
fn is_padded(digits: &str) -> bool {
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn integer(negative: bool, digits: &str) -> Option<Number> {
    let (radix, digits) = match digits.as_bytes() {
        [b'0', b'x', ..] => (16, &digits[2..]),
        [b'0', b'o', ..] => (8, &digits[2..]),
        [b'0', b'b', ..] => (2, &digits[2..]),
        _ => (10, digits),
    };
    if digits.starts_with(['+', '-']) {
        return None;
    }
    let value = u128::from_str_radix(digits, radix).ok()?;
    match (negative, u64::try_from(value)) {
        (false, Ok(value)) => Some(value.into()),
        (true, _) if value <= i64::MIN.unsigned_abs().into() => i64::try_from(-(value as i128)).ok().map(Number::from),
        // Too big for an integer of JSON as serde_json has it: the nearest float.
        (false, Err(_)) => Number::from_f64(value as f64),
        (true, _) => Number::from_f64(-(value as f64)),
    }
}

fn float(negative: bool, digits: &str) -> Option<Number> {
    let value: f64 = digits.parse().ok()?;
    Number::from_f64(if negative { -value } else { value })
}
