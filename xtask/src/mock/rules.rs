//! The rules of `x-rules` as the mock reports them.

use serde_json::{Map, Value};

use crate::lower::plan::Rule;
use crate::request_rules::fault;

use super::input::Broken;

/// The rules that are broken.
pub fn broken(rules: &[Rule], values: &Map<String, Value>) -> Vec<Broken> {
    let request = Value::Object(values.clone());
    let reported =
        |rule: &Rule| Some(Broken { field: fault(&rule.when, &rule.then, &request)?, text: rule.says.clone() });
    rules.iter().filter_map(reported).collect()
}
