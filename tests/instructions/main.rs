//! What a call costs, in instructions: the crate's against one written by hand.
//!
//! `instructions server SPEC API` serves the documented example of one operation and prints its URL.
//! `instructions payspec|hand API URL CALLS` makes so many calls, one after the other.
//! `tests/instructions.sh` counts.

mod answers;
mod hand;
mod ours;
mod server;
mod sign;

use std::error::Error;

/// What both sides send along; none of it is a real credential.
const TOKEN: &str = "0123456789abcdef0123456789abcdef";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["server", spec, api] => server::serve(&answers::documented(spec, api)?),
        [side, api, url, calls] => {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(calls_of(side, api, url, calls.parse()?))
        }
        _ => Err("usage: server SPEC API | payspec|hand API URL CALLS".into()),
    }
}

async fn calls_of(side: &str, api: &str, url: &str, calls: u32) -> Result<(), Box<dyn Error>> {
    match (side, api) {
        ("payspec", "umxnt") => ours::umxnt(url, calls).await,
        ("payspec", "payall") => ours::payall(url, calls).await,
        ("payspec", "adapay") => ours::adapay(url, calls).await,
        ("hand", "umxnt") => hand::umxnt::calls(url, calls).await,
        ("hand", "payall") => hand::payall::calls(url, calls).await,
        ("hand", "adapay") => hand::adapay::calls(url, calls).await,
        _ => Err("no such side or API".into()),
    }
}
