//! Amounts, against a judge of their own: a pattern, and whole numbers of any size.

use fastrand::Rng;
use payspec::Amount;
use regex::Regex;

use super::Case;
use super::mutate::mutate;

pub struct Amounts {
    plain: Regex,
    input: Vec<u8>,
}

const GOOD: &[&str] =
    &["0.01", "100.05", "0", "18446744073709551615", "184467440737095516.15", "1.500", "9999999999.99"];

impl Amounts {
    pub fn new() -> Self {
        Self { plain: Regex::new(r"\A([0-9]+)(?:\.([0-9]+))?\z").unwrap(), input: Vec::new() }
    }

    /// The text with two decimals; none if it is no plain decimal or would have to be rounded.
    fn wire(&self, text: &str) -> Option<String> {
        let parts = self.plain.captures(text)?;
        let fraction = parts.get(2).map_or("", |part| part.as_str()).trim_end_matches('0');
        (fraction.len() <= 2).then(|| format!("{}.{fraction:0<2}", &parts[1]))
    }
}

impl Case for Amounts {
    fn run(&mut self, rng: &mut Rng) -> bool {
        self.input = rng.choice(GOOD).unwrap().as_bytes().to_vec();
        mutate(rng, &mut self.input, b"0123456789.,+-eE00.00");
        let text = String::from_utf8_lossy(&self.input).into_owned();
        let parsed = text.parse::<Amount>();
        assert_eq!(parsed.is_ok(), self.plain.is_match(&text));
        let wire = parsed.as_ref().ok().and_then(|amount| amount.to_wire().ok());
        assert_eq!(wire, self.wire(&text));
        let cents = parsed.as_ref().ok().and_then(|amount| amount.cents().ok());
        assert_eq!(cents, wire.and_then(|wire| wire.replace('.', "").parse().ok()));
        if let (Ok(amount), Some(cents)) = (&parsed, cents) {
            let same = Amount::from_cents(cents).to_wire();
            assert_eq!(
                same.map(|text| text.trim_start_matches('0').to_owned()).ok(),
                amount.to_wire().ok().map(|text| text.trim_start_matches('0').to_owned())
            );
        }
        drop(parsed.as_ref().map_err(ToString::to_string));
        parsed.is_ok()
    }

    fn input(&self) -> &[u8] {
        &self.input
    }
}
