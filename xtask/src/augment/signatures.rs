//! progenitor's code without what its functions do, which nobody looks at.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// The same code with empty bodies of functions; parsing those of a large document would take gigabytes.
pub fn only(code: TokenStream) -> TokenStream {
    let mut in_signature = false;
    code.into_iter()
        .map(|token| match token {
            TokenTree::Ident(word) if word == "fn" => {
                in_signature = true;
                TokenTree::Ident(word)
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let inside = if in_signature { TokenStream::new() } else { only(group.stream()) };
                in_signature = false;
                TokenTree::Group(Group::new(Delimiter::Brace, inside))
            }
            token => token,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use quote::quote;

    #[test]
    fn what_functions_do_is_left_out() {
        let code = quote! { pub mod a { impl A { pub fn b<T>(c: [u8; 2]) -> T where T: C { d(|| { e }); } fn f(); } pub struct G { h: u8 } } };
        let left = quote! { pub mod a { impl A { pub fn b<T>(c: [u8; 2]) -> T where T: C {} fn f(); } pub struct G { h: u8 } } };
        // A function without a body must not take the next braces for its own.
        assert_eq!(super::only(code).to_string(), left.to_string());
    }
}
