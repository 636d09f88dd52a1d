//! Changes of a text, line by line.

use super::site::{Block, Site};

/// The text with some lines replaced; lines count from zero.
pub fn replaced(site: &Site, first: usize, end: usize, with: &str) -> String {
    let mut text: String = site.lines[..first].concat();
    text.push_str(with);
    text.push_str(&site.lines[end..].concat());
    text
}

pub fn deleted(site: &Site, block: &Block) -> String {
    replaced(site, block.first, block.end, "")
}

/// The entry twice, one after the other.
pub fn doubled(site: &Site, block: &Block) -> String {
    let lines = site.lines[block.first..block.end].concat();
    replaced(site, block.first, block.end, &format!("{lines}{lines}"))
}

/// The text with the bytes of a span replaced.
pub fn spliced(site: &Site, span: std::ops::Range<usize>, with: &str) -> String {
    let text = &site.document().text;
    format!("{}{with}{}", &text[..span.start], &text[span.end..])
}

/// The entry's value replaced.
pub fn valued(site: &Site, block: &Block, value: &str) -> String {
    spliced(site, block.entry.value.span.clone(), value)
}

/// A line after the entry, as deep as the entry.
pub fn followed(site: &Site, block: &Block, line: &str) -> String {
    let own = site.lines[block.first];
    let indent = &own[..own.len() - own.trim_start().len()];
    let lines = site.lines[block.first..block.end].concat();
    replaced(site, block.first, block.end, &format!("{lines}{indent}{line}\n"))
}

/// A slip of the finger: two letters in the middle change places, or a letter is doubled where they are the same.
pub fn misspelt(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let middle = letters.len() / 2;
    if letters[middle - 1] == letters[middle] {
        letters.insert(middle, letters[middle]);
    } else {
        letters.swap(middle - 1, middle);
    }
    letters.into_iter().collect()
}
