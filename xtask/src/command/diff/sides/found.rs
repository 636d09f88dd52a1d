//! Documents that were found, and that need not be read if they are the same.

use std::collections::BTreeMap;

use sha1::{Digest as _, Sha1};

use crate::git::Blob;

use super::super::side::{At, Loaded};

/// Documents by their name in `spec/`.
pub type Documents = BTreeMap<String, Found>;

/// A document that has not been read yet if that can be avoided.
pub enum Found {
    Kept(At, Blob),
    OnDisk(Loaded),
}

impl Found {
    /// What Git knows of it, unless it is on disk.
    pub fn blob(&self) -> Option<&Blob> {
        match self {
            Found::Kept(_, blob) => Some(blob),
            Found::OnDisk(_) => None,
        }
    }

    /// As it is shown.
    pub fn path(&self) -> String {
        match self {
            Found::Kept(_, blob) => shown_in_spec(&blob.name),
            Found::OnDisk(loaded) => loaded.path.clone(),
        }
    }

    /// The id that Git gives to its bytes, so that equal ones need not be read.
    pub fn object(&self) -> String {
        match self {
            Found::Kept(_, blob) => blob.object.clone(),
            Found::OnDisk(loaded) => {
                let hash = Sha1::new().chain_update(format!("blob {}\0", loaded.text.len())).chain_update(&loaded.text);
                hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
            }
        }
    }
}

/// A document as it is shown, by its name in `spec/`.
pub fn shown_in_spec(name: &str) -> String {
    format!("spec/{name}")
}
