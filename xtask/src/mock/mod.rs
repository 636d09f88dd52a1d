//! A server that behaves as the documents in `spec/` say, for trying calls without a provider.
//!
//! It is driven by the documents: routes, checks, answers, failures, look-ups and pages.
//! What a document cannot say stands in one small file for each API that needs it.

mod adapay;
mod answer;
mod api;
mod call;
mod connection;
mod dialect;
mod exchange;
mod fault;
mod input;
pub mod keys;
mod listing;
mod notification;
mod notify;
mod options;
mod orders;
mod payall;
mod reply;
mod rsa;
mod rules;
mod sent;
mod server;
mod state;
mod switches;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod umxnt;
mod unambiguous;

pub use fault::Fault;
pub use notify::Notify;
pub use options::{Options, Settled};
pub use server::{Mock, Served, StartError, start};
pub use state::{Recorded, SentNotification};
