//! text -> tree -> lint -> lower -> progenitor -> augment -> files, as one pure function.

use std::collections::BTreeMap;

use progenitor::{GenerationSettings, Generator, InterfaceStyle};
use serde_json::Value;

use crate::document::Document;
use crate::emit::banner::{Comment, stamp};
use crate::finding::Finding;
use crate::lower::origins::Places;
use crate::lower::plan::Plan;
use crate::lower::{lower, placed, simple};
use crate::source::Source;
use crate::{augment, documented, names, surface};

/// What only `cargo xtask gen` writes.
pub const OWNED: &[&str] = &["generated/src/api", "tests/documented", surface::PATH];

/// The rule of findings about what the generator itself cannot do.
const CANNOT_GENERATE: &str = "cannot-generate";

/// What the documents become.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Generated {
    /// The generated files by path.
    pub files: BTreeMap<String, String>,
    /// What is worth saying of the documents and stops nothing, in their order.
    pub warnings: Vec<Finding>,
}

/// The generated files, or everything that is wrong with the documents.
///
/// # Errors
/// The findings, warnings among them, in the order of the documents.
pub fn outputs(sources: &[Source]) -> Result<Generated, Vec<Finding>> {
    let mut outputs = BTreeMap::new();
    let mut findings = Vec::new();
    let mut plans = Vec::new();
    let mut lines = Vec::new();
    for source in sources {
        findings.extend(unfit_name(source, sources));
        match made(source) {
            Ok((document, (plan, code, warnings))) => {
                lines.extend(surface::surface(&document, &plan.api));
                findings.extend(warnings);
                let origin = (source.path.as_str(), source.text.as_str());
                outputs
                    .insert(format!("generated/src/api/{}.rs", plan.api), stamp(&[origin], Comment::RustInner, &code));
                let tests = unparsed(documented::tests(&plan));
                outputs
                    .insert(format!("tests/documented/{}.rs", plan.api), stamp(&[origin], Comment::RustInner, &tests));
                plans.push(plan);
            }
            Err(found) => findings.extend(found),
        }
    }
    if findings.iter().any(Finding::is_error) {
        return Err(findings);
    }
    let origins: Vec<(&str, &str)> =
        sources.iter().map(|source| (source.path.as_str(), source.text.as_str())).collect();
    for (path, code) in [
        ("generated/src/api/mod.rs", documented::modules(&plans)),
        ("tests/documented/main.rs", unparsed(documented::main(&plans))),
        ("tests/documented/calls.rs", unparsed(documented::calls(&plans))),
    ] {
        outputs.insert(path.to_owned(), stamp(&origins, Comment::RustInner, &code));
    }
    lines.sort_unstable();
    outputs.insert(surface::PATH.to_owned(), stamp(&origins, Comment::Hash, &lines.join("\n")));
    Ok(Generated { files: outputs, warnings: findings })
}

/// The plan and the client's code for one document, and the warnings about it.
type Client = (Plan, String, Vec<Finding>);

/// The plan and the client's code for one document that breaks no rule, and the warnings about it.
///
/// # Errors
/// Everything that is wrong with the document.
pub fn client(source: &Source) -> Result<Client, Vec<Finding>> {
    made(source).map(|(_, client)| client)
}

/// The same with the document itself.
fn made(source: &Source) -> Result<(Document, Client), Vec<Finding>> {
    let document = Document::parse(&source.path, &source.text)?;
    let mut findings = crate::lint::check(&document);
    if findings.iter().any(Finding::is_error) {
        return Err(findings);
    }
    match translated(&document) {
        Ok((plan, code)) => Ok((document, (plan, code, findings))),
        Err(found) => {
            findings.extend(found);
            Err(findings)
        }
    }
}

/// The plan and the client's code for any document, whatever its style.
///
/// # Errors
/// What no code can be generated from, each with its place.
pub fn translated(document: &Document) -> Result<(Plan, String), Vec<Finding>> {
    let blocking = crate::lint::blocking(document);
    if !blocking.is_empty() {
        return Err(blocking);
    }
    let value = document.typed().map_err(|finding| vec![finding])?;
    let plan = lower(&api_name(&document.name), &value).map_err(|reason| gap(document, &reason))?;
    let code = code(&plan).map_err(|reason| gap(document, &reason))?;
    Ok((plan, code))
}

/// The plan for any document, without its code, and where in the document its things come from; `value` is the document as JSON.
///
/// # Errors
/// What no code can be generated from, each with its place.
pub fn planned(document: &Document, value: &Value) -> Result<(Plan, Places), Vec<Finding>> {
    let blocking = crate::lint::blocking(document);
    if !blocking.is_empty() {
        return Err(blocking);
    }
    placed(&api_name(&document.name), value).map_err(|reason| gap(document, &reason))
}

