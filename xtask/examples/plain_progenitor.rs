//! Writes a crate as progenitor alone makes it from the same documents, to compare build times with.
//!
//! `cargo run -p xtask --example plain_progenitor -- DIR`; `tests/compile-time.sh` measures.
//! Only what progenitor refuses is taken out of the documents: answers other than 200, and callbacks.
//! Constraints stay.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use progenitor::{GenerationSettings, Generator, InterfaceStyle};
use serde_json::Value;
use xtask::{document, source};

const MANIFEST: &str = r#"[package]
name = "plain-progenitor"
version = "0.0.0"
edition = "2024"

[workspace]

[dependencies]
bytes = "1"
chrono = { version = "0.4", features = ["serde"] }
futures = "0.3"
progenitor-client = "0.15"
regress = "0.11"
reqwest = { version = "0.13", default-features = false, features = ["rustls", "json", "query", "stream", "form"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
serde_urlencoded = "0.7"
"#;

fn main() -> Result<(), Box<dyn Error>> {
    let target = env::args().nth(1).ok_or("name the folder to write to")?;
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let sources = source::read(Path::new(root)).map_err(|problems| format!("{problems:?}"))?;
    fs::create_dir_all(format!("{target}/src"))?;
    let mut lib = String::new();
    for source in sources {
        let name = source.path.trim_start_matches("spec/").trim_end_matches(".yaml").to_owned();
        let mut value = document::typed(&source.path, &source.text).map_err(|finding| finding.message)?;
        keep_what_progenitor_takes(&mut value);
        fs::write(format!("{target}/src/{name}.rs"), generated(value)?)?;
        lib.push_str(&format!("pub mod {name};\n"));
    }
    fs::write(format!("{target}/src/lib.rs"), lib)?;
    fs::write(format!("{target}/Cargo.toml"), MANIFEST)?;
    Ok(())
}

fn keep_what_progenitor_takes(document: &mut Value) {
    let paths = document["paths"].as_object_mut().into_iter().flatten();
    for (_, item) in paths {
        for (_, operation) in item.as_object_mut().into_iter().flatten() {
            if let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) {
                responses.retain(|status, _| status == "200");
            }
        }
    }
}

fn generated(value: Value) -> Result<String, Box<dyn Error>> {
    let mut settings = GenerationSettings::new();
    settings.with_interface(InterfaceStyle::Builder);
    let tokens = Generator::new(&settings).generate_tokens(&document::openapi(value)?)?;
    Ok(prettyplease::unparse(&syn::parse2(tokens)?))
}
