//! Which item of generated code a line is in, or whose line it is.

/// What introduces an item that has a name.
const ITEMS: [&str; 9] = ["struct", "enum", "trait", "mod", "fn", "type", "const", "static", "impl"];

/// For each line the innermost two items that it is in, as in `CreateCash::order_no`; empty outside of all items.
///
/// The text is formatted, so that indentation tells what is inside of what.
/// A line of a text file is named by its first two words, as in `adapay create_cash`.
pub fn names(text: &str) -> Vec<String> {
    if text.starts_with("# ") {
        return text.lines().map(subject).collect();
    }
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut found: Vec<Option<String>> = Vec::new();
    for line in text.lines() {
        let code = line.trim_start();
        // Documentation and attributes belong to what follows.
        if code.starts_with("///") || code.starts_with("#[") {
            found.push(None);
            continue;
        }
        let indent = line.len() - code.len();
        if let Some(name) = item(code) {
            open.retain(|(outer, _)| *outer < indent);
            open.push((indent, name));
        } else if !code.is_empty() && !code.starts_with(['}', ')']) {
            open.retain(|(outer, _)| *outer < indent);
        }
        found.push(Some(path(&open)));
    }
    let mut next = String::new();
    let names = found.into_iter().rev().map(|name| {
        next = name.unwrap_or_else(|| next.clone());
        next.clone()
    });
    let mut names: Vec<String> = names.collect();
    names.reverse();
    names
}

/// The API and the operation that a line is about.
fn subject(line: &str) -> String {
    let words: Vec<&str> = line.split(' ').take(2).collect();
    if words.first() == Some(&"#") { String::new() } else { words.join(" ") }
}

fn path(open: &[(usize, String)]) -> String {
    let last = open.get(open.len().saturating_sub(2)..).unwrap_or_default();
    last.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join("::")
}

/// The name of the item that starts with this line.
fn item(code: &str) -> Option<String> {
    let words =
        code.split_whitespace().skip_while(|word| word.starts_with("pub") || ["async", "unsafe"].contains(word));
    let rest: Vec<&str> = words.collect();
    let (keyword, rest) = rest.split_first()?;
    let keyword = keyword.split('<').next().unwrap_or(keyword);
    if !ITEMS.contains(&keyword) {
        return None;
    }
    let named = match rest.iter().position(|word| *word == "for").filter(|_| keyword == "impl") {
        Some(at) => rest.get(at + 1)?,
        None => rest.iter().find(|word| !word.starts_with(['\'', '<']))?,
    };
    let plain: &str = named.split(['<', '(', '{', ';', ':']).next()?;
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    (!plain.is_empty() && plain.chars().all(is_name)).then(|| plain.to_owned())
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn lines_are_in_items() {
        let text = "use a;\n\n/// A.\n#[derive(B)]\npub struct A<T> {\n    /// b.\n    pub b: T,\n}\nimpl<T> Clone for A<T> {\n    \
                    /// c.\n    pub async fn c(&self) {\n        1\n    }\n}\npub mod m {\n    pub mod n {\n        const K: u8 = 1;\n    }\n}\nlet x;\n";
        let expected = [
            "", "", "A", "A", "A", "A", "A", "A", "A", "A::c", "A::c", "A::c", "A::c", "A::c", "m", "m::n", "n::K",
            "n::K", "n::K", "",
        ];
        assert_eq!(names(text), expected);
    }

    #[test]
    fn lines_of_a_text_file_say_what_they_are_about() {
        let text = "# Generated\n\nadapay create_cash request order_no string\npublic type x\n";
        assert_eq!(names(text), ["", "", "adapay create_cash", "public type"]);
    }
}