fn gap(document: &Document, reason: &str) -> Vec<Finding> {
    let message = format!("no code can be generated from this document: {reason}");
    let help = "this is a gap in xtask: `lint` should have explained it where the construct stands";
    vec![Finding::error(CANNOT_GENERATE, &document.name, 0..0, message).help(help)]
}

/// A document's file name becomes a module, a feature and a file of tests, so it must be free and plain.
fn unfit_name(source: &Source, sources: &[Source]) -> Option<Finding> {
    const TAKEN: [&str; 7] = ["calls", "main", "mod", "runtime", "api", "rust_decimal", "default"];
    let name = api_name(&source.path);
    let stem = source.path.rsplit('/').next().and_then(|file| file.strip_suffix(".yaml")).unwrap_or_default();
    let same = sources.iter().filter(|other| api_name(&other.path) == name).count() > 1;
    if stem == name && !same && !TAKEN.contains(&name.as_str()) {
        return None;
    }
    let message = format!("`{stem}` cannot be the name of an API");
    let help = "rename the file: small letters, digits and underscores, no word of Rust, none of calls, main, mod, api, runtime, default";
    Some(Finding::error(CANNOT_GENERATE, &source.path, 0..0, message).help(help))
}

/// `spec/adapay.yaml` describes the API `adapay`.
fn api_name(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    names::field(file.split('.').next().unwrap_or(file))
}

fn code(plan: &Plan) -> Result<String, String> {
    let simple = simple::document(plan).map_err(|error| error.to_string())?;
    let mut settings = GenerationSettings::new();
    settings.with_interface(InterfaceStyle::Builder).with_map_type("::std::collections::BTreeMap");
    for (name, path) in simple::RUNTIME_TYPES {
        settings.with_replacement(name, path, std::iter::empty());
    }
    for name in plan.enums.keys() {
        let path = format!("super::types::{}", augment::type_name(name));
        settings.with_replacement(augment::type_name(name), path, std::iter::empty());
    }
    let tokens = Generator::new(&settings).generate_tokens(&simple).map_err(|error| error.to_string())?;
    augment::augment(tokens, plan).map_err(|mismatch| mismatch.to_string())
}

fn unparsed(code: proc_macro2::TokenStream) -> String {
    match syn::parse2(code.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        // What does not parse is written as it is, so that the compiler says where it is wrong.
        Err(_) => code.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::finding::printed;

    fn real_documents() -> Vec<Source> {
        crate::source::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))).unwrap()
    }

    #[test]
    fn the_same_documents_give_the_same_bytes() {
        let sources = real_documents();
        assert_eq!(outputs(&sources).unwrap(), outputs(&sources).unwrap());
    }

    #[test]
    fn every_document_is_read_alike_by_both_readers() {
        for source in real_documents() {
            let tree = Document::parse(&source.path, &source.text).unwrap().root.to_json();
            assert_eq!(tree, crate::document::typed(&source.path, &source.text).unwrap(), "{}", source.path);
        }
    }

    /// A document with one operation, some of it replaced.
    fn small(from: &str, to: &str) -> Source {
        let text = include_str!("generate/small.yaml");
        assert!(text.contains(from), "{from}");
        Source { path: "spec/small.yaml".to_owned(), text: text.replacen(from, to, 1) }
    }

    fn refused(from: &str, to: &str) -> String {
        let source = small(from, to);
        let findings = outputs(std::slice::from_ref(&source)).unwrap_err();
        printed(&findings, &source.path, &source.text)
    }

    #[test]
    fn the_small_document_is_fine() {
        assert!(outputs(&[small("", "")]).is_ok());
    }

    #[test]
    fn the_whole_document_of_the_readme_generates() {
        let readme = include_str!("../../spec/README.md");
        let text = readme.rsplit("```yaml\n").next().and_then(|block| block.split("```").next()).unwrap().to_owned();
        let source = Source { path: "spec/example.yaml".to_owned(), text };
        let found = outputs(std::slice::from_ref(&source)).map(|made| made.files.len());
        assert_eq!(found.map_err(|found| printed(&found, &source.path, &source.text)), Ok(6));
    }

    #[test]
    fn mistakes_stop_the_run_with_their_place() {
        insta::assert_snapshot!(
            [
                refused("x-effect: read\n      ", ""),
                refused("{$ref: '#/components/schemas/Thing'}", "{$ref: '#/components/schemas/Thin'}"),
                refused("value: {id: '1'}", "value: {id: 1}"),
                refused("x-effect: read", "x-effect: reads"),
                refused("    Thing:\n", "    Thing: {type: string}\n    Thing:\n"),
                refused("paths:", "paths"),
            ]
            .join("\n")
        );
    }

    #[test]
    fn a_money_critical_extension_that_cannot_be_read_never_counts_as_absent() {
        let value = serde_json::json!({"paths": {"/a": {"get": {"operationId": "a", "x-outcome": {"sucess": []}}}}});
        assert!(lower("small", &value).unwrap_err().starts_with("x-outcome: "));
    }
}
