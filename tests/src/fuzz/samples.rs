//! What the mutants are made of: the vectors, whose keys are for tests only.

use payspec::adapay::{PrivateKey, PublicKey, VerifyingKeys};
use serde_json::Value;

pub struct Samples(Value);

impl Samples {
    pub fn new() -> Self {
        Self(serde_json::from_str(include_str!("../../vectors/adapay.json")).unwrap())
    }

    pub fn private(&self, name: &str) -> PrivateKey {
        PrivateKey::parse(self.key(name, "private_pkcs8_base64")).unwrap()
    }

    /// The platform's key for tests and Adapay's own.
    pub fn verifying(&self) -> VerifyingKeys {
        VerifyingKeys::adapay().and(PublicKey::parse(self.key("plat1024", "public_spki_base64")).unwrap())
    }

    pub fn key(&self, name: &str, form: &str) -> &str {
        self.0["keys"][name][form].as_str().unwrap()
    }

    /// A text of each member of a list.
    pub fn texts(&self, list: &str, name: &str) -> Vec<String> {
        let members = self.0[list].as_array().unwrap();
        members.iter().map(|member| member[name].as_str().unwrap().to_owned()).collect()
    }
}
