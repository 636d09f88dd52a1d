//! The mock over real sockets.

mod answers;
mod faults;
mod notifications;
mod orders;
mod pages;
mod refusals;
mod robustness;
