//! Code as text, item by item.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

use super::Mismatch;

/// Adds items to a text, as `prettyplease` writes them.
///
/// A module is written piece by piece, so that its syntax tree never has to be in memory as a whole.
pub fn items(code: TokenStream, text: &mut String) -> Result<(), Mismatch> {
    nested(code, 0, text)
}

fn nested(code: TokenStream, depth: usize, text: &mut String) -> Result<(), Mismatch> {
    let mut piece = Vec::new();
    let mut tokens = 0;
    for item in split(code) {
        match module(&item) {
            Some(group) => {
                flush(&mut piece, depth, text)?;
                let head = item.into_iter().filter(|token| !is_braces(token)).chain([empty()]);
                let head = printed(head.collect(), depth)?;
                text.push_str(head.trim_end().trim_end_matches('}'));
                text.push('\n');
                nested(group.stream(), depth + 1, text)?;
                text.push_str(&"    ".repeat(depth));
                text.push_str("}\n");
                tokens = 0;
            }
            None => {
                const PIECE: usize = 2_000;
                tokens += item.len();
                piece.extend(item);
                if tokens > PIECE {
                    flush(&mut piece, depth, text)?;
                    tokens = 0;
                }
            }
        }
    }
    flush(&mut piece, depth, text)
}

fn flush(piece: &mut Vec<TokenTree>, depth: usize, text: &mut String) -> Result<(), Mismatch> {
    if !piece.is_empty() {
        text.push_str(&printed(std::mem::take(piece).into_iter().collect(), depth)?);
    }
    Ok(())
}

/// Items as they look so deep inside of modules, without those modules.
fn printed(code: TokenStream, depth: usize) -> Result<String, Mismatch> {
    let wrapped = (0..depth).fold(code, |code, _| quote!(mod wrapped { #code }));
    let text = prettyplease::unparse(&syn::parse2(wrapped)?);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    Ok(lines.get(depth..lines.len().saturating_sub(depth)).unwrap_or_default().concat())
}

/// The items of a module: values and imports end with a semicolon, others may end with braces.
fn split(code: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut items = Vec::new();
    let mut item: Vec<TokenTree> = Vec::new();
    let mut to_semicolon = false;
    for token in code {
        let ends = match &token {
            TokenTree::Ident(word) if ["use", "static", "const", "type"].iter().any(|known| word == known) => {
                to_semicolon = true;
                false
            }
            TokenTree::Punct(mark) => mark.as_char() == ';',
            token => is_braces(token) && !to_semicolon,
        };
        item.push(token);
        if ends {
            items.push(std::mem::take(&mut item));
            to_semicolon = false;
        }
    }
    items.extend((!item.is_empty()).then_some(item));
    items
}

/// The inside of an item that is a module with something in it.
fn module(item: &[TokenTree]) -> Option<Group> {
    match item {
        [.., TokenTree::Ident(word), TokenTree::Ident(_), TokenTree::Group(group)]
            if *word == "mod" && group.delimiter() == Delimiter::Brace && !group.stream().is_empty() =>
        {
            Some(group.clone())
        }
        _ => None,
    }
}

fn is_braces(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

fn empty() -> TokenTree {
    TokenTree::Group(Group::new(Delimiter::Brace, TokenStream::new()))
}

#[cfg(test)]
mod tests {
    use quote::quote;

    #[test]
    fn pieces_look_like_the_whole() {
        let code = quote! {
            use a::{b, c};
            /// Types.
            pub mod types {
                use super::{d, e};
                /// A type.
                #[derive(Clone)]
                pub struct A { pub b: Option<Box<A>>, #[doc = "x"] pub c: [u8; 2] }
                pub struct Unit;
                pub struct Tuple(u8);
                impl<T: Iterator<Item = u8>> From<T> for A { fn from(t: T) -> Self { if t.a == 1 { b } else { c } } }
                macros::open! { #[doc = " x"] A { B = "b", } }
                pub static S: &[A] = &[A { b: None, c: [1, 2] }, A { b: some_function_with_a_long_name(1, 2), c: [another_name, and_another] }];
                pub mod inner { pub mod innermost { pub static T: u8 = 1; } pub mod empty {} }
                impl A { pub const C: u8 = 1; }
            }
            pub enum E { A { b: u8 }, C }
        };
        let whole = prettyplease::unparse(&syn::parse2(code.clone()).unwrap());
        let mut text = String::new();
        super::items(code, &mut text).unwrap();
        assert_eq!(text, whole);
    }
}
