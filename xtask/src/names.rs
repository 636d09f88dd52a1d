//! Rust names for what documents name freely.
//!
//! Every name given out here stays as it is under the case conversions that progenitor, typify and the code generator apply.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use heck::{ToSnakeCase, ToUpperCamelCase};

/// Names that a generated type or call must not have, because generated code uses them without a path.
pub const PRELUDE: &[&str] = &[
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "Hash",
    "Host",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Operation",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "RuntimeAmount",
    "RuntimeBytes",
    "RuntimeJson",
    "RuntimeSecret",
    "RuntimeSensitive",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// Words that Rust keeps for itself; typify and progenitor go by the same list.
const KEYWORDS: &[&str] = &[
    "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// How symbols are called, for names that consist of nothing else.
const SYMBOLS: &[(char, &str)] = &[
    ('!', "Not"),
    ('#', "Hash"),
    ('$', "Dollar"),
    ('%', "Percent"),
    ('&', "And"),
    ('*', "Star"),
    ('+', "Plus"),
    (',', "Comma"),
    ('-', "Minus"),
    ('.', "Dot"),
    ('/', "Slash"),
    (':', "Colon"),
    (';', "Semicolon"),
    ('<', "Less"),
    ('=', "Equal"),
    ('>', "Greater"),
    ('?', "Question"),
    ('@', "At"),
    ('^', "Caret"),
    ('_', "Underscore"),
    ('|', "Or"),
    ('~', "Tilde"),
];

/// Gives out names that no later case conversion makes equal.
///
/// Two names are the same if their letters and digits are, whatever their case.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// What is taken, with the next number to try for it.
    taken: HashMap<String, u32>,
}

impl Names {
    /// Starts with words that nobody gets.
    pub fn reserving(words: &[&str]) -> Self {
        Self { taken: words.iter().map(|word| (key(word), 2)).collect() }
    }

    /// A name for a field, a function or a module: the wanted one, or with the lowest free number (`name_2`).
    pub fn snake(&mut self, wanted: &str) -> String {
        self.free(field(&shortened(wanted)), "_")
    }

    /// A name for a type or a variant: the wanted one, or with the lowest free number (`Name2`).
    pub fn camel(&mut self, wanted: &str) -> String {
        self.free(camel(&shortened(wanted)), "")
    }

    fn free(&mut self, plain: String, separator: &str) -> String {
        let plain_key = key(&plain);
        if let Entry::Vacant(vacant) = self.taken.entry(plain_key.clone()) {
            vacant.insert(2);
            return plain;
        }
        loop {
            let next = self.taken.entry(plain_key.clone()).or_insert(2);
            let name = format!("{}{separator}{next}", plain.trim_end_matches('_'));
            *next += 1;
            if let Entry::Vacant(vacant) = self.taken.entry(key(&name)) {
                vacant.insert(2);
                return name;
            }
        }
    }
}

/// What two names have in common that differ in case and separators only.
pub fn key(name: &str) -> String {
    let upper = name.chars().flat_map(char::to_uppercase);
    upper.flat_map(char::to_lowercase).filter(|character| character.is_alphanumeric()).collect()
}

/// A field's name, which must not be a keyword; progenitor appends the same underscore.
pub fn field(name: &str) -> String {
    settled(name, |name| name.to_snake_case(), is_snake, "x")
}

/// A type's or a variant's name.
pub fn camel(name: &str) -> String {
    settled(name, |name| name.to_upper_camel_case(), is_camel, "X")
}

/// Names for the values of an enum, told apart by a number where they would be the same.
pub fn variants(texts: &[String]) -> Vec<String> {
    let mut names = Names::reserving(&["Unknown"]);
    texts.iter().map(|text| names.camel(if text.trim().is_empty() { "Empty" } else { text })).collect()
}

/// Names of hundreds of letters come from deep nesting, or from a sentence where a name should stand.
fn shortened(name: &str) -> std::borrow::Cow<'_, str> {
    const LONGEST: usize = 120;
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => name[..end].to_owned().into(),
        None => name.into(),
    }
}

/// Whether a name is plainly one that converting to snake case leaves as it is; others may be so, too.
///
/// Large documents have a hundred thousand names, and most are as they should be.
fn is_snake(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(is_plain)
        && !name.ends_with('_')
        && !name.contains("__")
}

/// Whether a name is plainly one that converting to camel case leaves as it is; others may be so, too.
fn is_camel(name: &str) -> bool {
    let is_end = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && !name.as_bytes().windows(2).any(|pair| is_end(pair[0]) && pair[1].is_ascii_uppercase())
}

/// Converts until converting changes nothing any more.
fn settled(name: &str, convert: fn(&str) -> String, is_settled: fn(&str) -> bool, prefix: &str) -> String {
    const ROUNDS: usize = 8;
    let mut name = if is_settled(name) { name.to_owned() } else { words(name) };
    for _ in 0..ROUNDS {
        if is_settled(&name) {
            break;
        }
        let next = convert(&words(&name));
        if next == name {
            break;
        }
        name = next;
    }
    if !name.chars().next().is_some_and(starts_identifier) {
        name.insert_str(0, prefix);
    }
    if KEYWORDS.contains(&name.as_str()) { name + "_" } else { name }
}

