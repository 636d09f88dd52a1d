//! The YAML parser counts characters, everything else here counts bytes.

/// Converts the number of a character to the byte where it starts.
pub struct Offsets {
    /// Empty when the text is ASCII, where the two are the same.
    starts: Vec<usize>,
    /// What was cut off before the text, namely a byte order mark.
    base: usize,
    length: usize,
}

impl Offsets {
    pub fn new(text: &str, base: usize) -> Offsets {
        let starts = if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(at, _)| at).collect() };
        Offsets { starts, base, length: text.len() }
    }

    pub fn byte(&self, character: usize) -> usize {
        let at = match self.starts.get(character) {
            Some(at) => *at,
            None if self.starts.is_empty() => character.min(self.length),
            None => self.length,
        };
        at + self.base
    }
}
