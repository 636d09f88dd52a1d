//! Mutants of a text.

use fastrand::Rng;

/// Pieces that readers of YAML and JSON treat specially.
const PIECES: &[&str] = &[
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\0",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "\u{a0}",
    "\u{7f}",
    "\u{1f600}",
    "请",
    " ",
    "  ",
    "'",
    "\"",
    "\\",
    "\\u",
    "\\ud83d",
    "\\ude00",
    "\\ud83d\\ude00",
    "\\u0000",
    "\\x41",
    "\\\n",
    ":",
    ": ",
    ",",
    ", ",
    "- ",
    "-",
    "? ",
    "#",
    " # c",
    "[",
    "]",
    "{",
    "}",
    "{}",
    "[]",
    "&a ",
    "&b ",
    "*a",
    "*b ",
    "*",
    "!",
    "!!str ",
    "!!map ",
    "!c ",
    "|",
    "|\n",
    "|2-\n",
    "|9\n",
    ">+\n",
    ">-\n",
    "%",
    "%YAML 1.1\n",
    "---\n",
    "---",
    "...\n",
    "<<: *a\n",
    "<<: ",
    "~",
    "null",
    "true",
    "yes",
    "=",
    "0x1F",
    "0o17",
    "0777",
    "1e999",
    "-0",
    "-1e400",
    ".inf",
    ".NaN",
    "18446744073709551616",
    "1_000",
    "12:30:45",
    "2001-01-01",
    "123456789012345678901234567890123456789012345678901234567890",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "{a: {a: {a: {a: {a: ",
    "- - - - - - - - - - - - - - - - ",
    "{\"a\":{\"a\":{\"a\":{\"a\":",
    "$ref: '#/components/schemas/A'",
    "\"$ref\": \"#/paths\"",
    "$ref: '#'",
    "x-source: {grade: page}\n",
    "type: array\n",
    "default: 1\n",
    "example: a\n",
    "enum: [a, a]\n",
    "pattern: '['\n",
];

/// Changes the text in up to three places; now and then not at all, so that the good path is walked as well.
pub fn mutate(rng: &mut Rng, text: &mut String) {
    if rng.u8(..4) == 0 {
        return;
    }
    for _ in 0..rng.u8(1..=3) {
        change(rng, text);
    }
}

fn change(rng: &mut Rng, text: &mut String) {
    let at = place(rng, text);
    let piece = rng.choice(PIECES).copied().unwrap_or_default();
    match rng.u8(..10) {
        0 => text.truncate(at),
        1..4 => text.insert_str(at, piece),
        4 => replace(text, at, rng.usize(..40), ""),
        5 => replace(text, at, rng.usize(..4), piece),
        6 => {
            let copied: String = text[at..].chars().take(rng.usize(..120)).collect();
            let to = place(rng, text);
            text.insert_str(to, &copied);
        }
        7 => *text = text.replacen('\n', "\r\n", rng.usize(..20)),
        8 => {
            let times = if rng.u8(..32) == 0 { 2000 } else { 20 };
            text.insert_str(at, &piece.repeat(rng.usize(1..times)));
        }
        _ => replace(text, at, 1, &rng.char(..).to_string()),
    }
}

fn place(rng: &mut Rng, text: &str) -> usize {
    let at = rng.usize(..=text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn replace(text: &mut String, at: usize, removed: usize, added: &str) {
    let end = text[at..].char_indices().nth(removed).map_or(text.len(), |(end, _)| at + end);
    text.replace_range(at..end, added);
}
