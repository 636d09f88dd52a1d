//! The types that a signature names.

use std::borrow::Cow;
use std::collections::HashMap;

/// The paths of the types that a signature names, those of builders without the module `builder`, and the signature with a gap for each.
pub fn references(signature: &str) -> (Vec<String>, String) {
    let mut found = Vec::new();
    let gaps = replaced(signature, |path| {
        found.push(path.to_owned());
        Some("_")
    });
    (found, gaps.into_owned())
}

/// A signature with new names for types.
pub fn renamed<'a>(signature: &'a str, renames: &HashMap<&str, &str>) -> Cow<'a, str> {
    if renames.is_empty() {
        return Cow::Borrowed(signature);
    }
    replaced(signature, |path| renames.get(path).and_then(|new| Some(new.rsplit_once("::")?.1)))
}

/// A signature with the last segment of paths into the modules of types replaced.
fn replaced<'a, 'n>(signature: &'a str, mut new: impl FnMut(&str) -> Option<&'n str>) -> Cow<'a, str> {
    const MODULES: [(&str, &str); 3] =
        [("types::builder::", "types::"), ("types::", "types::"), ("answers::", "answers::")];
    // The wire text of an enum's variant stands in quotes and names nothing.
    let end = signature.find('"').unwrap_or(signature.len());
    let mut text = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(rest) = signature.get(at..end).filter(|rest| !rest.is_empty()) {
        let Some((written, module)) = MODULES.iter().find(|(written, _)| rest.starts_with(written)) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let start = at + written.len();
        let name: String = signature[start..end]
            .chars()
            .take_while(|character| character.is_alphanumeric() || *character == '_')
            .collect();
        at = start + name.len();
        if let Some(new) = new(&format!("{module}{name}")) {
            text.push_str(&signature[copied..start]);
            text.push_str(new);
            copied = at;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(signature);
    }
    text.push_str(&signature[copied..]);
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{references, renamed};

    #[test]
    fn types_are_found_and_renamed_wherever_they_stand() {
        let signature = "impl IntoIterator<Item: Into<types::builder::Cash>>, Result<answers::Cash, types::Cash2>";
        let (found, gaps) = references(signature);
        assert_eq!(found, ["types::Cash", "answers::Cash", "types::Cash2"]);
        assert_eq!(gaps, "impl IntoIterator<Item: Into<types::builder::_>>, Result<answers::_, types::_>");
        let renames = HashMap::from([("types::Cash", "types::Money")]);
        assert_eq!(
            renamed(signature, &renames),
            "impl IntoIterator<Item: Into<types::builder::Money>>, Result<answers::Cash, types::Cash2>"
        );
        assert_eq!(renamed("T = \"types::Cash\"", &renames), "T = \"types::Cash\"");
    }
}
