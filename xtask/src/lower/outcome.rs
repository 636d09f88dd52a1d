//! What an operation's answers must show.

use heck::ToUpperCamelCase;
use serde_json::Value;

use super::plan::Outcome;
use super::schema::Schemas;
use super::source::extension;
use crate::extension;

/// Collects the outcomes of a document; operations that share one share its index.
#[derive(Default)]
pub struct Outcomes {
    pub found: Vec<Outcome>,
}

impl Outcomes {
    /// The outcome of an operation: its own, or the document's.
    ///
    /// # Errors
    /// That an `x-outcome` cannot be read.
    pub fn index<'a>(
        &mut self,
        operation: &'a Value,
        document: &'a Value,
        schemas: &mut Schemas<'a>,
    ) -> Result<usize, String> {
        let own: Option<extension::Outcome> = extension(operation, "x-outcome")?;
        let stated = own.map_or_else(|| extension(document, "x-outcome"), |own| Ok(Some(own)))?;
        let identity: Option<extension::Identity> = extension(operation, "x-identity")?;
        let mut outcome = planned(stated, document, schemas);
        outcome.strange = identity.map(extension::Identity::strangers).unwrap_or_default();
        if let Some(known) = self.found.iter().position(|found| *found == outcome) {
            return Ok(known);
        }
        self.found.push(outcome);
        Ok(self.found.len() - 1)
    }
}

fn planned<'a>(stated: Option<extension::Outcome>, document: &'a Value, schemas: &mut Schemas<'a>) -> Outcome {
    let Some(stated) = stated else { return Outcome::by_status() };
    let name = stated.failure_schema.rsplit('/').next().unwrap_or_default().to_upper_camel_case();
    let failure = stated.failure_schema.strip_prefix('#').and_then(|pointer| document.pointer(pointer));
    Outcome {
        is_stated: true,
        failure_struct: failure.and_then(|schema| schemas.struct_of(schema, &name)),
        answer: stated.answer,
        failure: stated.failure,
        strange: Vec::new(),
        success: stated.success,
        code: stated.code,
        message: stated.message,
        not_executed: stated.not_executed,
        duplicate: stated.duplicate,
        expired: stated.expired,
    }
}

impl Outcome {
    /// Without `x-outcome` nothing but the HTTP status can tell: every JSON value is an answer.
    fn by_status() -> Self {
        let anything = extension::Condition { at: String::new(), test: extension::Test::Set };
        Self {
            answer: Vec::new(),
            failure: Vec::new(),
            strange: Vec::new(),
            success: vec![anything],
            code: Vec::new(),
            message: Vec::new(),
            not_executed: Vec::new(),
            duplicate: Vec::new(),
            expired: Vec::new(),
            is_stated: false,
            failure_struct: None,
        }
    }
}
