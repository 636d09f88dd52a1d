//! The documented examples that the server answers with.

use std::error::Error;

use serde_yaml::Value;

use crate::sign;

/// The published answer of the operation that is measured, as the provider sends it.
pub fn documented(spec: &str, api: &str) -> Result<String, Box<dyn Error>> {
    let (path, method) = match api {
        "umxnt" => ("/api/user/QrListinfos", "post"),
        "payall" => ("/userTransRecord", "get"),
        "adapay" => ("/v1/cashs", "post"),
        _ => return Err("no such API".into()),
    };
    let text = std::fs::read_to_string(format!("{spec}/{api}.yaml"))?;
    let document: Value = serde_yaml::from_str(&text)?;
    let content = &document["paths"][path][method]["responses"]["200"]["content"]["application/json"];
    let example = &content["examples"]["published"]["value"];
    if example.is_null() {
        return Err("the document has no such example".into());
    }
    let json = serde_json::to_string(example)?;
    Ok(if api == "adapay" { envelope(&json) } else { json })
}

fn envelope(data: &str) -> String {
    serde_json::json!({"data": data, "signature": sign::sign(data.as_bytes())}).to_string()
}