/// What an identifier can hold of a name, with everything else as a separator.
fn words(name: &str) -> String {
    if !name.chars().any(continues_identifier) {
        let symbols = name.chars().filter_map(|symbol| SYMBOLS.iter().find(|(known, _)| *known == symbol));
        return symbols.map(|(_, word)| *word).collect::<Vec<_>>().join("-");
    }
    let (sign, rest) = match name.trim().split_at_checked(1) {
        Some(("+", rest)) if rest.starts_with(|first: char| first.is_ascii_digit()) => ("plus", rest),
        Some(("-", rest)) if rest.starts_with(|first: char| first.is_ascii_digit()) => ("minus", rest),
        _ => ("", name),
    };
    // An apostrophe stands inside a word.
    let kept = rest.chars().filter(|character| !matches!(character, '\'' | '’'));
    let kept: String = kept.map(|character| if continues_identifier(character) { character } else { '-' }).collect();
    format!("{sign}{kept}")
}

fn continues_identifier(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric();
    }
    // A letter that falls apart in lower case would be a separator the next time.
    character.is_alphanumeric()
        && character.to_lowercase().all(char::is_alphanumeric)
        && is_identifier(&format!("x{character}"))
}

fn starts_identifier(character: char) -> bool {
    if character.is_ascii() { character.is_ascii_alphabetic() } else { is_identifier(&character.to_string()) }
}

fn is_identifier(text: &str) -> bool {
    syn::parse_str::<syn::Ident>(text).is_ok()
}

#[cfg(test)]
mod tests {
    use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

    use super::{KEYWORDS, Names, PRELUDE, camel, field, key};

    #[test]
    fn fields_are_no_keywords() {
        let names = ["orderNo", "type", "2fa", "self", "crate", "Self", "gen", "$ref", "", "@", "+1", "-1", "订单号"];
        let fields = [
            "order_no",
            "type_",
            "x2fa",
            "self_",
            "crate_",
            "self_",
            "gen_",
            "ref_",
            "x",
            "at",
            "plus1",
            "minus1",
            "订单号",
        ];
        assert_eq!(names.map(field), fields);
    }

    #[test]
    fn variants_are_told_apart() {
        let texts = ["User", "user", "01", "", "self", "Unknown", "+1", "-1", ">=", "…", "a.b", "a-b"];
        let variants =
            ["User", "User2", "X01", "Empty", "Self_", "Unknown2", "Plus1", "Minus1", "GreaterEqual", "X", "Ab", "Ab2"];
        assert_eq!(super::variants(&texts.map(str::to_owned)), variants);
    }

    #[test]
    fn the_lowest_free_number_tells_names_apart() {
        let mut names = Names::reserving(&["result"]);
        assert_eq!(
            ["Cash", "cash", "CASH2", "C_ash", "Result", "cash"].map(|name| names.camel(name)),
            ["Cash", "Cash2", "Cash22", "CAsh3", "Result2", "Cash4"]
        );
        let (mut names, long) = (Names::default(), "long".repeat(99));
        let [first, second] = [names.camel(&long), names.camel(&long)];
        assert_eq!((first.len(), camel(&second)), (120, format!("{first}2")));
        let mut names = Names::default();
        assert_eq!(["a-b", "a_b", "aB", "ab"].map(|name| names.snake(name)), ["a_b", "a_b_2", "a_b_3", "ab_4"]);
    }

    /// Names as documents have them, and worse.
    const NASTY: &[&str] = &[
        "",
        " ",
        "_",
        "__a",
        "a__b",
        "$ref",
        "@id",
        "1",
        "01a",
        "1-a",
        "XMLHttpRequest",
        "x_y",
        "X_Y",
        "aB1C",
        "A1B",
        "v1beta1Foo",
        "it's",
        "ｆｕｌｌ",
        "订单",
        "订单2",
        "emoji🦀",
        "🦀",
        "İstanbul",
        "ß",
        "ﬁ",
        "²",
        "①",
        "٣a",
        "a\u{301}",
        "Ａ",
        "Ω",
        "Å",
        "r#type",
        "a.b.c",
        "A.B.C",
        "IPv4",
        "HTTPSProxy",
        "foo[bar]",
        "foo[]",
        "fooBAR9z",
        "a/b",
        "<T>",
        "Map<String,Foo>",
        "«»",
    ];

    #[test]
    fn what_is_plainly_settled_is_settled() {
        let mut names = vec![String::new()];
        for _ in 0..7 {
            let longer = |name: &String| ["A", "B", "b", "1", "_"].map(|letter| format!("{name}{letter}"));
            names = names.iter().flat_map(longer).collect();
            for name in &names {
                assert!(!super::is_snake(name) || name.to_snake_case() == *name, "{name}");
                assert!(!super::is_camel(name) || name.to_upper_camel_case() == *name, "{name}");
            }
        }
    }

    #[test]
    fn names_stay_under_every_later_conversion() {
        for name in NASTY.iter().chain(KEYWORDS).chain(PRELUDE) {
            let (snake, upper) = (field(name), camel(name));
            assert_eq!((field(&snake), camel(&upper)), (snake.clone(), upper.clone()), "{name}");
            assert_eq!(key(&upper.to_snake_case()), key(&upper), "{name}");
            assert_eq!(key(&upper.to_shouty_snake_case()), key(&upper), "{name}");
            assert_eq!(key(&snake.to_upper_camel_case()), key(&snake), "{name}");
            assert!(super::is_identifier(&snake) && super::is_identifier(&upper), "{name}: {snake} {upper}");
        }
    }
}
