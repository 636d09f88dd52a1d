//! Rust names for what documents name freely.

use heck::{ToSnakeCase, ToUpperCamelCase};

/// A field's name, which must not be a keyword; progenitor appends the same underscore.
pub fn field(name: &str) -> String {
    let name = name.to_snake_case();
    let name = if name.starts_with(|first: char| first.is_ascii_digit()) { format!("_{name}") } else { name };
    if syn::parse_str::<syn::Ident>(&name).is_ok() { name } else { format!("{name}_") }
}

/// Names for the values of an enum, told apart by a number where they would be the same.
pub fn variants(texts: &[String]) -> Vec<String> {
    let mut taken: Vec<String> = vec!["Unknown".to_owned()];
    for text in texts {
        let plain = variant(text);
        let free = (2..).map(|number| format!("{plain}{number}")).find(|name| !taken.contains(name));
        let name = if taken.contains(&plain) { free.unwrap_or(plain) } else { plain };
        taken.push(name);
    }
    taken.split_off(1)
}

fn variant(text: &str) -> String {
    let name = text.to_upper_camel_case();
    match name.chars().next() {
        None => "Empty".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("X{name}"),
        Some(_) if syn::parse_str::<syn::Ident>(&name).is_ok() => name,
        Some(_) => format!("{name}_"),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn fields_are_no_keywords() {
        assert_eq!(["orderNo", "type", "2fa"].map(super::field), ["order_no", "type_", "_2fa"]);
    }

    #[test]
    fn variants_are_told_apart() {
        let texts = ["User", "user", "01", "", "self", "Unknown"].map(str::to_owned);
        assert_eq!(super::variants(&texts), ["User", "User2", "X01", "Empty", "Self_", "Unknown2"]);
    }
}
