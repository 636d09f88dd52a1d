//! A pattern of a document as the tree that the runtime matches.
//!
//! The runtime has no regular expression engine, so the parsing is done here, once.

use proc_macro2::TokenStream;
use quote::quote;
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// Whether a pattern can be enforced.
///
/// # Errors
/// Why it cannot.
pub fn check(pattern: &str) -> Result<(), String> {
    tree(pattern).map(|_| ())
}

/// The expression that makes a pattern's tree.
pub fn tree(pattern: &str) -> Result<TokenStream, String> {
    // Classes such as \d mean ASCII, as in the dialect of JSON Schema.
    let mut parser = ParserBuilder::new().unicode(true).utf8(true).build();
    let ascii = pattern.replace(r"\d", "[0-9]").replace(r"\w", "[A-Za-z0-9_]");
    let hir = parser.parse(&ascii).map_err(|error| error.to_string())?;
    node(&hir)
}

fn node(hir: &Hir) -> Result<TokenStream, String> {
    Ok(match hir.kind() {
        HirKind::Empty => quote!(Node::Sequence(&[])),
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).map_err(|error| error.to_string())?;
            let parts = text.chars().map(|character| quote!(Node::Class(&[(#character, #character)])));
            sequence(parts.collect())
        }
        HirKind::Class(Class::Unicode(class)) => {
            let ranges = class.ranges().iter().map(|range| {
                let (first, last) = (range.start(), range.end());
                quote!((#first, #last))
            });
            quote!(Node::Class(&[#(#ranges),*]))
        }
        HirKind::Class(Class::Bytes(_)) => return Err("it matches bytes, not characters".to_owned()),
        HirKind::Look(Look::Start) => quote!(Node::Start),
        HirKind::Look(Look::End) => quote!(Node::End),
        HirKind::Look(_) => return Err("it asserts something other than the start or the end of the text".to_owned()),
        HirKind::Repetition(repetition) => {
            let inner = node(&repetition.sub)?;
            let least = repetition.min;
            let most = match repetition.max {
                Some(most) => quote!(Some(#most)),
                None => quote!(None),
            };
            quote!(Node::Repeat(&#inner, #least, #most))
        }
        HirKind::Capture(capture) => node(&capture.sub)?,
        HirKind::Concat(parts) => sequence(parts.iter().map(node).collect::<Result<_, _>>()?),
        HirKind::Alternation(parts) => {
            let parts = parts.iter().map(node).collect::<Result<Vec<_>, _>>()?;
            quote!(Node::Either(&[#(#parts),*]))
        }
    })
}

fn sequence(parts: Vec<TokenStream>) -> TokenStream {
    match parts.as_slice() {
        [only] => quote!(#only),
        _ => quote!(Node::Sequence(&[#(#parts),*])),
    }
}

#[cfg(test)]
mod tests {
    use super::tree;

    #[test]
    fn classes_are_ascii_and_anchors_are_kept() {
        let shown = tree(r"^\d{14}$").map(|tree| tree.to_string());
        assert_eq!(
            shown.as_deref(),
            Ok(
                "Node :: Sequence (& [Node :: Start , Node :: Repeat (& Node :: Class (& [('0' , '9')]) , 14u32 , Some (14u32)) , Node :: End])"
            )
        );
    }

    #[test]
    fn what_cannot_be_enforced_is_said() {
        assert!(tree(r"(?=a)b").is_err());
        assert!(tree(r"\bword").is_err());
        assert!(tree("(").is_err());
    }
}
